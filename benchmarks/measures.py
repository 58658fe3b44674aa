"""Projection, PageRank and whole-network measures beside networkx, igraph and Polars: ``python benchmarks/measures.py``.

Every library gets the same seeded, heavy-tailed participations (stakeholders ≈ P/6, events ≈ P/25, 5 phases). Each
measurement is a process of its own, so that memory is its own; the best of the runs counts; times are without imports and
reading. igraph (GPL, never a dependency) and networkx are compared with where they are installed. ``--write FILE`` writes
the table as Markdown, ``--tasks`` chooses some. Nothing is asserted: times are read by people.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

TASKS = ("projection", "pagerank", "degree", "all measures of phases", "all measures")
LIBRARIES = {
    "projection": ("graphkit", "igraph", "polars", "networkx"),
    "pagerank": ("graphkit", "igraph", "networkx"),
    "degree": ("graphkit", "igraph", "networkx"),
    "all measures of phases": ("graphkit",),
    "all measures": ("graphkit",),
}
LARGEST = {"networkx": 100_000, "polars": 1_000_000}  # beyond which a library needs minutes or all memory
LARGEST_TASK = {"all measures of phases": 100_000, "all measures": 100_000}
PHASES = 5


def generate(pairs: int, seed: int = 1) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Stakeholder, event and phase of each participation; popularity falls as a power of the rank."""
    draw = np.random.default_rng(seed)
    n, m = pairs // 6, pairs // 25
    people, events = (np.arange(n) + 1.0) ** -0.6, (np.arange(m) + 1.0) ** -0.5
    s = draw.choice(n, pairs, p=people / people.sum())
    e = draw.choice(m, pairs, p=events / events.sum())
    return s, e, e % PHASES


def _incidence(s: Any, e: Any) -> Any:
    from graphkit.incidence import from_pairs
    from graphkit.model import Selection

    names = [[f"{i:08}" for i in range(int(column.max()) + 1)] for column in (s, e)]
    return from_pairs(Selection(), s, e, *names)


def _graphkit(task: str, s: Any, e: Any, p: Any) -> Callable[[], Any]:
    from graphkit.measures.centrality import degree, pagerank
    from graphkit.measures.summary import summaries
    from graphkit.network.network import Network
    from graphkit.network.projection import project

    if task.startswith("all measures"):
        networks = [_incidence(s[p == phase], e[p == phase]) for phase in range(PHASES)]
        networks = networks if task.endswith("phases") else [_incidence(s, e), *networks]
        return lambda: list(summaries((None, Network(incidence)) for incidence in networks))
    network = Network(_incidence(s, e))
    network.matrix.sum()  # scipy is imported before the clock runs, as the other libraries are
    return {
        "projection": lambda: project(network.incidence),
        "pagerank": lambda: pagerank(network),
        "degree": lambda: degree(Network(network.incidence)),
    }[task]


def _igraph(task: str, s: Any, e: Any, _: Any) -> Callable[[], Any]:
    import igraph  # type: ignore[import-not-found]

    n = int(s.max()) + 1
    graph = igraph.Graph(n=n + int(e.max()) + 1, edges=np.unique(np.column_stack([s, e + n]), axis=0))
    graph.vs["type"] = [False] * n + [True] * (graph.vcount() - n)

    def projected() -> Any:
        return graph.bipartite_projection(which=0)

    if task == "projection":
        return projected
    one_mode = projected()
    return (lambda: one_mode.pagerank(weights="weight")) if task == "pagerank" else (lambda: projected().degree())


def _networkx(task: str, s: Any, e: Any, _: Any) -> Callable[[], Any]:
    import networkx as nx

    graph: nx.Graph[Any] = nx.Graph()
    graph.add_edges_from((int(a), ("e", int(b))) for a, b in zip(s, e, strict=True))
    people = np.unique(s).tolist()

    def projected() -> Any:
        return nx.bipartite.weighted_projected_graph(graph, people)

    if task == "projection":
        return projected
    if task == "degree":
        return lambda: dict(projected().degree())
    one_mode = projected()
    return lambda: nx.pagerank(one_mode)


