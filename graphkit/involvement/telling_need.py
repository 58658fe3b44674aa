"""The rules behind verdicts and coverage, and a sentence of method, in words."""

from __future__ import annotations

from graphkit.involvement.assessment import Assessment
from graphkit.involvement.need import NOT_ASSESSABLE

_RULES = (
    (
        "expected: all presences of the municipalities compared × share of their reference population",
        "sagaidāms: visa salīdzināto pašvaldību klātbūtne × daļa no to iedzīvotāju skaita",
    ),
    (
        "ratio: presences by expected, with the exact Poisson interval of 95 % (Ulm 1990)",
        "attiecība: klātbūtne pret sagaidāmo, ar precīzo 95 % Puasona intervālu (Ulm 1990)",
    ),
    (
        "verdict: beyond the exact discrete limits of 99.8 % (Spiegelhalter 2005), and only where a comparison phase by phase, "
        "which leaves out incomplete lists and expects nothing after a municipality's end, gives the same; else not distinguishable",
        "vērtējums: ārpus precīzajām diskrētajām 99,8 % robežām (Spiegelhalter 2005), un tikai tad, ja to pašu rāda salīdzinājums "
        "pa posmiem, kas izlaiž nepilnīgus sarakstus un pēc pašvaldības beigām neko nesagaida; citādi nav atšķirams",
    ),
    (
        "bands of population: expected at their middle, verdicts at both ends and given where they agree",
        "iedzīvotāju skaita robežas: sagaidāmais to vidū, vērtējums abos galos un dots, ja tie sakrīt",
    ),
    (
        "order: by verdict, below expected first; within it by the upper end of the interval, the lowest first; of the others by evidence",
        "secība: pēc vērtējuma, vispirms zem sagaidāmā; tā ietvaros pēc intervāla augšējā gala, mazākais vispirms; pārējās pēc liecībām",
    ),
)
_UNSAID = (
    "nothing is said of the completeness of any list: what is missing from one counts as absence here",
    "par sarakstu pilnīgumu nav ziņu: kā sarakstā nav, šeit skaitīts kā prombūtne",
)
_KINDS = {
    "register": ("population register", "iedzīvotāju reģistrs"),
    "estimate": ("statistical estimate or census", "statistikas novērtējums vai skaitīšana"),
}
_METHOD = (
    "Method: the {} presences of {} municipalities were shared out by their reference population ({}{}); ratios have exact "
    "Poisson intervals, and municipalities beyond the 99.8 % limits of a funnel are named.",
    "Metode: {} klātbūtnes reizes {} pašvaldībās sadalītas pēc to iedzīvotāju skaita ({}{}); attiecībām ir precīzi Puasona "
    "intervāli, un nosauktas pašvaldības ārpus piltuves 99,8 % robežām.",
)  # fmt: skip


def need_rules(found: Assessment, lang: str = "en") -> list[str]:
    """One line a rule, in English or Latvian."""
    at = 1 if lang == "lv" else 0
    lines = [pair[at] for pair in _RULES]
    if not found.reference.banded:
        del lines[3]
    return lines if found.listed else [*lines, _UNSAID[at]]


def method(found: Assessment, lang: str = "en") -> str:
    """The sentence of method, ready to paste."""
    at = 1 if lang == "lv" else 0
    given = found.reference
    kind = _KINDS.get(given.basis or "", (given.basis or "kind not stated", given.basis or "veids nav norādīts"))[at]
    compared = sum(item.verdict != NOT_ASSESSABLE for item in found.needs)
    return _METHOD[at].format(found.presences, compared, kind, f", {given.year}" if given.year else "")
