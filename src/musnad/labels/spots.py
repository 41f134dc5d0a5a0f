"""Where judging words stand: one pass of the matcher, without what is hidden, spelt otherwise or another word by its letters."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from musnad.grammar.syntax import Syntax
from musnad.labels.nesting import innermost
from musnad.labels.words import ARTICLE, SWALLOWED, Surface, Word, Words
from musnad.text.analysis import Analysis
from musnad.text.document import Document
from musnad.text.folding import fold_word
from musnad.text.phrases import PhraseMatch
from musnad.text.quotations import Quotation

_LIKELY = 4.0  # nats below the best within which a reading of the word still counts
_HAMZAS = frozenset("أإآ")  # seats of alif that tell words apart where both are written out
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})


class Spot(NamedTuple):
    """A judging word at tokens `first` up to `after`; the first `skip` letters of the first token are no part of a label's text.

    An article stays, and so does a preposition that has swallowed it (`للشرعية`); `definite` says that there is one, `governed` and
    `joined` that a preposition or a conjunction is written onto the word.
    """

    first: int
    after: int
    skip: int
    word: Word
    definite: bool
    governed: bool
    joined: bool


class Page(NamedTuple):
    """One document as the rules look at it. `quoted`: for each token the index of the innermost quotation that holds it, or -1."""

    document: Document
    syntax: Syntax
    words: Words
    quoted: tuple[int, ...]

    def folded(self, at: int) -> str:
        """The folded letters of a token; empty outside the document."""
        return self.document.tokens[at].folded if 0 <= at < len(self.document.tokens) else ""

    def bare(self, at: int) -> str:
        """The folded stem of a token, without clitics, as its likeliest reading has it; empty outside the document."""
        return fold_word(self.syntax.words[at][0].stem) if 0 <= at < len(self.document.tokens) else ""

    def kinds(self, at: int) -> frozenset[str]:
        """What kinds of things the noun at a token may stand for, of those that words judge."""
        known = self.words.nouns.get(self.bare(at))
        if known is None and 0 <= at < len(self.document.tokens):
            known = self.words.nouns.get(fold_word(self.syntax.words[at][0].lemma))
        return known or frozenset()

    def opens(self, at: int) -> bool:
        """Whether an opening quotation mark stands at a token."""
        held = self.quoted[at + 1] if 0 <= at < len(self.quoted) - 1 else -1
        return held >= 0 and self.document.quotations[held].open <= at < self.document.quotations[held].first

    def quotes(self, at: int) -> bool:
        """Whether a token is a mark that opens or closes a quotation."""
        closed = self.quotation(at - 1)
        return self.opens(at) or bool(closed and closed.close is not None and closed.close == at)

    def quotation(self, at: int) -> Quotation | None:
        """The innermost quotation that holds a token."""
        held = self.quoted[at] if 0 <= at < len(self.quoted) else -1
        return self.document.quotations[held] if held >= 0 else None

    def preposition(self, at: int) -> int:
        """How many letters of conjunction and preposition the likeliest reading of a token cuts off; 0 if there is no preposition."""
        kinds = [segment.kind for segment in self.syntax.words[at][0].segments]
        letters = [len(segment.text) for segment in self.syntax.words[at][0].segments]
        return sum(letters[: kinds.index("preposition") + 1]) if "preposition" in kinds else 0

    def governs(self, at: int) -> bool:
        """Whether the preposition of describing is written onto a token (`بالفاشل`)."""
        return any(s.text in self.words.links for s in self.syntax.words[at][0].segments if s.kind == "preposition")

    def is_quoted(self, first: int, after: int) -> bool:
        """Whether quotation marks stand directly round the tokens and nothing else."""
        held = self.quoted[first]
        if held < 0:
            return False
        quotation = self.document.quotations[held]
        return quotation.first == first and quotation.after == after and quotation.balanced


def look_at(document: Document, syntax: Syntax, words: Words) -> Page:
    """The document with its quotations laid out by token."""
    ranges = [(quotation.first, quotation.after) for quotation in document.quotations]
    return Page(document, syntax, words, tuple(innermost(ranges, len(document.tokens))))


def find_spots(page: Page) -> Iterator[Spot]:
    """Judging words from left to right, none overlapping another; for a surface of two entries, both."""
    matches = page.words.matcher.longest(page.document)
    for _, group in groupby(matches, lambda match: match.first):
        found = list(group)
        if all(match.payload.word for match in found):
            yield from (
                _spot(page, match, match.payload.word) for match in found if match.payload.word and _fits(page, match, match.payload.word)
            )


def _spot(page: Page, match: PhraseMatch[Surface], word: Word) -> Spot:
    letters, skip = page.folded(match.first), match.skip
    if match.payload.plain.startswith(ARTICLE):
        definite, skip = True, skip if letters.startswith(ARTICLE, skip) else skip - 1
    else:
        definite = letters[:skip].endswith((ARTICLE, SWALLOWED))
        skip -= len(ARTICLE) if definite else 0
    governed = letters[:skip] not in page.words.conjunctions or letters.startswith(SWALLOWED, skip)
    joined = skip > 0 and letters[:1] in page.words.conjunctions
    return Spot(match.first, match.after, skip, word, definite, governed, joined)


def _fits(page: Page, match: PhraseMatch[Surface], word: Word) -> bool:
    """Whether the letters can be this word: its hamza, its proclitics, its part of speech."""
    token = page.document.tokens[match.first]
    if _other_hamza(token.plain[match.skip :], match.payload.plain):
        return False
    if match.after - match.first > 1:
        return True
    readings = page.syntax.words[match.first]
    wanted = _VERBAL if word.kind == "verb" else _NOMINAL
    cuts = _cuts(match)
    return any(
        reading.pos in wanted and prefix_length(reading) in cuts for reading in readings if reading.weight >= readings[0].weight - _LIKELY
    )


def _other_hamza(printed: str, known: str) -> bool:
    return any(a != b and a in _HAMZAS and b in _HAMZAS for a, b in zip(printed, known, strict=False))


def _cuts(match: PhraseMatch[Surface]) -> set[int]:
    """How many letters of proclitics a reading may cut off: those of the match, and an article that belongs to the surface."""
    article = len(ARTICLE) if match.payload.plain.startswith(ARTICLE) else 0
    return {match.skip, match.skip + article, match.skip + article - 1} if article else {match.skip}


def prefix_length(reading: Analysis) -> int:
    """How many letters of proclitics a reading cuts off."""
    length = 0
    for segment in reading.segments:
        if segment.kind == "stem":
            break
        length += len(segment.text)
    return length
