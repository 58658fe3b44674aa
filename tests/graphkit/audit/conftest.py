"""What the tests of the audit share."""

from __future__ import annotations

from .small import findings

__all__ = ["findings"]
