"""How sure an event is: a weighted table over what was found, in log-odds, fitted to the readings of train and dev."""

import math
from typing import NamedTuple

from musnad.events.parties import Filled
from musnad.events.triggers import Candidate
from musnad.records import Status

_VERB = -0.8  # a finite verb or participle
_VERB_ACTOR, _VERB_RECIPIENT = 1.4, 0.4  # its doer is named, only who undergoes it
_PASSIVE = 0.6  # who undergoes it is its subject
_NOUN_ACTOR, _NOUN_RECIPIENT = 0.3, 0.35
_DEFINITE = -0.65  # a noun with the article mostly takes up what is known
_WEAK = -1.0
_TAKEN_UP = -0.25  # told as known: in a relative clause, in the imperfect
_TITLE, _LEAD = 1.2, 0.2
_DATED, _LIGHT, _PLACED = 0.5, 0.2, 0.3
_SPECIFIC = 0.4  # a verb with a second word of its own, told as done
_CUE = 0.5  # it announces a statement as well
_SAID = -0.3
_STATUS: dict[Status, float] = {"happened": 0.0, "past": 0.0, "future": -0.2, "hypothetical": -0.4, "negated": -0.4}
_LEAD_END = 3  # sentences


class Found(NamedTuple):
    """What is known of a mention: its parties, its sentence's number, its status, and what stands beside its trigger."""

    actors: Filled
    recipients: Filled
    sentence: int
    status: Status
    dated: bool
    placed: bool
    definite: bool
    light: bool
    asserted: bool
    cue: bool
    said: bool


def confidence(candidate: Candidate, found: Found) -> float:
    """Between 0 and 1: that the words tell of such an event."""
    sure = _STATUS[found.status] + _WEAK * ("weak" in candidate.trigger.tags)
    if candidate.trigger.part == "verb":
        specific = bool(candidate.trigger.second or candidate.trigger.needs)
        sure += _VERB + (_SPECIFIC * specific if found.asserted else _TAKEN_UP)
        sure += _VERB_ACTOR * found.actors.weight if found.actors.actors else _VERB_RECIPIENT * bool(found.recipients.actors)
        sure += _PASSIVE * (not found.actors.actors and found.recipients.how == "subject of a passive")
    else:
        sure += _NOUN_ACTOR * bool(found.actors.actors) + _NOUN_RECIPIENT * bool(found.recipients.actors) + _DEFINITE * found.definite
    sure += _TITLE * (found.sentence == 0) + _LEAD * (0 < found.sentence < _LEAD_END)
    sure += (
        _DATED * found.dated
        + _PLACED * (found.placed and not found.recipients.actors)
        + _LIGHT * found.light
        + _CUE * found.cue
        + _SAID * found.said
    )
    return round(1 / (1 + math.exp(-sure)), 2)
