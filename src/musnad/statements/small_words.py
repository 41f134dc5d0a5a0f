"""Words by which it is told how something is said: sets of `cue_marks`, each under the value that its entries have there."""

from collections.abc import Iterable
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.text.folding import fold_word


class SmallWords(NamedTuple):
    """Folded words by the value of their entries."""

    again: frozenset[str]
    apart: frozenset[str]
    aside: frozenset[str]
    beside: frozenset[str]
    circumstance: frozenset[str]
    decision: frozenset[str]
    earlier: frozenset[str]
    emerging: frozenset[str]
    facing: frozenset[str]
    governing: frozenset[str]
    guest: frozenset[str]
    kin: frozenset[str]
    meanwhile: frozenset[str]
    moment: frozenset[str]
    mouth: frozenset[str]
    part: frozenset[str]
    passage: frozenset[str]
    relative: frozenset[str]
    scripture: frozenset[str]
    sister: frozenset[str]
    summoned: frozenset[str]
    thanks: frozenset[str]
    through: frozenset[str]
    what: frozenset[str]
    within: frozenset[str]
    wording: frozenset[str]


def small_words(lexicon: Lexicon) -> SmallWords:
    """All sets of a lexicon; a value of which it has no entry is an empty one."""
    return SmallWords(*(frozenset(map(fold_word, mark_forms(lexicon, value))) for value in SmallWords._fields))


def mark_forms(lexicon: Lexicon, value: str) -> Iterable[str]:
    """Lemmas and forms of the small words of one value, as they are spelt."""
    return [form for entry in lexicon.entries("cue_marks") if entry.value == value for form in (entry.lemma, *entry.forms)]
