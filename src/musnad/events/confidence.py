"""How sure an event is: a weighted table over what was found."""

from musnad.events.triggers import Candidate

_PART = {"verb": 0.9, "noun": 0.75, "phrase": 0.7}
_WEAK = 0.6
_NO_ACTOR, _NO_RECIPIENT = 0.75, 0.9
_UNCERTAIN = {"happened": 1.0, "past": 0.95, "future": 0.85, "negated": 0.8, "hypothetical": 0.7}


def confidence(candidate: Candidate, actor: float, recipient: float, status: str) -> float:
    """Between 0 and 1: that there is such an event. `actor` and `recipient`: how sure those are, 0 where nobody was found."""
    sure = _PART[candidate.trigger.part] * _UNCERTAIN[status]
    if "weak" in candidate.trigger.entry.tags:
        sure *= _WEAK
    sure *= actor * 0.25 + 0.75 if actor else _NO_ACTOR
    if candidate.trigger.frame.recipient:
        sure *= recipient * 0.1 + 0.9 if recipient else _NO_RECIPIENT
    return round(sure, 2)
