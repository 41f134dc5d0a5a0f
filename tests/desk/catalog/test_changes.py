"""Silent edits: what is told of them, and what is none."""

from dataclasses import replace
from time import process_time

import pytest

from desk.made import BODY, TITLE, reading
from musnad.records import Article, Comment, Furniture, Related
from musnad_desk.catalog.changes import compare, words_of

ONE, TWO, THREE = BODY.split("\n")


def article(body: str = BODY, title: str = TITLE, **told: object) -> Article:
    return reading(title=title, body=body, **told).article


def test_the_same_words_are_no_change() -> None:
    """Comments, related links and the page's furniture change by themselves; they are not the outlet's words."""
    other = replace(article(), comments=(Comment("س", "نعم"),), related=(Related("آخر"),), furniture=(Furniture("menu", "قائمة"),))
    assert compare(article(), other) == []
    assert words_of(article()) == words_of(other)


@pytest.mark.parametrize(
    ("field", "told", "before", "after"),
    [
        ("author", {"author": None}, "سعاد", ""),
        ("section", {"section": "دولي"}, "محلي", "دولي"),
        ("published", {"published": "2024-10-15"}, "2024-10-14T20:12:41+02:00", "2024-10-15"),
        ("tags", {"tags": ("الحدود",)}, "وزارة الداخلية، الحدود", "الحدود"),
    ],
)
def test_fields(field: str, told: dict[str, object], before: str, after: str) -> None:
    """A field that differs is told with both values, and makes other words."""
    assert compare(article(), article(**told)) == [{"field": field, "before": before, "after": after}]
    assert words_of(article()) != words_of(article(**told))


def test_a_title_is_no_paragraph() -> None:
    """A new title is told once, as a field."""
    assert compare(article(), article(title="آخر")) == [{"field": "title", "before": TITLE, "after": "آخر"}]


def test_a_paragraph_that_was_rewritten_shows_its_words() -> None:
    """Word by word: what stayed, what went, what came."""
    (change,) = compare(article("قتل ثلاثة في قصف اليوم\nآخر"), article("قتل سبعة في قصف اليوم\nآخر"))
    assert change == {
        "field": "text", "kind": "changed", "place": 1, "before": "قتل ثلاثة في قصف اليوم", "after": "قتل سبعة في قصف اليوم",
        "words": [["same", "قتل"], ["removed", "ثلاثة"], ["added", "سبعة"], ["same", "في قصف اليوم"]],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (f"{ONE}\n{TWO}", f"{ONE}\n{TWO}\n{THREE}", [("added", 3)]),
        (f"{ONE}\n{TWO}", f"{THREE}\n{ONE}\n{TWO}", [("added", 1)]),
        (f"{ONE}\n{TWO}\n{THREE}", f"{ONE}\n{THREE}", [("removed", 2)]),
        (f"{ONE}\n{TWO}", f"{ONE}\nشيء آخر تماما", [("removed", 2), ("added", 2)]),
        (ONE, "", [("removed", 1)]),
        ("", ONE, [("added", 1)]),
        (f"{ONE}\n\n\n{TWO}", f"{ONE} \n{TWO}", []),
    ],
)
def test_paragraphs(before: str, after: str, told: list[tuple[str, int]]) -> None:
    """Paragraphs that came, went or were moved aside are told by their place in the new text; blank lines are nothing."""
    assert [(change["kind"], change["place"]) for change in compare(article(before), article(after))] == told


def test_long_texts_are_compared_in_time() -> None:
    """Thousands of paragraphs, and one of thousands of words, take a moment."""
    many = "\n".join(f"فقرة رقم {i}" for i in range(5_000))
    long = "كلمة " * 20_000
    start = process_time()
    assert len(compare(article(many), article(many.replace("رقم 77\n", "رقم 78\n")))) == 1
    assert compare(article(long), article(f"{long}أخرى"))[0]["words"][0][0] == "removed"
    assert process_time() - start < 5
