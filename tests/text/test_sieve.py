"""Words that may be something by one of their readings: each asked once, but for those read as names."""

from musnad.text import sieve
from musnad.text.analysis import Analyser, Analysis
from musnad.text.sieve import Sieve

Readings = tuple[Analysis, ...]


class _Verbs:
    """Asks whether a word may be a verb, and counts how often."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, plain: str, readings: Readings) -> bool:
        self.asked.append(plain)
        return any(reading.pos == "VERB" for reading in readings)


def test_words_that_may_be_are_let_through_and_asked_once(analyser: Analyser) -> None:
    """`قال` may be a verb, `في` and `مدينة` may not; no word is asked twice."""
    plain = ["قال", "في", "مدينة"] * 2
    words = [analyser.analyse(word) for word in plain]
    verbs = _Verbs()
    may = Sieve(verbs)
    assert may.through(plain, words) == [0, 3]
    assert may.through(plain, words) == [0, 3]
    assert sorted(verbs.asked) == sorted({"قال", "في", "مدينة"})


def test_words_read_as_names_are_asked_each_time(analyser: Analyser) -> None:
    """A name tells nothing of what the word is elsewhere: `دان` is a verb after it was a name."""
    readings = analyser.analyse("دان")
    name = tuple(reading._replace(pos="PROPN") for reading in readings)
    may = Sieve(_Verbs())
    assert not may.may("دان", name)
    assert may.may("دان", readings)
    assert may.may("دان", name)  # known by now, whatever it is read as


def test_memory_is_bounded(analyser: Analyser, monkeypatch) -> None:
    """A full memory starts anew and answers the same."""
    monkeypatch.setattr(sieve, "_REMEMBERED", 2)
    verbs = _Verbs()
    may = Sieve(verbs)
    told = {word: may.may(word, analyser.analyse(word)) for word in ("قال", "كتب", "أعلن", "في", "قال")}
    assert told == {"قال": True, "كتب": True, "أعلن": True, "في": False}
    assert verbs.asked.count("قال") > 1
