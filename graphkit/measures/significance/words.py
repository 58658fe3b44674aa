"""How a backbone was found, and why nothing could be in it, in English and Latvian."""

from __future__ import annotations

import re

from graphkit.measures.significance.backbone import Backbone

_METHOD = {
    "sdsm": (
        "SDSM: events per stakeholder and participants per event fixed on average (exact Poisson-binomial tail, Neal 2014)",
        "SDSM: katra pasākumu skaits un katra pasākuma dalībnieku skaits vidēji nemainīgs (precīzs Puasona binomiālais sadalījums, Neal 2014)",
    ),
    "hypergeometric": (
        "hypergeometric: events per stakeholder fixed, all events alike (Tumminello 2011)",
        "hiperģeometriskais: katra pasākumu skaits nemainīgs, visi pasākumi vienādi (Tumminello 2011)",
    ),
    "fdsm": (
        "FDSM: events per stakeholder and participants per event fixed, {draws} draws, seed {seed} (Strona 2014)",
        "FDSM: katra pasākumu skaits un katra pasākuma dalībnieku skaits nemainīgs, {draws} izlozes, sēkla {seed} (Strona 2014)",
    ),
}
_CORRECTION = {
    "holm": ("Holm's correction", "Holma korekcija"),
    "bonferroni": ("Bonferroni's correction", "Bonferroni korekcija"),
    "bh": ("Benjamini and Hochberg's correction", "Benjamini–Hohberga korekcija"),
    "none": ("no correction for many tests", "bez korekcijas daudzkārtējiem testiem"),
}
_TAIL = (
    ("ties with more shared events than by chance", "saites ar vairāk kopīgiem pasākumiem, nekā sagaidāms nejauši"),
    (
        "pairs with more, and pairs with fewer, shared events than by chance, each tail by itself",
        "pāri ar vairāk un pāri ar mazāk kopīgiem pasākumiem, nekā sagaidāms nejauši, katra puse atsevišķi",
    ),
)
_COUNTS = (
    "{kept} listed; {tied} pairs are tied, {tests} pairs tested; {correction}; alpha {alpha:g}",
    "uzskaitīti: {kept}; saistīti pāri: {tied}, pārbaudīti pāri: {tests}; {correction}; alfa {alpha:g}",
)
_NOTHING = (
    "Nothing can be significant with {events} event(s): the smallest p that any pair could have is {p:.3g}, "
    "adjusted {after:.3g} ({correction}, {tests} pairs), above alpha {alpha:g}.",
    "Ar šādu pasākumu skaitu ({events}) nekas nevar būt statistiski nozīmīgs: mazākā p vērtība, kāda pārim iespējama, ir {p:.3g}, "
    "pēc korekcijas {after:.3g} ({correction}, pārbaudīti pāri: {tests}), un tas pārsniedz alfa {alpha:g}.",
)
_TOO_FEW = (
    "{draws} draws are too few: they give no p below {p:.3g}, adjusted {after:.3g} ({correction}, {tests} pairs), above alpha {alpha:g}. "
    "It takes at least --draws {needed}; or ask for --backbone sdsm, which needs none.",
    "Izložu skaits ({draws}) ir par mazu: mazākā iespējamā p vērtība ir {p:.3g}, pēc korekcijas {after:.3g} ({correction}, pārbaudīti "
    "pāri: {tests}), un tas pārsniedz alfa {alpha:g}. Vajag vismaz --draws {needed} vai --backbone sdsm, kam izlozes nav vajadzīgas.",
)
_NONE = (
    "No tie is significant: none of {tied} has an adjusted p of at most {alpha:g}; --alpha 1 lists all with their p.",
    "Neviena saite nav statistiski nozīmīga: nevienai no {tied} koriģētā p vērtība nav {alpha:g} vai mazāka; --alpha 1 uzskaita visas ar p.",
)
_NO_TIE = (
    "Nobody shares an event under these rules: no pair is tied, so that no tie can be significant.",
    "Pēc šiem noteikumiem nevienam nav kopīgu pasākumu: nav nevienas saites, kas varētu būt statistiski nozīmīga.",
)
_POINT = re.compile(r"(?<=\d)\.(?=\d)")  # of decimals: in Latvian a comma
_ONE = (
    "One stakeholder alone: there is no pair to test.",
    "Tikai viena iesaistītā puse: nav neviena pāra, ko pārbaudīt.",
)


def how(backbone: Backbone, lang: str = "en") -> list[str]:
    """The rules of a backbone: null model, tails, numbers of ties and tests, correction, alpha, draws and seed."""
    at = lang == "lv"
    model = _METHOD[backbone.method][at].format(draws=backbone.draws, seed=backbone.seed)
    return [
        ("backbone: ", "saišu atlase: ")[at] + model,
        _TAIL[backbone.signed][at],
        _filled(_COUNTS[at], backbone, at),
    ]


def why_empty(backbone: Backbone, lang: str = "en") -> str | None:
    """Why a backbone holds nothing, with the number of events or draws; None where it holds something."""
    at = lang == "lv"
    if len(backbone.ties):
        return None
    if not backbone.tests:
        return _ONE[at]
    if not backbone.tied:
        return _NO_TIE[at]
    if backbone.smallest is None:
        return _filled(_NONE[at], backbone, at)
    return _filled((_TOO_FEW if backbone.draws_needed else _NOTHING)[at], backbone, at)


def _filled(words: str, backbone: Backbone, at: bool) -> str:
    p, after = backbone.smallest or (1.0, 1.0)
    text = words.format(
        kept=len(backbone.ties),
        tied=backbone.tied,
        tests=backbone.tests,
        events=backbone.events,
        correction=_CORRECTION[backbone.correction][at],
        alpha=backbone.alpha,
        draws=backbone.draws,
        needed=backbone.draws_needed,
        p=p,
        after=after,
    )
    return _POINT.sub(",", text) if at else text
