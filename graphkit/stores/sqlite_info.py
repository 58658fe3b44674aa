"""What a store file holds, in all and by phase."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from graphkit.model import OUTSIDE, Info, Phase, PhaseCount
from graphkit.stores.sqlite_file import StoreFile


def read_info(file: StoreFile, phases: Sequence[Phase]) -> Info:
    """See Store.info."""
    codes, events = file["p_p"], max(len(file.codes("event")), 1)
    s = np.repeat(np.arange(file["p_start"].size - 1), np.diff(file["p_start"]))
    counts = [_phase_count(file, i, phase, s) for i, phase in enumerate(phases)]
    outside = _phase_count(file, -1, Phase(OUTSIDE, "ārpus posmiem", "outside the phases"), s)
    types = np.bincount(file["s_type"][np.unique(s)], minlength=3)
    statuses = zip(file.codes("status"), np.bincount(file["p_t"], minlength=5), strict=True)
    return Info(
        participations=int(codes.size),
        stakeholders=int(np.unique(s).size),
        events=len(file.codes("event")),
        phases=tuple(counts + ([outside] if outside.events or outside.participations else [])),
        pairs=int(np.unique(s.astype(np.int64) * events + file["p_e"]).size),
        statuses={status: int(n) for status, n in statuses if n},
        types={name: int(n) for name, n in zip(("person", "organisation", "place"), types, strict=True) if n},
        notes=tuple(json.loads(file.meta("notes") or "[]")),
        knows_persons=bool(json.loads(file.meta("knows_persons") or "true")),
        policy=file.meta("policy") or "",
    )


def _phase_count(file: StoreFile, code: int, phase: Phase, s: Any) -> PhaseCount:
    rows = file["p_p"] == code
    own = np.flatnonzero(file["event_phase"] == code)
    if code < 0:  # an event may have its phases from its participations alone
        own = np.setdiff1d(own, file["p_e"][file["p_p"] >= 0])
    events = np.union1d(own, file["p_e"][rows])
    return PhaseCount(phase.id, phase.name, phase.name_en, events.size, int(rows.sum()), np.unique(s[rows]).size)
