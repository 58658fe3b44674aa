"""Running servers for tests: started only where they are asked for, as they take minutes (``make neo4j``)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from . import server

Servers = Callable[[str], server.Home]
EVERY_PROFILE = tuple(server.versions())
# What a change has to pass: everything on the long-term version, on the others only tests/cli/test_other_servers.py.
BRIEF = os.environ.get("GRAPHKIT_NEO4J_BRIEF") == "1"
PROFILES = EVERY_PROFILE[:1] if BRIEF else EVERY_PROFILE


def examples(whole: int, brief: int) -> int:
    """How many made-up platforms a test tries: each is a load, and many questions to a server that has just been started."""
    return brief if BRIEF else whole


def missing(reason: str, optional: bool = False) -> None:
    """Skip, or fail where ``GRAPHKIT_REQUIRE_NEO4J=1`` promises a server and what is missing is not optional."""
    if os.environ.get("GRAPHKIT_REQUIRE_NEO4J") == "1" and not optional:
        pytest.fail(f"{reason}, and GRAPHKIT_REQUIRE_NEO4J is set")
    pytest.skip(reason)


def version_for(profile: str) -> server.Version:
    """A version that this machine can run; skips where it cannot."""
    version = server.versions()[profile]
    if os.environ.get("GRAPHKIT_REQUIRE_NEO4J") != "1":
        pytest.skip("a real server is started only with GRAPHKIT_REQUIRE_NEO4J=1: make neo4j")
    if os.name != "posix":
        missing("the servers are shared through a pipe of POSIX")
    try:
        server.java_for(version)
    except server.MissingError as error:  # a Java for the latest version is not packaged everywhere
        missing(str(error), optional=profile != EVERY_PROFILE[0])
    try:
        server.jars(version)
    except server.MissingError as error:
        missing(str(error))
    return version


@contextmanager
def running(folder: Path) -> Iterator[Servers]:
    """Gives the server of a profile, started when first asked for; one for all test processes that know the folder."""
    homes: dict[str, server.Home] = {}
    with ExitStack() as stack:

        def home_of(profile: str) -> server.Home:
            if profile not in homes:
                homes[profile] = stack.enter_context(server.shared(version_for(profile), folder / profile))
            return homes[profile]

        yield home_of
