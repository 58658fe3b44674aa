"""A real Neo4j Community server for tests and measurements, without Docker: fetched once, started on free ports.

    python tests/neo4j/server.py lts              # prints the settings to ask it with; Ctrl-C stops it
    python tests/neo4j/server.py --fetch all      # only fetches what this machine has a Java for

The jars lie in the user's cache (``GRAPHKIT_NEO4J_CACHE``, else ``XDG_CACHE_HOME``), never in the working tree. Several
test processes share one server: it stops when the last of them has gone, however that went.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
POM = HERE / "pom.xml"
USER = "neo4j"
READY, STOPPED = 300.0, 60.0  # seconds to wait at most
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
COLLECTOR = ("-XX:+UseG1GC",)
# Of a server that lives for a minute, half the work would be to compile itself well.
SHORT_LIVED = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
OWN = {"server.default_listen_address": "127.0.0.1", "server.https.enabled": "false"}
COMPOSE = HERE.parents[1] / "docker-compose.yml"
BY_THE_IMAGE = {"NEO4J_AUTH_FILE"}  # what the image's start-up script reads itself


def compose_settings() -> dict[str, str]:
    """The server's settings in docker-compose.yml: the image makes dots of ``_`` and ``_`` of ``__``."""
    import yaml

    said = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]["neo4j"]["environment"]
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): str(value)
        for name, value in said.items()
        if name not in BY_THE_IMAGE
    }


class MissingError(Exception):
    """What a server needs and this machine has not."""


@dataclass(frozen=True)
class Version:
    """A version of the server: its profile in pom.xml, its number, the Java releases it runs on, its entry point."""

    profile: str
    number: str
    java: tuple[int, ...]
    main: str


def versions() -> dict[str, Version]:
    """The versions that pom.xml names, by profile."""
    space = {"m": "http://maven.apache.org/POM/4.0.0"}
    found = {}
    for profile in ElementTree.parse(POM).getroot().iterfind("m:profiles/m:profile", space):
        name = profile.findtext("m:id", "", space)
        said = {key: profile.findtext(f"m:properties/m:neo4j.{key}", "", space) for key in ("version", "java", "main")}
        found[name] = Version(name, said["version"], tuple(map(int, said["java"].split())), said["main"])
    return found


def java_for(version: Version) -> Path:
    """A Java that the version runs on: the one of ``JAVA_HOME`` if it fits, else one among those installed."""
    for home in _java_homes():
        release = _release(home)
        if release is not None and version.java[0] <= release <= version.java[-1] and (home / "bin" / "java").exists():
            return home / "bin" / "java"
    raise MissingError(
        f"no Java {' to '.join(map(str, version.java))} on this machine, which Neo4j {version.number} needs"
    )


def _java_homes() -> Iterator[Path]:
    named, found = os.environ.get("JAVA_HOME"), shutil.which("java")
    if named:
        yield Path(named)
    if found:
        yield Path(found).resolve().parents[1]
    yield from sorted(Path("/usr/lib/jvm").glob("*"))
    yield from sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home"))


def _release(home: Path) -> int | None:
    """The release that a Java says it is."""
    with contextlib.suppress(OSError, StopIteration, ValueError):
        lines = (home / "release").read_text(encoding="utf-8").splitlines()
        said = next(line.partition("=")[2].strip('"') for line in lines if line.startswith("JAVA_VERSION="))
        return int(said.partition(".")[0])
    return None


def jars(version: Version) -> Path:
    """The folder with the server's jars, fetched from Maven Central where they are not there yet."""
    folder = _cache() / version.number
    if not folder.is_dir():
        if not shutil.which("mvn"):
            raise MissingError(f"no Maven on this machine to fetch Neo4j {version.number}")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".fetching-") as parts:
            _fetch(version, Path(parts) / "lib")
            with contextlib.suppress(OSError):  # somebody else was quicker
                (Path(parts) / "lib").rename(folder)
    return folder


