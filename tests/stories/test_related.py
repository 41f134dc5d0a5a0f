"""Articles to read next: the same story first, then shared actors and events, the nearer the higher; never the article itself."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from musnad.records import Actor, Article, Event, Reading, Span
from musnad.stories import Story, find_stories, related


def article(id_: str, published: str | None, *names: str, type_: str = "") -> Reading:
    """An article with some actors; with a type, the first of them does something."""
    actors = tuple(Actor(id=f"a{i}", name=name, kind="person") for i, name in enumerate(names))
    events = (Event(id="e1", type=type_, trigger=Span("", 0, 0), actors=("a0",)),) if type_ else ()
    return Reading(article=Article(id=id_, text="", published=published), actors=actors, events=events)


THIS = article("this", "2020-03-03", "كمال الزروق", "هشام القلالي", type_="CONSULT")


def ids(others: list[Reading], *stories: Story, most: int = 5) -> list[str]:
    return [each.id for each in related(THIS, others, stories, most)]


def test_the_same_story_comes_first() -> None:
    """Before articles that share more but tell something else."""
    others = [article("near", "2020-03-03", "كمال الزروق", "هشام القلالي", type_="CONSULT"), article("story", "2020-03-01")]
    assert ids(others, Story(id="story", articles=("story", "this"))) == ["story", "near"]


def test_an_article_is_not_related_to_itself_or_its_reprint() -> None:
    """Nor do two prints of one text both stand in the list."""
    others = [article(id_, "2020-03-03", "كمال الزروق") for id_ in ("this", "reprint", "b", "copy of b")]
    prints = Story(id="reprint", articles=("reprint", "this"), duplicates=(("reprint", "this"),))
    copies = Story(id="b", articles=("b", "copy of b"), duplicates=(("b", "copy of b"),))
    assert ids(others, prints, copies) == ["b"]


def test_the_nearer_in_time_is_the_higher() -> None:
    """What is shared counts half after some days; where nobody tells a day it counts whole."""
    others = [article("old", "2020-01-03", "كمال الزروق"), article("new", "2020-03-02T10:00:00+02:00", "كمال الزروق")]
    assert ids(others) == ["new", "old"]
    found = {each.id: each.score for each in related(THIS, [*others, article("undated", None, "كمال الزروق")])}
    assert found["undated"] > found["new"] > 2 * found["old"]


def test_doing_the_same_and_rare_actors_count_more() -> None:
    """An actor whom every article has tells little."""
    common = [article(f"c{i}", "2020-03-03", "كمال الزروق") for i in range(3)]
    others = [*common, article("rare", "2020-03-03", "هشام القلالي"), article("deed", "2020-03-03", "كمال الزروق", type_="CONSULT")]
    assert ids(others)[:2] == ["deed", "rare"]
    assert related(THIS, others)[0].because == ("CONSULT كمال زروق", "كمال زروق")


def test_what_shares_nothing_is_not_related() -> None:
    """Rather none than any; and never more than asked for."""
    others = [article("x", "2020-03-03", "سالم المبروك"), *(article(f"c{i}", "2020-03-03", "كمال الزروق") for i in range(9))]
    assert "x" not in ids(others, most=99)
    assert len(ids(others, most=3)) == 3


@given(random=st.randoms())
def test_the_order_of_the_others_does_not_matter(readings: list[Reading], random: Random) -> None:
    """On a week of news, with its stories."""
    stories = find_stories(readings)
    shuffled = random.sample(readings, len(readings))
    for reading in readings:
        found = related(reading, shuffled, stories)
        assert found == related(reading, readings, stories)
        assert reading.article.id not in {each.id for each in found}
