"""Opening the store: made where it is not, refused where it cannot be, never harmed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from desk.made import reading
from desk.stores import Server, use
from musnad_desk.catalog import models
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.question import Question
from musnad_desk.catalog.search import search
from musnad_desk.errors import StoreError
from musnad_desk.start import open_store


def test_models_and_migrations_agree(sqlite: str) -> None:
    """No change of a table is without its migration."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_django_finds_nothing_to_warn_of(sqlite: str) -> None:
    """Settings, tables, templates and addresses pass its checks."""
    call_command("check", fail_level="WARNING")


def test_from_zero_and_back(store: str) -> None:
    """Every migration goes forward, back, and forward again, the full-text index with it."""
    call_command("migrate", "catalog", "zero", verbosity=0)
    assert not [name for name in connection.introspection.table_names() if name.startswith("catalog_")]
    open_store()
    list(keep([reading()]))
    assert search(Question(words="الحدود")).total == 1


def test_opening_again_changes_nothing(store: str) -> None:
    """A store that is open may be opened, and keeps what it holds."""
    list(keep([reading()]))
    open_store()
    assert models.Article.objects.count() == 1


OPENER = "from musnad_desk.start import open_store; open_store()"


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_several_may_make_the_store_at_once(request: pytest.FixtureRequest, tmp_path: Path, kind: str) -> None:
    """Whoever comes second waits for the first, and finds the store made."""
    server = request.getfixturevalue("server") if kind == "postgres" else None
    request.getfixturevalue(kind)
    url = server.new() if server else f"sqlite:///{tmp_path}/new/desk.sqlite3"
    place = {**os.environ, "DATABASE_URL": url}
    openers = [subprocess.Popen([sys.executable, "-c", OPENER], env=place, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [opener.communicate()[1] for opener in openers] == [""] * 3
    use(url)
    list(keep([reading()]))
    assert search(Question(words="الحدود")).total == 1


def test_a_folder_is_made(sqlite: str, tmp_path: Path) -> None:
    """The first use makes the file and the folders above it, and readers need not wait for a writer."""
    use(f"sqlite:///{tmp_path}/new/folder/desk.sqlite3")
    open_store()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)


def test_a_store_of_a_later_version_is_left_alone(store: str) -> None:
    """A migration that this version does not know: somebody else's store."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations(app, name, applied) VALUES ('catalog', '0999_later', '2030-01-01')")
    with pytest.raises(StoreError, match=r"made by a later version of Musnad \(0999_later\); install that one"):
        open_store()


def test_a_file_that_is_no_database(sqlite: str, tmp_path: Path) -> None:
    """It is refused, and stays as it is."""
    file = tmp_path / "letters.sqlite3"
    file.write_text("كلام " * 1000)
    use(f"sqlite:///{file}")
    with pytest.raises(StoreError, match=r"letters\.sqlite3 cannot be opened: file is not a database; DATABASE_URL"):
        open_store()
    assert file.read_text() == "كلام " * 1000


@pytest.mark.parametrize("path", ["/proc/nowhere/desk.sqlite3", "/dev/null/desk.sqlite3"])
def test_a_folder_that_cannot_be_made(sqlite: str, path: str) -> None:
    """One sentence that names it."""
    use(f"sqlite:///{path}")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store()


def test_a_server_that_is_not_there(sqlite: str, tmp_path: Path) -> None:
    """One sentence, without the password."""
    use(f"postgresql://u:secret@/desk?host={tmp_path}&connect_timeout=1")
    with pytest.raises(StoreError, match="the store desk on this machine cannot be opened") as told:
        open_store()
    assert "secret" not in str(told.value)


def test_a_database_that_is_not_there(postgres: str, server: Server) -> None:
    """The server's own words tell what is missing."""
    use(server.url("absent"))
    with pytest.raises(StoreError, match='database "absent" does not exist'):
        open_store()


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_in_another_encoding(postgres: str, server: Server, encoding: str) -> None:
    """It is refused before anything is written, since no Arabic word would be found in it."""
    url = server.new("template0", f"LOCALE 'C' ENCODING '{encoding}'")
    use(url)
    with pytest.raises(StoreError, match=f"is in {encoding}; make one with createdb --encoding UTF8"):
        open_store()
    assert connection.introspection.table_names() == []
    use(postgres)
    server.drop(url)


def test_a_database_of_no_language(postgres: str, server: Server) -> None:
    """The server's locale makes no difference to what is found."""
    url = server.new("template0", "LOCALE 'C' ENCODING 'UTF8'")
    use(url)
    open_store()
    list(keep([reading()]))
    assert [search(Question(words=words)).total for words in ("الحدود", "حدود", '"وزير الداخلية"')] == [1, 1, 1]
    use(postgres)
    server.drop(url)
