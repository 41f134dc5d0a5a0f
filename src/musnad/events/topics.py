"""What an article is about, in PLOVER's contexts, with the words that show it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musnad.lexicon import Lexicon, kept
from musnad.records import Span, Topic
from musnad.text.document import Document
from musnad.text.phrases import PhraseMatch, PhraseMatcher, proclitics

WEIGHTS = {"sure": 1.0, "hint": 0.3}  # of a phrase, by its tag; chosen on ANT's own categories
HEADLINE = 2.0  # times as much in the first line
REPEATS = 3  # times that one phrase counts
LEAST, PER_WORD = 1.9, 1 / 500  # what a topic must weigh, and more for each token of the article
SHOWN = 5  # phrases kept as evidence


class _Shown(NamedTuple):
    """One phrase of a topic in a document."""

    first: int
    after: int
    skip: int
    tag: str
    lemma: str


def find_topics(document: Document, lexicon: Lexicon) -> tuple[Topic, ...]:
    """The contexts that an article has for sure, the weightiest first; one scan for all phrases of the table `topics`."""
    if not document.tokens:
        return ()
    headline = document.paragraphs[0][1]
    least = LEAST + PER_WORD * len(document.tokens)
    found = []
    for name, shown in _by_topic(_matcher(lexicon).all(document)).items():
        weight = _weight(shown, headline)
        if weight >= least and any(one.tag == "sure" for one in shown):
            found.append((weight, name, shown))
    return tuple(_topic(document, name, weight, shown) for weight, name, shown in sorted(found, key=lambda one: (-one[0], one[1])))


def _by_topic(matches: Iterable[PhraseMatch[tuple[str, str, str]]]) -> dict[str, list[_Shown]]:
    """Phrases by topic; one inside a longer one of the same topic is left out."""
    topics: dict[str, list[_Shown]] = defaultdict(list)
    for first, after, (name, tag, lemma), skip in matches:
        shown = topics[name]
        if not shown or first >= shown[-1].after:
            shown.append(_Shown(first, after, skip, tag, lemma))
    return topics


def _weight(shown: Sequence[_Shown], headline: int) -> float:
    times: dict[str, int] = defaultdict(int)
    weight = 0.0
    for one in shown:
        times[one.lemma] += 1
        if times[one.lemma] <= REPEATS:
            weight += WEIGHTS[one.tag] * (HEADLINE if one.first < headline else 1.0)
    return weight


def _topic(document: Document, name: str, weight: float, shown: Sequence[_Shown]) -> Topic:
    kept = sorted({one.lemma: one for one in reversed(shown)}.values(), key=lambda one: (-WEIGHTS[one.tag], one.first))[:SHOWN]
    evidence = tuple(_span(document, one) for one in sorted(kept))
    because = tuple(f"{one.tag}: {one.lemma}" for one in kept)
    return Topic(name=name, evidence=evidence, confidence=round(1 - math.exp(-weight / 2), 3), because=because)


def _span(document: Document, shown: _Shown) -> Span:
    tokens = document.tokens
    return document.text.span(tokens[shown.first].start + shown.skip, tokens[shown.after - 1].end)


@kept
def _matcher(lexicon: Lexicon) -> PhraseMatcher[tuple[str, str, str]]:
    """The phrases of `lexicon`."""
    entries = lexicon.entries("topics")
    phrases = [(form, (e.value, e.tags[0], form)) for e in entries for form in (e.lemma, *e.forms)]
    return PhraseMatcher(phrases, proclitics=proclitics(lexicon))
