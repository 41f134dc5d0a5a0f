"""Clitics: cut where they are, left alone where letters only look like them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.evaluation.clitics import WORKBOOK, read_words, score, words_of
from musnad.lexicon import Lexicon
from musnad.text.analysis import Analyser
from musnad.text.clitics import Clitics

ARABIC = st.text(st.sampled_from("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"), min_size=1, max_size=30)


@pytest.mark.cases("clitics")
def test_word_is_cut_into_its_segments(analyser: Analyser, case: dict[str, str]) -> None:
    """The likeliest segments of each listed word are the listed ones."""
    assert " ".join(analyser.segment(case["word"])) == case["segments"]


@pytest.mark.cases("clitics_glued")
def test_glued_words_come_apart_and_others_stay(analyser: Analyser, case: dict[str, str]) -> None:
    """A missing space is found again; long and foreign words stay whole."""
    assert " ".join(analyser.split_glued(case["word"])) == case["words"]


@given(word=ARABIC)
def test_pieces_joined_are_the_word(analyser: Analyser, word: str) -> None:
    """No letter is lost or made, in any reading of any word, and in no split."""
    assert {"".join(segment.text for segment in reading.segments) for reading in analyser.analyse(word)} == {word}
    assert "".join(analyser.split_glued(word)) == word


@given(word=ARABIC)
def test_every_frame_joins_to_the_word(lexicon: Lexicon, word: str) -> None:
    """Cuts of the grammar of clitics, likely or not, are cuts of the word."""
    cuts = Clitics(lexicon).nominal(word)
    assert {"".join(cut[:5]) for cut in cuts} <= {word}


@pytest.mark.shared
def test_wikinews_floor(analyser: Analyser, shared: Path) -> None:
    """Words of WikiNews with all segments right, on the half nobody tuned to; the best so far is .988."""
    pytest.importorskip("openpyxl")
    words = words_of(list(read_words(shared / WORKBOOK)), 1)
    assert len(words) > 7000
    assert score(analyser, words).share >= 0.985
