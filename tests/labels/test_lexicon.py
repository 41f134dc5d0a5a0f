"""The table of judging words: each entry's example and counter-example are its test."""

from collections.abc import Callable

import pytest

from musnad.lexicon import Lexicon, load_lexicon
from musnad.records import Label

ENTRIES = load_lexicon().entries("labels")
HIDDEN = [tag[3:] for entry in load_lexicon().entries("labels_none") for tag in entry.tags if tag.startswith("ex:")]


@pytest.mark.parametrize("lemma", [entry.lemma for entry in ENTRIES if entry.example])
def test_entry_judges_in_its_example(lexicon: Lexicon, labelled: Callable[[str], tuple[Label, ...]], lemma: str) -> None:
    """An entry judges in its example, with its stance."""
    entry = next(entry for entry in lexicon.entries("labels") if entry.lemma == lemma)
    assert (f"labels: {lemma}", entry.value) in [(label.because[0], label.stance) for label in labelled(entry.example)]


@pytest.mark.parametrize("lemma", [entry.lemma for entry in ENTRIES if entry.counter])
def test_entry_is_silent_in_its_counter_example(lexicon: Lexicon, labelled: Callable[[str], tuple[Label, ...]], lemma: str) -> None:
    """An entry does not judge in its counter-example."""
    entry = next(entry for entry in lexicon.entries("labels") if entry.lemma == lemma)
    assert f"labels: {lemma}" not in [label.because[0] for label in labelled(entry.counter)]


@pytest.mark.parametrize("sentence", HIDDEN)
def test_phrases_that_judge_nobody_hide_the_word_in_them(labelled: Callable[[str], tuple[Label, ...]], sentence: str) -> None:
    """No label is found in the sentences that show what is none."""
    assert labelled(sentence) == ()
