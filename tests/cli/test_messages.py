"""Every message of the library and the commands has its Latvian."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from graphkit.cli.latvian import GENERAL
from graphkit.cli.latvian_catalogue import catalogued
from graphkit.cli.latvian_duplicates import DOUBLES
from graphkit.cli.latvian_measures import MEASURED
from graphkit.cli.latvian_notes import NOTES
from graphkit.cli.latvian_policy import POLICY
from graphkit.cli.latvian_population import POPULATION
from graphkit.cli.latvian_reading import READING
from graphkit.cli.latvian_views import VIEWS
from graphkit.cli.messages import translate
from graphkit.cli.wording import LATVIAN, fill, say
from graphkit.measures.catalogue import _COMMANDS, catalogue, measures_of

from .conftest import Run

GROUPINGS = ("sector", "municipality", "kind", "country")
TEMPLATES = GENERAL | READING | NOTES | MEASURED | POPULATION | DOUBLES | VIEWS | POLICY

ROOT = Path(__file__).parents[2]
# What stands in the places of a message, where that decides its Latvian.
SAMPLES = {
    ("choosing", "what"): ("phase", "role", "status", "event kind"),
    ("document", "what"): ("language", "audience"),
    ("model", "what"): ("level", "reading", "units"),
    ("flat", "what"): ("stakeholder", "event"),
    ("flat_entities", "what"): ("stakeholder", "event"),
    ("reading", "listed"): ("", "; there are: a"),
    ("resolve", "selection.level"): ("person", "organisation", "municipality", "sector"),
    ("delimited", "kind"): ("too long", "too short"),
    ("bridging", "network.by"): GROUPINGS,
    ("brokerage", "network.by"): GROUPINGS,
    ("diversity", "network.by"): GROUPINGS,
    ("mixing", "network.by"): GROUPINGS,
    ("participation", "network.by"): GROUPINGS,
    ("catalogue", "what"): ("stakeholder", "network or a stakeholder", "network", "tie", "phase pair"),
    ("catalogue", "where"): tuple(_COMMANDS.values()),
    ("building", "by"): GROUPINGS,
    ("backbone", "what"): ("null model", "correction"),
    ("betweenness", "how"): ("breadth-first from", "shortest paths from"),
    ("cores", "what"): ("4-paths",),
    ("evidence", "what"): ("kind", "sector", "organisation", "place", "country"),
}
SAYS = {
    "Unsaid",
    "SourceError",
    "StoreError",
    "NotAStoreError",
    "NoStoreError",
    "NotFoundError",
    "TooLargeError",
    "GraphkitError",
    "UsageError",
    "fail",
}
# Names that hold messages until they are said.
HOLDERS = re.compile(
    r"message|reason|method|note|(?!_COUNTS)[A-Z_]*(HELP|ERROR|NO_VALUE|NOBODY|UNKNOWN|UNMASKED|EMPTY|TIES|ALONE|SMALL|FEW|NONE)[A-Z_]*"
)
READS = {"problem", "_report", "append", "translate", "Number", "Values", "speaks"}
# Words that Latvian does not have: a message that keeps one was taken for another.
ENGLISH = re.compile(r"\b(the|is|are|of|that|this|with|they|and|or|not|which|for|in|more|has|have)\b")


def _templates(path: Path) -> Iterator[str]:
    """The sentences a module may say, with samples in their places."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and HOLDERS.fullmatch(getattr(node.targets[0], "id", "")):
            yield from _samples(node.value, path.stem)
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SAYS:
                yield from _samples(node.args[0], path.stem)
            elif name == "Problem" or name in READS:
                for argument in (*node.args, *(word.value for word in node.keywords)):
                    yield from _samples(argument, path.stem)


def _samples(node: ast.expr, module: str) -> Iterator[str]:
    """A string literal as it may read; identifiers and the like, which are no sentences, are passed over."""
    for sample in range(5):
        text = _text(node, module, sample)
        if len(re.findall(r"[a-z]{2,} ", text)) >= 2:
            yield text


def _text(node: ast.expr, module: str, sample: int) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, module, sample) for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _text(node.left, module, sample) + _text(node.right, module, sample)
    said = ast.unparse(node.value if isinstance(node, ast.FormattedValue) else node)
    samples = SAMPLES.get((module, said), ("7",))
    return samples[sample % len(samples)]


