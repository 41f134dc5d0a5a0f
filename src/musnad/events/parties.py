"""Whom a noun phrase means. Actors are indices into those proposed; people that nobody proposed are added as groups."""

from dataclasses import dataclass, field
from typing import NamedTuple

from musnad.actors.named import Named
from musnad.events.people import JOINED, body_at, counts, named, persons
from musnad.events.scene import Scene
from musnad.events.unnamed import people, with_its_owner
from musnad.events.words import COMMAS
from musnad.grammar.syntax import NounPhrase
from musnad.records import Actor, ActorKind
from musnad.text.folding import fold_word

_FAR = 8  # tokens behind the last phrase of a list in which it goes on
_LONG = 9  # tokens of a phrase that still names people


class Filled(NamedTuple):
    """The actors in a slot and how they were found; `weight` 0–1."""

    actors: tuple[int, ...] = ()
    how: str = ""
    weight: float = 1.0


EMPTY = Filled()
PEOPLE: frozenset[ActorKind] = frozenset({"person", "group"})


@dataclass(slots=True)
class Cast:
    """The scene with the groups added to its actors on the way, who did what before, by the token of the verb, and whose verbs undergo."""

    scene: Scene
    added: list[Actor] = field(default_factory=list)
    doers: dict[int, Filled] = field(default_factory=dict)
    undergone: set[int] = field(default_factory=set)

    @property
    def everybody(self) -> tuple[Actor, ...]:
        """All actors proposed, by index."""
        return (*self.scene.statements.actors.proposed, *self.added)

    def actor(self, index: int) -> Actor:
        """One of them."""
        known = self.scene.statements.actors.proposed
        return known[index] if index < len(known) else self.added[index - len(known)]

    def kinds(self, found: Filled) -> set[ActorKind]:
        """The kinds of those found."""
        return {self.actor(index).kind for index in found.actors}

    def group(self, phrase: NounPhrase) -> Filled:
        """The people whom a noun phrase means though it names no actor: a new group, the same for the same words."""
        body = body_at(self.scene, phrase.head)
        phrase = with_its_owner(self.scene, phrase) if body else people(self.scene, phrase)
        if not (body or phrase.human) or self.scene.pronoun(phrase.head) or phrase.after - phrase.first > _LONG:
            return EMPTY
        document = self.scene.document
        first = next((at for at in range(phrase.first + 1, phrase.after) if counts(self.scene, at)), phrase.first)
        start = document.tokens[first].start + phrase.skip * (first == phrase.first)
        span = document.text.span(start, document.tokens[phrase.after - 1].end)
        proposed = self.everybody
        known = next((i for i, actor in enumerate(proposed) if actor.name == span.text), None)
        if known is not None:
            return Filled((known,), "people named before", 0.8)
        kind: ActorKind = body or ("person" if phrase.number == "s" else "group")
        because = ("people without a name",)
        self.added.append(Actor(id=str(len(proposed)), name=span.text, kind=kind, evidence=(span,), because=because))
        return Filled((len(proposed),), "people without a name", 0.8)

    def state(self, country: str) -> Filled:
        """The state of a country: the actor proposed for it, or a new one."""
        proposed = self.everybody
        known = next((i for i, actor in enumerate(proposed) if actor.kind == "state" and actor.country == country), None)
        name = self.scene.tables.states.get(country)
        if known is None and name is not None:
            known = len(proposed)
            self.added.append(Actor(id=str(known), name=name, kind="state", country=country, because=("an adjective of its people",)))
        return Filled((known,), "adjective", 0.8) if known is not None else EMPTY


def actors_in(cast: Cast, index: int, groups: bool) -> Filled:
    """The actors of a noun phrase and of those joined to it by و; where it names none, of its apposition or parts, else its people."""
    phrases = cast.scene.syntax.phrases
    found = named(cast.scene, phrases[index])
    reach = phrases[index].after
    part = phrases[index + 1] if not found and index + 1 < len(phrases) else None
    if part is None or part.first > reach + 1 or not _goes_on(cast.scene, part):
        part = None
    elif not found:
        found, reach = named(cast.scene, part), part.after
    _, end = cast.scene.sentence(phrases[index].first)
    chain = {index}
    for i in range(index + 1, len(phrases)):
        phrase = phrases[i]
        if phrase.first >= end or phrase.first > max(reach, _past(cast.scene, reach)) + _FAR:
            break
        listed = bool(found) and _listed(cast.scene, phrase, _past(cast.scene, reach))
        if not listed and (not phrase.link or phrase.to not in chain or phrase.first > reach + JOINED):
            continue
        chain.add(i)
        if listed or phrase.link == "coordination" or not found:
            more = named(cast.scene, phrase) or ([*cast.group(phrase).actors] if found and groups else [])
            found += [actor for actor in more if actor not in found]
            reach = phrase.after
    if found:
        return Filled(tuple(found))
    own = own_side(cast, phrases[index].first, phrases[index].after)
    if not own.actors and groups:
        own = _unnamed(cast, phrases[index], part)
    return own if own.actors else nations(cast, index)


