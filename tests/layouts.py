"""Layouts worked out once for all tests of a run: the same boxes and lines come in hundreds of pages."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from graphkit.views.geometry import Floats, Frame, Ints
from graphkit.views.layout import Layout

LayOut = Callable[[Floats, Ints, Sequence[Frame]], list[Layout]]


def remembered(lay_out: LayOut, folder: Path) -> LayOut:
    """The function, its answers kept in a folder that the processes of a run share; what is laid out the first time is
    laid out by the product itself."""
    folder.mkdir(exist_ok=True)

    def run(rooms: Floats, ties: Ints, frames: Sequence[Frame]) -> list[Layout]:
        kept = folder / _key(rooms, ties, frames)
        if not kept.exists():
            own = kept.with_suffix(f".{os.getpid()}")
            own.write_bytes(pickle.dumps(lay_out(rooms, ties, frames)))
            own.replace(kept)
        found: list[Layout] = pickle.loads(kept.read_bytes())
        return found

    return run


def _key(*parts: Any) -> str:
    return hashlib.sha256(pickle.dumps(parts)).hexdigest()
