"""A server, opened: who asks, reading and writing in transactions of its own, and what can go wrong in plain words."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import ssl
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from graphkit.errors import StoreError
from graphkit.stores.neo4j.layout import DEFAULT_DATABASE, DEFAULT_DATASET, OLDEST

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
Result = TypeVar("Result")
_FIRST = re.compile(r"(?:\[[0-9a-fA-F:.]+\]|[\w.-]*)(?::\d{1,5}(?!\d))?")  # a host and its port, as far as it goes
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?")
_USER = re.compile(r"[^/?#]*@")
_WAIT = 30.0  # seconds for a connection, and for repeating what failed in passing


@dataclass(frozen=True)
class Access:
    """Where a server is and who asks. The password is in no text of it."""

    address: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str = DEFAULT_DATABASE
    dataset: str = DEFAULT_DATASET

    def __post_init__(self) -> None:
        scheme, _, rest = self.address.partition("://")
        if "@" in rest:
            raise StoreError(
                f"{self.shown}: leave user and password out of the address; set GRAPHKIT_NEO4J_USER and "
                "GRAPHKIT_NEO4J_PASSWORD"
            )
        if scheme not in SCHEMES or not _HOST.fullmatch(rest.rstrip("/")):
            raise StoreError(
                f"{self.shown}: no address of a Neo4j server; write it as neo4j://HOST:7687, with nothing after the port; "
                "GRAPHKIT_NEO4J_DATABASE names a database"
            )
        if self.database.casefold() == "system":
            raise StoreError(
                f"{self.shown}: the database system holds no data; name another in GRAPHKIT_NEO4J_DATABASE"
            )

    @property
    def shown(self) -> str:
        """The address without anything secret that may have been typed into it: scheme, host and port."""
        scheme, _, rest = self.address.partition("://")
        host = rest.rpartition("@")[2] if _USER.match(rest) else rest
        return f"{scheme}://{_FIRST.match(host)[0]}"  # type: ignore[index]


def read_password(path: Path) -> str:
    """The password in the first line of a file. Raises StoreError for one that others may read, or that isn't there."""
    try:
        if not path.is_file():
            raise StoreError(f"{path}: there is no such file with a password")
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise StoreError(f"{path}: this file holds a password and others can read it; run chmod 600 on it")
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise StoreError(f"{path}: the file with the password cannot be read ({error.strerror})") from error
    if not lines or not lines[0].strip():
        raise StoreError(f"{path}: the file with the password is empty")
    if lines[0].startswith("neo4j/"):
        raise StoreError(
            f"{path}: this is the form that the server reads, neo4j/PASSWORD; here the password stands alone"
        )
    return lines[0].strip()


