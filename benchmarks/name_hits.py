"""How often a name is found as people write it: ``python benchmarks/name_hits.py``.

Every form is asked of an index of the shipped places and organisations, as a store keeps it. An answer is

- right: one stakeholder, the one meant (nobody, where the data do not hold them);
- asked: not taken, but the one meant is among those offered;
- missed: not taken and not offered;
- wrong: another stakeholder taken without asking.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import polars as pl

from graphkit import names

ROOT = Path(__file__).resolve().parents[1]
OUTCOMES = ("right", "asked", "missed", "wrong")

Row = dict[str, str]
Stemmer = Callable[[str], str]


@dataclass(frozen=True)
class Form:
    """A form of a name and whom it means (nobody, if the data do not hold them)."""

    text: str
    meant: str | None
    group: str


def rows(path: str) -> list[Row]:
    """The rows of a CSV file of the repository."""
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Index:
    """The keys of names, as a store holds them (key, tier, stakeholder)."""

    stemmer: Stemmer = names.stem
    owners: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, stakeholder: str, name: str, kind: str = "name") -> None:
        """Keep the keys of one name."""
        if not name:
            return
        for key in self._stemmed(names.keys(name, kind), name):
            self.owners[key].add(stakeholder)

    def _stemmed(self, keys: list[tuple[str, int]], name: str) -> list[tuple[str, int]]:
        """The keys with the stem of the stemmer compared in place of our own."""
        own = (names.stem(name), names.STEM)
        return [(self.stemmer(name), names.STEM) if key == own else key for key in keys]

    def ask(self, query: str) -> tuple[list[str], int, bool]:
        """The stakeholders found, the tier they were found in, and whether one is taken without asking."""
        found: dict[int, set[str]] = {}
        for key, tier in self._stemmed(names.candidates(query), query):
            found.setdefault(tier, set()).update(self.owners.get((key, tier), ()))
        for tier, stakeholders in found.items():
            if stakeholders:
                return sorted(stakeholders), tier, len(stakeholders) == 1
        scored = self._similar(query)
        return [stakeholder for stakeholder, _ in scored], names.SIMILAR, names.clear(scored)

    @cached_property
    def _folds(self) -> list[str]:
        return sorted(key for key, tier in self.owners if tier == names.FOLD)

    def _similar(self, query: str) -> list[tuple[str, float]]:
        best: dict[str, float] = {}
        for position, score in names.similar(query, self._folds):
            for stakeholder in self.owners[self._folds[position], names.FOLD]:
                best.setdefault(stakeholder, score)
        return list(best.items())


def index(stemmer: Stemmer = names.stem, without: Iterable[str] = ()) -> Index:
    """An index of the shipped data, leaving out aliases of some kinds."""
    made = Index(stemmer)
    for table, identifier in (("places", "place_id"), ("organisations", "organisation_id")):
        for row in rows(f"data/{table}.csv"):
            made.add(row[identifier], row[identifier], "id")
            for column in ("name", "name_en", "short_name", "short_name_en"):
                made.add(row[identifier], row[column])
    for row in rows("data/aliases.csv"):
        if row["kind"] not in set(without):
            made.add(row["stakeholder_id"], row["alias"], row["kind"])
    return made


def recorded() -> list[Form]:
    """Every form the sources were seen to use, by its kind."""
    return [Form(row["alias"], row["stakeholder_id"], row["kind"]) for row in rows("data/aliases.csv")]


def inflected() -> list[Form]:
    """Every place and organisation in the seven cases of Latvian, by case."""
    return [Form(row["form"], row["stakeholder_id"], row["case"]) for row in rows("tests/graphkit/inflected.csv")]


def bare(forms: Iterable[Form]) -> list[Form]:
    """The same forms typed without Latvian letters."""
    return [Form(names.fold(form.text), form.meant, form.group) for form in forms]


def misspelt() -> list[Form]:
    """Each official name with one slip in its longest word: two letters swapped, one left out, one doubled."""
    official = [(row["place_id"], row["name"]) for row in rows("data/places.csv")]
    official += [(row["organisation_id"], row["name"]) for row in rows("data/organisations.csv")]
    return [Form(text, meant, slip) for meant, name in official for slip, text in _slips(name)]


def _slips(name: str) -> list[tuple[str, str]]:
    word = max(name.split(), key=len)
    at = len(word) // 2
    a, b, head, tail = word[at], word[at + 1], word[:at], word[at + 2 :]
    slips = {"swapped": head + b + a + tail, "left out": head + b + tail, "doubled": head + a + a + b + tail}
    return [(slip, name.replace(word, made, 1)) for slip, made in slips.items() if made != word]


def strangers() -> list[Form]:
    """Municipalities and towns of Latvia that take no part in the shipped data: nobody may be taken for them."""
    known = {row["place_id"] for row in rows("data/places.csv")}
    found = [(row["municipality_id"], row["name"]) for row in rows("data/municipalities.csv")]
    found += [(row["settlement_id"], row["name"]) for row in rows("data/settlements.csv")]
    unknown = {name for identifier, name in found if identifier not in known}
    return [Form(name, None, "strangers") for name in sorted(unknown)]


def outcome(form: Form, asked: Index) -> str:
    """What became of a form: one of `OUTCOMES`."""
    found, _, taken = asked.ask(form.text)
    if taken or form.meant is None:
        return "right" if (found[0] if taken else None) == form.meant else "wrong"
    return "asked" if form.meant in found else "missed"


def tally(forms: Iterable[Form], asked: Index) -> Counter[str]:
    """How many forms came to which end."""
    return Counter(outcome(form, asked) for form in forms)


def line(label: str, counts: Mapping[str, int]) -> str:
    """One line of the table that is printed."""
    total = sum(counts.values())
    return f"{label:<34}{total:>6}" + "".join(f"{counts.get(end, 0) / total:>9.1%}" for end in OUTCOMES)


@cache
def _lemma(word: str) -> str:
    lemma: str = importlib.import_module("simplemma").lemmatize(word, lang="lv")
    return lemma


def lemmas(text: str) -> str:
    """The stem key that simplemma would give: every word in its dictionary form, then folded."""
    return names.fold(" ".join(_lemma(word) for word in text.lower().split()))


def _print_groups(forms: list[Form], asked: Index) -> None:
    for group in dict.fromkeys(form.group for form in forms):
        print(line("  " + group, tally([form for form in forms if form.group == group], asked)))


def _print_tiers(forms: Iterable[Form], asked: Index) -> None:
    tiers: dict[int, Counter[str]] = defaultdict(Counter)
    for form in forms:
        tiers[asked.ask(form.text)[1]][outcome(form, asked)] += 1
    for tier in sorted(tiers):
        print(line("  by " + names.TIER_NAMES[tier], tiers[tier]))


def _print_wrong(forms: Iterable[Form], asked: Index) -> None:
    for form in forms:
        if outcome(form, asked) == "wrong":
            print(f"  wrong: {form.text!r} meant {form.meant}, took {asked.ask(form.text)[0][0]}")


def _print_table(label: str, forms: list[Form], asked: Index) -> None:
    print(line(label, tally(forms, asked)))
    _print_groups(forms, asked)
    _print_tiers(forms, asked)
    _print_wrong(forms, asked)


def _print_comparison(held: list[Form]) -> None:
    print("\nThe stemmer compared, recorded inflected forms and misspellings held out")
    stemmers: dict[str, Stemmer] = {"case endings": names.stem, "no stemmer": names.fold, "simplemma": lemmas}
    if not importlib.util.find_spec("simplemma"):
        del stemmers["simplemma"]
        print("(simplemma is not installed)")
    for label, stemmer in stemmers.items():
        asked = index(stemmer, without=("inflected", "misspelling"))
        for kind, forms in {"recorded": held, "inflected": inflected(), "bare": bare(inflected())}.items():
            print(line(f"{label}, {kind}", tally(forms, asked)))


def _print_speed(count: int = 170_000) -> None:
    official = [row["name"] for row in rows("data/organisations.csv")]
    series = pl.Series([f"{official[number % len(official)]} {number}" for number in range(count)])
    names.fold_frame(series.head(1))
    start = time.perf_counter()
    folded = names.fold_frame(series)
    middle = time.perf_counter()
    names.stem_folded(folded)
    end = time.perf_counter()
    names.similar("Limbažu novda Sociālais diensts", folded.to_list())
    print(f"\n{count} names: fold {middle - start:.2f} s, stem of the folds {end - middle:.2f} s,", end=" ")
    print(f"the nearest among them {time.perf_counter() - end:.2f} s")


def main() -> int:
    """Print the rates; the exit code says whether anybody was taken for another."""
    full, held = index(), [form for form in recorded() if form.group in {"inflected", "misspelling"}]
    print(f"{'forms':<34}{'count':>6}" + "".join(f"{end:>9}" for end in OUTCOMES))
    tables = {
        "recorded": (recorded(), full),
        "recorded, held out": (held, index(without=("inflected", "misspelling"))),
        "inflected": (inflected(), full),
        "inflected, no Latvian letters": (bare(inflected()), full),
        "misspelt": (misspelt(), full),
        "strangers": (strangers(), full),
    }
    for label, (forms, asked) in tables.items():
        _print_table(label, forms, asked)
    _print_comparison(held)
    _print_speed()
    return int(any(tally(forms, asked)["wrong"] for forms, asked in tables.values()))


if __name__ == "__main__":
    sys.exit(main())
