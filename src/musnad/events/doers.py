"""Who does what a word tells: who says it, where it announces a statement; else the subject of its verb."""

from musnad.events.parties import Cast, Filled, subject_of
from musnad.events.triggers import Candidate


def doer(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who says or does what a candidate tells; `groups`: people without a name count too."""
    if said := cast.scene.cues.get(candidate.first):
        speakers = tuple(dict.fromkeys(int(s.statement.speaker) for s in said if s.statement.speaker))
        if speakers:
            return Filled(speakers, "who says it", said[0].statement.confidence)
    return subject_of(cast, candidate.first, candidate.verb, groups)
