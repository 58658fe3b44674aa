"""What a page tells of its audience: whom it is for, and what it leaves out and why."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.audience import rules_of
from graphkit.labels import LABELS, label
from graphkit.model import Selection
from graphkit.policy import PERSON, SHOWN, WITHHELD, Rules
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, said
from graphkit.views.record import for_audience

#: Fields of which the pages have something to say.
_TOLD = {"note", "locator"}


@dataclass(frozen=True)
class Shown:
    """An audience as a page needs it: ``unsure`` where the tables do not say who is a person."""

    audience: str
    unsure: bool
    withheld: tuple[Text, ...]
    rules: Rules

    def of(self, selection: Selection) -> Selection:
        """The selection that this audience may see."""
        return for_audience(selection, self.audience)

    def told(self, persons: int) -> tuple[Text, ...]:
        """What is withheld, with how many persons are not named; a small number as a band."""
        if self.rules.names_persons() or not persons:
            return self.withheld
        return (*self.withheld, said("presence_withheld", n=self.rules.counted(persons)))

    def counted(self, number: int) -> str:
        """A count of people as it may be told."""
        return self.rules.counted(number)


def shown(store: Store, audience: str) -> Shown:
    """How a store is shown to an audience. Raises `GraphkitError` for an unknown one."""
    rules, unsure = rules_of(store, audience), not store.info().knows_persons
    told = withheld_by(rules)
    return Shown(audience, unsure, (*told, said("withheld_unknown")) if unsure and told else told, rules)


def withheld_by(rules: Rules) -> tuple[Text, ...]:
    """What the rules leave out, and why, as a page says it."""
    told = [] if rules.names_persons() else [said("withheld_persons")]
    told += [said("withheld_other")] if _TOLD & set(rules.fields) else []
    told += [said("withheld_few", band=rules.band())] if rules.few else []
    kinds = {kind: treatment for kind, treatment in rules.types.items() if kind != PERSON}
    for scheme, treated in (("organisation-kind", kinds), ("sector", rules.sectors)):
        for code, treatment in treated.items():
            if treatment != SHOWN:
                told.append(
                    said("withheld_group" if treatment == WITHHELD else "withheld_together", name=_named(scheme, code))
                )
    return tuple(told)


def _named(scheme: str, code: str) -> Text:
    return (label(scheme, code, "lv"), label(scheme, code, "en")) if code in LABELS[scheme] else (code, code)