def _past(scene: Scene, token: int) -> int:
    """The end of the naming of which the word before a token is part, else that token."""
    place = scene.place(token - 1)
    return place.after if place is not None and place.after > token else token


def _listed(scene: Scene, phrase: NounPhrase, past: int) -> bool:
    """Whether a phrase continues a list behind a comma or a name that ends before `past`: `الوزراء، والسفراء` (ministers, and envoys)."""
    comma, joined = scene.document.tokens[phrase.first - 1].plain in COMMAS, scene.word(phrase.first).segments[0].kind == "conjunction"
    place = scene.place(phrase.first)
    begins = place is not None and place.first == phrase.first and scene.kinds(place) == {"person"}
    if not joined or phrase.preposition or phrase.first != past + comma:
        return False
    return begins or (comma and phrase.link != "coordination" and (phrase.human or scene.place(phrase.head) is not None))


def _goes_on(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase tells of whom the one before it is a part or to whom it belongs: `نقطة تابعة للجيش` (a post of the army)."""
    if phrase.preposition in scene.tables.partitive:
        return True
    belongs = phrase.first > 0 and not scene.tables.belonging.isdisjoint(scene.faces(phrase.first - 1))
    return belongs and fold_word(phrase.preposition) in scene.tables.owning


def nations(cast: Cast, index: int) -> Filled:
    """The states whose adjectives describe a thing: `بالدور التركي والقطري` (the Turkish and Qatari role)."""
    scene = cast.scene
    phrase = scene.syntax.phrases[index]
    after = next((p.after for p in scene.syntax.phrases[index + 1 : index + 2] if p.link == "coordination" and p.to == index), phrase.after)
    tokens = range(phrase.head + 1, after)
    countries = dict.fromkeys(country for token in tokens if (country := scene.people(token)) is not None)
    if not countries or phrase.human or persons(scene, phrase.first, phrase.after):
        return EMPTY
    states = [cast.state(country) for country in countries]
    return Filled(tuple(actor for state in states for actor in state.actors), "adjective", 0.8)


def _unnamed(cast: Cast, whole: NounPhrase, part: NounPhrase | None) -> Filled:
    """The people of a phrase, with those of whom it is a part."""
    if part is not None and (part.human or persons(cast.scene, part.first, part.after)):
        whole = whole._replace(after=part.after, human=True, number="p")
    return cast.group(whole)


def own_side(cast: Cast, first: int, after: int) -> Filled:
    """Whose side some words mean: his body, where that is named (`حزبه`, his party), his state (`بلاده`, his country), else who speaks."""
    scene = cast.scene
    token = next((at for at in range(first, after) if scene.document.tokens[at].folded in scene.tables.own), None)
    if token is None:
        return EMPTY
    start, _ = scene.sentence(token)
    cue = next((at for at in range(token - 1, start - 1, -1) if at in scene.cues), None)
    inside = speaker_at(scene, token)
    speaker = scene.cues[cue][0].statement.speaker if cue is not None and not inside.actors else None
    found = Filled((int(speaker),), "whose side speaks", 0.7) if speaker else inside._replace(how="whose side speaks")
    if not found.actors:
        return found
    if scene.document.tokens[token].folded in scene.tables.own_state:
        country = cast.actor(found.actors[0]).country
        state = cast.state(country) if country else EMPTY
        return state._replace(how="whose state speaks", weight=0.7) if state.actors else found
    body = _own_body(scene, token)
    return Filled(body.actors, "whose body speaks", 0.7) if body is not None else found


def _own_body(scene: Scene, token: int) -> Named | None:
    """The body named last before a token that the noun there heads: `حزب الأمة` behind `رئيس حزب الأمة` for `حزبه`."""
    head = scene.faces(token)[2]
    actors = scene.statements.actors
    named = (
        place
        for place in (*actors.places, *actors.inner)
        if place.after <= token and place.number == "s" and scene.kinds(place) == {"organisation"} and scene.faces(place.first)[2] == head
    )
    return max(named, default=None)


def speaker_at(scene: Scene, token: int) -> Filled:
    """Who says the words at a token."""
    holder = scene.holders[token]
    if holder >= 0 and (speaker := scene.statements.said[holder].statement.speaker):
        return Filled((int(speaker),), "who speaks", 0.8)
    return EMPTY
