"""Loads into a real Neo4j server and questions to it, beside the same with an SQLite file: processes timed from outside.

    python benchmarks/neo4j_store.py [--profile lts] [--rows 145000] [--repeats 3]

The made table has about as many nodes as a national platform would have in decades: 35,871 stakeholders and 31,451 events
on 145,000 rows. The first load meets a server that has just been started and an empty database, the others replace a data set. A
busy machine lengthens everything: the seconds of processors, of the command and of the server, stand beside the clock.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
from load import PHASES, SEED, pairs, run, words

from tests.neo4j.server import USER, Home, make_home, stop, versions

STAKEHOLDERS, EVENTS = 35_871 / 145_000, 31_451 / 145_000
QUESTIONS = {
    "info": ["info"],
    "who, one of many events": ["who", "s0"],
    "who, by a misspelt name": [],
    "path": ["path", "s5", "s30000"],
    "rank degree": ["rank", "degree", "--limit", "10"],
    "rank degree, sectors": ["rank", "degree", "--level", "sector"],
    "metrics of one phase": ["metrics", "--phase", "P3"],
}


def table(rows: int) -> pl.DataFrame:
    """The made participations."""
    rng = np.random.default_rng(SEED)
    stakeholders, events = int(rows * STAKEHOLDERS), int(rows * EVENTS)
    who, what = pairs(rows, stakeholders, events, rng)
    names, titles = words(np.arange(stakeholders), 2), words(np.arange(events), 3)
    phase = pl.Series([f"P{n + 1}" for n in range(PHASES)]).gather(np.arange(events) * PHASES // events)
    return pl.DataFrame(
        {
            "stakeholder": names.gather(who),
            "stakeholder_id": [f"s{n}" for n in who],
            "stakeholder_type": pl.Series(["organisation", "ngo", "school", "company"]).gather(who % 4),
            "sector": pl.Series(["state", "ngo", "education", "business"]).gather(who % 4),
            "event": titles.gather(what),
            "event_id": [f"e{n}" for n in what],
            "phase": phase.gather(what),
            "role": pl.Series(["participant", "participant", "speaker", "organiser"]).gather(rng.integers(0, 4, rows)),
            "date": pl.Series([f"20{16 + n % 9}-0{1 + n % 9}-15" for n in range(events)]).gather(what),
            "source": pl.Series([f"report-{n // 8}" for n in range(events)]).gather(what),
        }
    )


def processors(process: int) -> float:
    """Seconds of processors that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def timed(what: str, arguments: list[str], server: int | None, repeats: int) -> None:
    """Run a command some times and print each run."""
    parts = []
    for _ in range(repeats):
        before = processors(server) if server else 0.0
        done = run(arguments)
        there = f" + {processors(server) - before:.2f}" if server else ""
        parts.append(f"{done.seconds:.2f} s (cpu {done.cpu:.2f}{there}, {done.megabytes:.0f} MB)")
    print(f"  {what}: {'; '.join(parts)}", flush=True)


def measure(home: Home, folder: Path, rows: int, repeats: int) -> None:
    """Everything on a server that has just been started, then on a file."""
    source, file = str(folder / "flat.csv"), str(folder / "graphkit.sqlite")
    frame = table(rows)
    frame.write_csv(source)
    name = str(frame["stakeholder"][0])
    asked = {what: args or ["who", name[:3] + name[4] + name[3] + name[5:]] for what, args in QUESTIONS.items()}
    os.environ |= {"GRAPHKIT_NEO4J_USER": USER, "GRAPHKIT_NEO4J_PASSWORD": home.password}
    process = home.start()
    try:
        for store, server in ((home.uri, process.pid), (file, None)):
            print(f"{store.partition(':')[0] if server else 'SQLite'}; load of the machine {os.getloadavg()[0]:.1f}")
            timed("first load, cold server", ["load", source, "--store", store], server, 1)
            timed("load over it", ["load", source, "--store", store], server, repeats)
            for what, arguments in asked.items():
                timed(what, [*arguments, "--store", store], server, repeats)
    finally:
        stop(process)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", choices=list(versions()), default="lts")
    parser.add_argument("--rows", type=int, default=145_000)
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="graphkit-") as folder:
        version = versions()[given.profile]
        print(f"Neo4j {version.number}, {given.rows:,} rows, {time.strftime('%Y-%m-%d')}")
        measure(make_home(version, Path(folder) / "home"), Path(folder), given.rows, given.repeats)


if __name__ == "__main__":
    main()
