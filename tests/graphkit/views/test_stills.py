"""Pictures by suffix, whole or not at all."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError
from graphkit.views.stills import ZOOM, png, write_view

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>'


def test_the_suffix_says_what_is_written(tmp_path: Path) -> None:
    for name in ("a.html", "b.SVG", "c.png"):
        write_view(tmp_path / name, lambda: "<p>page</p>", lambda: SVG)
    assert (tmp_path / "a.html").read_text() == "<p>page</p>"
    assert (tmp_path / "b.SVG").read_text() == SVG
    head = (tmp_path / "c.png").read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:24]) == (40 * ZOOM, 20 * ZOOM)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.htm"])
def test_another_suffix_is_refused_and_nothing_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match=r"\.html, \.svg, \.png"):
        write_view(tmp_path / name, lambda: "", lambda: SVG)
    assert not list(tmp_path.iterdir())


def test_a_view_without_a_still_says_so(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="no still"):
        write_view(tmp_path / "a.png", lambda: "", None)


def test_a_picture_that_cannot_be_drawn_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="cannot be drawn"):
        write_view(tmp_path / "a.png", lambda: "", lambda: "no picture")
    assert not list(tmp_path.iterdir())
    with pytest.raises(GraphkitError):
        png("<svg")
