"""How long a load and a question take, and how both grow: child processes on made tables, timed from outside.

    python benchmarks/load.py [--rows 10000 100000 1000000] [--repeats 3]

Tables are seeded and heavy-tailed (a sixth as many stakeholders as rows, a twenty-fifth as many events); some names are
spelt in two ways, some rows repeat a participation. Nothing is asserted: machines differ.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

SEED, PHASES = 7, 5
SYLLABLES = [
    *("ka", "lo", "mi", "re", "sa", "tu", "vi", "zē", "ņo", "ša"),
    *("ķe", "lī", "ju", "bra", "dze", "ula", "nis", "pil", "gal", "ven"),
]
ROLES = ("participant", "participant", "participant", "speaker", "organiser", "partner")
STATUSES = ("attended", "attended", "attended", "attended", "invited", "declined")
TYPES = ("person", "organisation", "ngo", "municipality", "school", "company")
SECTORS = ("state", "municipality", "ngo", "education", "business")
NAMES_ONLY = ("stakeholder_id", "event_id")  # the columns that the second table does without


def words(numbers: np.ndarray, count: int) -> pl.Series:
    """A distinct made name for each number: ``count`` words, those of neighbours unlike."""
    parts, numbers = [], numbers * 38_196_601 % len(SYLLABLES) ** (3 * count)
    for word in range(count):
        digits = [(numbers // len(SYLLABLES) ** (word + place * count)) % len(SYLLABLES) for place in range(3)]
        syllables = [pl.Series(SYLLABLES).gather(digit) for digit in digits]
        parts.append((syllables[0].str.to_titlecase() + syllables[1] + syllables[2]).alias(f"w{word}"))
    return pl.DataFrame(parts).select(pl.concat_str(pl.all(), separator=" ")).to_series()


def pairs(rows: int, stakeholders: int, events: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Distinct pairs of stakeholder and event, both heavy-tailed, everybody at one event at least; a few rows repeat."""
    drawn = int(rows * 1.6)
    who = np.floor(stakeholders * rng.random(drawn) ** 2.5).astype(np.int64)
    what = np.floor(events * rng.random(drawn) ** 2.0).astype(np.int64)
    who[:stakeholders], what[stakeholders : stakeholders + events] = np.arange(stakeholders), np.arange(events)
    first = np.sort(np.unique(who * events + what, return_index=True)[1])[:rows]
    first = np.concatenate((first, rng.choice(first, rows - first.size)))
    again = rows // 500
    first[rows - again :] = first[:again]
    chosen = rng.permutation(first)
    return who[chosen], what[chosen]


def table(rows: int) -> pl.DataFrame:
    """The made participations, with ids."""
    rng = np.random.default_rng(SEED)
    stakeholders, events = rows // 6, rows // 25
    who, what = pairs(rows, stakeholders, events, rng)
    names, titles = words(np.arange(stakeholders), 2), words(np.arange(events), 3)
    spelt = np.where(rng.random(rows) < 0.002, names.str.to_uppercase().gather(who), names.gather(who))
    days = pl.Series(np.datetime64("2016-01-01") + rng.integers(0, 3300, events))
    day = days.dt.to_string("%Y-%m-%d")
    phase = pl.Series([f"P{n + 1}" for n in range(PHASES)]).gather((days.to_physical() - 16801) * PHASES // 3300)
    pick = {name: pl.Series(values) for name, values in (("role", ROLES), ("status", STATUSES))}
    return pl.DataFrame(
        {
            "stakeholder": pl.Series(spelt, dtype=pl.String),
            "stakeholder_id": pl.Series(np.char.add("s", np.arange(stakeholders).astype(str))).gather(who),
            "stakeholder_type": pl.Series(TYPES).gather(who % len(TYPES)),
            "sector": pl.Series(SECTORS).gather(who % len(SECTORS)),
            "event": titles.gather(what),
            "event_id": pl.Series(np.char.add("e", np.arange(events).astype(str))).gather(what),
            "phase": phase.gather(what),
            **{name: values.gather(rng.integers(0, len(values), rows)) for name, values in pick.items()},
            "date": day.gather(what),
            "source": ("report-" + pl.Series(np.arange(events) // 8).cast(pl.String)).gather(what),
        }
    )


@dataclass(frozen=True)
class Run:
    """One child process: seconds by the clock, peak memory in MB."""

    seconds: float
    megabytes: float


def run(arguments: Sequence[str]) -> Run:
    """Run graphkit as a user does, in a process of its own; a name that is asked back is an answer."""
    command = [str(Path(sys.executable).with_name("graphkit")), *arguments]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
        said = child.stderr.read().decode() if child.stderr else ""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode and "Did you mean" not in said:
        raise SystemExit(f"{' '.join(command)}: {said}")
    return Run(time.perf_counter() - began, usage.ru_maxrss / 1024)


def questions(frame: pl.DataFrame, store: str) -> dict[str, list[str]]:
    """``who`` for a usual and the busiest stakeholder, by name, by id, misspelt, in two formats."""
    column = "stakeholder_id" if "stakeholder_id" in frame.columns else "stakeholder"
    busy = frame.group_by(column).agg(pl.len(), pl.col("stakeholder").mode().first().alias("name")).sort("len", column)
    (usual_id, _, usual), (busiest_id, _, busiest) = busy.row(busy.height // 2), busy.row(-1)
    misspelt = busiest[:3] + busiest[4] + busiest[3] + busiest[5:]
    tail = ["--phase", "P3", "--store", store]
    asked = {"usual, by name": usual, "busiest, by name": busiest, "busiest, misspelt": misspelt}
    if column == "stakeholder_id":
        asked |= {"usual, by id": usual_id, "busiest, by id": busiest_id}
    return {
        f"who, {what}, {form}": ["who", name, *tail, "--format", form]
        for what, name in asked.items()
        for form in ("table", "json")
    }


def measure(rows: int, with_ids: bool, repeats: int, folder: Path) -> dict[str, list[Run]]:
    """All runs on one table, by what is measured."""
    frame = table(rows) if with_ids else table(rows).drop(NAMES_ONLY)
    source, store = str(folder / "flat.csv"), str(folder / "graphkit.sqlite")
    frame.write_csv(source)
    asked = {"load": ["load", source, "--store", store], **questions(frame, store)}
    del frame
    return {what: [run(arguments) for _ in range(repeats)] for what, arguments in asked.items()}


def report(sizes: Sequence[int], results: Sequence[dict[str, list[Run]]], tell: Callable[[str], None] = print) -> None:
    """A line for each thing measured: best and median seconds and peak memory by size, growth from size to size."""
    for what in results[0]:
        best = [min(run.seconds for run in result[what]) for result in results]
        parts = [
            f"{size:>9,}: {least:6.2f} s (median {statistics.median(r.seconds for r in result[what]):5.2f}) "
            f"{max(r.megabytes for r in result[what]):5.0f} MB"
            for size, least, result in zip(sizes, best, results, strict=True)
        ]
        growth = [
            f"n^{math.log(best[i + 1] / best[i]) / math.log(sizes[i + 1] / sizes[i]):.2f}" for i in range(len(best) - 1)
        ]
        tell(f"  {what:<32}" + " |".join(parts) + ("   grows " + ", ".join(growth) if growth else ""))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    for with_ids in (True, False):
        print(f"table {'with ids' if with_ids else 'with names only'}; load of the machine {os.getloadavg()[0]:.1f}")
        with tempfile.TemporaryDirectory() as folder:
            report(given.rows, [measure(rows, with_ids, given.repeats, Path(folder)) for rows in given.rows])


if __name__ == "__main__":
    main()
