"""One entry per event: later mentions of the same deed add what the first one leaves open."""

import math
from collections.abc import Iterable

from musnad.events.alike import by_their_deed, likeness, planned
from musnad.events.background import TAKEN_UP
from musnad.events.mention import Mention
from musnad.events.modes import UNTOLD, Mode
from musnad.events.scene import LEAD
from musnad.events.scope import days_in
from musnad.events.where import Where
from musnad.records import Status

_ANOTHER = 0.75  # how much of the confidence from which an event is told is enough for one of which another of its type may be told


def merge(mentions: Iterable[Mention], least: float, brief: frozenset[int] = frozenset()) -> list[Mention]:
    """Mentions in text order, those of one event united in its first; one less sure than `least` adds parties and a date to another."""
    kept: list[Mention] = []
    for mention in mentions:
        at = _told(kept, mention, brief, least)
        if at is not None:
            faint = mention.confidence < least
            one, other = kept[at], mention._replace(status=kept[at].status, mode=UNTOLD, place=None) if faint else mention
            told = _without(one, other, brief)
            both = united(told, other)
            kept[at] = both._replace(
                actors=both.actors or one.actors,
                recipients=both.recipients or one.recipients,
                anew=(*one.anew, *_anew(one.actors, told.actors, other.actors), *_anew(one.recipients, told.recipients, other.recipients)),
            )
        elif mention.confidence >= least:
            kept.append(mention)
    return kept


def _anew(all_told: tuple[int, ...], kept: tuple[int, ...], now: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The one on a side of a title who is left out for the one there in its lead."""
    left = [actor for actor in all_told if actor not in kept]
    return ((left[0], now[0]),) if len(left) == len(now) == 1 and not kept else ()


def _told(kept: list[Mention], mention: Mention, brief: frozenset[int], least: float) -> int | None:
    """Which of the events told before a mention tells again: the one most like it, if it is likelier one with that than not.

    So is one that is sure enough to be told, but hardly to be another event as well.
    """
    kind = mention.candidate.trigger.type
    known = ((at, _without(one, mention, brief)) for at, one in enumerate(kept) if one.candidate.trigger.type is kind)
    like = [(likeness(one, mention), -at) for at, one in known if one.code == mention.code or planned(one, mention)]
    if not like:
        return None
    most, at = max(like)
    unsure = mention.confidence >= least and mention.confidence / (1 + math.exp(most)) < _ANOTHER * least
    return -at if most > 0 or unsure else None


def _without(mention: Mention, other: Mention, brief: frozenset[int]) -> Mention:
    """A mention in a title without those whom only the title names, if the other is in its lead, which tells who they are."""
    if mention.sentence or other.sentence >= LEAD or not brief & mention.parties:
        return mention
    actors, recipients = (tuple(actor for actor in side if actor not in brief) for side in (mention.actors, mention.recipients))
    return mention._replace(actors=actors, recipients=recipients)


def united(one: Mention, other: Mention) -> Mention:
    """The first mention with what the second adds: mode, place and date where they are open, parties where it has none on that side.

    A title names but some of those whom its lead names: there all are added, unless nobody is common; to a meeting nobody is then.
    """
    known = not one.parties or not other.parties or bool(one.parties & other.parties)
    adds = known or "mutual" not in other.candidate.trigger.type.tags
    actors, recipients = (tuple(a for a in side if adds and a not in one.parties) for side in (other.actors, other.recipients))
    near = other.sentence <= LEAD or "mutual" in other.candidate.trigger.type.tags
    short = known and one.sentence == 0 and near
    hosted = "object" in other.candidate.trigger.frame.actor
    if hosted and not one.recipients and other.recipients and {*one.actors} == other.parties:
        one = one._replace(actors=other.actors, recipients=other.recipients)  # who met whom, where the first tells only that they met
    status: Status = one.status
    to_come = other.status == "future" or (other.status == "hypothetical" and other.date is not None)
    if to_come and one.date is None and one.sentence == 0 and one.status != "negated" and "crowd" in other.candidate.trigger.type.tags:
        status = "future"  # a title tells in the present what is to come
    told = one.because[-1:] == (TAKEN_UP,) and other.status == "happened" and by_their_deed(one, other)
    if told:  # `قام متظاهرون بالاحتجاج` (protesters protested)
        status = "happened"
    plan = one if one.status == "future" else other  # of one that is planned and its name
    return one._replace(
        code=plan.code if one.code != other.code else one.code,
        actors=(*one.actors, *actors) if short else one.actors or actors,
        recipients=(*one.recipients, *recipients) if short else one.recipients or recipients,
        mode=_mode(one, other),
        place=_where(one, other),
        date=_exacter(one.date, other.date),
        status="future" if one.code != other.code else status,
        confidence=max(one.confidence, other.confidence),
        because=(*one.because[:-1], other.because[-1]) if told else one.because,
        more=(*one.more, other.candidate),
    )


def _exacter(one: str | None, other: str | None) -> str | None:
    """The date of fewer days, the first of two as exact."""
    if one is None or other is None:
        return one or other
    days, others = days_in(one), days_in(other)
    return other if days is None or (others is not None and others[1] - others[0] < days[1] - days[0]) else one


def _mode(one: Mention, other: Mention) -> Mode:
    """The mode of the first mention, unless only the second tells one in words; a plan has none."""
    if one.code != other.code:
        return UNTOLD
    better = other.mode if other.mode.value is not None and other.mode.told and not one.mode.told else one.mode
    return better if better.value is not None else other.mode


def _where(one: Mention, other: Mention) -> Where | None:
    """The place of the first mention, unless the second tells it more exactly, as a lead does, or a town for a country."""
    first, second = one.place, other.place
    if first is None or second is None:
        return first or second
    if one.sentence == 0:
        return second if (second.vague, -len(second.text)) < (first.vague, -len(first.text)) else first
    same = first.text.split()[-1] in second.text
    exact = first.vague > second.vague and (same or first.vague - second.vague > 1)
    return second if exact or (first.vague == second.vague and first.text in second.text) else first
