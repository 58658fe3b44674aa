"""The policy file: what it may say, what is refused, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import DataError
from graphkit.model import LEVELS
from graphkit.policy import TREATMENTS, Policy, Rules
from graphkit.policy_file import default_policy, policy_at, policy_of, read_policy
from graphkit.yaml_nodes import MOST_BYTES

PUBLIC = default_policy().public


def _told(text: str | bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        read_policy(text if isinstance(text, bytes) else text.encode(), "audience.yaml")
    assert error.value.exit_code == 2
    return [str(problem) for problem in error.value.problems]


def test_the_default_keeps_persons_notes_and_small_counts_from_the_public() -> None:
    assert "person" not in PUBLIC.levels
    assert PUBLIC.types == {"person": "rolled-up"}
    assert {"note", "locator", "attributes", "decided_by"} == set(PUBLIC.fields)
    assert PUBLIC.few == 10
    assert not default_policy().internal.withholds()
    assert default_policy().internal.levels == LEVELS


def test_what_a_file_leaves_out_is_as_in_the_default() -> None:
    assert read_policy(b"", "x") == read_policy(b"# nothing\n", "x") == policy_of("") == default_policy()
    assert read_policy(b"public:\n", "x") == default_policy()
    own = read_policy(b"public:\n  types: {business: withheld}\n  band: 1-4\n", "x").public
    assert own.types == {"person": "rolled-up", "business": "withheld"}
    assert (own.few, own.fields, own.levels) == (4, PUBLIC.fields, PUBLIC.levels)


def test_every_value_is_text_before_it_is_anything_else() -> None:
    rules = read_policy(
        b"internal:\n  sectors: {no: withheld, 012: rolled-up, 2021-05-27: withheld, null: shown}\n", "x"
    ).internal
    assert rules.sectors == {"no": "withheld", "012": "rolled-up", "2021-05-27": "withheld", "null": "shown"}
    assert _told("public:\n  band: 12:30\n") == [
        "audience.yaml:2:9: '12:30': write the span of small counts as 1-10, or none"
    ]
    assert _told("public:\n  band: no\n")[0].startswith("audience.yaml:2:9: 'no': ")
    assert read_policy(b"public:\n  band: none\n", "x").public.few == 0


def test_every_problem_is_told_at_once_with_its_place() -> None:
    text = """public:
  levels: [person, foo]
  types: {person: shown, place: withheld, ngo: gone}
  sectors:
    municipality: withheld
  fields: [note, event_id, foo]
  band: [1, 10]
  colour: red
nobody: {}
public: {}
internal: [a]
"""
    assert [line.split(": ")[0] for line in _told(text)] == [
        "audience.yaml:2:12",
        "audience.yaml:2:20",
        "audience.yaml:3:11",
        "audience.yaml:3:26",
        "audience.yaml:3:48",
        "audience.yaml:5:5",
        "audience.yaml:6:18",
        "audience.yaml:6:28",
        "audience.yaml:7:9",
        "audience.yaml:8:3",
        "audience.yaml:9:1",
        "audience.yaml:10:1",
        "audience.yaml:11:11",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("public: &a {}\n", "audience.yaml:1:9: 'a': names for parts"),
        ("public: *a\n", "audience.yaml:1:9: 'a': names for parts"),
        ("public: !!python/object:os.system {}\n", "audience.yaml:1:9: types of values (!) are not read here"),
        ("[" * 60_000, "lists or mappings lie within one another"),
        ("public: {levels: [a}\n", "audience.yaml:1:20: this is no YAML here"),
        ("a: b\n---\nc: d\n", "this is no YAML here"),
        ("public: [a, b]\n", "audience.yaml:1:9: a mapping is needed here"),
        ("public:\n  levels: stakeholder\n", "audience.yaml:2:11: 'stakeholder': a list is needed here"),
        ("public:\n  levels: [[a]]\n", "audience.yaml:2:12: a word is needed here"),
        ("public:\n  levels: []\n", "audience.yaml:2:11: an audience needs a level at least"),
        ("? [a]\n: b\n", "audience.yaml:1:3: a key must be one word"),
        (b"\xff\xfe", "audience.yaml: not text in UTF-8 (byte 1)"),
        (b"public: \x00", "audience.yaml: this is no YAML here"),
        (b"#" * (MOST_BYTES + 1), "audience.yaml: more than 1024 KiB are not read"),
    ],
    ids=range(14),
)  # fmt: skip
def test_what_a_policy_has_no_need_of_is_refused(text: str | bytes, told: str) -> None:
    assert told in _told(text)[0]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        policy_at(tmp_path / "absent.yaml")
    assert "cannot be read as a policy" in str(error.value.problems[0])
    (tmp_path / "p.yaml").write_text(default_policy().written(), encoding="utf-8-sig")
    assert policy_at(tmp_path / "p.yaml") == default_policy()


CODE = st.text("abcž-' :#{}[],&*!0", min_size=1, max_size=12).filter(
    lambda text: text not in ("person", "place", "organisation")
)
TREATED = st.dictionaries(CODE, st.sampled_from(TREATMENTS), max_size=4)


@given(
    st.lists(st.sampled_from([level for level in LEVELS if level != "person"]), min_size=1, unique=True),
    TREATED,
    TREATED,
    st.lists(st.sampled_from(["note", "locator", "name_en", "why"]), unique=True),
    st.integers(0, 999_999),
)
def test_a_policy_comes_back_as_it_was_written(
    levels: list[str], types: dict[str, str], sectors: dict[str, str], fields: list[str], few: int
) -> None:
    ordered = tuple(level for level in LEVELS if level in levels)
    rules = Rules("public", ordered, {"person": "withheld", **types}, sectors, tuple(fields), few)
    policy = Policy(rules, default_policy().internal)
    assert policy_of(policy.written()) == policy


@given(st.binary(max_size=80))
def test_any_bytes_are_a_policy_or_refused(data: bytes) -> None:
    try:
        policy = read_policy(data, "x.yaml")
    except DataError as error:
        assert error.problems  # noqa: PT017 - either is right
        return
    assert policy.public.types["person"] != "shown"


@given(st.text(max_size=60))
def test_no_text_shows_persons_to_the_public(words: str) -> None:
    try:
        policy = read_policy(f"public:\n  {words}\n  types: {{person: shown}}\n".encode("utf-8", "replace"), "x.yaml")
    except DataError:
        return
    assert not policy.public.names_persons()
