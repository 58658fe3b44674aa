"""The shipped data package: valid, complete, in order, sourced, and free of personal names."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from frictionless import validate

from tests.data.mend import COMMAND, DATA, Row, columns, descriptor, resources, rows, tidy, tidy_descriptor

TABLES = list(resources())
COUNTS = {
    "phases": 7,
    "sources": 124,
    "organisations": 98,
    "persons": 55,
    "places": 49,
    "place_units": 72,
    "municipalities": 162,
    "crosswalk": 122,
    "settlements": 134,
    "named_communities": 40,
    "population_figures": 29,
    "events": 57,
    "event_concepts": 17,
    "participations": 564,
    "phase_participations": 56,
    "memberships": 52,
    "mediation_periods": 15,
    "stated_totals": 57,
    "stated_measures": 22,
    "statements": 18,
    "completeness": 16,
    "aliases": 151,
    "identities": 21,
    "organisation_kinds": 13,
    "place_kinds": 8,
    "event_kinds": 10,
    "phase_roles": 16,
}
#: Statistical regions: named by population figures, in no table of territories.
REGIONS = {"kurzeme-region", "latgale-region", "vidzeme-region", "zemgale-region"}

#: Two capitalised words that are no person: bodies, places, works, programmes.
ALLOWED_NAMES = {
    "Aizvadīta Baltijas",
    "Aizvadīta Latvijas",
    "Ame Roma",
    "Annual Latvian",
    "Ar ES",
    "Astor Riga",
    "Baltic Roma",
    "Baumaņu Kārlis",
    "Baumaņu Kārļa",
    "Better Roma",
    "Bezirk Balvi",
    "Bezirk Jēkabpils",
    "Bezirksgemeinde Aizkraukle",
    "Civic Alliance",
    "Dienvidlatgales NVO",
    "Eiropas Centrs",
    "Eiropas Komisija",
    "Eiropas Padomes",
    "Eiropas Romu",
    "Eiropas Savienības",
    "English Wikipedia",
    "Estonian Ministry",
    "European Roma",
    "Fundamental Rights",
    "German Wikipedia",
    "Global Dev",
    "Global Development",
    "Igaunijas Kultūras",
    "Igaunijas Republikas",
    "Ikgadējā Latvijas",
    "International Roma",
    "Jelgava Community",
    "Jelgava Society",
    "Jelgavas Integrācijas",
    "Jelgavas Sab",
    "Jelgavas Sabiedriskais",
    "Jelgavas Sabiedrības",
    "Krāslava Roma",
    "Kur Latgalē",
    "Kurzeme NGO",
    "Kurzemes NVO",
    "Latvian Children",
    "Latvian Roma",
    "Latvian Wikipedia",
    "Latvijas Bērnu",
    "Latvijas Kopienu",
    "Latvijas Pils",
    "Latvijas Pilsoniskā",
    "Latvijas Sieviešu",
    "Lietuvas TMD",
    "Lietuvas Tautinių",
    "Limbaži Children",
    "Limbaži Youth",
    "Lithuanian Wikipedia",
    "Minority Issues",
    "Namiņš Pre",
    "National Minorities",
    "Nodarbinātības Valsts",
    "On First",
    "Order No",
    "Piedzīvojuma Gars",
    "Polish Wikipedia",
    "Population Register",
    "Riga NGO",
    "Riga State",
    "Roma Advisory",
    "Roma Civil",
    "Roma Culture",
    "Roma Holocaust",
    "Roma Issues",
    "Roma NGOs",
    "Roma Participation",
    "Romu Apvienība",
    "Romu Kultūras",
    "Romu NVO",
    "Russian Wikipedia",
    "Rēzekne Development",
    "Rēzeknes Attīst",
    "Rēzeknes Izgl",
    "Rīgas NVO",
    "Rīgas Valsts",
    "Sabile Culture",
    "Sabile Roma",
    "Sabiles Kultūras",
    "Sare Khetene",
    "South Latgale",
    "Starptautiskā Romu",
    "Table IRE",
    "Travellers Team",
    "Valsts Izglītības",
    "Ventspils City",
    "Ventspils Izgl",
    "Ventspils Izglītības",
    "Ventspils Sociālais",
    "Ventspils Tehnikums",
    "Ventspilī Romu",
    "Viļaka Music",
    "Viļaka Pre",
    "Viļaka State",
    "Viļakas Valsts",
    "Youth International",
    "Zemgale NGO",
    "Zemgales NVO",
}
#: Words that no person is called by: a pair with one of them names a body or an area.
BODY_WORDS = {
    "Admin", "Administration", "Ag", "Agency", "Art", "Arts", "Board", "Centre", "Coalition", "Commission", "Council",
    "Dept", "Department", "Education", "Evening", "Employment", "Gymnasium", "House", "Initiatives", "Institute",
    "Integration", "Kindergarten", "Kindergt", "Library", "Mun", "Municipality", "Parish", "Primary", "Programs",
    "Programmes", "Sch", "School", "Sec", "Secondary", "Service", "Soc", "Social", "Tech", "Technical", "Town", "Unit",
}  # fmt: skip
CAPITALISED_PAIR = re.compile(r"\b[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_A-Z]+ [A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+")
#: An initial and a surname ("A. Kalniņa", "A.B. Kalniņa"), or the surname first ("Kalniņa A.").
INITIALS = re.compile(
    r"(?<![\w.])(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]\. ?)+[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]{2,}"
    r"|\b[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]{2,} [A-ZĀČĒĢĪĶĻŅŠŪŽ]\.(?!\w)"
)
EMAIL = re.compile(r"\S+@\S+\.\w+")
PHONE = re.compile(r"\+371|\b[26]\d{3} ?\d{4}\b")


@cache
def table(name: str) -> list[Row]:
    """Read a table once."""
    return rows(name)


def ids(name: str, column: str) -> set[str]:
    """Return the filled cells of a column."""
    return {row[column] for row in table(name)} - {""}


def units(*, after_reform: bool) -> set[str]:
    """Return the ids of the municipalities before or since 1 July 2021."""
    return {row["municipality_id"] for row in table("municipalities") if bool(row["valid_from"]) == after_reform}


def sources_of(row: Row) -> list[str]:
    """Split the source cell of a row."""
    return row["source_id"].split(";") if row["source_id"] else []


def test_frictionless_finds_nothing() -> None:
    """The package is valid: types, constraints, primary and foreign keys."""
    report = validate(str(DATA / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_every_table_is_listed() -> None:
    """The folder holds the tables of the descriptor and no others."""
    assert sorted(path.stem for path in DATA.glob("*.csv")) == sorted(TABLES)
    assert all(resource["path"] == f"{name}.csv" for name, resource in resources().items())


@pytest.mark.parametrize("name", TABLES)
def test_counts(name: str) -> None:
    """No row has been lost or doubled."""
    assert len(table(name)) == COUNTS[name]


@pytest.mark.parametrize("name", TABLES)
def test_order_and_spelling(name: str) -> None:
    """Rows are sorted and cells spelt in one way."""
    assert (DATA / f"{name}.csv").read_bytes() == tidy(name).encode(), f"{name}.csv is out of order; run: {COMMAND}"


def test_descriptor_spelling() -> None:
    """The descriptor is spelt in one way."""
    text = (DATA / "datapackage.json").read_text(encoding="utf-8")
    assert text == tidy_descriptor(), f"datapackage.json is out of shape; run: {COMMAND}"


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_trimmed(name: str) -> None:
    """No cell has blanks at its ends or a line break inside."""
    assert [row for row in table(name) for cell in row.values() if cell != cell.strip() or "\n" in cell] == []


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_unique(name: str) -> None:
    """No two rows of a table are equal."""
    counted = Counter(tuple(row.items()) for row in table(name))
    assert [row for row, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_fields_are_documented(name: str) -> None:
    """Every field has a title in both languages and a description."""
    for field in resources()[name]["schema"]["fields"]:
        assert all(field.get(key) for key in ("title", "title_lv", "description")), f"{name}.{field['name']}"


def test_stakeholder_ids_are_one_space() -> None:
    """Persons, organisations and places never share an id."""
    spaces = [ids("persons", "person_id"), ids("organisations", "organisation_id"), ids("places", "place_id")]
    assert len(set.union(*spaces)) == sum(map(len, spaces))


@pytest.mark.parametrize("name", [name for name in TABLES if "source_id" in columns(name)])
def test_every_row_has_known_sources(name: str) -> None:
    """Every row names at least one source, and only listed ones."""
    known = ids("sources", "source_id")
    assert [row for row in table(name) if not sources_of(row) or not known.issuperset(sources_of(row))] == []


@pytest.mark.parametrize("name", ["participations", "phase_participations"])
def test_exactly_one_stakeholder(name: str) -> None:
    """A participation is of one person, one organisation or one place."""
    for row in table(name):
        assert sum(bool(row[column]) for column in ("person_id", "organisation_id", "place_id")) == 1, row


def test_exactly_one_member() -> None:
    """A membership is of one person or one organisation, never of an organisation in itself."""
    for row in table("memberships"):
        assert bool(row["person_id"]) != bool(row["member_organisation_id"]), row
        assert row["member_organisation_id"] != row["organisation_id"], row


def test_participations_are_unique() -> None:
    """Stakeholder, event, role and status are an identity."""
    key = ("event_id", "person_id", "organisation_id", "place_id", "role", "status")
    counted = Counter(tuple(row[column] for column in key) for row in table("participations"))
    assert [row for row, times in counted.items() if times > 1] == []


def test_persons_with_an_organisation_are_members() -> None:
    """The organisation of a person is one of the person's memberships."""
    member_of = {(row["person_id"], row["organisation_id"]) for row in table("memberships")}
    persons = [(row["person_id"], row["organisation_id"]) for row in table("persons") if row["organisation_id"]]
    assert [pair for pair in persons if pair not in member_of] == []


