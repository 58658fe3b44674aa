"""What the checks ask of a store, asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graphkit.audit.finding import ALL, Place
from graphkit.audit.words import Both
from graphkit.labels import label
from graphkit.ledger import Ledger
from graphkit.model import OUTSIDE, Event, Phase, Selection, Stakeholder
from graphkit.stores.protocol import Store

Row = dict[str, str]
LISTED = 12  # names that a sentence lists; a finding's ``about`` holds them all
NAMED = Selection(level="municipality", reading="named", joint_only=False)


class Facts:
    """A store as the audit reads it: every status and kind of event, nothing left out."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def ledger(self) -> Ledger:
        """The participations as arrays."""
        return self.store.ledger()

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.store.events()}

    @cached_property
    def phases(self) -> dict[str, Phase]:
        """Phases by id, in order."""
        return {phase.id: phase for phase in self.store.phases()}

    @cached_property
    def stakeholders(self) -> dict[str, Stakeholder]:
        """All stakeholders by id."""
        return {who.id: who for who in self.store.stakeholders()}

    @cached_property
    def names_places(self) -> bool:
        """Whether any stakeholder is a place."""
        return any(who.type == "place" for who in self.stakeholders.values())

    def table(self, name: str) -> list[Row]:
        """The rows of a table kept beside the participations."""
        return self.store.table(name)

    @cached_property
    def documents(self) -> dict[str, tuple[str, ...]]:
        """Sources by id, each with the phase it is of."""
        return {row["source_id"]: (row.get("phase_id", ""),) for row in self.table("sources")}

    @cached_property
    def complete(self) -> dict[tuple[str, str], str]:
        """Scope and what is listed (municipalities, mediators) -> whether the list is complete: yes, partly or no."""
        return {(row.scope, row.what): row.complete for row in self.store.completeness()}

    @cached_property
    def placed(self) -> dict[str, str]:
        """Place -> the municipality it is in, by whatever time; places outside the register are left out."""
        return {row["place_id"]: row["municipality_id"] for row in self.table("place_units")}

    @cached_property
    def _place_units(self) -> dict[str, list[Row]]:
        rows = self.table("place_units")
        return {place: found for (place,), found in grouped(rows, "place_id").items()}

    def table_of_place(self, place: str) -> list[Row]:
        """The rows that say in which municipality a place was when, by time."""
        return sorted(self._place_units.get(place, []), key=lambda row: row.get("since", ""))

    def place(self, scope: str) -> Place:
        """A scope with its words and phases."""
        if scope in self.events:
            event = self.events[scope]
            return Place(scope, event_words(event), event.phases or (OUTSIDE,))
        if scope == OUTSIDE:
            return Place(scope, Both("outside the phases", "ārpus posmiem"), (OUTSIDE,))
        if scope in self.phases:
            return Place(scope, Both(f"phase {scope}", f"posms {scope}"), (scope,))
        return Place(scope, EVERYTHING if scope == ALL else self.names([scope]))

    def is_scope(self, scope: str) -> bool:
        """Whether a phase or an event is called so, or it is all of them or those outside the phases."""
        return scope in (ALL, OUTSIDE) or scope in self.events or scope in self.phases

    def several(self, scopes: Sequence[str]) -> Place:
        """Several scopes as one."""
        phases = dict.fromkeys(phase for scope in scopes for phase in self.place(scope).phases)
        words = Both(*("; ".join(self.place(scope).words[at] for scope in scopes) for at in (0, 1)))
        return Place(" ".join(scopes), words, tuple(phases))

    def names(self, ids: Iterable[str], beside: dict[str, Both] | None = None) -> Both:
        """Stakeholders by name, with what is said beside each; not all where there are many."""
        listed = list(dict.fromkeys(ids))
        return Both(*(self._names(listed, beside or {}, lang) for lang in ("en", "lv")))

    def _names(self, ids: list[str], beside: dict[str, Both], lang: str) -> str:
        shown = [self._name(ident, beside.get(ident), lang) for ident in ids[:LISTED]]
        left = len(ids) - len(shown)
        return "; ".join(shown) + ((f" and {left} more" if lang == "en" else f" un vēl {left}") if left else "")

    def _name(self, ident: str, beside: Both | None, lang: str) -> str:
        who = self.stakeholders.get(ident)
        name = who.label(lang) if who else ident
        return f"{name} ({beside.to(lang)})" if beside else name

    def unit_names(self, units: Sequence[str]) -> Both:
        """Municipalities by name."""
        named = self.store.stakeholders(list(units))
        return Both(*("; ".join(unit.label(lang) for unit in named) for lang in ("en", "lv")))

    def sources_of(self, rows: Sequence[int] | NDArray[np.int64]) -> tuple[str, ...]:
        """The sources of rows of the ledger, each once, in order."""
        codes = set(self.ledger.source[np.asarray(rows, np.int64)].tolist())
        return tuple(sorted({source for code in codes if code >= 0 for source in self._sources[code]}))

    @cached_property
    def _sources(self) -> list[list[str]]:
        """The sources in each cell of the ledger."""
        return [[part.strip() for part in cell.split(";") if part.strip()] for cell in self.ledger.sources]

    @cached_property
    def pair(self) -> NDArray[np.int64]:
        """The number of each row's (stakeholder, event) pair; rows of a pair follow one another."""
        return np.cumsum(np.diff(self.ledger.pair, prepend=-1) != 0) - 1


EVERYTHING = Both("all phases together", "visi posmi kopā")


def event_words(event: Event) -> Both:
    """An event by its title and id."""
    return Both(*(f"{event.label(lang)} ({event.id})" for lang in ("en", "lv")))


def code_words(scheme: str, code: str) -> Both:
    """A code by its labels."""
    return Both(label(scheme, code, "en"), label(scheme, code, "lv"))


def joined(parts: Iterable[Both], by: str = ", ") -> Both:
    """Words one after the other."""
    listed = list(parts)
    return Both(by.join(part.en for part in listed), by.join(part.lv for part in listed))


def grouped(rows: Iterable[Row], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """Rows by the cells of some columns, an empty one being ''."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row.get(column, "") for column in columns)].append(row)
    return dict(groups)


def in_phase(selection: Selection, phase: str) -> Selection:
    """The selection within one phase."""
    return replace(selection, phases=(phase,))