def _cache() -> Path:
    named = os.environ.get("GRAPHKIT_NEO4J_CACHE")
    return (
        Path(named)
        if named
        else Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "graphkit" / "neo4j"
    )


def _fetch(version: Version, target: Path) -> None:
    command = ["mvn", "-q", "-B", "-f", str(POM), "-P", version.profile, "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", f"-DoutputDirectory={target}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingError(f"Maven could not fetch Neo4j {version.number}: {done.stdout[-500:]}")


@dataclass(frozen=True)
class Home:
    """A server's folder, its ports and its password; nothing runs yet."""

    version: Version
    folder: Path
    bolt: int
    http: int
    password: str

    @property
    def uri(self) -> str:
        """The address for drivers that look for the members of a cluster."""
        return f"neo4j://127.0.0.1:{self.bolt}"

    @property
    def direct(self) -> str:
        """The address of this one server."""
        return f"bolt://127.0.0.1:{self.bolt}"

    def start(self) -> subprocess.Popen[bytes]:
        """The server's process, ready to answer. Raises RuntimeError with its last words where it ends instead."""
        log = (self.folder / "console.log").open("ab")
        with log:
            process = subprocess.Popen(self._command(), env=self._environment(), stdout=log, stderr=subprocess.STDOUT)
        if not _answers(f"http://127.0.0.1:{self.http}", process):
            stop(process)
            raise RuntimeError((self.folder / "console.log").read_text(encoding="utf-8", errors="replace")[-3000:])
        return process

    def _command(self) -> list[str]:
        lib, opened = jars(self.version), [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED]
        return [
            str(java_for(self.version)), "-cp", f"{self.folder}/plugins/*:{self.folder}/conf:{lib}/*",
            *(SHORT_LIVED if os.environ.get("GRAPHKIT_NEO4J_BRIEF") == "1" else COLLECTOR), *opened, "--enable-native-access=ALL-UNNAMED", "-Dio.netty.tryReflectionSetAccessible=true",
            "-Dlog4j2.disable.jmx=true", "-Dfile.encoding=UTF-8", self.version.main,
            f"--home-dir={self.folder}", f"--config-dir={self.folder}/conf", "--console-mode",
        ]  # fmt: skip

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.folder)}

    def set_password(self) -> None:
        """Give the first user its password; once, before the first start. The settings are checked by it too."""
        self.admin("dbms", "set-initial-password", self.password)

    def admin(self, *words: str) -> None:
        """Run neo4j-admin on the stopped server. Raises RuntimeError with what it says where it fails."""
        command = [str(java_for(self.version)), "-cp", f"{jars(self.version)}/*", "org.neo4j.cli.AdminTool", *words]
        done = subprocess.run(command, env=self._environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)


