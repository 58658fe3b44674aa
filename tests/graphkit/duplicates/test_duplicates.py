"""Which stakeholders count as likely doubles, why, and that a decision quiets the finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.cli.messages import translate
from graphkit.duplicates.listing import REASONS, Double, duplicates
from graphkit.loading import load
from graphkit.stores import Store, open_store

Listed = Callable[..., list[Double]]
FILLERS = [f"{word} {kind}" for word in ("Zilais", "Dzintara", "Ozolu", "Bērzu", "Priežu", "Kalna") for kind in ("kolektīvs", "darbnīca")]  # fmt: skip


def made(folder: Path, rows: Sequence[Sequence[str]], head: str, decisions: str = "") -> Store:
    """A store of a flat table with the rows, besides some bodies that look like nobody."""
    blank = [""] * (head.count(",") - 1)
    lines = [head, *(",".join(row) for row in rows), *(",".join((name, "Gadatirgus", *blank)) for name in FILLERS)]
    (folder / "t.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "i.csv").write_text("left_id,right_id,decision,decided_by,reason\n" + decisions, encoding="utf-8")
    store = open_store(folder / "s.sqlite")
    load(store, [str(folder / "t.csv")], identities=str(folder / "i.csv"))
    return store


@pytest.fixture
def listed(tmp_path: Path) -> Listed:
    """The doubles among bodies of these names, each at an event of its own."""

    def find(*names: str, kind: str = "organisation", decisions: str = "", **options: bool) -> list[Double]:
        rows = [(f'"{name.replace(chr(34), chr(34) * 2)}"', f"E{i}", kind) for i, name in enumerate(names)]
        return duplicates(made(tmp_path, rows, "stakeholder,event,type", decisions), **options)

    return find


ALIKE = [
    ("Kultūras ministrija", "Kultūras Ministrija", "spelling"),
    ("SIA “Saule”", 'SIA "Saule"', "spelling"),
    ("Nodarbinātības aģentūra", "Nodarbinātības aģentūras", "endings"),
    ("Biedrība “Krokuss”", "Krokuss", "endings"),
    ("Nodarbinātības valsts aģentūra", "Valsts nodarbinātības aģentūra", "order"),
    ("Piedzīvojuma gars", "Piedzīvojumagars", "blanks"),
    ("Ventspils tehnikums", "Venstpils tehnikums", "slip"),
    ("Lielvārdes bērnudārzs", "Lielvārdes bērnud.", "slip"),
    ("Latvijas Pilsoniskā alianse", "Pilsoniskā alianse", "little"),
    ("Kurzemes NVO centrs", "Kurzemes NVO atbalsta centrs", "more"),
    ("Balvu novada dome", "Balvu novada pašvaldība", "alike"),
    ("Izglītības kvalitātes valsts dienests", "IKVD", "acronym"),
    ("Jauniešu apvienība “TREPES”", "Trepes", "quoted"),
]


@pytest.mark.parametrize(("one", "other", "kind"), ALIKE)
def test_two_spellings_of_one_body_are_listed(listed: Listed, one: str, other: str, kind: str) -> None:
    assert [({double.left, double.right}, double.kind) for double in listed(one, other)] == [({one, other}, kind)]


@pytest.mark.parametrize(
    "names",
    [
        ("Rīgas 1. vidusskola", "Rīgas 2. vidusskola"),
        ("Rīgas Valsts I ģimnāzija", "Rīgas Valsts II ģimnāzija"),
        ("Daugavpils 26. bērnudārzs", "Daugavpils bērnudārzs"),
        ("Limbaži", "Limbažu novads"),
        ("Limbažu novads", "Limbažu novada dome"),
        ("Maltas pamatskola", "Maltas vidusskola"),
        ("Nodarbinātības valsts aģentūra", "Nodarbinātības valsts aģentūras Ventspils filiāle"),
        ("Valkas novada dome", "Valgas pilsētas dome"),
        ("Labklājības ministrija", "Veselības ministrija"),
        ("Biedrība “Krokuss”", "SIA “Krokuss”"),
        ("Kurzemes NVO centrs", "Zemgales NVO centrs"),
        ("Talsu novada sociālais dienests", "Tukuma novada sociālais dienests"),
        ("NVA", "Nevalstisko organizāciju fonds"),
    ],
)
def test_what_only_looks_alike_is_not_listed(listed: Listed, names: tuple[str, ...]) -> None:
    assert listed(*names) == []


def test_one_name_for_two_types_is_listed(tmp_path: Path) -> None:
    rows = [("Sabile", "E1", "place"), ("Sabile", "E2", "organisation")]
    [one] = duplicates(made(tmp_path, rows, "stakeholder,event,type"))
    assert (one.kind, {one.left, one.right}) == ("one-name", {"place:Sabile", "organisation:Sabile"})


@pytest.mark.parametrize(
    ("names", "count"), [(("Vārds Uzvārds", "V. Uzvārds"), 1), (("Vārds Uzvārds", "I. Uzvārds"), 0)]
)
def test_a_person_may_be_written_with_an_initial(listed: Listed, names: tuple[str, ...], count: int) -> None:
    assert len(listed(*names, kind="person")) == count


def test_persons_are_left_out_where_asked(listed: Listed) -> None:
    assert listed("Vārds Uzvārds", "Vards Uzvards", kind="person", persons=False) == []
    assert len(listed("Vārds Uzvārds", "Vards Uzvards", kind="person")) == 1


@pytest.mark.parametrize(
    ("sources", "against", "reason"),
    [
        (("a", "a"), ("one source names both at 1 event(s)",), None),
        (("a", "b"), (), "different sources name them at 1 event(s)"),
        (("", ""), ("one source names both at 1 event(s)",), None),
    ],
)
def test_one_list_that_names_both_speaks_against(
    tmp_path: Path, sources: tuple[str, str], against: tuple[str, ...], reason: str | None
) -> None:
    names = ("Ventspils tehnikums", "Venstpils tehnikums")
    rows = [(name, "E", source) for name, source in zip(names, sources, strict=True)]
    [one] = duplicates(made(tmp_path, rows, "stakeholder,event,source"), least=50)
    assert (one.against, one.shared_events) == (against, ("E",))
    assert reason is None or reason in one.reasons
    assert (one.score or 0) < 80 if against else (one.score or 0) > 85


@pytest.mark.parametrize("decision", ["same", "not-same", "nav viens un tas pats"])
def test_a_decision_quiets_the_finding(listed: Listed, decision: str) -> None:
    names = ("Kultūras ministrija", "Kultūras Ministrija")
    row = f"{names[0]},{names[1]},{decision},AB,why\n"
    assert listed(*names, decisions=row) == []
    [shown] = listed(*names, decisions=row, decided=True)
    assert {shown.left, shown.right} == set(names)
    assert shown.decision == ("same" if decision == "same" else "not-same")


def test_a_decision_speaks_for_all_that_are_the_same(listed: Listed) -> None:
    names = ("Kultūras ministrija", "Kultūras Ministrija", "KULTŪRAS MINISTRIJA")
    assert len(listed(*names)) == 3
    rows = f"{names[0]},{names[1]},same,AB,why\n{names[1]},{names[2]},not the same,AB,why\n"
    assert listed(*names, decisions=rows) == []


def test_an_open_row_quiets_nothing(listed: Listed) -> None:
    assert (
        len(
            listed(
                "Kultūras ministrija", "Kultūras Ministrija", decisions="Kultūras ministrija,Kultūras Ministrija,,,\n"
            )
        )
        == 1
    )


def test_the_left_one_has_more_events_and_ids_are_stable(tmp_path: Path) -> None:
    rows = [("Kultūras Ministrija", "E1"), ("Kultūras ministrija", "E2"), ("Kultūras ministrija", "E3")]
    [one] = duplicates(made(tmp_path, rows, "stakeholder,event"))
    assert (one.left, one.left_events, one.right_events) == ("Kultūras ministrija", ("E2", "E3"), ("E1",))
    [again] = duplicates(made(tmp_path, rows[:2], "stakeholder,event"))
    assert (again.left, again.id) == ("Kultūras Ministrija", one.id)


@given(st.sampled_from(ALIKE), st.booleans())
def test_the_id_of_a_pair_does_not_depend_on_its_order(pair: tuple[str, str, str], turned: bool) -> None:
    one, other = (pair[1], pair[0]) if turned else pair[:2]
    assert Double(one, other).id == Double(pair[0], pair[1]).id != Double(pair[0], pair[0]).id


@pytest.mark.parametrize("reason", REASONS.values())
def test_every_reason_has_latvian(reason: str) -> None:
    filled = reason.replace("{words}", "'a', 'b'")
    assert translate(filled, "lv") != filled


def test_nobody_of_the_shipped_data_is_taken_for_another(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    load(store, [str(Path(__file__).parents[3] / "data")])
    assert duplicates(store) == []
    asked = {frozenset((one.left, one.right)) for one in duplicates(store, least=50)}
    assert frozenset(("konsultativa-padome", "padome-lidzdaliba")) in asked
    assert frozenset(("konsultativa-padome", "tiesibsarga-padome")) not in asked
