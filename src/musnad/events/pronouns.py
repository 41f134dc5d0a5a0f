"""Whom the pronoun written onto a verb means: `طالبتها` (asked her)."""

from musnad.actors.antecedents import antecedents
from musnad.events.parties import EMPTY, Cast, Filled
from musnad.events.scene import Scene

_THIRD = "3"
_LEAST = 0.3  # share of the likeliest antecedent that is believed
_PLURAL = "p"
_OPENING = 1  # tokens from the opening of a relative clause to its verb


def pronoun_object(cast: Cast, token: int, doers: frozenset[int]) -> Filled:
    """The actor, other than the doers, whom the pronoun on the verb at a token likeliest means."""
    scene = cast.scene
    last = scene.word(token).segments[-1]
    person = scene.tables.pronouns.get(last.text, "") if last.kind == "pronoun" else ""
    if not person.startswith(_THIRD):
        return EMPTY
    if (head := _head(scene, token)) is not None:  # `الهجوم الذي وصفه بالجبان` (the attack that he called cowardly)
        place = scene.place(head)
        actors = tuple(actor for actor in place.actors if actor not in doers) if place is not None else ()
        return Filled(actors, "whom the clause describes", 0.8)
    gender, number = person[1], person[2]
    found = antecedents(scene.statements.actors, token, gender, number, True if number == _PLURAL else None)
    others = [(actor, weight) for actor, weight in found if actor not in doers]
    if not others or others[0][1] < _LEAST:
        return EMPTY
    return Filled((others[0][0],), "whom the pronoun means", 0.8 * others[0][1])


def _head(scene: Scene, token: int) -> int | None:
    """The last word of what a relative clause describes that the verb at a token opens; None where it opens none."""
    clauses, verb = scene.syntax.clauses, scene.verbs.get(token)
    clause = clauses[verb.clause] if verb is not None and 0 <= verb.clause < len(clauses) else None
    opens = clause is not None and clause.kind == "relative" and token - clause.first <= _OPENING
    return clause.first - 1 if clause is not None and opens and clause.first > 0 else None
