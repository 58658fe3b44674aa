"""From what the user names as a store to the store."""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import StoreError
from graphkit.model import DEFAULT_STORE
from graphkit.stores.protocol import Store


def open_store(location: str | Path = DEFAULT_STORE) -> Store:
    """The store at a path. The file need not exist yet; reading one that doesn't is a StoreError."""
    text = str(location)
    if "://" in text:
        raise StoreError(f"{text.split('://', maxsplit=1)[0]}:// stores are not supported by this version: name a file")
    from graphkit.stores.sqlite_store import SqliteStore

    return SqliteStore(Path(text))
