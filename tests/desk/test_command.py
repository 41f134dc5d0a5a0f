"""`musnad desk`: what a person types, and what is told when it cannot be done."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner, Result

from desk.made import BODY, reading
from musnad.errors import MusnadError
from musnad_desk import command
from musnad_desk.catalog import models, stories
from musnad_desk.catalog.census import census
from musnad_desk.command import desk_app

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [str(ROOT / "examples" / name) for name in ("agency_page.html", "radio_item.json")]


def desk(*arguments: str | Path) -> Result:
    """Run a command of the desk."""
    return CliRunner().invoke(desk_app, [str(argument) for argument in arguments])


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    """A file of readings: two versions of one article, and a line that is none."""
    file = tmp_path / "readings.jsonl"
    file.write_text("".join(f"{one.to_json()}\n" for one in (reading(), reading(body=f"{BODY}\nعاجل"))) + "{broken\n")
    return file


def test_add_tells_what_became_of_each(store: str, readings: Path) -> None:
    """Counts of each fate, each problem in a sentence; `--strict` makes problems an exit status."""
    done = desk("add", readings)
    assert (done.exit_code, "1 new, 1 changed, 0 reread, 0 known, 1 problems" in done.stderr) == (0, True)
    assert "readings.jsonl:3" in done.stderr
    assert "a/1 differs from what was known: text (1 paragraphs)\n" in done.stderr
    again = desk("add", "--strict", readings)
    assert (again.exit_code, "0 new, 0 changed, 0 reread, 2 known, 1 problems" in again.stderr) == (3, True)


def test_add_of_nothing_fails(sqlite: str) -> None:
    """Where nothing at all could be kept the exit status says so."""
    assert desk("add", "missing.html").exit_code == 1


def test_stories(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Added articles find their story by themselves, or who adds many is told what does; all anew is one command."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text("".join(f"{reading(key).to_json()}\n" for key in ("a/1", "a/2")))
    two.write_text(reading("a/3").to_json())
    assert desk("add", one).exit_code == 0
    assert models.Story.objects.count() == 1
    monkeypatch.setattr(stories, "CHEAP", 2)
    assert "musnad desk stories puts the new ones into stories" in desk("add", two).stderr
    assert models.Story.objects.count() == 2
    assert "3 articles tell 1 stories, 1 of them told more than once" in desk("stories").stderr
    assert desk("rebuild").exit_code == 0
    assert models.Story.objects.count() == 1


def test_a_time_of_looking(sqlite: str, readings: Path) -> None:
    """`--seen` is kept with the version, in UTC."""
    assert desk("add", "--seen", "2024-10-14T12:00:00", readings).exit_code == 0
    assert desk("add", "--seen", "yesterday", readings).exit_code == 2


def test_keep_and_move(store: str, readings: Path, tmp_path: Path) -> None:
    """Backup, restore, dump, load and rebuild, each with the census of what it moved."""
    desk("add", readings)
    before = census()
    for arguments in (("backup", tmp_path / "b"), ("dump", tmp_path / "d.jsonl.gz"), ("load", tmp_path / "d.jsonl.gz"), ("rebuild",)):
        done = desk(*arguments)
        assert done.exit_code == 0, done.stderr
    refused = desk("restore", tmp_path / "b")
    assert isinstance(refused.exception, MusnadError)
    assert "the store holds 1 articles, which would be gone; --replace" in str(refused.exception)
    done = desk("restore", "--replace", tmp_path / "b")
    assert str(before) in done.stderr
    assert census() == before


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The whole command in a process of its own."""
    place = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-m", "musnad", *arguments], env=place, capture_output=True, text=True, check=False)


def test_musnad_has_the_desk(tmp_path: Path) -> None:
    """The engine's command finds it; errors are one sentence, exit status 1."""
    url = f"sqlite:///{tmp_path}/desk.sqlite3"
    assert "desk" in run("--help").stdout
    done = run("desk", "add", *SAMPLES, DATABASE_URL=url)
    assert (done.returncode, done.stderr) == (0, "2 new, 0 changed, 0 reread, 0 known, 0 problems\n")
    done = run("desk", "load", "missing.jsonl", DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "musnad: missing.jsonl is broken after line 0: No such file or directory; what came before it was loaded\n"
    done = run("desk", "dump", str(tmp_path / "d.jsonl"), DATABASE_URL="mysql://h/d")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "names no store" in done.stderr


def test_the_site_is_served(tmp_path: Path) -> None:
    """`musnad desk` alone shows the sample articles of an empty store, and tells the address once it answers."""
    place = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3"}
    command = [sys.executable, "-m", "musnad", "desk", "--port", "0"]
    with subprocess.Popen(command, env=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout
            address = desk.stdout.readline().split()[4]
            with urlopen(f"{address}en/newest.json", timeout=30) as answer:
                assert len(json.load(answer)["articles"]) == 13
            with urlopen(f"{address}en/stories.json", timeout=30) as answer:
                assert max(story["articles"] for day in json.load(answer)["days"] for story in day["stories"]) > 2
            with urlopen(f"{address}static/desk/desk.css", timeout=30) as answer:
                assert "text/css" in answer.headers["Content-Type"]
            port = address.rstrip("/").rpartition(":")[2]
            taken = run("desk", "--port", port, DATABASE_URL=place["DATABASE_URL"])
            assert (taken.returncode, taken.stderr.count("\n")) == (1, 1)
            assert f"cannot be served at 127.0.0.1:{port}: Address already in use; --port gives another" in taken.stderr
        finally:
            desk.send_signal(signal.SIGINT)
            _, told = desk.communicate(timeout=30)
    assert (desk.returncode, told) == (0, "the store was empty: the sample articles are in it now\n")


def test_without_django_the_desk_says_what_to_install(tmp_path: Path) -> None:
    """The engine works without it; `musnad desk` tells, and nothing else breaks."""
    (tmp_path / "django").mkdir()
    (tmp_path / "django" / "__init__.py").write_text("raise ModuleNotFoundError('no django', name='django')")
    done = run("desk", "dump", "x.jsonl", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (1, "musnad: the desk needs django, which is not installed: pip install 'musnad[desk]'\n")
    assert run("read", SAMPLES[1], PYTHONPATH=str(tmp_path)).returncode == 0
    assert run("--help", PYTHONPATH=str(tmp_path)).returncode == 0


def test_a_database_that_fails_is_one_sentence(sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept before stays; the message names the store."""
    from django.db import OperationalError

    def full(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("musnad_desk.catalog.load.rebuild", full)
    told = desk("rebuild").exception
    assert isinstance(told, MusnadError)
    assert str(told).endswith("desk.sqlite3 failed: database or disk is full; what was kept before is kept")
    assert command.STRICT_FAILURE == 3
