"""Kinds of findings on what sources state: totals, parts, fields."""

from __future__ import annotations

from graphkit.audit.words import Both, Kind

_READ = Both(
    "read the sources: add the rows that are missing, correct the stated total, or accept the finding with a reason",
    "pārlasiet avotus: pievienojiet trūkstošās rindas, labojiet norādīto skaitli vai pieņemiet konstatējumu ar pamatojumu",
)
_DECIDE = Both(
    "decide which source is right, keep both statements in 'statements', and accept the finding with the reason",
    "izlemiet, kuram avotam ir taisnība, paturiet abus apgalvojumus tabulā 'statements' un pieņemiet konstatējumu ar pamatojumu",
)

STATED: dict[str, Kind] = {
    "fewer-recorded": Kind(
        Both("fewer recorded than stated", "tabulās mazāk nekā avotā"),
        Both(
            "{scope}, {measure}: stated {stated} ({sources}), recorded {recorded}, {gap} fewer{more}",
            "{scope}, {measure}: avotā {stated} ({sources}), tabulās {recorded}, par {gap} mazāk{more}",
        ),
        _READ,
    ),
    "more-recorded": Kind(
        Both("more recorded than stated", "tabulās vairāk nekā avotā"),
        Both(
            "{scope}, {measure}: stated {stated} ({sources}), recorded {recorded}, {gap} more{more}",
            "{scope}, {measure}: avotā {stated} ({sources}), tabulās {recorded}, par {gap} vairāk{more}",
        ),
        _READ,
    ),
    "sum-differs": Kind(
        Both("parts do not add up to the total", "daļas kopā neveido kopskaitu"),
        Both(
            "{scope}, {measure}: stated {stated} ({sources}), the exact parts add up to {recorded} ({parts}), {gap}{more}",
            "{scope}, {measure}: avotā {stated} ({sources}), precīzo daļu summa ir {recorded} ({parts}), {gap}{more}",
        ),
        Both(
            "read the source again for parts that are missing or counted twice, or accept the finding with a reason",
            "pārlasiet avotu, vai kāda daļa nav izlaista vai skaitīta divreiz, vai pieņemiet konstatējumu ar pamatojumu",
        ),
    ),
    "part-exceeds-total": Kind(
        Both("a part larger than its total", "daļa lielāka par kopskaitu"),
        Both(
            "{scope}: the part {part} ({recorded}) is larger than its total {measure} ({stated}); sources: {sources}",
            "{scope}: daļa {part} ({recorded}) ir lielāka par kopskaitu {measure} ({stated}); avoti: {sources}",
        ),
        _READ,
    ),
    "total-missing": Kind(
        Both("parts of a total that nobody states", "kopskaits, ko neviens nenorāda"),
        Both(
            "{scope}: parts of {measure} are stated ({parts}; {sources}), the total itself is not",
            "{scope}: norādītas daļas kopskaitam {measure} ({parts}; {sources}), bet pats kopskaits nav norādīts",
        ),
        Both("add the total to 'stated_totals', or empty 'part_of'", "pievienojiet kopskaitu tabulā 'stated_totals' vai iztukšojiet 'part_of'"),
    ),
    "complete-list-differs": Kind(
        Both("lists called complete that a stated total contradicts", "par pilnīgiem saukti saraksti, kam norādītais skaitlis ir pretrunā"),
        Both(
            "{scope}: its list of municipalities is called complete, yet of {measure} {stated} are stated ({sources}) and {recorded} recorded",
            "{scope}: pašvaldību saraksts saukts par pilnīgu, bet {measure} avotā ir {stated} ({sources}), tabulās {recorded}",
        ),
        Both("correct 'completeness', or find the rows that differ", "labojiet tabulu 'completeness' vai atrodiet rindas, kas atšķiras"),
    ),
    "totals-differ": Kind(
        Both("sources state different totals", "avoti norāda dažādus skaitļus"),
        Both("{scope}, {measure}: sources state different numbers: {listed}", "{scope}, {measure}: avoti norāda dažādus skaitļus: {listed}"),
        _DECIDE,
    ),
    "sources-differ": Kind(
        Both("sources say different things of one field", "avoti par vienu lauku saka atšķirīgo"),
        Both("{scope}, {measure}: sources differ: {listed}{more}", "{scope}, {measure}: avoti atšķiras: {listed}{more}"),
        _DECIDE,
    ),
    "record-differs": Kind(
        Both("the record differs from what a source states", "ieraksts atšķiras no avotā norādītā"),
        Both(
            "{scope}, {measure}: {sources} says {stated}, the record says {recorded}",
            "{scope}, {measure}: {sources} norāda {stated}, ierakstā ir {recorded}",
        ),
        Both("correct the record, or accept the finding with a reason", "labojiet ierakstu vai pieņemiet konstatējumu ar pamatojumu"),
    ),
    "not-in-record": Kind(
        Both("stated by a source, empty in the record", "norādīts avotā, ierakstā tukšs"),
        Both("{scope}, {measure}: {sources} says {stated}, the record says nothing", "{scope}, {measure}: {sources} norāda {stated}, ierakstā nav nekā"),
        Both("fill in the record, or accept the finding with a reason", "aizpildiet ierakstu vai pieņemiet konstatējumu ar pamatojumu"),
    ),
}  # fmt: skip
