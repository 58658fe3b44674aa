"""What every store answers. Everything else is computed from these answers, so stores cannot drift apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from graphkit.incidence import Incidence
from graphkit.ledger import Ledger
from graphkit.model import Completeness, Event, Evidence, Hit, Info, Phase, Selection, Source, Stakeholder
from graphkit.presences import Presences

if TYPE_CHECKING:
    from graphkit.tables.frames import Tables

Progress = Callable[[str, float], None]  # what is being done, and the share of the whole that is done


class Store(Protocol):
    """A loaded platform. Opened for reading; ``replace`` writes.

    Ids given back are those of the tables. At a level other than ``stakeholder`` the ids of an incidence are those of
    its units: organisations, municipalities, sectors.
    """

    def replace(self, tables: Tables, progress: Progress | None = None) -> tuple[dict[str, int], list[str]]:
        """Make the store hold these checked tables and nothing else, all at once; counts of what it
        holds, and what there is to say about it."""

    def tables(self) -> Tables:
        """Everything the store holds, as tables."""

    def recorded(self, selection: Selection) -> Selection:
        """The selection with its phases, roles, statuses and kinds of events as they are recorded, whatever the capitals.

        Raises NotFoundError, with the nearest, for one that nothing in the store has.
        """

    def info(self) -> Info:
        """What the store holds, in all and by phase; every status counts."""

    def event_counts(self, selection: Selection) -> dict[str, tuple[int, int]]:
        """Event -> how many stakeholders and how many participations count; events without any are left out."""

    def find(self, name: str, level: str = "stakeholder") -> list[Hit]:
        """Stakeholders that a name may mean, best first; empty where none comes near.

        A municipality of the register that is no stakeholder is found too, each version by itself, also by the id it has
        in results (``id@day``); at the level of sectors the sectors, by code and label.
        """

    def stakeholders(self, ids: Sequence[str] | None = None) -> list[Stakeholder]:
        """Stakeholders and units by id, in the order asked for; all stakeholders in id order without ids."""

    def events(self, ids: Sequence[str] | None = None) -> list[Event]:
        """Events by id, in the order asked for; all in id order without ids."""

    def phases(self) -> list[Phase]:
        """The phases in order."""

    def units_of(self, ident: str, selection: Selection) -> list[str]:
        """The municipalities that a stakeholder, or a unit of the register, counts for under the selection's reading and
        units, at any time: in order of id, those of one id by their first day."""

    def details(self, ident: str) -> dict[str, list[dict[str, str]]]:
        """Rows of other tables that name a stakeholder: memberships, mediation periods, phase-level rows, aliases; and
        what is known to be complete or not of a phase or an event."""

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a standard table as filled cells by column, in their order; empty where the store holds none.

        For what is kept beside the participations: the register, the crosswalk, stated totals, completeness. Raises KeyError for
        stakeholders, events, phases and participations, which have questions of their own.
        """

    def longer_names(self, name: str) -> list[Stakeholder]:
        """Stakeholders with participations whose name begins with these words, in any case, and goes on;
        by id, not all where there are very many."""

    def completeness(self) -> list[Completeness]:
        """What the tables say of the completeness of their lists; empty where they say nothing."""

    def sources(self, ids: Sequence[str]) -> list[Source]:
        """Sources by id; an id without a row of its own is its own title."""

    def incidence(self, selection: Selection, around: Sequence[str] | None = None) -> Incidence:
        """Who was at what; with ``around`` only the events of those stakeholders (or units), with all who were there."""

    def evidence(
        self, selection: Selection, units: Sequence[str] | None = None, events: Sequence[str] | None = None
    ) -> list[Evidence]:
        """The participations behind pairs, with roles and sources; all units or events where none are named."""

    def presences(self, selection: Selection) -> Presences:
        """The participations rolled up to municipalities, whatever the selection's level: under its units and every
        reading up to its own, each row with the narrowest one; and what is said of municipalities for whole phases.

        A phase-level row counts for the unit in force when its phase began: on its stated start, else at its first dated
        event, else on its stated end, else as before any reform. Roles, kinds and statuses do not filter these.
        """

    def ledger(self) -> Ledger:
        """Every participation, of every status and kind of event, as parallel arrays."""
