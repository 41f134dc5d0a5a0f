"""Whether two mentions tell of one event: a weighted sum of what they share and where they differ.

The weights are those of a logistic regression over 2,258 pairs of mentions of one type in articles of ANT, of which readers said whether
they are one event told again or two; those of `fits`, places and tolls were set where most events are found. A weight of 1 makes one event
2.7 times as likely.
"""

from musnad.events.mention import Mention
from musnad.events.scene import LEAD
from musnad.events.scope import may_be
from musnad.events.where import Where

_BASE = -0.6
_TITLE = 1.5  # the first is the title, which tells what the article is about
_FAR, _FARTHEST = -0.37, 6  # for each sentence between them, up to so many
_AGAIN = 1.2  # the same word, or verb and noun of one root
_FITS = 1.5
_EQUAL = 0.65  # the same parties
_OTHER_ACTOR = -1.1
_SAME_RECIPIENT, _OTHER_RECIPIENT, _NO_RECIPIENT = 0.7, -1.0, -0.3
_OTHER_MODE, _OTHER_KIND = -1.3, -2.65
_KINDS = frozenset({"crowd", "kinds"})  # tags of types whose modes are deeds, as strike and march are, not means to one
_OTHER_DATE, _OF_OLD = -1.1, -0.6  # the second where it is background with a day of its own
_OTHER_PLACE, _COUNTRY = -1.0, 3  # from which vagueness on places do not tell deeds apart
_SAME_STATUS = 0.6
_DENIED = -5.0  # done and not done are never one
_TOLL = 0.7  # one tells who died in the other
_CUE = -1.1  # what announces a statement is mostly a deed of its own


def likeness(one: Mention, other: Mention) -> float:
    """Log-odds that a later mention tells the event of an earlier one, of a trigger of the same type."""
    kind = other.candidate.trigger.type
    crowd = "crowd" in kind.tags  # a strike is told again from one end of an article to the other
    like = _BASE + _TITLE * (one.sentence == 0) + _SAME_STATUS * (one.status == other.status)
    like += _CUE * (other.cue and not by_their_deed(one, other))
    like += _DENIED * _denied(one, other)
    like += _FAR * (0 if crowd else min(other.sentence - one.sentence, _FARTHEST))
    like += _AGAIN * _again(one, other) + _TOLL * _tolls(one, other) + _parties(one, other)
    if _by_other_means(one, other):
        like += _OTHER_KIND if kind.tags & _KINDS else _OTHER_MODE
    like += _OTHER_DATE * (not may_be(one.date, other.date))
    like += _OF_OLD * (other.status == "past" and other.date is not None and one.date != other.date)
    return like + _OTHER_PLACE * _elsewhere(one.place, other.place)


def planned(one: Mention, other: Mention) -> bool:
    """Whether a plan is told again as if done, by the noun that takes it up (`the visit`), or was so before, in its title."""
    if not (_compatible(one.actors, other.actors) and _compatible(one.recipients, other.recipients)):
        return False
    shared = bool(one.parties & other.parties)
    taken_up = one.status == "future" and other.candidate.verb is None and (other.definite or shared)
    return taken_up or (shared and other.status == "future" and one.sentence == 0 < other.sentence < LEAD)


def _parties(one: Mention, other: Mention) -> float:
    """What the sides of two mentions add to their likeness."""
    like = _EQUAL * bool(one.parties and (set(one.actors), set(one.recipients)) == (set(other.actors), set(other.recipients)))
    if _fits(one, other):
        like += _FITS
    elif not _compatible(one.actors, other.actors):
        like += _OTHER_ACTOR
    if one.recipients and other.recipients:
        return like + (_SAME_RECIPIENT if set(one.recipients) & set(other.recipients) else _OTHER_RECIPIENT)
    return like + _NO_RECIPIENT * bool(one.recipients)


def _fits(one: Mention, other: Mention) -> bool:
    """Whether no day and neither side is another, and the words or their nearness take up what was told: `the arrest`, one sentence.

    Whoever is named beside them, a word for those who act (`the demonstrators`) takes up their deed, and the noun of a meeting the one held
    before, unless whom it is with took no part in that. Speech is taken up only by who speaks.
    """
    tags = other.candidate.trigger.type.tags
    if not may_be(one.date, other.date):
        return False
    if "itself" in other.candidate.trigger.frame.actor or by_their_deed(one, other):
        return True
    if "mutual" in tags and other.definite and one.parties and other.parties and one.code == other.code:
        return not (other.recipients and one.recipients) or bool({*other.recipients} & one.parties)
    near, fitting = one.sentence == other.sentence, _compatible(one.recipients, other.recipients)
    if "speech" in tags:
        return bool(one.actors) and one.actors == other.actors and fitting and not near
    if not _compatible(one.actors, other.actors) or (tags & _KINDS and _by_other_means(one, other)):
        return False
    nobody = not one.parties or not other.parties
    known = other.definite or _again(one, other) or (one.sentence < LEAD > other.sentence if nobody else _overlap(one, other))
    return near or (fitting and known)


def by_their_deed(one: Mention, other: Mention) -> bool:
    """Whether the first mention only calls those who act by their deed, which the second tells: `قام متظاهرون بالاحتجاج`."""
    calls = "itself" in one.candidate.trigger.frame.actor and one.sentence == other.sentence
    return calls and not {*one.actors}.isdisjoint(other.actors)


def _denied(one: Mention, other: Mention) -> bool:
    """Whether one verb tells that it was not done, and another that it was; a noun takes up what was denied."""
    verbs = one.candidate.verb is not None and other.candidate.verb is not None
    return verbs and (one.status == "negated") != (other.status == "negated")


def _by_other_means(one: Mention, other: Mention) -> bool:
    """Whether two modes are told."""
    return bool(one.mode.value and other.mode.value) and one.mode.value != other.mode.value


def _again(one: Mention, other: Mention) -> bool:
    return one.candidate.trigger is other.candidate.trigger or one.root == other.root


def _elsewhere(one: Where | None, other: Where | None) -> bool:
    """Whether two places below a country are two."""
    if one is None or other is None or max(one.vague, other.vague) >= _COUNTRY:
        return False
    return one.text not in other.text and other.text not in one.text


def _tolls(one: Mention, other: Mention) -> bool:
    """Whether one mention only tells who died in the deed that its sentence names, or the other who was hurt in the deed before it."""
    near = 0 <= other.sentence - one.sentence <= LEAD
    return (one.sentence == other.sentence and (_is_toll(one) or _is_toll(other))) or (
        near and "hurt" in other.candidate.trigger.tags and _is_toll(other)
    )


def _is_toll(mention: Mention) -> bool:
    """Whether a mention says of victims what happened to them, and does not say who did it: `قتل سبعة جنود عندما` (died when)."""
    trigger = mention.candidate.trigger
    return "toll" in trigger.tags and (
        (trigger.part == "noun" and not mention.actors) or any(why.endswith("subject of a passive") for why in mention.because)
    )


def _compatible(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _overlap(one: Mention, other: Mention) -> bool:
    """Whether more than half of the parties of one are those of the other."""
    return 2 * len(one.parties & other.parties) > min(len(one.parties), len(other.parties))
