"""What a verb of describing calls somebody (`وصفه بـ"العبث"`), whether or not a table knows the word: describing is judging."""

from collections.abc import Iterator

from musnad.labels.judging import PERHAPS, Verdict
from musnad.labels.spots import Page, Spot
from musnad.labels.words import Word
from musnad.records import Stance

_WITHIN = 9  # tokens after the verb among which its second complement begins
_WORDS = 4  # up to so many words in quotation marks are a name for something, more are a sentence
_STOPS = frozenset(".،؛:؟!")
_KEPT = 50_000  # words of which it is known whether they may describe
_NO_NAMES = frozenset({"VERB", "AUX", "PART", "ADP", "PRON", "SCONJ", "NUM"})  # what begins a clause


def find_described(page: Page) -> Iterator[tuple[Spot, Verdict]]:
    """What is called something by a verb of describing, in text order."""
    for at in _verbs(page):
        reading = page.syntax.words[at][0]
        if reading.verb in page.words.describing and reading.pos != "NOUN" and (found := _called(page, at)):
            yield _spot(page, reading.verb, *found), Verdict(PERHAPS, "described")


def _verbs(page: Page) -> list[int]:
    """Tokens that may be verbs of describing. What a word may be does not change, so each is asked once and kept, up to a bound."""
    seen, tokens = page.words.describes, page.document.tokens
    if len(seen) > _KEPT:
        seen.clear()
    likely = [at for at, token in enumerate(tokens) if seen.get(token.plain, True)]
    for at in likely:
        if tokens[at].plain not in seen:
            seen[tokens[at].plain] = any(reading.verb in page.words.describing for reading in page.syntax.words[at])
    return [at for at in likely if seen[tokens[at].plain]]


def _called(page: Page, verb: int) -> tuple[int, int] | None:
    """The tokens of what the verb calls its object: a short quotation, or one definite adjective with ب."""
    for at in range(verb + 1, min(verb + _WITHIN, len(page.document.tokens) - 1)):
        if page.folded(at) in _STOPS:
            return None
        start = at if page.governs(at) else at + 1
        if page.folded(at) in page.words.links or page.governs(at):
            quotation = page.quotation(start + 1) if page.opens(start) else None
            if quotation and quotation.first == start + 1:
                return _named(page, quotation.first, quotation.after) if quotation.balanced else None
            return _named(page, at, at + 1) if page.governs(at) and _is_definite(page, at) else None
    return None


def _named(page: Page, first: int, after: int) -> tuple[int, int] | None:
    """The range, if it is short, begins no clause and says more than how grave or urgent a thing is."""
    reading = page.syntax.words[first][0]
    short = 0 < after - first <= _WORDS
    plain = any(r.lemma in page.words.plain for r in page.syntax.words[first][:2])
    return (first, after) if short and reading.pos not in _NO_NAMES and not plain else None


def _is_definite(page: Page, at: int) -> bool:
    """Whether the token may be an adjective with the article and nothing hangs on it."""
    readings = page.syntax.words[at]
    follows = page.syntax.words[at + 1][0].pos if at + 1 < len(page.syntax.words) else "PUNCT"
    return any(r.pos == "ADJ" and r.features.definite for r in readings[:3]) and follows not in ("NOUN", "PROPN")


def _spot(page: Page, verb: str, first: int, after: int) -> Spot:
    praised = any(reading.lemma in page.words.praise for reading in page.syntax.words[first][:2])
    stance: Stance = "for" if praised else "against"
    word = Word(verb, stance, "adjective", frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), "", "cues")
    skip = page.preposition(first)
    return Spot(first, after, skip, word, definite=True, governed=skip > 0, joined=False)
