"""Rounds over outlets: who is due is asked, what comes is read and shown, what does not is told."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from collect.site import Site as Outlet
from collect.site import article, feed
from desk.site import Site
from musnad.collect import Settings, Visited, targets
from musnad.errors import InputError
from musnad.page.cards import load_card
from musnad.sources import Problem
from musnad_desk.accounts.models import Deed
from musnad_desk.catalog import models
from musnad_desk.catalog.ruling import rule_outlet
from musnad_desk.collecting import known
from musnad_desk.collecting.actions import ask_now, forget, set_interval
from musnad_desk.collecting.models import Asked, Unread
from musnad_desk.collecting.quarantine import LONGEST, set_aside
from musnad_desk.collecting.rounds import Rounds, due_outlets
from musnad_desk.command import desk_app
from musnad_desk.errors import RulingError

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
FRONT_PAGE = f"<html><body><h1>صحيفة الوادي</h1>{''.join(f'<p><a href=/{i}>عنوان الخبر رقم {i}</a></p>' for i in range(40))}</body></html>"
SCHEDULE, QUARANTINE = "administration/collecting/", "administration/quarantine/"


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """An outlet's site of the test's own."""
    with Outlet() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def wadi(outlet: Outlet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of an invented outlet, known by its card, with a feed of three articles and a page that is none."""
    pages = [*(outlet.page(f"/{i}", article(i)) for i in range(3)), outlet.page("/none", FRONT_PAGE)]
    outlet.page("/feed", feed(*pages))
    card = tmp_path / "wadi.toml"
    card.write_text(f'about = "test"\nname = "صحيفة الوادي"\nfeeds = {json.dumps([f"{outlet.url}/feed"])}\n', "utf-8")
    monkeypatch.setattr(targets, "load_cards", lambda: (load_card(card),))
    known.known_outlets.cache_clear()
    monkeypatch.setenv("MUSNAD_DESK_COLLECTED", str(tmp_path / "collected"))
    return "wadi"


@pytest.fixture
def rounds(outlet: Outlet, tmp_path: Path) -> Rounds:
    """Rounds in haste, with leave to visit the site."""
    return Rounds(tmp_path / "collected", Settings(delay=0, backoff=0.001, patience=0.3, allow_private=frozenset([outlet.host])))


def test_from_the_schedule_to_the_page(sqlite: str, wadi: str, rounds: Rounds) -> None:
    """An outlet that is due is asked; its articles are read and shown; the next time is set; nothing is fetched twice."""
    set_interval(None, wadi, "15m")
    sums = [item for item in rounds.due() if isinstance(item, Visited)]
    assert [(one.outlet, one.new, one.listed) for one in sums] == [("wadi", 3, 4)]
    assert sorted(models.Article.objects.values_list("title", flat=True)) == [f"سعر الخبز {i}" for i in range(3)]
    assert models.Article.objects.first().outlet.name == "صحيفة الوادي"  # type: ignore[union-attr]
    assert "سعر الخبز 1" in Site().page("/en/newest/").words
    row = Asked.objects.get()
    assert (row.new, row.listed, row.refused, row.due - row.visited) == (3, 4, {"no_article": 1}, timedelta(minutes=15))  # type: ignore[operator]
    assert list(rounds.due()) == []
    Asked.objects.update(due=datetime.now(UTC))
    assert [(one.new, one.known) for one in rounds.due() if isinstance(one, Visited)] == [(0, 4)]


def test_rounds_end_when_told(sqlite: str, wadi: str, rounds: Rounds) -> None:
    """The end of one round is not that of all; once all are to end none is asked any more."""
    assert len(list(rounds.ask([wadi]))) == 5
    assert not rounds.stop.is_set()
    rounds.stop.set()
    assert list(rounds.ask([wadi])) == []


def test_what_cannot_be_read_is_told(sqlite: str, wadi: str, rounds: Rounds, outlet: Outlet) -> None:
    """Its address, why, in a word and a sentence; again is counted, not repeated."""
    list(rounds.ask([wadi]))
    row = Unread.objects.get()
    assert (row.outlet, row.source, row.reason, row.times) == ("wadi", f"{outlet.url}/none", "no_article", 1)
    assert "\n" not in row.message
    outlet.routes["/feed"] = lambda handler: handler.give(b"", status=503)
    for _ in range(2):
        list(Rounds(rounds.folder, replace(rounds.settings, tries=1)).ask([wadi]))
    row = Unread.objects.get(source=f"{outlet.url}/feed")
    assert (row.reason, row.times) == ("status", 2)


def test_who_is_ruled_out_is_not_asked(sqlite: str, wadi: str) -> None:
    """Neither is who is not due yet; who waits longest comes first."""
    now = datetime.now(UTC)
    for name, due in (("b", -1), ("a", -5), ("late", 5), ("out", -9)):
        Asked.objects.create(outlet=name, every=900, due=now + timedelta(minutes=due))
    rule_outlet(None, "out", display="full", collected=False)
    assert due_outlets(now) == ["a", "b"]


def test_an_outlet_whose_card_is_gone(sqlite: str, wadi: str, rounds: Rounds) -> None:
    """The others are asked all the same; it is told on the schedule, and not asked at every look."""
    set_interval(None, "gone", "15m")
    set_interval(None, wadi, "15m")
    assert [one.outlet for one in rounds.due() if isinstance(one, Visited)] == ["wadi"]
    row = Asked.objects.get(outlet="gone")
    assert "gone is no outlet" in row.alarm
    assert row.due > datetime.now(UTC)


