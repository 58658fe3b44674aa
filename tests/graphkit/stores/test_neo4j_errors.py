"""What the driver and the server say in trouble, as they said it, and what a user is told."""

from __future__ import annotations

import ssl

import pytest

from graphkit.errors import StoreError
from graphkit.stores.neo4j.access import Access, Server, told

SECRET = "tops3cret"
ACCESS = Access("neo4j://host:7687", "neo4j", SECRET)


def _said(error: Exception) -> str:
    with pytest.raises(StoreError) as raised, told(ACCESS):
        raise error
    assert raised.value.__cause__ is None
    return str(raised.value)


class _ServerError(ValueError):
    """Stands for an error of the server: it has a code and a message."""

    def __init__(self, message: str, code: str = "Neo.DatabaseError.General.UnknownError") -> None:
        super().__init__(message)
        self.message, self.code = message, code


@pytest.mark.parametrize(
    ("message", "meaning"),
    [
        ("Could not append transaction: Transaction #131 {started …} to log.", "its disk is most likely full"),
        ("No space left on device", "its disk is most likely full"),
        ("The database has encountered a critical error, and needs to be restarted.", "restart it"),
        ("No write operations are allowed on this database. The database is in read-only mode on this …", "written to"),
    ],
)
def test_the_servers_words_are_made_plain(message: str, meaning: str) -> None:
    assert meaning in _said(_ServerError(message))


@pytest.mark.parametrize("address", ["bolt://h:7474", "neo4j://h:7474"])
def test_the_port_of_the_browser_is_told(address: str) -> None:
    from neo4j.exceptions import ServiceUnavailable

    assert "7687" in _said(ServiceUnavailable(f"Cannot connect to Bolt service on {address} (looks like HTTP)"))


def test_a_certificate_is_told_also_where_members_of_a_cluster_were_asked() -> None:
    from neo4j.exceptions import ServiceUnavailable

    error = ServiceUnavailable("Unable to retrieve routing information")
    inner = ServiceUnavailable("Couldn't connect")
    inner.__cause__ = ssl.SSLCertVerificationError("certificate verify failed: self-signed certificate")
    error.__cause__ = ExceptionGroup("All routing table requests failed", [inner])
    assert "certificate is not trusted" in _said(error)


def test_numbers_beyond_the_servers_are_told() -> None:
    assert "cannot be sent" in _said(OverflowError("Integer 99999999999999999999 out of range"))


@pytest.mark.parametrize(("agent", "old"), [("Neo4j/5.25.1", True), ("Neo4j/4.4.0", True), ("Neo4j/5.26.28", False)])
def test_a_server_that_is_too_old_is_refused(agent: str, old: bool) -> None:
    server = Server(ACCESS)
    if old:
        with pytest.raises(StoreError, match="too old"):
            server._check_age(agent)
    else:
        server._check_age(agent)


def test_a_password_is_in_no_text_of_an_access() -> None:
    assert SECRET not in repr(ACCESS) + str(ACCESS) + ACCESS.shown
