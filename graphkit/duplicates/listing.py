"""The likely doubles of a store, each with what speaks for it and against, and the decision where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from graphkit.duplicates.candidates import candidates, near_words
from graphkit.duplicates.evidence import Presences, belonging, grounds
from graphkit.duplicates.forms import Form, Forms, forms
from graphkit.duplicates.likeness import Likeness, compare
from graphkit.model import Stakeholder
from graphkit.stores.protocol import Store
from graphkit.tables.groups import groups

LEAST = 75.0  # the score from which a pair is listed
ONE_NAME = "one-name"  # the kind of pairs of two types that bear one name
_OPEN = ("left_id", "right_id", "decision", "decided_on", "source_id")  # of a decision, what the public may read
_FROM = LEAST - 10  # names less alike are not looked into: what speaks for two being one never makes up for more


@dataclass(frozen=True, slots=True)
class Double:
    """Two stakeholders that look like one. The left one, which stays if they are the same, has more participations
    (of equals more sources, then the earlier id).

    ``kind`` says in what the names are alike; ``score`` (0 to 100) is None for a pair that is decided and no longer
    looks alike. Where a decision names an id that has given way to another, that id stands there alone. ``row`` is the
    decision as it was written down, where there is one.
    """

    left: str
    right: str
    score: float | None = None
    kind: str = "decided"
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    left_name: str = ""
    right_name: str = ""
    left_events: tuple[str, ...] = ()
    right_events: tuple[str, ...] = ()
    shared_events: tuple[str, ...] = ()
    decision: str | None = None
    row: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The same for the same two ids, whichever stands on the left.

        >>> Double("a", "b").id == Double("b", "a").id
        True
        """
        pair = "\0".join(sorted((self.left, self.right)))
        return "double-" + sha256(pair.encode()).hexdigest()[:10]


