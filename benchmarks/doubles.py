"""How many planted doubles are found, and how many others: ``python benchmarks/doubles.py [STAKEHOLDERS …]``.

The platform generated has bodies of eight sorts in places of Latvia, each at a few events; every fiftieth body is written once more in
another way (a slip, another case, an acronym, another quotation, a legal form less, a word more, words swapped), in rows
of another source. Beside them stand traps that must not be found: other numbers, other sorts of body, other places.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import polars as pl

from graphkit.duplicates.listing import duplicates
from graphkit.loading import load
from graphkit.names import stem
from graphkit.stores import open_store
from graphkit.tables.source import read_sources

SEED, EVERY = 7, 50
SYLLABLES = [start + vowel for start in (*"bdgklmnprstvz", "dr", "gr", "kr", "st", "sk", "pl") for vowel in "aeiou"]
SORTS = ("Biedrība “{}”", "SIA “{}”", "{} vidusskola", "{} pamatskola", "{} novada sociālais dienests", "{} kultūras centrs", "Nodibinājums “{}”", "{} jauniešu centrs")  # fmt: skip
Change = Callable[[str, random.Random], str]


def word(draw: random.Random) -> str:
    """A made-up proper name that ends as Latvian ones do."""
    return "".join(draw.choices(SYLLABLES, k=draw.randint(3, 5))).capitalize() + draw.choice(("s", "", "as"))


def slip(name: str, draw: random.Random) -> str:
    """Two letters inside the longest word swapped."""
    longest = max(name.replace("“", " ").replace("”", " ").split(), key=len)
    at = draw.randrange(1, len(longest) - 2)
    return name.replace(longest, longest[:at] + longest[at + 1] + longest[at] + longest[at + 2 :])


def swapped(name: str, _: random.Random) -> str:
    """The last word first."""
    *rest, last = name.split()
    return f"{last.capitalize()} {' '.join(rest)}"


CHANGES: dict[str, Change] = {
    "slip": slip,
    "capitals": lambda name, _: name.upper(),
    "quotes": lambda name, _: name.replace("“", '"').replace("”", '"').replace(" vidus", "-vidus"),
    "case": lambda name, _: re.sub(r"(as|s|[aeiou])(”?)$", r"am\2", name),
    "legal form": lambda name, _: name.removeprefix("Biedrība ").removeprefix("SIA ").removeprefix("Nodibinājums "),
    "more": lambda name, _: "Latvijas " + name,
    "order": swapped,
}


def names(count: int, draw: random.Random) -> tuple[list[str], dict[tuple[str, str], str]]:
    """Names of bodies, and the planted pairs with the change that made the second."""
    bodies: dict[str, None] = {}
    stems: set[str] = set()
    while len(bodies) < count:
        sort, own = draw.choice(SORTS), word(draw)
        if stem(own) in stems:
            continue
        stems.add(stem(own))
        numbered = [f"{own} {number}." for number in range(1, 4)] if "skola" in sort and draw.random() < 0.3 else [own]
        for text in numbered:
            bodies[sort.format(text)] = None
        if draw.random() < 0.05:  # the same word for bodies of other sorts, which are others
            bodies |= dict.fromkeys(other.format(own) for other in SORTS[2:6])
    planted = {}
    for name in list(bodies)[::EVERY]:
        change = draw.choice(list(CHANGES))
        other = CHANGES[change](name, draw)
        if other not in bodies:
            planted[name, other] = change
    return [*bodies, *(other for _, other in planted)], planted


def table(path: Path, bodies: list[str], planted: dict[tuple[str, str], str], draw: random.Random) -> None:
    """Rows of two to six events each; the doubles stand in rows of another source."""
    late = {other for _, other in planted}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("stakeholder", "event", "phase", "source"))
        for name in bodies:
            source = "list-b" if name in late else "list-a"
            events = draw.sample(range(len(bodies) // 10), draw.randint(2, 6))
            writer.writerows((name, f"Event {event}", f"P{event % 7}", source) for event in events)


def recorded() -> None:
    """Print how many of the shipped other names of organisations are found where each is a body of its own instead."""
    with resources.as_file(resources.files("graphkit.data")) as package:
        tables = read_sources([str(package)])
    aliases = tables.frame("aliases")
    kinds = pl.col("kind").is_in(["other_name", "misspelling", "abbreviation"])
    ours = aliases.filter(
        kinds & pl.col("stakeholder_id").is_in(tables.frame("organisations")["organisation_id"].implode())
    )
    tables.frames["aliases"] = aliases.join(ours, on=("stakeholder_id", "alias"), how="anti")
    bodies = [{"organisation_id": f"other-{i}", "name": name} for i, name in enumerate(ours["alias"])]
    tables.frames["organisations"] = pl.concat([tables.frame("organisations"), pl.DataFrame(bodies)], how="diagonal")
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "s.sqlite")
        store.replace(tables)
        found = duplicates(store)
    listed = {frozenset((one.left, one.right)) for one in found}
    owners = ours["stakeholder_id"].to_list()
    meant = {
        frozenset((f"other-{i}", owner)): (kind, name)
        for i, (owner, name, kind) in enumerate(zip(owners, ours["alias"], ours["kind"], strict=True))
    }
    same = {
        frozenset((f"other-{i}", f"other-{j}")) for i in range(len(owners)) for j in range(i) if owners[i] == owners[j]
    }
    asked, hits = Counter(kind for kind, _ in meant.values()), Counter(meant[pair][0] for pair in listed & meant.keys())
    right = len(listed & (meant.keys() | same))
    print(
        f"shipped names: {len(listed)} listed, {right} of them right; "
        + ", ".join(f"{kind} {hits[kind]} of {asked[kind]}" for kind in asked)
    )
    print("  missed: " + "; ".join(sorted(name for pair, (_, name) in meant.items() if pair not in listed)))
    for one in found:
        if frozenset((one.left, one.right)) not in meant and frozenset((one.left, one.right)) not in same:
            print(f"  wrong: {one.score} {one.kind} {one.left_name} | {one.right_name}")


def main() -> None:
    """Print what was found of each sort, at each size."""
    recorded()
    for count in [int(text) for text in sys.argv[1:]] or [2_000, 50_000]:
        draw = random.Random(SEED)
        bodies, planted = names(count, draw)
        with tempfile.TemporaryDirectory() as folder:
            table(Path(folder) / "t.csv", bodies, planted, draw)
            store = open_store(Path(folder) / "s.sqlite")
            load(store, [str(Path(folder) / "t.csv")])
            start = time.process_time()
            found = duplicates(store)
            spent = time.process_time() - start
        meant = {frozenset(pair): change for pair, change in planted.items()}
        hits = Counter(meant[pair] for one in found if (pair := frozenset((one.left, one.right))) in meant)
        asked = Counter(meant.values())
        print(
            f"{len(bodies)} stakeholders, {len(planted)} planted: {len(found)} listed in {spent:.1f} s of processor time, ",
            end="",
        )
        print(
            f"precision {sum(hits.values()) / max(len(found), 1):.1%}, recall {sum(hits.values()) / len(planted):.1%}"
        )
        print("  found: " + ", ".join(f"{change} {hits[change]} of {asked[change]}" for change in CHANGES))
        wrong = [one for one in found if frozenset((one.left, one.right)) not in meant]
        print("  others by kind: " + ", ".join(f"{kind} {n}" for kind, n in Counter(one.kind for one in wrong).items()))
        for one in wrong[:12]:
            print(f"  not planted: {one.score} {one.kind} {one.left} | {one.right}")


if __name__ == "__main__":
    main()
