"""Stories in the catalogue: made of all articles, kept up as articles come, made again from nothing."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from desk.made import BODY, reading
from musnad.records import Number, Outlet, Reading
from musnad_desk.catalog import models, stories
from musnad_desk.catalog.load import keep, rebuild

pytestmark = pytest.mark.usefixtures("store")  # each test runs on both databases

TOLD = "عاد الصيادون إلى ميناء الزاوية بعد إصلاح الأرصفة، وقال مدير الميناء منير الغالي إن الحركة تعود إلى طبيعتها خلال أيام."


def told(key: str, outlet: str, *, body: str = BODY, day: str = "2024-10-14", dead: int = 3, **more: object) -> Reading:
    """The meeting and the bombing of `reading`, in an outlet's own words and with its own count of the dead."""
    whole = reading(key, body=body, day=day, outlet=Outlet(outlet, outlet), **more)
    numbers = tuple(replace(number, low=dead, high=dead) for number in whole.numbers)
    assert all(isinstance(number, Number) for number in numbers)
    return replace(whole, numbers=numbers, events=tuple(replace(event, status="happened") for event in whole.events))


def load(*readings: Reading) -> None:
    assert all(list(keep(readings)))


def kept() -> dict[str, list[str]]:
    """The articles of each story."""
    rows = models.Member.objects.order_by("position").values_list("story__key", "article__key")
    found: dict[str, list[str]] = {}
    for story, article in rows:
        found.setdefault(story, []).append(article)
    return found


LONGER = BODY + "\nوأضاف المعبري أن المعابر كلها تعمل منذ الصباح وأن المسافرين يمرون بلا إبطاء ولا رسوم جديدة هذا الموسم على الإطلاق."


def three() -> tuple[Reading, Reading, Reading]:
    """Two outlets with one story, the second a day later; a third with another."""
    other = reading("c/1", title="الصيادون في الزاوية", body=TOLD, day="2024-10-14", outlet=Outlet("ج", "c"))
    other = Reading(article=other.article, reader=other.reader)
    return told("a/1", "a"), told("b/1", "b", body=LONGER, day="2024-10-15", dead=7), other


def test_an_article_is_a_story_of_its_own_once_it_is_loaded() -> None:
    """Nothing waits for stories to be made."""
    load(*three())
    assert kept() == {"a/1": ["a/1"], "b/1": ["b/1"], "c/1": ["c/1"]}


def test_stories_are_made_of_all_articles() -> None:
    """Articles that tell one happening are one row, with its last day, its outlets, its reprints, what is contradicted; twice is once."""
    load(*three())
    for _ in range(2):
        assert stories.make_stories(lambda: None) == (3, 2, 1)
        assert kept() == {"a/1": ["a/1", "b/1"], "c/1": ["c/1"]}
    story = models.Story.objects.get(key="a/1")
    assert (str(story.day), story.articles, story.outlets) == ("2024-10-15", 2, 2)
    assert {kind: [told for told, _ in sides] for kind, _, sides in story.contradicted}["dead"] == ["3", "7"]
    assert models.Member.objects.get(article__key="b/1").reprints == models.Article.objects.get(key="a/1")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_articles_find_their_story_as_they_come(order: tuple[int, ...]) -> None:
    """Whatever the order, placing each makes what all together make."""
    readings = three()
    for at in order:
        load(readings[at])
        assert stories.place([readings[at].article.id])
    assert kept() == {"a/1": ["a/1", "b/1"], "c/1": ["c/1"]}


def test_an_article_that_changes_leaves_its_story() -> None:
    """Both it and those that it leaves are placed anew."""
    one, two, other = three()
    load(one, two)
    stories.place(["a/1", "b/1"])
    load(replace(other, article=replace(other.article, id="b/1")))
    stories.place(["b/1"])
    assert kept() == {"a/1": ["a/1"], "b/1": ["b/1"]}
    assert models.Story.objects.get(key="a/1").contradicted == []


def test_articles_without_a_day_are_placed_among_their_like() -> None:
    """They are no fault."""
    load(told("a/1", "a", day=None), told("b/1", "b", day=None))  # type: ignore[arg-type]
    assert stories.place(["a/1", "b/1"])
    assert sorted(kept()) == ["a/1"]
    assert stories.place([])


def test_many_articles_are_not_placed_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who adds to a large store is told so, and nothing is written."""
    load(*three())
    monkeypatch.setattr(stories, "CHEAP", 2)
    assert not stories.place(["a/1"])
    assert len(kept()) == 3


def test_the_days_looked_at_are_those_around() -> None:
    """An article of another season takes no part."""
    load(told("a/1", "a"), told("b/1", "b", day="2023-01-01"))
    stories.place(["a/1"])
    assert [row.key for row in stories._around(["a/1"])] == ["a/1"]
    assert [row.key for row in stories._around(["a/1", "b/1"])] == ["b/1", "a/1"]


def test_rebuilding_keeps_stories() -> None:
    """Projections made anew leave every article its place."""
    load(*three())
    stories.make_stories(lambda: None)
    list(rebuild())
    assert kept() == {"a/1": ["a/1", "b/1"], "c/1": ["c/1"]}


def test_a_store_made_before_there_were_stories() -> None:
    """Each of its articles gets a story of its own, and articles added later find theirs."""
    one, two, other = three()
    load(one, other)
    call_command("migrate", "catalog", "0002", verbosity=0)
    call_command("migrate", verbosity=0)
    assert kept() == {"a/1": ["a/1"], "c/1": ["c/1"]}
    assert models.Story.objects.get(key="a/1").outlets == 1
    load(two)
    stories.place(["b/1"])
    assert kept() == {"a/1": ["a/1", "b/1"], "c/1": ["c/1"]}


def test_related_articles_and_tags() -> None:
    """Those of the same story first, prints of the article itself left out; tags name actors and topics."""
    one, two, other = three()
    nearby = told("d/1", "d", body="استقبل المعبري نظيره هادي الزواري في مقر الوزارة بعد عام كامل من القطيعة بينهما.", day="2024-10-20")
    load(one, two, other, nearby)
    stories.make_stories(lambda: None)
    assert [article.key for article, _ in stories.related_to(one)] == ["d/1"]
    assert stories.related_to(other) == []
    assert {"سالم المعبري", "military"} <= {tag.name for tag in stories.tags_of(one)}
