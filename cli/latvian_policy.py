"""The Latvian of policies: who sees what, and what is wrong with the file that says so."""

from __future__ import annotations

POLICY = {
    "a store as an audience sees it is not written to: load into the store itself": (
        "krātuvi, kā to redz auditorija, nepārraksta: ielādējiet pašā krātuvē"
    ),
    "this store is already as the audience {} sees it: ask the store itself for {}": (
        "šī krātuve jau ir tāda, kā to redz auditorija {0}: prasiet {1} pašai krātuvei"
    ),
    "the policy does not show the level {} to the audience {}; it shows: {}": (
        "noteikumi auditorijai {1} nerāda līmeni {0}; tie rāda: {2}"
    ),
    "{}: {} asks other computers, and graphkit sparql asks none: load their data first": (
        "{0}: {1} vaicā citiem datoriem, bet graphkit sparql tos nevaicā: vispirms ielādējiet to datus"
    ),
    "graphkit sparql only reads, and {} would write: change the tables and load them again": (
        "graphkit sparql tikai lasa, bet {0} rakstītu: mainiet tabulas un ielādējiet tās vēlreiz"
    ),
    "{}: the prefix {} is not declared: write PREFIX {} <…> before the question; docs/queries.md lists those that are known": (
        "{0}: prefikss {1} nav paziņots: pirms jautājuma rakstiet PREFIX {2} <…>; zināmos uzskaita docs/queries.md"
    ),
    "this is no SPARQL: {}": "tas nav SPARQL: {0}",
    "{}: this is no SPARQL at {} (expected: {})": "{0}: šeit tas nav SPARQL: {1:w} (gaidīts: {2})",
    "{}: this is no SPARQL at {}": "{0}: šeit tas nav SPARQL: {1:w}",
    "the end": "beigas",
    "the question takes longer than {} seconds: ask for less, or give it more time (--timeout)": (
        "atbilde prasa vairāk nekā {0} sekundes: jautājiet mazāk vai dodiet vairāk laika (--timeout)"
    ),
    "the question cannot be answered ({})": "uz jautājumu nevar atbildēt ({0:w})",
    "{}: cannot be read as a question ({})": "{0}: to nevar nolasīt kā jautājumu ({1:w})",
    "nobody counts here, so there is no graph to write: choose more (--phase, --level, --status)": (
        "te nevienu neskaita, tāpēc nav grafa, ko rakstīt: izvēlieties plašāk (--phase, --level, --status)"
    ),
    "{}: --phase, --level and the like choose what a graph holds ({}); other files hold everything": (
        "{0}: --phase, --level un tamlīdzīgas izvēles nosaka, kas ir grafā ({1}); citos failos ir viss"
    ),
    "cannot be read as a policy ({})": "to nevar nolasīt kā noteikumus ({0:w})",
    "not an audience: one of {}": "tā nav auditorija: viena no {0}",
    "not a rule: one of {}": "tas nav noteikums: viens no {0}",
    "none of the treatments: one of {}": "tāda rīcība nav paredzēta: viena no {0}",
    "not a level: one of {}": "tas nav līmenis: viens no {0}",
    "the public never sees persons, whatever a policy says: write rolled-up or withheld": (
        "sabiedrībai personas nerāda nekad, lai ko teiktu noteikumi: rakstiet rolled-up vai withheld"
    ),
    "the public never sees persons, whatever a policy says: take the level person out": (
        "sabiedrībai personas nerāda nekad, lai ko teiktu noteikumi: izņemiet līmeni person"
    ),
    "an audience needs a level at least: leave the line out for the usual ones": (
        "auditorijai vajag vismaz vienu līmeni: ja der parastie, izlaidiet rindu"
    ),
    "name a kind of organisation, or person: all of them cannot be left out": (
        "nosauciet organizāciju veidu vai person: visas izlaist nevar"
    ),
    "municipalities are what is counted, so their sector stays: take out the level municipality instead": (
        "skaita tieši pašvaldības, tāpēc to sektors paliek: izņemiet līmeni municipality"
    ),
    "write the span of small counts as 1-10, or none": "mazo skaitu robežas rakstiet kā 1-10 vai none",
    "tables cannot be read without this column: withhold a type or a sector instead": (
        "bez šīs kolonnas tabulas nevar nolasīt: labāk izlaidiet veidu vai sektoru"
    ),
    "no table has this column; docs/audiences.md lists those that may be withheld": (
        "tādas kolonnas nav nevienā tabulā; docs/audiences.md uzskaita tās, kuras var izlaist"
    ),
    "Nothing was done: mend the policy file first.": "Nekas netika darīts: vispirms izlabojiet noteikumu failu.",
}
