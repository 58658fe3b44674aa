"""Tables to RDF: the right kinds of terms, nothing lost on the way back, the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.privacy.seen import public_tables
from graphkit.rdf.export import FORMATS, write_rdf
from graphkit.rdf.shacl import validate
from graphkit.tables.frames import Tables
from graphkit.tables.raw import clean
from graphkit.tables.source import read_sources

from .samples import again, assert_same, made

ROOT = Path(__file__).parents[3]
GK = Namespace("https://w3id.org/graphkit/ontology#")
SCHEMA = Namespace("https://schema.org/")
ID = "https://w3id.org/graphkit/id/"


@cache
def platform() -> Tables:
    """The bundled data."""
    return read_sources([str(ROOT / "data")])


def graph(tables: Tables) -> Graph:
    stream = io.BytesIO()
    write_rdf(tables, stream)
    return Graph().parse(data=stream.getvalue(), format="turtle")


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_bundled_tables_come_back_cell_by_cell(suffix: str, tmp_path: Path) -> None:
    read = again(platform(), tmp_path, suffix)
    assert (read.problems, read.notes) == ([], [])
    assert_same(platform(), read)


@pytest.mark.slow
def test_what_the_public_gets_fits_the_shapes_too() -> None:
    """Some rows of every table, and all rows that others point to: the whole is held against the shapes elsewhere."""
    public, _ = public_tables(platform())
    pointed_to = {key.table for table in schema.tables().values() for key in table.foreign_keys}
    public.frames = {name: frame if name in pointed_to else frame.head(20) for name, frame in public.frames.items()}
    assert public.frame("participations").height == 20
    assert validate(public) == []


def test_the_same_tables_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    write_rdf(platform(), tmp_path / "x.ttl")
    code = (
        "import io, hashlib; from graphkit.tables.source import read_sources; from graphkit.rdf.export import write_rdf\n"
        f"out = io.BytesIO(); write_rdf(read_sources([{str(ROOT / 'data')!r}]), out)\n"
        "print(hashlib.sha256(out.getvalue()).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == hashlib.sha256((tmp_path / "x.ttl").read_bytes()).hexdigest()


EVENT: dict[str, str | None] = {"event_id": "e", "title": "Sanāksme", "title_en": "Meeting", "kind": "training"}


def test_cells_become_terms_of_their_type() -> None:
    event = EVENT | {"start": "2021", "end": "2021-05", "participants_stated": "12", "themes": "health;own theme"}
    found = graph(made(events=[event], phases=[{"phase_id": "P", "name": "P", "start": "2021-05-27"}]))
    node = URIRef(ID + "events/e")
    assert found.value(node, SCHEMA.startDate) == Literal("2021", datatype=XSD.gYear)
    assert found.value(node, SCHEMA.endDate) == Literal("2021-05", datatype=XSD.gYearMonth)
    assert found.value(URIRef(ID + "phases/P"), SCHEMA.startDate) == Literal("2021-05-27", datatype=XSD.date)
    assert found.value(node, GK.participantsStated) == Literal("12", datatype=XSD.integer)
    assert set(found.objects(node, URIRef("http://purl.org/dc/terms/title"))) == {
        Literal("Sanāksme"),
        Literal("Meeting", lang="en"),
    }
    themes = set(found.objects(node, URIRef("http://purl.org/dc/terms/subject")))
    assert themes == {URIRef("https://w3id.org/graphkit/concept/theme/health"), Literal("own theme")}


def test_what_cannot_be_typed_or_pointed_to_stays_text() -> None:
    event = EVENT | {"start": "spring", "participants_stated": "many", "source_id": "lost", "kind": "own kind"}
    found = graph(made(events=[event]))
    plain = {
        str(value)
        for value in found.objects(URIRef(ID + "events/e"))
        if isinstance(value, Literal) and not value.datatype
    }
    assert {"spring", "many", "lost", "own kind"} <= plain


def test_a_participant_is_told_by_the_class_of_its_address() -> None:
    rows = {"persons": "person_id", "organisations": "organisation_id", "places": "place_id"}
    found = graph(made(participations=[{"event_id": "e", column: "ā b"} for column in rows.values()]))
    pointed = {str(node) for node in found.objects(None, URIRef("http://data.europa.eu/m8g/hasParticipant"))}
    assert pointed == {f"{ID}{table}/%C4%81%20b" for table in rows}


def test_an_address_is_an_iri_unless_it_is_none() -> None:
    sources: list[dict[str, str | None]] = [
        {"source_id": name, "title": name, "url": url}
        for name, url in (("a", "https://example.org/ā?b=1"), ("b", "https://example.org/a b"), ("c", "in the archive"))
    ]
    page = URIRef("http://xmlns.com/foaf/0.1/page")
    found = graph(made(sources=sources))
    assert [type(found.value(URIRef(f"{ID}sources/{name}"), page)) for name in "abc"] == [URIRef, Literal, Literal]


def test_the_rows_of_a_list_of_codes_are_its_concepts() -> None:
    found = graph(
        made(event_kinds=[{"kind": "training", "joint_presence": "yes"}, {"kind": "picnic", "joint_presence": "no"}])
    )
    assert set(found.subjects(RDF.type, GK.EventKind)) == {
        URIRef("https://w3id.org/graphkit/concept/event-kind/training"),
        URIRef(ID + "event_kinds/picnic"),
    }


def test_rows_that_say_the_same_stay_as_many(tmp_path: Path) -> None:
    row: dict[str, str | None] = {"event_id": "e", "organisation_id": "o", "source_id": "s"}
    tables = made(participations=[row, row, row | {"status": "invited"}, row], events=[EVENT, EVENT])
    assert_same(tables, again(tables, tmp_path))


def test_versions_of_a_municipality_stay_apart(tmp_path: Path) -> None:
    keys = (("a", None), ("a", "2021-07-01"), ("a/2021-07-01", None))
    tables = made(municipalities=[{"municipality_id": ident, "valid_from": day, "name": "A"} for ident, day in keys])
    assert_same(tables, again(tables, tmp_path))


@pytest.mark.parametrize("suffix", FORMATS)
def test_attributes_come_back_letter_by_letter(suffix: str, tmp_path: Path) -> None:
    text = '{"b": 1.50,  "a": ["x", null], "ē": "\\u0113"}'
    tables = made(events=[EVENT | {"attributes": text}])
    assert again(tables, tmp_path, suffix).frame("events")["attributes"].to_list() == [text]


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_is_remembered_that_nothing_tells_who_is_a_person(suffix: str, tmp_path: Path) -> None:
    tables = made(events=[EVENT])
    assert again(tables, tmp_path, suffix).knows_persons
    tables.knows_persons = False
    read = again(tables, tmp_path, suffix)
    assert (read.knows_persons, read.notes) == (False, [])


# Cells are trimmed and normalised before they come into tables; semicolons part the values of lists.
CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Cf", "M", "Lo", "So"], exclude_characters=";"), min_size=1
)
HOSTILE = st.sampled_from(
    ["\"'", '"""', "a\nb", "a\r\nb", "\\", "\\u0041", "<a>", "%41", "a/b#c?d", "_:b", "@en", "NA", "0", "𝕽ī"]
)
NAMES = st.lists(st.one_of(HOSTILE, CELL), min_size=1, max_size=6, unique=True)


