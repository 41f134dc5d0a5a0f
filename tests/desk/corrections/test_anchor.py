"""Letters found again in another version of a text, or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.records import Span
from musnad_desk.corrections.anchor import anchored, found_again

TEXT = "قال الوزير إن الحدود مفتوحة. وقال السفير إن المعبر مغلق."


def anchor_of(letters: str, which: int = 0, text: str = TEXT) -> tuple[int, ...]:
    """Where occurrences of letters begin."""
    starts = [start for start in range(len(text)) if text.startswith(letters, start)]
    return (starts[which],)


CASES = [  # letters, which of them, the text after, where they stand then
    ("قال", 1, TEXT, "قال السفير"),
    ("قال", 0, TEXT, "قال الوزير"),
    ("قال", 1, f"عاجل: {TEXT}", "قال السفير"),  # all moved
    ("قال", 1, "وقال السفير إن المعبر مغلق. قال الوزير إن الحدود مفتوحة.", "قال السفير"),  # turned round
    ("الحدود مفتوحة", 0, "قال الوزير إن كل الحدود مفتوحة.", "الحدود مفتوحة"),  # a word came
    ("الحدود مفتوحة", 0, "قال الوزير إن الحدود مغلقة.", None),  # other letters
    ("قال", 1, "أعلن الوزير. قال", None),  # the same word among others is another word
    ("قال", 0, "", None),
]


@pytest.mark.parametrize(("letters", "which", "after", "stands"), CASES)
def test_found_again(letters: str, which: int, after: str, stands: str | None) -> None:
    """The place with the same letters around; nowhere where only a single word is left of it."""
    (start,) = anchor_of(letters, which)
    found = found_again(anchored(TEXT, Span(letters, start, start + len(letters))), after)
    assert (found and found.start) == (None if stands is None else after.index(stands))
    assert found is None or after[found.start : found.end] == letters


@given(st.text("ابت .", min_size=1, max_size=80), st.data())
def test_in_the_same_text_it_is_the_same_place(text: str, data: st.DataObject) -> None:
    """Whatever the text, an anchor leads to letters that are its own, and to its own place unless another looks the same."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchored(text, Span(text[start:end], start, end))
    found = found_again(anchor, text)
    if found is not None:
        assert text[found.start : found.end] == anchor.text
        assert found.start == start or (anchor.before.strip(), anchor.after.strip()) != ("", "")
