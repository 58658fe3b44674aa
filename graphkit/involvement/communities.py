"""Communities that sources name, and mediators' periods, by the municipality they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graphkit.dates import NEVER_ENDS, day_number, last_day_number, span
from graphkit.involvement.model import Key, MediatorPeriod, Statement
from graphkit.involvement.register import Register
from graphkit.stores.protocol import Store

Span = tuple[int, int, Key]  # first day, last day, municipality


class Ground:
    """Which municipality a place or a name of a unit means, in units of the time or today's."""

    def __init__(self, store: Store, register: Register, units: str) -> None:
        self._register, self._units = register, units
        self._spans: dict[str, list[Span]] = defaultdict(list)
        for row in store.table("settlements"):
            self._settlement(row)
        seen: set[str] = set()
        for row in store.table("place_units"):
            if row["place_id"] not in seen:  # what is said of a place goes before the gazetteer
                self._spans.pop(row["place_id"], None)
                seen.add(row["place_id"])
            key = (row["municipality_id"], row.get("unit_valid_from", ""))
            first, last = span(row.get("since"), row.get("until"))
            self._spans[row["place_id"]].append((first, last, key))
        for spans in self._spans.values():
            spans.sort()

    def _settlement(self, row: dict[str, str]) -> None:
        before = self._register.of_id(row.get("municipality_before_2021", ""))
        since = self._register.of_id(row.get("municipality_since_2021", ""))
        ends = last_day_number(before[0].valid_until) or NEVER_ENDS if before else 0
        spans = self._spans[row["settlement_id"]]
        spans += [(0, ends, before[0].key)] if before else []
        spans += [(ends + 1, NEVER_ENDS, since[-1].key)] if since and ends < NEVER_ENDS else []

    def of_place(self, place: str, day: int | None = None) -> Key | None:
        """The municipality of a place on a day (the first one known, where no day is asked for), or today's."""
        spans = self._spans.get(place, ())
        if not spans:
            return None if self._register.there else (place, "")
        inside = [key for first, last, key in spans if day is not None and first <= day <= last]
        found = spans[-1][2] if self._units == "today" else inside[0] if inside else spans[0][2]
        if not self._register.there:
            return (found[0] if self._units == "today" or not found[1] else "@".join(found)), ""
        return self._now(found) if self._units == "today" else found

    def of_statement(self, territory: str, vintage: str) -> Key | None:
        """The municipality that a statement is about. One about a later unit is of that unit, not of its parts."""
        version = self._register.meant(territory, vintage)
        if version is None:
            place = self.of_place(territory)
            if place or not (version := self._register.meant(territory, "either")):
                return place
        if self._units == "then":
            return version.key
        latest = self._register.of_id(territory)[-1]
        either = vintage == "either" and not latest.valid_until
        return latest.key if either else self._now(version.key)

    def _now(self, key: Key) -> Key | None:
        ident = self._register.today(key)
        return self._register.of_id(ident)[-1].key if ident else None


def statements_by_unit(store: Store, ground: Ground) -> dict[Key, tuple[Statement, ...]]:
    """Municipality -> what sources say of a community there, in the table's order."""
    found: dict[Key, list[Statement]] = defaultdict(list)
    for row in store.table("named_communities"):
        territory, vintage = row["territory_id"], row.get("vintage", "")
        if key := ground.of_statement(territory, vintage):
            said = Statement(
                row.get("statement", ""),
                row.get("source_id", ""),
                row.get("year"),
                territory,
                vintage,
                vintage == "place",
            )
            found[key].append(said)
    return {key: tuple(said) for key, said in found.items()}


def mediators_by_unit(store: Store, ground: Ground, begins: Mapping[str, int]) -> dict[Key, tuple[MediatorPeriod, ...]]:
    """Municipality -> the periods of mediators in places that belonged to it when each began."""
    found: dict[Key, list[MediatorPeriod]] = defaultdict(list)
    for row in store.table("mediation_periods"):
        if "place_id" not in row:
            continue
        day = day_number(row.get("start")) or begins.get(row.get("phase_id", ""), 0) or day_number(row.get("end")) or 0
        if key := ground.of_place(row["place_id"], day):
            period = MediatorPeriod(
                row["person_id"],
                row["place_id"],
                row.get("phase_id"),
                row.get("start"),
                row.get("end"),
                row.get("source_id"),
            )
            found[key].append(period)
    return {key: tuple(periods) for key, periods in found.items()}
