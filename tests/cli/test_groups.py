"""``graphkit mixing`` and ``graphkit brokerage``: keys, order, words, and what they refuse."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graphkit.cli.grouping_options import GROUPINGS
from graphkit.network import building
from tests.cli.conftest import Run

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


def _json(run: Run, *args: str) -> Any:
    return json.loads(run(*args, "--format", "json").stdout)


@pytest.mark.parametrize("by", GROUPINGS)
def test_mixing_has_its_keys_and_adds_up(run: Run, platform: str, by: str) -> None:
    found = _json(run, "mixing", "--by", by, "--store", platform)
    assert found["by"] == by
    observed, expected = np.array(found["observed"]), np.array(found["expected"])
    assert observed.shape == expected.shape == (len(found["groups"]),) * 2
    assert (observed == observed.T).all()
    assert np.trace(observed) == found["internal"]
    assert np.triu(observed, 1).sum() == found["external"]
    assert np.triu(expected).sum() == pytest.approx(found["internal"] + found["external"])
    pairs, pairs_expected = (np.array(found[f"participations_{part}"]) for part in ("observed", "expected"))
    assert (pairs >= observed).all()
    assert np.triu(pairs_expected).sum() == pytest.approx(np.triu(pairs).sum())
    ties = found["internal"] + found["external"]
    assert found["e_i"] == pytest.approx((found["external"] - found["internal"]) / ties)
    assert -1 <= found["e_i_expected"] <= 1
    assert len(found["group_names"]) == len(found["group_names_en"]) == len(found["groups"])
    assert any("without a group" in line for line in found["rules"]) == (found["left_out"] > 0)


def test_mixing_by_sector_of_all_phases(run: Run, platform: str) -> None:
    found = _json(run, "mixing", "--store", platform)
    assert found["groups"] == sorted(found["groups"])
    assert (found["external"], found["internal"]) == (1167, 989)
    assert found["group_names"][found["groups"].index("school")] == "izglītības iestāde"


def test_mixing_of_a_phase_counts_that_phase(run: Run, platform: str) -> None:
    one, whole = (_json(run, "mixing", *more, "--store", platform) for more in (("--phase", "LRP3"), ()))
    assert one["internal"] + one["external"] < whole["internal"] + whole["external"]
    assert one["rules"][0] == "phase: LRP3"


def test_few_groups_are_a_matrix_and_many_a_list_of_pairs(run: Run, platform: str) -> None:
    matrix = run("mixing", "--store", platform).stdout.splitlines()
    assert matrix[0].split() == ["Group", "Stakeholders", *map(str, range(1, 10))]
    assert matrix[1].startswith("1 advisory body")
    pairs = run("mixing", "--by", "municipality", "--store", platform, "--lang", "lv").stdout
    assert pairs.splitlines()[0].split()[0] == "Grupa"
    assert "grupu pāri bez nevienas saites" in pairs
    assert "Saites starp grupām" in pairs
    rows = list(csv.DictReader(io.StringIO(run("mixing", "--store", platform, "--format", "csv").stdout, newline="")))
    assert len(rows) == 9 * 10 // 2
    assert sum(int(row["Ties"]) for row in rows) == 1167 + 989


def test_brokerage_has_its_keys_and_order(run: Run, platform: str) -> None:
    found = _json(run, "brokerage", "--store", platform)
    assert set(found[0]) >= {"id", "name", "total", *ROLES}
    assert all(row["total"] == sum(row[role] for role in ROLES) for row in found)
    assert all(row["gatekeeper"] == row["representative"] for row in found)
    order = [(-row["total"], row["id"]) for row in found]
    assert order == sorted(order)
    assert found[0]["name"] == "Kultūras ministrija"
    assert _json(run, "brokerage", "--store", platform, "--limit", "3") == found[:3]


def test_the_total_does_not_depend_on_the_groups_where_all_have_one(run: Run, platform: str) -> None:
    args = ("--level", "municipality", "--phase", "LRP3", "--store", platform)
    one, other = (
        {row["id"]: row["total"] for row in _json(run, "brokerage", "--by", by, *args)}
        for by in ("municipality", "sector")
    )
    assert {ident: other[ident] for ident in one if ident in other} == {i: one[i] for i in one if i in other}


def test_who_joins_roma_civil_society_and_municipalities(run: Run, platform: str) -> None:
    args = ("brokerage", "--between", "roma-civil-society", "municipality", "--store", platform)
    found = _json(run, *args)
    assert found["share_event"] + found["joined"] + found["apart"] == found["pairs"] == 3 * 69
    assert found["connectors"][0]["id"] == "kultmin"
    assert all(row["joins"] >= row["only"] for row in found["connectors"])
    words = run(*args, "--lang", "lv").stdout
    assert "romu pilsoniskā sabiedrība (3) – pašvaldība (69): 207 pāri" in words


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["brokerage", "--between", "circus", "municipality"], "there are: advisory"),
        (["brokerage", "--between", "state", "state"], "two different groups"),
        (["mixing", "--by", "shoe-size"], "sector"),
        (["mixing", "--phase", "LRP9"], "LRP1"),
        (["mixing", "--role", "juggler"], "no role"),
    ],
)
def test_wrong_usage_is_told(run: Run, platform: str, args: list[str], says: str) -> None:
    assert says in run(*args, "--store", platform, code=2).output


def test_json_is_the_same_in_both_languages(run: Run, platform: str) -> None:
    for args in (["mixing"], ["brokerage"], ["brokerage", "--between", "state", "school"]):
        assert _json(run, *args, "--store", platform, "--lang", "lv") == _json(run, *args, "--store", platform)


def test_names_that_would_harm_are_shown_as_text(run: Run, hostile: str) -> None:
    for args in (["mixing"], ["brokerage"]):
        out = run(*args, "--store", hostile).output
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_the_groupings_are_those_of_the_library() -> None:
    assert GROUPINGS == building.GROUPINGS


def test_one_group_alone_is_told(run: Run, platform: str) -> None:
    args = ("--level", "municipality", "--store", platform)
    for command in ("mixing", "brokerage"):
        assert "all are of one group" in run(command, *args).stdout
        assert "all are of one group" not in run(command, "--by", "kind", *args).stdout
    assert "all are of one group" in run("rank", "participation-coefficient", *args).stdout
    said = "E-I index, E-I index expected: all are of one group: nothing lies between groups"
    assert said in run("metrics", *args).stdout
    assert "visi ir vienā grupā" in run("metrics", *args, "--lang", "lv").stdout
    assert "E-I index –, expected from the sizes –" in run("mixing", *args).stdout
    assert _json(run, "mixing", *args)["e_i"] is None


def test_sectors_themselves_are_groups_and_have_no_others(run: Run, platform: str) -> None:
    found = _json(run, "mixing", "--level", "sector", "--store", platform)
    assert found["sizes"] == [1] * len(found["groups"])
    assert (found["internal"], found["left_out"], found["e_i"]) == (0, 0, 1.0)
    assert found["external"] == len(_json(run, "ties", "--level", "sector", "--store", platform)) > 0
    assert any(row["liaison"] for row in _json(run, "brokerage", "--level", "sector", "--store", platform))
    for lang, said in (("en", "a sector has no kind"), ("lv", "sektoram nav veida")):
        args = ("--level", "sector", "--by", "kind", "--store", platform, "--lang", lang)
        assert said in run("mixing", *args, code=2).stderr
        assert said in run("metrics", *args, code=2).stderr


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize(
    ("lang", "said"), [("en", ("nobody here ", "or choose other groups: --by ")), ("lv", ("šeit ", "vai izvēlieties"))]
)
def test_where_there_are_no_groups_words_say_what_is_missing(
    run: Run, tmp_path: Path, by: str, lang: str, said: tuple[str, str]
) -> None:
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,x\nB,x\n", encoding="utf-8")
    store = str(tmp_path / "t.sqlite")
    run("load", str(tmp_path / "t.csv"), "--store", store)
    for command in ("mixing", "brokerage"):
        result = run(command, "--by", by, "--store", store, "--lang", lang)
        assert all(words in result.stderr for words in said)
        assert "expected in brackets" not in result.stdout
    assert _json(run, "brokerage", "--by", by, "--store", store) == []
    assert _json(run, "mixing", "--by", by, "--store", store)["e_i"] is None


def test_a_matrix_says_nothing_of_what_it_does_not_show(run: Run, platform: str) -> None:
    assert "pairs of participations" not in run("mixing", "--store", platform).stdout
    assert any("pairs of participations" in line for line in _json(run, "mixing", "--store", platform)["rules"])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("rank", "degree", "--by", "kind"), "--by changes nothing here: degree looks at no groups"),
        (("rank", "degree", "--units", "today"), "--units changes nothing here"),
        (("ties", "--reading", "named"), "--reading changes nothing here"),
        (("brokerage", "--units", "today"), "--units changes nothing here"),
        (("mixing", "--by", "municipality", "--units", "today"), ""),
        (("rank", "degree", "--level", "municipality", "--units", "today", "--reading", "named"), ""),
        (("rank", "brokerage", "--by", "kind"), ""),
        (("rank", "degree"), ""),
    ],
)
def test_an_option_that_changes_nothing_is_told_of(run: Run, platform: str, args: tuple[str, ...], said: str) -> None:
    told = run(*args, "--limit", "1", "--store", platform).stderr
    assert said in told
    assert ("changes nothing" in told) == bool(said)
