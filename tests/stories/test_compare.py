"""One story side by side: agreement, what one alone has, contradictions, and who is judged in which words."""

import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.reading import Reader
from musnad.records import Reading
from musnad.stories import Comparison, Fact, compare

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent.parent / "cases/stories/compared.toml").read_text("utf-8"))["case"]


def compared(case: dict[str, Any], reader: Reader) -> Comparison:
    """The comparison of a case's articles."""
    articles = enumerate(case["article"])
    return compare([reader.read({"id": f"t/{i}", "published": "2020-03-03", "source": each["outlet"], **each}) for i, each in articles])


def words(fact: Fact) -> str:
    """Everything that a fact says."""
    return " ".join((fact.what, *(" ".join((telling.text, telling.value, *telling.via)) for telling in fact.tellings)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_facts_of_pairs(reader: Reader, case: dict[str, Any]) -> None:
    """What must be told is told with its verdict; what is no contradiction is not made one."""
    facts = compared(case, reader).facts
    for kind, verdict, said in case["told"]:
        assert any(fact.kind == kind and fact.verdict == verdict and said in words(fact) for fact in facts), (kind, verdict, said, facts)
    assert not [fact for fact in facts if fact.kind in case["never"] and fact.verdict == "contradicted"]


def test_judging_words_stand_by_outlet(reader: Reader) -> None:
    """The same fighters, judged by one outlet in its own voice and by a speaker of the other."""
    text = "قتل ثلاثة في هجوم شنته {} على معسكر وادي الرمان اليوم."
    articles = {"الساحل": text.format("ميليشيات كتيبة الفجر الإرهابية"), "النخيل": text.format("كتيبة الفجر")}
    read = [reader.read({"id": outlet, "source": outlet, "title": "هجوم", "content": content}) for outlet, content in articles.items()]
    labels = compare(read).labels
    assert {(naming.outlet, naming.stance, naming.voice) for naming in labels} == {("الساحل", "against", "outlet")}
    assert any(naming.text == "الإرهابية" and naming.times == 1 for naming in labels)


def test_letters_stand_where_they_are_said_to(reader: Reader) -> None:
    """Where a telling has an offset its letters begin there in its article."""
    for case in CASES:
        texts = {f"t/{i}": f"{each['title']}\n\n{each['content']}" for i, each in enumerate(case["article"])}
        for telling in (telling for fact in compared(case, reader).facts for telling in fact.tellings):
            assert telling.start is None or texts[telling.article].startswith(telling.text, telling.start)


@given(random=st.randoms())
def test_the_order_of_articles_does_not_matter(readings: list[Reading], random: Random) -> None:
    """A story of several articles gives one comparison in any order."""
    story = readings[:5]
    assert compare(random.sample(story, len(story))) == compare(story)


def test_one_article_alone_contradicts_nothing(readings: list[Reading]) -> None:
    """Every fact of a single outlet is told by one; none is contradicted, and nothing at all gives nothing."""
    assert {fact.verdict for fact in compare(readings[:1]).facts} == {"one"}
    assert compare([]) == Comparison((), (), ())


@pytest.mark.parametrize("outlet", ["الساحل", None])
def test_outlets_are_columns_in_the_order_of_their_telling(reader: Reader, outlet: str | None) -> None:
    """The earlier article comes first; an article whose outlet nobody knows stands for itself."""
    fields = {"title": "عنوان", "content": "زار الوزير سالم المبروك المدينة اليوم."}
    late = reader.read({"id": "b", "published": "2020-03-04", "source": outlet, **fields})
    early = reader.read({"id": "a", "published": "2020-03-03", "source": "النخيل", **fields})
    assert compare([late, early]).outlets == ("النخيل", outlet or "b")
