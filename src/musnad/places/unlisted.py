"""Places that no table holds: a word like "village", a name, and what it lies in (قرية … بولاية …)."""

from collections.abc import Iterator, Sequence

from musnad.places.gazetteer import Hit
from musnad.places.spots import Spot, heads_before, role_of, tokens_of
from musnad.places.words import Beside, Word
from musnad.text.document import Document
from musnad.text.tokens import Token

OPENS = "opens"  # tag of words that may begin an unlisted name
_ARTICLE = "ال"
_LONGEST = 2  # words of a name without article
_ADJECTIVE = ("ي", "يه", "يا")  # folded ends of adjectives
_TITLED = ("person", "body")  # contexts of a first word that make it the name of somebody (شارع الشهيد …)


def unlisted(document: Document, beside: Beside, spots: Sequence[Spot], common: frozenset[str]) -> Iterator[Spot]:
    """Spots without entries: names behind a word that opens one, outside the tokens of `spots`. common: folded words that are no names."""
    words, taken = beside.words, tokens_of(spots)
    within = frozenset(_told_from(words, spot) for spot in spots if spot.role == "in")
    for at in [i for i in beside.telling if OPENS in words[i].tags and words[i].head]:
        first = at + 1
        after = _end(document, words, first) or _end_before(document, words, first, within, common)
        if after and not taken.intersection(range(at, after)):
            begin, heads = heads_before(document, words, first)
            country = words[after].country if after < len(words) else ""
            yield Spot(Hit(first, after, "", ()), begin, after, words[begin].skip, heads, role_of(document, words, begin), country)


def _told_from(words: Sequence[Word], spot: Spot) -> int:
    """The token that tells that something is in a spot: its own first one, or the "in" before it."""
    return spot.begin - 1 if spot.begin and words[spot.begin - 1].context == "in" else spot.begin


def _end_before(document: Document, words: Sequence[Word], first: int, within: frozenset[int], common: frozenset[str]) -> int:
    """Where a name without article, or a title and a given name, ends, just before what it lies in; 0 if none does."""
    after = next((after for after in range(first + 1, first + 1 + _LONGEST) if after in within), first)
    titled = after == first + 2 and words[first].context == "person" and words[first + 1].given
    name = zip(document.tokens[first:after], words[first:after], strict=True)
    return after if after > first and (titled or all(_may_name(token, word, common) for token, word in name)) else 0


def _may_name(token: Token, word: Word, common: frozenset[str]) -> bool:
    """Whether a token is a word that may be a name: no common one, no adjective (مستشفى ميداني), nothing that tells of places."""
    plain = token.kind == "word" and not (word.head or word.context or word.country)
    return plain and token.folded not in common and not token.folded.endswith(_ADJECTIVE)


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
