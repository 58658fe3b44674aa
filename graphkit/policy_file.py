"""A policy file (YAML) read: every scalar is text until the schema says what it is, and every mistake is told with its place.

The owner of PyYAML. Nothing is constructed: the nodes of the file are walked, so that ``no`` or ``12:30`` mean what is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import schema
from graphkit.errors import DataError, Problem
from graphkit.model import AUDIENCES, LEVELS
from graphkit.policy import PERSON, POLICY_FILE, SHOWN, TREATMENTS, Policy, Rules

if TYPE_CHECKING:
    from yaml import MappingNode, Node, ScalarNode

MOST_BYTES = 64 * 1024
_DEEPEST = 8  # of nested lists and mappings: a policy needs three
_BAND = re.compile(r"1\s*[-–]\s*(\d{1,6})", re.ASCII)
_KEYS = ("levels", "types", "sectors", "fields", "band")
ADVICE = "Nothing was done: mend the policy file first."

_PERSONS_NEVER = "the public never sees persons, whatever a policy says: write rolled-up or withheld"
_LEVEL_NEVER = "the public never sees persons, whatever a policy says: take the level person out"


@cache
def default_policy() -> Policy:
    """The policy that the package brings."""
    text = resources.files("graphkit.data").joinpath(POLICY_FILE).read_bytes()
    return read_policy(text, POLICY_FILE, Policy(Rules("public"), Rules("internal")))


def policy_of(text: str) -> Policy:
    """The policy of a text kept in a store; the default one where it is empty."""
    return read_policy(text.encode(), POLICY_FILE) if text else default_policy()


def policy_at(path: Path) -> Policy:
    """The policy of a file. Raises DataError (exit 2) with every problem."""
    try:
        return read_policy(path.read_bytes(), path.name)
    except OSError as error:
        problem = Problem(
            str(path), None, None, None, f"cannot be read as a policy ({error.strerror or error})", exit_code=2
        )
        raise DataError([problem], ADVICE) from error


def read_policy(data: bytes, name: str, base: Policy | None = None) -> Policy:
    """The policy of a file's bytes; what it leaves out is as in ``base``, the default policy.

    Raises DataError (exit 2) with every problem, by line and column.
    """
    reading = _Reading(name)
    root = reading.root(data)
    policy = reading.policy(root, base or default_policy()) if root is not None else base or default_policy()
    if reading.problems:
        raise DataError(sorted(reading.problems, key=lambda problem: problem.line or 0), ADVICE)
    return policy


class _Reading:
    """A file being read, with the mistakes found on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def wrong(self, at: Any, value: str | None, message: str) -> None:
        """Note a mistake; ``at`` is a node, or a mark, of the file."""
        mark = getattr(at, "start_mark", at)
        line, column = (mark.line + 1, str(mark.column + 1)) if mark else (None, None)
        self.problems.append(Problem(self.name, line, column, value, message, exit_code=2))

    def root(self, data: bytes) -> Node | None:
        """The file as nodes; None where it is empty or no YAML that is read here."""
        import yaml

        if len(data) > MOST_BYTES:
            self.wrong(
                None, None, f"a policy of more than {MOST_BYTES // 1024} KiB is not read: leave out what is no rule"
            )
            return None
        try:
            text = data.decode("utf-8-sig")
            self._tokens(text)
            return None if self.problems else yaml.compose(text, Loader=yaml.BaseLoader)
        except UnicodeDecodeError as error:
            self.wrong(None, None, f"not text in UTF-8 (byte {error.start + 1}): save the file in UTF-8")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            said = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
            self.wrong(mark, None, f"this is no YAML here ({said}): mend the line, or what stands before it")
        return None

    def _tokens(self, text: str) -> None:
        """Refuse what a policy has no need of, before anything is built: names for parts, types, deep nesting."""
        import yaml

        opening = (yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken, yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)  # fmt: skip
        closing = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
        depth = 0
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if isinstance(token, (yaml.AnchorToken, yaml.AliasToken)):
                self.wrong(
                    token, str(token.value), "names for parts (& and *) are not read here: write the part out each time"
                )
            elif isinstance(token, yaml.TagToken):
                self.wrong(token, None, "types of values (!) are not read here: leave them out")
            depth += isinstance(token, opening) - isinstance(token, closing)
            if depth > _DEEPEST:
                self.wrong(
                    token, None, f"lists or mappings within one another more than {_DEEPEST} deep: a policy has three"
                )
                return

    def policy(self, root: Node, base: Policy) -> Policy:
        """The rules of the audiences that the file names, on top of those of the base."""
        for key, node in self._items(root, "an audience", AUDIENCES):
            rules = base.of(key)
            for name, value in self._items(node, "a rule", _KEYS):
                rules = getattr(self, f"_{name}")(rules, value)
            base = base.with_rules(rules)
        return base

    def _items(self, node: Node, what: str, known: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
        """Keys and values of a mapping whose keys are known, each once."""
        for key, value in self._pairs(node):
            if key.value in known:
                yield key.value, value
            else:
                self.wrong(key, key.value, f"not {what}: one of {', '.join(known)}")

    def _pairs(self, node: Node) -> Iterator[tuple[ScalarNode, Node]]:
        import yaml

        if not isinstance(node, yaml.MappingNode):
            if not _nothing(node):
                self.wrong(
                    node, None, "a mapping is needed here: lines of 'key: value', further in than the line above"
                )
            return
        seen: set[str] = set()
        for key, value in _children(node):
            if not isinstance(key, yaml.ScalarNode):
                self.wrong(key, None, "a key must be one word")
            elif key.value in seen:
                self.wrong(key, key.value, "this key stands here twice: keep one of them")
            else:
                seen.add(key.value)
                yield key, value

    def _texts(self, node: Node, good: Callable[[str], str]) -> tuple[str, ...]:
        """The words of a list; ``good`` says what is wrong with one, or nothing."""
        import yaml

        if not isinstance(node, yaml.SequenceNode):
            if not _nothing(node):
                self.wrong(node, getattr(node, "value", None), "a list is needed here: [one, another]")
            return ()
        found = list[str]()
        for each in node.value:
            text = each.value if isinstance(each, yaml.ScalarNode) else None
            message = good(text) if text is not None else "a word is needed here"
            if message:
                self.wrong(each, text, message)
            elif text is not None and text not in found:
                found.append(text)
        return tuple(found)

    def _treated(self, node: Node, good: Callable[[str, str], str]) -> dict[str, str]:
        """What is shown, rolled up or withheld; ``good`` says what is wrong with a key and its treatment, or nothing."""
        import yaml

        found = dict[str, str]()
        for key, value in self._pairs(node):
            text = value.value if isinstance(value, yaml.ScalarNode) else None
            if text not in TREATMENTS:
                self.wrong(value, text, f"none of the treatments: one of {', '.join(TREATMENTS)}")
            elif message := good(key.value, text):
                self.wrong(key, key.value, message)
            else:
                found[key.value] = text
        return found

    def _levels(self, rules: Rules, node: Node) -> Rules:
        def good(level: str) -> str:
            if level not in LEVELS:
                return f"not a level: one of {', '.join(LEVELS)}"
            return _LEVEL_NEVER if level == PERSON and rules.audience == "public" else ""

        levels = self._texts(node, good)
        if not levels and not self.problems:
            self.wrong(node, None, "an audience needs a level at least: leave the line out for the usual ones")
        return replace(rules, levels=tuple(level for level in LEVELS if level in levels))

    def _types(self, rules: Rules, node: Node) -> Rules:
        def good(kind: str, treatment: str) -> str:
            if kind == PERSON and treatment == SHOWN and rules.audience == "public":
                return _PERSONS_NEVER
            known = ("organisation", "place")
            return "name a kind of organisation, or person: all of them cannot be left out" if kind in known else ""

        return replace(rules, types={**rules.types, **self._treated(node, good)})

    def _sectors(self, rules: Rules, node: Node) -> Rules:
        def good(sector: str, treatment: str) -> str:
            if sector == "municipality" and treatment != SHOWN:
                return (
                    "municipalities are what is counted, so their sector stays: take out the level municipality instead"
                )
            return ""

        return replace(rules, sectors=self._treated(node, good))

    def _fields(self, rules: Rules, node: Node) -> Rules:
        return replace(rules, fields=self._texts(node, _wrong_field))

    def _band(self, rules: Rules, node: Node) -> Rules:
        text = str(node.value) if not isinstance(node.value, list) else ""
        span = _BAND.fullmatch(text)
        if not (span or text == "none"):
            self.wrong(node, text or None, "write the span of small counts as 1-10, or none")
        return replace(rules, few=int(span[1]) if span else 0)


def _children(node: MappingNode) -> list[tuple[Any, Any]]:
    return list(node.value)


def _nothing(node: Node) -> bool:
    """Whether a key has no value: it then says nothing, as if it were not there."""
    return bool(node.value == "")


@cache
def _columns() -> tuple[set[str], set[str]]:
    """Columns that may be emptied, and those that a table cannot do without."""
    tables = schema.tables().values()
    needed = {column.name for table in tables for column in table.columns if column.required}
    needed |= {name for table in tables for name in table.primary_key}
    needed |= {name for table in tables for key in table.foreign_keys for name in key.columns}
    return {column.name for table in tables for column in table.columns} | {"attributes"}, needed


def _wrong_field(name: str) -> str:
    known, needed = _columns()
    if name == "decided_by" or name in known - needed:
        return ""
    if name in needed:
        return "tables cannot be read without this column: withhold a type or a sector instead"
    return "no table has this column; docs/audiences.md lists those that may be withheld"
