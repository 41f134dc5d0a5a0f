"""Tags: one thing has one tag, whoever names it; crowds and unnamed people have none."""

from dataclasses import replace

import pytest

from musnad.reading import Reader
from musnad.records import Actor, Article, Event, Place, Reading, Span, Topic
from musnad.stories import Tag, tags

TEXT = "زار الوزير المدينة"
TRIGGER = Span("زار", 0, 3)


def reading(*actors: Actor, places: tuple[Place, ...] = (), own: tuple[str, ...] = ()) -> Reading:
    """A reading in which all the actors take part in one event."""
    event = Event(id="e1", type="CONSULT", trigger=TRIGGER, actors=tuple(actor.id for actor in actors))
    return Reading(article=Article(id="a", text=TEXT, tags=own), actors=actors, events=(event,), places=places)


def place(name: str, precision: str = "town", country: str = "LBY", start: int = 0) -> Place:
    """A place in the lead."""
    return Place(name, start, start + len(name), name=name, country=country, precision="country" if precision == "country" else "town")


def test_a_state_its_land_and_the_publishers_word_are_one_tag() -> None:
    """The actor, the place and a hashtag of its people's adjective: the country, under its name in the table."""
    libya = Actor(id="a1", name="ليبيا", kind="state", country="LBY")
    found = tags(reading(libya, places=(place("ليبيا", "country"),), own=("#ليبيا", "الليبية")))
    assert found == (Tag("LBY", "ليبيا", "country"),)


def test_a_tag_of_the_publisher_that_names_an_actor_is_the_actor() -> None:
    """Spelling apart and hashtags undone; what nobody else names is kept as the publisher's own."""
    minister = Actor(id="a1", name="أحمد المبروك", kind="person")
    found = tags(reading(minister, own=("#احمد_المبروك", " أخبار_محلية ", "#أخبار محلية")))
    assert [(tag.name, tag.kind) for tag in found] == [("أحمد المبروك", "person"), ("أخبار محلية", "publisher")]


@pytest.mark.parametrize(
    "actor",
    [
        Actor(id="a1", name="مصادر", kind="group"),
        Actor(id="a1", name="ضابط تركي", kind="person"),
        Actor(id="a1", name="الوزير التونسي", kind="person"),
    ],
    ids=lambda actor: actor.name,
)
def test_who_has_no_name_is_no_tag(actor: Actor) -> None:
    """Sources, and persons known by their office alone."""
    assert tags(reading(actor)) == ()


def test_a_passing_place_is_no_tag() -> None:
    """Far down and named once it is none; named twice it is."""
    far = place("سبها", start=15)
    text = " ".join(["كلمة"] * 100)
    long = replace(reading(places=(replace(far, start=400, end=404),)), article=Article(id="a", text=text))
    assert tags(long) == ()
    assert [tag.name for tag in tags(replace(long, places=(*long.places, replace(far, start=450, end=454))))] == ["سبها"]


def test_topics_are_tags_under_keys_of_their_own() -> None:
    """A context of PLOVER, readable."""
    found = tags(replace(reading(), topics=(Topic(name="natural_resource"),)))
    assert found == (Tag("topic:natural_resource", "natural resource", "topic"),)


def test_the_most_told_of_comes_first(reader: Reader) -> None:
    """Of a whole article: unique keys, the chief actor among the first."""
    content = "قال وزير النقل كمال الزروق اليوم إن المعبر سيفتح. وأضاف الزروق في تونس أن الطريق آمن. والتقى الزروق أحمد القلالي."
    found = tags(reader.read({"id": "t", "title": "كمال الزروق في تونس", "content": content}))
    assert found[0].name == "كمال الزروق"
    assert len({tag.key for tag in found}) == len(found)
    assert Tag("TUN", "تونس", "country") in found or any(tag.name == "تونس" for tag in found)
