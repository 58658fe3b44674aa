"""Which column of somebody's table is which field: by the field's name, its usual wordings, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from graphkit.errors import GraphkitError, Problem
from graphkit.names import fold

# Field -> usual English and Latvian wordings, folded (no diacritics, lower case). Singular and plural meet in `_key`.
FIELDS: dict[str, tuple[str, ...]] = {
    "stakeholder": (
        "participant", "participant name", "stakeholder name", "name", "full name", "attendee", "partner", "partner name",
        "actor", "actor name", "member", "member name", "author", "author name", "beneficiary", "delegate", "entity",
        "dalibnieks", "dalibnieka vards", "dalibnieka nosaukums", "dalibnieks nosaukums", "vards", "vards uzvards",
        "vards un uzvards", "nosaukums", "partneris", "iesaistita puse", "iesaistita persona", "ieinteresata puse",
    ),
    "stakeholder_id": (
        "participant id", "attendee id", "partner id", "actor id", "member id", "author id", "dalibnieka id",
        "dalibnieka kods", "dalibnieka nr", "entity id",
    ),
    "stakeholder_type": (
        "type", "participant type", "actor type", "kind", "stakeholder kind", "participant kind", "tips", "dalibnieka tips",
        "veids", "dalibnieka veids", "entity type",
    ),
    "sector": ("stakeholder sector", "participant sector", "sektors", "joma", "dalibnieka sektors", "nozare"),
    "organisation": (
        "organization", "organisation name", "organization name", "institution", "institution name", "company",
        "affiliation", "employer", "represents", "represented organisation", "organizacija", "iestade", "institucija",
        "parstav", "parstaveta organizacija", "parstaveta iestade", "darbavieta", "uznemums", "organizacijas nosaukums",
        "iestades nosaukums", "organizacija iestade", "iestade organizacija", "ngo", "nvo",
    ),
    "municipality": (
        "municipality name", "local government", "local authority", "city", "town", "region", "pasvaldiba", "novads",
        "pilseta", "novads pilseta", "pilseta novads", "pasvaldibas nosaukums", "dalibnieka pasvaldiba", "dzivesvieta",
    ),
    "country": ("country name", "country code", "valsts", "valsts kods"),
    "event": (
        "event name", "event title", "meeting", "meeting name", "activity", "activity name", "project", "project name",
        "project title", "project acronym", "title", "conference", "workshop", "pasakums", "pasakuma nosaukums", "sanaksme",
        "sanaksmes nosaukums", "aktivitate", "projekts", "projekta nosaukums", "seminars", "notikums", "notikuma nosaukums",
    ),
    "event_id": (
        "meeting id", "activity id", "project id", "project number", "grant number", "event code", "event number",
        "pasakuma id", "pasakuma kods", "pasakuma nr", "projekta id", "projekta numurs", "projekta nr", "notikuma id",
    ),
    "event_kind": (
        "event type", "type of event", "kind of event", "activity type", "meeting type", "pasakuma veids", "pasakuma tips",
        "notikuma veids",
    ),
    "phase": (
        "phase id", "phase name", "project phase", "programme phase", "period", "round", "wave", "call", "programme", "program",
        "posms", "faze", "projekta posms", "projekta faze", "periods", "karta", "programma",
    ),
    "role": ("participant role", "role in event", "function", "capacity", "loma", "dalibnieka loma", "dalibas loma", "funkcija"),
    "status": (
        "attendance", "attended", "participation status", "presence", "rsvp", "statuss", "dalibas statuss", "apmeklejums",
        "piedalijas", "klatbutne", "dalibas veids",
    ),
    "date": (
        "start date", "start", "event date", "date of event", "begin", "begin date", "year", "datums",
        "pasakuma datums", "sakuma datums", "sakums", "norises datums", "diena", "gads",
    ),
    "end": ("end date", "date end", "until", "beigu datums", "beigas", "lidz", "nosleguma datums"),
    "place": (
        "event place", "venue", "location", "event location", "place of event", "vieta", "norises vieta", "pasakuma vieta",
        "notikuma vieta", "atrasanas vieta",
    ),
    "theme": ("themes", "topic", "topics", "subject", "tema", "temas", "temats", "pasakuma tema"),
    "latitude": ("lat", "platums", "geografiskais platums"),
    "longitude": ("lon", "long", "lng", "garums", "geografiskais garums"),
    "source": (
        "source id", "source document", "document", "evidence", "reference", "url", "link", "avots", "avoti", "dokuments",
        "saite", "atsauce",
    ),
    "note": ("notes", "comment", "comments", "remark", "remarks", "piezime", "piezimes", "komentars", "komentari"),
}  # fmt: skip


_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "eventId"
_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")  # "Date (dd.mm.yyyy)", "Latitude [°]"


def _key(header: str) -> str:
    return fold(_HUMP.sub(" ", header.replace("_", " ")))


_BY_NAME = {_key(field): field for field in FIELDS}
_BY_WORDING = {_key(wording): field for field, wordings in FIELDS.items() for wording in (field, *wordings)}


def assign(
    headers: Sequence[str], chosen: Mapping[str, str], fixed: Mapping[str, str], file: str
) -> tuple[dict[str, str], list[Problem]]:
    """Field -> header. What the user chose wins, then a field's own name, then its wordings.

    ``chosen`` maps fields to headers (``--column``), ``fixed`` fields to values (``--set``; their columns are not used).
    Two columns that mean one field are an error, unless the user chose.

    >>> assign(["Pasākums", "Dalībnieks", "Telefons"], {}, {}, "a.csv")[0]
    {'event': 'Pasākums', 'stakeholder': 'Dalībnieks'}
    """
    _check_fields(chosen, fixed)
    problems = [_absent(field, header, headers, file) for field, header in chosen.items() if header not in headers]
    taken: dict[str, str] = {field: header for field, header in chosen.items() if header in headers}
    for exact in (True, False):
        for header in headers:
            field = _field_of(header, exact)
            if field is None or field in fixed or header in taken.values() or field in chosen:
                continue
            if field not in taken:
                taken[field] = header
            elif (_field_of(taken[field], True) is None) or exact:
                problems.append(_twice(field, taken[field], header, file))
    return _organisation_as_stakeholder(taken), problems


Lines = Sequence[Sequence[str | None]]
Header = Callable[[Lines], int | None]  # which of the first lines that hold anything is the header; None: none of them
TOP = 10  # lines among which a header is looked for


def header_finder(chosen: Mapping[str, str], fixed: Mapping[str, str]) -> Header:
    """A function that finds the header: the first line, or a later one below a title.

    A later line is the header where it names both a stakeholder and an event, and the first one is no header: it has one
    cell, or none that is known.

    >>> header_finder({}, {})([["Sanāksmes saraksts", ""], ["Dalībnieks", "Pasākums"]])
    1
    """

    def find(lines: Lines) -> int | None:
        rows = [[cell.strip() for cell in line if cell and cell.strip()] for line in lines[:TOP]]
        fitting = next((i for i, row in enumerate(rows) if _names_both(row, chosen, fixed)), None)
        first = rows[0] if rows else []
        is_header = len(first) > 1 and any(cell in chosen.values() or _field_of(cell, exact=False) for cell in first)
        return None if fitting and is_header else fitting

    return find


def recognised(lines: Lines, header: Header) -> bool:
    """Whether one of the lines is a header that names both a stakeholder and an event."""
    return header(lines) is not None


def _names_both(row: Sequence[str], chosen: Mapping[str, str], fixed: Mapping[str, str]) -> bool:
    if not row:
        return False
    taken = {*assign(list(dict.fromkeys(row)), chosen, fixed, "")[0], *fixed}
    return bool(taken & {"stakeholder", "stakeholder_id"}) and bool(taken & {"event", "event_id"})


def _field_of(header: str, exact: bool) -> str | None:
    key = _key(header)
    if exact:
        return _BY_NAME.get(key)
    return _BY_WORDING.get(key) or _BY_WORDING.get(_key(_UNIT.sub("", header)))


def _check_fields(chosen: Mapping[str, str], fixed: Mapping[str, str]) -> None:
    for field in (*chosen, *fixed):
        if field not in FIELDS:
            raise GraphkitError(f"unknown field {field!r}: one of {', '.join(FIELDS)}")
        if field in chosen and field in fixed:
            raise GraphkitError(f"--column and --set both say what the {field} is: keep one of them")


def _organisation_as_stakeholder(taken: dict[str, str]) -> dict[str, str]:
    """A table that names only organisations (or only municipalities) means those as its stakeholders."""
    if "stakeholder" in taken or "stakeholder_id" in taken:
        return taken
    for field in ("organisation", "municipality"):
        if field in taken:
            return {("stakeholder" if name == field else name): header for name, header in taken.items()}
    return taken


def _absent(field: str, header: str, headers: Sequence[str], file: str) -> Problem:
    message = f"--column {field}: there is no such header; there are: {listed(headers)}"
    return Problem(file, 1, header, None, message, exit_code=2)


def listed(headers: Sequence[str], shown: int = 20) -> str:
    """Headers for a message: the first ones by name, the rest counted.

    >>> listed(["a", "b", "c"], 2), listed([])
    ('a, b and 1 more', 'none')
    """
    more = f" and {len(headers) - shown} more" if len(headers) > shown else ""
    return (", ".join(headers[:shown]) or "none") + more


def _twice(field: str, first: str, second: str, file: str) -> Problem:
    message = f"both {first!r} and {second!r} could be the {field}: say which with --column {field}={first!r}"
    return Problem(file, 1, second, None, message)
