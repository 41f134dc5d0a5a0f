"""Who a noun phrase or a verb means. Actors are indices into those proposed; people that nobody proposed are added as groups."""

from dataclasses import dataclass, field
from typing import NamedTuple

from musnad.events.scene import Scene
from musnad.grammar.syntax import NounPhrase, Verb
from musnad.records import Actor, ActorKind
from musnad.text.folding import fold_word

_LEAST = 0.3  # weight of a subject that is believed
_JOINED = 6  # tokens between two phrases joined by و
_OPENING = 2  # tokens from the opening of a relative clause to its verb
_NO_SUBJECT = ("acc", "obl")
_MANY = ("d", "p")
_PLACED = ("organisation", "state")
_CROWDS = ("group", "armed_group")  # kinds of actors that a plural verb may mean
_SOUND_PLURAL = ("ون", "ين")  # endings of the sound masculine plural
_LONG = 9  # tokens of a phrase that still names people


class Filled(NamedTuple):
    """The actors in a slot and how they were found; `weight` 0–1."""

    actors: tuple[int, ...] = ()
    how: str = ""
    weight: float = 1.0


EMPTY = Filled()


@dataclass(slots=True)
class Cast:
    """The scene with the groups added to its actors on the way, and who did what before, by the token of the verb."""

    scene: Scene
    added: list[Actor] = field(default_factory=list)
    doers: dict[int, Filled] = field(default_factory=dict)
    deeds: dict[int, Filled] = field(default_factory=dict)

    def group(self, phrase: NounPhrase) -> Filled:
        """The people whom a noun phrase means though it names no actor: a new group, the same for the same words."""
        phrase = self._people(phrase)
        if not phrase.human or phrase.after - phrase.first > _LONG:
            return EMPTY
        document = self.scene.document
        first = next((at for at in range(phrase.first + 1, phrase.after) if counts(self.scene, at)), phrase.first)
        start = document.tokens[first].start + phrase.skip * (first == phrase.first)
        span = document.text.span(start, document.tokens[phrase.after - 1].end)
        base = len(self.scene.statements.actors.proposed)
        known = next((i for i, actor in enumerate(self.added) if actor.name == span.text), None)
        if known is not None:
            return Filled((base + known,), "people named before", 0.8)
        kind: ActorKind = "person" if phrase.number == "s" else "group"
        because = ("people without a name",)
        self.added.append(Actor(id=str(base + len(self.added)), name=span.text, kind=kind, evidence=(span,), because=because))
        return Filled((base + len(self.added) - 1,), "people without a name", 0.8)

    def state(self, country: str) -> Filled:
        """The state of a country: the actor proposed for it, or a new one."""
        proposed = (*self.scene.statements.actors.proposed, *self.added)
        known = next((i for i, actor in enumerate(proposed) if actor.kind == "state" and actor.country == country), None)
        name = self.scene.tables.states.get(country)
        if known is None and name is not None:
            known = len(proposed)
            self.added.append(Actor(id=str(known), name=name, kind="state", country=country, because=("an adjective of its people",)))
        return Filled((known,), "adjective", 0.8) if known is not None else EMPTY

    def _people(self, phrase: NounPhrase) -> NounPhrase:
        """The phrase and whether it means people: those that a number counts, a noun of persons; one definite person is somebody known."""
        scene = self.scene
        if (
            counts(scene, phrase.head)
            and phrase.after < len(scene.document.tokens)
            and persons(scene, phrase.after, phrase.after + 1, counted=True)
        ):
            return phrase._replace(after=phrase.after + 1, human=True, number="p")
        if not scene.tables.many.isdisjoint(scene.faces(phrase.head)):
            return phrase._replace(human=persons(scene, phrase.first, phrase.after), number="p")
        if phrase.human:
            return phrase._replace(human=not (phrase.definite and phrase.number == "s"))
        return phrase._replace(human=not phrase.definite and persons(scene, phrase.first, phrase.after))


def counts(scene: Scene, token: int) -> bool:
    """Whether a word is a number; people that it counts are named from there on."""
    return scene.word(token).pos == "NUM" or scene.document.tokens[token].kind == "number"


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
    for i in range(index + 1, min(index + 8, len(phrases))):
        phrase = phrases[i]
        if phrase.first >= end:
            break
        if not phrase.link or phrase.to not in chain or phrase.first > reach + _JOINED:
            continue
        chain.add(i)
        if phrase.link == "coordination" or not found:
            found += [actor for actor in named(cast.scene, phrase) if actor not in found]
            reach = phrase.after
    if found:
        return Filled(tuple(found))
    own = own_side(cast.scene, phrases[index].first, phrases[index].after)
    if not own.actors and groups:
        own = _unnamed(cast, phrases[index], part)
    return own if own.actors else nations(cast, index)


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


