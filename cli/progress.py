"""A progress bar on stderr, only on a terminal and only for what takes over a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from .messages import translate

T = TypeVar("T")


@contextmanager
def bar(what: str, lang: str = "en") -> Iterator[Callable[[str, float], None] | None]:
    """A function that shows a step and the share done; None where nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    started, shown = time.monotonic(), False

    def step(text: str, share: float) -> None:
        nonlocal shown
        if time.monotonic() - started > 1:
            filled = int(share * 30)
            sys.stderr.write(f"\r{what} [{'#' * filled}{'.' * (30 - filled)}] {share:4.0%} {translate(text, lang):<28}")
            sys.stderr.flush()
            shown = True

    try:
        yield step
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def tracked(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """The items one by one, with a bar; ``total`` is how many there will be."""
    with bar(what) as step:
        for i, item in enumerate(items, 1):
            if step:
                step("", i / max(total, i))
            yield item
