"""YAML read as nodes that know their place: every scalar is text until a schema says what it is. The owner of PyYAML.

Nothing is constructed, so ``no`` and ``12:30`` mean what is written, and what needs construction (aliases, types) is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.errors import Problem

if TYPE_CHECKING:
    from yaml import MappingNode, Node, ScalarNode

MOST_BYTES = 1024 * 1024
_DEEPEST = 12  # of lists and mappings within one another


class Reading:
    """A file being read, with the mistakes found on the way."""

    def __init__(self, name: str, exit_code: int = 1) -> None:
        self.name, self.exit_code = name, exit_code
        self.problems: list[Problem] = []

    def wrong(self, at: Any, value: str | None, message: str, exit_code: int | None = None) -> None:
        """Note a mistake; ``at`` is a node or a mark of the file, or None."""
        mark = getattr(at, "start_mark", at)
        line, column = (mark.line + 1, str(mark.column + 1)) if mark else (None, None)
        code = self.exit_code if exit_code is None else exit_code
        self.problems.append(Problem(self.name, line, column, value, message, exit_code=code))

    def root(self, data: bytes) -> Node | None:
        """The file as nodes; None where it is empty or cannot be read, which is then among the problems."""
        import yaml

        if len(data) > MOST_BYTES:
            self.wrong(None, None, f"more than {MOST_BYTES // 1024} KiB are not read: shorten the file", 2)
            return None
        try:
            text = data.decode("utf-8-sig")
            self._refuse(text)
            return None if self.problems else yaml.compose(text, Loader=yaml.BaseLoader)
        except UnicodeDecodeError as error:
            self.wrong(None, None, f"not text in UTF-8 (byte {error.start + 1}): save the file in UTF-8", 2)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            said = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
            self.wrong(mark, None, f"this is no YAML here ({said}): mend the line, or what stands before it", 2)
        return None

    def _refuse(self, text: str) -> None:
        """Note what has no place in such a file, before anything is built: names for parts, types, deep nesting."""
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
                self.wrong(token, None, f"lists or mappings lie within one another more than {_DEEPEST} deep")
                return

    def pairs(self, node: Node) -> dict[str, tuple[ScalarNode, Node]]:
        """Keys of a mapping with their nodes and their values' nodes, each key once."""
        import yaml

        found = dict[str, tuple[Any, Any]]()
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, None, "a mapping is needed here: lines of 'key: value'")
            return found
        for key, value in _children(node):
            if not isinstance(key, yaml.ScalarNode):
                self.wrong(key, None, "a key must be one word")
            elif key.value in found:
                self.wrong(key, key.value, "this key stands here twice: keep one of them")
            else:
                found[key.value] = key, value
        return found

    def items(self, node: Node) -> list[Node]:
        """The nodes of a list."""
        import yaml

        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.wrong(node, scalar(node), "a list is needed here: [one, another]")
        return []


def scalar(node: Node) -> str | None:
    """The text of a node that is one, else None."""
    import yaml

    return str(node.value) if isinstance(node, yaml.ScalarNode) else None


def _children(node: MappingNode) -> list[tuple[Any, Any]]:
    return list(node.value)
