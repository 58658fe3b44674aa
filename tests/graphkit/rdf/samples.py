"""Small tables for the tests of RDF, written row by row."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from graphkit import schema
from graphkit.rdf.export import write_rdf
from graphkit.rdf.reading import read_rdf
from graphkit.tables.frames import ATTRIBUTES, Tables, complete
from graphkit.tables.raw import ROW

Rows = list[dict[str, str | None]]

PREFIXES = """@prefix cv: <http://data.europa.eu/m8g/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix gk: <https://w3id.org/graphkit/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/thing/> .
"""


def made(**tables: Rows) -> Tables:
    """Tables from rows; columns that are not given are empty."""
    return Tables({name: _frame(name, rows) for name, rows in tables.items()})


def _frame(name: str, rows: Rows) -> pl.DataFrame:
    columns = (*schema.tables()[name].names, ATTRIBUTES)
    assert {key for row in rows for key in row} <= set(columns)
    return complete(
        pl.DataFrame({c: [r.get(c) for r in rows] for c in columns}, schema=dict.fromkeys(columns, pl.String)), name
    )


def again(tables: Tables, folder: Path, suffix: str = ".ttl") -> Tables:
    """The tables written and read."""
    path = folder / f"again{suffix}"
    write_rdf(tables, path)
    return read_rdf(path)


def assert_same(tables: Tables, other: Tables) -> None:
    """Every frame is the same, cell by cell and row by row."""
    filled = {name for name, frame in tables.frames.items() if frame.height}
    assert filled == set(other.frames)
    for name in filled:
        mine, theirs = (each.frame(name).drop(ROW, strict=False) for each in (tables, other))
        assert mine.to_dicts() == theirs.to_dicts(), name


def foreign(folder: Path, text: str) -> Tables:
    """Turtle that somebody else wrote, read."""
    path = folder / "foreign.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8")
    return read_rdf(path)
