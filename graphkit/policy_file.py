"""A policy file (YAML) read: every scalar is text until the schema says what it is, every mistake told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit import schema
from graphkit.errors import DataError, Problem
from graphkit.model import AUDIENCES, LEVELS
from graphkit.policy import PERSON, POLICY_FILE, SHOWN, TREATMENTS, Policy, Rules
from graphkit.yaml_nodes import Reading, scalar

if TYPE_CHECKING:
    from yaml import Node

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
    reading = _Reading(name, exit_code=2)
    root = reading.root(data)
    policy = reading.policy(root, base or default_policy()) if root is not None else base or default_policy()
    if reading.problems:
        raise DataError(sorted(reading.problems, key=lambda problem: problem.line or 0), ADVICE)
    return policy


class _Reading(Reading):
    """A policy being read, with the mistakes found on the way."""

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
        for name, (key, value) in ({} if _nothing(node) else self.pairs(node)).items():
            if name in known:
                yield name, value
            else:
                self.wrong(key, name, f"not {what}: one of {', '.join(known)}")

    def _texts(self, node: Node, good: Callable[[str], str]) -> tuple[str, ...]:
        """The words of a list; ``good`` says what is wrong with one, or nothing."""
        found = list[str]()
        for each in [] if _nothing(node) else self.items(node):
            text = scalar(each)
            message = good(text) if text is not None else "a word is needed here"
            if message:
                self.wrong(each, text, message)
            elif text is not None and text not in found:
                found.append(text)
        return tuple(found)

    def _treated(self, node: Node, good: Callable[[str, str], str]) -> dict[str, str]:
        """What is shown, rolled up or withheld; ``good`` says what is wrong with a key and its treatment, or nothing."""
        found = dict[str, str]()
        for key, value in ({} if _nothing(node) else self.pairs(node)).values():
            text = scalar(value)
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
