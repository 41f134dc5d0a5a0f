"""Phrases: found by their folded tokens, behind proclitics where asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linear import seconds
from musnad.lexicon import Lexicon
from musnad.text.document import prepare
from musnad.text.phrases import PhraseMatcher, proclitics

WORDS = st.sampled_from(["وزير", "الوزير", "للوزير", "بوزير", "الليبي", "لليبي", "دفاع", "الدفاع", "ال", "و", ".", "أ.ف.ب"])
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@pytest.fixture(scope="module")
def letters(lexicon: Lexicon) -> frozenset[str]:
    """What may stand before a noun."""
    return proclitics(lexicon)


def found(text: str, *phrases: str, before: frozenset[str] = frozenset()) -> list[tuple[str, str, int]]:
    """Longest matches as (their words, phrase, skip)."""
    document = prepare(text)
    matcher = PhraseMatcher([(phrase, phrase) for phrase in phrases], proclitics=before)
    return [(document.span(m.first, m.after).text, m.payload, m.skip) for m in matcher.longest(document)]


def test_spelling_and_spacing_do_not_matter() -> None:
    """A phrase is found however it is spelt, spaced, or glued to a mark or hashtag."""
    assert found("إدارةُ\u00a0 الميـناء،اداره_الميناء", "ادارة الميناء") == [
        ("إدارةُ\u00a0 الميـناء", "ادارة الميناء", 0),
        ("اداره_الميناء", "ادارة الميناء", 0),
    ]


def test_words_are_matched_whole() -> None:
    """Letters inside a word are no match, nor are words of two paragraphs."""
    assert found("الوزيران ووزير\nالدفاع وزيرالدفاع", "وزير", "وزير الدفاع") == []


def test_letters_written_on_are_let_through(letters: frozenset[str]) -> None:
    """With proclitics, conjunction, preposition and article may stand before a phrase, and are counted."""
    wanted = [("والوزير", "وزير", 3), ("بوزير", "وزير", 1), ("وللوزير", "وزير", 3)]
    assert found("والوزير بوزير وللوزير تحرير", "وزير", before=letters) == wanted


def test_an_article_swallowed_after_l_is_seen(letters: frozenset[str]) -> None:
    """`للوزير` holds the phrase `الوزير`, `لليبي` the phrase `الليبي`; only the `ل` is skipped."""
    wanted = [("للوزير الأول", "الوزير الأول", 1), ("ولليبي", "الليبي", 2)]
    assert found("للوزير الأول ولليبي", "الوزير الأول", "الليبي", before=letters) == wanted


def test_longest_from_the_left_or_all() -> None:
    """`longest` gives no overlaps, `all` gives every match; one phrase may carry several payloads."""
    document = prepare("وزير الدفاع السابق")
    matcher = PhraseMatcher([("وزير", 1), ("وزير الدفاع", 2), ("الدفاع السابق", 3), ("وزير الدفاع", 4)])
    assert [m.payload for m in matcher.longest(document)] == [2, 4]
    assert [(m.first, m.after, m.payload) for m in matcher.all(document)] == [(0, 2, 2), (0, 2, 4), (0, 1, 1), (1, 3, 3)]


def test_initialisms_and_marks() -> None:
    """Phrases of initialisms, single letters and marks are phrases; empty ones are left out."""
    assert found("قالت أ.ف.ب (أ ف ب) نعم!", "أ.ف.ب", "أ ف ب", "", "!", " ") == [("أ.ف.ب", "أ.ف.ب", 0), ("أ ف ب", "أ ف ب", 0), ("!", "!", 0)]
    assert PhraseMatcher[int]([]).all(prepare("قال")) == ()


@given(st.lists(PHRASES, max_size=6), st.lists(WORDS | st.just("\n"), max_size=12).map(" ".join))
def test_all_matches_and_no_others(phrases: list[str], text: str) -> None:
    """The matches are those that comparing every phrase with every token range gives."""
    document = prepare(text)
    folded = [token.folded for token in document.tokens]
    wanted = {
        (i, i + len(words), number)
        for number, phrase in enumerate(phrases)
        for words in [[token.folded for token in prepare(phrase).tokens]]
        for first, after in document.paragraphs
        for i in range(first, after - len(words) + 1)
        if folded[i : i + len(words)] == words
    }
    matches = PhraseMatcher(zip(phrases, range(9), strict=False)).all(document)
    assert {(m.first, m.after, m.payload) for m in matches} == wanted
    assert len(matches) == len(wanted)


def test_twenty_thousand_phrases_are_built_quickly() -> None:
    """Building stays far under a second; the figure to hold on a quiet machine is 50 ms."""
    phrases = [(f"كلمة {chr(0x628 + i % 20)}{i} أخرى".replace(str(i), "ب" * (i % 7) + "ت" * (i % 11)), i) for i in range(20_000)]
    assert seconds(PhraseMatcher, phrases) < 1
