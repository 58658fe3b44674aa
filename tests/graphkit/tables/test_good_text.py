"""Odd but good delimited text: encodings, line ends, separators, quotes, blanks, headers."""

from __future__ import annotations

import unicodedata

import polars as pl
import pytest

from graphkit.errors import Problem
from graphkit.tables.delimited import read_delimited
from graphkit.tables.headers import assign
from graphkit.tables.raw import _EDGES, clean

from .conftest import Loaded, frame_cells

TEXT = 'event,stakeholder\nSanāksme,Jelgava\n"Vizīte,\notrā",Dobele\n'
CELLS = [["Sanāksme", "Jelgava"], ["Vizīte,\notrā", "Dobele"]]


def cells(data: str | bytes) -> list[list[str | None]]:
    raw = read_delimited(data.encode() if isinstance(data, str) else data, "t.csv")
    assert raw.problems == []
    return frame_cells(raw.frame)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_excel(encoding: str) -> None:
    assert cells(TEXT.encode(encoding)) == CELLS


def test_utf_16_big_endian_with_its_mark() -> None:
    assert cells(b"\xfe\xff" + TEXT.encode("utf-16-be")) == CELLS


def test_windows_1257_is_read_and_announced() -> None:
    raw = read_delimited(TEXT.encode("cp1257"), "t.csv")
    assert frame_cells(raw.frame) == CELLS
    assert [(p.severity, "Windows-1257" in p.message) for p in raw.problems] == [("warning", True)]


def test_windows_line_ends() -> None:
    assert cells(TEXT.replace("\n", "\r\n").replace(",\r\n", ",\n")) == CELLS


def test_lone_carriage_returns() -> None:
    assert cells(TEXT.replace("\n", "\r")) == CELLS


def test_lone_carriage_returns_with_newlines_inside_cells() -> None:
    assert cells('event,stakeholder\rSanāksme,Jelgava\r"Vizīte,\notrā",Dobele\r') == CELLS


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(separator: str) -> None:
    assert cells(f"a{separator}b\n1{separator}2\n") == [["1", "2"]]


def test_separator_hint_of_excel_keeps_line_numbers() -> None:
    raw = read_delimited(b"sep=;\r\na;b\r\n1;2\r\n", "t.csv")
    assert (frame_cells(raw.frame), raw.header_line, raw.line_of(0)) == ([["1", "2"]], 2, 3)


def test_comma_in_a_header_of_semicolons() -> None:
    assert cells("Vārds, uzvārds;Pasākums\nVārds Uzvārds;Sanāksme\n") == [["Vārds Uzvārds", "Sanāksme"]]


def test_decimal_comma(loaded: Loaded) -> None:
    loaded.load("event;stakeholder;stakeholder_type;lat;lon\nA;Jelgava;place;56,65;23,71\n")
    assert loaded.cells("places", "latitude", "longitude") == [("56.65", "23.71")]


def test_na_is_a_value(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,country\nA,NA,NA\nA,null,None\n")
    assert loaded.cells("organisations", "name", "country") == [("NA", "NA"), ("null", "None")]


def test_rows_and_columns_left_by_a_spreadsheet() -> None:
    assert cells("event,stakeholder,,\nA,B,,\n,,,\n\n,\n,,,,,,\n") == [["A", "B"]]


def test_blank_rows_before_the_header() -> None:
    raw = read_delimited(b"\n,,\n  \na,b\n1,2\n", "t.csv")
    assert (frame_cells(raw.frame), raw.header_line, raw.line_of(0)) == ([["1", "2"]], 4, 5)


def test_column_without_a_name_is_kept() -> None:
    assert read_delimited(b"event,,stakeholder\nA,x,B\n", "t.csv").headers == ["event", "column 2", "stakeholder"]


@pytest.mark.parametrize("blank", [" ", "\t ", "\u00a0", "\u200b", "\u2003", "\ufeff", "\u3000"])
def test_blanks_round_cells(blank: str) -> None:
    assert cells(f"{blank}event{blank};stakeholder\n{blank}A{blank};{blank}B{blank}\n") == [["A", "B"]]


def test_decomposed_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "nosaukums ā;b\nŠķēde;Ļaudona\n")
    raw = read_delimited(decomposed.encode(), "t.csv")
    assert (raw.headers, frame_cells(raw.frame)) == (["nosaukums ā", "b"], [["Šķēde", "Ļaudona"]])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("cell", ['Biedrība "Sāre"', '5" pipe', '"Sāre" biedrība', 'a"b"c', '„Sāre"'])
def test_quotes_within_cells_are_text(cell: str, separator: str) -> None:
    assert cells(f'a{separator}b\n{cell}{separator}x\n"y"{separator}{cell}\n') == [[cell, "x"], ["y", cell]]


def test_doubled_quotes_are_one() -> None:
    assert cells('a,b\n"Biedrība ""Sāre""",x\n"""Sāre""",y\n') == [['Biedrība "Sāre"', "x"], ['"Sāre"', "y"]]


def test_one_column(loaded: Loaded) -> None:
    loaded.load("Dalībnieks\nJelgava; Dome\nRīga, Dome\nRīga\tX\n", args=["--set", "event=Sanāksme"])
    assert sorted(loaded.cells("organisations", "name")) == ["Jelgava; Dome", "Rīga\tX", "Rīga, Dome"]


def test_very_long_cell() -> None:
    assert cells(f"a,b\n{'ā' * 500_000},x\n") == [["ā" * 500_000, "x"]]


