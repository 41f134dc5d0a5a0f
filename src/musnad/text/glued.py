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
_UNSEEN = -22.0  # a word less likely than this is taken apart if both halves are common
_COMMON = -9.5  # a half as likely as this is common
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
    if whole < _UNSEEN and (common := _common_halves(word, weigh)):
        return common
    places = inside or range(_SHORTEST, len(word) - _SHORTEST + 1)
    weight, place = max((weigh(word[:i]) + weigh(word[i:]) + _cost(word[i:], inside=bool(inside)), i) for i in places)
    return (word[:place], word[place:]) if weight > whole + _MARGIN else (word,)


def _common_halves(word: str, weigh: Callable[[str], float]) -> tuple[str, str] | None:
    """Two common words of which a word that nobody has seen is made (`قالوزير`, said-minister); the likeliest if several cuts give such."""
    cuts = ((word[:i], word[i:]) for i in range(_SHORTEST + 1, len(word) - _SHORTEST))
    weighed = [(weigh(first) + weigh(second), first, second) for first, second in cuts if min(weigh(first), weigh(second)) > _COMMON]
    return max(weighed)[1:] if weighed else None


def _cost(after: str, *, inside: bool) -> float:
    if inside:
        return _GLUED_AFTER_LAST
    return _GLUED_BEFORE_ARTICLE if after.startswith(_ARTICLE) else _GLUED