def test_events_have_a_title() -> None:
    """At least one of the two titles is filled."""
    assert [row["event_id"] for row in table("events") if not (row["title"] or row["title_en"])] == []


def test_periods_run_forwards() -> None:
    """No start is later than its end."""
    for name, start, end in (("phases", "start", "end"), ("events", "start", "end"), ("place_units", "since", "until")):
        for row in table(name):
            assert not (row[start] and row[end]) or row[start] <= row[end], row


@pytest.mark.parametrize(
    ("name", "column", "codes"),
    [
        ("organisations", "kind", "organisation_kinds"),
        ("places", "kind", "place_kinds"),
        ("events", "kind", "event_kinds"),
    ],
)
def test_kinds_are_described(name: str, column: str, codes: str) -> None:
    """Every kind in use stands in its table of kinds, and none stands there unused."""
    assert ids(name, column) == ids(codes, "kind")


def test_phase_roles_are_described() -> None:
    """Every phase-level role says which state it gives."""
    assert ids("phase_participations", "role") == ids("phase_roles", "role")


def test_scopes_resolve() -> None:
    """Totals, statements and completeness speak of a listed phase or event, or of all."""
    known = ids("events", "event_id") | ids("phases", "phase_id") | {"all"}
    for name in ("stated_totals", "statements", "completeness"):
        assert ids(name, "scope") <= known


