"""The day of what is said: who speaks on does so on the day on which the article first dates what he does."""

from collections.abc import Iterable
from datetime import date

from musnad.events.merge import Mention
from musnad.events.scene import Scene

_RECENT = 2  # days before the story in which what it tells is said
_DAY = len("2015-07-21")


def dated(scene: Scene, mentions: Iterable[Mention], day: date | None) -> list[Mention]:
    """Mentions of one article; those of speech without a day have that of a sentence that names who speaks. day: the day of the story.

    Only what the outlet itself tells in the body as said: of 39 such in the gold readings 24 have this day, 15 none, and none another.
    """
    days = _days(scene, day)
    return [mention._replace(date=_day(mention, days)) for mention in mentions]


def _days(scene: Scene, day: date | None) -> dict[int, str]:
    """For each actor named in a sentence that the outlet dates to these days, the first such day."""
    recent: dict[int, str] = {}
    for token, value in zip(scene.date_tokens, (found.value for found in scene.dates), strict=True):
        near = day is not None and len(value) == _DAY and 0 <= (day - date.fromisoformat(value)).days <= _RECENT
        if near and scene.holders[token] < 0:
            recent.setdefault(scene.sentence_number(token), value)
    days: dict[int, str] = {}
    for sentence, value in recent.items():
        places = (scene.place(at) for at in range(*scene.document.sentences[sentence]))
        for actor in (actor for place in places if place is not None for actor in place.actors):
            days.setdefault(actor, value)
    return days


def _day(mention: Mention, days: dict[int, str]) -> str | None:
    told = "speech" in mention.candidate.trigger.type.tags and mention.status == "happened" and mention.claimed_by is None
    if mention.date is not None or not told or not mention.sentence:
        return mention.date
    return next((days[actor] for actor in mention.actors if actor in days), None)
