"""One entry per event: later mentions of the same deed add what the first one leaves open."""

from collections.abc import Iterable
from typing import NamedTuple

from musnad.events.modes import UNTOLD, Mode
from musnad.events.scope import days_in
from musnad.events.triggers import Candidate
from musnad.events.where import Where
from musnad.records import Status

_LEAD = 3  # sentences from the title on that tell the same news twice


class Mention(NamedTuple):
    """A trigger read: participants, mode, place, date, status, who claims it, how sure.

    `code` is its type, `sentence` its number, `root` the verb of which its trigger is a form, else its lemma; `anew` are those whom its
    title tells of, each with whom the lead calls him.
    """

    candidate: Candidate
    code: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    mode: Mode
    place: Where | None
    date: str | None
    status: Status
    claimed_by: int | None
    confidence: float
    because: tuple[str, ...]
    sentence: int
    definite: bool
    root: str
    more: tuple[Candidate, ...] = ()
    anew: tuple[tuple[int, int], ...] = ()

    @property
    def parties(self) -> frozenset[int]:
        """All participants."""
        return frozenset((*self.actors, *self.recipients))


def merge(mentions: Iterable[Mention], least: float, brief: frozenset[int] = frozenset()) -> list[Mention]:
    """Mentions in text order, those of one event united in its first; one less sure than `least` adds parties and a date to another."""
    kept: list[Mention] = []
    for mention in mentions:
        at = next(
            (i for i in range(len(kept) - 1, -1, -1) if same(kept[i], mention) or same(_without(kept[i], mention, brief), mention)), None
        )
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


def _without(mention: Mention, other: Mention, brief: frozenset[int]) -> Mention:
    """A mention in a title without those whom only the title names, if the other is in its lead, which tells who they are."""
    if mention.sentence or other.sentence >= _LEAD or not brief & mention.parties:
        return mention
    actors, recipients = (tuple(actor for actor in side if actor not in brief) for side in (mention.actors, mention.recipients))
    return mention._replace(actors=actors, recipients=recipients)


def same(one: Mention, other: Mention) -> bool:
    """Whether two mentions tell of one event."""
    if not _agree(one.date, other.date):
        return False
    if one.code != other.code:
        return _planned(one, other)
    if one.sentence == 0 < other.sentence < _LEAD and one.candidate.trigger is other.candidate.trigger:
        return True
    if "speech" in other.candidate.trigger.type.tags:
        return _same_speech(one, other)
    if _one_protest(one, other):
        return True
    if one.status != other.status and {one.status, other.status} & {"negated", "hypothetical", "future"}:
        return False
    if _of_two_kinds(one, other):
        return False
    if _tolls(one, other):
        return True
    if "mutual" in other.candidate.trigger.type.tags and one.parties and other.parties:
        again = one.candidate.trigger is other.candidate.trigger and _compatible(one.recipients, other.recipients)
        return (
            (other.definite and not _elsewhere(one, other))
            or (again and bool(one.parties & other.parties))
            or one.parties <= other.parties
            or other.parties <= one.parties
        )
    if "itself" in other.candidate.trigger.frame.actor:
        return True
    if one.sentence == other.sentence:
        return _compatible(one.actors, other.actors)
    again = one.root == other.root or one.candidate.trigger is other.candidate.trigger
    if other.definite and _compatible(one.actors, other.actors) and _compatible(one.recipients, other.recipients):
        return True
    if not one.parties or not other.parties:
        return (again and one.parties == other.parties) or one.sentence < _LEAD > other.sentence
    if again and _compatible(one.actors, other.actors) and _compatible(one.recipients, other.recipients):
        return True
    return _compatible(one.actors, other.actors) and _overlap(one.parties, other.parties)


def _elsewhere(one: Mention, other: Mention) -> bool:
    """Whether a later meeting names whom it was with, and these took no part in the first."""
    return bool(other.recipients and one.recipients) and not {*other.recipients} & one.parties


def _one_protest(one: Mention, other: Mention) -> bool:
    """Whether a protest is the one that the title tells, which is planned, called for and held in one article."""
    if one.sentence or "crowd" not in other.candidate.trigger.type.tags or "negated" in (one.status, other.status):
        return False
    return one.mode.value == other.mode.value and _compatible(one.actors, other.actors) and _compatible(one.recipients, other.recipients)


def _tolls(one: Mention, other: Mention) -> bool:
    """Whether one mention only tells who died in the deed that its sentence names, or the other who was hurt in the deed before it."""
    near = 0 <= other.sentence - one.sentence <= _LEAD
    return (one.sentence == other.sentence and (_is_toll(one) or _is_toll(other))) or (
        near and "hurt" in other.candidate.trigger.tags and _is_toll(other)
    )