@settings(max_examples=40, deadline=None)
@given(names=NAMES, suffix=st.sampled_from(list(FORMATS)))
def test_hostile_names_come_back(names: list[str], suffix: str) -> None:
    tables = made(
        organisations=[{"organisation_id": n, "name": n, "name_en": n, "kind": n, "source_id": n} for n in names],
        persons=[{"person_id": "p " + n, "label": n, "organisation_id": n, "attributes": n} for n in names],
        events=[{"event_id": n, "title": n, "kind": n, "start": n, "phase_id": n} for n in names],
        participations=[
            {"event_id": n, "person_id": "p " + n, "role": n, "locator": n, "source_id": ";".join(names)} for n in names
        ],
    )
    tables.frames = {name: clean(frame) for name, frame in tables.frames.items()}
    with tempfile.TemporaryDirectory() as folder:
        read = again(tables, Path(folder), suffix)
    assert_same(tables, read)


def test_rdflib_understands_hostile_turtle() -> None:
    names = ["a/b#c?d", "%41", "(x)", "ā b", "a;2", "-", "a.", "..", ".a", "x'y"]
    found = graph(made(organisations=[{"organisation_id": n, "name": n, "kind": "ngo"} for n in names]))
    label = URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    pairs = {(str(node), str(name)) for node, name in found.subject_objects(label)}
    assert {(unquote(node.removeprefix(f"{ID}organisations/")), name) for node, name in pairs} == {
        (n, n) for n in names
    }


def test_a_write_that_fails_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("old", encoding="utf-8")

    def stop(what: str, share: float) -> None:
        raise RuntimeError(what)

    with pytest.raises(RuntimeError):
        write_rdf(made(events=[EVENT]), path, progress=stop)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_progress_ends_at_the_whole() -> None:
    told: list[tuple[str, float]] = []
    write_rdf(
        made(events=[EVENT], phases=[{"phase_id": "P", "name": "P"}]),
        io.BytesIO(),
        ".nt",
        lambda *said: told.append(said),
    )
    assert told == [("phases", 0.5), ("events", 1.0)]


def test_a_wrong_suffix_or_a_file_in_the_way_is_told_and_a_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="not a format of RDF"):
        write_rdf(made(), tmp_path / "x.doc")
    (tmp_path / "file").write_text("here first")
    with pytest.raises(GraphkitError, match="cannot be written"):
        write_rdf(made(), tmp_path / "file" / "x.ttl")
    write_rdf(made(), tmp_path / "new" / "x.ttl")
    assert (tmp_path / "new" / "x.ttl").is_file()


def declared(kind: str) -> set[str]:
    """The properties that the ontology declares to be of a kind."""
    ontology = Graph().parse(ROOT / "ontology" / "stakeholder.ttl")
    return {str(term) for term in ontology.subjects(RDF.type, URIRef(f"http://www.w3.org/2002/07/owl#{kind}"))}


