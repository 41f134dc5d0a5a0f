"""What is kept of a reading to tell its story: words, events, actors, places, days and figures, most of them of its beginning.

News tells the happening first; what stands further down is background, which many stories share.
"""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from heapq import nlargest
from itertools import islice

from musnad.events.scope import days_in
from musnad.lexicon import Lexicon, kept
from musnad.records import Event, Reading, Span
from musnad.stories.names import names_in_words
from musnad.stories.near_duplicates import Print, print_of
from musnad.text.folding import fold, fold_word

OPENING, LEAD = 25, 60  # words of the body in which the happening is named, and in which it is told
HEAVIEST = 25  # words of a whole text that are kept
KEYS = 24  # words of an opening by which others are found
ARTICLES = 10_149  # that the table of common words counts in
UNSEEN, LIGHTEST = 5, 0.3  # articles added to those that hold a word, and the least a word weighs
DAY = len("2020-08-17")
PAST = "past"
RECENT = timedelta(days=7)

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+")

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of an article. Vectors have length 1 (or 0). `moment` is the time of publication, or the start of its day.

    `keys` are the words of the opening that weigh most; `print` tells reprints; `source` is the agency or office the text came from.
    """

    id: str
    moment: datetime | None
    headline: Vector
    opening: Vector
    text: Vector
    events: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    day: str | None
    numbers: frozenset[str]
    keys: tuple[str, ...]
    print: Print
    source: str | None

    @property
    def published(self) -> date | None:
        """The day of publication."""
        return self.moment.date() if self.moment else None


class _Words(dict[str, float]):
    """Weight by folded word: the logarithm of how rare it is in the news, by the table of common words."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        seen: Counter[str] = Counter()
        for row in lexicon.rows("common_words"):
            word, articles = row.split("\t")
            seen[fold_word(word)] = max(seen[fold_word(word)], int(articles))
        self.update((word, max(LIGHTEST, math.log(ARTICLES / (UNSEEN + count)))) for word, count in seen.items())

    def __missing__(self, word: str) -> float:
        return _RAREST


_RAREST = math.log(ARTICLES / UNSEEN)
_words = kept(_Words)


def profile_of(reading: Reading, lexicon: Lexicon) -> Profile:
    """The profile of a reading; linear in its length."""
    weights = _words(lexicon)
    article = reading.article
    body = Body(reading)
    headline = _WORD.findall(fold(article.title).folded)
    words = _WORD.findall(fold(body.text).folded)
    opening = _vector(headline + words[:OPENING], weights)
    lead = body.end_of(LEAD)
    return Profile(
        id=article.id,
        moment=moment_of(reading),
        headline=_vector(headline, weights),
        opening=opening,
        text=_vector(headline + words, weights, HEAVIEST),
        events=_events(reading, body.end_of(OPENING)),
        actors=_actors(reading, lead),
        places=frozenset(fold_word(place.name) for place in reading.places if place.start < lead),
        day=next((when.value for when in reading.dates if when.start < lead and len(when.value) == DAY), None),
        numbers=frozenset(_figures(reading, lead)),
        keys=tuple(nlargest(KEYS, opening, key=lambda word: (opening[word], word))),
        print=print_of(article, names_in_words(lexicon)),
        source=_source(reading),
    )


class Body:
    """The body of an article without datelines, captions and the like: its text, and where its words end in the article's text."""

    def __init__(self, reading: Reading) -> None:
        article = reading.article
        begin = article.paragraphs[0].start if article.paragraphs else len(article.title)
        cut = sorted((f.start, f.end) for f in article.furniture if f.start is not None and f.end is not None and f.end > begin)
        self._pieces = list(_between(cut, begin, len(article.text)))
        self._article = article.text
        self.text = "\n".join(article.text[start:end] for start, end in self._pieces)

    def end_of(self, count: int) -> int:
        """Code point of the article's text after its first `count` words."""
        ends = (match.end() + start for start, end in self._pieces for match in _PIECE.finditer(self._article[start:end]))
        *_, last = (0, *islice(ends, count))
        return last


def _between(cut: Iterable[tuple[int, int]], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """What is left of a range without the ranges that are cut, in order."""
    for start, stop in cut:
        if start > begin:
            yield begin, start
        begin = max(begin, stop)
    if begin < end:
        yield begin, end


def _vector(words: Iterable[str], weights: _Words, heaviest: int | None = None) -> Vector:
    """Words by weight, `(1 + log count) × rarity`, scaled to length 1; of many words the `heaviest` only."""
    weighed = {word: (1 + math.log(count)) * weights[word] for word, count in Counter(words).items()}
    if heaviest is not None:
        weighed = {word: weighed[word] for word in nlargest(heaviest, weighed, key=lambda word: (weighed[word], word))}
    length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    return {sys.intern(word): weight / length for word, weight in weighed.items()}


def _events(reading: Reading, end: int) -> frozenset[str]:
    return frozenset(event.type for event in _news(reading, end))


def _actors(reading: Reading, end: int) -> frozenset[str]:
    """Folded names of those who speak or act before `end`."""
    ids = {said.speaker for said in reading.statements if said.cue.start < end}
    for event in _news(reading, end):
        ids.update(event.actors, event.recipients)
    return frozenset(fold_word(actor.name) for actor in reading.actors if actor.id in ids)


def _news(reading: Reading, end: int) -> Iterator[Event]:
    """Events told before `end`: what happens, and of background what is but days old, which the news goes on with."""
    moment = moment_of(reading)
    recent = (moment - RECENT).date() if moment else None
    for event in reading.events:
        days = days_in(event.date) if event.date else None
        known = event.status != PAST or (recent is not None and days is not None and days[0] >= recent)
        if event.trigger.start < end and known:
            yield event


def _figures(reading: Reading, end: int) -> Iterator[str]:
    """Figures before `end` that belong to no date."""
    for match in _FIGURE.finditer(reading.article.text, 0, end):
        if not any(_holds(when, match.start()) for when in reading.dates):
            yield str(int(match.group()))


def _holds(span: Span, position: int) -> bool:
    return span.start <= position < span.end


def moment_of(reading: Reading) -> datetime | None:
    """Time of publication, in UTC where a zone is told; None where no day is."""
    if not reading.article.published:
        return None
    moment = datetime.fromisoformat(reading.article.published)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _source(reading: Reading) -> str | None:
    """The agency of the dateline, else the last link of the first chain, where it is not the outlet itself."""
    article = reading.article
    told = (article.dateline.agency, *(said.via[-1] for said in reading.statements if said.via))
    own = fold_word(article.outlet.name) if article.outlet else ""
    return next((source for source in told if source and fold_word(source) != own), None)
