"""What people made, moved from one store into another."""

import stat
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.apps import apps
from typer.testing import CliRunner

from desk.made import reading
from desk.stores import use
from musnad.sources import Problem
from musnad_desk.accounts.actions import add_user
from musnad_desk.accounts.models import Deed, User
from musnad_desk.accounts.roles import role_of
from musnad_desk.catalog import people
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.moving import dump, load_dump
from musnad_desk.catalog.question import Question
from musnad_desk.catalog.ruling import rule_outlet, suppress
from musnad_desk.catalog.search import search
from musnad_desk.collecting.actions import set_interval
from musnad_desk.command import desk_app
from musnad_desk.comments.actions import Written, decide, post
from musnad_desk.comments.models import Comment

PASSWORD = "حبرٌ على ورقٍ ونيّة"


def fill() -> None:
    """A store in which people did all sorts of things."""
    list(keep([reading(), reading("b/1")]))
    user = add_user(None, "salma", "moderator", PASSWORD)
    rule_outlet(user, "marfa", display="record")
    suppress(user, "سالم المعبري", "طلب صاحبه")
    set_interval(user, "wadi", "2h")
    first, _ = post(Written("a/1", "نورة", "noura@mail.example", "أول"), "10.0.0.1")
    decide(user, [first.pk], "approve", "")
    post(Written("a/1", "هدى", "huda@mail.example", "رد", first.pk), "10.0.0.2")


def state() -> list[Any]:
    return [msgspec.json.decode(line) for line in people.lines()]


@pytest.mark.parametrize(("one", "other"), [("sqlite", "postgres"), ("postgres", "sqlite")])
def test_a_store_moves_with_its_people(request: pytest.FixtureRequest, tmp_path: Path, one: str, other: str) -> None:
    """Every row as it was, times and digests included; what is ruled holds; what is made afterwards has a place."""
    before, after = (str(request.getfixturevalue(each)) for each in (one, other))
    use(before)
    fill()
    told, file = state(), tmp_path / "store.jsonl"
    dump(file, with_people=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    use(after)
    assert not [outcome for outcome in load_dump(file) if isinstance(outcome, Problem)]
    assert state() == told
    assert role_of(User.objects.get()) == "moderator"
    assert User.objects.get().check_password(PASSWORD)
    assert search(Question(words="المعبري")).total == 0
    assert Comment.objects.get(text="رد").parent.text == "أول"  # type: ignore[union-attr]
    add_user(None, "later", "reader", PASSWORD)
    assert Deed.objects.latest("pk").subject == "later"


def test_tables_that_hold_rows_are_left_alone(sqlite: str, tmp_path: Path) -> None:
    """It is told which; the records are loaded all the same."""
    fill()
    dump(tmp_path / "store.jsonl", with_people=True)
    before = state()
    told = [outcome.reason for outcome in load_dump(tmp_path / "store.jsonl") if isinstance(outcome, Problem)]
    assert "the store holds rows of accounts.user already; the 1 of the dump are left out" in told
    assert state() == before


def test_rows_that_cannot_be(sqlite: str, tmp_path: Path) -> None:
    """A row of a table that this version does not know: told in a sentence, nothing of them kept, the records loaded."""
    list(keep([reading()]))
    file = tmp_path / "store.jsonl"
    dump(file)
    file.write_bytes(b'{"model":"comments.letter","pk":1,"fields":{}}\n' + file.read_bytes())
    problems = [outcome for outcome in load_dump(file) if isinstance(outcome, Problem)]
    assert len(problems) == 1
    assert problems[0].reason.startswith("what people made cannot be loaded: ")


def test_the_command_says_what_is_left_out(sqlite: str, tmp_path: Path) -> None:
    """Without `--people` nothing of theirs is in the file; with it all is."""
    fill()
    plain, whole = tmp_path / "plain.jsonl", tmp_path / "whole.jsonl"
    assert "2 comments.Comment" in CliRunner().invoke(desk_app, ["dump", str(plain)]).stderr
    assert "left out" not in CliRunner().invoke(desk_app, ["dump", "--people", str(whole)]).stderr
    assert ("salma" in plain.read_text("utf-8"), "salma" in whole.read_text("utf-8")) == (False, True)


def test_nothing_that_people_made_is_forgotten(sqlite: str) -> None:
    """Every table of the desk is either the catalogue's, or moved, or counts only for an hour."""
    ours = {m._meta.label for config in apps.get_app_configs() if config.name.startswith("musnad_desk.") for m in config.get_models()}
    left = {label for label in ours - {table._meta.label for table in people.tables()} if not label.startswith("catalog.")}
    assert left == {"accounts.Spent", "rulings.Hidden"}
