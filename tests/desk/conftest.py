"""Fixtures of the desk: every test that asks for `store` runs on both databases."""

import functools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connections

from desk.stores import WHY_NOT, Server, binaries, running, use
from musnad_desk.database import VARIABLE, database
from musnad_desk.secret import SECRET
from musnad_desk.start import open_store, start

os.environ.setdefault(SECRET, "of these tests alone")  # or one would be made in the home of whoever runs them
start()  # before any test imports the tables
PBKDF2PasswordHasher.iterations = 1  # of a million: each password took a fifth of a second, and nobody is to guess those of tests


@pytest.fixture(autouse=True)
def one_span(monkeypatch: pytest.MonkeyPatch) -> None:
    """No span of an allowance ends within a test: spans end by the clock, and tests begin at any time."""
    from musnad_desk.accounts import throttle

    monkeypatch.setattr(throttle, "_until", functools.cache(throttle._until))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of this run's own."""
    programs = binaries()
    if programs is None:
        pytest.skip(WHY_NOT)
    with running(programs) as started:
        yield started
        connections["default"].close()


@pytest.fixture(scope="session")
def postgres_template(server: Server) -> str:
    """The name of a migrated database."""
    url = server.new()
    use(url)
    open_store()
    connections["default"].close()
    return str(database(url)["NAME"])


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file."""
    file = tmp_path_factory.mktemp("store") / "template.sqlite3"
    use(f"sqlite:///{file}")
    open_store()
    connections["default"].close()
    return file


@pytest.fixture
def sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty SQLite store in use."""
    file = tmp_path / "desk.sqlite3"
    shutil.copy(sqlite_template, file)
    yield from _used(f"sqlite:///{file}")


@pytest.fixture
def postgres(server: Server, postgres_template: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL store in use."""
    url = server.new(postgres_template)
    yield from _used(url)
    server.drop(url)


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> str:
    """The URL of an empty store in use, of each kind in turn."""
    return str(request.getfixturevalue(request.param))


def _used(url: str) -> Iterator[str]:
    before = os.environ.get(VARIABLE)
    use(url)
    yield url
    connections["default"].close()
    os.environ.pop(VARIABLE)
    if before is not None:
        os.environ[VARIABLE] = before
