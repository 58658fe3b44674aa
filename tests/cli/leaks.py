"""A platform with a private person of whom every word is unmistakable, and a search of every byte of a file for them."""

from __future__ import annotations

import base64
import csv
import gzip
import html
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: What is said of the person -> the word that must not get out.
SECRETS = {
    "id": "zqident-person-77",
    "label": "Zqlabel Qzsurname",
    "alias": "Zqalias Qzmaiden",
    "public role": "zqrole of qzvillage",
    "note of the person": "zqpersonnote",
    "attribute of the person": "zqphone",
    "note of the participation": "zqpartnote",
    "locator of the participation": "zqlocator",
    "attribute of the participation": "zqattribute",
    "statement on the person": "zqstatement",
    "reason of a decision": "zqreason",
    "other id": "zqident-person-78",
    "remark of a mediation period": "zqperiodnote",
    "who decided": "zqeditor",
}
PERSON, OTHER = SECRETS["id"], SECRETS["other id"]
_ROWS: dict[str, list[dict[str, str]]] = {
    "persons": [
        {
            "person_id": PERSON,
            "label": SECRETS["label"],
            "public_role": SECRETS["public role"],
            "place_id": "kraslava",
            "country": "LV",
            "note": SECRETS["note of the person"],
            "phone": SECRETS["attribute of the person"],
        },
        {"person_id": OTHER, "label": "Zqlabel Qzsurname jun", "organisation_id": "kraslavas-dome"},
    ],
    "participations": [
        {
            "event_id": event,
            "phase_id": "LRP3",
            "person_id": person,
            "role": role,
            "status": "attended",
            "for_organisation_id": "" if person == PERSON else "kraslavas-dome",
            "source_id": "km-lrp3-medsem",
            "locator": SECRETS["locator of the participation"],
            "note": SECRETS["note of the participation"],
            "room": SECRETS["attribute of the participation"],
        }
        for event, person, role in (
            ("zqevent", PERSON, "participant"),
            ("zqevent", OTHER, "host"),
            ("lrp3-expert-discussion-2018", PERSON, "mediator"),
        )
    ],
    "events": [
        {
            "event_id": "zqevent",
            "phase_id": "LRP3",
            "title": f"Tikšanās ar {SECRETS['label']} un {PERSON}",
            "title_en": f"Meeting {SECRETS['label']} ({SECRETS['alias']})",
            "kind": "training",
            "start": "2019-05-30",
            "end": "2019-05-30",
            "place_id": "kraslava",
            "status": "held",
            "source_id": "km-lrp3-medsem;zqsource",
        }
    ],
    "sources": [{"source_id": "zqsource", "title": f"Interview with {SECRETS['label']}", "url": "https://example.org/x"}],
    "aliases": [{"stakeholder_id": PERSON, "alias": SECRETS["alias"], "kind": "other"}],
    "statements": [{"scope": PERSON, "field": "zq", "value": SECRETS["statement on the person"], "source_id": "seed-000"}],
    "completeness": [
        {"scope": "zqevent", "what": "stakeholders", "complete": "no", "why": f"{SECRETS['label']} left early", "source_id": "seed-000"}
    ],
    "identities": [
        {
            "left_id": PERSON,
            "right_id": OTHER,
            "decision": "not-same",
            "decided_by": SECRETS["who decided"],
            "decided_on": "2026-01-01",
            "reason": SECRETS["reason of a decision"],
        }
    ],
    "mediation_periods": [
        {"person_id": PERSON, "place_id": "kraslava", "phase_id": "LRP3", "source_id": "seed-000", "note": SECRETS["remark of a mediation period"]}
    ],
    "phase_participations": [{"phase_id": "LRP3", "person_id": PERSON, "role": "mediator", "source_id": "seed-000"}],
    "memberships": [{"person_id": PERSON, "organisation_id": "monitoringa-koalicija", "role": "convener", "source_id": "seed-000"}],
}  # fmt: skip


def write_package(folder: Path) -> Path:
    """The bundled platform with the person in it."""
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("__pycache__", "*.py", "story.yaml"))
    for name, rows in _ROWS.items():
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            held = list(csv.DictReader(file))
        columns = list(dict.fromkeys([*held[0], *(column for row in rows for column in row)]))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows([*held, *rows])
    return folder


def found_in(path: Path) -> set[str]:
    """What of the person is told by a file, or by any file of a folder: in its bytes, and in those packed into it."""
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    assert files, f"nothing was written to {path}"
    told = [
        text.casefold() for file in files for text in (*_texts(file.read_bytes()), str(file.relative_to(path.parent)))
    ]
    return {what for what, word in SECRETS.items() if any(word.casefold() in text for text in told)}


def _texts(data: bytes, depth: int = 3) -> Iterator[str]:
    """The content of a file as text: as it stands, with marks of HTML and JSON read, and everything packed into it."""
    text = data.decode("utf-8", errors="replace")
    yield text
    yield html.unescape(text)
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    for inner in _packed(data, text) if depth else ():
        yield from _texts(inner, depth - 1)


def _packed(data: bytes, text: str) -> Iterator[bytes]:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as book:
            yield from (name.encode() + b"\n" + book.read(name) for name in book.namelist())
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    for word in re.findall(r"[A-Za-z0-9+/_-]{40,}={0,2}", text):
        try:
            packed = base64.b64decode(word.replace("-", "+").replace("_", "/") + "=" * (-len(word) % 4))
        except ValueError:
            continue
        yield packed
        for way in (15, -15, 31):
            try:
                yield zlib.decompress(packed, way)
            except zlib.error:
                continue
