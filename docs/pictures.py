"""Take the pictures of the documentation: one of each page of the bundled platform's site, as a small PNG.

    python docs/pictures.py [--chromium PATH] [--only PAGE ...]

Needs a Chromium (found on the PATH, or named) and playwright; the pictures are committed, so nothing else needs this. A
picture has 1366 × 768 pixels and 256 colours at most: the most frequent are kept as they are, and so are those of the sectors.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import struct
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.stores import open_store
from graphkit.tables.source import read_sources
from graphkit.views.marks import MARKS
from graphkit.views.report import write_report
from graphkit.views.site import write_site

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SIZE = (1366, 768)
#: The pixels of a PNG, row by row, in base 64.
READ = """async png => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height);
  let text = '';
  for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
  return btoa(text);
}"""
MOST_BYTES, COLOURS = 150_000, 256
#: The colours of sectors, which no picture may lose.
SECTORS = [int(mark[1].removeprefix("#"), 16) for mark in MARKS.values()]
#: Picture -> page and what is chosen in it.
PAGES = {
    "overview": "index.html",
    "who": "who.html#a=jelgava&b=riga",
    "sheet": "sheet.html#sheet=LRP3",
    "network": "network.html#phase=LRP3",
    "timeline": "timeline.html",
    "change": "change.html#pair=LRP3%7CLRP4",
    "bridge": "bridge.html",
    "presence": "presence.html",
    "map": "map.html",
    "quality": "quality.html",
    "measures": "measures.html",
    "sources": "sources.html",
    "method": "method.html",
    "report": "report.html",
}


def small(pixels: NDArray[np.uint8]) -> bytes:
    """A picture as PNG with a palette instead of its colours."""
    height, width, _ = pixels.shape
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], dtype=np.uint32)
    colours, where, counts = np.unique(packed.ravel(), return_inverse=True, return_counts=True)
    rgb = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype(np.int32)
    counts[np.isin(colours, SECTORS)] = pixels.size
    kept = rgb[np.sort(np.argsort(-counts, kind="stable")[:COLOURS])]
    nearest = np.concatenate(
        [((part[:, None] - kept) ** 2).sum(axis=2).argmin(axis=1) for part in np.array_split(rgb, 64)]
    )
    rows = np.zeros((height, width + 1), dtype=np.uint8)  # each row begins with its filter: none
    rows[:, 1:] = nearest[where].reshape(height, width)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (b"IHDR", head), (b"PLTE", kept.astype(np.uint8).tobytes()), (b"IDAT", zlib.compress(rows.tobytes(), 9)), (b"IEND", b"")  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _pixels(blank: Any, png: bytes) -> NDArray[np.uint8]:
    """Height × width × RGB of a picture, as a page of the browser reads it."""
    raw = base64.b64decode(blank.evaluate(READ, base64.b64encode(png).decode()))
    return np.frombuffer(raw, dtype=np.uint8).reshape(SIZE[1], SIZE[0], 4)[:, :, :3]


def taken(site: Path, names: Sequence[str], chromium: str) -> None:
    """Open each page and keep its picture."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        blank = browser.new_page()
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        for name in names:
            path, _, state = PAGES[name].partition("#")
            page.goto("about:blank")
            page.goto(f"{(site / path).as_uri()}#{state or 'lang=en'}")
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(400)
            picture = small(_pixels(blank, page.screenshot()))
            if len(picture) > MOST_BYTES:
                raise SystemExit(f"{name}: {len(picture)} bytes; a picture has {MOST_BYTES} at most")
            (IMAGES / f"{name}.png").write_bytes(picture)
            print(f"{name}.png: {len(picture) // 1000} kB")
        browser.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the site of the bundled data and take the pictures asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--chromium", default=next(filter(None, map(shutil.which, BROWSERS)), None))
    asked.add_argument("--only", nargs="+", choices=list(PAGES), default=list(PAGES))
    options = asked.parse_args(arguments)
    if not options.chromium:
        raise SystemExit("no Chromium on this machine: name one with --chromium PATH")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        store = open_store(site / "platform.sqlite")
        store.replace(read_sources([str(ROOT / "data")]))
        write_site(store, site, words=lambda text, _: text, lang="en")
        write_report(store, "LRP4", site / "report.html", lang="en")
        taken(site, options.only, options.chromium)


if __name__ == "__main__":
    main()
