"""What a data set holds, counted on the server."""

from __future__ import annotations

from graphkit.model import OUTSIDE, Info, Phase, PhaseCount
from graphkit.stores.neo4j.reading import Reader
from graphkit.vocabulary import STATUSES

_ALL = "MATCH (s:Graphkit) WHERE $s0 <= s.key < $s1 MATCH (s)-[p:TOOK_PART_IN]->(e)\n"
_PAIRS = f"{_ALL}WITH DISTINCT s, e RETURN count(*)"
_TYPES = f"{_ALL}WITH DISTINCT s RETURN s.type, count(*)"
_STATUSES = f"{_ALL}RETURN p.status, count(*)"
_ROWS = f"{_ALL}RETURN p.phase, count(p), count(DISTINCT s)"
_EVENTS = "MATCH (e:Graphkit) WHERE $e0 <= e.key < $e1 "
_IN_PHASE = f"{_EVENTS}UNWIND e.phases AS phase RETURN phase, count(*)"
_BEYOND = (
    f"{_EVENTS}AND (e.phases = [] OR EXISTS {{ MATCH (e)<-[p:TOOK_PART_IN]-() WHERE p.phase IS NULL }}) RETURN count(*)"
)
_TYPE_NAMES = ("person", "organisation", "place")


def info(reader: Reader) -> Info:
    """See Store.info."""
    pairs, types, statuses, rows, events, beyond = reader.ask(_PAIRS, _TYPES, _STATUSES, _ROWS, _IN_PHASE, _BEYOND)
    counted = {phase: (count, people) for phase, count, people in rows}
    held, told_types, told_statuses = (dict(map(tuple, found)) for found in (events, types, statuses))
    phases = [_count(phase, held.get(phase.id, 0), counted.get(phase.id, (0, 0))) for phase in reader.phases()]
    outside = _count(Phase(OUTSIDE, "ārpus posmiem", "outside the phases"), beyond[0][0], counted.get(None, (0, 0)))
    return Info(
        participations=sum(count for count, _ in counted.values()),
        stakeholders=sum(told_types.values()),
        events=len(reader.codes("event")),
        phases=tuple(phases + ([outside] if outside.events or outside.participations else [])),
        pairs=pairs[0][0],
        statuses={name: told_statuses[name] for name in STATUSES if name in told_statuses},
        types={name: told_types[name] for name in _TYPE_NAMES if name in told_types},
        notes=tuple(reader.notes()),
        knows_persons=bool(reader.facts["knows_persons"]),
        policy=str(reader.facts.get("policy") or ""),
    )


def _count(phase: Phase, events: int, rows: tuple[int, int]) -> PhaseCount:
    return PhaseCount(phase.id, phase.name, phase.name_en, events, *rows)
