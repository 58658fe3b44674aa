"""The compose file names an image that was tested, keeps secrets out, and sets only what the real server knows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from . import server
from .fixtures import PROFILES, Servers, version_for

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICE: dict[str, Any] = COMPOSE["services"]["neo4j"]


def test_the_image_is_the_long_term_version_that_is_tested() -> None:
    assert SERVICE["image"] == f"neo4j:{server.versions()['lts'].number}-community"


def test_ports_are_open_on_this_machine_alone() -> None:
    assert len(SERVICE["ports"]) == 2
    assert [port for port in SERVICE["ports"] if not port.startswith("127.0.0.1:")] == []


def test_the_password_comes_from_a_file_that_git_ignores() -> None:
    [secret] = SERVICE["secrets"]
    assert SERVICE["environment"]["NEO4J_AUTH_FILE"] == f"/run/secrets/{secret}"
    path = ROOT / COMPOSE["secrets"][secret]["file"]
    example = path.with_name(f"{path.name}.example")
    assert re.fullmatch(r"neo4j/\S{8,}\n", example.read_text(encoding="utf-8"))
    if (ROOT / ".git").exists():
        ignored = [
            subprocess.run(["git", "check-ignore", "-q", str(f)], cwd=ROOT, check=False).returncode
            for f in (path, example)
        ]
        assert ignored == [0, 1]


def test_what_must_outlive_the_container_is_in_volumes() -> None:
    places = dict(reversed(volume.split(":")) for volume in SERVICE["volumes"])
    assert set(places) == {"/data", "/logs"}
    assert set(places.values()) <= set(COMPOSE["volumes"])
    assert SERVICE["stop_grace_period"] == "60s"
    assert "--spider" in SERVICE["healthcheck"]["test"][1]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_real_server_takes_every_setting(profile: str, neo4j_servers: Servers) -> None:
    """It was started with the settings of the compose file under strict validation; asked what it made of them."""
    import neo4j

    home = neo4j_servers(profile)
    with neo4j.GraphDatabase.driver(home.direct, auth=(server.USER, home.password)) as driver:
        asked = "SHOW SETTINGS YIELD name, isExplicitlySet WHERE isExplicitlySet RETURN collect(name) AS names"
        known = driver.execute_query(asked, database_="system").records[0]["names"]
    assert set(server.compose_settings()) - set(known) == set()
    assert {"server.memory.heap.max_size", "dbms.usage_report.enabled"} <= set(server.compose_settings())
    assert server.compose_settings()["server.config.strict_validation.enabled"] == "true"


@pytest.mark.parametrize("profile", PROFILES)
def test_the_real_server_refuses_a_setting_it_does_not_know(profile: str, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"server\.memory\.heap\.maximal_size"):
        server.make_home(version_for(profile), tmp_path / "home", {"server.memory.heap.maximal_size": "1g"})
