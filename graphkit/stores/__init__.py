"""Stores: where a loaded platform lives. One protocol; the embedded SQLite file is the default."""

from graphkit.stores.opening import DEFAULT_STORE, open_store
from graphkit.stores.protocol import Store

__all__ = ["DEFAULT_STORE", "Store", "open_store"]
