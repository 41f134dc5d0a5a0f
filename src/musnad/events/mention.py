"""One trigger read: what a mention of an event tells of it."""

from typing import NamedTuple

from musnad.events.modes import Mode
from musnad.events.triggers import Candidate
from musnad.events.where import Where
from musnad.records import Status


class Mention(NamedTuple):
    """A trigger read: participants, mode, place, date, status, who claims it, how sure.

    `code` is its type, `sentence` its number, `root` the verb of which its trigger is a form, else its lemma. `cue`: it announces a
    statement. `more`: the triggers of those that were united with it; `anew`: those whom its title tells of, each with whom
    the lead calls him.
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
    cue: bool = False
    more: tuple[Candidate, ...] = ()
    anew: tuple[tuple[int, int], ...] = ()

    @property
    def parties(self) -> frozenset[int]:
        """All participants."""
        return frozenset((*self.actors, *self.recipients))
