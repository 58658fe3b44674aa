"""Who sees what: the rules of each audience, as a policy file states them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graphkit.errors import GraphkitError
from graphkit.model import AUDIENCES, LEVELS

#: The file of a data package that holds its policy.
POLICY_FILE = "audience.yaml"
SHOWN, ROLLED_UP, WITHHELD = TREATMENTS = ("shown", "rolled-up", "withheld")
PERSON = "person"


@dataclass(frozen=True)
class Rules:
    """What one audience sees.

    ``types`` and ``sectors`` say of persons, of a kind of organisation and of a sector whether its stakeholders are shown,
    counted without being named (persons through their body, organisations as one), or left out. ``fields`` are
    columns that are emptied in every table. Counts of people from 1 to ``few`` are told as a band; 0: every count is told.
    """

    audience: str
    levels: tuple[str, ...] = LEVELS
    types: dict[str, str] = field(default_factory=dict)
    sectors: dict[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    few: int = 0

    def treatment(self, kind: str | None, sector: str | None) -> str:
        """How a stakeholder of a type or kind, and of a sector, is treated: the stricter of the two.

        >>> rules = Rules("public", types={"person": "rolled-up"}, sectors={"school": "withheld"})
        >>> rules.treatment("person", None), rules.treatment("person", "school"), rules.treatment("ngo", "state")
        ('rolled-up', 'withheld', 'shown')
        """
        found = (self.types.get(kind or "", SHOWN), self.sectors.get(sector or "", SHOWN))
        return max(found, key=TREATMENTS.index)

    def names_persons(self) -> bool:
        """Whether persons are named at all."""
        return self.types.get(PERSON, SHOWN) == SHOWN

    def withholds(self) -> bool:
        """Whether there is anything that this audience does not see."""
        kept = {*self.types.values(), *self.sectors.values()} <= {SHOWN}
        return not (kept and not self.fields and not self.few)

    def counted(self, number: int) -> str:
        """A count of people as it may be told.

        >>> rules = Rules("public", few=10)
        >>> [rules.counted(n) for n in (0, 1, 10, 11)], Rules("internal").counted(3)
        (['0', '1–10', '1–10', '11'], '3')
        """
        return self.band() if self.is_few(number) else str(number)

    def is_few(self, number: float) -> bool:
        """Whether a count of people is told as a band only."""
        return 1 <= number <= self.few

    def band(self) -> str:
        """The band that small counts are told as."""
        return f"1–{self.few}" if self.few > 1 else "1"

    def allow(self, level: str) -> None:
        """Raise `GraphkitError` for a level that this audience is not shown."""
        if level in self.levels:
            return
        if level == PERSON and self.audience == "public":
            raise GraphkitError("a public page does not show persons; choose another level, or the audience internal")
        raise GraphkitError(
            f"the policy does not show the level {level!r} to the audience {self.audience}; it shows: {', '.join(self.levels)}"
        )


@dataclass(frozen=True)
class Policy:
    """The rules of both audiences."""

    public: Rules
    internal: Rules

    def of(self, audience: str) -> Rules:
        """The rules of an audience. Raises `GraphkitError` for an unknown one."""
        if audience not in AUDIENCES:
            raise GraphkitError(f"unknown audience {audience!r}: one of {', '.join(AUDIENCES)}")
        return self.public if audience == "public" else self.internal

    def written(self) -> str:
        """The policy as the text of a policy file, the same for equal policies."""
        return "".join(f"{rules.audience}:\n{_written(rules)}" for rules in (self.public, self.internal))

    def with_rules(self, rules: Rules) -> Policy:
        """The policy with other rules for one audience."""
        return replace(self, **{rules.audience: rules})


def _written(rules: Rules) -> str:
    lines = [
        f"levels: {_list(rules.levels)}",
        f"types: {_map(rules.types)}",
        f"sectors: {_map(rules.sectors)}",
        f"fields: {_list(rules.fields)}",
        f"band: {_quoted(f'1-{rules.few}' if rules.few else 'none')}",
    ]
    return "".join(f"  {line}\n" for line in lines)


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"


def _map(values: dict[str, str]) -> str:
    return f"{{{', '.join(f'{_quoted(key)}: {_quoted(value)}' for key, value in values.items())}}}"


def _quoted(text: str) -> str:
    """A scalar of YAML that is this text and nothing else."""
    return "'" + text.replace("'", "''") + "'"
