"""Roll-ups in Cypher: from the participations that count to the units of a level. Texts of fixed parts, values as parameters.

Names: ``s`` a stakeholder, ``p`` its participation, ``e`` the event, ``a`` whose organisation, sector and places count, ``unit`` what the
participation counts for. ``graphkit/stores/levels.py`` says the same in arrays; one test suite holds both to one answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from graphkit.model import OUTSIDE, READINGS, Selection

EVERY_EVENT = "MATCH (e:Graphkit) WHERE $e0 <= e.key < $e1"
# One text for every selection: the server plans it once, and values are nothing to be planned anew for.
_COUNTS = """WHERE (NOT $v.joint OR e.joint) AND ($v.any_kind OR e.kind IN $v.kinds)
  AND ($v.any_phase OR p.phase IN $v.phases OR ($v.outside AND p.phase IS NULL))
  AND ($v.roles = [] OR p.role IN $v.roles) AND ($v.statuses = [] OR p.status IN $v.statuses)"""
_BODY = (
    "OPTIONAL MATCH (b:Graphkit {id: p.for_organisation}) WHERE $s0 <= b.key < $s1 AND s.type = 'person'\n"
    "WITH s, p, e, coalesce(b, s) AS a"
)
_SELF = "WITH s, p, e, s AS a"
_ORGANISATION = "CASE a.type WHEN 'organisation' THEN a.id WHEN 'person' THEN a.organisation_id END"
_UNITS = {
    "organisation": _ORGANISATION,
    "sector": "CASE WHEN s.recorded_sector IS NOT NULL THEN s.sector ELSE a.sector END",
}
_STOOD = """
WITH s, p, e, a, coalesce(e.day, 0) AS day
WITH s, p, e, day, CASE WHEN a.type = 'place' THEN [{at: a, reading: 0}] ELSE [] END + [(a)-[st:STANDS_FOR]->(pl)
  WHERE st.reading IN $v.readings AND (st.phase IS NULL OR st.phase = p.phase)
    AND coalesce(st.since, 0) <= day AND (st.until IS NULL OR day <= st.until)
  | {at: pl, reading: CASE st.reading WHEN 'named' THEN 0 WHEN 'stands-for' THEN 1 ELSE 2 END}] AS stood
"""
_OWN_PLACE = """
OPTIONAL MATCH (o:Graphkit {id: p.for_place}) WHERE $s0 <= o.key < $s1 AND s.type <> 'place'
WITH s, p, e, day, CASE WHEN o IS NULL THEN stood ELSE [way IN stood | {at: o, reading: way.reading}] END AS stood
"""
_THEN = "coalesce(u.since, 0) <= day AND (u.until IS NULL OR day <= u.until)"


@dataclass(frozen=True)
class Roll:
    """A statement up to the point where ``s, p, e, unit`` are there, and its parameters."""

    text: str
    counted: str  # the part before any roll-up: which participations count
    parameters: dict[str, Any]

    def only(self, condition: str, **parameters: Any) -> Roll:
        """The same with one more condition on what was rolled up."""
        text = f"{self.text}\nWITH s, p, e, unit WHERE {condition}"
        return replace(self, text=text, parameters=self.parameters | parameters)


def counted(selection: Selection, start: str = EVERY_EVENT) -> tuple[str, dict[str, Any]]:
    """The participations that count, as ``s, p, e``: a text and its parameters. The selection is in recorded words.

    ``start`` finds the events, or the stakeholders and their events, to look at.
    """
    named = [phase for phase in selection.phases if phase != OUTSIDE]
    parameters = {
        "phases": named,
        "any_phase": not selection.phases,
        "outside": len(named) < len(selection.phases),
        "roles": list(selection.roles),
        "statuses": list(selection.statuses),
        "kinds": list(selection.kinds),
        "any_kind": not selection.kinds,
        "joint": selection.joint_only and not selection.kinds,
    }
    return f"{start}\nMATCH (s)-[p:TOOK_PART_IN]->(e)\n{_COUNTS}\nWITH s, p, e", parameters


def roll(selection: Selection, facts: dict[str, Any], start: str = EVERY_EVENT) -> Roll:
    """The participations that count with the units they count for, one row for each of both."""
    base, parameters = counted(selection, start)
    if as_recorded(selection):
        return Roll(f"{base}, s.id AS unit", base, parameters)
    acting = f"{base}\n{_BODY if facts['own'] else _SELF}"
    if selection.level == "municipality":
        parameters["readings"] = list(READINGS[: READINGS.index(selection.reading) + 1])
        return Roll(acting + _municipality(selection, facts), base, parameters)
    return Roll(f"{acting}\nWITH s, p, e, {_unit(selection)} AS unit WHERE unit IS NOT NULL", base, parameters)


def _unit(selection: Selection) -> str:
    if selection.level == "person":
        return "CASE WHEN s.type = 'person' THEN s.id END" if selection.persons else "null"
    if selection.level == "stakeholder":
        return f"CASE WHEN s.type = 'person' THEN {_ORGANISATION} ELSE s.id END"
    return _UNITS[selection.level]


def _municipality(selection: Selection, facts: dict[str, Any]) -> str:
    """Through the places stood for, or the participation's own place; each municipality once, by the narrowest reading."""
    unit, span = ("m.id", f" WHERE {_THEN}") if selection.units == "then" else ("u.today", "")
    own = _OWN_PLACE if facts["own"] else ""
    return (
        f"{_STOOD}{own}UNWIND stood AS way WITH s, p, e, day, way.at AS pl, way.reading AS reading\n"
        f"MATCH (pl)-[u:PART_OF]->(m){span}\nWITH s, p, e, {unit} AS unit, min(reading) AS reading"
    )


def as_recorded(selection: Selection) -> bool:
    """Whether units are the stakeholders themselves."""
    return selection.level == "stakeholder" and selection.persons


AT_EVENTS = "UNWIND $v.near AS key MATCH (e:Graphkit {key: key})"
OF_EVENT_IDS = "UNWIND $v.events AS ident MATCH (e:Graphkit {id: ident}) WHERE $e0 <= e.key < $e1"
OF_STAKEHOLDERS = "UNWIND $v.units AS ident MATCH (s:Graphkit {id: ident}) WHERE $s0 <= s.key < $s1 MATCH (s)-[:TOOK_PART_IN]->(e)\nWITH DISTINCT s, e"