def test_very_long_quoted_cell_beside_a_stray_quote() -> None:
    assert cells('a,b\n"' + "x" * 200_000 + '",5" pipe\n') == [["x" * 200_000, '5" pipe']]


def test_ten_thousand_columns(loaded: Loaded) -> None:
    header = "event,stakeholder," + ",".join(f"c{n}" for n in range(10_000))
    loaded.load(f"{header}\nA,B,{',' * 9_999}x\n")
    assert (loaded.info.participations, '"c9999":"x"' in str(loaded.cells("participations", "attributes")[0])) == (
        1,
        True,
    )


@pytest.mark.parametrize("name", ["🎪 Čigānu telts 👩‍👩‍👧", "ארגון רומי", "منظمة الغجر", "が", "Йошкар-Ола", "🇱🇻"])
def test_names_of_every_script_are_kept(name: str, loaded: Loaded) -> None:
    loaded.load(f"event,stakeholder\nA,{name}\n")
    assert loaded.who() == [(name, "organisation")]


def test_header_that_names_the_row_number_is_harmless(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,_row,_who,attributes,type\nA,B,7,x,y,ngo\n")
    assert loaded.cells("participations", "attributes") == ['{"_row_":"7","_who":"x","attributes":"y"}']


HEADERS = {
    "stakeholder": ["Dalībnieks", "DALĪBNIEKS", "Vārds, uzvārds", "Vārds un uzvārds", "Participant name", "Dalībnieka\n nosaukums"],
    "event": ["Pasākums", "pasākuma nosaukums", "Event", "Event\ntitle", "Sanāksme", "Project title"],
    "event_id": ["Event ID", "event-id", "Pasākuma nr.", "eventId"],
    "date": ["Datums", "Date (dd.mm.yyyy)", "Start date", "Gads", "Date:"],
    "latitude": ["Latitude [°]", "lat", "Ģeogrāfiskais platums"],
    "municipality": ["Pašvaldība", "Novads/pilsēta", "Municipality"],
    "status": ["Statuss", "Piedalījās", "Attended?", "Participation status"],
    "organisation": ["Iestāde / organizācija", "Pārstāvētā organizācija", "Organization"],
    "phase": ["Posms", "Projekta posms", "Phase ID"],
}  # fmt: skip


@pytest.mark.parametrize(("field", "header"), [(field, word) for field, words in HEADERS.items() for word in words])
def test_usual_headers(field: str, header: str) -> None:
    headers = read_delimited(f'"{header}";x\n1;2\n'.encode(), "t.csv").headers
    taken = assign([*headers, "stakeholder_id"], {}, {}, "t.csv")[0]
    assert taken.get(field) == headers[0]


def test_name_of_a_field_beats_its_wordings() -> None:
    taken, problems = assign(["Title", "event", "Name", "stakeholder"], {}, {}, "t.csv")
    assert (taken, problems) == ({"event": "event", "stakeholder": "stakeholder"}, [])


def test_chosen_column_beats_all() -> None:
    taken, problems = assign(["event", "Project", "Name"], {"event": "Project"}, {}, "t.csv")
    assert (taken, problems) == ({"event": "Project", "stakeholder": "Name"}, [])


def test_problem_says_where() -> None:
    assert str(Problem("t.csv", 3, "date", "x", "no date")) == "t.csv:3:date: 'x': no date"


def test_every_letter_that_has_another_code_is_composed() -> None:
    letters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    changed = [letter for letter in letters if unicodedata.normalize("NFC", letter) != letter]
    series = clean(pl.DataFrame({"a": changed}))["a"]
    known = [letter for letter in changed if letter.strip(_EDGES)]
    assert series.drop_nulls().to_list() == [unicodedata.normalize("NFC", letter) for letter in known]
    alone = [letter for letter in known if clean(pl.DataFrame({"a": [letter]}))["a"][0] == letter]
    assert alone == []


def test_a_file_of_nothing_but_control_characters_is_empty() -> None:
    raw = read_delimited(b"\x1c", "t.csv")
    assert [problem.message.split(":")[0] for problem in raw.problems] == ["the file is empty"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "title", ["Sanāksme", "Saraksts par 2024. gadu", "Saraksts, 2024; viss", "a;b;c", '"Saraksts; viss"']
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_title_above_the_header_is_passed_over_and_said(title: str, blank: str, end: str, loaded: Loaded) -> None:
    text = f"{title}\n{blank}Dalībnieks;Pasākums;Datums\nX;A;2021\nY;A;\n".replace("\n", end)
    assert loaded.load(text).who() == [("X", "organisation"), ("Y", "organisation")]
    assert f"line {2 + len(blank)} is the header: what stands above it was passed over" in loaded.last.err


def test_lines_below_a_title_keep_their_numbers(loaded: Loaded) -> None:
    loaded.load("Saraksts\n\nDalībnieks;Pasākums;Datums\nX;A;2021\nY;A;5/6/2021\n", code=1)
    assert "source0.csv:5:date" in loaded.last.err


def test_first_line_with_known_headers_is_the_header(loaded: Loaded) -> None:
    loaded.load("stakeholder,date\nparticipant,event\nX,2020\n", args=["--set", "event=A"], code=1)
    assert "source0.csv:2:date: 'event'" in loaded.last.err


def test_header_far_below_gets_a_hint(loaded: Loaded) -> None:
    loaded.load("x\n" * 12 + "event\n", code=1)
    assert "the header has to be among the first 10 lines" in loaded.last.err
