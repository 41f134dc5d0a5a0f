"""Phrases of all lexicons found in one pass over a document's tokens.

Phrases and tokens are folded the same way and joined by single blanks, so spelling, spacing and line breaks do not matter. A match
covers whole tokens; letters written onto its first word (`و` and, `ب` with, `ال` the) are let through if they are among the matcher's
proclitics, and told in the match.
"""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import accumulate, product
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from musnad.lexicon import Lexicon
from musnad.text.document import Document
from musnad.text.folding import fold, fold_word
from musnad.text.tokens import tokenise

P = TypeVar("P")

_ARTICLE = "ال"  # the
_SWALLOWS = "ل"  # "for": after it the article loses its alif, `للوزير`

_Spot: TypeAlias = tuple[int, int, int, int]  # first token, minus the token after, letters of proclitics, number of the phrase


class PhraseMatch(NamedTuple, Generic[P]):
    """A phrase at tokens `first` up to `after` (exclusive); the first `skip` letters of the first token are proclitics."""

    first: int
    after: int
    payload: P
    skip: int = 0


_new = partial(tuple.__new__, PhraseMatch)  # a third of the time of PhraseMatch(…)


class PhraseMatcher(Generic[P]):
    """Matches folded phrases at token borders. Building takes some milliseconds per thousand phrases; a matcher never changes."""

    def __init__(self, phrases: Iterable[tuple[str, P]], *, proclitics: Collection[str] = ()) -> None:
        """Take (phrase, payload) pairs; one phrase may come with several payloads, a phrase without letters is left out.

        `proclitics` are the folded letters that may stand before a phrase, as `proclitics(lexicon)` makes them.
        """
        self._proclitics = frozenset({"", *proclitics})
        grouped: dict[str, list[P]] = {}
        for key, payload in _keyed(phrases):
            grouped.setdefault(key, []).append(payload)
        self._payloads = list(grouped.values())
        self._sizes = [key.count(" ") for key in grouped]
        self._swallowed_from = len(self._sizes)
        # A leading blank keeps most of the letters inside words from being matched at all; proclitics need it gone.
        self._lead = 0 if proclitics else 1
        patterns = list(grouped) if proclitics else [" " + key for key in grouped]
        if _SWALLOWS in self._proclitics:
            patterns += self._add_swallowed({key: number for number, key in enumerate(grouped)})
        self._automaton = AhoCorasick(
            patterns, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA, store_patterns=False
        )

    def all(self, document: Document) -> tuple[PhraseMatch[P], ...]:
        """Every match, overlapping ones too, by first token, longer before shorter; payloads of one phrase in the order given."""
        return tuple(self._told(self._spots(document)))

    def longest(self, document: Document) -> tuple[PhraseMatch[P], ...]:
        """Matches from left to right, the longest at each place, none overlapping another; all payloads of a phrase that matches."""
        kept: list[_Spot] = []
        free = 0
        for spot in self._spots(document):
            if spot[0] >= free:
                kept.append(spot)
                free = -spot[1]
        return tuple(self._told(kept))

    def _spots(self, document: Document) -> list[_Spot]:
        """Where phrases stand, in the order in which they are preferred."""
        line, starts = _lined(document)
        sizes, lead, swallowed_from, proclitics = self._sizes, self._lead, self._swallowed_from, self._proclitics
        breaks = [first for first, _ in document.paragraphs[1:]]
        spots: list[_Spot] = []
        for number, begin, end in self._automaton.find_matches_as_indexes(line, overlapping=True):
            after = bisect_right(starts, end) - 1
            first = after - sizes[number]
            skip = begin + lead - starts[first] + (number >= swallowed_from)
            if skip and line[starts[first] : starts[first] + skip] not in proclitics:
                continue
            if sizes[number] == 1 or bisect_right(breaks, first) == bisect_right(breaks, after - 1):  # no phrase runs over a line's end
                spots.append((first, -after, skip, number))
        spots.sort()
        return spots

    def _told(self, spots: Iterable[_Spot]) -> Iterator[PhraseMatch[P]]:
        for first, before, skip, number in spots:
            for payload in self._payloads[number]:
                yield _new((first, -before, payload, skip))

    def _add_swallowed(self, numbers: dict[str, int]) -> list[str]:
        """Patterns of the phrases with an article as they look after `ل`; they share the payloads of their phrases."""
        patterns = {_swallowed(key): number for key, number in numbers.items() if key.startswith(_ARTICLE)}
        self._sizes += [self._sizes[number] for number in patterns.values()]
        self._payloads += [self._payloads[number] for number in patterns.values()]
        return list(patterns)


class _Lined(NamedTuple):
    """A document's folded words, each with a blank behind it, joined to one line, and where each begins in it."""

    document: Document
    line: str
    starts: "array[int]"


_last: list[_Lined] = []  # that of the last document: every room has a matcher, and each asks for the same


def _lined(document: Document) -> "tuple[str, array[int]]":
    for kept in _last:
        if kept.document is document:
            return kept[1:]
    line = " ".join(("", *document.folded, ""))
    made = _Lined(document, line, array("I", accumulate([len(word) + 1 for word in document.folded], initial=1)))
    _last[:] = [made]
    return made[1:]


def proclitics(lexicon: Lexicon) -> frozenset[str]:
    """Every run of conjunction, preposition and article that may stand before a noun, folded; from the table `clitics`."""
    kinds: dict[str, list[str]] = {"conjunction": [""], "preposition": [""], "article": [""]}
    for entry in lexicon.entries("clitics"):
        if entry.value in kinds:
            kinds[entry.value].append(entry.lemma)
    runs = {conjunction + _with_article(preposition, article) for conjunction, preposition, article in product(*kinds.values())}
    return frozenset(fold_word(run) for run in runs) - {""}


def _with_article(preposition: str, article: str) -> str:
    return preposition + (article[1:] if preposition == _SWALLOWS else article)


def _swallowed(key: str) -> str:
    """A phrase with an article behind `ل`: `الوزير` as in `للوزير` (the minister), `الليبي` as in `لليبي` (the Libyan)."""
    return _SWALLOWS + (key[2:] if key[2] == _SWALLOWS else key[1:])


def _keyed(phrases: Iterable[tuple[str, P]]) -> Iterator[tuple[str, P]]:
    """Phrases as their folded tokens, each with a blank after it. All are folded in one piece, which takes a tenth of the time."""
    pairs = list(phrases)
    lines = fold("\n".join(phrase for phrase, _ in pairs)).folded.split("\n")
    if len(lines) != len(pairs):
        lines = [fold_word(phrase) for phrase, _ in pairs]
    for line, (_, payload) in zip(lines, pairs, strict=True):
        simple = line.replace(" ", "").isalpha() and "  " not in line
        key = line.strip() if simple else " ".join(token.folded for token in tokenise(fold(line)))
        if key:
            yield key + " ", payload