def test_aliases_resolve() -> None:
    """An alias belongs to a stakeholder, differs from its name and names no other one."""
    stakeholders = {row[f"{kind[:-1]}_id"]: row for kind in ("organisations", "places") for row in table(kind)}
    owners: dict[str, set[str]] = {}
    for row in table("aliases"):
        assert row["alias"] not in {stakeholders[row["stakeholder_id"]][key] for key in ("name", "name_en")}, row
        owners.setdefault(row["alias"].casefold(), set()).add(row["stakeholder_id"])
    assert {alias: who for alias, who in owners.items() if len(who) > 1} == {}


@pytest.mark.parametrize("name", ["organisations", "places"])
@pytest.mark.parametrize("column", ["short_name", "short_name_en"])
def test_short_names(name: str, column: str) -> None:
    """Every organisation and place has a short label of its own."""
    labels = [row[column] for row in table(name)]
    assert all(0 < len(label) <= 24 for label in labels)
    assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_state_schools_do_not_stand_for_their_seat() -> None:
    """Only the two state schools have a cell of their own, and it says no."""
    own = {row["organisation_id"]: row["stands_for_seat"] for row in table("organisations") if row["stands_for_seat"]}
    assert own == {"ventspils-tehnikums": "no", "rvt-kraslava": "no"}


def test_municipalities() -> None:
    """119 units before 1 July 2021, 43 since, 42 since 1 July 2025."""
    old = [row for row in table("municipalities") if not row["valid_from"]]
    new = [row for row in table("municipalities") if row["valid_from"]]
    assert (len(old), len(new)) == (119, 43)
    assert {row["valid_until"] for row in old} == {"2021-06-30"}
    ended = [(row["municipality_id"], row["valid_until"]) for row in new if row["valid_until"]]
    assert ended == [("varaklanu-novads", "2025-06-30")]


def test_crosswalk_maps_every_old_unit() -> None:
    """Each of the 119 has one primary successor; two are split; one merger came later."""
    first = [row for row in table("crosswalk") if row["stage"] == "2021"]
    old = units(after_reform=False)
    assert Counter(row["old_id"] for row in first if row["is_primary"] == "yes") == Counter(old)
    assert {row["old_id"] for row in first if row["part"] == "split"} == {"aglonas-novads", "incukalna-novads"}
    assert len(first) == len(old) + 2
    later = [(row["old_id"], row["new_id"], row["new_since"]) for row in table("crosswalk") if row["stage"] == "2025"]
    assert later == [("varaklanu-novads", "madonas-novads", "2025-07-01")]
    assert {row["new_id"] for row in first} == units(after_reform=True)


def test_place_units_follow_the_crosswalk() -> None:
    """A place has one unit before and one after the reform, joined by the crosswalk."""
    first = [row for row in table("crosswalk") if row["stage"] == "2021" and row["is_primary"] == "yes"]
    successor = {row["old_id"]: row["new_id"] for row in first}
    before = {row["place_id"]: row for row in table("place_units") if not row["since"]}
    after = {row["place_id"]: row for row in table("place_units") if row["since"]}
    assert before.keys() == after.keys()
    for place, row in before.items():
        assert after[place]["municipality_id"] == successor[row["municipality_id"]]
        assert (row["until"], after[place]["since"]) == ("2021-06-30", "2021-07-01")


