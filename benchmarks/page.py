"""How soon the pages are ready in a headless Chromium, how large their files are, and how long they take to make.

    python benchmarks/page.py [--stakeholders 1000 5000 20000] [--repeats 5]
    python benchmarks/page.py --site [--stakeholders 10000] [--repeats 3]

The first measures the network page, the second every page of a site.

A phase of so many organisations, three participations each on the average, heavy-tailed and seeded. "Ready" is from
the opening of the file to the first picture drawn; "open" is how long a community takes to be shown after a click. The
bundled platform is measured beside them. Nothing is asserted: machines differ.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.network import network_page
from graphkit.views.site import write_site

SEED, EACH = 7, 3
ROOT = Path(__file__).parents[1]
OPEN = "() => { const from = performance.now(); showCrowd(0); return performance.now() - from; }"


def made(folder: Path, stakeholders: int) -> Store:
    """A store of one phase: stakeholders over events of very different sizes, near ones more often together."""
    rng = np.random.default_rng(SEED)
    events = max(stakeholders // 12, 8)
    who = np.repeat(np.arange(stakeholders), rng.poisson(EACH - 1, stakeholders) + 1)
    near = who * events // stakeholders + rng.integers(-3, 4, who.size)
    what = np.where(rng.random(who.size) < 0.25, np.floor(events * rng.random(who.size) ** 3), near % events)
    path = folder / f"{stakeholders}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["stakeholder", "event", "phase", "type"])
        rows.writerows(
            (f"Organisation {i}", f"Event {int(e)}", "A", "organisation") for i, e in zip(who, what, strict=True)
        )
    return loaded(path)


def loaded(source: Path) -> Store:
    """A store of a source."""
    store = open_store(Path(tempfile.mkdtemp()) / "page.sqlite")
    store.replace(read_sources([str(source)]))
    return store


def measured(browser: Any, path: Path, repeats: int) -> tuple[list[float], float | None]:
    """Seconds until the page was ready, and to open a community where it has any."""
    ready, opening = [], None
    for _ in range(repeats):
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        ready.append(page.evaluate("performance.getEntriesByName('ready')[0].startTime") / 1000)
        if page.evaluate("typeof picture === 'function' && Boolean(picture().crowds)"):
            opening = page.evaluate(OPEN) / 1000
        page.close()
    return ready, opening


def every_page(sizes: Sequence[int], repeats: int) -> None:
    """Print file size and median time until ready of each page, for the bundled platform and for made ones."""
    from playwright.sync_api import sync_playwright

    heads, rows = list[str](), dict[str, list[str]]()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in [0, *sizes]:
            store, started = made(Path(folder), size) if size else loaded(ROOT / "data"), time.perf_counter()
            written, _ = write_site(store, Path(folder) / f"site{size}", words=lambda text, _: text, lang="en")
            heads.append(f"{f'{size:,} stakeholders' if size else 'bundled platform'}, made in {time.perf_counter() - started:.0f} s")  # fmt: skip
            for path in sorted(written):
                ready, _ = measured(browser, path, repeats)
                said = f"{path.stat().st_size / 1e6:.2f} MB, {statistics.median(ready):.2f} s"
                rows.setdefault(path.name, ["–"] * (len(heads) - 1)).append(said)
            for row in rows.values():
                row.extend(["–"] * (len(heads) - len(row)))
    print("\n".join(["| page | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|", *(f"| {name} | {' | '.join(row)} |" for name, row in rows.items())]))  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a table."""
    from playwright.sync_api import sync_playwright

    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--stakeholders", type=int, nargs="+", default=[1000, 5000, 20000])
    asked.add_argument("--repeats", type=int, default=5)
    asked.add_argument("--site", action="store_true", help="every page of a site instead of the network page alone")
    options = asked.parse_args(arguments)
    if options.site:
        every_page(options.stakeholders, options.repeats)
        return
    print("| page | made in | file | ready, median (worst) | a community opens in |\n|---|---|---|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size in [0, *options.stakeholders]:
            store = made(Path(folder), size) if size else loaded(ROOT / "data")
            path, started = Path(folder) / "page.html", time.perf_counter()
            path.write_text(network_page(store, lang="en"), encoding="utf-8")
            took = time.perf_counter() - started
            ready, opening = measured(browser, path, options.repeats)
            name = f"{size:,} stakeholders" if size else "bundled platform"
            shown = f"{opening:.2f} s" if opening is not None else "–"
            print(
                f"| {name} | {took:.1f} s | {path.stat().st_size / 1e6:.2f} MB | {statistics.median(ready):.2f} s ({max(ready):.2f} s) | {shown} |"
            )


if __name__ == "__main__":
    main()
