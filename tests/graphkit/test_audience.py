"""The store as an audience sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.audience import SeenStore, rules_of, seen, withheld
from graphkit.errors import GraphkitError, StoreError
from graphkit.exporting import export
from graphkit.loading import check, load
from graphkit.model import LEVELS, Selection
from graphkit.policy_file import default_policy, read_policy
from graphkit.privacy.seen import seen_tables
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.frames import Tables

from .rdf.samples import made

ROOT = Path(__file__).parents[2]
OWN = "public:\n  sectors: {school: withheld, roma-civil-society: rolled-up}\n  band: 1-4\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = open_store(tmp_path_factory.mktemp("seen") / "s.sqlite")
    load(opened, [str(ROOT / "data")])
    return opened


@pytest.fixture(scope="module")
def public(store: Store) -> Store:
    return seen(store, "public")


@pytest.mark.parametrize("level", [level for level in LEVELS if level != "person"])
@pytest.mark.parametrize("persons", [True, False])
def test_what_is_counted_is_the_same(store: Store, public: Store, level: str, persons: bool) -> None:
    """Nobody counts otherwise for being nameless."""
    selection = Selection(level=level, persons=persons)
    whole, part = store.incidence(selection), public.incidence(selection)
    assert (part.pairs, part.events, part.left_out) == (whole.pairs, whole.events, whole.left_out)
    named = {who.id for who in store.stakeholders() if who.type != "person"}
    if level != "stakeholder" or not persons:
        assert part.stakeholders == whole.stakeholders
    else:
        assert named & set(part.stakeholders) == named & set(whole.stakeholders)


def test_no_answer_holds_a_word_of_a_person(store: Store, public: Store) -> None:
    persons = [who for who in store.stakeholders() if who.type == "person"]
    assert len(persons) == 55
    words = {word for who in persons for word in (who.id, who.name)}
    assert words & set(_answers(public)) == set()
    assert words <= set(_answers(store))
    assert not any(row.note or row.locator for row in public.evidence(Selection(statuses=(), joint_only=False)))


def _answers(asked: Store) -> Iterator[str]:
    for who in asked.stakeholders():
        yield from (who.id, who.name)
    for row in asked.evidence(Selection(statuses=(), joint_only=False)):
        yield row.stakeholder
    for table in ("memberships", "mediation_periods", "aliases", "identities", "statements", "phase_participations"):
        yield from (cell for row in asked.table(table) for cell in row.values())


def test_what_is_internal_is_the_store_itself(store: Store) -> None:
    assert seen(store, "internal") is store
    assert withheld(store) == []


def test_the_step_is_taken_once(store: Store, public: Store) -> None:
    assert seen(public, "public") is public
    with pytest.raises(GraphkitError, match="already as the audience public sees it"):
        seen(public, "internal")
    with pytest.raises(GraphkitError, match="unknown audience 'all'"):
        seen(store, "all")


def test_it_cannot_be_written(public: Store) -> None:
    with pytest.raises(StoreError, match="not written to"):
        public.replace(Tables())


def test_its_file_goes_with_it(store: Store) -> None:
    own = SeenStore(store, rules_of(store, "public"))
    assert own.info().participations == store.info().participations
    folder = own.path.parent
    assert folder.is_dir()
    del own
    assert not folder.exists()


def test_levels_of_the_policy_are_kept_to(store: Store) -> None:
    rules = replace(default_policy().public, levels=("stakeholder",))
    own = SeenStore(store, rules)
    assert own.incidence(Selection()).pairs
    for ask in (own.incidence, own.evidence):
        with pytest.raises(GraphkitError, match="does not show the level 'sector'"):
            ask(Selection(level="sector"))
    with pytest.raises(GraphkitError, match="'municipality'"):
        own.presences(Selection())
    with pytest.raises(GraphkitError, match="does not show persons"):
        own.incidence(Selection(level="person"))


def test_a_person_cannot_be_found_by_name(public: Store) -> None:
    with pytest.raises(GraphkitError, match="does not show persons"):
        public.find("mediator-jelgava-1")
    assert [hit.stakeholder.id for hit in public.find("Jelgava")][:1] == ["jelgava"]
    assert public.find("withheld-person-7") == []


def test_persons_who_are_one_stay_one() -> None:
    tables = made(
        organisations=[{"organisation_id": "o", "name": "O", "kind": "ngo"}],
        persons=[{"person_id": "anna-b", "label": "Anna Bērziņa", "organisation_id": "o"}, {"person_id": "a-berz"}],
        identities=[{"left_id": "anna-b", "right_id": "a-berz", "decision": "same", "reason": "one phone"}],
        aliases=[{"stakeholder_id": "anna-b", "alias": "Annele B."}],
    )
    seen_as = seen_tables(tables, default_policy().public)
    assert seen_as.frame("identities").select("left_id", "right_id", "decision", "reason").rows() == [
        ("withheld-person-1", "withheld-person-2", "same", None)
    ]
    assert seen_as.frame("persons").select("person_id", "label", "organisation_id").rows() == [
        ("withheld-person-1", None, "o"),
        ("withheld-person-2", None, None),
    ]
    assert seen_as.frame("aliases").is_empty()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ttl", ".jsonld"])
@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_policy_travels(tmp_path: Path, suffix: str, audience: str) -> None:
    first, second = open_store(tmp_path / "a.sqlite"), open_store(tmp_path / "b.sqlite")
    tables = made(
        organisations=[{"organisation_id": "o", "name": "O", "kind": "ngo"}],
        events=[{"event_id": "e", "title": "E", "kind": "training"}],
        participations=[{"event_id": "e", "organisation_id": "o", "source_id": "s"}],
        sources=[{"source_id": "s", "title": "S"}],
    )
    tables.policy = read_policy(OWN.encode(), "x").written()
    first.replace(tables)
    path = tmp_path / f"t{suffix}"
    export(first, path, audience=audience)
    load(second, [str(path)])
    assert rules_of(second, "public") == read_policy(OWN.encode(), "x").public
    assert [problem for problem in check(str(path)) if problem.severity == "error"] == []


def test_of_two_policies_the_newer_stands(tmp_path: Path, store: Store) -> None:
    own = open_store(tmp_path / "s.sqlite")
    load(own, [str(ROOT / "data")])
    package = tmp_path / "more"
    package.mkdir()
    (package / "participations.csv").write_text("event_id,organisation_id,source_id\ne,o,s\n", encoding="utf-8")
    (package / "events.csv").write_text("event_id,title,kind\ne,E,training\n", encoding="utf-8")
    (package / "organisations.csv").write_text("organisation_id,name,kind\no,O,ngo\n", encoding="utf-8")
    (package / "sources.csv").write_text("source_id,title\ns,S\n", encoding="utf-8")
    (package / "audience.yaml").write_text(OWN, encoding="utf-8")
    done = load(own, [str(package)], add=True)
    assert rules_of(own, "public").few == 4
    assert any("the policy" in note for note in done.notes)
