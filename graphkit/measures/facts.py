"""The facts sheet that travels with a network figure, after the GRAND items (www.grand-statement.org), and one sentence
of method ready to paste."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.labels import plural
from graphkit.model import OUTSIDE, Selection
from graphkit.network.counted import counted
from graphkit.network.network import Network
from graphkit.stores.protocol import Store

_TIE = {
    "none": ("a tie: at least one shared event; ties are not weighted", "saite: vismaz viens kopīgs pasākums; saites nav svērtas"),
    "count": ("a tie weighs the number of shared events", "saites svars ir kopīgo pasākumu skaits"),
    "newman": (
        "a tie weighs, summed over shared events, 1/(those present − 1) (Newman 2001)",
        "saites svars ir summa pa kopīgajiem pasākumiem: 1/(klātesošie − 1) (Newman 2001)",
    ),
    "jaccard": ("a tie weighs shared events over all events of the two", "saites svars: kopīgie pasākumi pret visiem abu pasākumiem"),
    "overlap": ("a tie weighs shared events over the events of the less active", "saites svars: kopīgie pasākumi pret mazāk aktīvās puses pasākumiem"),
    "cosine": ("a tie weighs shared events over the root of the product of both counts", "saites svars: kopīgie pasākumi pret abu skaitu reizinājuma sakni"),
}  # fmt: skip
_LEVELS = {
    "stakeholder": ("stakeholders as recorded", "iesaistītās puses, kā ierakstītas"),
    "person": ("persons", "personas"),
    "organisation": ("organisations", "organizācijas"),
    "municipality": ("municipalities", "pašvaldības"),
    "sector": ("sectors", "sektori"),
}


@dataclass(frozen=True)
class Fact:
    """One item of the sheet."""

    item: str
    text: str


def facts_sheet(store: Store, network: Network, lang: str = "en") -> list[Fact]:
    """The items of a network's facts sheet, in English or Latvian."""
    at = 1 if lang == "lv" else 0
    selection, info = network.incidence.selection, store.info()
    vertices = _LEVELS[selection.level][at]
    return [
        Fact(("boundary", "robeža")[at], _boundary(info.stakeholders, info.events, network, at)),
        Fact(("waves", "laika posmi")[at], _waves(store, selection, at)),
        Fact(("vertices", "virsotnes")[at], f"{vertices}: {network.n}"),
        Fact(("second mode", "otrais veids")[at], ("events: {}", "pasākumi: {}")[at].format(network.m)),
        Fact(("ties", "saites")[at], _ties(network, at)),
        Fact(("weights", "svari")[at], _TIE[network.weight][at]),
        Fact(("direction", "virziens")[at], ("undirected, no loops", "bez virziena, bez cilpām")[at]),
        Fact(("projected", "projekcija")[at], _PROJECTED[at]),
        Fact(("exclusions and aggregation", "izlaistais un apkopošana")[at], "; ".join(counted(network, lang, weighted=False))),
        Fact(("missing data", "trūkstošie dati")[at], _missing(info.statuses, at)),
        Fact(("not measured", "nav mērīts")[at], _NOT[at]),
        Fact(("method", "metode")[at], methods_sentence(store, network, lang)),
    ]  # fmt: skip


_PROJECTED = (
    "yes: ties follow from joint presence at events; two-mode measures do not use the projection",
    "jā: saites izriet no kopīgas klātbūtnes pasākumos; divveidu mēri projekciju neizmanto",
)
_NOT = (
    "joint presence says nothing of trust, of what was exchanged, or of the value of a partnership",
    "kopīga klātbūtne neko nesaka par uzticēšanos, par to, kas notika, vai par partnerības vērtību",
)


def _boundary(stakeholders: int, events: int, network: Network, at: int) -> str:
    if at:
        store = _counted(stakeholders, "iesaistītā puse", "iesaistītās puses"), _counted(events, *_EVENTS)
        here = _counted(network.n, "puse", "puses"), _counted(network.m, *_EVENTS)
        return f"visi, kurus avoti nosauc pasākumos: krātuvē {', '.join(store)}; šeit skaitīti: {', '.join(here)}"
    return (
        f"everybody that a source names at an event: {stakeholders} stakeholders at {events} events in the store; "
        f"{network.n} stakeholders at {network.m} events counted here"
    )


_EVENTS = ("pasākums", "pasākumi")


def _counted(number: int, one: str, many: str) -> str:
    """A number with its word, in Latvian.

    >>> _counted(21, *_EVENTS)
    '21 pasākums'
    """
    return f"{number} {plural(number, one, many, 'lv')}"


def _waves(store: Store, selection: Selection, at: int) -> str:
    named = [
        f"{phase.id}" + (f" ({phase.start or '?'}–{phase.end or '?'})" if phase.start or phase.end else "")
        for phase in store.phases()
        if not selection.phases or phase.id in selection.phases
    ]
    if OUTSIDE in selection.phases or not selection.phases:
        named.append(("events outside the phases", "pasākumi ārpus posmiem")[at])
    return ", ".join(named)


def _ties(network: Network, at: int) -> str:
    ties, pairs = int(network.degrees.sum()) // 2, network.n * (network.n - 1) // 2
    two_mode = network.incidence.pairs
    if at:
        return f"{ties} no {pairs} iespējamām; {_counted(two_mode, 'divveidu pāris', 'divveidu pāri')}"
    return f"{ties} of {pairs} possible; {two_mode} two-mode pairs"


def _missing(statuses: dict[str, int], at: int) -> str:
    unknown = statuses.get("unknown", 0)
    text = (
        "lists of participants may be incomplete (the store's completeness table says for which phases and events); an absent "
        "tie is not evidence that two never met; {} participation(s) of unknown status",
        "dalībnieku saraksti var būt nepilnīgi (kuriem posmiem un pasākumiem, teikts pilnīguma tabulā); neesoša saite nav "
        "pierādījums, ka divi nav tikušies; {} ar nezināmu statusu",
    )
    return text[at].format(_counted(unknown, "dalība", "dalības") if at else unknown)


def methods_sentence(store: Store, network: Network, lang: str = "en") -> str:
    """One sentence that says how the network was made, ready to paste."""
    at = 1 if lang == "lv" else 0
    selection = network.incidence.selection
    vertices = _LEVELS[selection.level][at]
    outside = {OUTSIDE: ("outside the phases", "ārpus posmiem")[at]}
    phases = ", ".join(outside.get(phase, phase) for phase in selection.phases)
    text = (
        "The undirected one-mode network of {n} {vertices} was projected from their presence at {m} events ({phases}; "
        "{pairs} stakeholder–event pairs); {weight}.",
        "{n} {of} ({vertices}) tīkls bez virziena iegūts, projicējot dalību {m} {at} ({phases}; pāri “puse – pasākums”: {pairs}); {weight}.",
    )
    return text[at].format(
        n=network.n,
        of=plural(network.n, "virsotnes", "virsotņu", "lv"),
        vertices=vertices,
        m=network.m,
        at=plural(network.m, "pasākumā", "pasākumos", "lv"),
        phases=phases or ("all phases pooled", "visi posmi kopā")[at],
        pairs=network.incidence.pairs,
        weight=_TIE[network.weight][at],
    )
