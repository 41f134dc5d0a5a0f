"""Analyses: ranked, bounded, and quick."""

import pytest

from linear import seconds
from musnad.text import analysis
from musnad.text.analysis import Analyser


@pytest.mark.parametrize("word", ["ministry", "2020", "،", "и", "ﷺ", "ـ"])
def test_what_is_no_arabic_word_has_one_reading(analyser: Analyser, word: str) -> None:
    """Foreign words, numbers and marks come back whole."""
    (reading,) = analyser.analyse(word)
    assert reading.segments == (analysis.Segment(word, "stem"),)


def test_readings_are_ranked(analyser: Analyser) -> None:
    """The best comes first, and none is listed twice."""
    readings = analyser.analyse("قتل")
    assert [r.weight for r in readings] == sorted((r.weight for r in readings), reverse=True)
    assert len(set(readings)) == len(readings)


def test_passive_without_vowels_is_among_the_readings(analyser: Analyser) -> None:
    """`قتل` (killed, was killed) is read both ways, the active one first."""
    voices = [r.features.voice for r in analyser.analyse("قتل") if r.pos == "VERB"]
    assert voices.index("active") < voices.index("passive")


@pytest.mark.parametrize(("word", "other"), [("عبر", "ADP"), ("رد", "NOUN"), ("ذكر", "NOUN")])
def test_ambiguous_cues_keep_both_readings(analyser: Analyser, word: str, other: str) -> None:
    """Cues that are other words as well (across, reply, mention) are verbs and those."""
    assert {"VERB", other} <= {reading.pos for reading in analyser.analyse(word)}


@pytest.mark.parametrize(("word", "pos"), [("الى", "ADP"), ("فى", "ADP"), ("اذا", "SCONJ"), ("التى", "PRON"), ("اليه", "ADP")])
def test_particles_are_known_as_loosely_written(analyser: Analyser, word: str, pos: str) -> None:
    """Without the hamza, or with alif maqsura for ya, as many newspapers write them."""
    assert analyser.analyse(word)[0].pos == pos


def test_article_and_pronoun_make_definite(analyser: Analyser) -> None:
    """Definiteness and the possibility of an idafa follow from the clitics, a swallowed article included."""
    by_word = {word: analyser.analyse(word)[0].features for word in ("الوزير", "للوزير", "وزيرهم", "وزير", "وزيران", "مسؤولو")}
    assert [f.definite for f in by_word.values()] == [True, True, True, False, False, False]
    assert [f.construct for f in by_word.values()] == [False, False, False, True, False, True]


def test_ta_marbuta_is_restored_before_a_pronoun(analyser: Analyser) -> None:
    """`وزارتي` (my ministry, the two ministries of) is read both ways, and either way leads to the ministry."""
    readings = {("pronoun" in {s.kind for s in r.segments}, r.lemma) for r in analyser.analyse("وزارتي")}
    assert {(True, "وزارة"), (False, "وزارة")} <= readings


def test_hostile_words_are_quick(analyser: Analyser) -> None:
    """Long runs of one letter cost nothing; the costliest words stay under five milliseconds."""

    def read(words: list[str]) -> None:
        for word in words:
            analyser.analyse(word)
            analyser.split_glued(word)

    assert seconds(read, ["و" * 1_000_000, "ال" * 12, "وبالوبال" * 3, "ي" * 24, "تستت" * 6]) < 0.5


@pytest.mark.parametrize("word", ["بها", "لها", "لهم"])
def test_preposition_with_its_pronoun_is_nothing_else(analyser: Analyser, word: str) -> None:
    """Neither a noun (`ها`) nor a verb (`لها`, forget) is read in a preposition of one letter with its pronoun."""
    assert {reading.pos for reading in analyser.analyse(word)} == {"ADP"}


def test_auxiliary_is_no_comparison(analyser: Analyser) -> None:
    """`كان` (was) is not read as `كأن` (as if) written without its hamza; with the hamza that is all it is."""
    assert {reading.pos for reading in analyser.analyse("كان")} == {"AUX"}
    assert "SCONJ" in {reading.pos for reading in analyser.analyse("كأن")}
