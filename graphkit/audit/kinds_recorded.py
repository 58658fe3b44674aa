"""Kinds of findings on what is recorded: dates, titles, who is named, mediators, gaps."""

from __future__ import annotations

from graphkit.audit.words import Both, Kind

_DATES = Both("correct the dates, or name the other phase", "labojiet datumus vai norādiet citu posmu")

RECORDED: dict[str, Kind] = {
    "ends-before-start": Kind(
        Both("ends before it begins", "beidzas, pirms sākas"),
        Both("{scope}: {what} begins {start} and ends {end}", "{scope}: {what} sākas {start} un beidzas {end}"),
        Both("correct the start or the end", "labojiet sākumu vai beigas"),
    ),
    "outside-phase": Kind(
        Both("outside the time of its phase", "ārpus sava posma laika"),
        Both(
            "{scope}: {what}, {start} to {end}, is not inside phase {phase}, {first} to {last}",
            "{scope}: {what}, no {start} līdz {end}, nav posma {phase} laikā, no {first} līdz {last}",
        ),
        _DATES,
    ),
    "outside-event": Kind(
        Both("participation outside the days of the event", "dalība ārpus pasākuma dienām"),
        Both(
            "{scope}, {first} to {last}: participations with other days: {who} ({sources})",
            "{scope}, no {first} līdz {last}: dalības ar citām dienām: {who} ({sources})",
        ),
        Both("correct the days of the participation or of the event", "labojiet dalības vai pasākuma dienas"),
    ),
    "year-in-title": Kind(
        Both("another year in the title", "nosaukumā cits gads"),
        Both("{scope}: the title names {stated}, the date is {recorded}", "{scope}: nosaukumā minēts {stated}, bet datums ir {recorded}"),
        Both("correct the date or the title", "labojiet datumu vai nosaukumu"),
    ),
    "same-title": Kind(
        Both("one title for different things", "viens nosaukums dažādām lietām"),
        Both("{title} is the title of {count} different things: {who}", "{title} ir {count} dažādu lietu nosaukums: {who}"),
        Both("tell them apart: add a year, a place or a number", "padariet tās atšķiramas: pievienojiet gadu, vietu vai numuru"),
    ),
    "title-spelling": Kind(
        Both("one title in different spellings", "viens nosaukums dažādos rakstījumos"),
        Both("one title is spelt in {count} ways: {listed}", "viens nosaukums rakstīts {count} veidos: {listed}"),
        Both("use one spelling", "lietojiet vienu rakstījumu"),
    ),
    "status-differs": Kind(
        Both("the same stakeholder with different statuses at one event", "viena iesaistītā puse ar dažādiem statusiem vienā pasākumā"),
        Both("{scope}: with different statuses: {who} ({sources})", "{scope}: ar dažādiem statusiem: {who} ({sources})"),
        Both(
            "keep the status that the later source states, or accept the finding with a reason",
            "paturiet statusu, ko norāda vēlākais avots, vai pieņemiet konstatējumu ar pamatojumu",
        ),
    ),
    "role-differs": Kind(
        Both("different roles by different sources", "dažādos avotos dažādas lomas"),
        Both("{scope}: in different roles by source: {who} ({sources})", "{scope}: dažādos avotos dažādās lomās: {who} ({sources})"),
        Both("both may be true; where not, delete a row", "abas var būt pareizas; ja nav, izdzēsiet vienu rindu"),
    ),
    "announced-only": Kind(
        Both("announced by one source, not named by those that say who came", "viens avots piesaka, bet tie, kas nosauc klātesošos, nepiemin"),
        Both(
            "{scope}: {who}: invited or planned by {sources}, not named by the sources on who came ({others})",
            "{scope}: avotā ({sources}) uzaicināti vai plānoti, bet avotos par klātesošajiem ({others}) nav nosaukti: {who}",
        ),
        Both("find a source that says whether they came", "atrodiet avotu, kas saka, vai tie piedalījās"),
    ),
    "presence-unknown": Kind(
        Both("named, but presence is not stated", "nosaukts, bet klātbūtne nav norādīta"),
        Both("{scope}: presence not stated: {who} ({sources})", "{scope}: klātbūtne nav norādīta: {who} ({sources})"),
        Both("find a source that says whether they came", "atrodiet avotu, kas saka, vai tie piedalījās"),
    ),
    "named-twice": Kind(
        Both("a person and their organisation, both named by one source", "viens avots nosauc gan personu, gan tās organizāciju"),
        Both("{scope}: persons named beside their organisation: {who} ({sources})", "{scope}: personas nosauktas līdzās savai organizācijai: {who} ({sources})"),
        Both(
            "one row is enough: levels above persons count the organisation anyway; or accept the finding with a reason",
            "pietiek ar vienu rindu: līmeņi virs personām organizāciju skaita tāpat; vai pieņemiet konstatējumu ar pamatojumu",
        ),
    ),
    "row-doubles": Kind(
        Both("one passage of a source gives a stakeholder several roles", "viena avota vieta vienai pusei dod vairākas lomas"),
        Both("{scope}: in several roles from one passage: {who} ({sources})", "{scope}: vairākās lomās no vienas avota vietas: {who} ({sources})"),
        Both("both may be true; where not, delete a row", "abas var būt pareizas; ja nav, izdzēsiet vienu rindu"),
    ),
    "held-nobody-attended": Kind(
        Both("held, but nobody is recorded as having attended", "noticis, bet neviens nav fiksēts kā piedalījies"),
        Both(
            "{scope}: recorded as held, yet nobody as attended ({recorded} with another status)",
            "{scope}: ierakstīts kā noticis, bet neviens nav fiksēts kā piedalījies (ar citu statusu: {recorded})",
        ),
        Both("find a source on who came, or correct the event's status", "atrodiet avotu par klātesošajiem vai labojiet pasākuma statusu"),
    ),
    "planned-but-attended": Kind(
        Both("planned, but somebody is recorded as having attended", "plānots, bet kāds fiksēts kā piedalījies"),
        Both("{scope}: recorded as planned, yet {recorded} as attended", "{scope}: ierakstīts kā plānots, bet kā piedalījušies fiksēti {recorded}"),
        Both("correct the event's status or theirs", "labojiet pasākuma vai dalībnieku statusu"),
    ),
    "attended-but-not-held": Kind(
        Both("not said to be held, but somebody is recorded as having attended", "nav norādīts kā noticis, bet kāds fiksēts kā piedalījies"),
        Both("{scope}: its status is {status}, yet {recorded} are recorded as attended", "{scope}: statuss ir “{status}”, bet kā piedalījušies fiksēti {recorded}"),
        Both("correct the event's status or theirs", "labojiet pasākuma vai dalībnieku statusu"),
    ),
    "still-planned": Kind(
        Both("still planned, though later events were held", "vēl plānots, lai gan vēlāki pasākumi jau notikuši"),
        Both("{scope}: recorded as planned for {recorded}, yet an event of {latest} was held", "{scope}: ierakstīts kā plānots ({recorded}), bet jau noticis pasākums, kura datums ir {latest}"),
        Both("find out whether it was held, and correct its status", "noskaidrojiet, vai tas notika, un labojiet statusu"),
    ),
    "only-on-the-list": Kind(
        Both("named for the phase, at none of its events", "nosaukts posmam, bet nevienā tā pasākumā"),
        Both(
            "{scope}: named by {sources} for the phase as a whole, at none of its events: {who}",
            "{scope}: avotā ({sources}) nosaukts visam posmam, bet nevienā tā pasākumā: {who}",
        ),
        Both("look for the event they were at", "atrodiet pasākumu, kurā tie piedalījās"),
    ),
    "not-on-the-list": Kind(
        Both("at an event, but not on the phase's complete list", "bija pasākumā, bet posma pilnīgajā sarakstā nav"),
        Both(
            "{scope}: the list of {sources} is called complete, yet these were at its events and are not on it: {who}",
            "{scope}: saraksts ({sources}) saukts par pilnīgu, bet tajā nav šo, kas bija posma pasākumos: {who}",
        ),
        Both("correct 'completeness' or the list", "labojiet tabulu 'completeness' vai sarakstu"),
    ),
    "municipality-not-in-force": Kind(
        Both("a municipality named when it did not exist", "pašvaldība nosaukta, kad tās nebija"),
        Both(
            "{scope}, {start}: names municipalities that did not exist then: {who} ({sources})",
            "{scope}, {start}: nosauktas pašvaldības, kas tad nepastāvēja: {who} ({sources})",
        ),
        Both("name the municipality of that day, or the town", "nosauciet tās dienas pašvaldību vai pilsētu"),
    ),
    "work-without-period": Kind(
        Both("mediators at work without a period", "mediatori strādā, bet perioda nav"),
        Both("{scope}: mediators at work without a period in 'mediation_periods': {who} ({sources})", "{scope}: mediatori strādā, bet tabulā 'mediation_periods' perioda nav: {who} ({sources})"),
        Both("add the period", "pievienojiet periodu"),
    ),
    "period-without-presence": Kind(
        Both("a mediator's period without any presence", "mediatora periods bez nevienas dalības"),
        Both("{scope}: has a period as mediator, but is at no event of that time: {who} ({sources})", "{scope}: ir mediatora periods, bet nav dalības nevienā tā laika pasākumā: {who} ({sources})"),
        Both("add where they were, or correct the period", "pievienojiet, kur tie piedalījās, vai labojiet periodu"),
    ),
    "place-without-mediator": Kind(
        Both("a place where mediators work, but none is named", "vieta, kur strādā mediators, bet neviens nav nosaukts"),
        Both("{scope}: mediators work in these places, but no period names one there: {who} ({sources})", "{scope}: šajās vietās strādā mediatori, bet neviens periods tos tur nenosauc: {who} ({sources})"),
        Both("add the mediator and the period, without a name", "pievienojiet mediatoru un periodu, bez vārda"),
    ),
    "period-without-dates": Kind(
        Both("a mediator's period without a start", "mediatora periods bez sākuma"),
        Both("{scope}: no start is recorded of the periods of {who} ({sources})", "{scope}: mediatora perioda sākums nav ierakstīts: {who} ({sources})"),
        Both("add the start", "pievienojiet sākumu"),
    ),
    "no-date": Kind(
        Both("events without a date", "pasākumi bez datuma"),
        Both("{scope}: has no date with a year", "{scope}: nav datuma ar gadu"),
        Both("add the date, or the year alone", "pievienojiet datumu vai vismaz gadu"),
    ),
    "no-place": Kind(
        Both("events without a place", "pasākumi bez vietas"),
        Both("{scope}: has no place and is not online", "{scope}: nav vietas, un tas nav tiešsaistē"),
        Both("add the place, or mode 'online'", "pievienojiet vietu vai veidu 'online'"),
    ),
    "no-participants": Kind(
        Both("events without participants", "pasākumi bez dalībniekiem"),
        Both("{scope}: no participation is recorded", "{scope}: nav ierakstīta neviena dalība"),
        Both("add who took part", "pievienojiet dalībniekus"),
    ),
    "no-source": Kind(
        Both("facts without a source", "fakti bez avota"),
        Both("{scope}: has no source", "{scope}: nav avota"),
        Both("add the source", "pievienojiet avotu"),
    ),
}  # fmt: skip
