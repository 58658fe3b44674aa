"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

from graphkit.errors import GraphkitError


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path``, put in its place when the block ends well and removed when it doesn't.

    The permissions are those of the file replaced, or what the user's umask gives. Raises OSError as it comes.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.{_machine()}-{os.getpid()}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_mode(path))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


_OLD = 3600  # seconds after which nobody writes a temporary file any more


def sweep(path: Path) -> None:
    """Remove what killed processes of this machine left of `put_in_place`, and what any left an hour ago."""
    for left in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(OSError):
            if _abandoned(left.name.split(".")[-3]) or time.time() - left.stat().st_mtime > _OLD:
                left.unlink()


def working_folder() -> Path:
    """A folder of this process alone for files that nobody else reads; those of processes that were killed are removed first.

    Who asks for it removes it.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{_WORK}-{_machine()}-*"):
        if _abandoned("-".join(left.name.split("-")[1:3])):
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{_WORK}-{_machine()}-{os.getpid()}-"))


_WORK = "graphkit"


def _machine() -> str:
    """What tells this machine (or container) from others that see the same folder; empty where processes can't be asked for."""
    return f"{crc32(os.uname().nodename.encode()):08x}" if hasattr(os, "uname") else ""


def _abandoned(maker: str) -> bool:
    """Whether the process that made a file, as its name says, was of this machine and is gone."""
    machine, _, process = maker.partition("-")
    if not machine or machine != _machine() or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    return False


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


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all."""
    with whole_file(path) as temporary:
        temporary.write_bytes(content)
