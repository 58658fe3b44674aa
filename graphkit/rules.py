"""The rules behind a result, in words: what was counted, at which level, under which reading."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.incidence import Incidence
from graphkit.labels import label, plural
from graphkit.model import OUTSIDE, Selection

_LEVEL = {
    "stakeholder": ("each stakeholder as recorded", "katra iesaistītā puse, kā ierakstīta"),
    "person": ("persons alone", "tikai personas"),
    "organisation": (
        "organisations; persons count as their organisation",
        "organizācijas; personas skaitītas kā sava organizācija",
    ),
    "municipality": ("municipalities", "pašvaldības"),
    "sector": ("sectors", "sektori"),
}
_READING = {
    "named": (
        "only where the municipality or a place in it is named",
        "tikai tad, ja nosaukta pašvaldība vai vieta tajā",
    ),
    "stands-for": (
        "named, or through its municipal bodies and those who act for it",
        "nosaukta vai pārstāvēta ar savām iestādēm un personām, kas rīkojas tās vārdā",
    ),
    "seat": ("also through every organisation seated there", "arī ar katru organizāciju, kas tur atrodas"),
}
_UNITS = {
    "then": ("units in force on the day of the event", "vienības, kas bija spēkā pasākuma dienā"),
    "today": ("today's units, by the crosswalk", "šodienas vienības pēc pārejas tabulas"),
}
_WEIGHT = {
    "none": ("weight: every tie counts 1", "svars: katra saite skaitīta kā 1"),
    "count": ("weight: number of shared events", "svars: kopīgo pasākumu skaits"),
    "newman": (
        "weight: Newman 2001, each shared event adds 1/(those present − 1)",
        "svars: Ņūmens 2001, katrs kopīgs pasākums pieskaita 1/(klātesošie − 1)",
    ),
    "jaccard": (
        "weight: Jaccard, shared events of all events of the two",
        "svars: Žakāra, kopīgie pasākumi no visiem abu pasākumiem",
    ),
    "overlap": (
        "weight: overlap, shared events of the events of whoever had fewer",
        "svars: pārklāšanās, kopīgie pasākumi no tā pasākumiem, kuram to mazāk",
    ),
    "cosine": (
        "weight: cosine, shared events by the geometric mean of the events of the two",
        "svars: kosinusa, kopīgie pasākumi pret abu pasākumu skaita ģeometrisko vidējo",
    ),
}


def rules(
    selection: Selection, lang: str = "en", incidence: Incidence | None = None, weight: str | None = None
) -> list[str]:
    """One line a rule, in English or Latvian.

    >>> rules(Selection())[0]
    'phases: all, pooled by event'
    """
    at = 1 if lang == "lv" else 0
    lines = [
        _phases(selection, at),
        _filters(selection, at),
        ("level: ", "līmenis: ")[at] + _LEVEL[selection.level][at],
    ]
    if selection.level == "municipality":
        lines += [("reading: ", "lasījums: ")[at] + _READING[selection.reading][at], _UNITS[selection.units][at]]
    if not selection.persons:
        lines.append(("persons count only as their organisation", "personas skaitītas tikai kā sava organizācija")[at])
    lines += _joint(selection, at)
    lines += [_WEIGHT[weight][at]] if weight in _WEIGHT else []
    return lines + (_facts(incidence, at) if incidence else [])


def info_rules(lang: str = "en") -> list[str]:
    """What the numbers of ``Store.info`` count, one line a rule.

    >>> info_rules()[0]
    'phases: each by itself, the total over all'
    """
    at = 1 if lang == "lv" else 0
    every = Selection(statuses=())
    stakeholders = (
        "stakeholders: those with a participation of their own; events: every one listed",
        "iesaistītās puses: tās, kam ir sava dalība; pasākumi: visi uzskaitītie",
    )
    phases = ("phases: each by itself, the total over all", "posmi: katrs atsevišķi, kopskaits par visiem")
    return [phases[at], _filters(every, at), stakeholders[at]]


def large_events(way: str, size: int, seed: int, lang: str = "en") -> list[str]:
    """The rule by which large events were left out or sampled; none where they were kept.

    >>> large_events("leave-out", 1000, 0)
    ['events of more than 1000 participants are left out']
    """
    words = {
        "leave-out": (
            "events of more than {} participants are left out",
            "pasākumi, kuros vairāk nekā {} dalībnieku, ir izlaisti",
        ),
        "sample": (
            "events of more than {} participants are cut to that many, drawn with seed {}",
            "pasākumos, kuros vairāk nekā {} dalībnieku, paturēts tieši tik daudz, izlozēti ar sēklu {}",
        ),
    }
    return [words[way][lang == "lv"].format(size, seed)] if way in words else []


def _phases(selection: Selection, at: int) -> str:
    if not selection.phases:
        return ("phases: all, pooled by event", "posmi: visi kopā, pēc pasākumiem")[at]
    words = {OUTSIDE: ("outside the phases", "ārpus posmiem")[at]}
    listed = ", ".join(words.get(phase, phase) for phase in selection.phases)
    pooled = (", pooled", ", kopā")[at] if len(selection.phases) > 1 else ""
    return ("phase: ", "posms: ")[at] + listed + pooled


def _filters(selection: Selection, at: int) -> str:
    parts = [
        ("statuses: ", "dalības statusi: ")[at] + (_words("status", selection.statuses, at) or ("all", "visi")[at]),
        ("roles: ", "lomas: ")[at] + (_words("role", selection.roles, at) or ("all", "visas")[at]),
    ]
    if selection.kinds:
        parts.append(("kinds of event: ", "pasākumu veidi: ")[at] + _words("event-kind", selection.kinds, at))
    return "; ".join(parts)


def _words(scheme: str, codes: Sequence[str], at: int) -> str:
    """Codes as the tables write them, in Latvian by their labels."""
    return ", ".join(label(scheme, code, "lv") if at else code for code in codes)


def _joint(selection: Selection, at: int) -> list[str]:
    if not selection.joint_only or selection.kinds:
        return []
    words = (
        "events without joint presence (mediators at work in several towns) make no ties",
        "pasākumi bez kopīgas klātbūtnes (mediatoru darbs vairākās pilsētās) saites neveido",
    )
    return [words[at]]


def _facts(incidence: Incidence, at: int) -> list[str]:
    facts = ((incidence.left_out, _LEFT_OUT), (incidence.guessed_days, _GUESSED))
    return [plural(n, *words[at], ("en", "lv")[at]).format(n) for n, words in facts if n]


# For one and for many, in English and Latvian.
_LEFT_OUT = (
    (
        "{} stakeholder cannot be read at this level and is left out",
        "{} stakeholders cannot be read at this level and are left out",
    ),
    (
        "{} iesaistītā puse šajā līmenī nav nolasāma un ir izlaista",
        "{} iesaistītās puses šajā līmenī nav nolasāmas un ir izlaistas",
    ),
)
_GUESSED = (
    ("{} event without any date is read as before 2021", "{} events without any date are read as before 2021"),
    (
        "{} pasākums bez datuma lasīts kā noticis pirms 2021. gada",
        "{} pasākumi bez datuma lasīti kā notikuši pirms 2021. gada",
    ),
)
