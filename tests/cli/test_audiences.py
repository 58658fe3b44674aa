"""Every output that leaves the tool passes one step, and nothing of a private person comes out behind it."""

from __future__ import annotations

import base64
import gzip
import importlib
import inspect
import pkgutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import click
import pytest

import graphkit.views
from graphkit import audience, exporting
from graphkit.cli.main import cli
from graphkit.errors import GraphkitError

from .conftest import Run
from .leaks import PERSON, SECRETS, found_in, write_package

#: Command -> what it needs besides a store; {} is where its output goes. A new command for an audience is added here.
COMMANDS = {
    "sparql": ("SELECT * {{ ?s ?p ?o }}", "--limit", "1000000", "--format", "json"),
    "duplicates": ("--all", "--format", "csv"),
    "export": ("{}.ttl",),
    "report": ("--phase", "LRP3", "-o", "{}.html"),
    "site": ("-o", "{}"),
    "view bridge": ("-o", "{}.html"),
    "view change": ("--phase", "LRP2", "--phase", "LRP3", "-o", "{}.html"),
    "view ego": ("Jelgava", "-o", "{}.html"),
    "view map": ("-o", "{}.html"),
    "view network": ("-o", "{}.html"),
    "view presence": ("-o", "{}.html"),
    "view sheet": ("--phase", "LRP3", "-o", "{}.html"),
    "view timeline": ("-o", "{}.html"),
}
#: Formats of which each has its own writer.
OTHERS = [
    *(("export", f"{{}}{suffix}") for suffix in exporting.SUFFIXES),
    ("report", "--phase", "LRP3", "-o", "{}.docx"),
    *((*name.split(), *args[:-1], f"{{}}{suffix}") for name, args in COMMANDS.items() if name[:4] == "view" for suffix in (".svg",)),
    ("view", "ego", "Jelgava", "-o", "{}.png"),
]  # fmt: skip


def _for_audiences(command: click.Command, name: str = "") -> Iterator[str]:
    """The names of the commands below one that have an option --audience."""
    if any(option.name == "audience" for option in command.params):
        yield name
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below is not None
            yield from _for_audiences(below, f"{name} {each}".strip())


def test_every_command_for_an_audience_is_known_here() -> None:
    assert set(_for_audiences(cli)) == set(COMMANDS)


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The step lets nothing through."""

    def stop(*_: object) -> NoReturn:
        raise GraphkitError("the step was asked")

    monkeypatch.setattr(audience, "seen", stop)


@pytest.mark.parametrize("name", sorted(COMMANDS))
@pytest.mark.parametrize("whose", ["public", "internal"])
@pytest.mark.usefixtures("stopped")
def test_no_command_gets_past_the_step(run: Run, platform: str, tmp_path: Path, name: str, whose: str) -> None:
    args = [part.format(tmp_path / "out") for part in COMMANDS[name]]
    done = run(*name.split(), *args, "--audience", whose, "--store", platform, code=2)
    assert "the step was asked" in done.stderr
    assert list(tmp_path.iterdir()) == []


def _makers() -> Iterator[Any]:
    """Every function of the library that makes something for an audience that is named in the call."""
    modules = [importlib.import_module(f"graphkit.views.{each.name}") for each in pkgutil.iter_modules(graphkit.views.__path__)]  # fmt: skip
    for module in [*modules, exporting]:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and name[0] != "_":
                option = inspect.signature(function).parameters.get("audience")
                if option and option.default == "public":
                    yield pytest.param(function, id=f"{module.__name__.rpartition('.')[2]}.{name}")


@pytest.mark.parametrize("make", list(_makers()))
@pytest.mark.usefixtures("stopped")
def test_nothing_of_the_library_gets_past_the_step(make: Callable[..., object]) -> None:
    with pytest.raises(GraphkitError, match="the step was asked"):
        make(object())


def test_the_library_has_makers() -> None:
    assert len(list(_makers())) >= 20


# ----- a private person ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def leaky(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the platform with a person of whom every word is unmistakable."""
    folder = tmp_path_factory.mktemp("leaky")
    run("load", str(write_package(folder / "package")), "--store", str(folder / "s.sqlite"))
    return str(folder / "s.sqlite")


def _output(run: Run, store: str, folder: Path, args: tuple[str, ...], whose: str) -> Path:
    """Where a command wrote, what it said among it; told to be for an audience unless that is the usual one."""
    option = ["--audience", "internal"] if whose == "internal" else []
    if args[0] in ("duplicates", "sparql"):
        option = ["--audience", whose]
    done = run(*(part.format(folder / "out") for part in args), *option, "--store", store)
    (folder / "said.txt").write_text(done.output, encoding="utf-8")
    return folder


@pytest.mark.parametrize("args", [*((*name.split(), *args) for name, args in COMMANDS.items()), *OTHERS], ids=" ".join)
def test_nothing_of_a_private_person_is_public(run: Run, leaky: str, tmp_path: Path, args: tuple[str, ...]) -> None:
    assert found_in(_output(run, leaky, tmp_path, args, "public")) == set()


INSIDE = {
    "export {}.ttl": set(SECRETS),
    "export {}.xlsx": set(SECRETS),
    "export {}.csv": set(SECRETS),
    "view network -o {}.html": {"id", "label"},
    "view sheet --phase LRP3 -o {}.html": {"id", "label"},
    "report --phase LRP3 -o {}.docx": {"label", "alias"},
    "site -o {}": {"id", "label"},
}


