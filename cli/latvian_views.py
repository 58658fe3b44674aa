"""The Latvian of what pages and pictures refuse."""

from __future__ import annotations

VIEWS = {
    "a public page does not show persons; choose another name, or the audience internal": (
        "publiskā lapā personas nerāda; izvēlieties citu vārdu vai auditoriju internal"
    ),
    "{} ({}) is recorded at no event that counts here": "{0} ({1}) nav ierakstīts nevienā pasākumā, ko šeit skaita",
    "nobody is recorded here, so there is nothing to draw: that is unknown, not zero": (
        "te neviens nav ierakstīts, tāpēc nav ko zīmēt: tas nav zināms, tā nav nulle"
    ),
    "{}: a view is written as {}, not {}": "{0}: skatu var rakstīt kā {1}, nevis {2:w}",
    "without a suffix": "bez paplašinājuma",
    "{}: this view has no still; write it as {}": "{0}: šim skatam nav nekustīga attēla; rakstiet to kā {1}",
    "the picture cannot be drawn as PNG ({}); write it as {}": "attēlu nevar uzzīmēt kā PNG ({0}); rakstiet to kā {1}",
    "a change is between two phases: choose two (--phase A --phase B)": (
        "pārmaiņas ir starp diviem posmiem: izvēlieties divus (--phase A --phase B)"
    ),
    "nobody of the sector {} was at an event that counts: choose others (--phase, --side)": (
        "neviens no sektora {0} nav bijis pasākumā, kas tiek skaitīts: izvēlieties citus (--phase, --side)"
    ),
    "there is no sector {} in this store; there are: {}": "šajā krātuvē nav sektora {0}; ir: {1:w}",
    "{}: a report is written as {}": "{0}: pārskatu var rakstīt kā {1}",
    "{}: a file is in the way of the folder of pages": "{0}: lapu mapes vietā ir fails",
    "{}.html: {}": "{0}.html: {1:w}",
    "{}: cannot be read as GeoJSON ({})": "{0}: to nevar nolasīt kā GeoJSON ({1:w})",
    "{}: this is no GeoJSON collection of features": "{0}: tā nav GeoJSON objektu kopa",
    "the boundaries hold no polygon with an id": "robežās nav neviena daudzstūra ar identifikatoru",
    "no outline of the map belongs to a municipality of this store: "
    "give a GeoJSON file whose features have the municipalities' ids (--boundaries FILE)": (
        "neviena kartes kontūra neatbilst šīs krātuves pašvaldībai: "
        "dodiet GeoJSON failu, kura objektiem ir pašvaldību identifikatori (--boundaries FAILS)"
    ),
}
