"""How long `graphkit municipalities` takes as a whole process, at a register of many units: child processes on a made platform.

    python benchmarks/municipalities.py [--units 10000] [--rows 1000000] [--repeats 3]

Seeded: a reform joins the units to four tenths of them on 1 July 2021 (every hundredth is split); six phases with complete,
partial and unknown lists; places, councils, schools, clubs and persons take part, heavy-tailed. Nothing is asserted:
machines differ.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

from graphkit.stores import open_store
from graphkit.tables.frames import Tables, complete

SEED, PHASES, REFORM = 11, 6, "2021-07-01"
STATUSES = ("attended", "attended", "attended", "attended", "invited", "planned")
ROLES = ("participant", "participant", "participant", "host", "speaker", "organiser")
KINDS = ("municipality", "school", "ngo", "business")
Ids = pl.Series


def ids(prefix: str, count: int) -> Ids:
    """Ids of a kind: a letter and a number."""
    return pl.Series([f"{prefix}{i}" for i in range(count)])


def register(units: int) -> dict[str, pl.DataFrame]:
    """The municipalities before and since the reform, the crosswalk, and a place in each."""
    old, later = ids("u", units), units * 4 // 10
    became = pl.Series([f"n{i % later}" for i in range(units)])
    other = pl.Series([f"n{(i + 1) % later}" for i in range(0, units, 100)])
    before = pl.DataFrame({"municipality_id": old, "valid_until": "2021-06-30"})
    since = pl.DataFrame({"municipality_id": ids("n", later), "valid_from": REFORM, "changed": "yes"})
    municipalities = pl.concat([before, since], how="diagonal")
    whole = pl.DataFrame({"old_id": old, "new_id": became, "is_primary": "yes"})
    split = pl.DataFrame({"old_id": old.gather_every(100), "new_id": other, "is_primary": "no"})
    crosswalk = pl.concat([whole, split]).with_columns(new_valid_from=pl.lit(REFORM), new_since=pl.lit(REFORM))
    twice = pl.col("old_id").is_in(split["old_id"].implode())
    crosswalk = crosswalk.with_columns(part=pl.when(twice).then(pl.lit("split")).otherwise(pl.lit("whole")))
    places = pl.DataFrame({"place_id": ids("t", units), "name": ids("Town ", units), "kind": "town"})
    then = pl.DataFrame({"place_id": places["place_id"], "municipality_id": old, "until": "2021-06-30"})
    now = pl.DataFrame({"place_id": places["place_id"], "municipality_id": became})
    now = now.with_columns(unit_valid_from=pl.lit(REFORM), since=pl.lit(REFORM))
    return {
        "municipalities": municipalities.with_columns(name=pl.col("municipality_id")),
        "crosswalk": crosswalk,
        "places": places,
        "place_units": pl.concat([then, now], how="diagonal"),
    }


def programme(units: int, rows: int) -> dict[str, pl.DataFrame]:
    """Phases, events, bodies, persons, who took part in what, and what is said of communities and completeness."""
    rng = np.random.default_rng(SEED)
    events, bodies, persons = rows // 25, rows // 20, rows // 10
    days = pl.Series(np.datetime64("2016-01-01") + rng.integers(0, 3300, events))
    phase = pl.Series([f"P{n + 1}" for n in range(PHASES)])
    seats = pl.Series(rng.integers(0, units, bodies))
    heavy = np.floor((units + bodies + persons) * rng.random(rows) ** 1.5).astype(np.int64)
    who = rng.permutation(units + bodies + persons)[heavy]
    at = np.floor(events * rng.random(rows) ** 2.0).astype(np.int64)
    pick = {
        name: pl.Series(values).gather(rng.integers(0, 6, rows)) for name, values in (("r", ROLES), ("s", STATUSES))
    }
    number = pl.Series("n", who)
    part = pl.DataFrame({"event_id": ids("e", events).gather(at), "role": pick["r"], "status": pick["s"], "n": number})
    n, offset = pl.col("n"), units + bodies
    part = part.with_columns(
        place_id=pl.when(n < units).then("t" + n.cast(pl.String)),
        organisation_id=pl.when((n >= units) & (n < offset)).then("b" + (n - units).cast(pl.String)),
        person_id=pl.when(n >= offset).then("p" + (n - offset).cast(pl.String)),
    ).drop("n")
    own = pl.Series(rng.integers(0, bodies, persons))
    return {
        "phases": pl.DataFrame(
            {"phase_id": phase, "name": phase, "start": [f"{2016 + n}-01-01" for n in range(PHASES)]}
        ),
        "events": pl.DataFrame(
            {
                "event_id": ids("e", events),
                "title": ids("Meeting ", events),
                "start": days.dt.to_string("%Y-%m-%d"),
                "phase_id": phase.gather(((days.dt.year() - 2016).clip(0, PHASES - 1)).cast(pl.Int64)),
            }
        ),
        "organisations": pl.DataFrame(
            {
                "organisation_id": ids("b", bodies),
                "name": ids("Body ", bodies),
                "kind": pl.Series(KINDS).gather(np.arange(bodies) % len(KINDS)),
                "seat_place_id": "t" + seats.cast(pl.String),
            }
        ),
        "persons": pl.DataFrame({"person_id": ids("p", persons), "organisation_id": "b" + own.cast(pl.String)}),
        "participations": part,
        "completeness": pl.DataFrame(
            {"scope": ["P2", "P3", "P4"], "what": "municipalities", "complete": ["yes", "partly", "no"]}
        ),
        "named_communities": pl.DataFrame(
            {"territory_id": ids("t", units).gather_every(10), "vintage": "place", "statement": "named"}
        ),
    }


def measure(arguments: list[str], repeats: int) -> tuple[float, float]:
    """Of a command as a whole process, its output thrown away: least seconds and least seconds of processors."""
    command = [str(Path(sys.executable).with_name("graphkit")), *arguments]
    runs = []
    for _ in range(repeats):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            raise SystemExit(f"{' '.join(command)} ended {os.waitstatus_to_exitcode(status)}")
        runs.append((time.perf_counter() - start, usage.ru_utime + usage.ru_stime))
    seconds, cpu = zip(*runs, strict=True)
    return min(seconds), min(cpu)


def main() -> None:
    """Make the platform, ask in several ways, print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    chosen = parser.parse_args()
    made = register(chosen.units) | programme(chosen.units, chosen.rows)
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "made.sqlite")
        counts, _ = open_store(store).replace(Tables({name: complete(frame, name) for name, frame in made.items()}))
        print(
            f"{chosen.units:,} units, {counts['participations']:,} participations; load of the machine {os.getloadavg()[0]:.1f}"
        )
        for options in (
            "",
            "--limit 20",
            "--format json",
            "--units today",
            "--units today --format json",
            "--reading seat",
        ):
            seconds, cpu = measure(["municipalities", *options.split(), "--store", store], chosen.repeats)
            print(f"municipalities {options:30} {seconds:6.2f} s, cpu {cpu:5.2f} s")


if __name__ == "__main__":
    main()
