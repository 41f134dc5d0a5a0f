"""How sure a statement is: a weighted table over what was found."""

from musnad.statements.frames import Frame
from musnad.statements.memory import Speaker
from musnad.statements.subjects import takes_person

_JOINS = {"that": 0.98, "quotation": 0.95, "colon": 0.95, "preposition": 0.9, "object": 0.75}
_LATER_READING = 0.9  # the word has a likelier reading that is no cue
_TAKES_PERSON = 0.9  # the only naming beside a cue that takes a person may be that person


def confidence(frame: Frame, speaker: Speaker) -> float:
    """Between 0 and 1: that these words are reported, and of this speaker."""
    sure = _JOINS[frame.join.kind] * max(speaker.weight, 0.05)
    alone = takes_person(frame) and not speaker.to and frame.found.kind == "verb"
    return round(sure * (_LATER_READING if frame.found.rank else 1.0) * (_TAKES_PERSON if alone else 1.0), 2)
