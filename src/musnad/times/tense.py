"""Whether a day told without `last` or `next` lies behind or ahead: the verb nearest to it decides."""

from typing import NamedTuple

from musnad.text.tokens import Token
from musnad.times.calendar import Direction
from musnad.times.tables import Tables

BACK, AHEAD = 18, 8  # tokens looked at before and after a date within its sentence
_FUTURE = ("س", "وس", "فس")  # the proclitic of the future, alone and after and, so
_IMPERFECT = frozenset("يتن")
# The ending of the feminine perfect; long vowels that make it a plural or a noun; the article.
_FEMININE, _VOWELS, _ARTICLE, _LONG_ENOUGH = "ت", frozenset("اوي"), "ال", 5
_SHORTEST = 5  # letters of the shortest future verb met often: سيتم (will be), سنرى are shorter and rare beside dates


class Told(NamedTuple):
    """A direction and the word that tells it; an empty word where nothing does and the past is assumed.

    `present`: the word is a present tense that announces, and may as well tell of yesterday.
    """

    direction: Direction
    by: str = ""
    present: bool = False


def direction(tokens: tuple[Token, ...], bounds: tuple[int, int], sentence: tuple[int, int], tables: Tables) -> Told:
    """Direction of a date at token range `bounds` of a `sentence`: the nearest telling word before it, else after it."""
    first, after = bounds
    before = range(first - 1, max(sentence[0], first - BACK) - 1, -1)
    behind = range(after, min(sentence[1], after + AHEAD))
    for i in (*before, *behind):
        told = _tells(tokens[i].folded, tables)
        if told:
            return Told("past" if told == "past" else "future", tokens[i].plain, told == "scheduled")
    return Told("past")


def _tells(word: str, tables: Tables) -> str:
    return tables.tense.get(word) or ("future" if _is_future(word, tables.not_future) else "past" if _is_perfect(word) else "")


def _is_perfect(word: str) -> bool:
    """Whether a word looks like a feminine perfect: اتسعت (widened); not a plural in -at, not a noun with its article."""
    return len(word) >= _LONG_ENOUGH and word.endswith(_FEMININE) and word[-2] not in _VOWELS and not word.startswith(_ARTICLE)


def _is_future(word: str, lookalikes: tuple[str, ...]) -> bool:
    for start in _FUTURE:
        if word.startswith(start) and len(word) - len(start) >= _SHORTEST - 1:
            bare = word[len(start) - 1 :]
            if bare[1] in _IMPERFECT and not bare.startswith(lookalikes):
                return True
    return False
