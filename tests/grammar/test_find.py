"""The grammar on cases of our own, on hostile text, and what must hold of every reading."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linear import check_linear, run_of
from musnad.grammar import Syntax, Verb, read_syntax
from musnad.text.analysis import Analyser
from musnad.text.document import prepare
from musnad.text.folding import fold

WORDS = 'قال الوزير إن الذي وأن و في كان لم سيعلن خمسة 2015 محمد تركي الحكومة التونسية مشيرا هذا كل غير يوم ، . : " ( نقلت لبيان'.split()  # noqa: SIM905
TEXT = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


def test_case(analyser: Analyser, case: dict[str, Any]) -> None:
    """Each case holds: readings, subjects, phrases and clauses are those listed."""
    document = prepare(case["text"])
    plain = [token.plain for token in document.tokens]
    names = [(at, at + len(words)) for words in map(str.split, case.get("names", ())) if (at := _find(plain, words)) >= 0]
    syntax = read_syntax(document, analyser, names)
    for key, check in CHECKS.items():
        if key in case:
            check(syntax, case)


def _word(syntax: Syntax, case: dict[str, Any]) -> None:
    best = syntax.words[_at(syntax, case["word"])][0]
    for key, value in (("pos", best.pos), ("lemma", best.lemma), ("voice", best.features.voice)):
        assert case.get(key, value) == value


def _verb(syntax: Syntax, case: dict[str, Any]) -> None:
    verb = _verb_at(syntax, case["verb"])
    phrase = verb.subjects[0].phrase
    auxiliary = "" if verb.auxiliary is None else syntax.document.tokens[verb.auxiliary].plain
    told = {"subject": "-" if phrase is None else _letters(syntax, phrase), "auxiliary": auxiliary}
    told |= {"negated": verb.negated, "future": verb.future}
    assert {key: fold(value).folded if key == "subject" else value for key, value in case.items() if key in told} == {
        key: value for key, value in told.items() if key in case
    }


def _phrase(syntax: Syntax, case: dict[str, Any]) -> None:
    letters = fold(case["phrase"]).folded
    numbers = [number for number in range(len(syntax.phrases)) if _letters(syntax, number) == letters]
    assert numbers, [_letters(syntax, number) for number in range(len(syntax.phrases))]
    phrase = syntax.phrases[numbers[0]]
    told = phrase._asdict() | {"head": syntax.document.tokens[phrase.head].plain}
    told["to"] = "" if phrase.to is None else _letters(syntax, phrase.to)
    wanted = {key: fold(value).folded if key == "to" else value for key, value in case.items() if key in told}
    assert wanted == {key: told[key] for key in wanted}


def _no_phrase(syntax: Syntax, case: dict[str, Any]) -> None:
    assert fold(case["no_phrase"]).folded not in [_letters(syntax, number) for number in range(len(syntax.phrases))]


def _clause(syntax: Syntax, case: dict[str, Any]) -> None:
    told = {(syntax.document.words(c.first, c.after), c.kind) for c in syntax.clauses}
    assert (fold(case["clause"]).folded, case["kind"]) in told


CHECKS = {"word": _word, "verb": _verb, "phrase": _phrase, "no_phrase": _no_phrase, "clause": _clause}


def _find(plain: list[str], words: list[str]) -> int:
    return next((i for i in range(len(plain)) if plain[i : i + len(words)] == words), -1)


def _at(syntax: Syntax, word: str) -> int:
    return [token.plain for token in syntax.document.tokens].index(word)


def _verb_at(syntax: Syntax, word: str) -> Verb:
    verbs = [verb for verb in syntax.verbs if syntax.document.tokens[verb.at].plain == word]
    assert verbs, "not read as a verb"
    return verbs[0]


def _letters(syntax: Syntax, phrase: int) -> str:
    return syntax.document.words(syntax.phrases[phrase].first, syntax.phrases[phrase].after)


@given(text=TEXT)
def test_every_reading_is_well_formed(analyser: Analyser, text: str) -> None:
    """Words keep all their analyses; phrases stand in order without overlap; clauses nest; shares of subjects sum to 1."""
    document = prepare(text)
    syntax = read_syntax(document, analyser)
    assert [set(words) for words in syntax.words] == [set(analyser.analyse(token.plain)) for token in document.tokens]
    ends = [0, *(phrase.after for phrase in syntax.phrases)]
    assert all(end <= p.first <= p.head < p.after for end, p in zip(ends, syntax.phrases, strict=False))
    for number, phrase in enumerate(syntax.phrases):
        assert syntax.phrase_at[phrase.first : phrase.after] == (number,) * (phrase.after - phrase.first)
        assert (phrase.to is None) == (phrase.link == "")
        assert phrase.to is None or phrase.to < number
    for clause in syntax.clauses:
        assert clause.first < clause.after <= len(document.tokens)
        if clause.inside is not None:
            outer = syntax.clauses[clause.inside]
            assert outer.first <= clause.first
            assert clause.after <= outer.after
    for verb in syntax.verbs:
        assert sum(subject.weight for subject in verb.subjects) == pytest.approx(1)
        assert syntax.clauses[verb.clause].first <= verb.at < syntax.clauses[verb.clause].after


@given(text=TEXT)
def test_names_hold_no_verb_and_stay_whole(analyser: Analyser, text: str) -> None:
    """A range given as a name is one phrase or part of one, whatever its words are elsewhere."""
    document = prepare(text)
    names = [(first, min(first + 2, after)) for first, after in document.sentences if after - first > 1]
    syntax = read_syntax(document, analyser, names)
    for first, after in names:
        assert not any(first <= verb.at < after for verb in syntax.verbs)
        assert len({syntax.phrase_at[i] for i in range(first, after)}) == 1
        assert syntax.phrase_at[first] >= 0


@pytest.mark.parametrize("text", ["", "\n", ".", "و", "2015", "،،،", "the word", "ــ"])
def test_little_text_is_read(analyser: Analyser, text: str) -> None:
    """Texts with hardly a word have a syntax."""
    document = prepare(text)
    assert len(read_syntax(document, analyser).words) == len(document.tokens)


def test_time_grows_with_length_only(analyser: Analyser) -> None:
    """A sentence of nine thousand words takes about four times the time of a quarter of it."""
    make = run_of("قال الوزير الذي كان في بيان ")
    check_linear(lambda document: read_syntax(document, analyser), lambda size: prepare(make(size)), 12_000)
