"""The day of what is said: who speaks on does so on the day on which the article first dates what he does."""

from collections.abc import Iterable, Iterator
from datetime import date

from musnad.events.mention import Mention
from musnad.events.scene import Scene

_RECENT = 2  # days before the story in which what it tells is said
_LEAD = 1  # the sentence whose day the title shares
_BODY = 3  # the first sentence behind the lead
_GOES_ON = 3  # sentences from the one that dates the lead in which others answer on the same day
_DAY = len("2015-07-21")


def dated(scene: Scene, mentions: Iterable[Mention], day: date | None) -> list[Mention]:
    """Mentions of one article; those of speech without a day have that of a sentence that names who speaks. day: the day of the story.

    Only what the outlet itself tells in the body as said: of 39 such in the gold readings 24 have this day, 15 none, and none another.
    """
    told = list(mentions)
    recent = _recent(scene, day)
    days, titled = _days(scene, recent), _days(scene, _of_title(scene, told, recent))
    lead = next(((at, value) for at, value in sorted(recent.items()) if 0 < at < _BODY), None)
    first = lead if lead is not None and lead[0] == _LEAD else None
    head = told[0].candidate.first if told else 0  # the first deed of a title is what its lead tells
    leads = (lead if mention.sentence else first if mention.candidate.first == head else None for mention in told)
    return [mention._replace(date=_day(mention, days if mention.sentence else titled, at)) for mention, at in zip(told, leads, strict=True)]


def _of_title(scene: Scene, told: Iterable[Mention], recent: dict[int, str]) -> dict[int, str]:
    """The days on which a title is said: that of the first sentence, that of the second unless it tells when somebody was met."""
    meetings = (mention for mention in told if "mutual" in mention.candidate.trigger.type.tags)
    met = {scene.sentence_number(each.first) for mention in meetings for each in (mention.candidate, *mention.more)}
    return {at: value for at, value in recent.items() if at == _LEAD or (at < _BODY and at not in met)}


def _recent(scene: Scene, day: date | None) -> dict[int, str]:
    """For each sentence that the outlet dates to these days, the first such day."""
    recent: dict[int, str] = {}
    for token, value in zip(scene.date_tokens, (found.value for found in scene.dates), strict=True):
        near = day is not None and len(value) == _DAY and 0 <= (day - date.fromisoformat(value)).days <= _RECENT
        if near and scene.holders[token] < 0:
            recent.setdefault(scene.sentence_number(token), value)
    return recent


def _days(scene: Scene, recent: dict[int, str]) -> dict[int, str]:
    """For each actor named in a dated sentence the first such day."""
    days: dict[int, str] = {}
    for sentence, value in recent.items():
        for actor in _there(scene, sentence):
            days.setdefault(actor, value)
    return days


def _there(scene: Scene, sentence: int) -> Iterator[int]:
    """Actors who are named in a sentence or speak in it: `وأضاف في مؤتمر صحفي اليوم` (he added at a press conference today)."""
    first, after = scene.document.sentences[sentence]
    for at in range(first, after):
        place = scene.place(at)
        yield from place.actors if place is not None else ()
        for said in scene.cues.get(at, ()):
            if said.inside is None and said.statement.speaker:
                yield int(said.statement.speaker)


def _day(mention: Mention, days: dict[int, str], lead: tuple[int, str] | None) -> str | None:
    """The day of a mention; `lead`: the sentence that dates the lead, and the day of what verbs tell there and close behind it."""
    spoken = "speech" in mention.candidate.trigger.type.tags
    own = mention.claimed_by is None or mention.claimed_by in mention.actors
    if mention.date is not None or not ((spoken or not mention.sentence) and own and mention.status == "happened"):
        return mention.date
    known = next((days[actor] for actor in mention.actors if actor in days), None)
    if known is not None or lead is None:
        return known
    near = mention.sentence < _BODY and mention.candidate.trigger.part == "verb"
    goes_on = mention.cue and mention.candidate.verb is not None and bool(mention.actors) and mention.sentence <= lead[0] + _GOES_ON
    titled = not (mention.sentence or spoken)
    return lead[1] if titled or near or goes_on else None
