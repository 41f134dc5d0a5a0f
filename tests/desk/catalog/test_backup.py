"""Backups: whole, checked, and back again."""

import sqlite3
from pathlib import Path

import pytest

from desk.made import BODY, reading
from musnad_desk.catalog import backup as backups
from musnad_desk.catalog import models
from musnad_desk.catalog.backup import backup, restore
from musnad_desk.catalog.census import census
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.question import Question
from musnad_desk.catalog.search import search
from musnad_desk.errors import DumpError


def test_a_backup_brings_a_store_back(store: str, tmp_path: Path) -> None:
    """What was added after it is gone, what was lost is there, and it can be searched."""
    file = tmp_path / "desk.backup"
    list(keep([reading(), reading(body=f"{BODY}\nعاجل"), reading("a/2")]))
    was = backup(file)
    assert was == census()
    list(keep([reading("a/3")]))
    models.Article.objects.filter(key="a/1").delete()
    assert restore(file) == was == census()
    assert {article.key for article in models.Article.objects.all()} == {"a/1", "a/2"}
    assert search(Question(words="عاجل")).total == 1


def test_a_backup_never_takes_the_place_of_another(store: str, tmp_path: Path) -> None:
    """It is refused, in a sentence."""
    file = tmp_path / "desk.backup"
    file.write_text("older")
    with pytest.raises(DumpError, match="is there already"):
        backup(file)
    with pytest.raises(DumpError, match=r"cannot be written|failed"):
        backup(tmp_path / "no folder" / "desk.backup")
    assert [path.name for path in tmp_path.glob("*.backup")] == ["desk.backup"]


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0 and no more", b"PGDMP and no more"])
def test_what_is_no_backup_changes_nothing(store: str, tmp_path: Path, content: bytes) -> None:
    """A file that is none, or of the other kind, or broken, is refused, and the store stays as it is."""
    list(keep([reading()]))
    before = census()
    file = tmp_path / "other"
    file.write_bytes(content)
    with pytest.raises(DumpError):
        restore(file)
    assert census() == before


def test_a_broken_backup_is_refused(sqlite: str, tmp_path: Path) -> None:
    """Letters lost in the middle of the file are noticed before anything is replaced."""
    list(keep(reading(f"a/{i}") for i in range(30)))
    file = tmp_path / "desk.backup"
    before = backup(file)
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2)
        opened.write(b"\xff" * 50_000)
    with pytest.raises(DumpError, match="use another backup"):
        restore(file)
    assert census() == before


def test_a_file_of_other_tables_is_refused(sqlite: str, tmp_path: Path) -> None:
    """A sound SQLite file that is no store is not taken for an empty one."""
    file = tmp_path / "other.sqlite3"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE notes(text)")
    with pytest.raises(DumpError, match="no sound store"):
        restore(file)


def test_missing_programs_are_told(postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PostgreSQL's programs are not installed, the message says what to do."""
    monkeypatch.setattr(backups.shutil, "which", lambda _: None)
    with pytest.raises(DumpError, match="pg_dump is not installed"):
        backup(tmp_path / "desk.backup")
