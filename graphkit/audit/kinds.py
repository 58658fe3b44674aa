"""The kinds of findings, in their order, and the sentences that say them."""

from __future__ import annotations

from graphkit.audit.kinds_recorded import RECORDED
from graphkit.audit.kinds_stated import STATED
from graphkit.audit.words import Both, Kind, Part, number_words


def sentence(saying: str, kind: str, parts: dict[str, Part]) -> tuple[Both, Both]:
    """The sentence of a saying and what mends it, each filled in both languages."""
    text = SAYINGS[saying] if saying in SAYINGS else KINDS[saying].sentence
    return _filled(text, parts), _filled(KINDS[kind].mend, parts)


def _filled(text: Both, parts: dict[str, Part]) -> Both:
    return Both(*(template.format_map(_in(parts, at)) for at, template in enumerate(text)))


def _in(parts: dict[str, Part], at: int) -> dict[str, str]:
    """The parts in one language; a number is written with a comma in Latvian."""
    both = {key: number_words(part) if isinstance(part, int | float) else part for key, part in parts.items()}
    return {key: part if isinstance(part, str) else part[at] for key, part in both.items()}


_NOTHING = Both("nothing has to be done", "nekas nav jādara")

KINDS: dict[str, Kind] = STATED | RECORDED | {
    "not-comparable": Kind(
        Both("stated, but cannot be compared", "norādīts, bet nav salīdzināms"),
        Both("{scope}, {measure}: stated {stated} ({sources}); can't be compared: {why}", "{scope}, {measure}: avotā {stated} ({sources}); nav salīdzināms: {why}"),
        _NOTHING,
        problem=False,
    ),
    "agrees": Kind(
        Both("agrees", "sakrīt"),
        Both("{scope}, {measure}: stated {stated} ({sources}), recorded {recorded}: they agree{more}", "{scope}, {measure}: avotā {stated} ({sources}), tabulās {recorded}: sakrīt{more}"),
        _NOTHING,
        problem=False,
    ),
}  # fmt: skip

#: Sentences of findings that share their kind with others.
SAYINGS: dict[str, Both] = {
    "parts-agree": Both(
        "{scope}, {measure}: stated {stated} ({sources}), and its exact parts add up to {recorded} ({parts}): they agree",
        "{scope}, {measure}: avotā {stated} ({sources}), precīzo daļu summa ir {recorded} ({parts}): sakrīt",
    ),
    "totals-agree": Both(
        "{scope}, {measure}: several sources state it, and they agree: {listed}",
        "{scope}, {measure}: to norāda vairāki avoti, un tie sakrīt: {listed}",
    ),
    "sources-agree": Both(
        "{scope}, {measure}: several sources say {stated} ({sources}): they agree",
        "{scope}, {measure}: vairāki avoti norāda {stated} ({sources}): sakrīt",
    ),
    "record-agrees": Both(
        "{scope}, {measure}: {sources} says {stated}, and so does the record",
        "{scope}, {measure}: {sources} norāda {stated}, un tas pats ir ierakstā",
    ),
    "list-agrees": Both(
        "{scope}: the {stated} municipalities named for the phase as a whole ({sources}) are the {recorded} at its events",
        "{scope}: posmam kopumā nosauktās pašvaldības ({sources}; {stated}) ir tās pašas, kas tā pasākumos ({recorded})",
    ),
    "announced-for-phase": Both(
        "{scope}: {who}: invited or planned by {sources} for the phase, at none of its events",
        "{scope}: posmam uzaicināti vai plānoti ({sources}), bet nevienā tā pasākumā nav: {who}",
    ),
    "no-event-has-date": Both("none of the {count} events has a date with a year", "nevienam no {count} pasākumiem nav datuma ar gadu"),
    "no-event-has-place": Both("none of the {count} events has a place", "nevienam no {count} pasākumiem nav vietas"),
    "no-event-has-source": Both("none of the {count} events has a source", "nevienam no {count} pasākumiem nav avota"),
    "rows-without-source": Both("{scope}: {count} participations have no source", "{scope}: dalību skaits bez avota: {count}"),
}  # fmt: skip
