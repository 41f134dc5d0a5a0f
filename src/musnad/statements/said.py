"""What the statement finder tells the rooms above it. Ranges are token indices."""

from typing import NamedTuple

from musnad.actors.named import Actors
from musnad.records import Statement


class Said(NamedTuple):
    """One statement with its place among the tokens: `cue_first` up to `cue_after`, content `first` up to `after`.

    `statement.speaker` and `statement.to` hold indices into `Statements.actors.proposed`, as text. `inside` is the index of the statement
    whose content holds this one: the innermost, None for one that the outlet itself reports.
    """

    statement: Statement
    cue_first: int
    cue_after: int
    first: int
    after: int
    inside: int | None = None


class Statements(NamedTuple):
    """Statements in text order of their cues; `actors` are those proposed before, and unnamed speakers and issuers added behind them."""

    said: tuple[Said, ...]
    actors: Actors
