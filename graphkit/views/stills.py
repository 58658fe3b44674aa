"""Pictures that stand by themselves: SVG in one language, and the same as PNG; the owner of resvg."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.files import write_bytes, write_text
from graphkit.views.document import fragment
from graphkit.views.texts import LANGS

PAGE, SVG, PNG = SUFFIXES = (".html", ".svg", ".png")
#: Pixels of a PNG for one of the SVG: sharp on a hall's projector and in print.
ZOOM = 2


def still(template: str, lang: str, **values: Any) -> str:
    """A picture as SVG text, everything said in one language."""
    at = LANGS.index(lang)

    def only(text: tuple[str, str] | str) -> str:
        return text if isinstance(text, str) else text[at]

    return fragment(template, only=only, **values)


def write_view(path: Path, page: Callable[[], str], picture: Callable[[], str] | None) -> None:
    """Write a view by its suffix: a page, or its still as SVG or PNG.

    Raises `GraphkitError` for another suffix, and for a still of a view that has none.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise GraphkitError(
            f"{path.name}: a view is written as {', '.join(SUFFIXES)}, not {suffix or 'without a suffix'}"
        )
    if suffix == PAGE:
        write_text(path, page())
    elif picture is None:
        raise GraphkitError(f"{path.name}: this view has no still; write it as {PAGE}")
    elif suffix == SVG:
        write_text(path, picture())
    else:
        write_bytes(path, png(picture()))


def png(svg: str) -> bytes:
    """An SVG as PNG, on white.

    Raises `GraphkitError` where the machine has no font to write with.
    """
    import resvg_py

    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, background="white"))
    except ValueError as error:
        raise GraphkitError(f"the picture cannot be drawn as PNG ({error}); write it as {SVG}") from error
