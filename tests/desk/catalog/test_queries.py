"""Questions: each is answered with what was loaded, in the order that it promises, in few queries."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.made import BODY, reading
from musnad.records import Actor, Outlet, ReaderInfo
from musnad_desk.catalog import models, queries
from musnad_desk.catalog.load import keep

LATE = datetime(2024, 10, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _loaded(store: str) -> None:
    """Three articles: one that its outlet changed, one of another outlet in which the outlet judges, one without a day."""
    first = reading()
    other = reading("b/1", day="2024-11-02", outlet=Outlet("أوج", "awj"))
    other = replace(
        other, labels=(replace(other.labels[0], voice="outlet"),), actors=(*other.actors[:3], replace(other.actors[3], country="TUN"))
    )
    undated = replace(reading("c/1", day=None), events=(), numbers=(), labels=(), statements=())
    list(keep([first, other, undated], datetime(2024, 10, 19, tzinfo=UTC)))
    list(keep([reading(body=f"{BODY}\nعاجل")], LATE))
    list(keep([replace(reading("b/1", body=BODY[:-1]), reader=ReaderInfo("9"))], LATE))
    list(keep([other], datetime(2024, 10, 21, tzinfo=UTC)))


def who(name: str, country: str | None = None) -> str:
    """The key of a dossier."""
    found = models.Actor.objects.filter(name=name, **({"appearances__country": country} if country else {}))
    return found.distinct().get().key


def keys(rows: Iterable[Any]) -> list[str]:
    return [row.article.key for row in rows]


def test_articles() -> None:
    """Newest first, undated last; of one outlet by key or name; by id."""
    assert [article.key for article in queries.newest_articles()] == ["b/1", "a/1", "c/1"]
    assert [article.key for article in queries.newest_articles_of("أوج")] == ["b/1"]
    assert [article.key for article in queries.newest_articles_of("marfa")] == ["a/1", "c/1"]
    found = queries.article("a/1")
    assert found
    assert found.outlet
    assert found.outlet.name == "وكالة مرفأ"
    assert queries.article("x") is None
    assert [(outlet.key, outlet.count) for outlet in queries.outlets()] == [("marfa", 2), ("awj", 1)]  # type: ignore[attr-defined]


def test_readings() -> None:
    """The newest, or one of a number; none of what is not there."""
    assert queries.reading_of("a/1", 1) == reading()
    assert queries.reading_of("a/1") == reading(body=f"{BODY}\nعاجل")
    assert queries.reading_of("a/1", 3) is None
    assert queries.reading_of("x") is None


def test_versions_and_edits() -> None:
    """All versions in order; as edits count those that no other reader made."""
    assert [version.number for version in queries.versions_of("a/1")] == [1, 2]
    assert [(edit.article.key, edit.number) for edit in queries.silent_edits()] == [("a/1", 2)]
    assert list(queries.silent_edits(datetime(2024, 10, 21, tzinfo=UTC))) == []
    assert "silent_edits" in queries.silent_edits().explain() or connection.vendor == "postgresql"  # few rows need no index there
    assert queries.silent_edits()[0].changes[0]["after"] == "عاجل"


def test_actors() -> None:
    """By key and by words of the name; those named alike; where they appear."""
    minister = who("سالم المعبري")
    found = queries.dossier(minister)
    assert found
    assert (found.name, found.kind) == ("سالم المعبري", "person")
    assert queries.dossier("x") is None
    assert [actor.key for actor in queries.actors_named("المعبري")] == [minister]
    assert [actor.key for actor in queries.actors_named("معبري سالم")] == [minister]
    assert list(queries.actors_named("")) == []
    here, other = who("وزارة الداخلية", "LBY"), who("وزارة الداخلية", "TUN")
    assert [actor.key for actor in queries.actors_named("وزارة الداخلية")] == [here, other]
    assert [actor.key for actor in queries.namesakes_of(models.Actor.objects.get(key=here))] == [other]
    assert (queries.countries_of(minister), queries.countries_of(other), queries.countries_of("x")) == (["LBY"], ["TUN"], [])
    assert list(queries.namesakes_of(found)) == []
    assert keys(queries.appearances_of(minister)) == ["b/1", "a/1", "c/1"]


def test_who_may_have_a_public_page() -> None:
    """Bodies and groups, and persons with an office."""
    assert queries.public_dossier(who("سالم المعبري"))
    assert queries.public_dossier(who("الميليشيات"))
    assert queries.public_dossier(who("هادي الزواري")) is None
    found = queries.public_actors_in("a/1")
    assert (set(found), found["a1"]) == ({"a1", "a3", "a4"}, who("سالم المعبري"))


def test_offices() -> None:
    """What articles give an actor, over what time; and who held an office up to a day."""
    told = [
        (office.title, office.of, office.former, office.articles, office.first, office.last)
        for office in queries.offices_of(who("سالم المعبري"))
    ]
    days = (date(2024, 10, 14), date(2024, 11, 2))
    assert sorted(told) == sorted([("وزير الداخلية", "ليبيا", False, 3, *days), ("سفير", "تونس", True, 3, *days)])
    assert keys(queries.who_was("وزير الداخلية ليبيا")) == ["b/1", "a/1", "c/1"]
    assert keys(queries.who_was("وزير الداخلية ليبيا", date(2024, 10, 31))) == ["a/1"]
    assert list(queries.who_was("سفير تونس")) == []


def test_statements() -> None:
    """In an article, of a speaker, to somebody, through a link of the chain."""
    assert [said.local for said in queries.statements_in("a/1")] == ["s1", "s2"]
    assert keys(queries.statements_of(who("سالم المعبري"))) == ["b/1", "a/1"]
    assert keys(queries.statements_to(who("هادي الزواري"))) == ["b/1", "a/1"]
    assert list(queries.statements_to(who("سالم المعبري"))) == []
    assert keys(queries.statements_through("وكالة مرفأ")) == ["b/1", "a/1"]
    assert list(queries.statements_through("أوج")) == []


def test_events() -> None:
    """In an article, of an actor, between two, on days, at a place."""
    minister, guest = who("سالم المعبري"), who("هادي الزواري")
    assert [event.type for event in queries.events_in("a/1")] == ["CONSULT", "ASSAULT"]
    assert [event.type for event in queries.events_of(minister)] == ["CONSULT", "CONSULT"]
    assert keys(queries.events_between(minister, guest)) == ["b/1", "a/1"]
    assert list(queries.events_between(minister, who("الميليشيات"))) == []
    day = date(2024, 10, 13)
    assert {event.type for event in queries.events_on(day, day)} == {"CONSULT"}
    assert [event.article.key for event in queries.events_on(day, date(2024, 10, 14), "ASSAULT")] == ["a/1"]
    assert keys(queries.events_at("بطرابلس")) == ["b/1", "a/1"]
    assert list(queries.events_at("بنغازي")) == []


def test_labels() -> None:
    """On an actor, by an actor, by an outlet in its own voice."""
    assert keys(queries.labels_on(who("الميليشيات"))) == ["b/1", "a/1"]
    assert keys(queries.labels_by(who("سالم المعبري"))) == ["a/1"]
    assert keys(queries.labels_of_outlet("awj")) == ["b/1"]
    assert keys(queries.labels_in("a/1")) == ["a/1"]
    assert list(queries.labels_of_outlet("marfa")) == []


def test_a_list_takes_the_same_queries_however_long() -> None:
    """What a page shows of each row comes with the rows, not row by row."""
    minister = who("سالم المعبري")

    def shown() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            for said in queries.statements_of(minister):
                str(
                    (
                        said.article.outlet,
                        said.speaker and said.speaker.actor.name,
                        list(said.links.all()),
                        [to.actor for to in said.to.all()],
                    )
                )
            for event in queries.events_of(minister):
                str(
                    (
                        [part.appearance.actor for part in event.participants.all()],
                        event.claimed_by,
                        list(event.numbers.all()),
                        event.located,
                    )
                )
            for label in [*queries.labels_on(minister), *queries.silent_edits(), *queries.newest_articles()]:
                str(label)
        return len(asked)

    before = shown()
    list(keep(reading(f"d/{i}") for i in range(5)))
    assert shown() == before


def test_unknown_actors_have_no_answers() -> None:
    """A key of nobody is no error."""
    nobody = Actor(id="a1", name="x", kind="person").name
    for question in (queries.appearances_of, queries.statements_of, queries.events_of, queries.labels_on, queries.offices_of):
        assert list(question(nobody)) == []  # type: ignore[operator]