@dataclass
class _Decided:
    """The decisions of a store; ids that were decided to be the same speak for one another."""

    rows: Sequence[dict[str, str]]
    top: dict[str, str] = field(default_factory=dict)
    apart: set[frozenset[str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.top = groups((row["left_id"], row["right_id"]) for row in self.rows if row.get("decision") == "same")
        differing = (row for row in self.rows if row.get("decision") == "not-same")
        self.apart = {self._pair(row["left_id"], row["right_id"]) for row in differing}

    def _pair(self, a: str, b: str) -> frozenset[str]:
        return frozenset((self.top.get(a, a), self.top.get(b, b)))

    def of(self, a: str, b: str) -> str | None:
        """The decision on two ids, where there is one."""
        return "not-same" if self._pair(a, b) in self.apart else None

    def row(self, a: str, b: str) -> dict[str, str]:
        """The row that decides on just these two; empty where none does."""
        return next((row for row in self.rows if {row["left_id"], row["right_id"]} == {a, b}), {})

    def about(self, ids: Iterable[str]) -> set[str]:
        """Groups that some of the ids stand in: an id that gave way to another is known by those it is one with."""
        return {self.top.get(ident, ident) for ident in ids}

    def shown(self, there: Iterable[str], persons: Iterable[str]) -> _Decided:
        """The decisions of which the public may know: both sides are known, no side is a person, and no free text."""
        open_to_all = self.about(there) - self.about(persons)
        rows = [row for row in self.rows if self.about((row["left_id"], row["right_id"])) <= open_to_all]
        return _Decided([{key: row[key] for key in row if key in _OPEN} for row in rows])


def duplicates(store: Store, *, decided: bool = False, persons: bool = True, least: float = LEAST) -> list[Double]:
    """Likely doubles with a score of at least ``least``, the likeliest first; with ``decided`` also those decided on."""
    everybody, known = store.stakeholders(), _Decided(store.table("identities"))
    who = [one for one in everybody if persons or one.type != "person"]
    if not persons:
        known = known.shown((one.id for one in who), (one.id for one in everybody if one.type == "person"))
    made = forms(who, store.table("aliases"))
    best = {pair: like for pair, like in _likenesses(made).items() if like.score >= min(_FROM, least)}
    ids = [(who[a].id, who[b].id) for a, b in best]
    presences = Presences(store)
    presences.read_sources(ids)
    parts = belonging(store.table("memberships"))
    found = [_double(who[a], who[b], like, presences, parts, known) for (a, b), like in best.items()]
    found = [one for one in found if (one.score or 0) >= least and (decided or one.decision is None)]
    return sorted([*found, *(_only_decided(found, known, who, presences) if decided else ())], key=_order)


def _order(one: Double) -> tuple[float, str, str]:
    return (-(one.score or 0), one.left, one.right)


def _likenesses(made: Forms) -> dict[tuple[int, int], Likeness]:
    """The likeness of each pair of stakeholders: that of their names that are most alike."""
    near = near_words(made)
    best: dict[tuple[int, int], Likeness] = {}
    for a, b in sorted(candidates(made, near)):
        one, other = made.all[a], made.all[b]
        like = _compared(one, other, made, near)
        pair = (min(one.owner, other.owner), max(one.owner, other.owner))
        if like and (pair not in best or like.score > best[pair].score):
            best[pair] = like
    return best


def _compared(a: Form, b: Form, made: Forms, near: dict[str, set[str]]) -> Likeness | None:
    """The likeness of two names; of two types only that of one main name."""
    types = [made.stakeholders[form.owner].type for form in (a, b)]
    if types[0] != types[1]:
        return Likeness(100.0, ONE_NAME, tuple(types)) if a.fold == b.fold and a.main and b.main else None
    like = compare(a, b, made, near)
    if like is None or all(form.main or form.part for form in (a, b)):
        return like
    return Likeness(like.score - _OTHER, like.kind, like.words)


_OTHER = 2.0  # that a name is only recorded besides another one


def _double(
    a: Stakeholder, b: Stakeholder, like: Likeness, presences: Presences, parts: set[frozenset[str]], known: _Decided
) -> Double:
    left, right = sorted((a, b), key=lambda one: ([-count for count in presences.weight(one.id)], one.id))
    found = grounds(left, right, presences, parts)
    score = like.score if like.kind == ONE_NAME else like.score + found.points
    return Double(
        left.id, right.id, round(min(score, 100.0), 1), like.kind, (reason_of(like), *found.reasons), tuple(found.against),
        left.name, right.name, tuple(presences.events(left.id)), tuple(presences.events(right.id)),
        tuple(presences.shared(left.id, right.id)), known.of(left.id, right.id), known.row(left.id, right.id),
    )  # fmt: skip


def reason_of(like: Likeness) -> str:
    """In what two names are alike, as a sentence."""
    words = like.words if like.kind == ONE_NAME else [repr(word) for word in like.words]
    return REASONS[like.kind].replace("{words}", ", ".join(words))


#: Kind of likeness -> its sentence.
REASONS = {
    "same": "the names are the same",
    "spelling": "the names differ only in capitals, accents or punctuation",
    "endings": "the names differ only in case endings or legal form",
    "blanks": "the names differ only in blanks or hyphens",
    "order": "the names have the same words in another order",
    "little": "the names differ only in words that say little",
    "slip": "the names differ by a slip or an abbreviation: {words}",
    "more": "one name has more words: {words}",
    "alike": "the names differ in words for one sort of body: {words}",
    "other": "the names share words, but each has others: {words}",
    "quoted": "what stands in quotes in one name is the other: {words}",
    "acronym": "the first letters of the other name: {words}",
    ONE_NAME: "one name stands for two types: {words}",
}


def _only_decided(
    found: Iterable[Double], known: _Decided, who: Sequence[Stakeholder], presences: Presences
) -> list[Double]:
    """The decisions on pairs that are not listed already: those that are one by now, and those that don't look alike."""
    names = {one.id: one.name for one in who}
    listed = {frozenset((one.left, one.right)) for one in found}
    rows = [
        row for row in known.rows if row.get("decision") and frozenset((row["left_id"], row["right_id"])) not in listed
    ]
    rows = [row for row in rows if row["left_id"] in names or row["right_id"] in names]
    return [
        Double(
            row["left_id"], row["right_id"], reasons=(row["reason"],) if "reason" in row else (),
            left_name=names.get(row["left_id"], ""), right_name=names.get(row["right_id"], ""), decision=row["decision"],
            left_events=tuple(presences.events(row["left_id"])), right_events=tuple(presences.events(row["right_id"])),
            shared_events=tuple(presences.shared(row["left_id"], row["right_id"])), row=row,
        )
        for row in rows
    ]  # fmt: skip
