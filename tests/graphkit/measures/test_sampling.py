"""Samples: which places stand clear, that two seeds agree on them, and that later halves of paths lose nothing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings

from graphkit.measures import betweenness as between
from graphkit.measures import closeness as close
from graphkit.measures import sampling, shortest
from graphkit.measures import two_mode as two
from graphkit.network.network import Network, Values
from tests.graphkit.measures.samples import Pairs, numbered, random_pairs


def _heavy(stakeholders: int, events: int, pairs: int) -> Pairs:
    """Made pairs in which a few stakeholders and events are in most."""
    draw = np.random.default_rng(4)
    who = np.floor(stakeholders * draw.random(pairs) ** 2.5).astype(int)
    what = np.floor(events * draw.random(pairs) ** 2).astype(int)
    return list(zip(who.tolist(), what.tolist(), strict=True))


@pytest.mark.parametrize(
    ("values", "error", "expected"),
    [
        ([9.0, 5.0, 1.0], [0.1, 0.1, 0.1], [[0], [1], [2]]),
        ([9.0, 8.9, 1.0], [0.1, 0.1, 0.1], [[0, 1], [2]]),
        ([9.0, 5.0, 8.0], [0.1, 3.0, 0.1], [[0, 2, 1]]),  # who is hardly known may stand before either
        ([np.nan, 5.0], [np.nan, 0.0], [[1]]),
        ([], [], []),
    ],
)
def test_places_that_stand_clear(values: list[float], error: list[float], expected: list[list[int]]) -> None:
    assert sampling.places(np.array(values), np.array(error)) == expected


def test_only_the_first_places_are_listed() -> None:
    values, error = np.arange(20.0), np.full(20, 0.01)
    assert sampling.places(values, error, 3) == [[19], [18], [17]]
    assert sampling.stand_apart(values, error)
    assert not sampling.stand_apart(values, error * 100)


def test_a_sample_grows_until_the_first_places_stand_apart() -> None:
    certain, seen = np.arange(50.0), []

    def search(sources: np.ndarray[tuple[int], np.dtype[np.int64]]) -> sampling.Sums:
        seen.extend(sources.tolist())
        values = certain if len(seen) >= 128 else np.zeros(50)
        return values * sources.size, values**2 * sources.size

    _, _, taken = sampling.grown(np.arange(1000), 800, 32, 1, search)
    assert taken == len(seen) == len(set(seen)) == 800
    seen.clear()
    total, squares, taken = sampling.grown(
        np.arange(1000), 800, 32, 1, lambda some: (certain * some.size, certain**2 * some.size)
    )
    assert taken == 100
    assert np.allclose(squares * taken, total**2)


@given(pairs=random_pairs)
@settings(max_examples=25, deadline=None)
def test_later_halves_of_all_paths_are_the_whole(pairs: Pairs) -> None:
    net = numbered(pairs, "newman")
    ties, everybody = shortest.lengths(net), np.arange(net.n)
    later = shortest.later_dependencies(ties, everybody)
    assert later is not None
    assert later.sum(axis=0) == pytest.approx(shortest.dependencies(ties, everybody).sum(axis=0))
    whole, half = (
        between.level_dependencies((net.projection.pattern,), 0, way)(everybody).sum(axis=1) for way in (False, True)
    )
    assert half == pytest.approx(whole)
    nodes = np.arange(net.n + net.m)
    whole, half = (two._by_levels(net, nodes, way)[0] for way in (False, True))
    assert half == pytest.approx(whole)


def test_paths_of_many_ties_are_sampled_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    chain: Pairs = [(i, i) for i in range(40)] + [(i + 1, i) for i in range(40)]
    monkeypatch.setattr(shortest, "MOST_HOPS", 5)
    ties = shortest.lengths(numbered(chain))
    assert shortest.later_dependencies(ties, np.arange(3)) is None
    total, _, taken = between.sampled_path_sums(ties, np.arange(41), 41, 0)
    assert taken == 41
    assert total / 2 == pytest.approx([i * (40 - i) for i in range(41)])


MEASURES: dict[str, Callable[[Network], Values]] = {
    "betweenness": between.betweenness,
    "closeness": close.closeness,
    "two-mode-betweenness": two.two_mode_betweenness,
}


@pytest.mark.parametrize("name", MEASURES)
def test_two_seeds_agree_on_who_stands_clear(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs, measure = _heavy(400, 120, 2400), MEASURES[name]
    exact = measure(numbered(pairs))
    for module, sampled in ((between, 60), (two, 400)):
        monkeypatch.setattr(module, "FEWEST", sampled)
    for module, limit in ((between, "EXACT_WEIGHTED"), (between, "SAMPLED_WEIGHTED"), (close, "SAMPLED_STEPS")):
        monkeypatch.setattr(module, limit, 1)
    for module in (close, two):
        monkeypatch.setattr(module, "EXACT_STEPS", 1)
    monkeypatch.setattr(two, "SAMPLED_STEPS", 1)
    order = np.argsort(-exact.values, kind="stable").tolist()
    for seed in range(6):
        found = measure(numbered(pairs, seed=seed))
        assert exact.error is None
        assert found.error is not None
        groups = sampling.places(found.values, found.error)
        starts = np.cumsum([0, *map(len, groups)])
        assert any(len(group) == 1 for group in groups)
        for start, group in zip(starts, groups, strict=False):
            assert set(group) == set(order[start : start + len(group)])