HOSTILE_CODES = made(
    organisations=[{"organisation_id": "o", "name": "O", "kind": "own kind", "seat_place_id": "nowhere"}],
    events=[EVENT | {"phase_id": "lost", "mode": "by post", "status": "?"}],
    participations=[{"event_id": "lost", "organisation_id": "o", "role": "own/role."}],
    phase_participations=[{"phase_id": "P", "organisation_id": "o", "role": "own role"}],
    place_units=[{"place_id": "p", "municipality_id": "m/1", "unit_valid_from": "2021-07-01", "since": "2021-07-01"}],
    crosswalk=[{"old_id": "a", "new_id": "b", "new_valid_from": "2021-07-01"}],
    statements=[{"scope": "all", "field": "f", "value": "v"}, {"scope": "else", "field": "f", "value": "v"}],
    aliases=[{"stakeholder_id": "gone", "alias": "x"}],
    places=[{"place_id": "p", "name": "P", "coordinates_source_id": "s;a b"}],
    municipalities=[{"municipality_id": "m", "name": "M", "merged_into": "n", "seat_settlement_id": "t"}],
    settlements=[{"settlement_id": "s", "name": "S", "municipality_before_2021": "x"}],
    named_communities=[{"territory_id": "kurzeme-region", "vintage": "own"}, {"territory_id": "p", "vintage": "place"}],
)


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("which", ["platform", "hostile"])
def test_things_are_nodes_and_values_are_literals_as_the_ontology_says(which: str, public: bool) -> None:
    tables = platform() if which == "platform" else HOSTILE_CODES
    found = graph(public_tables(tables)[0] if public else tables)
    nodes, values = declared("ObjectProperty"), declared("DatatypeProperty")
    assert len(nodes) > 20
    assert {str(p) for _, p, o in found if str(p) in nodes and not isinstance(o, URIRef)} == set()
    assert {str(p) for _, p, o in found if str(p) in values and not isinstance(o, Literal)} == set()
    undeclared = {str(p) for p in found.predicates()} - nodes - values - declared_plain()
    assert undeclared == {str(RDF.type)}


def declared_plain() -> set[str]:
    """The properties that take both."""
    ontology = Graph().parse(ROOT / "ontology" / "stakeholder.ttl")
    return {str(term) for term in ontology.subjects(RDF.type, RDF.Property)}


def test_codes_and_references_of_their_own_come_back(tmp_path: Path) -> None:
    read = again(HOSTILE_CODES, tmp_path)
    assert (read.problems, read.notes) == ([], [])
    assert_same(HOSTILE_CODES, read)


def test_municipalities_are_pointed_to_in_the_version_that_is_meant() -> None:
    found = graph(platform())
    old, new = (URIRef(f"{ID}municipalities/{name}") for name in ("aknistes-novads", "jekabpils-novads/2021-07-01"))
    change = found.value(None, URIRef("http://www.w3.org/ns/org#originalOrganization"), old)
    assert found.value(change, URIRef("http://www.w3.org/ns/org#resultingOrganization")) == new
    assert (old, RDF.type, GK.Municipality) in found
    assert (new, RDF.type, GK.Municipality) in found
    aglona = URIRef(ID + "settlements/aglona")
    assert found.value(aglona, GK.municipalityBefore2021) == URIRef(ID + "municipalities/aglonas-novads")
    assert found.value(aglona, GK.municipalitySince2021) == URIRef(ID + "municipalities/preilu-novads/2021-07-01")
    scopes = {str(node) for node in found.objects(None, GK.scope)}
    assert {ID + "phases/LRP2", ID + "events/lrp1-meeting-2017", ID + "dataset"} <= scopes


JOIN = """
PREFIX cv: <http://data.europa.eu/m8g/>
PREFIX gk: <https://w3id.org/graphkit/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?event ?then ?today WHERE {
  ?event a cv:PublicEvent ; schema:startDate ?day . FILTER(STRSTARTS(STR(?day), "2019"))
  ?participation gk:event ?event ; cv:hasParticipant ?place .
  ?part a gk:PlaceUnit ; dcterms:spatial ?place ; gk:municipality ?old .
  ?change a org:ChangeEvent ; org:originalOrganization ?old ; org:resultingOrganization ?new ; gk:isPrimary true .
  ?old skos:prefLabel ?then . ?new skos:prefLabel ?today . FILTER(LANG(?then) = "" && LANG(?today) = "")
}"""


def test_an_event_of_2019_is_joined_to_the_municipality_of_today() -> None:
    import pyoxigraph

    store = pyoxigraph.Store()
    stream = io.BytesIO()
    write_rdf(public_tables(platform())[0], stream)
    store.load(stream.getvalue(), format=pyoxigraph.RdfFormat.TURTLE)
    solutions = store.query(JOIN)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    rows = {tuple(str(row[name].value).removeprefix(ID) for name in ("event", "then", "today")) for row in solutions}
    assert ("events/lrp3-visit-malta-vilaka-2019", "Viļakas novads", "Balvu novads") in rows
    assert len({row[0] for row in rows}) > 5
