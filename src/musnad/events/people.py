"""Whom the words of a noun phrase mean by themselves: those it names, persons, bodies. Actors are indices into those proposed."""

from musnad.actors.named import Named
from musnad.events.scene import Scene
from musnad.grammar.syntax import NounPhrase
from musnad.records import Actor, ActorKind
from musnad.text.folding import fold_word

JOINED = 6  # tokens between two phrases joined by و
_PLACED = ("organisation", "state")
_SOUND_PLURAL = ("ون", "ين")  # endings of the sound masculine plural


def named(scene: Scene, phrase: NounPhrase) -> list[int]:
    """The actors that a phrase names: by its head, else the first in its genitives."""
    place = scene.place(phrase.head)
    if place is not None and (whole := _fought_for(scene, phrase, place)):
        return whole
    if place is None:
        places = (scene.place(token) for token in range(phrase.first, phrase.after))
        place = next((p for p in places if p is not None and not p.media), None)
    proposed = scene.statements.actors.proposed
    return [actor for actor in place.actors if not is_site(scene, proposed[actor])] if place is not None else []


def _fought_for(scene: Scene, phrase: NounPhrase, place: Named) -> list[int]:
    """The armed group whose fighters a naming means, in its genitive or behind من: `عناصر داعش` (members of IS)."""
    named_group = place.after - place.first > 1 and scene.kinds(place) == {"armed_group"}
    if named_group or scene.tables.fighters.isdisjoint(scene.faces(phrase.head)):
        return []
    whose = [inner for inner in scene.statements.actors.inner if place.first < inner.first < place.after]
    part = place.after < len(scene.place_at) and scene.word(place.after).lemma in scene.tables.partitive
    behind = scene.place(place.after + 1) if part else None
    whose += [behind] if behind is not None else []
    return next(([*named.actors] for named in whose if scene.kinds(named) == {"armed_group"}), [])


def is_site(scene: Scene, actor: Actor) -> bool:
    """Whether an actor is called after a place that nobody is: an airport, a square, a province."""
    return actor.kind in _PLACED and fold_word(actor.name.partition(" ")[0]) in scene.tables.sites


def joined(scene: Scene, index: int) -> list[int]:
    """The actors of the phrases joined by و to one."""
    found: list[int] = []
    actors: list[int] = []
    for i in range(index + 1, min(index + 5, len(scene.syntax.phrases))):
        phrase = scene.syntax.phrases[i]
        near = phrase.first <= scene.syntax.phrases[found[-1] if found else index].after + JOINED
        if near and phrase.link == "coordination" and phrase.to is not None and (phrase.to == index or phrase.to in found):
            found.append(i)
            actors += named(scene, phrase)
    return actors


def persons(scene: Scene, first: int, after: int, *, counted: bool = False) -> bool:
    """Whether a noun of persons stands among some words; `counted`: a number counts them."""
    return any(_persons(scene, token, counted) for token in range(first, after))


def _persons(scene: Scene, token: int, counted: bool) -> bool:
    word, folded = scene.word(token), scene.document.tokens[token].folded
    if scene.people(token) is not None and folded.endswith(_SOUND_PLURAL):
        return True
    if counted and word.features.number == "p" and word.features.gender == "m" and folded.endswith(_SOUND_PLURAL):
        return True  # the sound masculine plural is of people
    if scene.people(token) is not None and word.pos == "NOUN" and not word.features.definite and _heads(scene, token):
        return True  # `أوقف تونسيا` (arrested a Tunisian)
    return (counted or word.pos == "NOUN") and not scene.tables.persons.isdisjoint(scene.faces(token))


def _heads(scene: Scene, token: int) -> bool:
    """Whether a word is the head of its phrase."""
    phrase = scene.phrase(token)
    return phrase is not None and phrase.head == token


def counts(scene: Scene, token: int) -> bool:
    """Whether a word is a number; people that it counts are named from there on."""
    return scene.word(token).pos == "NUM" or scene.document.tokens[token].kind == "number"


def body_at(scene: Scene, token: int) -> ActorKind | None:
    """What kind of body a noun means that acts, and is nobody's in particular by a pronoun: `وحدات` (units)."""
    if scene.word(token).pos != "NOUN" or scene.pronoun(token):
        return None
    return next((scene.tables.bodies[face] for face in scene.faces(token) if face in scene.tables.bodies), None)
