"""Labels of every code in English and Latvian, equal to the SKOS schemes of ``ontology/concepts.ttl``."""

from __future__ import annotations

#: Scheme -> code -> (English label, Latvian label).
LABELS: dict[str, dict[str, tuple[str, str]]] = {
    "status": {
        "attended": ("attended", "piedalījās"),
        "invited": ("invited", "uzaicināts"),
        "planned": ("planned", "plānots"),
        "declined": ("declined", "nepiedalījās"),
        "unknown": ("unknown", "nav zināms"),
    },
    "role": {
        "participant": ("participant", "dalībnieks"),
        "host": ("host", "uzņēmējs"),
        "organiser": ("organiser", "organizētājs"),
        "co-organiser": ("co-organiser", "līdzorganizētājs"),
        "speaker": ("speaker", "runātājs"),
        "moderator": ("moderator", "moderators"),
        "mediator": ("mediator", "mediators"),
        "evaluator": ("evaluator", "izvērtētājs"),
        "invited": ("invited guest", "uzaicinātais"),
        "funder": ("funder", "finansētājs"),
    },
    "phase-role": {
        "participant": ("participant", "dalībnieks"),
        "lead": ("lead organisation", "vadošā organizācija"),
        "project_manager": ("project manager", "projekta vadītājs"),
        "evaluator": ("evaluator", "izvērtētājs"),
        "mediator_mentor": ("mentor of mediators", "romu mediatoru mentors"),
        "mediation_coordinator": ("mediation coordinator", "mediācijas koordinators"),
        "co-finances_mediator": ("co-finances a mediator", "līdzfinansē mediatoru"),
        "no_mediator_cofinancing": ("no co-financing of a mediator", "nelīdzfinansē mediatoru"),
        "supports_mediator_plans_cofinancing": (
            "supports a mediator, plans co-financing",
            "atbalsta mediatoru, plāno līdzfinansējumu",
        ),
        "ready_to_develop_mediation": ("ready to develop mediation", "gatavs attīstīt mediāciju"),
        "potential_mediator": ("potential mediator", "potenciāls mediators"),
        "mediation_planned_provisional": ("mediation provisionally planned", "mediācija provizoriski plānota"),
        "visit_planned": ("visit planned", "plānota vizīte"),
        "event_planned": ("event planned", "plānots pasākums"),
        "planned_partner": ("planned partner", "plānots partneris"),
        "notable_roma_population": ("notable Roma population", "ievērojams romu iedzīvotāju skaits"),
    },
    "phase-state": {
        "named-for-phase": ("named for the phase only", "nosaukts tikai visam posmam"),
        "invited-or-planned": ("invited or planned", "uzaicināts vai plānots"),
        "took-part": ("took part", "piedalījās"),
        "not-recorded": ("not recorded", "nav fiksēts"),
        "unknown": ("unknown", "nav zināms"),
        "ended": ("unit no longer exists", "vienība vairs nepastāv"),
    },
    "sector": {
        "roma-civil-society": ("Roma civil society", "romu pilsoniskā sabiedrība"),
        "civil-society": ("other civil society", "pārējā pilsoniskā sabiedrība"),
        "municipality": ("municipality", "pašvaldība"),
        "school": ("school", "izglītības iestāde"),
        "state": ("ministry or agency", "valsts pārvalde"),
        "advisory": ("advisory body", "konsultatīva institūcija"),
        "international": ("international, EU or foreign", "starptautiskā vai ārvalstu puse"),
        "business": ("business", "uzņēmējdarbība"),
        "culture-media": ("culture and media", "kultūra un plašsaziņas līdzekļi"),
        "person": ("person without body", "persona bez organizācijas"),
    },
    "organisation-kind": {
        "ministry": ("ministry", "ministrija"),
        "state_agency": ("state agency", "valsts iestāde"),
        "eu_institution": ("EU institution", "Eiropas Savienības institūcija"),
        "international": ("international or foreign body", "starptautiska vai ārvalstu organizācija"),
        "advisory_body": ("advisory body", "konsultatīvā padome"),
        "network": ("network", "tīkls"),
        "ngo": ("NGO", "nevalstiskā organizācija"),
        "roma_ngo": ("Roma NGO", "romu nevalstiskā organizācija"),
        "cultural_group": ("cultural group", "kultūras kolektīvs"),
        "municipality": ("municipality", "pašvaldība"),
        "municipal_institution": ("municipal institution", "pašvaldības iestāde"),
        "school": ("school", "izglītības iestāde"),
        "business": ("business", "uzņēmums"),
    },
    "event-kind": {
        "good_practice_visit": ("good practice visit", "labās prakses vizīte"),
        "training": ("training", "apmācības"),
        "practical_workshop": ("practical workshop", "praktiskā darbnīca"),
        "exhibition": ("exhibition", "izstāde"),
        "platform_meeting": ("platform meeting", "platformas sanāksme"),
        "international_visit": ("international visit", "starptautiska vizīte"),
        "mediation_practice": ("mediation practice", "romu mediatoru darbs"),
        "youth_workshop": ("youth workshop", "jauniešu darbnīca"),
        "network_meeting": ("network meeting", "sadarbības sanāksme"),
        "regional_expert_meeting": ("regional expert meeting", "reģionālo ekspertu sanāksme"),
    },
    "event-status": {
        "held": ("held", "noticis"),
        "planned": ("planned", "plānots"),
        "unknown": ("unknown", "nav zināms"),
    },
    "mode": {
        "onsite": ("on site", "klātienē"),
        "online": ("online", "tiešsaistē"),
        "hybrid": ("hybrid", "hibrīdformātā"),
    },
    "date-basis": {
        "stated": ("stated", "norādīts avotā"),
        "derived": ("derived", "atvasināts"),
        "inferred": ("inferred", "izsecināts"),
        "no_year": ("no year", "bez gada"),
        "none": ("no date", "datuma nav"),
    },
    "theme": {
        "education": ("education", "izglītība"),
        "employment": ("employment", "nodarbinātība"),
        "health": ("health", "veselība"),
        "housing": ("housing", "mājoklis"),
        "youth": ("youth", "jaunatne"),
        "women": ("women", "sievietes"),
        "culture": ("culture", "kultūra"),
        "history": ("history", "vēsture"),
        "mediation": ("mediation", "mediācija"),
        "funding": ("funding", "finansējums"),
        "anti-discrimination": ("anti-discrimination", "diskriminācijas novēršana"),
        "civic-participation": ("civic participation", "pilsoniskā līdzdalība"),
    },
    "place-kind": {
        "city": ("state city", "republikas nozīmes pilsēta"),
        "town": ("town", "pilsēta"),
        "novads": ("municipality (novads)", "novads"),
        "parish": ("parish", "pagasts"),
        "locality": ("locality", "apdzīvota vieta"),
        "unidentified": ("unidentified place", "neidentificēta vieta"),
        "foreign_city": ("foreign city", "ārvalstu pilsēta"),
        "country": ("country", "valsts"),
    },
    "municipality-kind": {
        "republikas-pilseta": ("republican city", "republikas pilsēta"),
        "valstspilseta": ("state city", "valstspilsēta"),
        "novads": ("municipality (novads)", "novads"),
    },
    "settlement-kind": {
        "valstspilseta": ("state city", "valstspilsēta"),
        "pilseta": ("town", "pilsēta"),
        "ciems": ("village", "ciems"),
    },
    "programme": {
        "esf-8-3-3": ("ESF specific objective 8.3.3", "ESF 8.3.3. specifiskais atbalsta mērķis"),
        "esf-8-3-4": ("ESF specific objective 8.3.4", "ESF 8.3.4. specifiskais atbalsta mērķis"),
        "esf-7-4-1": ("ESF specific objective 7.4.1", "ESF 7.4.1. specifiskais atbalsta mērķis"),
        "esf-early-school-leaving": (
            "ESF project “Support for reducing early school leaving”",
            "ESF projekts „Atbalsts priekšlaicīgas mācību pārtraukšanas samazināšanai”",
        ),
        "promoting-diversity": (
            "project “Promoting Diversity” (motivation programme)",
            "projekts „Dažādības veicināšana” (motivācijas programma)",
        ),
    },
    "recommendation": {
        "rec-mediation-development": ("develop Roma mediation practice", "romu mediācijas prakses attīstība"),
        "rec-education-priority": ("education as a priority", "izglītības veicināšana kā prioritāte"),
        "rec-good-practice": ("foster and spread good practice", "labās prakses veicināšana un popularizēšana"),
        "rec-motivation-support": (
            "motivation and support measures for Roma",
            "motivācijas un atbalsta pasākumi romiem",
        ),
        "rec-parents-dialogue": (
            "educate Roma parents and foster dialogue",
            "romu vecāku izglītošana un dialoga veicināšana",
        ),
        "rec-engage-youth": ("activate and involve Roma youth", "aktivizēt un iesaistīt romu jauniešus"),
        "rec-labour-market": (
            "practices for Roma inclusion in the labour market",
            "prakses romu iesaistei darba tirgū",
        ),
        "rec-culture-against-prejudice": (
            "events on Roma culture and social situation to reduce prejudice",
            "pasākumi par romu kultūru un sociālo stāvokli aizspriedumu mazināšanai",
        ),
        "rec-family-social-support": (
            "professional support to Roma families in social matters",
            "profesionālais atbalsts sociālo jautājumu risināšanai romu ģimenēs",
        ),
        "rec-roma-teacher-assistant": ("Roma teacher assistants", "skolotāja palīga – roma – prakse"),
        "rec-use-existing-support": (
            "use existing support measures for Roma",
            "esošo atbalsta pasākumu izmantošana romiem",
        ),
        "rec-expert-participation": (
            "experts take part in events on Roma issues",
            "ekspertu dalība pasākumos par romu jautājumiem",
        ),
    },
    "stated-measure": {
        "participants": ("participants", "dalībnieku skaits"),
        "participants_planned": ("planned participants", "plānotais dalībnieku skaits"),
        "roma_participants": ("Roma participants", "romu dalībnieku skaits"),
        "roma_activists": ("Roma activists", "romu aktīvistu skaits"),
        "authorities": ("representatives of authorities", "iestāžu pārstāvju skaits"),
        "authorities_and_non_roma_ngos": ("authorities and non-Roma NGOs", "iestāžu un ne-romu NVO pārstāvju skaits"),
        "non_roma_ngo_and_others": ("non-Roma NGOs and others", "ne-romu NVO un citu pārstāvju skaits"),
        "experts": ("experts", "ekspertu skaits"),
        "wider_public": ("wider public", "plašākas sabiedrības interesenti"),
        "municipalities": ("municipalities", "pašvaldību skaits"),
        "cities": ("cities and municipalities", "pilsētu un novadu skaits"),
        "mediators": ("mediators", "mediatoru skaits"),
        "mediation_months": ("months of mediation", "mediācijas mēneši"),
        "families_assisted": ("families assisted", "atbalstīto ģimeņu skaits"),
        "persons_assisted": ("persons assisted", "atbalstīto personu skaits"),
        "support_given_to": ("support given to", "atbalsta saņēmēju skaits"),
        "budget_eur_total": ("total budget (EUR)", "kopējais budžets (EUR)"),
        "budget_eur_ec": ("European Commission funding (EUR)", "Eiropas Komisijas finansējums (EUR)"),
        "budget_eur_state": ("state budget funding (EUR)", "valsts budžeta finansējums (EUR)"),
        "good_practice_visits": ("good practice visits", "labās prakses vizīšu skaits"),
        "average_experts_per_visit": ("average experts per visit", "vidējais ekspertu skaits vizītē"),
        "regional_events_planned": ("regional events planned", "plānoto reģionālo pasākumu skaits"),
    },
    "qualifier": {
        "exact": ("exact", "precīzi"),
        "approximately": ("approximately", "aptuveni"),
        "at_least": ("at least", "vismaz"),
        "at_most": ("at most", "ne vairāk kā"),
        "planned": ("planned", "plānots"),
        "truncated": ("truncated", "aprauts tekstā"),
    },
    "completeness": {
        "yes": ("complete", "pilnīgs"),
        "partly": ("partly complete", "daļēji pilnīgs"),
        "no": ("not complete", "nav pilnīgs"),
    },
    "alias-kind": {
        "inflected": ("inflected form", "locījuma forma"),
        "misspelling": ("misspelling", "kļūdains rakstījums"),
        "abbreviation": ("abbreviation", "saīsinājums"),
        "other_name": ("other name", "cits nosaukums"),
        "id": ("other id", "cits id"),
    },
    "identity": {
        "same": ("the same", "viens un tas pats"),
        "not-same": ("not the same", "nav viens un tas pats"),
    },
    "crosswalk-part": {
        "whole": ("whole unit", "visa vienība"),
        "split": ("part of a split unit", "sadalītas vienības daļa"),
    },
    "confidence": {
        "high": ("high", "augsta"),
        "medium": ("medium", "vidēja"),
        "low": ("low", "zema"),
    },
    "vintage": {
        "either": ("the same unit before and after 2021", "tā pati vienība pirms un pēc 2021. gada"),
        "before 2021": ("unit of the register before July 2021", "vienība reģistrā pirms 2021. gada jūlija"),
        "since 2021": ("unit of the register since July 2021", "vienība reģistrā kopš 2021. gada jūlija"),
        "place": ("a place, not a municipality", "vieta, nevis pašvaldība"),
    },
    "comparison": {
        "municipalities": ("distinct municipalities recorded", "fiksētās atšķirīgās pašvaldības"),
        "events": ("events of a kind recorded", "fiksētie noteikta veida pasākumi"),
        "sum-of-parts": ("sum of the stated parts", "norādīto daļu summa"),
        "mediators": ("mediators with a period", "mediatori, kam ir periods"),
        "not-comparable": ("cannot be compared", "nav salīdzināms"),
    },
    "territory-level": {
        "country": ("country", "valsts"),
        "region": ("region", "reģions"),
        "municipality": ("municipality", "pašvaldība"),
        "place": ("place", "vieta"),
    },
    "unit": {
        "persons": ("persons", "personas"),
        "families": ("families", "ģimenes"),
        "municipalities": ("municipalities", "pašvaldības"),
        "events": ("events", "pasākumi"),
        "months": ("months", "mēneši"),
        "euro": ("euro", "eiro"),
    },
}


def label(scheme: str, code: str, lang: str = "en") -> str:
    """The label of a code in a language; a code that is not known is its own label.

    >>> label("role", "host", "lv")
    'uzņēmējs'
    >>> label("role", "juggler")
    'juggler'
    """
    pair = LABELS.get(scheme, {}).get(code)
    if pair is None:
        return code
    return pair[1] if lang == "lv" else pair[0]


def plural(number: int, one: str, many: str, lang: str = "en") -> str:
    """The form of a word after a number; in Latvian 1, 21, 31 … take the singular, 11 does not.

    >>> [plural(n, "dalība", "dalības", "lv") for n in (1, 11, 21)]
    ['dalība', 'dalības', 'dalība']
    """
    return one if (number % 10 == 1 and number % 100 != 11 if lang == "lv" else number == 1) else many