MODULES = sorted([*ROOT.glob("graphkit/**/*.py"), *ROOT.glob("cli/*.py")])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_message_of_the_library_has_latvian(path: Path) -> None:
    missing = [
        text for text in _templates(path) if (said := translate(text, "lv")) == text or ENGLISH.search(said.lower())
    ]
    assert missing == [], "add them to the templates of cli/latvian*.py"


def test_the_check_sees_the_messages() -> None:
    assert sum(len(set(_templates(path))) for path in MODULES) > 90


@pytest.mark.parametrize("template", sorted(TEMPLATES | {k: v for k, v in LATVIAN.items() if "{" in k}))
def test_a_translation_has_the_parts_of_its_original(template: str) -> None:
    latvian = (TEMPLATES | LATVIAN)[template]
    places = sum(name is not None for _, name, _, _ in Formatter().parse(template))
    values = [str(number) for number in range(101, 101 + places)]
    filled = fill(latvian, values, "lv")
    assert "{" not in filled
    asked = {value for value in values if value in fill(template, values, "en")}
    assert asked - set(re.findall(r"\d+", filled)) == set()


@pytest.mark.parametrize("what", ["of", "unit", "range", "formula"])
def test_the_catalogue_has_latvian(what: str) -> None:
    said = {getattr(measure, what) for measure in catalogue().values()} - {""}
    words = {text for text in said if what != "formula" or re.search(r"[A-Za-z]{4}", text)} - {"ids"}
    assert {text for text in words if catalogued(text, "lv") == text} == set()
    assert [text for text in words if ENGLISH.search(catalogued(text, "lv"))] == []


def test_every_measure_of_a_network_has_a_word() -> None:
    assert set(measures_of("network")) - set(LATVIAN) == set()


@pytest.mark.parametrize(
    ("english", "latvian"),
    [
        ("t.csv: there is no such file or folder", "t.csv: nav tāda faila vai mapes"),
        ("x: cannot be written (No space left on device)", "x: nevar ierakstīt (disks ir pilns)"),
        ("1 row(s) with errors were left out; 21 were kept", "izlaista 1 rinda ar kļūdām; paturēta 21"),
        ("11 row(s) with errors were left out; 2 were kept", "izlaistas 11 rindas ar kļūdām; paturētas 2"),
        ("A (a) counts for no municipality under the reading 'named'",
         "A (a) nav attiecināms ne uz vienu pašvaldību pēc lasījuma 'named'"),
        ("write a whole number that is at least 0", "rakstiet veselu skaitli, ne mazāku par 0"),
        ("A and 1,234 pairs or so", "A and 1,234 pairs or so"),
        ("there is no measure 'jaccard' of a stakeholder; it is a measure of a phase pair: graphkit phases; graphkit "
         "measures lists all",
         "nav iesaistītās puses mēra 'jaccard'; tas ir posmu pāra mērs: graphkit phases; visus uzskaita graphkit measures"),
        ("there is no measure 'x' of a tie; graphkit measures lists all",
         "nav saites mēra 'x'; visus uzskaita graphkit measures"),
        ("sample: breadth-first from 1,001 of 20,000 nodes, seed 3",
         "izlase: meklēts plašumā no mezgliem: 1\u00a0001 no 20\u00a0000, sēkla 3"),
        ("21,001 pairs at the events, more than the 20,000 divided unless exact values are asked for",
         "pasākumos ir 21\u00a0001 pāris; ja nav prasītas precīzas vērtības (--exact), dala ne vairāk kā 20\u00a0000"),
        ("x.xlsx: row 3 is the header: what stands above it was passed over",
         "x.xlsx: virsraksti ir 3. rindā: kas ir virs tās, nav lasīts"),
        ("no sheet shown has a stakeholder and an event among its headers; there are: A (hidden), B, C (hidden): choose "
         "with --sheet",
         "nevienas redzamas lapas virsrakstos nav iesaistītās puses un pasākuma; ir: A (slēpta), B, C (slēpta): "
         "izvēlieties ar --sheet"),
        ("no such words", "no such words"),
    ],
)  # fmt: skip
def test_messages_keep_their_parts(english: str, latvian: str) -> None:
    assert translate(english, "lv") == latvian
    assert translate(english, "en") == english