def make_home(version: Version, folder: Path, settings: Mapping[str, str] | None = None) -> Home:
    """A new home with free ports, a password of its own, and the settings of the compose file and others."""
    for name in ("conf", "data", "logs", "plugins", "import", "run"):
        (folder / name).mkdir(parents=True)
    bolt, http = _free_ports()
    home = Home(version, folder, bolt, http, secrets.token_hex(12))
    ports = {
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.http.advertised_address": f"127.0.0.1:{http}",
    }
    lines = [f"{key}={value}\n" for key, value in {**compose_settings(), **OWN, **(settings or {}), **ports}.items()]
    (folder / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")
    home.set_password()
    return home


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        for each in (one, two):
            each.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(two.getsockname()[1])


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers before it ends or the time is up."""
    until = time.monotonic() + READY
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return True
        time.sleep(0.1)
    return False


def discard(process: subprocess.Popen[bytes]) -> None:
    """End a server whose folder nobody needs any more: an orderly end takes as long as the start."""
    process.kill()
    process.wait()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server cleanly, or at last by force."""
    process.terminate()
    try:
        process.wait(STOPPED)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# ----- one server for several test processes -------------------------------------------------------------------------


@contextlib.contextmanager
def shared(version: Version, folder: Path) -> Iterator[Home]:
    """The running server of a folder that several processes know: the first starts it, the last lets it go.

    Each holds a pipe open that a keeper reads; when the last end closes, also by a kill, the keeper stops the server.
    """
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        end = _hold(folder) or _begin(version, folder)
    try:
        yield _told(version, folder)
    finally:
        os.close(end)


def _told(version: Version, folder: Path) -> Home:
    said: dict[str, Any] = json.loads((folder / "home.json").read_text(encoding="utf-8"))
    return Home(version, Path(said["folder"]), said["bolt"], said["http"], said["password"])


def _hold(folder: Path) -> int | None:
    """An end of the keeper's pipe; None where no keeper reads it."""
    with contextlib.suppress(OSError):
        return os.open(folder / "pipe", os.O_WRONLY | os.O_NONBLOCK)
    return None


_KEEPERS: list[subprocess.Popen[bytes]] = []  # they outlive who started them: remembered, so that nobody warns of that


def _begin(version: Version, folder: Path) -> int:
    (folder / "pipe").unlink(missing_ok=True)
    os.mkfifo(folder / "pipe")
    command = [sys.executable, str(Path(__file__)), version.profile, "--keep", str(folder)]
    with (folder / "keeper.log").open("ab") as log:
        keeper = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, start_new_session=True
        )
    _KEEPERS.append(keeper)
    assert keeper.stdout is not None
    end = os.open(folder / "pipe", os.O_WRONLY)  # waits for the keeper to read
    with keeper.stdout as words:
        if words.readline().strip() != b"ready":
            os.close(end)
            raise RuntimeError(f"Neo4j {version.number} does not start: see {folder / 'keeper.log'}")
    return end


def _keep(version: Version, folder: Path) -> None:
    """Run a server as long as somebody holds the pipe."""
    with (folder / "pipe").open("rb") as pipe:
        home = make_home(version, Path(tempfile.mkdtemp(prefix=f"neo4j-{version.number}-")))
        process = home.start()
        said = {
            key: str(value) if key == "folder" else value for key, value in asdict(home).items() if key != "version"
        }
        (folder / "home.json").write_text(json.dumps(said), encoding="utf-8")
        print("ready", flush=True)
        pipe.read()
    discard(process)
    shutil.rmtree(home.folder, ignore_errors=True)


# ----- by hand -------------------------------------------------------------------------------------------------------


def _fetch_for_java(wanted: list[Version]) -> None:
    """Fetch the versions that this machine has a Java for, and name the others."""
    for version in wanted:
        try:
            java_for(version)
        except MissingError as error:
            print(f"not fetched: {error}", file=sys.stderr)
        else:
            jars(version)


def main() -> None:
    """Run a server until it is stopped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("profile", choices=[*versions(), "all"])
    parser.add_argument("--fetch", action="store_true", help="only fetch the server")
    parser.add_argument("--keep", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.fetch:
        _fetch_for_java(list(versions().values()) if asked.profile == "all" else [versions()[asked.profile]])
        return
    version = versions()[asked.profile]
    if asked.keep:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the tests; the keeper hears of their end
        _keep(version, asked.keep)
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server must not outlive this process
    with tempfile.TemporaryDirectory(prefix="neo4j-") as folder:
        home = make_home(version, Path(folder) / "home")
        process = home.start()
        print(f"export GRAPHKIT_STORE={home.uri} GRAPHKIT_NEO4J_USER={USER} GRAPHKIT_NEO4J_PASSWORD={home.password}")
        print(f"Neo4j {version.number}; Browser at http://127.0.0.1:{home.http}; Ctrl-C stops it", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            process.wait()
        stop(process)


if __name__ == "__main__":
    main()
