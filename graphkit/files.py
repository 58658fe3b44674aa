"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit.errors import GraphkitError


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path``, put in its place when the block ends well and removed when it doesn't.

    The permissions are those of the file replaced, or what the user's umask gives. Raises OSError as it comes.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_mode(path))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """`put_in_place`, making the folder, with what goes wrong in plain words."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with put_in_place(path) as temporary:
            yield temporary
    except Exception as error:
        system = error if isinstance(error, OSError) else next(iter(error.args), None)
        if not isinstance(system, OSError):  # xlsxwriter hands the system's error on in one of its own
            raise
        raise GraphkitError(f"{path}: cannot be written ({system.strerror or system})") from error


def write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8 with ``\\n`` line ends, whole or not at all."""
    with whole_file(path) as temporary:
        temporary.write_bytes(text.encode("utf-8"))
