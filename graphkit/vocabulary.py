"""The terms of the ontology as constants, so that nothing has to parse Turtle to know them.

A test holds this module and ``labels.py`` equal to ``ontology/*.ttl`` in both directions. Importing it starts no
heavy library.
"""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from graphkit.labels import LABELS

GK = "https://w3id.org/graphkit/ontology#"
ONTOLOGY = "https://w3id.org/graphkit/ontology"
VERSION_IRI = "https://w3id.org/graphkit/ontology/0.1.0"
CONCEPTS = "https://w3id.org/graphkit/concept/"

#: Prefixes of every vocabulary that the mapping of the tables uses.
PREFIXES: dict[str, str] = {
    "gk": GK,
    "cv": "http://data.europa.eu/m8g/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "time": "http://www.w3.org/2006/time#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: Local names of our own classes.
CLASSES: tuple[str, ...] = (
    "Completeness",
    "EventConcept",
    "EventKind",
    "IdentityDecision",
    "MediationPeriod",
    "Municipality",
    "NamedCommunity",
    "OrganisationKind",
    "Phase",
    "PhaseParticipation",
    "PhaseRole",
    "PlaceKind",
    "PlaceUnit",
    "PopulationFigure",
    "Stakeholder",
    "StatedMeasure",
    "StatedTotal",
    "Statement",
)

#: Local names of our own properties.
PROPERTIES: tuple[str, ...] = tuple(
    """
    aliasOf attributes audiencePolicy basis changed codeSince2025 comparedWith complete concept conceptScheme confidence
    coordinatesSource coordinatingOrganisation country counts dateBasis event eventKind field forOrganisation forPlace foreign
    grantNumber isCurrentSeat isPrimary isoCode jointPresence knowsPersons leadOrganisation level locator measure
    mediator memberRole mergedInto municipality municipalityBefore2021 municipalitySince2021 namedInDocuments
    originalUntil originalValidFrom part partName partOf partShare partialDate participantsStated phase precision
    publicRole qualifier reason resultingSince resultingValidFrom rollsUpTo scope seat seatEvidence seatSettlement
    sector shareOfAllRoma shareOfResidents standsForSeat state status unit unitValidFrom vintage what withheld year
    """.split()  # noqa: SIM905  as a list this would take a screen
)

#: Properties whose values are dates of any precision, typed as xsd:gYear, xsd:gYearMonth or xsd:date.
DATE_PROPERTIES: frozenset[str] = frozenset(
    """
    dcterms:date dcterms:issued gk:originalUntil gk:originalValidFrom gk:resultingSince gk:resultingValidFrom
    gk:unitValidFrom schema:endDate schema:startDate schema:validFrom schema:validThrough
    """.split()  # noqa: SIM905  as a list this would take a screen
)

#: Properties whose cells hold a list separated by semicolons.
LIST_PROPERTIES: frozenset[str] = frozenset({"dcterms:source", "dcterms:subject", "gk:coordinatesSource"})

#: Property -> tables it points to, where the schema can't say so by a foreign key (lists, several tables).
REFERENCES: dict[str, tuple[str, ...]] = {
    "dcterms:source": ("sources",),
    "dcterms:spatial": ("municipalities", "places", "settlements"),
    "gk:aliasOf": ("persons", "organisations", "places"),
    "gk:coordinatesSource": ("sources",),
    "gk:mergedInto": ("municipalities",),
    "gk:municipalityBefore2021": ("municipalities",),
    "gk:municipalitySince2021": ("municipalities",),
    "gk:scope": ("phases", "events"),
    "rdf:object": ("persons", "organisations", "places"),
    "rdf:subject": ("persons", "organisations", "places"),
}

#: Which version of a municipality is meant where a plain id stands: the first, unless it is one of these.
LATEST: frozenset[str] = frozenset({"gk:mergedInto", "gk:municipalitySince2021"})
LATEST_VINTAGES: frozenset[str] = frozenset({"since 2021", "current"})
NO_VINTAGES: frozenset[str] = frozenset({"", "place"})  # the place is meant, not the unit that has its id

#: The word for everything, where a phase or an event may stand.
WHOLE = "all"

#: Properties of the mapping whose values are things, so that they are never written as text.
OBJECT_PROPERTIES: frozenset[str] = frozenset(
    """
    cv:eventStatus cv:format cv:hasParticipant cv:role dcterms:spatial gk:aliasOf gk:coordinatesSource
    gk:coordinatingOrganisation gk:event gk:forOrganisation gk:forPlace gk:leadOrganisation gk:mediator gk:mergedInto gk:municipality
    gk:municipalityBefore2021 gk:municipalitySince2021 gk:phase gk:scope gk:seat gk:seatSettlement gk:status
    locn:location org:classification org:member org:memberOf org:organization org:originalOrganization
    org:resultingOrganization rdf:object rdf:subject
    """.split()  # noqa: SIM905  as a list this would take a screen
)

DEFAULT_ROLE = "participant"
DEFAULT_STATUS = "attended"

#: The closed list of participation statuses.
STATUSES: tuple[str, ...] = ("attended", "invited", "planned", "declined", "unknown")

# The words people write for each status in attendance sheets; separated by semicolons.
_STATUS_FORMS: dict[str, str] = {
    "attended": (
        "yes;y;true;present;was present;attended;has attended;attendee;participated;took part;came;"
        "was there;in person;on site;onsite;online;remotely;jā;j;piedalījās;piedalījies;"
        "piedalījusies;piedalījušies;piedalījušās;piedalās;ieradās;ieradies;ieradusies;ieradušies;"
        "apmeklēja;bija;bija klāt;klāt;ir;klātesošs;klātesoša;klātesoši;klātienē;tiešsaistē;"
        "attālināti;1;x;+;✓;✔;☑;✅;√"
    ),
    "invited": (
        "invitation sent;was invited;invitee;uzaicināts;uzaicināta;uzaicināti;uzaicinātas;aicināts;"
        "aicināta;aicināti;aicinātas;ielūgts;ielūgta;ielūgti;ielūgtas;pieaicināts;pieaicināta;"
        "pieaicināti;nosūtīts uzaicinājums;uzaicinājums nosūtīts"
    ),
    "planned": (
        "expected;registered;signed up;confirmed;accepted;going;attending;will attend;will come;"
        "intends to attend;to attend;scheduled;plānots;plānota;plānoti;plānotas;plāno piedalīties;"
        "plāno;piedalīsies;gaidāms;gaidāma;gaidāmi;pieteicies;pieteikusies;pieteikušies;pieteicās;"
        "pieteikts;pieteikta;reģistrējies;reģistrējusies;reģistrējušies;reģistrējās;reģistrēts;"
        "reģistrēta;apstiprināts;apstiprināta;apstiprināja dalību;paredzēts;paredzēta"
    ),
    "declined": (
        "no;n;false;absent;was absent;away;did not attend;did not participate;did not take part;"
        "did not come;not attended;not present;no show;refused;cancelled;canceled;excused;apologies;"
        "regrets;unable to attend;could not attend;nē;nav;nebija;nebija klāt;nepiedalījās;"
        "nepiedalījies;nepiedalījusies;nepiedalās;neieradās;neieradies;neieradusies;nav ieradies;"
        "nav ieradusies;nav piedalījies;nav piedalījusies;neapmeklēja;atteicās;atteicies;atteikusies;"
        "atteikušies;atteica;atteikts;atcēla dalību;prombūtnē;nevarēja piedalīties;"
        "nevarēja ierasties;attaisnoti;attaisnots;0;✗;✘;❌"
    ),
    "unknown": (
        "not known;not stated;not recorded;not sure;unsure;unclear;unconfirmed;no data;"
        "no information;n/a;na;maybe;perhaps;nezināms;nezināma;nezināmi;nav zināms;nav zināma;"
        "nav norādīts;nav norādīta;nav datu;nav informācijas;nav ziņu;nav skaidrs;neskaidrs;"
        "neskaidri;varbūt;iespējams;nd;?;??"
    ),
}


def fold_word(word: str) -> str:
    """A word without case, diacritics, outer blanks, closing full stop, and with one blank between its parts.

    >>> fold_word("  Piedalījās. ")
    'piedalijas'
    >>> fold_word("did_not-attend")
    'did not attend'
    """
    letters = (c for c in unicodedata.normalize("NFKD", word) if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join("".join(letters).casefold().replace("_", " ").replace("-", " ").split()).rstrip(".!, ")


def _status_words() -> dict[str, str]:
    words = {fold_word(word): status for status, forms in _STATUS_FORMS.items() for word in forms.split(";")}
    labels = {fold_word(text): status for status in STATUSES for text in (status, *LABELS["status"][status])}
    return {**words, **labels}


#: Folded word -> status, for the usual English and Latvian words.
STATUS_WORDS: dict[str, str] = _status_words()


def status_of(word: str) -> str | None:
    """The status that a word stands for; an empty cell means attended, a word that is not known gives None.

    >>> status_of("Ieradās"), status_of(""), status_of("nē"), status_of("-")
    ('attended', 'attended', 'declined', None)
    """
    return STATUS_WORDS.get(fold_word(word)) if word.strip() else DEFAULT_STATUS


#: Codes of the open lists that are known.
ROLES: tuple[str, ...] = tuple(LABELS["role"])
SECTORS: tuple[str, ...] = tuple(LABELS["sector"])

#: Organisation kind -> sector.
ORGANISATION_KINDS: dict[str, str] = {
    "advisory_body": "advisory",
    "business": "business",
    "cultural_group": "culture-media",
    "eu_institution": "international",
    "international": "international",
    "ministry": "state",
    "municipal_institution": "municipality",
    "municipality": "municipality",
    "network": "advisory",
    "ngo": "civil-society",
    "roma_ngo": "roma-civil-society",
    "school": "school",
    "state_agency": "state",
}

#: Organisation kinds that stand for the municipality of their seat.
SEAT_KINDS: frozenset[str] = frozenset({"municipal_institution", "municipality", "school"})

#: Event kind -> whether those listed met one another.
EVENT_KINDS: dict[str, bool] = {
    "exhibition": True,
    "good_practice_visit": True,
    "international_visit": True,
    "mediation_practice": False,
    "network_meeting": True,
    "platform_meeting": True,
    "practical_workshop": True,
    "regional_expert_meeting": True,
    "training": True,
    "youth_workshop": True,
}

#: Place kind -> sector.
PLACE_KINDS: dict[str, str] = {
    "city": "municipality",
    "country": "international",
    "foreign_city": "international",
    "locality": "municipality",
    "novads": "municipality",
    "parish": "municipality",
    "town": "municipality",
    "unidentified": "municipality",
}

#: Place kinds that lie abroad, and those whose places never count in ratios.
FOREIGN_PLACE_KINDS: frozenset[str] = frozenset({"foreign_city"})
UNCOUNTED_PLACE_KINDS: frozenset[str] = frozenset({"country", "unidentified"})

#: Role in a phase -> the state it gives there (empty: none).
PHASE_ROLES: dict[str, str] = {
    "co-finances_mediator": "named-for-phase",
    "evaluator": "named-for-phase",
    "event_planned": "invited-or-planned",
    "lead": "named-for-phase",
    "mediation_coordinator": "named-for-phase",
    "mediation_planned_provisional": "invited-or-planned",
    "mediator_mentor": "named-for-phase",
    "no_mediator_cofinancing": "named-for-phase",
    "notable_roma_population": "",
    "participant": "named-for-phase",
    "planned_partner": "invited-or-planned",
    "potential_mediator": "named-for-phase",
    "project_manager": "named-for-phase",
    "ready_to_develop_mediation": "named-for-phase",
    "supports_mediator_plans_cofinancing": "named-for-phase",
    "visit_planned": "invited-or-planned",
}


def concept_iri(scheme: str, code: str) -> str:
    """The IRI of the concept of a code.

    >>> concept_iri("role", "host")
    'https://w3id.org/graphkit/concept/role/host'
    """
    return f"{CONCEPTS}{scheme}/{quote(code, safe='')}"


def expand(curie: str) -> str:
    """The IRI of a CURIE such as ``gk:Phase``; an unknown prefix raises KeyError.

    >>> expand("gk:Phase")
    'https://w3id.org/graphkit/ontology#Phase'
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local
