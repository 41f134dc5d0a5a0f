"""Articles to read next: those of the same story first, then those with the same actors and events, the nearer in time the higher."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from musnad.actors.spelling import name_words
from musnad.records import Reading
from musnad.stories.profile import PAST, moment_of
from musnad.stories.records import RelatedArticle, Story

MOST = 5
HALF_LIFE = 14.0  # days after which what is shared counts half
EVENT = 1.5  # times as much as an actor, for one who does the same

Shared = tuple[str, ...]  # an actor's name, or a type of event and a name


@dataclass(frozen=True, slots=True)
class _Outline:
    """What is compared of an article: its actors and what they do, by folded names; when it was published."""

    id: str
    moment: datetime | None
    shared: frozenset[Shared]


def related(reading: Reading, others: Iterable[Reading], stories: Iterable[Story] = (), most: int = MOST) -> tuple[RelatedArticle, ...]:
    """The articles of `others` to read next to one, best first, at most `most`.

    stories: what `Stories` made of them. An article is never related to itself nor to a print of its text, and of prints of one text
    only the best stands in the list. An actor that many of the articles have counts little. Linear in the number of `others`.
    """
    this = _outline(reading)
    outlines = [_outline(other) for other in others]
    having = Counter(shared for outline in (this, *outlines) for shared in outline.shared)
    known = _Known(stories, this.id)
    scored = [found for outline in outlines if outline.id not in known.prints(this.id) if (found := _scored(this, outline, having, known))]
    return tuple(_of_one_print_each(sorted(scored, key=_rank), known, most))


class _Known:
    """Which articles are of one story with an article, and which print one text."""

    def __init__(self, stories: Iterable[Story], article: str) -> None:
        self.story: frozenset[str] = frozenset()
        self._prints: dict[str, set[str]] = {}
        for story in stories:
            if article in story.articles:
                self.story = frozenset(story.articles)
            for one, other in story.duplicates:
                self._prints.setdefault(one, {one}).add(other)
                self._prints.setdefault(other, {other}).add(one)

    def prints(self, article: str) -> set[str]:
        """The article itself and those that print its text."""
        return self._prints.get(article, {article})


def _scored(this: _Outline, other: _Outline, having: Counter[Shared], known: _Known) -> RelatedArticle | None:
    """How much an article is related, and by what; None where nothing is shared."""
    shared = sorted(this.shared & other.shared, key=lambda each: (having[each], each))
    weight = sum((EVENT if len(each) > 1 else 1.0) / math.log2(1 + having[each]) for each in shared)
    score = weight * _fading(this, other)
    because = tuple(" ".join(each) for each in shared)
    same_story = other.id in known.story
    return RelatedArticle(other.id, same_story, score, because) if shared or same_story else None


def _rank(found: RelatedArticle) -> tuple[bool, float, str]:
    return not found.same_story, -found.score, found.id


def _fading(this: _Outline, other: _Outline) -> float:
    """1 for articles of one moment, half as much each half-life further apart; 1 where a moment is not told."""
    if this.moment is None or other.moment is None:
        return 1.0
    return float(0.5 ** (abs(this.moment - other.moment).total_seconds() / 86400 / HALF_LIFE))


def _of_one_print_each(found: Sequence[RelatedArticle], known: _Known, most: int) -> Iterator[RelatedArticle]:
    seen: set[str] = set()
    for each in found:
        if most and each.id not in seen:
            seen |= known.prints(each.id)
            most -= 1
            yield each


def _outline(reading: Reading) -> _Outline:
    names = {actor.id: " ".join(name_words(actor.name)) for actor in reading.actors if actor.kind != "group"}
    events = {(event.type, names[actor]) for event in reading.events if event.status != PAST for actor in event.actors if actor in names}
    return _Outline(reading.article.id, moment_of(reading), frozenset({(name,) for name in names.values() if name} | events))
