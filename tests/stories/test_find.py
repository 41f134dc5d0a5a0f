"""Stories of a week that we made up: what belongs together, what follows what, and that neither order nor time of arrival matters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linear import seconds
from musnad.lexicon import Lexicon
from musnad.records import Article, Dateline, Outlet, Reading
from musnad.stories import Reprint, Stories, Story, find_stories
from musnad.stories.profile import Profile, profile_of

Case = dict[str, Any]


def by_label(stories: tuple[Story, ...], week: list[Case]) -> dict[str, Story]:
    """The stories by the label of their first article."""
    label = {case["id"]: case["story"] for case in week}
    return {label[story.id]: story for story in stories}


def test_each_happening_is_one_story(week: list[Case], readings: list[Reading]) -> None:
    """Articles of one label are together, and nothing else is."""
    found = {article: story.id for story in find_stories(readings) for article in story.articles}
    labels = {case["id"]: case["story"] for case in week}
    assert set(found) == set(labels)
    for one in labels:
        for other in labels:
            assert (found[one] == found[other]) == (labels[one] == labels[other]), (one, other)


def test_a_later_development_follows_its_story(week: list[Case], readings: list[Reading]) -> None:
    """The truce follows the clash, by the id of the clash; what stands alone follows nothing."""
    stories = by_label(find_stories(readings), week)
    follows = {case["story"]: case["follows"] for case in week if "follows" in case}
    for label, story in stories.items():
        assert story.follows == (stories[follows[label]].id if label in follows else None)


def test_reprints_are_marked_with_what_they_print(week: list[Case], readings: list[Reading]) -> None:
    """A pair of one text is a duplicate, the later of the two a reprint of the earlier."""
    story = by_label(find_stories(readings), week)["clash"]
    assert story.duplicates == (("minaa/1", "nakhil/1"),)
    assert [(reprint.article, reprint.of) for reprint in story.reprints] == [("minaa/1", "nakhil/1")]


def test_a_reprint_tells_the_agency_but_not_the_outlet_itself(readings: list[Reading]) -> None:
    """The agency of the dateline is where the text came from; an outlet that names itself there is none."""
    pair = [reading for reading in readings if reading.article.id in ("nakhil/1", "minaa/1")]

    def told(agency: str) -> tuple[Reprint, ...]:
        agency_told = [replace(each, article=replace(each.article, dateline=Dateline(agency), outlet=Outlet("الميناء"))) for each in pair]
        return find_stories(agency_told)[0].reprints

    assert told("وكالة الساحل") == (Reprint("minaa/1", "nakhil/1", "وكالة الساحل"),)
    assert told("الميناء") == (Reprint("minaa/1", "nakhil/1", None),)


def test_joining_explains_itself(week: list[Case], readings: list[Reading]) -> None:
    """There is a reason for each article that joined, naming both articles and what they share."""
    for story in find_stories(readings):
        assert len(story.because) == len(story.articles) - 1
    first = by_label(find_stories(readings), week)["clash"].because[0]
    assert first.startswith("minaa/1 and nakhil/1 (1.00): one text;")
    assert "events ASSAULT" in first
    assert "day 2020-03-02" in first


@given(random=st.randoms())
def test_order_of_arrival_does_not_matter(readings: list[Reading], random: Random) -> None:
    """Any order gives the same stories, reasons included; what comes twice changes nothing."""
    shuffled = random.sample(readings * 2, len(readings) * 2)
    assert find_stories(shuffled) == find_stories(readings)


@given(st.sets(st.integers(0, 8), min_size=1), st.integers(0, 8))
def test_ids_stay_when_later_articles_join(readings: list[Reading], chosen: set[int], new: int) -> None:
    """The id of a story is that of its earliest article, whatever else is there; each story is told alike when it alone is asked for."""
    stories = Stories()
    for place in sorted(chosen | {new}):
        stories.add(readings[place])
    for story in stories.stories():
        published = {reading.article.id: reading.article.published for reading in readings}
        assert story.id == min(story.articles, key=lambda article: (published[article], article))
        assert all(stories.story_of(article) == story for article in story.articles)


def test_what_was_not_added_has_no_story(readings: list[Reading]) -> None:
    """An unknown article is refused."""
    stories = Stories()
    stories.add(readings[0])
    assert readings[0].article.id in stories
    with pytest.raises(KeyError):
        stories.story_of("nobody/1")


def test_forgotten_days_are_gone(readings: list[Reading]) -> None:
    """What was published before a day is dropped; the rest is grouped as if it had never been there."""
    stories = Stories()
    for reading in readings:
        stories.add(reading)
    stories.forget(date(2020, 3, 4))
    assert stories.stories() == find_stories([reading for reading in readings if (reading.article.published or "") >= "2020-03-04"])


def test_articles_without_a_day_or_words_are_taken(readings: list[Reading]) -> None:
    """No day of publication, no words, a day with a zone: each is a story of its own or joins its like."""
    undated = [replace(each, article=replace(each.article, published=None)) for each in readings[1:3]]
    zoned = replace(readings[5], article=replace(readings[5].article, published="2020-03-03T14:00:00+02:00"))
    stories = find_stories([*undated, zoned, readings[6], Reading(article=Article(id="empty", text=""))])
    assert sorted(len(story.articles) for story in stories) == [1, 2, 2]


@pytest.fixture(scope="module")
def stream(lexicon: Lexicon, readings: list[Reading]) -> Callable[[int], list[Profile]]:
    """Makes profiles of so many articles, thirty a day, by moving the week through the years and changing its words."""
    kept = [profile_of(reading, lexicon) for reading in readings]

    def made(count: int) -> list[Profile]:
        profiles = (_moved(kept[i % len(kept)], i) for i in range(count))
        return list(profiles)

    return made


def _moved(profile: Profile, number: int) -> Profile:
    """The profile as one of another happening: most of its words, and who acts where, are of this one alone."""
    assert profile.moment
    happening = number // 3
    random = Random(happening)

    def own(vector: dict[str, float]) -> dict[str, float]:
        return {word if random.random() > 0.8 else f"{word}{happening}": weight for word, weight in vector.items()}

    opening = own(profile.opening)
    moment = profile.moment + timedelta(days=number // 30)
    shifted = replace(profile.print, id=str(number), shingles=type(profile.print.shingles)("Q"), sketch=())
    return replace(
        profile,
        id=str(number),
        moment=moment,
        headline=own(profile.headline),
        opening=opening,
        text=own(profile.text),
        actors=frozenset({str(happening)}),
        keys=tuple(opening)[:24],
        print=shifted,
    )


def test_an_arriving_article_costs_the_same_in_a_large_store(stream: Callable[[int], list[Profile]]) -> None:
    """Adding to a store of ten thousand takes about as long as to one of a thousand."""

    def cost(size: int) -> float:
        profiles, stories = stream(size + 300), Stories()
        for profile in profiles[:size]:
            stories.add_profile(profile)

        def arrive(new: list[Profile]) -> None:
            for profile in new:
                stories.add_profile(profile)
                stories.story_of(profile.id)

        return seconds(arrive, profiles[size:])

    small, large = cost(1000), cost(10_000)
    assert large < 2.5 * small + 0.1, f"{small:.3f} s for 300 articles on 1,000, {large:.3f} s on 10,000"
