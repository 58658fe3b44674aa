"""The embedded store: one SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.errors import NotAStoreError, StoreError
from graphkit.incidence import Incidence, distinct, from_pairs
from graphkit.ledger import Ledger
from graphkit.model import (
    READINGS,
    Completeness,
    Event,
    Evidence,
    Hit,
    Info,
    Phase,
    Selection,
    Source,
    Stakeholder,
)
from graphkit.presences import Presences
from graphkit.stores.choosing import chosen_codes, code_of, recorded
from graphkit.stores.levels import Rows, roll_up, unit_codes
from graphkit.stores.naming import find_names, longer_names
from graphkit.stores.protocol import Progress
from graphkit.stores.sqlite_file import StoreFile
from graphkit.stores.sqlite_info import read_info
from graphkit.stores.sqlite_labels import Labels
from graphkit.stores.sqlite_presences import presences_of

if TYPE_CHECKING:
    from graphkit.tables.frames import Tables

Filter = Callable[..., Any]  # (events, phases, roles, statuses as arrays of codes) -> mask


class SqliteStore:
    """A store in one SQLite file. Opens the file at the first question."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _file(self) -> StoreFile:
        return StoreFile(self.path)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._file)

    def replace(self, tables: Tables, progress: Progress | None = None) -> tuple[dict[str, int], list[str]]:
        """See Store.replace."""
        from graphkit.stores.sqlite_write import write_store
        from graphkit.tables.compile import compile_tables

        self._refuse_foreign()
        compiled = compile_tables(tables)
        write_store(self.path, compiled, progress)
        self.__dict__.pop("_file", None)
        self.__dict__.pop("_labels", None)
        return compiled.counts, compiled.notes

    def _refuse_foreign(self) -> None:
        """A file that is no store (of any version) is not overwritten."""
        if not self.path.exists() or self.path.stat().st_size == 0:
            return
        try:
            StoreFile(self.path)
        except NotAStoreError as error:
            raise StoreError(
                f"{self.path}: this file is no graphkit store and is not overwritten; name another --store"
            ) from error
        except StoreError:
            return  # a store of another layout, or a damaged one: it may be replaced

    def tables(self) -> Tables:
        """See Store.tables."""
        from graphkit.stores.sqlite_tables import read_tables

        return read_tables(self._file)

    def recorded(self, selection: Selection) -> Selection:
        """See Store.recorded."""
        return recorded(selection, self._file)

    def info(self) -> Info:
        """See Store.info."""
        return read_info(self._file, self.phases())

    def event_counts(self, selection: Selection) -> dict[str, tuple[int, int]]:
        """See Store.event_counts."""
        rows = self._rows(selection)
        names = self._file.codes("event")
        pairs = np.unique(rows.s.astype(np.int64) * len(names) + rows.e) % max(len(names), 1)
        people = np.bincount(pairs, minlength=len(names))
        counts = np.bincount(rows.e, minlength=len(names))
        return {names[i]: (int(people[i]), int(counts[i])) for i in np.flatnonzero(counts)}

    def find(self, name: str, level: str = "stakeholder") -> list[Hit]:
        """See Store.find."""
        return find_names(name, self._file, self._labels, level)

    def stakeholders(self, ids: Sequence[str] | None = None) -> list[Stakeholder]:
        """See Store.stakeholders."""
        return self._labels.stakeholders(ids)

    def events(self, ids: Sequence[str] | None = None) -> list[Event]:
        """See Store.events."""
        return self._labels.events(ids)

    def phases(self) -> list[Phase]:
        """See Store.phases."""
        return self._file.phases()

    def units_of(self, ident: str, selection: Selection) -> list[str]:
        """See Store.units_of."""
        file, positions = self._file, self._labels.positions([ident])
        if not positions:
            return self._labels.register.units(ident, selection.units)
        stands = (file["stands_s"] == positions[0]) & (file["stands_reading"] <= READINGS.index(selection.reading))
        units = np.isin(file["unit_place"], file["stands_place"][stands])
        names = file.codes(f"unit_{selection.units}")
        return sorted(
            {names[code] for code in file[f"unit_{selection.units}"][units]}, key=lambda unit: ("@" in unit, unit)
        )

    def details(self, ident: str) -> dict[str, list[dict[str, str]]]:
        """See Store.details."""
        return self._labels.details(ident)

    def table(self, name: str) -> list[dict[str, str]]:
        """See Store.table."""
        return self._labels.table(name)

    def longer_names(self, name: str) -> list[Stakeholder]:
        """See Store.longer_names."""
        return longer_names(name, self._file, self._labels)

    def completeness(self) -> list[Completeness]:
        """See Store.completeness."""
        return self._labels.completeness()

    def sources(self, ids: Sequence[str]) -> list[Source]:
        """See Store.sources."""
        return self._labels.sources(ids)

    def incidence(self, selection: Selection, around: Sequence[str] | None = None) -> Incidence:
        """See Store.incidence."""
        file = self._file
        rows = (
            self._near(selection, around) if around is not None and _as_recorded(selection) else self._rows(selection)
        )
        kept, units = roll_up(rows, selection, file)
        names = file.codes(unit_codes(selection))
        if around is not None:
            wanted = np.isin(units, self._positions(selection, around))
            here = np.isin(kept.e, np.unique(kept.e[wanted]))
            kept, units = kept.take(here), units[here]
        left_out = distinct(rows.s).size - distinct(kept.s).size if around is None else 0
        guessed = int((file["event_day"][distinct(kept.e)] < 0).sum()) if selection.level == "municipality" else 0
        return from_pairs(
            selection,
            units,
            kept.e,
            names,
            file.codes("event"),
            left_out=left_out,
            guessed_days=guessed,
            participations=int(distinct(kept.row).size),
        )

    def presences(self, selection: Selection) -> Presences:
        """See Store.presences."""
        return presences_of(self._rows(selection), selection, self._file)

    def _rows(self, selection: Selection) -> Rows:
        """All participations that count."""
        file = self._file
        s = np.repeat(np.arange(file["p_start"].size - 1), np.diff(file["p_start"]))
        mask = self._filter(selection)(file["p_e"], file["p_p"], file["p_r"], file["p_t"])
        return Rows(np.flatnonzero(mask), s[mask], file["p_e"][mask], file["p_p"][mask])

    def _near(self, selection: Selection, around: Sequence[str]) -> Rows:
        """The participations that count at the events of some stakeholders, without reading the others."""
        file, counts = self._file, self._filter(selection)
        mine = []
        for position in self._labels.positions(around):
            start, end = (int(n) for n in file.slice("p_start", position, position + 2))
            e, p, r, t = (file.slice(f"p_{name}", start, end) for name in "eprt")
            mine.append(e[counts(e, p, r, t)])
        events = np.unique(np.concatenate(mine)) if mine else np.empty(0, np.int32)
        return self._at_events(selection, events.tolist())

    def _rows_for(self, selection: Selection, units: Sequence[str] | None, events: Sequence[str] | None) -> Rows:
        """The participations that evidence may come from, read as sparingly as the question allows."""
        if events is not None:
            at = dict(self._file.rows_in("SELECT event_id, ix FROM events WHERE event_id IN ({})", list(events)))
            if _as_recorded(selection):
                return self._at_events(selection, sorted(at.values()))
            rows = self._rows(selection)
            return rows.take(np.isin(rows.e, list(at.values())))
        return self._near(selection, units) if units is not None and _as_recorded(selection) else self._rows(selection)

    def _at_events(self, selection: Selection, events: Sequence[int]) -> Rows:
        counts = self._filter(selection)
        parts = [self._at_event(counts, event) for event in events]
        if not parts:
            return Rows(*(np.empty(0, np.int64) for _ in range(4)))
        return Rows(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def _at_event(self, counts: Filter, event: int) -> tuple[Any, Any, Any, Any]:
        file = self._file
        start, end = (int(n) for n in file.slice("e_start", event, event + 2))
        row, s, p, r, t = (file.slice(f"e_{name}", start, end) for name in ("row", "s", "p", "r", "t"))
        e = np.full(end - start, event)
        mask = counts(e, p, r, t)
        return row[mask], s[mask], e[mask], p[mask]

    def _positions(self, selection: Selection, wanted: Sequence[str]) -> list[int]:
        """Codes of units by id; ids that are no unit of the level are passed over."""
        codes = unit_codes(selection)
        if codes == "stakeholder":
            return self._labels.positions(wanted)
        chosen = set(wanted)
        return [i for i, name in enumerate(self._file.codes(codes)) if name in chosen]

    def _filter(self, selection: Selection) -> Filter:
        """Which participations count, as a function of the codes of their event, phase, role and status."""
        chosen = chosen_codes(selection, self._file)
        events = self._events_that_count(selection)

        def counts(e: Any, *others: Any) -> Any:
            mask = events[e]
            for codes, column in zip(chosen, others, strict=True):
                if codes:
                    mask &= np.isin(column, codes)
            return mask

        return counts

    def _events_that_count(self, selection: Selection) -> Any:
        file = self._file
        if selection.kinds:
            names = file.codes("event_kind")
            return np.isin(file["event_kind"], [code_of(kind, names, "event kind") for kind in selection.kinds])
        return (
            file["event_joint"].astype(bool) if selection.joint_only else np.ones(file["event_joint"].size, dtype=bool)
        )

    def evidence(
        self, selection: Selection, units: Sequence[str] | None = None, events: Sequence[str] | None = None
    ) -> list[Evidence]:
        """See Store.evidence."""
        rows = self._rows_for(selection, units, events)
        kept, codes = roll_up(rows, selection, self._file)
        names = self._file.codes(unit_codes(selection))
        if units is not None:
            mine = np.isin(codes, self._positions(selection, units))
            kept, codes = kept.take(mine), codes[mine]
        return self._labels.evidence(kept.row.tolist(), [names[code] for code in codes])

    def ledger(self) -> Ledger:
        """See Store.ledger."""
        from graphkit.stores.sqlite_ledger import read_ledger

        return read_ledger(self._file)


def _as_recorded(selection: Selection) -> bool:
    """Whether units are the stakeholders themselves, so that the rows near some can be read without the others."""
    return selection.level == "stakeholder" and selection.persons
