"""The layout of a store file: its mark, its version, and the tables and views a person finds in it."""

from __future__ import annotations

APPLICATION_ID = 0x67724B74  # "grKt": in the file's header, so that another SQLite file is not taken for a store
LAYOUT = 2  # raised whenever an older graphkit could no longer read the file

# Tables that are not plain text; the rest are made from their columns.
OWN_TABLES = {
    "participation": """CREATE TABLE participation (
        row INTEGER PRIMARY KEY, stakeholder INTEGER, event INTEGER, phase INTEGER, role INTEGER, status INTEGER,
        for_place INTEGER, start TEXT, "end" TEXT, source_id TEXT, locator TEXT, note TEXT, attributes TEXT)""",
}

# For people who open the file in an SQLite browser.
VIEWS = (
    """CREATE VIEW participations AS
       SELECT s.id AS stakeholder_id, s.name AS stakeholder, s.type, s.sector, e.event_id, coalesce(e.title, e.title_en) AS event,
              e.start AS date, p.phase_id, r.role, t.status, x.source_id, x.locator, x.note, x.attributes
       FROM participation x
       JOIN stakeholders s ON s.ix = x.stakeholder
       JOIN events e ON e.ix = x.event
       LEFT JOIN phases p ON p.ix = x.phase
       JOIN role r ON r.ix = x.role
       JOIN status t ON t.ix = x.status""",
    "CREATE VIEW persons AS SELECT * FROM stakeholders WHERE type = 'person'",
    "CREATE VIEW organisations AS SELECT * FROM stakeholders WHERE type = 'organisation'",
    "CREATE VIEW places AS SELECT * FROM stakeholders WHERE type = 'place'",
)


def quoted(name: str) -> str:
    """A name as an SQL identifier.

    >>> quoted('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'
