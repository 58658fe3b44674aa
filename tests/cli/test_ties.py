"""``graphkit ties``: keys, order, backbones, large events, long lists."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from graphkit.cli.network_options import HUB, HUB_WAYS, WEIGHTS
from graphkit.measures.significance.backbone import METHODS
from graphkit.measures.significance.corrections import CORRECTIONS
from graphkit.network import hubs, projection

from .conftest import Run

emit: Any = import_module("graphkit.cli.emit")


def _ties(run: Run, store: str, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("ties", "--store", store, "--format", "json", *args).stdout)
    return found


@pytest.fixture(scope="module")
def hub(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Forty at one meeting, three of them at four others as well."""
    path = tmp_path_factory.mktemp("hub")
    rows = [(f"p{i:02}", "Forum") for i in range(40)] + [(f"p{i:02}", f"Visit {e}") for e in range(4) for i in range(3)]
    (path / "t.csv").write_text("stakeholder,event\n" + "".join(f"{who},{event}\n" for who, event in rows), "utf-8")
    run("load", str(path / "t.csv"), "--store", str(path / "s.sqlite"))
    return str(path / "s.sqlite")


def test_the_options_are_those_of_the_library(run: Run) -> None:
    assert (WEIGHTS, HUB_WAYS, HUB) == (projection.WEIGHTS, hubs.WAYS, hubs.HUB)
    options = {option.name: option for option in import_module("graphkit.cli.ties").command.params}
    assert tuple(options["backbone"].type.choices) == METHODS
    assert tuple(options["correction"].type.choices) == CORRECTIONS


def test_keys_and_order(run: Run, platform: str) -> None:
    found = _ties(run, platform)
    assert list(found[0]) == ["source", "source_name", "target", "target_name", "weight", "shared_events"]
    assert all(tie["source"] < tie["target"] and tie["shared_events"] >= 1 for tie in found)
    order = [(-round(tie["weight"], 9), tie["source"], tie["target"]) for tie in found]
    assert order == sorted(order)
    assert (found[0]["source"], found[0]["target"], found[0]["shared_events"]) == ("jelgava", "kultmin", 24)
    assert _ties(run, platform, "--limit", "7") == found[:7]


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_weight(run: Run, platform: str, weight: str) -> None:
    found = _ties(run, platform, "--weight", weight, "--phase", "LRP3")
    assert all(tie["weight"] > 0 for tie in found)
    assert weight not in ("count", "none") or all(
        tie["weight"] == (tie["shared_events"] if weight == "count" else 1) for tie in found
    )
    assert "weight: " in run("ties", "--store", platform, "--weight", weight, "--limit", "1").stdout
    assert "svars: " in run("ties", "--store", platform, "--weight", weight, "--limit", "1", "--lang", "lv").stdout


def test_a_backbone_gives_p_and_alpha_1_all_ties(run: Run, platform: str) -> None:
    found = _ties(run, platform, "--backbone", "sdsm", "--alpha", "1")
    assert len(found) == len(_ties(run, platform)) == 2156
    assert all(0 < tie["p_value"] <= tie["p_adjusted"] <= 1 for tie in found)


def test_a_signed_backbone_says_which_way(run: Run, platform: str) -> None:
    args = ("--backbone", "hypergeometric", "--correction", "none")
    signed, plain = _ties(run, platform, *args, "--signed"), _ties(run, platform, *args)
    assert {tie["sign"] for tie in signed} == {1, -1}
    assert [{k: v for k, v in tie.items() if k != "sign"} for tie in signed if tie["sign"] == 1] == plain
    table = run("ties", "--store", platform, *args, "--signed").stdout
    assert "Than expected" in table
    assert "fewer" in table


def test_draws_and_seed_are_named_and_repeat(run: Run, platform: str) -> None:
    args = (
        "ties",
        "--store",
        platform,
        "--phase",
        "LRP3",
        "--backbone",
        "fdsm",
        "--correction",
        "none",
        "--draws",
        "300",
        "--seed",
        "4",
    )
    first, again = run(*args), run(*args)
    assert first.stdout == again.stdout
    assert "300 draws, seed 4" in first.stdout
    assert "no correction for many tests" in first.stdout


def test_nothing_significant_is_said_in_words(run: Run, platform: str) -> None:
    result = run("ties", "--store", platform, "--phase", "LRP1", "--backbone", "sdsm", "--format", "json")
    assert json.loads(result.stdout) == []
    assert "Nothing can be significant with 11 event(s)" in result.stderr


