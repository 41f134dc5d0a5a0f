"""Folding: what it makes of spellings, and that every position leads back to its letters."""

import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linear import check_linear, run_of
from musnad.text.folding import CONTROLS, MARKS, STEM_SEATS, fold, fold_stems, fold_word

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/text/folding.toml").read_text("utf-8"))["case"]

LETTERS = st.sampled_from("اأإآٱبتةهىيئؤءلمنوق")
ODDITIES = st.sampled_from([*'ـًَُِّْٰٕٓٔ\u200f\u200c\u202bکیەٲﻻﷲﷺﱠﹱ﴾ﮱ١۲３ \n\t\r\x1a\x00_-.,،"«»&#;aZé\u0300\ud800\ufffd'])
ENTITIES = st.sampled_from(
    ["&quot;", "&quot", "&amp;", "&amp;quot;", "&amp;amp;", "&#8220;", "&#8220", "&#822", "&#", "&#1611;", "&#8203;", "&#65275;", "&#0;",
     "&#xD800;", "&lt;", "&zwnj;", "&#38;", "amp;", "#8220;", "quot;", "&notit;"]
)  # fmt: skip
TEXTS = st.lists(LETTERS | LETTERS | ODDITIES | ENTITIES | st.characters(), max_size=40).map("".join)
WHOLE = st.lists(LETTERS | ODDITIES.filter(lambda c: c not in "&#;") | st.sampled_from(["&quot;", "&#1611;", "&#65275;"]), max_size=30)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    """Each spelling folds as the table says."""
    assert (fold(case["text"]).plain, fold(case["text"]).folded) == (case["plain"], case.get("folded", case["plain"]))


@given(TEXTS)
def test_both_strings_have_one_length(text: str) -> None:
    """A position in `plain` is the same position in `folded`."""
    folded = fold(text)
    assert len(folded.plain) == len(folded.folded)


@given(TEXTS)
@example("&#١")
def test_folding_again_changes_nothing(text: str) -> None:
    """`plain` and `folded` are folded already."""
    folded = fold(text)
    assert fold(folded.plain).plain == folded.plain
    assert fold(folded.folded).folded == folded.folded == fold_word(text)


@given(TEXTS)
def test_no_mark_or_control_is_left(text: str) -> None:
    """Nothing stays that no eye reads as a letter."""
    plain = fold(text).plain
    assert not set(plain) & set(MARKS + CONTROLS)
    assert [c for c in plain if unicodedata.category(c) == "Cc" and c != "\n"] == []
    assert [c for c in plain if ("\u0600" <= c <= "\u06ff" or "\u0870" <= c <= "\u08ff") and unicodedata.category(c) in ("Mn", "Cf")] == []


@given(TEXTS)
def test_positions_lead_back_in_order(text: str) -> None:
    """Starts and ends grow with the position, stay in the text, and an end is never before its start."""
    folded = fold(text)
    size = len(folded.plain)
    starts = [folded.start(i) for i in range(size + 1)]
    ends = [folded.end(i) for i in range(size + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= starts[i] < ends[i + 1] <= len(text) for i in range(size))


@given(TEXTS)
def test_spans_hold_their_own_letters(text: str) -> None:
    """A span's text is what stands in the original between its offsets; the span of everything leaves out only what vanishes."""
    folded = fold(text)
    size = len(folded.plain)
    for i in range(size + 1):
        span = folded.span(i, min(size, i + 3))
        assert text[span.start : span.end] == span.text
    everything = folded.span(0, size)
    if size:
        assert fold(text[: everything.start]).plain.strip("-") == ""


@given(WHOLE.filter(lambda pieces: "ـ" not in pieces and "_" not in pieces))
def test_letters_of_a_span_fold_to_the_span(pieces: list[str]) -> None:
    """Folding the original letters of a range gives the range, or more where one sign stands for several letters."""
    folded = fold("".join(pieces))
    for i in range(len(folded.plain)):
        after = min(len(folded.plain), i + 4)
        assert folded.plain[i:after].strip() in fold(folded.span(i, after).text).plain


@pytest.mark.parametrize("piece", ["&", "&#", "&amp;", "amp;", "&quot", "َ", "ﷺ", "ﻻ", "ـ", "ا\u0654", "اَ", "&#38;", "_", "ا_", "&a"])
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    """A megabyte of one piece folds in about four times the time of a quarter of it."""
    check_linear(fold, lambda size: "&" + run_of(piece)(size), 250_000)


def test_marks_at_the_beginning_belong_to_nothing() -> None:
    """A text that begins with marks begins at its first letter; one of marks alone is empty."""
    assert fold("\u064b\u064cقال").span(0, 3).start == 2
    assert fold("\u064b\u200f").span(0, 0).text == ""


def test_a_span_takes_its_marks_along_but_no_controls() -> None:
    """The tanwin after the last letter belongs to the word, the direction mark does not."""
    folded = fold("رأى شخصًـا\u064b\u200f هنا")
    assert folded.span(4, 8).text == "شخصًـا\u064b"


def test_part_of_a_ligature_is_the_whole_sign() -> None:
    """The second letter of `ﻻ` lies where the sign does."""
    folded = fold("ﻻ")
    assert folded.plain == "لا"
    assert folded.span(1, 2) == folded.span(0, 2) == folded.span(0, 1)


@given(st.text(st.sampled_from("ابةىأإآؤئءيو َـ\u0654ی٣&_x ")))
def test_a_word_folds_as_a_text_does(word: str) -> None:
    """The short way for words of bare letters gives what the long way gives."""
    assert fold_word(word) == fold(word).folded


@pytest.mark.parametrize("stems", [[], ["أمن"], ["مدرسة", "مسؤول", "شاطئ", "كتب"]])
def test_stems_fold_together_as_they_do_alone(stems: list[str]) -> None:
    """Folding a list in one piece changes nothing; the ta marbuta stays."""
    assert fold_stems(stems) == [stem.translate(STEM_SEATS) for stem in stems]
    assert fold_stems(["مدرسة", "مسؤول"]) == ["مدرسة", "مسوول"]
