"""The network as a still, 16 to 9: a phase, or one stakeholder with those it met, from the same layout as the page's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.audience import made_for_audience
from graphkit.errors import GraphkitError
from graphkit.labels import LABELS
from graphkit.model import OUTSIDE, Selection, Stakeholder
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, said
from graphkit.views.boxes import framed_box, text_width
from graphkit.views.catalogue import names_of
from graphkit.views.incomplete import incomplete
from graphkit.views.marks import BOX, mark_of
from graphkit.views.network import busiest, offered_phases
from graphkit.views.picture import phase_picture
from graphkit.views.presence_still import foot, leads_of
from graphkit.views.record import PhaseRecord, for_audience, read_phase, read_record, sector_of
from graphkit.views.stills import still
from graphkit.views.surroundings import around
from graphkit.views.texts import LANGS

WIDTH, HEIGHT = 1600, 900
_MARGIN, _TOP = 24, 84
_LEGEND_LINE, _FOOT_LINE, _LEAD_LINE = 26, 20, 20


@made_for_audience
def network_still(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
) -> str:
    """The network of the phase chosen, or of the one with most presences, as SVG.

    Raises `GraphkitError` where the phase has nobody who counts.
    """
    selection = for_audience(selection, audience)
    phases = offered_phases(store, selection.phases)
    records = [read_phase(store, selection, phase.id, audience) for phase in phases]
    at = 0 if selection.phases else busiest(records)
    name = phases[at].id if phases[at].id != OUTSIDE else said("outside")
    open_lists = incomplete(store, [phases[at].id])
    return _drawn(store, records[at], lang, audience, said("still_network", phase=name), open_lists)


@made_for_audience
def ego_still(
    store: Store,
    unit: Stakeholder,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
    steps: int = 1,
) -> str:
    """One stakeholder with those it met in the phases chosen, or in all, as SVG."""
    record = around(read_record(store, for_audience(selection, audience), audience), unit.id, steps)
    open_lists = incomplete(store, selection.phases or [phase.id for phase in store.phases()])
    title = said("still_ego", name=(unit.label("lv"), unit.label("en")))
    return _drawn(store, record, lang, audience, title, open_lists, unit.id)


def _drawn(
    store: Store,
    record: PhaseRecord,
    lang: str,
    audience: str,
    title: Text,
    open_lists: Text | None,
    central: str | None = None,
) -> str:
    if not record.incidence.pairs:
        raise GraphkitError("nobody is recorded here, so there is nothing to draw: that is unknown, not zero")
    names = names_of(store, [record])
    picture = phase_picture(record, names, central)
    below = [*_left_out(picture), *foot(store, audience)]
    bottom = HEIGHT - 28 - _FOOT_LINE * len(below)
    legend = _legend([sector_of(names.units[unit]) for unit in record.incidence.stakeholders], lang, bottom)
    counts = record.incidence
    gaps = leads_of(open_lists[LANGS.index(lang)], WIDTH) if open_lists else []
    top = _TOP + _LEAD_LINE * len(gaps)
    return still(
        "network.svg.j2",
        lang,
        title=title,
        lead=said("lead", units=len(counts.stakeholders), events=len(counts.events), pairs=counts.pairs),
        gaps=gaps,
        legend=legend,
        foot=below,
        width=WIDTH,
        height=HEIGHT,
        **_placed(picture, LANGS.index(lang), top, legend[0]["y"] - 24 - top),
    )


def _left_out(picture: dict[str, Any]) -> list[Text]:
    """The stakeholders above the picture, and how many are not drawn."""
    undrawn = picture["undrawn"]
    lines = []
    if picture["chips"]:
        labels = [picture["nodes"][chip]["labels"] for chip in picture["chips"]]
        lines.append(said("still_chips", names=tuple(", ".join(label[at] for label in labels) for at in range(2))))
    if undrawn["units"] or undrawn["events"]:
        lines.append(said("still_undrawn", units=undrawn["units"], events=undrawn["events"]))
    return lines


def _placed(picture: dict[str, Any], at: int, top: float, room: float) -> dict[str, Any]:
    """Ties, boxes and marks in the frame of the layout, and where the frame goes."""
    layout = picture["layouts"]["wide"]
    scale = min((WIDTH - 2 * _MARGIN) / layout["frame"][0], room / layout["frame"][1], 2.0)
    hidden = set(picture["chips"])
    nodes = [_node(node, layout["xy"][node["id"]], at) for node in picture["nodes"] if node["id"] not in hidden]
    return {
        "ties": [_tie(tie, layout["xy"]) for tie in picture["edges"]],
        "boxes": [node for node in nodes if node["shape"] == "box"],
        "marks": [node for node in nodes if node["shape"] != "box"],
        "scale": round(scale, 4),
        "left": round((WIDTH - scale * layout["frame"][0]) / 2),
        "top": round(top + (room - scale * layout["frame"][1]) / 2),
    }


def _node(node: dict[str, Any], point: Sequence[float], at: int) -> dict[str, Any]:
    lines = [label.split("\n") for label in node["labels"]]
    box = framed_box(lines)
    fill = node["color"]["background"]
    return {
        "shape": node["shape"], "fill": fill, "stroke": node["color"]["border"], "once": fill != BOX,
        "x": point[0], "y": point[1], "half": round(box.half, 1), "tall": box.above, "lines": lines[at],
    }  # fmt: skip


def _tie(tie: dict[str, Any], points: Sequence[Sequence[float]]) -> dict[str, Any]:
    (x, y), (to_x, to_y) = points[tie["from"]], points[tie["to"]]
    look = {"color": tie["color"], "width": tie["width"], "dashes": bool(tie.get("dashes"))}
    return {"x": x, "y": y, "to_x": to_x, "to_y": to_y, **look}


def _legend(sectors: Sequence[str], lang: str, bottom: float) -> list[dict[str, Any]]:
    """Sectors, then boxes, in as many lines as they need above the foot."""
    at = LANGS.index(lang)
    known = [sector for sector in LABELS["sector"] if sector in set(sectors)]
    entries = [(*mark_of(sector), LABELS["sector"][sector][1 - at], False) for sector in known]
    entries += [("box", BOX, said("legend_event")[at], False), ("box", "#FFFFFF", said("legend_once")[at], True)]
    found: list[dict[str, Any]] = []
    x, line = float(_MARGIN), 0
    for shape, fill, text, dashed in entries:
        need = 40 + text_width(text) * 15 / 14
        if x + need > WIDTH - _MARGIN and x > _MARGIN:
            x, line = float(_MARGIN), line + 1
        found.append({"shape": shape, "fill": fill, "text": text, "dashed": dashed, "x": round(x), "y": float(line)})
        x += need
    return [{**entry, "y": bottom - _LEGEND_LINE * (line - entry["y"])} for entry in found]
