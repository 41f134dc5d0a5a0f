"""Verbs that their neighbours make look like nouns, where a sentence leaves room for a verb only.

`قتل` is "he killed", "he was killed" and "killing"; the last is by far the commonest behind a noun. It is no noun where a nominative
follows, which no genitive is (`تجمع متظاهرون`, protesters gathered), nor where nothing but a place or time stands before it in its
sentence that could not have it as a genitive (`وفي بعقوبة قتل شرطي`, and in Baquba a policeman was killed).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from musnad.text.analysis import Analysis

if TYPE_CHECKING:
    from musnad.grammar.faces import Word

_NEAR = 4.0  # nats below the noun that the verb may be
_NO_SETTING = frozenset(("VERB", "AUX", "SCONJ", "PRON"))  # classes that no place and no time is told with
_CLOSED = frozenset(("PROPN", "ADJ", "NUM", "PUNCT"))  # behind these no genitive stands
_COLON = ":"  # behind it a headline goes on with a noun
_SUBJECTS = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "DET", "X"))


def settle(words: Sequence["Word"], chosen: list[int]) -> None:
    """Choose the verb for such words of one sentence; `chosen` gives the number of each word's analysis."""
    for at in [i for i, word in enumerate(words) if word.perfect]:
        word, number = words[at], chosen[at]
        noun, verb = word.analyses[number], word.analyses[word.perfect]
        near = _is_bare(noun) and noun.weight - verb.weight <= _NEAR and not _is_governed(words, chosen, at)
        if near and (_leads(words, chosen, at) or _sets_out(words, chosen, at)):
            chosen[at] = word.perfect


def perfect_among(analyses: Sequence[Analysis]) -> int:
    """The number of the likeliest perfect among the analyses of a word that may be a noun too; 0 for none, or if it comes first."""
    if not any(map(_is_bare, analyses)):
        return 0
    return next((i for i, a in enumerate(analyses) if a.features.aspect == "perfect" and a.segments[-1].kind == "stem"), 0)


def _is_bare(word: Analysis) -> bool:
    """Whether a reading is a noun that may head an idafa, with nothing before it but a conjunction."""
    return (
        word.pos == "NOUN"
        and not word.features.definite
        and word.features.case != "acc"
        and all(segment.kind in ("conjunction", "stem") for segment in word.segments)
    )


def _is_governed(words: Sequence["Word"], chosen: Sequence[int], at: int) -> bool:
    """Whether a preposition or a noun that may have a genitive stands right before a word."""
    before = words[at - 1].analyses[chosen[at - 1]] if at else None
    return before is not None and (before.pos == "ADP" or (before.pos == "NOUN" and not before.features.definite))


def _leads(words: Sequence["Word"], chosen: Sequence[int], at: int) -> bool:
    """Whether a nominative without an article stands right behind a word."""
    if at + 1 == len(words):
        return False
    behind = words[at + 1].analyses[chosen[at + 1]]
    return (
        behind.features.case == "nom" and behind.pos == "NOUN" and all(segment.kind in ("article", "stem") for segment in behind.segments)
    )


def _sets_out(words: Sequence["Word"], chosen: Sequence[int], at: int) -> bool:
    """Whether a sentence begins with a preposition, and tells a place or a time only up to a word that may have a subject behind it."""
    if not at or at + 1 == len(words) or words[0].analyses[chosen[0]].pos != "ADP":
        return False
    before = [word.analyses[number] for word, number in zip(words[:at], chosen, strict=False)]
    last = before[-1]
    if last.stem == _COLON or any(word.pos in _NO_SETTING for word in before) or not (last.features.definite or last.pos in _CLOSED):
        return False
    behind = words[at + 1].analyses[chosen[at + 1]]
    return behind.pos in _SUBJECTS and behind.segments[0].kind in ("article", "stem")
