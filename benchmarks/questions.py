"""Questions of measures to a store, each a process of its own: ``python benchmarks/questions.py [--sizes N …] [--runs 3]``.

The participations are those of ``measures.py`` (all attended), loaded from a flat table. ``projection`` opens the store,
reads the incidence and projects it; its seconds are without starting Python and importing, those of the commands include
all. Nothing is asserted: times are read by people.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl
from load import LAUNCH
from measures import generate

SECTORS = ("state", "municipality", "civil-society", "school", "business")
PROJECT = """
import sys, time
import scipy.sparse
from graphkit.model import Selection
from graphkit.network.projection import project
from graphkit.stores import open_store
began = time.perf_counter()
print(project(open_store(sys.argv[1]).incidence(Selection())).ties, time.perf_counter() - began, file=sys.stderr)
"""
QUESTIONS = {
    "rank degree --limit 10": ("rank", "degree", "--limit", "10"),
    "rank degree --format json, all rows": ("rank", "degree", "--format", "json"),
    "rank strength --format json, all rows": ("rank", "strength", "--format", "json"),
}


def made(size: int, folder: Path) -> Path:
    """A store of made participations."""
    s, e, p = generate(size)
    columns = {
        "stakeholder": ("S", s),
        "stakeholder_id": ("s", s),
        "event": ("E", e),
        "event_id": ("e", e),
        "phase": ("P", p),
    }
    frame = pl.DataFrame(
        {name: letter + pl.Series(numbers).cast(pl.String) for name, (letter, numbers) in columns.items()}
    )
    frame.with_columns(sector=pl.Series(SECTORS).gather(s % len(SECTORS))).write_csv(folder / f"{size}.csv")
    store = folder / f"{size}.sqlite"
    run([graphkit(), "load", str(folder / f"{size}.csv"), "--store", str(store)])
    return store


def graphkit() -> str:
    """The command that is installed beside this Python."""
    return str(Path(sys.executable).with_name("graphkit"))


def run(command: list[str]) -> tuple[float, float, float, str]:
    """Seconds by the clock and of processors, peak MiB, and what was said on stderr."""
    done = subprocess.run([sys.executable, "-c", LAUNCH, *command], capture_output=True, text=True, check=True)
    seconds, cpu, peak, code = map(float, done.stdout.split())
    if code:
        raise SystemExit(done.stderr)
    return seconds, cpu, peak, done.stderr


def main() -> None:
    """Measure and print a row a question: best seconds, least seconds of processors, largest peak in MiB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            store = str(made(size, Path(folder)))
            for name, arguments in QUESTIONS.items():
                found = [run([graphkit(), *arguments, "--store", store]) for _ in range(given.runs)]
                seconds, cpu = (min(each[i] for each in found) for i in (0, 1))
                peak = max(each[2] for each in found)
                print(f"| {name} | {size:,} | {seconds:.2f} s ({cpu:.2f} s of processors), {peak:.0f} MiB |")
            found = [run([sys.executable, "-c", PROJECT, store]) for _ in range(given.runs)]
            ties, seconds = min((each[3].split() for each in found), key=lambda said: float(said[1]))
            peak = max(each[2] for each in found)
            print(
                f"| projection from the store, {int(ties):,} ties | {size:,} | {float(seconds):.2f} s, {peak:.0f} MiB |"
            )


if __name__ == "__main__":
    main()
