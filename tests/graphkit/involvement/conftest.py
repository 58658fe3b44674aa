"""The stores of the behaviour suite, for what is computed from their answers."""

from __future__ import annotations

from ..stores.conftest import bundled, bundled_tables, store_factory

__all__ = ["bundled", "bundled_tables", "store_factory"]