@pytest.mark.parametrize("span", ["15", "m", "1s", "0m", "4m", "-1h", "٣h", "1h30m", "999999d", "x" * 50])
def test_spans_that_are_none(sqlite: str, span: str) -> None:
    """One sentence, nothing kept or logged."""
    with pytest.raises(RulingError):
        set_interval(None, "wadi", span)
    assert (Asked.objects.count(), Deed.objects.count()) == (0, 0)


def test_deeds_are_logged(store: str) -> None:
    """Every change of the schedule and the quarantine."""
    set_interval(None, "wadi", "2h")
    ask_now(None, "wadi")
    set_interval(None, "wadi", "")
    with pytest.raises(RulingError):
        ask_now(None, "wadi")
    row = Unread.objects.create(outlet="wadi", source="https://wadi.example/1", reason="status", message="…", when=datetime.now(UTC))
    assert forget(None, [row.pk, 99]) == 1
    with pytest.raises(RulingError):
        forget(None, [row.pk])
    assert list(Deed.objects.order_by("pk").values_list("what", "subject")) == [
        ("collect.interval", "wadi"), ("collect.now", "wadi"), ("collect.interval", "wadi"), ("quarantine.forget", "1"),
    ]  # fmt: skip


@LANGUAGES
def test_the_pages(sqlite: str, wadi: str, rounds: Rounds, language: str) -> None:
    """Who is asked when, in words; a change is kept; what could not be read is listed by outlet, and taken out when seen to."""
    admin = Site().as_("administrator")
    page = admin.page(f"/{language}/{SCHEDULE}")
    assert {"ar": "لا يُسأل", "en": "never"}[language] in page.words
    admin.post(f"/{language}/{SCHEDULE}", outlet=wadi, every="1h")
    assert {"ar": "في الجولة القادمة", "en": "at the next round"}[language] in admin.page(f"/{language}/{SCHEDULE}").words
    list(rounds.due())
    page = admin.page(f"/{language}/{SCHEDULE}")
    assert {"ar": "الجديد 3، المعروف 0، المذكور 4", "en": "3 new, 0 known, 4 listed"}[language] in page.words
    assert page.all("input", name="every", value="60m")
    admin.post(f"/{language}/{SCHEDULE}", outlet=wadi, deed="now")
    assert due_outlets(datetime.now(UTC)) == [wadi]
    for wrong in ({"outlet": "none", "every": "1h"}, {"outlet": wadi, "every": "soon"}, {}):
        assert admin.post(f"/{language}/{SCHEDULE}", 400, **wrong).all("p", role="status")
    page = admin.page(f"/{language}/{QUARANTINE}?outlet=wadi")
    assert "no_article" in page.words
    assert {"ar": "قُرئ كل ما طُلب", "en": "All that was asked for"}[language] in admin.page(f"/{language}/{QUARANTINE}?outlet=x").words
    admin.post(f"/{language}/{QUARANTINE}", 400)
    admin.post(f"/{language}/{QUARANTINE}", entry=Unread.objects.get().pk)
    assert not Unread.objects.exists()


def test_the_command(sqlite: str, wadi: str, outlet: Outlet) -> None:
    """Without names whoever is due; with one, that one; what came is told in a line each."""

    def asked(*arguments: str) -> str:
        done = CliRunner().invoke(desk_app, ["collect", "--allow-private", outlet.host, *arguments])
        assert not done.exception, done.exception
        return done.stderr

    assert "no outlet is due" in asked()
    assert asked(wadi).splitlines() == ["wadi: 3 new, 0 known, 4 listed", "1 in quarantine, 3 new"]
    done = CliRunner().invoke(desk_app, ["collect", "none"])
    assert isinstance(done.exception, InputError)


def test_what_is_added_by_hand_and_cannot_be_read(store: str, tmp_path: Path) -> None:
    """It stands in the quarantine as well, with file and line, however long its name."""
    file = tmp_path / "articles.jsonl"
    file.write_text("{broken\n", "utf-8")
    for _ in range(2):
        CliRunner().invoke(desk_app, ["add", str(file)])
    row = Unread.objects.get()
    assert (row.outlet, row.times, "articles.jsonl" in row.source) == ("", 2, True)
    assert "added by hand" in Site().as_("administrator").page(f"/en/{QUARANTINE}").words
    set_aside("wadi", Problem("https://wadi.example/" + "ا\0" * 5_000, "a\0b"), datetime.now(UTC))
    assert len(Unread.objects.get(outlet="wadi").source) == LONGEST


def test_it_is_told_where_stories_have_to_wait(sqlite: str, wadi: str, outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where many articles lie around, new ones are put into stories by a command of its own."""
    monkeypatch.setattr("musnad_desk.collecting.rounds.place", lambda _: False)
    done = CliRunner().invoke(desk_app, ["collect", "--allow-private", outlet.host, wadi])
    assert "musnad desk stories puts the new ones into stories" in done.stderr


def test_hostile_letters(sqlite: str) -> None:
    """What a site calls itself or answers is letters on these pages."""
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    Asked.objects.create(outlet=bad, every=900, due=datetime.now(UTC), alarm=bad, visited=datetime.now(UTC), refused={bad: 1})
    Unread.objects.create(outlet=bad, source=bad, reason=bad, message=bad, when=datetime.now(UTC))
    admin = Site().as_("administrator")
    for address in (SCHEDULE, QUARANTINE):
        page = admin.page(f"/en/{address}")
        assert "<img" not in page.source
        assert bad in page.words
