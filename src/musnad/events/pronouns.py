"""Whom the pronoun written onto a verb means: `طالبتها` (asked her)."""

from musnad.actors.antecedents import antecedents
from musnad.events.parties import EMPTY, Cast, Filled

_THIRD = "3"
_LEAST = 0.3  # share of the likeliest antecedent that is believed
_PLURAL = "p"


def pronoun_object(cast: Cast, token: int, doers: frozenset[int]) -> Filled:
    """The actor, other than the doers, whom the pronoun on the verb at a token likeliest means."""
    scene = cast.scene
    last = scene.word(token).segments[-1]
    person = scene.tables.pronouns.get(last.text, "") if last.kind == "pronoun" else ""
    if not person.startswith(_THIRD):
        return EMPTY
    gender, number = person[1], person[2]
    found = antecedents(scene.statements.actors, token, gender, number, True if number == _PLURAL else None)
    others = [(actor, weight) for actor, weight in found if actor not in doers]
    if not others or others[0][1] < _LEAST:
        return EMPTY
    return Filled((others[0][0],), "whom the pronoun means", 0.8 * others[0][1])
