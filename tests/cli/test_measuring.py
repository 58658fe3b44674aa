"""measures, metrics, rank, phases: keys, order, reasons, exit codes."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

COUNTS = {
    "phase", "stakeholders", "events", "participations", "pairs", "two_mode_density", "ties", "density", "components",
    "largest_component", "isolates",
}  # fmt: skip


def _json(run: Run, *args: str) -> Any:
    return json.loads(run(*args, "--format", "json").stdout)


def _table(run: Run, tmp_path: Path, text: str, *args: str) -> str:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    store = str(tmp_path / "t.sqlite")
    run("load", str(tmp_path / "t.csv"), "--store", store, *args)
    return store


def test_the_catalogue_lists_every_measure_with_its_reference(run: Run) -> None:
    rows = _json(run, "measures")
    assert all(row["name"] and row["summary"] and row["reference"] for row in rows)
    assert {"degree", "pagerank", "dependence", "density", "mean_distance", "jaccard"} <= {row["name"] for row in rows}
    latvian = _json(run, "measures", "--lang", "lv")
    assert [row["name"] for row in latvian] == [row["name"] for row in rows]
    assert all(a["summary"] != b["summary"] for a, b in zip(rows, latvian, strict=True))


def test_one_measure_is_told_with_its_formula_and_a_slip_is_met_with_the_nearest(run: Run) -> None:
    assert [row["name"] for row in _json(run, "measures", "Mean distance")] == ["mean_distance"]
    assert "betweenness: Σ" in run("measures", "betweenness").stdout
    said = run("measures", "betweeness", code=2).output
    assert "there is no measure 'betweeness'" in said
    assert "Did you mean: betweenness" in said


def test_metrics_speak_of_each_phase_then_outside_then_all(run: Run, platform: str) -> None:
    found = _json(run, "metrics", "--store", platform)
    assert (found["level"], found["weight"]) == ("stakeholder", "newman")
    names = [network["phase"] for network in found["networks"]]
    assert names == [*(f"LRP{i}" for i in range(1, 8)), "outside", None]
    assert all(set(network) >= COUNTS for network in found["networks"])
    assert any("each phase by itself" in rule for rule in found["rules"])


def test_a_phase_without_anybody_has_nulls_and_a_reason(run: Run, platform: str) -> None:
    seventh = _json(run, "metrics", "--store", platform)["networks"][6]
    assert (seventh["stakeholders"], seventh["events"], seventh["ties"], seventh["density"]) == (0, 0, None, None)
    assert seventh["reasons"]["density"]
    assert "unknown, not zero: LRP7" in run("metrics", "--store", platform).output


def test_metrics_of_today_and_then(run: Run, platform: str) -> None:
    then, today = (
        _json(run, "metrics", "--store", platform, "--level", "municipality", "--units", units)["networks"][-1]
        for units in ("then", "today")
    )
    assert then["stakeholders"] > today["stakeholders"] > 10


def test_series_cumulative_and_sliding(run: Run, platform: str) -> None:
    grown = _json(run, "metrics", "--store", platform, "--cumulative")["networks"]
    assert [network["phase"] for network in grown][:3] == ["LRP1", "LRP1…LRP2", "LRP1…LRP3"]
    assert all(a["stakeholders"] <= b["stakeholders"] for a, b in pairwise(grown))
    windows = _json(run, "metrics", "--store", platform, "--window", "6")["networks"]
    assert [network["phase"] for network in windows] == ["LRP1…LRP6", "LRP2…LRP7"]


def test_one_phase_repeated_is_one_pooled_network(run: Run, platform: str) -> None:
    pooled = _json(run, "metrics", "--store", platform, "--phase", "LRP2", "--phase", "LRP3")["networks"]
    assert [network["phase"] for network in pooled] == ["LRP2+LRP3"]


def test_metrics_as_csv_has_a_row_a_network(run: Run, platform: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("metrics", "--store", platform, "--format", "csv").stdout)))
    assert len(rows) == 9
    assert set(rows[0]) >= COUNTS


def test_rank_lists_everybody_by_value_then_id(run: Run, platform: str) -> None:
    rows = _json(run, "rank", "degree", "--store", platform)
    assert [row["value"] for row in rows] == sorted((row["value"] for row in rows), reverse=True)
    assert rows[0]["rank"] == 1
    assert rows[0]["id"] == "kultmin"
    for a, b in pairwise(rows):
        assert (a["id"] < b["id"]) if a["rank"] == b["rank"] else b["rank"] > a["rank"]
    partners = _json(run, "who", "jelgava", "--store", platform)["partners"]
    assert next(row["value"] for row in rows if row["id"] == "jelgava") == len(partners)
    assert len(_json(run, "rank", "degree", "--store", platform, "--limit", "4")) == 4


def test_rank_gives_the_interval_of_ranks(run: Run, platform: str) -> None:
    args = ("rank", "strength", "--phase", "LRP3", "--resample", "30", "--store", platform)
    rows = _json(run, *args)
    assert all(1 <= row["rank_low"] <= row["rank_high"] <= len(rows) for row in rows)
    assert rows == _json(run, *args)
    assert "can't be told apart" in run(*args).output


def test_a_sampled_rank_says_which_first_names_stand_clear(
    run: Run, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("EXACT_WEIGHTED", "SAMPLED_WEIGHTED"):
        monkeypatch.setattr(f"graphkit.measures.betweenness.{limit}", 1)
    said = run("rank", "betweenness", "--store", platform).output
    assert "stand clear, in this order, among the first 10: kultmin" in said
    assert " ~ " in said.rpartition("can't be told apart: ")[2]
    assert "nevar atšķirt: " in run("rank", "betweenness", "--store", platform, "--lang", "lv").output


def test_what_a_sample_cannot_tell_apart_is_said_first(
    run: Run, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.measures.closure.EXACT_STEPS", 1)
    monkeypatch.setattr("graphkit.measures.closure.DRAWN_EACH", 20)
    args = ("rank", "two-mode-closure", "--phase", "LRP3", "--limit", "3", "--store", platform)
    after = run(*args).stdout.splitlines()[4:]
    assert after[0].startswith("the sample is too small to say who stands where: ")
    assert " ~ " in after[0]
    assert after[1].startswith("Rules: ")
    assert run(*args, "--lang", "lv").stdout.splitlines()[4].startswith("izlase ir par mazu, lai pateiktu, ")


def test_rank_reach_takes_its_steps(run: Run, platform: str) -> None:
    two, three, one = (
        _json(run, "rank", "reach", *more, "--store", platform) for more in ((), ("--steps", "3"), ("--steps", "1"))
    )
    assert one == _json(run, "rank", "degree", "--store", platform)
    values = [{row["id"]: row["value"] for row in rows} for rows in (one, two, three)]
    assert all(values[0][ident] <= values[1][ident] <= values[2][ident] for ident in values[0])
    assert sum(values[1].values()) > sum(values[0].values())
    assert "within 3 step(s)" in run("rank", "reach", "--steps", "3", "--store", platform).output


def test_undefined_values_are_null_with_a_reason(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, "stakeholder,event\nA,x\nB,y\n")
    rows = _json(run, "rank", "eigenvector", "--store", store)
    assert [(row["id"], row["rank"], row["value"]) for row in rows] == [("A", None, None), ("B", None, None)]
    assert all("no ties" in row["reason"] for row in rows)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("rank", "degre"), "Did you mean: degree"),
        (("rank", "density"), "graphkit metrics"),
        (("rank", "densty"), "Did you mean: density"),
        (("rank", "jaccard"), "it is a measure of a phase pair: graphkit phases"),
        (("rank", "sdsm"), "it is a measure of a tie: graphkit ties"),
        (("rank", "sdsm", "--lang", "lv"), "tas ir saites mērs: graphkit ties; visus uzskaita graphkit measures"),
        (("rank", "degree", "--steps", "3"), "--steps is for the measure reach"),
        (("rank", "degree", "--resample", "999999999"), "more than the 100,000,000 that are kept"),
        (("rank", "degree", "--resample", "999999999", "--lang", "lv"), "prasiet ne vairāk kā"),
        (("rank", "degree", "--phase", "LRP9"), "there is no phase 'LRP9'"),
        (("rank", "degree", "--role", "funder", "--phase", "LRP1"), "no participation fits"),
        (("rank", "degree", "--phase", "LRP7"), "nobody counts"),
        (("phases", "LRP1"), "name two phases"),
        (("phases", "--phase", "LRP1"), "fewer than two phases are chosen"),
        (("metrics", "--phase", "outside", "--cumulative"), "no step of a series"),
        (("metrics", "--phase", "outside", "--window", "2"), "no step of a series"),
        (
            ("rank", "degree", "--hubs", "leave-out", "--hub-size", "2", "--phase", "LRP3"),
            "every event has more than 2",
        ),
        (("phases", "LRP1", "LRP9"), "there is no phase 'LRP9'"),
        (("phases", "LRP3", "outside"), "events outside the phases have no before and after"),
        (("phases", "--phase", "LRP3", "--phase", "outside"), "have no before and after"),
        (("phases", "LRP3", "lrp3"), "LRP3 twice: nothing changes within a phase; name two"),
    ],
)
def test_what_cannot_be_answered_says_why(run: Run, platform: str, args: tuple[str, ...], said: str) -> None:
    assert said in run(*args, "--store", platform, code=2).output


@pytest.mark.parametrize("name", ["density", "mean distance", "e_i", "jaccard", "sdsm"])
def test_the_name_refused_is_not_what_was_meant(run: Run, platform: str, name: str) -> None:
    assert "Did you mean" not in run("rank", name, "--store", platform, code=2).output


def test_phases_against_time_say_so(run: Run, platform: str) -> None:
    said = "LRP3 is after LRP1: kept, lost and new are counted against time"
    assert said in run("phases", "LRP3", "LRP1", "--store", platform).stdout
    assert said not in run("phases", "LRP1", "LRP3", "--store", platform).stdout
    assert "pret laika gaitu" in run("phases", "LRP3", "LRP1", "--store", platform, "--lang", "lv").stdout


def test_a_level_the_store_cannot_roll_up_to(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, "stakeholder,event,stakeholder_type\nA,x,organisation\nB,x,organisation\n")
    assert "at the level 'person'" in run("rank", "degree", "--level", "person", "--store", store, code=2).output
    assert "at least two phases" in run("phases", "--store", store, code=2).output


def test_one_event_only(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, "stakeholder,event\nA,x\nB,x\nC,x\n")
    network = _json(run, "metrics", "--store", store)["networks"][-1]
    assert (network["ties"], network["density"], network["components"], network["diameter"]) == (3, 1.0, 1, 1)


def test_phases_count_what_changed(run: Run, platform: str) -> None:
    rows = _json(run, "phases", "--store", platform)
    assert [(row["from"], row["to"]) for row in rows][:2] == [("LRP1", "LRP2"), ("LRP2", "LRP3")]
    for row in rows:
        for part in (row["stakeholders"], row["ties"]):
            assert set(part) >= {"kept", "lost", "new", "returned", "jaccard", "retention"}
        assert row["stakeholders"]["first_time"] == row["stakeholders"]["new"] - row["stakeholders"]["returned"]
    per_phase = {n["phase"]: n for n in _json(run, "metrics", "--store", platform)["networks"]}
    for row in rows[:5]:
        assert row["stakeholders"]["kept"] + row["stakeholders"]["lost"] == per_phase[row["from"]]["stakeholders"]
        assert row["ties"]["kept"] + row["ties"]["new"] == per_phase[row["to"]]["ties"]
    assert rows[-1]["empty"] == ["LRP7"]


def test_two_phases_name_who_stayed(run: Run, platform: str) -> None:
    [row] = _json(run, "phases", "lrp2", "LRP4", "--store", platform)
    assert (row["from"], row["to"]) == ("LRP2", "LRP4")
    assert len(row["stakeholders"]["ids"]["kept"]) == row["stakeholders"]["kept"]
    printed = run("phases", "LRP2", "LRP4", "--store", platform).stdout.splitlines()
    start = next(i for i, line in enumerate(printed) if line.startswith("Kept: "))
    assert max(map(len, printed[start:])) <= 100
    names = " ".join(line.strip() for line in printed[start:]).partition("Kept: ")[2].partition(" Lost: ")[0]
    assert len(names.split("; ")) == row["stakeholders"]["kept"]
    assert printed[-1].startswith("--format json has their ids")


@pytest.mark.parametrize(
    "command", [("metrics",), ("rank", "degree"), ("ties",), ("phases",), ("mixing",), ("brokerage",)]
)
@pytest.mark.parametrize("lang", ["en", "lv"])
def test_facts_come_with_every_measure(run: Run, platform: str, command: tuple[str, ...], lang: str) -> None:
    printed = run(*command, "--facts", "--store", platform, "--lang", lang).output
    words = ("boundary: ", "not measured: ") if lang == "en" else ("robeža: ", "nav mērīts: ")
    assert all(word in printed for word in words)
    result = run(*command, "--facts", "--store", platform, "--lang", lang, "--format", "json")
    payload = json.loads(result.stdout)
    if isinstance(payload, dict):
        assert any(line.startswith("boundary: ") for line in payload["facts"])
    else:
        assert words[0] in result.stderr


def test_facts_of_who_joins_two_groups_stand_in_the_json(run: Run, platform: str) -> None:
    args = ("brokerage", "--between", "roma-civil-society", "municipality", "--facts", "--store", platform)
    assert _json(run, *args)["facts"]


def test_chosen_phases_still_know_what_was_seen_before(run: Run, platform: str) -> None:
    [chosen] = _json(run, "phases", "--phase", "LRP3", "--phase", "lrp5", "--store", platform)
    [named] = _json(run, "phases", "LRP3", "LRP5", "--store", platform)
    assert chosen["stakeholders"]["returned"] == named["stakeholders"]["returned"] > 0
    assert chosen["ties"]["returned"] == named["ties"]["returned"] > 0


def test_what_is_not_recorded_is_no_loss_in_a_table(run: Run, platform: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("phases", "--store", platform, "--format", "csv").stdout)))
    assert [row["Lost"] for row in rows if row["To"] == "LRP7"] == ["", ""]
    assert [row["Hamming"] for row in rows if row["To"] == "LRP7"] == ["", ""]
    people = rows[0]
    assert int(people["Hamming"]) == int(people["Lost"]) + int(people["New"])
    assert all(row["Lost"] for row in rows if row["To"] != "LRP7")


def test_a_series_says_how_its_phases_are_pooled(run: Run, platform: str) -> None:
    assert "each phase with all before it" in _json(run, "metrics", "--cumulative", "--store", platform)["rules"]
    assert "consecutive phases pooled" in _json(run, "metrics", "--window", "2", "--store", platform)["rules"]


def test_a_null_of_a_normal_form_has_a_reason(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, "stakeholder,event\nA,x\n")
    [row] = _json(run, "rank", "degree", "--normalised", "--store", store)
    assert (row["value"], bool(row["reason"])) == (None, True)


def test_sampled_ranks_show_their_error_and_what_is_chance(
    run: Run, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.measures.closure.EXACT_STEPS", 1)
    args = ("rank", "two-mode-closure", "--phase", "LRP3", "--store", platform)
    rows = _json(run, *args)
    assert all((row["error"] is None) == (row["value"] is None) for row in rows)
    assert "NaN" not in run(*args, "--format", "json").stdout
    printed = run(*args)
    assert "Standard error" in printed.output
    assert "the values are sampled, and nobody among the first 10 stands clear of the others" in printed.output


def test_a_large_event_is_announced_left_out_or_sampled(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"S{i},hub\n" for i in range(40)) + "S1,small\nS2,small\n"
    store = _table(run, tmp_path, "stakeholder,event\n" + rows)
    args = ("metrics", "--store", store, "--hub-size", "10", "--format", "json")
    kept = run(*args)
    assert "40 participants" in kept.stderr
    assert json.loads(kept.stdout)["networks"][-1]["ties"] == 780
    assert json.loads(run(*args, "--hubs", "leave-out").stdout)["networks"][-1]["ties"] == 1
    assert json.loads(run(*args, "--hubs", "sample").stdout)["networks"][-1]["ties"] in (45, 46)
    left = json.loads(run(*args, "--hubs", "leave-out").stdout)
    assert left["networks"][-1]["participations"] is None
    assert left["networks"][-1]["reasons"]["participations"]
    for command in (("metrics",), ("mixing",), ("brokerage",), ("rank", "degree"), ("ties",)):
        printed = run(*command, "--store", store, "--hub-size", "10", "--hubs", "leave-out", "--facts")
        assert printed.output.count("events of more than 10 participants are left out") >= 2


def test_who_has_no_value_says_its_own_reason(run: Run, tmp_path: Path) -> None:
    """A meets B, who has no sector, and so has no partner with one; Z meets nobody; C and D meet each other."""
    store = _table(run, tmp_path, "stakeholder,event,sector\nA,x,state\nB,x,\nC,y,state\nD,y,school\nZ,z,state\n")
    rows = {row["id"]: row.get("reason") for row in _json(run, "rank", "participation-coefficient", "--store", store)}
    assert rows == {
        "A": "no partner with a sector", "B": None, "C": None, "D": None, "Z": "tied to nobody",
    }  # fmt: skip
    printed = run("rank", "participation-coefficient", "--store", store).stdout
    assert "no value for 1 stakeholder: tied to nobody" in printed
    assert "no value for 1 stakeholder: no partner with a sector" in printed
    brokers = {row["id"]: row.get("reason") for row in _json(run, "rank", "brokerage", "--store", store)}
    assert brokers == {"A": None, "B": "without a sector", "C": None, "D": None, "Z": None}
    assert "no value for 1 stakeholder: without a sector" in run("rank", "brokerage", "--store", store).stdout
    assert "vērtības nav 1 iesaistītajai pusei: bez zināma sektora" in (
        run("rank", "brokerage", "--store", store, "--lang", "lv").stdout
    )


def test_brokerage_without_any_group_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, "stakeholder,event,country\nA,x,LV\nB,x,LV\nB,y,LV\nC,y,EE\n")
    result = run("rank", "brokerage", "--store", store, "--format", "json")
    assert all(row["value"] is None and row["reason"] == "nobody has a sector" for row in json.loads(result.stdout))
    assert "give it in the column sector" in result.stderr
    by_country = {
        row["id"]: row["value"] for row in _json(run, "rank", "brokerage", "--by", "country", "--store", store)
    }
    assert by_country == {"A": 0, "B": 2, "C": 0}
    printed = run("rank", "brokerage", "--by", "country", "--store", store).stdout
    assert "groups: country" in printed
    assert "groups: " not in run("rank", "degree", "--resample", "5", "--store", store).stdout


def test_strength_under_newman_is_a_number_of_events(run: Run, platform: str) -> None:
    said = "the strength is the number of events"
    assert said in run("rank", "strength", "--store", platform).stdout
    assert said not in run("rank", "strength", "--weight", "count", "--store", platform).stdout
    assert "stiprums ir to pasākumu skaits" in run("rank", "strength", "--store", platform, "--lang", "lv").stdout


@pytest.mark.parametrize(("lang", "words"), [("en", "(since 1 July 2021)"), ("lv", "(no 2021. gada 1. jūlija)")])
def test_a_municipality_after_the_reform_is_told_from_the_one_before(
    run: Run, platform: str, lang: str, words: str
) -> None:
    args = ("--level", "municipality", "--reading", "seat", "--store", platform, "--lang", lang)
    rows = _json(run, "rank", "degree", *args)
    later = [row for row in rows if "@" in row["id"]]
    assert len({row["name"] for row in rows}) < len(rows) - 1
    assert not any("202" in row["name"] for row in rows)
    for command in (("rank", "degree"), ("ties",), ("brokerage",), ("mixing", "--by", "municipality")):
        assert words in run(*command, *args).stdout
    assert sum(words in line for line in run("rank", "degree", *args).stdout.splitlines()) == len(later) > 1
    partner = next(row["id"] for row in _json(run, "who", later[0]["id"], *args)["partners"] if "@" in row["id"])
    assert words in run("who", later[0]["id"], partner, *args).stdout


def test_the_table_of_metrics_says_each_thing_once(run: Run, platform: str) -> None:
    lines = run("metrics", "--store", platform).stdout.splitlines()
    assert max(map(len, lines[:32])) <= 100
    assert [line.split(": ")[0] for line in lines if "core–periphery:" in line] == ["core–periphery"]
    assert "core–periphery: single changes from 21 start(s); core of 1–15" in lines
    [rules] = [line for line in lines if line.startswith("Rules: ")]
    assert rules.startswith(
        "Rules: each phase by itself, then the events outside the phases, then all pooled by event; status"
    )
    grown = run("metrics", "--cumulative", "--phase", "LRP2", "--phase", "LRP3", "--store", platform).stdout
    assert "each phase with all before it; phases: LRP2, LRP3; statuses" in grown
    markdown = run("metrics", "--format", "markdown", "--store", platform).stdout.splitlines()
    assert markdown[0] == "| Measure | LRP1 | LRP2 | LRP3 | LRP4 | LRP5 | LRP6 | LRP7 | outside | All |"


def test_sampled_metrics_show_their_error(run: Run, platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.measures.closure.EXACT_STEPS_NETWORK", 1)
    args = ("metrics", "--phase", "LRP3", "--store", platform)
    [network] = _json(run, *args)["networks"]
    value, error = network["two_mode_closure"], network["errors"]["two_mode_closure"]
    printed = run(*args).stdout
    assert f"{value:.3f} ± {error:.2g}" in printed
    assert "±: standard error of a sample" in printed
    assert f"{value:.3f} ± {error:.2g}".replace(".", ",") in run(*args, "--lang", "lv").stdout
    [row] = csv.DictReader(io.StringIO(run(*args, "--format", "csv").stdout))
    assert float(row["two_mode_closure_error"]) == pytest.approx(error)


def test_metrics_across_other_groups(run: Run, platform: str) -> None:
    args = ("metrics", "--phase", "LRP3", "--by", "country", "--store", platform)
    [network] = _json(run, *args)["networks"]
    assert network["e_i"] == _json(run, "mixing", "--phase", "LRP3", "--by", "country", "--store", platform)["e_i"]
    assert "groups: country" in _json(run, *args)["rules"]


def test_exact_does_not_lift_the_limit_of_a_projection_and_says_what_does(
    run: Run, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.network.projection.project.__kwdefaults__", {"most": 100})
    said = run("rank", "clustering", "--exact", "--store", platform, code=2).stderr
    assert "(--exact) do not change that" in said
    assert "--hubs leave-out --hub-size N" in said
    run("rank", "clustering", "--hubs", "leave-out", "--hub-size", "3", "--store", platform)
    assert "(--exact)" in run("rank", "clustering", "--exact", "--lang", "lv", "--store", platform, code=2).stderr


def test_betweenness_where_lengths_are_equal_but_for_rounding(run: Run, platform: str) -> None:
    [first] = _json(run, "rank", "betweenness", "--weight", "count", "--limit", "1", "--store", platform)
    assert (first["id"], first["value"]) == ("kultmin", pytest.approx(6584.2013625, abs=1e-7))


def test_sums_are_printed_without_the_rounding_of_their_parts(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"s{i},e{e}\n" for e in range(39) for i in range(e % 7 + 2)) + "".join(
        f"s0,f{e}\n" for e in range(2)
    )
    store = _table(run, tmp_path, f"stakeholder,event\n{rows}")
    found = _json(run, "rank", "strength", "--store", store)
    assert found[0]["value"] == 39.0
    assert "39.0" in run("rank", "strength", "--store", store, "--format", "csv").stdout
    assert (
        _json(run, "metrics", "--store", store)["networks"][-1]["total_weight"] == sum(e % 7 + 2 for e in range(39)) / 2
    )
