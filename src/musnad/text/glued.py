"""Words that a missing space glued together: `فيمؤتمر` (in a conference), `الليبيةجددت` (the Libyan … renewed).

A split is believed only where the word as it stands is far less likely than its two halves together, so a name nobody has seen stays whole.
"""

from collections.abc import Callable

_LAST_ONLY = frozenset("\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER ALEF MAKSURA}")  # letters that end a word
_GLUED = -12.0  # log share of word pairs that lost their space, of all words
_GLUED_AFTER_LAST = -3.0  # the same where a letter that ends words stands inside
_GLUED_BEFORE_ARTICLE = -6.0  # the same before an article, which stems hold seldom
_MARGIN = 3.0  # nats by which the halves must win
_LIKELY = -20.0  # a word as likely as this is not glued
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_SHORTEST = 2  # letters of a half
_LONGEST = 24


def split_glued(word: str, weigh: Callable[[str], float]) -> tuple[str, ...]:
    """The two words that `word` (`Token.plain`) was, or `word` alone; `weigh` gives the natural log of a word's share."""
    inside = [i for i in range(_SHORTEST, len(word) - 1) if word[i - 1] in _LAST_ONLY]
    if not 2 * _SHORTEST < len(word) <= _LONGEST or not word.isalpha():
        return (word,)
    whole = weigh(word)
    if whole > _LIKELY and not inside:
        return (word,)
    places = inside or range(_SHORTEST, len(word) - _SHORTEST + 1)
    weight, place = max((weigh(word[:i]) + weigh(word[i:]) + _cost(word[i:], inside=bool(inside)), i) for i in places)
    return (word[:place], word[place:]) if weight > whole + _MARGIN else (word,)


def _cost(after: str, *, inside: bool) -> float:
    if inside:
        return _GLUED_AFTER_LAST
    return _GLUED_BEFORE_ARTICLE if after.startswith(_ARTICLE) else _GLUED
