"""How a backbone was found, and why nothing could be in it, in English and Latvian."""

from __future__ import annotations

import re

from graphkit.labels import plural
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
    "No tie is significant: none of {tied} has an adjusted p of at most {alpha:g} ({correction}, {tests} pairs).",
    "Neviena saite nav statistiski nozīmīga: nevienai no {tied} p vērtība pēc korekcijas nav {alpha:g} vai mazāka "
    "({correction}, pārbaudīti pāri: {tests}).",
)
_NO_PAIR = (
    "No pair is significant: none of {tests}, tied or not, has an adjusted p of at most {alpha:g} ({correction}, each tail by itself).",
    "Neviens pāris nav statistiski nozīmīgs: nevienam no {tests}, ar saiti vai bez tās, p vērtība pēc korekcijas nav {alpha:g} vai "
    "mazāka ({correction}, katra puse atsevišķi).",
)
_NEXT = ("What lists more: {options}.", "Vairāk uzskaita {options}.")
_BY_CHANCE = (
    "; in {tests} tests up to {chance:.0f} arise by chance alone",
    "; {tests} testos līdz {chance:.0f} var rasties nejauši",
)
_ALL = ("--alpha 1 (all tied pairs, with their p)", "--alpha 1 (visus saistītos pārus ar to p)")
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
        words = _NO_PAIR if backbone.signed else _NONE
    else:
        words = _TOO_FEW if backbone.draws_needed else _NOTHING
    return _filled(f"{words[at]} {_NEXT[at]}", backbone, at)


def _options(backbone: Backbone, at: bool) -> str:
    """What would list something: corrections that keep some ties, and all ties."""
    language = ("en", "lv")[at]
    words = ("tie", "ties") if language == "en" else ("saiti", "saites")
    milder = [
        f"--correction {each} ({count} {plural(count, *words, language)}{_BY_CHANCE[at] if each == 'none' else ''})"
        for each, count in backbone.milder
    ]
    chance = backbone.alpha * backbone.tests
    return "; ".join([*milder, _ALL[at]]).format(tests=backbone.tests, chance=chance)


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
        options=_options(backbone, at),
    )
    return _POINT.sub(",", text) if at else text
