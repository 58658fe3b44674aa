"""The rules behind the list of municipalities, in words."""

from __future__ import annotations

from graphkit.involvement.assessment import Assessment
from graphkit.involvement.model import Involvement
from graphkit.involvement.telling_need import need_rules
from graphkit.labels import plural
from graphkit.rules import rules

Pair = tuple[str, str]  # English, Latvian

_PRESENCE: Pair = (
    "presences: events attended, each once, whatever the role and kind; other statuses give states only",
    "klātbūtne: pasākumi, kuros piedalījās, katrs vienreiz, jebkurā lomā un jebkura veida; citi dalības statusi nosaka tikai stāvokli",
)
_LIST: dict[str, Pair] = {
    "then": (
        "list: the {} municipalities of the register before its changes; those that a reform left as they were go on; "
        "presences of later units stand beside their predecessors, uncounted",
        "saraksts: reģistra {} pašvaldības pirms izmaiņām; reformas neskartās turpinās; vēlāko vienību klātbūtne rādīta "
        "pie priekštečiem, bet nav skaitīta",
    ),
    "today": (
        "list: the {} municipalities of today; a split one goes to its primary successor, both ways are shown; "
        "a statement about a later unit is not carried back",
        "saraksts: {} šodienas pašvaldības; sadalīta pašvaldība ieskaitīta galvenajā pēctecē, rādīti abi lasījumi; "
        "ziņa par vēlāku vienību nav attiecināta uz tās daļām",
    ),
}
_NO_REGISTER: Pair = (
    "list: the {} places with participations, since the tables hold no register of municipalities: those never reached are not known",
    "saraksts: {} vietas ar dalībām, jo tabulās nav pašvaldību reģistra: neaizsniegtās nav zināmas",
)
_STATES: Pair = (
    "not recorded: the phase's list of municipalities is complete or partly so (marked); unknown: it is not, or nothing is said of "
    "it; a phase-level row or an unknown attendance gives a state, no presence",
    "nav fiksēts: posma pašvaldību saraksts ir pilnīgs vai daļējs (atzīmēts); nav zināms: tas nav pilnīgs vai par to nav ziņu; "
    "ziņa par visu posmu vai nezināma dalība nosaka stāvokli, ne klātbūtni",
)
_ORDER: Pair = (
    "order: by evidence, without a population: municipalities with a community named by sources first, of them those never "
    "reached, then those absent longest; then the others that once came, absent longest first; then the rest",
    "secība: pēc liecībām, bez iedzīvotāju skaita: vispirms pašvaldības, kurās avoti nosauc kopienu, no tām vispirms "
    "neaizsniegtās, tad visilgāk neredzētās; tad citas, kas reiz piedalījušās, visilgāk neredzētās vispirms; tad pārējās",
)
_VERDICT: Pair = (
    "verdict: not assessable without a reference population",
    "vērtējums: bez salīdzināmā iedzīvotāju skaita nav iespējams",
)
_UNDATED: tuple[Pair, Pair] = (
    (
        "{} event without any date is read as before any reform",
        "{} events without any date are read as before any reform",
    ),
    (
        "{} pasākums bez datuma lasīts kā noticis pirms reformām",
        "{} pasākumi bez datuma lasīti kā notikuši pirms reformām",
    ),
)


def involvement_rules(answer: Involvement, lang: str = "en", compared: Assessment | None = None) -> list[str]:
    """One line a rule, in English or Latvian; with those of the comparison where a population is given."""
    at = 1 if lang == "lv" else 0
    phases, _, level, reading, *units = rules(answer.selection, lang)
    listed = _LIST[answer.selection.units] if answer.register else _NO_REGISTER
    lines = [phases, _PRESENCE[at], level, reading, *(units if answer.register else [])]
    lines += [listed[at].format(len(answer.rows)), _STATES[at]]
    lines += [_ORDER[at], _VERDICT[at]] if compared is None else need_rules(compared, lang)
    if answer.undated and answer.register:
        lines.append(plural(answer.undated, *_UNDATED[at], lang).format(answer.undated))
    return lines
