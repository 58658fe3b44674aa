"""Files of a reference population, whole and broken."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import DataError, SourceError
from graphkit.tables.population import Asked, Population, basis_of, read_population
from graphkit.tables.territories import Territories

DATA = Path(__file__).parents[3] / "data" / "municipalities.csv"
with DATA.open(encoding="utf-8", newline="") as handle:
    LATVIA = Territories([{k: v for k, v in row.items() if v} for row in csv.DictReader(handle)])


def _read(
    folder: Path,
    text: str | bytes,
    latest: bool = False,
    *,
    column: str | None = None,
    basis: str | None = None,
    year: str | None = None,
) -> Population:
    path = folder / "p.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_population(str(path), LATVIA, Asked(column, basis, year), latest)


def _errors(folder: Path, text: str | bytes, basis: str | None = None) -> list[str]:
    with pytest.raises(DataError) as caught:
        _read(folder, text, basis=basis)
    assert caught.value.advice
    return [str(problem) for problem in caught.value.problems if problem.severity == "error"]


def _ids(found: Population) -> list[str]:
    return [key[0] for key in found.keys]


def test_the_plain_file(tmp_path: Path) -> None:
    found = _read(tmp_path, "municipality,population,year,basis\nRīga,600,2021,census\nTalsu novads,250,2021,CSB\n")
    assert _ids(found) == ["riga", "talsu-novads"]
    assert found.low.tolist() == found.high.tolist() == [600, 250]
    assert (found.basis, found.year, found.banded) == ("estimate", "2021", 0)


def test_a_latvian_export(tmp_path: Path) -> None:
    text = "\ufeffPašvaldība;Romu skaits;Gads\r\nRīgas valstspilsēta;1\u202f234;2024\r\nTALSU NOV.;1–10;2024\r\nKopā;1 244;2024\r\n"
    found = _read(tmp_path, text)
    assert _ids(found) == ["riga", "talsu-novads"]
    assert list(zip(found.low, found.high, strict=True)) == [(1234, 1234), (1, 10)]
    assert (found.banded, found.year, found.basis) == (1, "2024", None)


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("riga", "riga"), ("Rīga", "riga"), ("Ri\u0304ga", "riga"), ("RIGA", "riga"), ("0010000", "riga"), ("10000", "riga"),
        ("LV0010000", "riga"), ("LV-RIX", "riga"), ("Jelgavas pilsēta", "jelgava"), ("Jelgavas nov.", "jelgavas-novads"),
        ("Jelgava Municipality", "jelgavas-novads"), ("Talsu novads", "talsu-novads"), ("Jēkabpils", "jekabpils"),
        ("  Ventspils ", "ventspils"),
    ],
)  # fmt: skip
def test_names_ids_and_codes(tmp_path: Path, name: str, ident: str) -> None:
    assert _ids(_read(tmp_path, f"Novads,Skaits\n{name},5\n")) == [ident]


def test_windows_encoding_is_read_and_said(tmp_path: Path) -> None:
    found = _read(tmp_path, "novads;skaits\r\nRīga;5\r\n".encode("cp1257"))
    assert _ids(found) == ["riga"]
    assert any("Windows-1257" in note for note in found.notes)


def test_a_title_above_the_header_is_passed_over(tmp_path: Path) -> None:
    assert _ids(_read(tmp_path, "Romi Latvijā;\n;\nPašvaldība;Skaits\nRīga;5\n")) == ["riga"]


def test_an_xlsx_sheet(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Apraksts").write_row(0, 0, ["Par datiem"])
        sheet = book.add_worksheet("Dati")
        for at, row in enumerate([["Pašvaldība", "Skaits"], ["Rīga", 600], ["Talsu novads", "1-10"]]):
            sheet.write_row(at, 0, row)
    found = read_population(str(path), LATVIA, Asked())
    assert found.low.tolist() == [600, 1]
    assert found.file == "p.xlsx[Dati]"


def test_an_empty_workbook_is_said(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    xlsxwriter.Workbook(str(path)).close()
    with pytest.raises(DataError) as caught:
        read_population(str(path), LATVIA, Asked())
    assert "no row at all" in str(caught.value.problems[0])


def test_every_error_at_once(tmp_path: Path) -> None:
    text = (
        "municipality,population,year\nRīga,-5,2021\nTalsu novads,,2021\nVentspils,NA,2021\nAtlantīda,5,2021\n"
        "Jelgava,7,2021\nJelgava,8,2021\n,9,2021\nLiepāja,10-1,2021\nJūrmala,10+,2021\nRēzekne,1.234,2021\n"
        "Daugavpils,2026-01-10,2021\nOgres novads,5,two\n"
    )
    found = _errors(tmp_path, text)
    assert [error.split(": ")[0] for error in found] == [
        "p.csv:2:population", "p.csv:3:population", "p.csv:4:population", "p.csv:5:municipality", "p.csv:7:municipality",
        "p.csv:8:municipality", "p.csv:9:population", "p.csv:10:population", "p.csv:11:population", "p.csv:12:population",
        "p.csv:13:year",
    ]  # fmt: skip
    assert "stands in line 6 already" in found[4]
    assert "not a number of people" in found[2]
    assert "'Atlantīda'" in found[3]


def test_the_nearest_names_are_offered(tmp_path: Path) -> None:
    assert "Ventspils (ventspils)" in _errors(tmp_path, "novads,skaits\nVenstpils,5\n")[0]


def test_a_file_has_the_municipalities_of_one_time(tmp_path: Path) -> None:
    text = "novads,skaits\nAglonas novads,5\nAlojas novads,6\nDienvidkurzemes novads,7\n"
    assert _errors(tmp_path, text) == [
        "p.csv:4:novads: 'Dienvidkurzemes novads': not among the municipalities before 2021-07-01, which most rows name: "
        "a file has the municipalities of one time"
    ]


@pytest.mark.parametrize(
    ("names", "latest", "day"),
    [
        (["Rīga", "Talsu novads"], False, ""),
        (["Rīga", "Talsu novads"], True, "2025-07-01"),
        (["Rīga", "Dienvidkurzemes novads"], False, "2021-07-01"),
        (["Dienvidkurzemes novads", "Varakļānu novads"], True, "2021-07-01"),
        (["Aglonas novads"], True, ""),
    ],
)
def test_which_list_a_file_has(tmp_path: Path, names: list[str], latest: bool, day: str) -> None:
    rows = "".join(f"{name},5\n" for name in names)
    assert _read(tmp_path, "novads,skaits\n" + rows, latest).day == day


def test_the_whole_register_in_each_vintage(tmp_path: Path) -> None:
    sizes = []
    for day in LATVIA.lists:
        rows = "".join(f"{LATVIA.name(key)},{at}\n" for at, key in enumerate(LATVIA.whole(day), 1))
        found = _read(tmp_path, "novads,skaits\n" + rows, latest=True)
        sizes.append(len(found.keys))
        assert found.day == day
    assert sizes == [119, 43, 42]


MIXED = "novads,skaits,gads,veids\nRīga,9,2021,reģistrs\nRīga,6,2021,skaitīšana\nRīga,5,2023,CSP novērtējums\n"


def test_two_kinds_or_years_are_never_put_together(tmp_path: Path) -> None:
    kinds, years = _errors(tmp_path, MIXED)
    assert "mixes kinds of statistics (estimate, register), which are never put together" in kinds
    assert "mixes years (2021, 2023)" in years
    (left,) = _errors(tmp_path, MIXED, basis="estimate")
    assert "years" in left
    found = _read(tmp_path, MIXED, basis="census", year="2023")
    assert (found.low.tolist(), found.basis, found.year) == ([5], "estimate", "2023")
    assert found.notes == ("2 numbers of other years or kinds of statistics were left out",)


def test_a_kind_that_only_some_rows_state_is_a_mixture(tmp_path: Path) -> None:
    (error,) = _errors(tmp_path, "novads,skaits,veids\nRīga,9,register\nTalsu novads,6,\n")
    assert "(register, not stated)" in error


def test_what_is_asked_for_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        _read(tmp_path, MIXED, basis="estimate", year="1999")
    assert caught.value.exit_code == 2
    assert "--population-year 1999: the file has 2021, 2023" in str(caught.value.problems[0])


def test_a_file_that_does_not_say_is_taken_at_the_users_word(tmp_path: Path) -> None:
    found = _read(tmp_path, "novads,skaits\nRīga,5\n", basis="register", year="2022")
    assert (found.basis, found.year) == ("register", "2022")


def test_years_side_by_side(tmp_path: Path) -> None:
    text = "Pašvaldība,2021,2022\nRīga,5,6\nTalsu novads,7,8\n"
    assert "mixes years (2021, 2022)" in _errors(tmp_path, text)[0]
    assert _read(tmp_path, text, year="2022").low.tolist() == [6, 8]


def test_two_columns_of_numbers_need_a_word(tmp_path: Path) -> None:
    text = "novads,iedzīvotāji,romi\nRīga,600000,600\n"
    assert "say which with --population-column" in _errors(tmp_path, text)[0]
    assert _read(tmp_path, text, column="romi").low.tolist() == [600]
    assert _read(tmp_path, "novads,mana kolonna\nRīga,6\n", column="mana kolonna").low.tolist() == [6]
    with pytest.raises(DataError) as caught:
        _read(tmp_path, text, column="roma")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n", "no column of municipalities"),
        ("novads,b\nRīga,2\n", "no column of numbers"),
        ("novads,skaits\n", "no row at all"),
        ("", "the file is empty"),
        ("novads,skaits\nRīga,0\n", "add up to nobody"),
        ("novads,gads,year,skaits\nRīga,2021,2021,1\n", "could be the year"),
        ("id,novads,skaits\nriga,Talsu novads,1\n", "are different municipalities"),
        ("novads,skaits\nRīga,1,2\n", "too long"),
        ("%PDF-1.4", "a PDF document"),
    ],
)
def test_files_of_another_shape(tmp_path: Path, text: str, says: str) -> None:
    assert any(says in error for error in _errors(tmp_path, text))


def test_a_code_beside_a_name(tmp_path: Path) -> None:
    found = _read(tmp_path, "ATVK kods,Pašvaldība,Skaits\n540200,Jelgavas novads,5\n0010000,Rīga,7\n")
    assert _ids(found) == ["jelgavas-novads", "riga"]


def test_a_name_of_several_has_to_be_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("name,count\nSpringfield,5\nb,6\n", encoding="utf-8")
    there = Territories([{"municipality_id": ident, "name": "Springfield"} for ident in "ab"])
    with pytest.raises(DataError) as caught:
        read_population(str(path), there, Asked())
    assert "(a, b): write the id" in str(caught.value.problems[0])


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        read_population(str(tmp_path / "absent.csv"), LATVIA, Asked())


def test_words_of_both_kinds_are_kept_as_they_are() -> None:
    assert [basis_of(text) for text in ("register", "PMLP", "tautas skaitīšana", "CSB estimate")] == [
        "register", "register", "estimate", "estimate",
    ]  # fmt: skip
    assert basis_of("register-based census") == "register-based census"


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=119).filter(any))
def test_numbers_come_back(tmp_path_factory: pytest.TempPathFactory, numbers: list[int]) -> None:
    keys = LATVIA.whole("")[: len(numbers)]
    rows = "".join(f"{key[0]};{number}\r\n" for key, number in zip(keys, numbers, strict=True))
    found = _read(tmp_path_factory.mktemp("p"), "\ufeffid;count\r\n" + rows)
    assert list(found.keys) == keys
    assert np.array_equal(found.low, numbers)


def test_zeros_and_parts_of_people_are_told_of(tmp_path: Path) -> None:
    found = _read(tmp_path, "municipality,population\nRīga,600\nTalsu novads,0\nJelgava,12.5\n")
    assert found.notes == (
        "numbers that are 0, taken as nobody living there: 1",
        "numbers that are not whole, taken as they are: 1",
    )
