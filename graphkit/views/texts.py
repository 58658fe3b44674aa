"""What the page says, in both languages, and the short titles of events."""

from __future__ import annotations

import json
from functools import cache

from graphkit.model import Event, Stakeholder
from graphkit.views.boxes import shortened
from graphkit.views.page import template_text

#: The order of languages in every pair of texts.
LANGS = ("lv", "en")


@cache
def phrases() -> dict[str, list[str]]:
    """Every phrase of the network page: key -> Latvian, English."""
    loaded: dict[str, list[str]] = json.loads(template_text("texts.json"))
    return loaded


@cache
def _plain_phrases() -> dict[str, list[str]]:
    """Phrases of the other pages, which the network page has no use for."""
    loaded: dict[str, list[str]] = json.loads(template_text("pages.json"))
    return {**phrases(), **loaded}


def phrase(key: str, lang: str) -> str:
    """One phrase in one language."""
    return _plain_phrases()[key][LANGS.index(lang)]


def event_lines(event: Event, place: Stakeholder | None, present: int, lang: str) -> list[str]:
    """The two lines of an event's box: what and where; when, and how many were there.

    >>> event_lines(Event("e", "Meeting", kind="training", start="2019-05-30", place_name="Rīga"), None, 10, "en")
    ['Training Rīga', '05.2019 · 10']
    """
    return [short_title(event, place, lang), f"{_month(event, lang)} · {present}"]


def short_title(event: Event, place: Stakeholder | None, lang: str) -> str:
    """What and where, in one line of a picture: by kind and place where the kind has a short word, else the title."""
    where = place.short(lang) if place else event.place_name or ""
    key = f"event_{event.kind}"
    return shortened(f"{phrase(key, lang)} {where}".strip() if key in phrases() else event.label(lang))


def _month(event: Event, lang: str) -> str:
    """Month and year, as far as they are known.

    >>> _month(Event("e", "x", start="2019"), "en"), _month(Event("e", "x"), "lv")
    ('2019', 'bez datuma')
    """
    if not event.date:
        return phrase("undated_short", lang)
    return ".".join(reversed(event.date.split("-")[:2]))
