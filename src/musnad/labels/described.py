"""What a verb of describing calls somebody (`وصفه بـ"العبث"`), whether or not a table knows the word: describing is judging."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.labels.judging import PERHAPS, Verdict
from musnad.labels.spots import Page, Spot
from musnad.labels.words import Word
from musnad.records import Stance
from musnad.text.analysis import is_named

_READINGS = 3  # readings of a word among which a verb is believed, since what must follow it is rare
_WITHIN = 9  # tokens after the verb among which its second complement begins
_WORDS = 4  # up to so many words in quotation marks are a name for something, more are a sentence
_STOPS = frozenset(".،؛:؟!")
_NO_NAMES = frozenset({"VERB", "AUX", "PART", "ADP", "PRON", "SCONJ", "NUM"})  # what begins a clause


class Described(NamedTuple):
    """What a verb of describing calls something; `of` are the tokens of the phrase that is called so, if it stands by the verb."""

    spot: Spot
    verdict: Verdict
    of: tuple[int, int] | None


def find_described(page: Page) -> Iterator[Described]:
    """What is called something by a verb of describing, in text order."""
    for at in page.words.describes.through(page.document.plain, page.syntax.words):
        readings = page.syntax.words[at]
        verbs = (reading.verb for reading in readings[:_READINGS] if reading.pos != "NOUN" and not is_named(readings))
        verb = next((verb for verb in verbs if verb in page.words.describing), None)
        if verb and (found := _called(page, at)):
            yield Described(_spot(page, verb, *found), Verdict(PERHAPS, "described"), _object(page, at, found[0]))


def _called(page: Page, verb: int) -> tuple[int, int] | None:
    """The tokens of what the verb calls its object: a short quotation, one definite adjective with ب, or adjectives behind بأنه."""
    for at in range(verb + 1, min(verb + _WITHIN, len(page.document.tokens) - 1)):
        linked = page.folded(at) in page.words.links
        if linked or page.governs(at):
            begin = at + 1 if linked else at
            begin += page.opens(begin)
            quotation = page.quotation(begin)
            if quotation and quotation.first == begin:
                return _named(page, begin, quotation.after) if quotation.balanced else None
            if linked:
                return _named(page, begin, _after_adjectives(page, begin))
            return _named(page, at, at + 1) if _is_definite(page, at) else None
        if page.folded(at) in _STOPS:
            return None
    return None


def _object(page: Page, verb: int, called: int) -> tuple[int, int] | None:
    """The phrase that is called something: before the relative clause of a verb with a pronoun, else the last between verb and name."""
    if page.syntax.words[verb][0].segments[-1].kind == "pronoun":
        relative = verb > 1 and page.folded(verb - 1) in page.words.relatives
        number = page.syntax.phrase_at[verb - 2] if relative else -1
        return page.syntax.phrases[number][:2] if number >= 0 else None
    numbers = sorted({page.syntax.phrase_at[at] for at in range(verb + 1, called)} - {-1})
    free = (page.syntax.phrases[number] for number in reversed(numbers))
    return next((p[:2] for p in free if not p.preposition and verb < p.first and p.after <= called), None)


def _after_adjectives(page: Page, first: int) -> int:
    """The token after an indefinite adjective and those joined to it (`بأنها قاسية وصادمة`, as harsh and shocking)."""
    after = first
    while after < len(page.syntax.words):
        reading = page.syntax.words[after][0]
        if reading.pos != "ADJ" or reading.features.definite or (after > first and reading.segments[0].kind != "conjunction"):
            break
        after += 1
    return after


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
    return any(r.pos == "ADJ" and r.features.definite for r in readings[:3]) and follows not in ("NOUN", "PROPN", "ADJ")


def _spot(page: Page, verb: str, first: int, after: int) -> Spot:
    praised = any(reading.lemma in page.words.praise for reading in page.syntax.words[first][:2])
    stance: Stance = "for" if praised else "against"
    word = Word(verb, stance, "adjective", frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), "", "cues")
    skip = page.preposition(first)
    return Spot(first, after, skip, word, definite=True, governed=skip > 0, joined=False)
