"""Rows on their way to a server: each column of a batch as one text that the server parts again.

The official driver packs value by value in Python, about a microsecond each, which took a third of a load. A column of texts or
whole numbers sent as one text costs next to nothing, and a column that is empty throughout is not sent at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

BETWEEN, NOTHING = "\x1f", "\x1e"  # between two cells; an empty cell
Statement = Callable[[list[str | None]], str]  # from the Cypher of each cell of a row, None for an empty column
_EMPTY, _NUMBERS, _TEXTS, _AS_IT_IS = range(4)
_HEAD = "UNWIND range(0, $v.last) AS i "


class Portions:
    """The batches of one table: a statement and its parameter for each.

    A column once sent is sent on, even where a batch has nothing in it, and one that was sent as it is stays so: each
    other set of columns is another statement that the server has to plan.
    """

    def __init__(self, statement: Statement) -> None:
        self._statement, self._kinds = statement, list[int]()

    def portion(self, rows: Sequence[Sequence[Any]]) -> tuple[str, dict[str, Any]]:
        """The statement that writes some rows (one at least, all as long), and the map ``$v`` that it takes.

        >>> Portions(lambda cells: f"CREATE ({{a: {cells[0]}}})").portion([["x", None], [None, None]])[1]
        {'last': 1, 'c0': 'x\\x1f\\x1e'}
        """
        columns = list(zip(*rows, strict=True))
        sent = [_sent(column) for column in columns]
        before = self._kinds or [_EMPTY] * len(columns)
        self._kinds = [_together(kind, earlier) for (kind, _), earlier in zip(sent, before, strict=True)]
        values = {
            f"c{at}": text if kind == now else _again(column, now)
            for at, ((kind, text), now, column) in enumerate(zip(sent, self._kinds, columns, strict=True))
            if now != _EMPTY
        }
        return self._cypher(), {"last": len(rows) - 1, **values}

    def _cypher(self) -> str:
        parted = [at for at, kind in enumerate(self._kinds) if kind in (_NUMBERS, _TEXTS)]
        head = "WITH " + ", ".join(f"split($v.c{at}, '{BETWEEN}') AS c{at}" for at in parted) + " " if parted else ""
        return head + _HEAD + self._statement([_cell(at, kind) for at, kind in enumerate(self._kinds)])


def _cell(at: int, kind: int) -> str | None:
    """The Cypher of a cell; a text that is no number becomes null by itself."""
    return {
        _EMPTY: None,
        _NUMBERS: f"toInteger(c{at}[i])",
        _TEXTS: f"CASE c{at}[i] WHEN '{NOTHING}' THEN null ELSE c{at}[i] END",
        _AS_IT_IS: f"$v.c{at}[i]",
    }[kind]


def _sent(column: Sequence[Any]) -> tuple[int, Any]:
    """How a column is sent, and as what."""
    types = set(map(type, column)) - {type(None)}
    if not types:
        return _EMPTY, None
    if types == {int}:
        return _NUMBERS, _joined(map(str, column), column)
    if types == {str}:
        text = _joined(column, column)
        if text.count(BETWEEN) == len(column) - 1 and text.count(NOTHING) == column.count(None):
            return _TEXTS, text
    return _AS_IT_IS, list(column)


def _joined(cells: Any, column: Sequence[Any]) -> str:
    if None in column:
        cells = (NOTHING if raw is None else cell for cell, raw in zip(cells, column, strict=True))
    return BETWEEN.join(cells)


def _together(kind: int, earlier: int) -> int:
    """How a column is sent that earlier batches sent in one way and this one would in another."""
    return kind if earlier in (kind, _EMPTY) else earlier if kind == _EMPTY else _AS_IT_IS


def _again(column: Sequence[Any], kind: int) -> Any:
    """A column sent in the way that earlier batches took: as it is, or with nothing in it."""
    return list(column) if kind == _AS_IT_IS else BETWEEN.join([NOTHING] * len(column))