def named(scene: Scene, phrase: NounPhrase) -> list[int]:
    """The actors that a phrase names: by its head, else the first in its genitives."""
    place = scene.place(phrase.head)
    if place is None:
        places = (scene.place(token) for token in range(phrase.first, phrase.after))
        place = next((p for p in places if p is not None and not p.media), None)
    proposed = scene.statements.actors.proposed
    return [actor for actor in place.actors if not is_site(scene, proposed[actor])] if place is not None else []


def is_site(scene: Scene, actor: Actor) -> bool:
    """Whether an actor is called after a place that nobody is: an airport, a square, a province."""
    return actor.kind in _PLACED and fold_word(actor.name.partition(" ")[0]) in scene.tables.sites


def joined(scene: Scene, index: int) -> list[int]:
    """The actors of the phrases joined by و to one."""
    found: list[int] = []
    actors: list[int] = []
    for i in range(index + 1, min(index + 5, len(scene.syntax.phrases))):
        phrase = scene.syntax.phrases[i]
        near = phrase.first <= scene.syntax.phrases[found[-1] if found else index].after + _JOINED
        if near and phrase.link == "coordination" and phrase.to is not None and (phrase.to == index or phrase.to in found):
            found.append(i)
            actors += named(scene, phrase)
    return actors


def persons(scene: Scene, first: int, after: int, *, counted: bool = False) -> bool:
    """Whether a plural of persons stands among some words."""
    return any(_persons(scene, token, counted) for token in range(first, after))


def _persons(scene: Scene, token: int, counted: bool) -> bool:
    if scene.people(token) is not None and scene.document.tokens[token].folded.endswith(_SOUND_PLURAL):
        return True
    return (counted or scene.word(token).pos == "NOUN") and not scene.tables.persons.isdisjoint(scene.faces(token))


def subject_of(cast: Cast, token: int, verb: Verb | None, groups: bool) -> Filled:
    """The subject of the verb at a token; of a participle or a verb that names none, that of the verb before in the sentence."""
    if token in cast.doers:
        return cast.doers[token]
    found = _before(cast, token, verb) if verb is not None else EMPTY
    for subject in verb.subjects[:2] if verb is not None else ():
        if subject.phrase is not None and subject.weight >= _LEAST and not found.actors and _may_act(cast.scene, verb, subject.phrase):
            found = actors_in(cast, _chain(cast.scene, subject.phrase, token), groups)
            found = found._replace(how="subject", weight=min(1.0, subject.weight + 0.3))
    if not found.actors and verb is None and (place := cast.scene.place(token + 1)) is not None and place.first == token + 1:
        found = Filled(place.actors, "named right behind it", 0.8 * place.weight)
    if not found.actors and (verb is None or not verb.subjects or _left_out(cast.scene, verb)):
        found = _elided(cast, token, verb)
    cast.doers[token] = found
    return found


def _chain(scene: Scene, index: int, token: int) -> int:
    """The first of the phrases joined by و that stand before their verb and end in one: `مصر وتونس تدعوان`."""
    phrases = scene.syntax.phrases
    while phrases[index].first < token and phrases[index].link == "coordination" and (to := phrases[index].to) is not None:
        index = to
    return index


def _left_out(scene: Scene, verb: Verb) -> bool:
    """Whether a verb names no subject: there is none, what stands in its place is a date, or cannot be one."""
    phrase = verb.subjects[0].phrase
    return phrase is None or scene.syntax.phrases[phrase].head in scene.timed or not _may_act(scene, verb, phrase)


def _may_act(scene: Scene, verb: Verb | None, index: int) -> bool:
    """Whether a phrase behind a verb can be its subject: not of a verb that is plural or has it in أنه, not in the accusative."""
    phrase = scene.syntax.phrases[index]
    if verb is None or phrase.first < verb.at:
        return True
    head = scene.word(phrase.head).features
    accusative = head.case in _NO_SUBJECT and head.number in _MANY and scene.place(phrase.head) is None
    return not (_resumed(scene, verb.at) or accusative or verb.analysis.features.number in _MANY)


def _resumed(scene: Scene, token: int) -> bool:
    """Whether the subject of a verb is the pronoun on the particle before it: `أنه` (that he)."""
    return token > 0 and scene.word(token - 1).pos == "SCONJ" and scene.pronoun(token - 1)


