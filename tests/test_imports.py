"""Imports run one way, and heavy libraries stay with their owners."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# From the top: a layer imports itself and what stands below it.
LAYERS = (
    ("cli",),
    ("demo",),
    ("exporting", "loading", "views"),
    ("audience",),
    ("measures", "involvement", "duplicates", "audit"),
    ("network",),
    ("rules",),
    ("stores", "rdf"),
    ("tables", "privacy"),
    ("policy_file",),
    ("names", "endings", "schema", "presences", "ledger", "files", "policy", "yaml_nodes"),
    ("incidence",),
    ("vocabulary", "model"),
    ("labels", "dates", "errors"),
)
RANK = {name: i for i, names in enumerate(LAYERS) for name in names}
# Lower modules that are asked for higher ones at run time, each with its reason.
ALLOWED = {
    ("tables/source.py", "rdf"),  # a source may be RDF; read when it is
}
OWNERS = {
    "polars": (
        "graphkit/tables/",
        "graphkit/rdf/",
        "graphkit/privacy/",
        "graphkit/stores/sqlite_tables.py",
        "graphkit/stores/neo4j/tables.py",
        "graphkit/stores/neo4j/elements.py",
        "graphkit/names.py",
        "graphkit/duplicates/",
    ),
    "pyoxigraph": ("graphkit/rdf/",),
    "rdflib": ("graphkit/rdf/",),
    "pyshacl": ("graphkit/rdf/",),
    "pyvis": ("graphkit/views/",),
    "jinja2": ("graphkit/views/",),
    "markupsafe": ("graphkit/views/",),
    "rapidfuzz": ("graphkit/names.py", "graphkit/duplicates/"),
    "docx": ("graphkit/views/report.py",),
    "resvg_py": ("graphkit/views/stills.py",),
    "yaml": ("graphkit/yaml_nodes.py",),
    "rich": ("cli/emit.py",),
    "xlsxwriter": ("graphkit/tables/",),
    "python_calamine": ("graphkit/tables/workbook.py",),
    "scipy": (
        "graphkit/incidence.py",
        "graphkit/network/",
        "graphkit/measures/",
        "graphkit/involvement/",
        "graphkit/views/",
    ),
    "neo4j": ("graphkit/stores/neo4j/",),
    "networkx": ("graphkit/network/interchange.py", "graphkit/network/graph_files.py"),
    "pandas": (),
}
FILES = sorted([*ROOT.glob("graphkit/**/*.py"), *ROOT.glob("cli/*.py")])


def _imports(tree: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    """Full names of what a module imports, anywhere in it; ``package`` is where it stands, for relative imports."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            whole = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{whole}.{alias.name}" for alias in node.names)
        else:
            yield from _imports(node, package)


def _imports_of(path: Path) -> Iterator[str]:
    return _imports(ast.parse(path.read_text(encoding="utf-8")), path.relative_to(ROOT).parent.parts)


def _layer(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0] if parts[0] == "cli" else parts[1]


def test_every_module_has_a_layer() -> None:
    assert {_layer(path) for path in FILES} - {"__init__"} == set(RANK)


def test_the_check_sees_every_way_of_importing() -> None:
    code = (
        "import graphkit.a\nfrom .b import c\nfrom ..d import e\nfrom .. import f\n"
        "def g():\n    import h\nif TYPE_CHECKING:\n    import unseen"
    )
    seen = list(_imports(ast.parse(code), ("graphkit", "x")))
    assert seen == ["graphkit.a", "graphkit.x.b.c", "graphkit.d.e", "graphkit.f", "h"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    own = _layer(path)
    for name in _imports_of(path):
        parts = name.split(".")
        if parts[0] == "graphkit" and len(parts) > 1 and parts[1] in RANK and own in RANK:
            allowed = (str(path.relative_to(ROOT / "graphkit")) if own != "cli" else "", parts[1]) in ALLOWED
            assert RANK[parts[1]] >= RANK[own] or allowed, f"{path.name} ({own}) imports {parts[1]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_heavy_libraries_stay_with_their_owners(path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    for name in _imports_of(path):
        library = name.split(".")[0]
        if library in OWNERS:
            assert where.startswith(OWNERS[library]) if OWNERS[library] else False, f"{where} imports {library}"
