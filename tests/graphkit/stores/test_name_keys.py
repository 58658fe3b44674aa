"""The keys of names in a store file: found by halving, whatever letters they have."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from graphkit.names import EXACT, FOLD, STEM, keys
from graphkit.stores import open_store
from graphkit.stores.name_keys import NameKeys
from graphkit.stores.sqlite_file import StoreFile

from .tiny import platform

NAMES = ["Rīga", "rīga", "Riga", "RĪGA", "Ķekava", "ķ", "Łódź", "東京", "🎭", "a", "ab", "aa", "Rīgas", "zz~z", "Ñandú"]


def test_every_key_leads_to_its_stakeholders(tmp_path: Path) -> None:
    rows = "\n".join(f"o{i:02d} {name}" for i, name in enumerate(NAMES))
    open_store(tmp_path / "s.sqlite").replace(platform(organisations=f"organisation_id name\n{rows}"))
    known = NameKeys(StoreFile(tmp_path / "s.sqlite"))
    made = [(key, tier, i) for i, name in enumerate(NAMES) for key, tier in keys(name.replace("~", " "))]
    for key, tier, _ in made:
        assert known.owners(key, tier) == sorted({i for k, t, i in made if (k, t) == (key, tier)})
    for tier in (EXACT, FOLD, STEM):
        texts, owners = known.all(tier)
        assert list(zip(texts, owners, strict=True)) == sorted({(k, i) for k, t, i in made if t == tier})
        assert [known.owners(no, tier) for no in ("", "a\0", "zzzz", "Rī", "🎭🎭")] == [[]] * 5


def test_a_store_without_names_finds_nobody(tmp_path: Path) -> None:
    open_store(tmp_path / "s.sqlite").replace(platform(phases="phase_id\nP1"))
    file = StoreFile(tmp_path / "s.sqlite")
    assert np.array_equal(file["key_start"], [0])
    assert NameKeys(file).owners("a", EXACT) == []
    assert NameKeys(file).all(FOLD) == ([], [])
    assert open_store(tmp_path / "s.sqlite").find("Rīga") == []