def _is_toll(mention: Mention) -> bool:
    """Whether a mention says of victims what happened to them, and does not say who did it: `قتل سبعة جنود عندما` (died when)."""
    trigger = mention.candidate.trigger
    return "toll" in trigger.tags and (
        (trigger.part == "noun" and not mention.actors) or any(why.endswith("subject of a passive") for why in mention.because)
    )


def _of_two_kinds(one: Mention, other: Mention) -> bool:
    """Whether the modes tell two deeds, where those of a type are kinds of deeds, as arrest and seizure are, not means to one."""
    kinds = "kinds" in other.candidate.trigger.type.tags
    return kinds and None not in (one.mode.value, other.mode.value) and one.mode.value != other.mode.value


def _planned(one: Mention, other: Mention) -> bool:
    """What is planned is named as if done by the noun that takes it up (`the visit`), and by the present tense of its title."""
    if one.candidate.trigger.type is not other.candidate.trigger.type:
        return False
    if not (_compatible(one.actors, other.actors) and _compatible(one.recipients, other.recipients)):
        return False
    shared = bool(one.parties & other.parties)
    taken_up = one.status == "future" and other.candidate.verb is None and (other.definite or shared)
    return taken_up or (shared and other.status == "future" and one.sentence == 0 < other.sentence < _LEAD)


def _same_speech(one: Mention, other: Mention) -> bool:
    """Speech is told twice where title and lead tell it; else each call, praise or charge is one of its own."""
    if one.status != other.status and {one.status, other.status} & {"negated", "hypothetical", "future"}:
        return False
    if one.parties and one.actors == other.actors and one.recipients == other.recipients:
        return True
    again = one.candidate.trigger is other.candidate.trigger and one.sentence < _LEAD >= other.sentence and {*one.actors} & {*other.actors}
    if one.root == other.root and one.actors and one.actors == other.actors and _compatible(one.recipients, other.recipients):
        return one.sentence != other.sentence
    twice = one.sentence < other.sentence and ((one.sentence == 0 and other.sentence < _LEAD) or bool(again))
    return twice and _compatible(one.actors, other.actors) and _compatible(one.recipients, other.recipients)


def _agree(one: str | None, other: str | None) -> bool:
    """Whether one date may be the other told more exactly."""
    if one is None or other is None or one == other:
        return True
    days, others = days_in(one), days_in(other)
    if days is None or others is None:
        return False
    inside = days[0] <= others[0] and others[1] <= days[1]
    return inside or (others[0] <= days[0] and days[1] <= others[1])


def _compatible(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _overlap(one: frozenset[int], other: frozenset[int]) -> bool:
    return one <= other or other <= one or 2 * len(one & other) > min(len(one), len(other))


def united(one: Mention, other: Mention) -> Mention:
    """The first mention with what the second adds: mode, place and date where they are open, parties where it has none on that side.

    A title names but some of those whom its lead names: there all are added, unless nobody is common; to a meeting nobody is then.
    """
    known = not one.parties or not other.parties or bool(one.parties & other.parties)
    adds = known or "mutual" not in other.candidate.trigger.type.tags
    actors, recipients = (tuple(a for a in side if adds and a not in one.parties) for side in (other.actors, other.recipients))
    near = other.sentence <= _LEAD or "mutual" in other.candidate.trigger.type.tags
    short = known and one.sentence == 0 and near
    hosted = "object" in other.candidate.trigger.frame.actor
    if hosted and not one.recipients and other.recipients and {*one.actors} == other.parties:
        one = one._replace(actors=other.actors, recipients=other.recipients)  # who met whom, where the first tells only that they met
    status: Status = "happened" if {one.status, other.status} == {"happened", "past"} else one.status
    to_come = other.status == "future" or (other.status == "hypothetical" and other.date is not None)
    if to_come and one.date is None and _one_protest(one, other):
        status = "future"  # a title tells in the present what is to come
    planned = one if one.status == "future" else other  # of one that is planned and its name
    return one._replace(
        code=planned.code if one.code != other.code else one.code,
        actors=(*one.actors, *actors) if short else one.actors or actors,
        recipients=(*one.recipients, *recipients) if short else one.recipients or recipients,
        mode=_mode(one, other),
        place=_where(one, other),
        date=_exacter(one.date, other.date),
        status="future" if one.code != other.code else status,
        confidence=max(one.confidence, other.confidence),
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