def test_words_go_with_their_number() -> None:
    words = "{} {0:participation|participations}"
    assert [say(words, "lv", n) for n in (1, 11, 91)] == ["1 dalība", "11 dalības", "91 dalība"]
    assert [say(words, "en", n) for n in (1, 21)] == ["1 participation", "21 participations"]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["who", "Qwxzvk"], "Kļūda: šajā krātuvē nav nekā ar nosaukumu 'Qwxzvk'"),
        (["who", "Limbažu"], "Vai domāts: Limbaži (limbazi)"),
        (["who", "Jelgava", "--phas", "LRP3"], "Kļūda: Nav opcijas"),
        (["who"], "Kļūda: Trūkst argumenta 'NAME'."),
        (["events", "--format", "yaml"], "Palīdzība: 'graphkit events -h'."),
        (["events", "--limit", "0"], "Nederīga '--limit' vērtība"),
        (["info", "--store", "absent.sqlite"], "absent.sqlite: šeit krātuves nav"),
        (["load", "absent.csv"], "Kļūda: absent.csv: nav tāda faila vai mapes"),
        (["export", "x.doc"], "paplašinājumam '.doc' nav formāta"),
        (["whoo"], "Kļūda: nav komandas 'whoo'. Vai domāts who?"),
    ],
)  # fmt: skip
def test_errors_speak_the_language_asked_for(
    run: Run, platform: str, monkeypatch: pytest.MonkeyPatch, args: list[str], says: str
) -> None:
    store = [] if "--store" in args or args == ["whoo"] else ["--store", platform]
    monkeypatch.setenv("GRAPHKIT_LANG", "lv")
    assert says in run(*args, *store, code=2).stderr
    monkeypatch.delenv("GRAPHKIT_LANG")
    if args not in (["whoo"], ["export", "x.doc"]):
        assert says in run(*args, *store, "--lang", "lv", code=2).stderr
    assert "Kļūda" not in run(*args, *store, code=2).stderr


def test_what_is_wrong_with_a_table_is_said_in_latvian(run: Run, tmp_path: Path) -> None:
    table, store = tmp_path / "t.csv", str(tmp_path / "s.sqlite")
    table.write_text("stakeholder,event,status,date\nA,x,blue,5/6/2021\nB,x,,\n", encoding="utf-8")
    shown = run("check", str(table), "--lang", "lv", code=1).stdout
    assert "tas nav datums: rakstiet 2021-05-27" in shown
    assert "kļūda" in shown
    assert "not a date" in run("check", str(table), "--lang", "lv", "--format", "json", code=1).stdout
    assert "Nekas netika ielādēts." in run("load", str(table), "--store", store, "--lang", "lv", code=1).stderr
    done = run("load", str(table), "--store", store, "--lang", "lv", "--skip-invalid")
    assert "Piezīme: izlaista 1 rinda ar kļūdām; paturēta 1" in done.stderr
    assert done.stdout == "1 dalība, 1 iesaistītā puse, 1 pasākums, 0 posmi\n"
    assert "piezīme: izlaista 1 rinda" in run("info", "--store", store, "--lang", "lv").stdout


@pytest.mark.parametrize("measure", sorted(measures_of("stakeholder")))
def test_what_is_said_of_a_measure_is_in_latvian(run: Run, platform: str, measure: str) -> None:
    said = run("rank", measure, "--store", platform, "--limit", "1", "--lang", "lv").stdout.splitlines()[2:]
    assert len(said) >= 2
    assert [line for line in said if ENGLISH.search(line)] == []


@pytest.mark.parametrize("command", ["metrics", "phases", "mixing", "brokerage", "ties --backbone sdsm"])
def test_what_is_said_of_networks_is_in_latvian(run: Run, platform: str, command: str) -> None:
    done = run(*command.split(), "--store", platform, "--limit", "1", "--facts", "--lang", "lv")
    assert "robeža: " in done.stdout
    assert [line for line in done.output.splitlines() if ENGLISH.search(line)] == []


def test_no_sentence_has_two_latvian_texts() -> None:
    texts: dict[str, set[str]] = {}
    for module in sorted(path.stem for path in (ROOT / "cli").glob("*.py") if re.match("latvian|wording", path.stem)):
        for held in vars(import_module(f"graphkit.cli.{module}")).values():
            for english, latvian in held.items() if isinstance(held, dict) else ():
                if isinstance(latvian, str) and " " in str(english):  # a single word has its case where it stands
                    texts.setdefault(english, set()).add(latvian)
    assert len(texts) > 500
    assert {english: found for english, found in texts.items() if len(found) > 1} == {}
