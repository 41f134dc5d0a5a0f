"""Files are written whole or not at all."""

import contextlib
import os
from pathlib import Path

import pytest

from musnad.errors import InputError, MusnadError
from musnad.export import Out


def test_a_file_that_fails_midway_leaves_the_old_one(tmp_path: Path) -> None:
    """The older export stays as it was, and no draft lies beside it."""
    file = tmp_path / "events.csv"
    file.write_text("old")
    with contextlib.suppress(ZeroDivisionError), Out(file).file() as stream:
        stream.write("half")
        raise ZeroDivisionError
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_fails_midway_leaves_nothing(tmp_path: Path) -> None:
    """No table without the others."""
    with contextlib.suppress(ZeroDivisionError), Out(tmp_path / "tables").folder() as folder:
        (folder / "events.csv").write_text("half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_keeps_what_else_is_in_it(tmp_path: Path) -> None:
    """Tables replace older tables; other files stay."""
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "events.csv").write_text("old")
    with Out(tmp_path).folder() as folder:
        (folder / "events.csv").write_text("new")
    assert (tmp_path / "events.csv").read_text() == "new"
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    """Files and folders have the modes that a program's output has, not those of a draft."""
    with Out(tmp_path / "a" / "events.csv").file() as stream:
        stream.write("x")
    with Out(tmp_path / "tables").folder() as folder:
        (folder / "events.csv").write_text("x")
    assert (tmp_path / "a" / "events.csv").stat().st_mode & 0o444 == 0o444
    assert (tmp_path / "tables").stat().st_mode & 0o555 == 0o555


def test_wrong_kinds_of_paths_are_named(tmp_path: Path) -> None:
    """A directory where a file goes, a file or nothing where a folder goes, and what cannot be made: each answer says what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="is a directory; name a file"), Out(tmp_path).file():
        pass
    with pytest.raises(InputError, match="is a file; name a folder"), Out(tmp_path / "file").folder():
        pass
    with pytest.raises(InputError, match="name a folder with --out"), Out().folder():
        pass
    with pytest.raises(MusnadError, match="choose another --out"), Out(tmp_path / "file" / "x.csv").file():
        pass
