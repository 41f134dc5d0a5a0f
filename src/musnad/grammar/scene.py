"""One document while its clauses and verbs are read."""

from collections.abc import Sequence
from typing import NamedTuple

from musnad.grammar.faces import Face
from musnad.grammar.features import Being
from musnad.grammar.syntax import NounPhrase


class Scene(NamedTuple):
    """The chosen faces, the noun phrases, and the innermost phrase of each token (-1: none).

    `beings` is filled by the room as it goes: what a phrase is to a verb, by its number.
    """

    faces: Sequence[Face]
    phrases: Sequence[NounPhrase]
    phrase_at: Sequence[int]
    beings: dict[int, Being]