@pytest.mark.parametrize(
    ("args", "said", "helps"),
    [
        (("--phase", "LRP1", "--backbone", "sdsm"), "Nothing can be significant with 11 event(s)", set()),
        (("--phase", "LRP4", "--backbone", "hypergeometric"), "Nothing can be significant with 8 event(s)", {"none"}),
        (("--phase", "LRP4", "--backbone", "hypergeometric", "--signed"), "No pair is significant: none of 1653", {"none"}),
    ],
)  # fmt: skip
def test_where_nothing_is_significant_it_says_what_would_list_something(
    run: Run, platform: str, args: tuple[str, ...], said: str, helps: set[str]
) -> None:
    told = run("ties", *args, "--store", platform).stderr
    assert said in told
    assert "What lists more: " in told
    assert "--alpha 1 (all tied pairs, with their p)" in told
    for correction in ("bh", "none"):
        more = [tie for tie in _ties(run, platform, *args, "--correction", correction) if tie.get("sign", 1) == 1]
        assert (f"--correction {correction} ({len(more)} ties" in told) == (correction in helps) == bool(more)
    assert "Vairāk uzskaita " in run("ties", *args, "--store", platform, "--lang", "lv").stderr


@pytest.mark.parametrize("method", METHODS)
def test_one_event_is_said_alike_by_every_null_model(run: Run, tmp_path: Path, method: str) -> None:
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,X\nB,X\nC,X\n", "utf-8")
    store = str(tmp_path / "s.sqlite")
    run("load", str(tmp_path / "t.csv"), "--store", store)
    assert "Nothing can be significant with 1 event(s)" in run("ties", "--store", store, "--backbone", method).stderr
    assert [tie["p_value"] for tie in _ties(run, store, "--backbone", method, "--alpha", "1")] == [1, 1, 1]


def test_a_network_too_large_for_draws_is_told_another_way(run: Run, platform: str) -> None:
    result = run("ties", "--store", platform, "--backbone", "fdsm", "--draws", "9999999", code=2)
    assert "ask for --backbone sdsm" in result.stderr


@pytest.mark.parametrize("option", [["--alpha", "0.1"], ["--signed"], ["--draws", "5"], ["--correction", "bh"]])
def test_options_of_a_backbone_need_one(run: Run, platform: str, option: list[str]) -> None:
    assert f"{option[0]} needs --backbone" in run("ties", "--store", platform, *option, code=2).stderr


@pytest.mark.parametrize("alpha", ["0", "1.5", "-1", "x"])
def test_alpha_is_a_level(run: Run, platform: str, alpha: str) -> None:
    run("ties", "--store", platform, "--backbone", "sdsm", "--alpha", alpha, code=2)


def test_nobody_counts(run: Run, platform: str) -> None:
    assert "nobody counts" in run("ties", "--store", platform, "--status", "declined", "--phase", "LRP7", code=2).stderr


def test_one_alone_has_no_ties(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,X\nB,Y\n", "utf-8")
    run("load", str(tmp_path / "t.csv"), "--store", str(tmp_path / "s.sqlite"))
    result = run("ties", "--store", str(tmp_path / "s.sqlite"), "--format", "json")
    assert result.stdout == "[]\n"
    assert "nobody shares an event" in result.stderr
    tested = run(
        "ties", "--backbone", "sdsm", "--alpha", "1", "--store", str(tmp_path / "s.sqlite"), "--format", "json"
    )
    assert "no pair is tied" in tested.stderr
    assert "--alpha 1 lists" not in tested.stderr


def test_a_large_event_is_announced_left_out_or_sampled(run: Run, hub: str) -> None:
    kept = run("ties", "--store", hub, "--hub-size", "20", "--format", "json")
    assert "Forum" in kept.stderr
    assert "40 participants" in kept.stderr
    assert "98 % of all pairs" in kept.stderr
    assert len(json.loads(kept.stdout)) == 780
    without = run("ties", "--store", hub, "--hub-size", "20", "--hubs", "leave-out")
    assert "is left out" in without.stderr
    assert "events of more than 20 participants are left out" in without.stdout
    assert len(_ties(run, hub, "--hub-size", "20", "--hubs", "leave-out")) == 3
    assert len(_ties(run, hub, "--hub-size", "20", "--hubs", "sample", "--seed", "1")) >= 190
    assert "of all pairs" not in run("ties", "--store", hub, "--format", "json").stderr


def test_csv_of_a_long_list_is_whole(run: Run, hub: str) -> None:
    out = run("ties", "--store", hub, "--format", "csv").stdout_bytes.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert len(rows) == 780
    assert rows[0]["Stakeholder"] == "p00"


def test_a_terminal_is_shown_the_first_and_told_of_the_others(
    run: Run, hub: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    ties: Any = import_module("graphkit.measures.ties")
    each = ties.Ties.each

    def counted(self: Any) -> Iterator[Any]:
        for tie in each(self):
            made.append(tie)
            yield tie

    monkeypatch.setattr(emit.Output, "shown", lambda self, total: min(total, 200))
    monkeypatch.setattr(ties.Ties, "each", counted)
    out = run("ties", "--store", hub).stdout
    assert "… 580 more rows" in out
    assert len(made) == 200