class Server:
    """A connection, opened when it is first used and closed with the object."""

    def __init__(self, access: Access) -> None:
        self.access = access

    @cached_property
    def _driver(self) -> Driver:
        import neo4j

        logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it has to tell is told in plain words here
        auth = (self.access.user or "neo4j", self.access.password) if self.access.password is not None else None
        with told(self.access):
            driver = neo4j.GraphDatabase.driver(
                self.access.address,
                auth=auth,
                user_agent="graphkit",
                connection_timeout=_WAIT,
                connection_acquisition_timeout=2 * _WAIT,
                max_transaction_retry_time=_WAIT,
                notifications_min_severity="OFF",
            )
            weakref.finalize(self, driver.close)
            self._check_age(driver.get_server_info().agent)
        return driver

    def _check_age(self, agent: str) -> None:
        """Refuse a server older than those this was run on."""
        said = agent.partition("/")[2]
        numbers = [int(part) for part in said.split(".")[:2] if part.isdigit()]
        if len(numbers) == 2 and tuple(numbers) < OLDEST:
            oldest = ".".join(map(str, OLDEST))
            raise StoreError(f"{self.access.shown}: Neo4j {said} is too old: graphkit needs {oldest} or later")

    @contextlib.contextmanager
    def session(self, **chosen: Any) -> Iterator[Session]:
        """A session on the database, its errors in plain words."""
        with told(self.access), self._driver.session(database=self.access.database, **chosen) as session:
            yield session

    def read(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """What some reading gives, in a transaction that may not write; repeated where it fails in passing."""
        with self.session(default_access_mode="READ") as session:
            return session.execute_read(work)

    def write(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """What some writing gives, all of it or nothing; repeated where it fails in passing."""
        with self.session() as session:
            return session.execute_write(work)

    def command(self, statement: str) -> None:
        """One statement that changes the schema, in its own transaction; repeated where another one was in its way."""
        self.write(lambda tx: tx.run(statement).consume())


_UNAUTHORIZED = "Neo.ClientError.Security.Unauthorized"
_ERRORS = {
    _UNAUTHORIZED: "user or password is wrong; set GRAPHKIT_NEO4J_USER and GRAPHKIT_NEO4J_PASSWORD, or "
    "GRAPHKIT_NEO4J_PASSWORD_FILE",
    "Neo.ClientError.Security.AuthenticationRateLimit": "too many wrong passwords; wait a few seconds and set the right one",
    "Neo.ClientError.Security.CredentialsExpired": "the password must be changed before its first use; do that in Neo4j Browser",
    "Neo.ClientError.Security.Forbidden": "this user may not do that; ask who runs the server for the permission",
    "Neo.ClientError.Database.DatabaseNotFound": "there is no such database; name another in GRAPHKIT_NEO4J_DATABASE",
    "Neo.ClientError.Cluster.NotALeader": "this member of the cluster does not write; use an address that begins neo4j://",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "the server has not enough memory for this; choose less (--phase), or "
    "give it more (db.memory.transaction.max, heap)",
    "Neo.ClientError.Transaction.TransactionTimedOut": "the question took longer than allowed and was stopped",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": "the question took longer than allowed and was stopped",
}
# Words of the server, in small letters, and what they mean; its codes for these are too general.
_SAID = {
    (
        "no space left",
        "disk is full",
        "enospc",
        "not enough space",
        "could not append transaction",
    ): "the server cannot write: its disk is "
    "most likely full; the data set is as it was. Make room, restart the server and load again",
    (
        "needs to be restarted",
    ): "the server has stopped this database after an error of its own, such as a full disk; look at its log, make "
    "room and restart it",
    (
        "looks like http",
    ): "a web server answers there; Neo4j is asked at another port, which is 7687 unless somebody chose otherwise",
}


@contextlib.contextmanager
def told(access: Access) -> Iterator[None]:
    """Errors of the driver and the server as a StoreError that says what to do; a password is in none of them."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError, OSError, ValueError, OverflowError) as error:
        why = reason(error)
        if access.password is None and why == _ERRORS[_UNAUTHORIZED]:
            why = "no password is set; set GRAPHKIT_NEO4J_PASSWORD_FILE or GRAPHKIT_NEO4J_PASSWORD"
        raise StoreError(f"{access.shown}: {why}") from None


def reason(error: Exception) -> str:
    """What an error of the driver or the server means."""
    from neo4j import exceptions as known

    code = getattr(error, "code", None) or ""
    text = " ".join(str(getattr(error, "message", None) or error).split())
    if code in _ERRORS or isinstance(error, known.AuthError):
        return _ERRORS.get(code, _ERRORS[_UNAUTHORIZED])
    if "ReadOnly" in code or "read-only mode" in text:
        return "this user or database may not be written to"
    return _by_words(error) or _by_kind(error) or f"the server said: {text}"


def _by_words(error: Exception) -> str | None:
    text = " ".join(str(cause) for cause in _causes(error)).lower()
    return next((said for words, said in _SAID.items() if any(word in text for word in words)), None)


def _by_kind(error: Exception) -> str | None:
    from neo4j import exceptions as known

    if _about_certificate(error):
        return f"the server's certificate is not trusted, or it speaks without one ({_first_cause(error)})"
    if isinstance(error, known.UnsupportedServerProduct):
        return "what answers there is no Neo4j server that graphkit can ask"
    if isinstance(error, known.ServiceUnavailable | known.SessionExpired | OSError):
        return f"the server cannot be reached; is it running, and is the address right? ({_first_cause(error)})"
    if isinstance(error, ValueError | OverflowError):
        return f"this cannot be sent to the server ({' '.join(str(error).split())})"
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what led to it; of several members of a cluster that were asked, the first."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        several = seen.exceptions if isinstance(seen, BaseExceptionGroup) else ()
        seen = several[0] if several else seen.__cause__ or seen.__context__


def _about_certificate(error: Exception) -> bool:
    return any(isinstance(cause, ssl.SSLError) or "certificate" in str(cause).lower() for cause in _causes(error))


def _first_cause(error: Exception) -> str:
    """What the operating system or the TLS library said first, in one line."""
    *_, first = _causes(error)
    return " ".join(str(getattr(first, "strerror", None) or first).split())[:200]
