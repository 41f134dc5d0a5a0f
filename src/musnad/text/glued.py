"""Words that a missing space glued together: `فيمؤتمر` (in a conference), `قالوزير` (said a minister).

Only a word that nobody has seen is taken apart, and only into two that are common as they stand; so a name stays whole.
"""

from collections.abc import Mapping

_LAST_ONLY = frozenset("\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER ALEF MAKSURA}")  # letters that end a word
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_SHORTEST = 2  # letters of a half
_LONGEST = 24
_COMMON = 60  # articles that hold the rarer half, where nothing shows the cut
_SHOWN = 12  # the same where a letter that ends words stands before the cut, or an article behind it


def split_glued(word: str, common: Mapping[str, int]) -> tuple[str, ...]:
    """The two words that `word` (`Token.plain`) was, or `word` alone; `common` tells in how many articles a word stands."""
    if not 2 * _SHORTEST < len(word) <= _LONGEST:
        return (word,)
    places = range(_SHORTEST, len(word) - 1)
    cuts = [(min(common[word[:i]], common[word[i:]]), i) for i in places if word[:i] in common and word[i:] in common]
    sure = [(seen, i) for seen, i in cuts if seen >= (_SHOWN if _shows(word, i) else _COMMON)]
    if not sure:
        return (word,)
    _, place = max(sure, key=lambda cut: (_shows(word, cut[1]), cut[0]))
    return word[:place], word[place:]


def _shows(word: str, place: int) -> bool:
    """Whether the letters show a border of words at a place."""
    return word[place - 1] in _LAST_ONLY or word.startswith(_ARTICLE, place)
