"""Tables to RDF: Turtle, N-Triples, N-Quads or JSON-LD, streamed, the same bytes for the same tables."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import polars as pl

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.files import whole_file
from graphkit.rdf import mapping
from graphkit.rdf.terms import PAIR, Known, terms, typed
from graphkit.tables.frames import ATTRIBUTES, Tables
from graphkit.vocabulary import expand

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

    Objects = tuple[NamedNode | Literal, ...]

Progress = Callable[[str, float], None]  # what is being done, and the share of the whole that is done

FORMATS = {".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".jsonld": "JSON_LD"}
_SLICE = 20_000  # rows whose terms are held at a time


def write_rdf(
    tables: Tables, target: Path | str | IO[bytes], format: str | None = None, progress: Progress | None = None
) -> None:
    """Write the tables as RDF to a file, which is replaced in one step, or to a binary stream.

    ``format`` is a suffix of ``FORMATS``; without it, the suffix of the file's name decides. Persons are not left
    out here: see ``graphkit.privacy.public_tables``.
    """
    if not isinstance(target, (str, Path)):
        _write(tables, target, _format(format or ".ttl"), progress)
        return
    path, chosen = Path(target), _format(format or Path(target).suffix)
    with whole_file(path) as unfinished, unfinished.open("wb") as stream:
        _write(tables, stream, chosen, progress)


def _format(suffix: str) -> RdfFormat:
    import pyoxigraph

    name = FORMATS.get(suffix.lower())
    if name is None:
        raise GraphkitError(f"{suffix or 'no suffix'}: not a format of RDF; there are: {', '.join(FORMATS)}")
    found: RdfFormat = getattr(pyoxigraph.RdfFormat, name)
    return found


def _write(tables: Tables, stream: IO[bytes], chosen: RdfFormat, progress: Progress | None) -> None:
    from pyoxigraph import RdfFormat, serialize

    used = mapping.prefixes(_present(tables)) if chosen == RdfFormat.TURTLE else None
    serialize(triples(tables, progress), output=stream, format=chosen, prefixes=used)


def triples(tables: Tables, progress: Progress | None = None) -> Iterator[Triple]:
    """Every statement of the tables, in the order of the schema and of the rows."""
    known = _known(tables)
    present = _present(tables)
    total, done = sum(tables.frame(name).height for name in present), 0
    yield from _dataset(tables)
    for name in present:
        yield from _table_triples(name, tables.frame(name), known)
        done += tables.frame(name).height
        if progress:
            progress(name, done / total)


def _present(tables: Tables) -> list[str]:
    return [name for name in schema.tables() if tables.frame(name).height]


def _dataset(tables: Tables) -> Iterator[Triple]:
    """What has to be said of the whole: that nothing tells who is a person, the policy, what is left out."""
    from pyoxigraph import Literal, NamedNode, Triple

    subject = NamedNode(mapping.DATASET)
    if not tables.knows_persons or tables.policy or tables.withheld:
        yield Triple(subject, NamedNode(mapping.TYPE_IRI), NamedNode(expand("dcat:Dataset")))
    if not tables.knows_persons:
        yield Triple(subject, NamedNode(mapping.KNOWS_PERSONS_IRI), typed("no", "boolean"))
    if tables.policy:
        yield Triple(subject, NamedNode(mapping.POLICY_IRI), Literal(tables.policy))
    for line in tables.withheld:
        yield Triple(subject, NamedNode(mapping.WITHHELD_IRI), Literal(line))


def _known(tables: Tables) -> Known:
    """The ids of every table that others may point to, and the versions of their rows."""
    known: dict[str, dict[str, list[str]]] = {}
    for name, table in schema.tables().items():
        if table.primary_key and mapping.scheme_of_rows(name) == "":
            known[name] = _versions(tables.frame(name), table.primary_key)
    return known


def _versions(frame: pl.DataFrame, key: tuple[str, ...]) -> dict[str, list[str]]:
    if len(key) != 2:
        return {ident: [""] for ident in frame[key[0]].drop_nulls()}
    pairs = frame.select(pl.col(key[0]), pl.col(key[1]).fill_null("")).drop_nulls().sort(key).iter_rows()
    found: dict[str, list[str]] = {}
    for ident, version in pairs:
        found.setdefault(ident, []).append(version)
    return found


def _table_triples(name: str, frame: pl.DataFrame, known: Known) -> Iterator[Triple]:
    from pyoxigraph import NamedNode

    keys = _row_keys(name, frame)
    fields = [(NamedNode(column.iri), column.name) for column in mapping.columns(name)]
    fields.append((NamedNode(mapping.ATTRIBUTES_IRI), ATTRIBUTES))
    for start in range(0, frame.height, _SLICE):
        part = frame.slice(start, _SLICE)
        subjects = [NamedNode(iri) for iri in _iris(name, part, keys.slice(start, _SLICE))]
        with_pairs = _paired(name, part)
        objects = _objects(name, with_pairs, known)
        yield from _part_triples(subjects, mapping.class_of(name), fields, with_pairs, objects)


def _part_triples(
    subjects: list[NamedNode],
    row_class: str,
    fields: list[tuple[NamedNode, str]],
    part: pl.DataFrame,
    objects: dict[str, dict[str | None, Objects]],
) -> Iterator[Triple]:
    """The statements of some rows, row by row."""
    from pyoxigraph import NamedNode, Triple

    a, kind = NamedNode(mapping.TYPE_IRI), NamedNode(row_class)
    filled = [(predicate, objects[name], part[name]) for predicate, name in fields if objects[name]]
    cells = zip(*(series for _, _, series in filled), strict=True) if filled else ((),) * len(subjects)
    for subject, row in zip(subjects, cells, strict=True):
        yield Triple(subject, a, kind)
        for cell, (predicate, found, _) in zip(row, filled, strict=True):
            if cell is not None:
                for value in found[cell]:
                    yield Triple(subject, predicate, value)


def _paired(name: str, part: pl.DataFrame) -> pl.DataFrame:
    """The rows with what stands beside an id joined to it: which version of a row is meant."""
    pairs = [column for column in mapping.columns(name) if column.beside]
    return part.with_columns(
        (pl.col(column.name) + PAIR + pl.col(column.beside).fill_null("")).alias(column.name) for column in pairs
    )


def _objects(name: str, part: pl.DataFrame, known: Known) -> dict[str, dict[str | None, Objects]]:
    """Column -> cell -> its terms, each made once."""
    from pyoxigraph import Literal, NamedNode

    made: dict[str, dict[str | None, Objects]] = {}
    for column in mapping.columns(name):
        made[column.name] = {cell: terms(cell, column, known) for cell in _distinct(part[column.name])}
    json = NamedNode(mapping.JSON_IRI)
    made[ATTRIBUTES] = {cell: (Literal(cell, datatype=json),) for cell in _distinct(part[ATTRIBUTES])}
    return made


def _distinct(series: pl.Series) -> list[str]:
    return [str(cell) for cell in series.drop_nulls().unique().to_list()]


def _row_keys(name: str, frame: pl.DataFrame) -> pl.Series:
    """How often the same key stood before, from 1; the key of a row without one is a digest of its content."""
    key = schema.tables()[name].primary_key
    if key:
        counted = pl.int_range(1, pl.len() + 1).over(list(key))
        return frame.select(counted.cast(pl.String).alias("key")).to_series()
    cells = [pl.col(column).fill_null("") for column in (*schema.tables()[name].names, ATTRIBUTES)]
    content = frame.select(pl.concat_str(cells, separator="\x1f").alias("text"))
    digests = [hashlib.blake2b(text.encode(), digest_size=10).hexdigest() for text in content["text"]]
    times = content.with_columns(pl.Series("key", digests), pl.int_range(1, pl.len() + 1).over("text").alias("n"))
    return times.select(pl.concat_str("key", _again("n"))).to_series()


def _again(column: str) -> pl.Expr:
    return pl.when(pl.col(column) > 1).then(pl.format(";{}", pl.col(column))).otherwise(pl.lit(""))


def _iris(name: str, part: pl.DataFrame, keys: pl.Series) -> Iterator[str]:
    """The IRI of each row. Rows that repeat a key are told apart by a number behind a semicolon."""
    columns = schema.tables()[name].primary_key
    if not columns:
        yield from (mapping.row_iri(name, ()) + key for key in keys)
        return
    for key, times in zip(part.select(columns).iter_rows(), keys, strict=True):
        yield mapping.row_iri(name, key) + ("" if times == "1" else f";{times}")
