"""Whom a document names: one actor for one referent, with roles, kind, country and surface forms."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.actors.find import find_actors
from musnad.actors.named import Actors
from musnad.grammar import read_syntax
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions import find_mentions
from musnad.records import Actor, Place
from musnad.text.analysis import Analyser
from musnad.text.document import Document, prepare

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/actors/actors.toml").read_text(encoding="utf-8"))["case"]


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    """One analyser for all tests."""
    return Analyser(shipped_lexicon())


def read(text: str, home: str = "") -> tuple[Document, Actors]:
    """The document of a text and its actors."""
    document = prepare(text)
    mentions = find_mentions(document, shipped_lexicon(), analyser())
    syntax = read_syntax(document, analyser(), mentions.names())
    return document, find_actors(document, mentions, syntax, shipped_lexicon(), home)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_case_names_its_actors(case: dict[str, Any]) -> None:
    """Every actor of a case is proposed once, as the case tells it, and none that it forbids."""
    _, actors = read(case["text"], case.get("home", ""))
    by_name = {actor.name: actor for actor in actors.proposed}
    for wanted in case.get("actor", []):
        assert wanted["name"] in by_name, sorted(by_name)
        _matches(by_name[wanted["name"]], wanted)
    assert not set(case.get("never", [])) & set(by_name)


def _matches(actor: Actor, wanted: dict[str, Any]) -> None:
    assert actor.kind == wanted["kind"]
    if "country" in wanted:
        assert actor.country == (wanted["country"] or None)
    if "roles" in wanted:
        assert [f"{r.title} / {r.of}{' *' if r.former else ''}" for r in actor.roles] == wanted["roles"]
    assert set(wanted.get("mentions", [])) <= set(actor.mentions)


def test_places_are_in_order_and_do_not_overlap() -> None:
    """Places stand in text order, inside the document, none overlapping another, and point at proposed actors."""
    for case in CASES:
        document, actors = read(case["text"])
        after = 0
        for place in actors.places:
            assert after <= place.first < place.after <= len(document.tokens)
            assert place.first <= place.name_first <= place.after
            assert all(0 <= index < len(actors.proposed) for index in place.actors)
            after = place.after
        assert [actor.id for actor in actors.proposed] == [str(i) for i in range(len(actors.proposed))]


def test_a_name_inside_a_title_is_told_as_inner() -> None:
    """The country in a minister's title is an inner place of its own state."""
    _, actors = read("قال وزير الدفاع التركي سامي يلدز إن الزيارة قصيرة.")
    inner = {actors.proposed[index].name for place in actors.inner for index in place.actors}
    assert "تركيا" in inner
    assert {place.how for place in actors.inner} == {"adjective"}


@given(st.text(alphabet='وزير الدفاع رئيس محمد علي بن قال في على ،."«»()\n تركيا', max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text breaks the finder, however its words are mixed."""
    document, actors = read(text)
    assert all(place.after <= len(document.tokens) for place in (*actors.places, *actors.inner))


def test_people_of_whom_nothing_is_told_are_of_the_country_that_the_places_show() -> None:
    """Towns tell which country an article is about; its bodies, unnamed sources and people belong there, those from anywhere do not."""
    document = prepare("قال سالم الورفلي إن محتجين أغلقوا الطريق، فيما دعا خبراء إلى الهدوء. وأرسلت وزارة الصحة فريقا.")
    mentions = find_mentions(document, shipped_lexicon(), analyser())
    syntax = read_syntax(document, analyser(), mentions.names())
    located = [Place("مصراتة", 0, 0, country="LBY")]
    proposed = find_actors(document, mentions, syntax, shipped_lexicon(), "", located).proposed
    countries = {actor.name: actor.country for actor in proposed}
    assert countries == {"سالم الورفلي": "LBY", "محتجين": "LBY", "وزارة الصحة": "LBY", "خبراء": None}


def test_who_speaks_for_a_body_of_the_world_has_no_country() -> None:
    """The office in a body that is of no one country says nothing of its holder's, and neither does where the article plays."""
    document = prepare("قال المبعوث الخاص للأمم المتحدة يوهان لارسن إن الوضع في طرابلس صعب.")
    mentions = find_mentions(document, shipped_lexicon(), analyser())
    syntax = read_syntax(document, analyser(), mentions.names())
    located = [Place("طرابلس", 0, 0, country="LBY")]
    proposed = find_actors(document, mentions, syntax, shipped_lexicon(), "LBY", located).proposed
    assert {actor.name: actor.country for actor in proposed}["يوهان لارسن"] is None


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("قالت رئيسة مجلس النواب سلوى كلينتون إن التصويت غدا. وأضافت كلينتون أن الأمر مهم.", "f"),
        ("قال رئيس مجلس النواب سامي كلينتون إن التصويت غدا. وأضاف كلينتون أن الأمر مهم.", "m"),
    ],
)
def test_a_family_name_has_the_gender_that_a_title_told(text: str, gender: str) -> None:
    """A bare family name agrees with verbs as the person does whose title tells the gender."""
    _, actors = read(text)
    assert [place.gender for place in actors.places if place.actors == actors.places[0].actors] == [gender] * 2


@pytest.mark.parametrize(("towns", "country"), [(("BHR",), "BHR"), (("BHR", "TUN"), "TUN"), ((), "TUN")])
def test_an_outlet_means_its_own_country_unless_the_article_plays_in_another_only(towns: tuple[str, ...], country: str) -> None:
    """Bodies whose country is left out are those of where the article plays, if it tells nothing of the outlet's country."""
    document = prepare("وصلت الأجهزة الأمنية إلى المدينة. وأكد وزير الداخلية البحريني ذلك، وقال السفير البحريني إن الوضع عادي.")
    mentions = find_mentions(document, shipped_lexicon(), analyser())
    syntax = read_syntax(document, analyser(), mentions.names())
    located = [Place("المدينة", 0, 0, country=town) for town in towns]
    proposed = find_actors(document, mentions, syntax, shipped_lexicon(), "TUN", located).proposed
    assert {actor.name: actor.country for actor in proposed}["الأجهزة الأمنية"] == country