@pytest.mark.parametrize("args", INSIDE)
def test_the_search_finds_what_is_there(run: Run, leaky: str, tmp_path: Path, args: str) -> None:
    found = found_in(_output(run, leaky, tmp_path, tuple(args.split()), "internal"))
    assert found >= INSIDE[args], INSIDE[args] - found


def test_the_search_sees_through_every_packing(tmp_path: Path) -> None:
    word = SECRETS["label"].encode()
    ways = {
        "gz": gzip.compress(word),
        "html": b"<script>" + base64.b64encode(gzip.compress(b"x" * 40 + word)) + b"</script>",
        "b64": base64.b64encode(b"x" * 40 + word),
        "entity": "".join(f"&#{byte};" for byte in word).encode(),
        "json": "".join(f"\\u{byte:04x}" for byte in word).encode(),
    }
    for name, data in ways.items():
        (tmp_path / name).write_bytes(data)
        assert "label" in found_in(tmp_path / name), name
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sheet.xml", word)
    assert found_in(tmp_path / "book.xlsx") == {"label"}


def test_a_person_is_refused_by_name(run: Run, leaky: str, tmp_path: Path) -> None:
    done = run("view", "ego", PERSON, "-o", str(tmp_path / "x.html"), "--store", leaky, code=2)
    assert "does not show persons" in done.stderr


# ----- a policy of one's own -----------------------------------------------------------------------------------------


@pytest.fixture
def load_with(run: Run, tmp_path: Path) -> Callable[..., str]:
    """Loads the platform with the person and a policy of its own; the store."""

    def load(policy: str, code: int = 0, told: str = "") -> str:
        package = write_package(tmp_path / "package")
        (package / "audience.yaml").write_text(policy, encoding="utf-8")
        done = run("load", str(package), "--store", str(tmp_path / "own.sqlite"), code=code)
        assert told in done.stderr
        return str(tmp_path / "own.sqlite")

    return load


@pytest.mark.parametrize(
    ("policy", "place"),
    [
        ("public:\n  levels: [stakeholder, person]\n", "audience.yaml:2:25: 'person': the public never sees persons"),
        ("public:\n  types:\n    person: shown\n", "audience.yaml:3:5: 'person': the public never sees persons"),
    ],
)
def test_no_policy_shows_persons_to_the_public(load_with: Callable[..., str], policy: str, place: str) -> None:
    store = load_with(policy, 2, place)
    assert not Path(store).exists()


def test_a_sector_may_be_left_out_and_another_counted_together(
    run: Run, load_with: Callable[..., str], tmp_path: Path
) -> None:
    store = load_with("public:\n  sectors: {school: withheld, roma-civil-society: rolled-up}\n")
    run("view", "network", "-o", str(tmp_path / "n.html"), "--store", store, "--lang", "en")
    page = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert "Roma civil society (together)" in page
    assert "Krāslavas romu biedrība" not in page
    assert "Left out by the policy: school." in page
    assert "Counted together and not named, by the policy: Roma civil society." in page
    done = run("export", str(tmp_path / "t.csv"), "--store", store)
    assert "Withheld: organisations left out by the policy: " in done.stderr
    assert "maltas-vsk" not in (tmp_path / "t.csv" / "participations.csv").read_text(encoding="utf-8")
    run("view", "network", "-o", str(tmp_path / "i.html"), "--store", store, "--audience", "internal")
    assert "Krāslavas romu biedrība" in (tmp_path / "i.html").read_text(encoding="utf-8")


def test_a_level_that_is_not_shown_is_told(run: Run, load_with: Callable[..., str], tmp_path: Path) -> None:
    store = load_with("public:\n  levels: [stakeholder, organisation]\n")
    done = run("view", "presence", "-o", str(tmp_path / "p.html"), "--store", store, code=2)
    assert "does not show the level 'municipality' to the audience public" in done.stderr
    run("view", "presence", "-o", str(tmp_path / "p.html"), "--store", store, "--audience", "internal")


def test_what_is_internal_may_be_less_than_everything(run: Run, load_with: Callable[..., str], tmp_path: Path) -> None:
    store = load_with("internal:\n  fields: [note, locator]\n  types: {person: rolled-up}\n")
    run("export", str(tmp_path / "t.xlsx"), "--store", store, "--audience", "internal")
    assert found_in(tmp_path / "t.xlsx") <= {"attribute of the participation", "who decided"}


def test_persons_may_be_left_out_of_every_count(run: Run, load_with: Callable[..., str], tmp_path: Path) -> None:
    store = load_with("public:\n  types: {person: withheld}\n")
    run("view", "sheet", "--phase", "LRP3", "-o", str(tmp_path / "s.html"), "--store", store)
    assert found_in(tmp_path / "s.html") == set()
    assert "withheld-person" not in (tmp_path / "s.html").read_text(encoding="utf-8").replace(
        "Tikšanās ar withheld-person-56", ""
    )


@pytest.mark.parametrize("suffix", exporting.SUFFIXES)
def test_a_public_file_says_what_it_leaves_out(run: Run, leaky: str, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    done = run("export", str(path), "--store", leaky)
    assert "Withheld: persons: 57\n" in done.stderr
    held = path / "datapackage.json" if suffix == ".csv" else path
    data = held.read_bytes()
    if suffix == ".xlsx":
        with zipfile.ZipFile(held) as book:
            data = book.read("xl/sharedStrings.xml")
    assert b"persons: 57" in data
    if suffix in (".csv", ".xlsx", ".ttl"):  # other forms of the same triples take as long to check
        run("check", str(path), code=0)