def _elided(cast: Cast, token: int, verb: Verb | None) -> Filled:
    """Who acts where no subject is named: whom a relative clause is about, who speaks of himself, who acted before."""
    if verb is None:
        return _carried(cast, token, verb)
    found = _described(cast.scene, verb)
    if not found.actors and _resumed(cast.scene, token):
        found = speaker_at(cast.scene, token)
    return found if found.actors else _carried(cast, token, verb)


def _described(scene: Scene, verb: Verb) -> Filled:
    """Whom a relative clause is about that opens right before its verb: `التنظيم الذي سيطر على المدينة`."""
    clause = scene.syntax.clauses[verb.clause] if 0 <= verb.clause < len(scene.syntax.clauses) else None
    if clause is None or clause.kind != "relative" or verb.at - clause.first > _OPENING or scene.pronoun(verb.at):
        return EMPTY
    at = clause.first - 1
    at -= at > 0 and scene.word(at).pos == "PRON"  # `هو الذي` (it is he who)
    at -= at > 0 and scene.document.tokens[at].kind == "mark"
    place = scene.place(at)
    if place is None or (place.gender and verb.analysis.features.gender not in ("", place.gender)):
        return EMPTY
    return Filled(place.actors, "whom the clause describes", 0.8 * place.weight)


def _before(cast: Cast, token: int, verb: Verb) -> Filled:
    """A naming that opens the sentence right before its verb, as in headlines: `تونس تدين الهجوم`."""
    scene = cast.scene
    first, _ = scene.sentence(token)
    at = token - 1
    while at > first and scene.document.tokens[at].kind == "mark":
        at -= 1
    place = scene.place(at) if at >= first else None
    if place is None:
        return EMPTY
    opens = place.first == first or scene.document.tokens[place.first - 1].kind == "mark"
    fits = not (place.gender and verb.analysis.features.gender and place.gender != verb.analysis.features.gender)
    governed = bool(scene.preposition(place.first)) or (place.first > first and scene.word(place.first - 1).pos == "ADP")
    return Filled(place.actors, "subject before its verb", 0.9 * place.weight) if opens and fits and not governed else EMPTY


def _carried(cast: Cast, token: int, verb: Verb | None) -> Filled:
    """Who goes on acting: the subject of the verb before in the sentence that agrees; of a first person, who speaks."""
    first, _ = cast.scene.sentence(token)
    for at in range(token - 1, first - 1, -1):
        before = cast.scene.verbs.get(at)
        if before is not None and agree(before, verb):
            found = subject_of(cast, at, before, False)
            if found.actors and _many_enough(cast, found, verb):
                return found._replace(how="subject of the verb before", weight=0.6 * found.weight)
    first_person = verb is not None and verb.analysis.features.person == "1"
    return speaker_at(cast.scene, token) if first_person else EMPTY


def _many_enough(cast: Cast, found: Filled, verb: Verb | None) -> bool:
    """Whether those who acted before may be the `they` inside a verb: several, or a body of people."""
    features = verb.analysis.features if verb is not None else None
    if features is None or features.number != "p" or features.person == "1":
        return True
    proposed = (*cast.scene.statements.actors.proposed, *cast.added)
    return len(found.actors) > 1 or all(proposed[actor].kind in _CROWDS for actor in found.actors)


def own_side(scene: Scene, first: int, after: int) -> Filled:
    """Who speaks, where some words mean his own side: `بلاده` (his country)."""
    for token in range(first, after):
        if scene.document.tokens[token].folded in scene.tables.own:
            start, _ = scene.sentence(token)
            cue = next((at for at in range(token - 1, start - 1, -1) if at in scene.cues), None)
            inside = speaker_at(scene, token)
            speaker = scene.cues[cue][0].statement.speaker if cue is not None and not inside.actors else None
            return Filled((int(speaker),), "whose side speaks", 0.7) if speaker else inside._replace(how="whose side speaks")
    return EMPTY


def agree(one: Verb, other: Verb | None) -> bool:
    """Whether two verbs may have one subject."""
    if other is None:
        return True
    a, b = one.analysis.features, other.analysis.features
    return not (a.gender and b.gender and a.gender != b.gender and a.number == b.number == "s")


def speaker_at(scene: Scene, token: int) -> Filled:
    """Who says the words at a token."""
    holder = scene.holders[token]
    if holder >= 0 and (speaker := scene.statements.said[holder].statement.speaker):
        return Filled((int(speaker),), "who speaks", 0.8)
    return EMPTY
