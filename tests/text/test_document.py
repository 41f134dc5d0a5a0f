"""Documents: every range leads back to letters of the text."""

from hypothesis import given
from hypothesis import strategies as st

from musnad.text.document import Document, prepare

TEXTS = st.lists(
    st.sampled_from(["وزير", "شخصًا", "ﷺ", "&quot;", "&#1611;", "ا\u0654", "12", "a@b.c", "أ.ف.ب", *'ـَ\u200f \n.«»،"']) | st.characters()
).map("".join)


@given(TEXTS)
def test_spans_hold_their_own_letters(text: str) -> None:
    """The span of any token range is what the text holds between its offsets."""
    document = prepare(text)
    for first in range(len(document.tokens)):
        for after in {first + 1, min(len(document.tokens), first + 5), len(document.tokens)}:
            span = document.span(first, after)
            assert text[span.start : span.end] == span.text != ""


@given(TEXTS)
def test_paragraphs_part_the_tokens(text: str) -> None:
    """Paragraphs hold every token once, in order; each is one line."""
    document = prepare(text)
    assert [i for first, after in document.paragraphs for i in range(first, after)] == list(range(len(document.tokens)))
    assert all("\n" not in document.words(first, after) for first, after in document.paragraphs)
    lines = [line for line in document.text.plain.split("\n") if line.strip()]
    assert len(document.paragraphs) == len(lines)


def test_nothing_is_a_document_too() -> None:
    """Texts without tokens give empty documents."""
    for text in ("", " \n", "\u200f\u064b"):
        document = prepare(text)
        assert (document.tokens, document.sentences, document.paragraphs, document.quotations) == ((), (), (), ())


def test_words_are_folded() -> None:
    """The words of a range are its folded letters, the span its own."""
    document = prepare("قالـت الوزارةُ: نعم")
    assert isinstance(document, Document)
    assert (document.words(0, 2), document.span(0, 2).text) == ("قالت الوزاره", "قالـت الوزارةُ")
