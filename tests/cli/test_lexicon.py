"""`musnad lexicon check`: what a person sees of a word."""

import pytest

from musnad.cli.lexicon import entries_with, finite, told
from musnad.lexicon import Lexicon
from musnad.lexicon.schema import Entry
from musnad.text.analysis import Analyser


@pytest.fixture(scope="module")
def analyser(lexicon: Lexicon) -> Analyser:
    """One analyser for this file."""
    return Analyser(lexicon)


@pytest.mark.parametrize("word", ["شدد", "وشددت", "شَدَّدَ", "مشددا", "يشددون", "سيشدد"])
def test_any_form_finds_its_verb(analyser: Analyser, word: str) -> None:
    """Whatever form a person copies from an article, with clitics or vowels, the entry of its verb is found."""
    assert ("cues", "شدد") in [(table, entry.lemma) for table, entry in entries_with(analyser, word)]


def test_every_table_that_holds_a_word_is_shown(analyser: Analyser) -> None:
    """A word that stands in several tables is shown in each."""
    tables = {table for table, _ in entries_with(analyser, "تصريحات")}
    assert {"cue_nouns", "chain_documents", "cues"} <= tables


def test_all_that_a_cue_matches_is_told(analyser: Analyser) -> None:
    """Finite forms of the third person, accusative participles, what joins the content, tags, example and counter-example are printed."""
    entry = next(entry for entry in analyser.lexicon.entries("cues") if entry.lemma == "شدد")
    lines = dict(told(analyser.verbs, "cues", entry))
    assert {"شدد", "شددت", "يشدد", "يشددون"} <= set(lines["verb"].split("، "))
    assert {"مشددا", "مشددة", "مشددين"} <= set(lines["participle"].split("، "))
    assert "على أن" in lines["takes"].split("، ")
    assert set(lines) >= {"value", "tags", "example", "counter"}


def test_no_form_is_shown_that_speaks_of_oneself(analyser: Analyser) -> None:
    """First and second persons and imperatives are no cues of a report, and are not printed."""
    assert not {"أشدد", "نشدد", "شددنا", "شددتم"} & set(finite(analyser.verbs, "شدد"))


def test_fields_without_content_are_left_out(analyser: Analyser) -> None:
    """An entry with a lemma and a gloss alone prints its surface and nothing empty."""
    assert list(told(analyser.verbs, "peoples", Entry("قبيلة", "tribe"))) == [("matches", "قبيلة")]
