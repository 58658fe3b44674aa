"""The house's measures: small modules, small functions, everything hinted and explained."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
MODULES = sorted([*ROOT.glob("graphkit/**/*.py"), *ROOT.glob("cli/*.py")])
TEXTS = {".py", ".md", ".toml", ".yaml", ".txt", ".csv", ".json", ".ttl", ".html", ".js", ".css"}
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
FUNCTIONS = [
    (path, node)
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_modules_are_short() -> None:
    sizes = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > 300} == {}
    assert median(sizes.values()) <= 150


def test_functions_are_short() -> None:
    sizes = [(_lines(node), f"{path.relative_to(ROOT)}:{node.lineno} {node.name}") for path, node in FUNCTIONS]
    assert [name for size, name in sizes if size > 50] == []
    assert median(size for size, _ in sizes) <= 6
    assert sum(size <= 20 for size, _ in sizes) >= 0.9 * len(sizes)


def test_every_function_says_what_it_returns() -> None:
    assert [f"{path.name}:{node.name}" for path, node in FUNCTIONS if node.returns is None] == []


def test_public_functions_are_explained() -> None:
    nested = {id(inner) for _, node in FUNCTIONS for inner in ast.walk(node) if inner is not node}
    public = [(p, n) for p, n in FUNCTIONS if not n.name.startswith("_") and id(n) not in nested]
    assert [f"{path.name}:{node.name}" for path, node in public if not ast.get_docstring(node)] == []


def test_modules_and_public_classes_are_explained() -> None:
    assert [str(path) for path, tree in TREES.items() if not ast.get_docstring(tree)] == []
    classes = [
        (path, node) for path, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    assert [f"{p.name}:{n.name}" for p, n in classes if not n.name.startswith("_") and not ast.get_docstring(n)] == []


def test_the_data_hold_no_email_address() -> None:
    files = [*ROOT.glob("data/*.csv"), *ROOT.glob("data/*.json"), *ROOT.glob("ontology/*.ttl")]
    address = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.I)
    assert [path.name for path in files if address.search(path.read_text(encoding="utf-8"))] == []


UNFINISHED = re.compile("|".join((r"\bTO" r"DO\b", r"\bFIX" r"ME\b", r"\bX" r"XX\b", "NotImplementedError")))
# Where this checkout and this user's home lie, and what such paths look like elsewhere.
PLACES = re.compile(
    "|".join((re.escape(str(ROOT)), re.escape(f"{Path.home()}/"), r"(?<![\w.:/])/(?:home|Users|mnt|tmp)/\w"))
)


def test_nothing_is_left_unfinished() -> None:
    assert [path.name for path in MODULES if UNFINISHED.search(path.read_text(encoding="utf-8"))] == []


def test_no_text_handed_on_names_a_place_on_a_machine() -> None:
    folders = ("docs", "data", "ontology", "requirements", "graphkit", "cli", "benchmarks")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in TEXTS]
    found += [path for path in ROOT.iterdir() if path.suffix in TEXTS or path.name == "Makefile"]
    assert len(found) > 100
    assert [str(p.relative_to(ROOT)) for p in found if PLACES.search(p.read_text(encoding="utf-8"))] == []