def _polars(_: str, s: Any, e: Any, __: Any) -> Callable[[], Any]:
    import polars as pl

    rows = pl.DataFrame({"s": s.astype(np.int32), "e": e.astype(np.int32)}).unique()
    return lambda: (
        rows.join(rows, on="e").filter(pl.col("s") < pl.col("s_right")).group_by("s", "s_right").agg(pl.len())
    )


MAKERS = {"graphkit": _graphkit, "igraph": _igraph, "networkx": _networkx, "polars": _polars}


def child(library: str, task: str, data: str, runs: int) -> None:
    """One measurement, printed as JSON."""
    with np.load(data) as held:
        work = MAKERS[library](task, held["s"], held["e"], held["p"])
    times, processors = [], []
    for _ in range(runs):
        start, began = time.perf_counter(), time.process_time()
        work()
        times.append(time.perf_counter() - start)
        processors.append(time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": min(times), "processor": min(processors), "mib": peak / 1024}))


def measured(library: str, task: str, data: Path, runs: int) -> dict[str, float] | None:
    """A measurement in a process of its own; None where the library isn't there or fails."""
    command = [sys.executable, __file__, "--child", library, task, str(data), str(runs)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        print(f"{library} {task}: {ended.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    found: dict[str, float] = json.loads(ended.stdout)
    return found


def _results(sizes: list[int], runs: int, tasks: list[str]) -> dict[tuple[str, str, int], dict[str, float]]:
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            data = Path(folder) / f"{size}.npz"
            s, e, p = generate(size)
            np.savez(data, s=s, e=e, p=p)
            for task in tasks:
                for library in LIBRARIES[task]:
                    if size <= min(LARGEST.get(library, size), LARGEST_TASK.get(task, size)):
                        found = measured(library, task, data, 1 if library == "networkx" else runs)
                        if found:
                            results[task, library, size] = found
    return results


def table(results: dict[tuple[str, str, int], dict[str, float]], sizes: list[int]) -> list[str]:
    """Markdown: seconds and MiB by size, the ratio to graphkit at each size, and the exponent of growth."""
    head = [
        "task",
        "library",
        *(f"{size:,} s" for size in sizes),
        *(f"{size:,} MiB" for size in sizes),
        "× graphkit",
        "growth",
    ]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for task in TASKS:
        for library in LIBRARIES[task]:
            row = [results.get((task, library, size)) for size in sizes]
            if not any(row):
                continue
            ratios = [
                f"{found['seconds'] / own['seconds']:.1f}"
                for size, found in zip(sizes, row, strict=True)
                if found and (own := results.get((task, "graphkit", size)))
            ]
            times = [f"{found['seconds']:.3f}" if found else "–" for found in row]
            memory = [f"{found['mib']:.0f}" if found else "–" for found in row]
            lines.append(
                "| " + " | ".join([task, library, *times, *memory, " ".join(ratios), _growth(sizes, row)]) + " |"
            )
    return lines


def processor_lines(results: dict[tuple[str, str, int], dict[str, float]]) -> list[str]:
    """Graphkit's processor seconds, all cores together, which other work on the machine changes less than the clock's."""
    return [
        f"Processor seconds of {task} at {size:,}: {found['processor']:.2f}"
        for (task, library, size), found in results.items()
        if library == "graphkit"
    ]


def _growth(sizes: list[int], row: list[dict[str, float] | None]) -> str:
    """The exponent b of seconds ∝ size^b between the smallest and the largest size measured."""
    known = [(size, found["seconds"]) for size, found in zip(sizes, row, strict=True) if found]
    if len(known) < 2:
        return "–"
    (a, x), (b, y) = known[0], known[-1]
    return f"{math.log(y / x) / math.log(b / a):.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tasks", nargs="+", choices=TASKS, default=list(TASKS))
    parser.add_argument("--write", type=Path)
    parser.add_argument("--child", nargs=4)
    options = parser.parse_args()
    if options.child:
        library, task, data, runs = options.child
        child(library, task, data, int(runs))
        return
    results = _results(options.sizes, options.runs, options.tasks)
    lines = [*table(results, options.sizes), "", *processor_lines(results)]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__}"
    text = "\n".join([f"Measured on {machine}; best of {options.runs} runs.", "", *lines, ""])
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
