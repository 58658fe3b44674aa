"""Who is connected to a municipality already: its own bodies, mediators, those it met, those nearby."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Incidence
from graphkit.involvement.distance import Point, distances
from graphkit.involvement.inviting import MEDIATOR, MET, MUNICIPALITY, NEAR, OWN, Link, Shared
from graphkit.involvement.model import Involvement, Row
from graphkit.model import Evidence, Selection, Stakeholder
from graphkit.stores.protocol import Store

if TYPE_CHECKING:
    from scipy.sparse import csc_array

MOST = 20  # organisations, and municipalities, named of those met
_NEAREST = 3
Floats = NDArray[np.float64]
_Sources = dict[tuple[str, str], set[str]]  # (unit, event) -> sources


@dataclass(frozen=True)
class Links:
    """The connections of some municipalities of an answer."""

    store: Store
    found: Involvement
    rows: Sequence[Row]
    points: Mapping[str, Point]
    themed: frozenset[str]  # events of the past with the coming theme
    few: float  # events up to which a municipality is seldom there

    def of(self, row: Row) -> tuple[Link, ...]:
        """Own bodies and mediators first, then those met, the strongest first, then those nearby."""
        own = self._own(row)
        known = {link.id for link in own} | {row.unit}
        met = self._met(row, self._organisations, MET, known)
        beside = self._met(row, self._municipalities, MUNICIPALITY, known)
        return (*own, *self._mediators(row), *met, *beside, *self._near(row))

    @cached_property
    def _selection(self) -> Selection:
        return replace(self.found.selection, phases=(), statuses=("attended",), joint_only=True)

    @cached_property
    def _municipalities(self) -> Incidence:
        return self.store.incidence(self._selection, around=[row.unit for row in self.rows])

    @cached_property
    def _organisations(self) -> Incidence:
        return self.store.incidence(replace(self._selection, level="organisation"))

    @cached_property
    def _there(self) -> dict[str, list[Evidence]]:
        """Municipality -> the rows that count for it under the widest reading."""
        wide = replace(self._selection, reading="seat", joint_only=False)
        found: dict[str, list[Evidence]] = defaultdict(list)
        for piece in self.store.evidence(wide, units=[row.unit for row in self.rows]):
            found[piece.unit].append(piece)
        return found

    @cached_property
    def _who(self) -> dict[str, Stakeholder]:
        ids = {piece.stakeholder for pieces in self._there.values() for piece in pieces}
        found = {who.id: who for who in self.store.stakeholders(sorted(ids))}
        bodies = {who.organisation for who in found.values() if who.organisation} - set(found)
        return found | {who.id: who for who in self.store.stakeholders(sorted(bodies))}

    def _own(self, row: Row) -> list[Link]:
        """The organisations that took part for it or from it; persons count as theirs, and without one not here."""
        events: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for piece in self._there.get(row.unit, ()):
            who = self._who[piece.stakeholder]
            body = who.id if who.type == "organisation" else who.organisation
            if body and who.type != "place":
                events[body][piece.event] |= set(piece.sources)
        links = [self._link(OWN, self._who[body], seen) for body, seen in events.items()]
        return sorted(links, key=lambda link: (-link.on_theme, -len(link.events), link.id))

    def _link(self, kind: str, who: Stakeholder, seen: Mapping[str, Iterable[str]], weight: float = 0.0) -> Link:
        shared = tuple(Shared(event, tuple(sorted(seen[event]))) for event in sorted(seen))
        on_theme = sum(event in self.themed for event in seen)
        return Link(kind, who.id, who.name, who.name_en, who.sector, shared, weight, on_theme)

    def _mediators(self, row: Row) -> list[Link]:
        """A mediator of a place by the place: the periods tell when, no id tells who."""
        places = sorted({period.place for period in row.mediators})
        links = []
        for place in self.store.stakeholders(places) if places else ():
            periods = [period for period in row.mediators if period.place == place.id]
            phases = tuple(dict.fromkeys(period.phase for period in periods if period.phase))
            sources = tuple(sorted({period.source for period in periods if period.source}))
            links.append(Link(MEDIATOR, place.id, place.name, place.name_en, phases=phases, sources=sources))
        return links

    def _met(self, row: Row, others: Incidence, kind: str, known: set[str]) -> list[Link]:
        """Those that were at its events, by events on the theme, then Newman's weight; the strongest of them."""
        at = self._columns[kind]
        own = [at[event] for event in self._events_of(row) if event in at]
        if not own:
            return []
        shared = self._matrices[kind][:, own].tocoo()
        weights = np.bincount(shared.row, others.event_shares()[own][shared.col], len(others.stakeholders)).astype(
            float
        )
        on_theme = np.array([others.events[i] in self.themed for i in own], float)[shared.col]
        themed = np.bincount(shared.row, on_theme, len(others.stakeholders))
        order = np.lexsort((np.arange(weights.size), -weights, -themed))
        chosen = [i for i in order if weights[i] > 0 and others.stakeholders[i] not in known][:MOST]
        return self._named(row, kind, others, chosen, [others.events[i] for i in own], weights)

    @cached_property
    def _matrices(self) -> dict[str, csc_array[Any]]:
        """The two incidences by column, so that the events of one municipality are quickly taken out."""
        return {MET: self._organisations.matrix().tocsc(), MUNICIPALITY: self._municipalities.matrix().tocsc()}

    @cached_property
    def _columns(self) -> dict[str, dict[str, int]]:
        """Event -> its column among those of the organisations, and of the municipalities."""
        both = ((MET, self._organisations), (MUNICIPALITY, self._municipalities))
        return {kind: {event: i for i, event in enumerate(others.events)} for kind, others in both}

    def _events_of(self, row: Row) -> list[str]:
        there = self._municipalities
        at = self._row_of.get(row.unit)
        return [] if at is None else [there.events[i] for i in there.events_of(at)]

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {unit: i for i, unit in enumerate(self._municipalities.stakeholders)}

    def _named(
        self, row: Row, kind: str, others: Incidence, chosen: Sequence[int], events: list[str], weights: Floats
    ) -> list[Link]:
        ids = [others.stakeholders[i] for i in chosen]
        sources: _Sources = defaultdict(set)
        for piece in self.store.evidence(others.selection, units=ids, events=events) if ids else ():
            sources[piece.unit, piece.event] |= set(piece.sources)
        for piece in self._there.get(row.unit, ()):
            for ident in ids:
                if (ident, piece.event) in sources:
                    sources[ident, piece.event] |= set(piece.sources)
        seen: dict[str, dict[str, set[str]]] = defaultdict(dict)
        for (ident, event), said in sources.items():
            seen[ident][event] = said
        whose = zip(self.store.stakeholders(ids), chosen, strict=True)
        return [self._link(kind, who, seen[who.id], float(weights[i])) for who, i in whose]

    @cached_property
    def _regular(self) -> list[Row]:
        """The municipalities that take part more often than those to be invited."""
        return [row for row in self.found.rows if row.events > self.few]

    def _near(self, row: Row) -> list[Link]:
        """The nearest municipalities that take part often, from seat to seat."""
        away = distances(self.points, [other.unit for other in self._regular], self.points.get(row.unit))
        order = [i for i in np.argsort(away, kind="stable") if np.isfinite(away[i]) and self._regular[i] is not row]
        return [self._neighbour(self._regular[i], float(away[i])) for i in order[:_NEAREST]]

    def _neighbour(self, row: Row, km: float) -> Link:
        """A municipality nearby; the last event that it was at stands for its presences."""
        events = self.store.events([row.last.event]) if row.last else []
        shown = tuple(Shared(event.id, event.sources) for event in events)
        return Link(NEAR, row.unit, row.name, row.name_en, events=shown, weight=float(row.events), km=km)
