"""What a field of which sources speak is called in a sentence."""

from __future__ import annotations

from graphkit import schema
from graphkit.audit.words import Both
from graphkit.labels import LABELS

#: Fields that no column of events or phases is called by.
_OTHERS = {
    "subtitle": Both("subtitle", "apakšvirsraksts"),
    "subtitle_lv": Both("Latvian subtitle", "apakšvirsraksts latviski"),
    "subtitle_en": Both("English subtitle", "apakšvirsraksts angliski"),
    "title_lv": Both("Latvian title", "nosaukums latviski"),
    "name_lv": Both("Latvian name", "nosaukums latviski"),
    "place": Both("place", "vieta"),
    "mediation_start": Both("start of mediation", "mediācijas sākums"),
    "mediation_end": Both("end of mediation", "mediācijas beigas"),
}


def field_words(field: str) -> Both:
    """The name of a field in both languages: its measure, its column, or as it stands where neither knows it.

    >>> field_words("start_date"), field_words("mode").lv, field_words("colour")
    (Both(en='start', lv='sākums'), 'forma', Both(en='colour', lv='colour'))
    """
    plain = field.removesuffix("_date")
    if field in LABELS["stated-measure"]:
        return Both(*LABELS["stated-measure"][field])
    if plain in _OTHERS:
        return _OTHERS[plain]
    columns = {column.name: column for name in ("phases", "events") for column in schema.tables()[name].columns}
    column = columns.get(plain)
    return Both(_lower(column.title), _lower(column.title_lv)) if column else Both(field, field)


def _lower(title: str) -> str:
    """A heading within a sentence; names such as English keep their capital."""
    return title if title.startswith("English") else title[:1].lower() + title[1:]
