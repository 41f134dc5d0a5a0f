"""Terms: what words are looked for by."""

from datetime import date

import pytest

from musnad_desk.catalog import terms


def test_title_and_body_are_told_apart() -> None:
    """A text begins with its title; a text that does not is all body. Stems and lemmas stand word for word."""
    index = terms.index_of("الوزارة", "الوزارة\n\nقال للوزارات: نعم 16م")
    assert (index.title, index.body) == ("الوزاره", "قال للوزارات نعم 16 م")
    assert index.stems == f"وزاره {terms.BORDER} قال وزارات نعم 16 م"
    assert index.lemmas == f"وزاره {terms.BORDER} قال وزاره نعم 16 م"
    assert terms.index_of("عنوان", "نص آخر").body == "نص اخر"
    assert terms.index_of("", "").stems == terms.BORDER


def test_there_is_an_end_to_what_is_indexed() -> None:
    """A text of any length fits into every database's index."""
    index = terms.index_of("", "كلمة " * 100_000)
    assert len(index.body) <= terms.INDEXED
    assert len(index.body.split()) + 1 == len(index.stems.split()) == len(index.lemmas.split())
    assert max(map(len, terms.index_of("", "ط" * 9_000).body.split())) == terms.WORD_LETTERS


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("الوزارة", "وزارة", True), ("بطرابلس", "طرابلس", True), ("غير الشرعية", "غير شرعية", True), ("وزارة", "زيارة", False)],
)
def test_what_is_compared(one: str, other: str, same: bool) -> None:
    """Clitics and spelling make no difference, other words do."""
    assert (terms.sought(one) == terms.sought(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("خلوصي آكار", "خلوصي أكار", True), ("عبدالله صالح", "عبد الله صالح", True), ("هادي بن عرفة", "هادي بنعرفة", True),
        ("فيصل بن خالد بن عبدالعزيز", "فيصل بن خالد ابن عبد العزيز", True), ("أبي بكر", "أبو بكر", True), ("أبوبكر", "أبو بكر", True),
        ("عبد الله", "عبد العزيز", False), ("محمد علي", "محمدعلي", False), ("هادي بن عرفة", "هادي عرفة", False), ("عبد", "عبد", True),
    ],
)  # fmt: skip
def test_a_name_in_several_spellings(one: str, other: str, same: bool) -> None:
    """Hamzas, a space behind a word that binds, another form of it make no other name."""
    assert (terms.own_name(one) == terms.own_name(other)) is same


def test_places_in_time_are_ordered_by_day() -> None:
    """A later day is a greater number whatever the article's, undated comes first, and the article is known from it."""
    places = [
        terms.place_in_time(day, article)
        for day, article in ((None, 10**9), (date(2020, 1, 1), 7), (date(2020, 1, 1), 9), (date(2020, 1, 2), 1))
    ]
    assert places == sorted(places)
    assert [terms.article_of(place) for place in places] == [10**9, 7, 9, 1]
    assert terms.place_in_time(date.max, 2**terms.ARTICLE_BITS - 1) < 2**63


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("رئيس مجلس الدولة", ""),
        ("وزارة الداخلية التونسية", ""),
        ("الأمم المتحدة", "the United Nations"),
        ("ليبيا", "Libya"),
        ("سالم بوشناف", "Salim Bushnaf"),
    ],
)
def test_proper_names_alone_are_romanised(name: str, latin: str) -> None:
    """A role or a body called by common words has no Latin name: letters do not translate them."""
    assert terms.romanised(name).casefold().removeprefix("the ") == latin.casefold().removeprefix("the ")
