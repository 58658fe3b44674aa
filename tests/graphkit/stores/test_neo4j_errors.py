"""What the driver and the server say in trouble, as they said it, and what a user is told."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.stores.neo4j.access import Access, Server, read_password, told

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


@pytest.mark.parametrize(
    "address",
    [
        f"neo4j://127.0.0.1:1?password={SECRET}", f"neo4j://127.0.0.1:1/{SECRET}", f"neo4j://127.0.0.1:1#{SECRET}",
        f"neo4j://neo4j:a/b{SECRET}@host:7687", f"neo4j://neo4j:{SECRET}@host:7687", f"neo4j://host:7687?x=@{SECRET}",
        f"neo4j://host:7687 {SECRET}", "neo4j://host:99999999", "neo4j://host:abc", "neo4j://", f"bolt://host:{SECRET}",
    ],
)  # fmt: skip
def test_an_address_holds_a_host_and_a_port_alone_and_nothing_else_is_shown(address: str) -> None:
    with pytest.raises(StoreError, match=r"no address of a Neo4j server|leave user and password out") as raised:
        Access(address)
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    "address", ["neo4j://[::1]:7687", "bolt://host", "neo4j+s://a-b.databases.neo4j.io", "neo4j://host:7687/"]
)
def test_an_address_is_shown_as_it_is(address: str) -> None:
    assert Access(address).shown == address.rstrip("/")


def test_a_database_without_data_is_refused() -> None:
    with pytest.raises(StoreError, match="holds no data"):
        Access("neo4j://host", database="System")


def test_that_no_password_is_set_is_told_as_that() -> None:
    from neo4j.exceptions import AuthError

    with pytest.raises(StoreError, match="no password is set"), told(Access("neo4j://host")):
        raise AuthError("The client is unauthorized due to authentication failure.")
    assert "user or password is wrong" in _said(AuthError("unauthorized"))


@pytest.mark.parametrize(
    ("written", "password"),
    [
        (b"\xef\xbb\xbfpass word\r\n", "pass word"),
        (b"p\n", "p"),
        (b"neo4j/p\n", "the form that the server reads"),
        (b"\n", "is empty"),
    ],
)
def test_a_file_holds_the_password_alone(written: bytes, password: str, tmp_path: Path) -> None:
    file = tmp_path / "p"
    file.write_bytes(written)
    file.chmod(0o600)
    if written[:1] in (b"n", b"\n"):
        with pytest.raises(StoreError, match=password):
            read_password(file)
    else:
        assert read_password(file) == password
    with pytest.raises(StoreError, match="no such file"):
        read_password(tmp_path)
