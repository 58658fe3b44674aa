"""Which sheet of a workbook is the flat table, where the user names none."""

from __future__ import annotations

from graphkit.errors import Problem
from graphkit.tables import workbook
from graphkit.tables.headers import Header, recognised
from graphkit.tables.raw import Raw


def flat_sheet(book: workbook.Workbook, header: Header) -> Raw:
    """The first visible sheet with a stakeholder and an event among its headers; notes say what was passed over.

    Where there is none, the first that holds anything, with the problem that the user has to choose.
    """
    visible, hidden = workbook.sheets(book)
    filled = [title for title in (*visible, *hidden) if workbook.top_rows(book, title)]
    fitting = [title for title in filled if recognised(workbook.top_rows(book, title), header)]
    chosen = next((title for title in fitting if title in visible), None)
    if chosen is None:
        return _unchosen(book, header, filled or visible or hidden, hidden)
    raw = workbook.read_sheet(book, chosen, header)
    raw.notes += [
        f"sheet {title!r} was not read, though it holds participations too: --sheet {title!r}"
        for title in fitting
        if title != chosen
    ]
    if workbook.sheet_names(book)[0] != chosen:
        raw.notes.append(
            f"read the sheet {chosen!r}, the first one shown with a stakeholder and an event among its headers"
        )
    return raw


def _unchosen(book: workbook.Workbook, header: Header, filled: list[str], hidden: list[str]) -> Raw:
    raw = workbook.read_sheet(book, filled[0], header)
    if len(filled) > 1 or filled[0] in hidden:
        shown = ", ".join(f"{title} (hidden)" if title in hidden else title for title in filled)
        message = (
            f"no sheet shown has a stakeholder and an event among its headers; there are: {shown}: choose with --sheet"
        )
        raw.problems.append(Problem(book.file, None, None, None, message))
    return raw