def test_places_without_a_unit() -> None:
    """Only foreign, country, unidentified and unplaceable places have no municipality."""
    without = {row["place_id"]: row["kind"] for row in table("places")}
    for row in table("place_units"):
        without.pop(row["place_id"], None)
    assert set(without.values()) == {"country", "foreign_city", "locality", "unidentified"}
    assert {place for place, kind in without.items() if kind == "locality"} == {"kleisti", "ramava"}


def test_settlements_lie_in_listed_municipalities() -> None:
    """Both municipalities of a settlement are in the register of their time."""
    old = units(after_reform=False)
    now = {row["municipality_id"] for row in table("municipalities") if row["valid_from"] and not row["valid_until"]}
    assert ids("settlements", "municipality_before_2021") <= old
    assert ids("settlements", "municipality_since_2021") <= now


def test_territories_resolve() -> None:
    """Named communities and population figures speak of a listed territory or a statistical region."""
    known = REGIONS | ids("municipalities", "municipality_id")
    known |= ids("settlements", "settlement_id") | ids("places", "place_id")
    assert ids("named_communities", "territory_id") | ids("population_figures", "territory_id") <= known


def private_cells() -> Iterator[tuple[str, str]]:
    """Yield the cells where a personal name could slip in: all of persons, the free text and titles of the rest."""
    free = {"note", "locator", "why", "seat_evidence", "title", "title_en", "publisher", "statement", "alias"}
    free |= {
        "name_en",
        "short_name",
        "short_name_en",
        "funder",
        "public_role",
        "part_name",
        "role",
        "value",
        "reason",
        "decided_by",
    }
    for name in TABLES:
        for row in table(name):
            for column, cell in row.items():
                if name == "persons" or column in free or (name, column) == ("organisations", "name"):
                    yield f"{name}.{column}", cell


def named(cell: str) -> list[str]:
    """What looks like a personal name: two capitalised words in a row, or initials and a surname."""
    pairs = CAPITALISED_PAIR.findall(cell) + INITIALS.findall(cell)
    return [pair for pair in pairs if not BODY_WORDS & set(re.findall(r"\w+", pair))]


def test_a_personal_name_would_be_seen() -> None:
    """Full names and initials are, single words and abbreviations are not."""
    assert named("led by A. Kalniņa and Anna Kalniņa") == ["Anna Kalniņa", "A. Kalniņa"]
    assert named("Kalniņa A.") + named("A.B. Kalniņa") == ["Kalniņa A.", "A.B. Kalniņa"]
    assert named("result A. of 2.1, Rīga, p. Km") == []


def test_no_personal_names() -> None:
    """No two capitalised words in a row, no initials, outside the list of bodies, places and works."""
    found = {pair for _, cell in private_cells() for pair in named(cell)}
    hint = "name a person by public role; add a body, place or work to ALLOWED_NAMES"
    assert sorted(found - ALLOWED_NAMES) == [], hint


def test_allowed_names_are_in_use() -> None:
    """The list of allowed names holds nothing that is not needed."""
    found = {pair for _, cell in private_cells() for pair in named(cell)}
    assert sorted(ALLOWED_NAMES - found) == []


@pytest.mark.parametrize("name", TABLES)
def test_no_contact_data(name: str) -> None:
    """No e-mail address, no Latvian telephone number."""
    for row in table(name):
        for column, cell in row.items():
            assert not EMAIL.search(cell), f"{name}.{column}: {cell}"
            no_numbers = column not in {"url", "code", "code_since_2025_07_01"}
            assert not (no_numbers and PHONE.search(cell)), f"{name}.{column}: {cell}"


def test_person_ids_are_roles() -> None:
    """A person's id is a role, a place or body, and a number."""
    assert [i for i in ids("persons", "person_id") if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*-\d+", i)] == []


def test_descriptor_is_dateless() -> None:
    """Nothing in the descriptor tells when it was made."""
    assert not {"created", "modified", "date"} & descriptor().keys()
    assert (descriptor()["name"], descriptor()["version"]) == ("latvian-roma-platform", "0.1.0")


def test_decisions_name_stakeholders_of_one_type() -> None:
    """Who is decided on exists, both sides are of one type, and each pair stands once, whichever way round."""
    kinds = [ids(name, column) for name, column in (("persons", "person_id"), ("organisations", "organisation_id"))]
    kinds.append(ids("places", "place_id"))
    pairs = [(row["left_id"], row["right_id"]) for row in table("identities")]
    assert [pair for pair in pairs if not any(set(pair) <= kind for kind in kinds)] == []
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
