"""Places that no table holds: a word like "village", a name, and what it lies in (قرية … بولاية …)."""

from collections.abc import Iterator, Sequence

from musnad.places.gazetteer import Hit
from musnad.places.spots import Spot, heads_before, role_of
from musnad.places.words import Beside, Word
from musnad.text.document import Document

OPENS = "opens"  # tag of words that may begin an unlisted name
_ARTICLE = "ال"
_TITLED = ("person", "body")  # contexts of a first word that make it the name of somebody (شارع الشهيد …)


def unlisted(document: Document, beside: Beside, taken: frozenset[int]) -> Iterator[Spot]:
    """Spots without entries: names behind a word that opens one, outside the tokens that are `taken`."""
    words = beside.words
    for at in [i for i in beside.telling if OPENS in words[i].tags and words[i].head]:
        first = at + 1
        after = _end(document, words, first)
        if after and not taken.intersection(range(at, after)):
            begin, heads = heads_before(document, words, first)
            country = words[after].country if after < len(words) else ""
            yield Spot(Hit(first, after, "", ()), begin, after, words[begin].skip, heads, role_of(document, words, begin), country)


def _end(document: Document, words: Sequence[Word], first: int) -> int:
    """Where a name that may begin at a token ends; 0 if none begins."""
    tokens = document.tokens
    if first >= len(tokens) or tokens[first].kind != "word" or words[first].context in _TITLED or words[first].country:
        return 0
    size = 2 if words[first].context == "part" and not words[first].before else 1
    if size == 1 and not tokens[first].folded.startswith(_ARTICLE):
        return 0
    whole = first + size <= len(tokens) and all(token.kind == "word" for token in tokens[first : first + size])
    return first + size if whole else 0
