# Everything runs in .venv, which is made on first use; only Python 3.11 or later is needed.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test lint neo4j stress docs clean

demo: .venv/run.stamp
	$(BIN)/graphkit demo

test: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

neo4j: .venv/dev.stamp
	GRAPHKIT_REQUIRE_NEO4J=1 $(BIN)/python -m pytest -n auto --dist worksteal tests/neo4j tests/graphkit/stores tests/cli tests/docs

stress: .venv/dev.stamp
	GRAPHKIT_REQUIRE_NEO4J=1 $(BIN)/python -m pytest tests/stress --stress

docs: .venv/dev.stamp
	$(BIN)/python docs/generate.py

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: .venv/bin/python pyproject.toml requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements/dev.txt --editable .
	touch $@

.venv/dev.stamp: .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/dev.txt
	touch $@

clean:
	rm -rf .venv build dist *.egg-info graphkit-demo
