"""Where the store is: what `DATABASE_URL` may say."""

from pathlib import Path

import pytest

from musnad_desk.database import POSTGRES, SQLITE, database, default_file
from musnad_desk.errors import StoreError


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:///desk.sqlite3", {"ENGINE": SQLITE, "NAME": "desk.sqlite3"}),
        ("sqlite:////srv/a%20b.sqlite3", {"ENGINE": SQLITE, "NAME": "/srv/a b.sqlite3"}),
        (
            "postgresql://u:p%40ss@db.example:5433/musnad",
            {"ENGINE": POSTGRES, "NAME": "musnad", "USER": "u", "PASSWORD": "p@ss", "PORT": 5433},
        ),
        ("postgres://db.example/musnad?sslmode=require", {"HOST": "db.example", "PORT": "", "OPTIONS": {"sslmode": "require"}}),
        ("postgresql:///musnad?host=/run/pg", {"HOST": "", "OPTIONS": {"host": "/run/pg"}}),
    ],
)
def test_urls(url: str, told: dict[str, object]) -> None:
    """Each part goes where Django looks for it."""
    assert {key: database(url)[key] for key in told} == told


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:secret@h/d",
        "postgresql://u:secret@h",
        "sqlite://",
        "sqlite:///",
        "desk.sqlite3",
        "postgresql://h:port/d",
        "postgresql://[/d",
        ":",
    ],
)
def test_other_urls_are_refused(url: str) -> None:
    """With a sentence that shows how to write one, and without the password."""
    with pytest.raises(StoreError, match=r"DATABASE_URL .* names no store; write sqlite:///") as told:
        database(url)
    assert "secret" not in str(told.value)


def test_the_default_is_a_file_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """It lies where the system keeps such files."""
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert database("")["NAME"] == "/data/musnad/desk.sqlite3"
    assert default_file({}) == Path.home() / ".local/share/musnad/desk.sqlite3"
