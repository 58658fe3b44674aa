"""graphkit: a knowledge graph of stakeholders, the events they took part in, and the documents that say so."""

from __future__ import annotations

__version__ = "0.1.0"
