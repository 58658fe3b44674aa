"""Stores: where a loaded platform lives. One protocol; the embedded SQLite file is the default."""

from graphkit.model import DEFAULT_STORE
from graphkit.stores.opening import open_store
from graphkit.stores.protocol import Store

__all__ = ["DEFAULT_STORE", "Store", "open_store"]
