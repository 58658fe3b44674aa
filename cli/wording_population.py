"""The Latvian of comparisons with a population, of coverage and of suggestions; English is the key."""

from __future__ import annotations

COMPARING = {
    "Expected": "Sagaidāms",
    "Ratio": "Attiecība",
    "95 %": "95 %",
    "95 % from": "95 % no",
    "95 % to": "95 % līdz",
    "95 % limit from": "95 % robeža no",
    "95 % limit to": "95 % robeža līdz",
    "99.8 % limit from": "99,8 % robeža no",
    "99.8 % limit to": "99,8 % robeža līdz",
    "Reason": "Iemesls",
    "below expected": "zem sagaidāmā",
    "not distinguishable": "nav atšķirams",
    "above expected": "virs sagaidāmā",
    "Below expected: {}": "Zem sagaidāmā: {}",
    "Above expected: {}": "Virs sagaidāmā: {}",
    "Not assessable: {}": "Nav vērtējamas: {}",
    "Population file: {}": "Iedzīvotāju fails: {}",
    "Dispersion φ {}, winsorised {}: about 1 where chance alone is at work; above it, verdicts flag more than chance explains": (
        "Izkliede φ {}, vinsorizēta {}: ap 1, ja darbojas tikai nejaušība; ja vairāk, vērtējumi izceļ vairāk, nekā izskaidro nejaušība"
    ),
    "Otherwise phase by phase, without incomplete lists: {}": "Pa posmiem, bez nepilnīgiem sarakstiem, citādi: {}",
    "Otherwise by the exact binomial: {}": "Pēc precīzā binomiālā sadalījuma citādi: {}",
    "Not borne out phase by phase, so not distinguishable: {}": "Pa posmiem neapstiprinās, tāpēc nav atšķirams: {}",
    "Coverage: {} of {} {1:municipality|municipalities}; inequality of events (Gini, zeros included) {}": (
        "Aptvērums: {0} no {1} {1:pašvaldības|pašvaldībām}; pasākumu nevienlīdzība (Džini, ieskaitot nulles) {2}"
    ),
    "Coverage: at least {} of {} {1:municipality|municipalities}; inequality of events (Gini, zeros included) {}": (
        "Aptvērums: vismaz {0} no {1} {1:pašvaldības|pašvaldībām}; pasākumu nevienlīdzība (Džini, ieskaitot nulles) {2}"
    ),
    "By phase (≥: the list is not whole): {}": "Pa posmiem (≥: saraksts nav pilnīgs): {}",
    "After the changes of the register: {}; 'municipalities --units today' counts them in the municipalities of their own time": (
        "Pēc reģistra izmaiņām: {}; 'municipalities --units today' tos skaita viņu pašu laika pašvaldībās"
    ),
    "first time {}, so far {}": "pirmoreiz {}, līdz šim {}",
    "On the theme": "Par tēmu",
    "km": "km",
    "Why": "Kāpēc",
    "Connected already": "Jau saistīti",
    "no source names a community anywhere: there is nothing to suggest from": (
        "neviens avots nekur nenosauc kopienu: nav, no kā ieteikt"
    ),
    "every municipality with a named community takes part: nobody has to be suggested": (
        "visas pašvaldības, kurās nosaukta kopiena, piedalās: nav, ko ieteikt"
    ),
    "{} {0:source names|sources name} a community": "kopienu nosauc {} {0:avots|avoti}",
    "at no event so far": "līdz šim nevienā pasākumā",
    "at {} {0:event|events}": "{} {0:pasākumā|pasākumos}",
    "nothing recorded in {}": "nav fiksēta posmos: {}",
    "never on this theme": "par šo tēmu nekad",
    "{} km away, at {} {1:event|events}": "{} km attālumā, {} {1:pasākumā|pasākumos}",
    "a mediator of the place: {}": "vietas mediators: {}",
    "took part for it at {} {0:event|events}": "tās vārdā {} {0:pasākumā|pasākumos}",
    "shared {} {0:event|events}": "{} {0:kopīgs pasākums|kopīgi pasākumi}",
    "{} on the theme": "par tēmu {}",
    "If they came to one event: {}": "Ja visi atnāktu uz vienu pasākumu: {}",
    "coverage: {} of {} municipalities": "aptvērums: {} no {} pašvaldībām",
    "coverage of {}: {} of {}": "aptvērums posmā {}: {} no {}",
    "cohesion: connectedness {}, components {}, mean distance {}": (
        "saliedētība: saistība {}, komponentes {}, vidējais attālums {}"
    ),
}
