"""Whose deed a noun tells: who stands in its idafa, in its pronoun, as an adjective beside it, or behind a preposition of possession."""

from musnad.actors.named import Named
from musnad.events.behind import owner
from musnad.events.doers import FARTHEST, doer
from musnad.events.parties import EMPTY, Cast, Filled, actors_in, own_side, speaker_at
from musnad.events.people import counts, is_site, joined, persons
from musnad.events.pronouns import may_mean, pronoun_on, pronoun_undergoes
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import NounPhrase
from musnad.text.folding import fold_word

_CHARGE = "ب"  # the preposition behind which stands what somebody is charged with


def genitive(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Whose deed a noun tells: who speaks where it announces what is said to somebody, who then stands behind it."""
    said = cast.scene.cues.get(candidate.first)
    if said and said[0].statement.to and "speech" in candidate.trigger.type.tags:
        return doer(cast, candidate, groups)
    found = _possessor(cast, candidate, groups)
    return EMPTY if _is_goal(cast, candidate, found) or _is_sight(cast, candidate, found) else found


def goal(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    found = _possessor(cast, candidate, groups)
    return found._replace(how="goal of a journey") if _is_goal(cast, candidate, found) else EMPTY


def _is_goal(cast: Cast, candidate: Candidate, found: Filled) -> bool:
    """Whether the genitive of a journey is a state, which does not travel."""
    proposed = cast.scene.statements.actors.proposed
    travels = "goal" in candidate.trigger.frame.recipient and found.how == "genitive"
    return travels and all(i < len(proposed) and proposed[i].kind == "state" for i in found.actors)


def _is_sight(cast: Cast, candidate: Candidate, found: Filled) -> bool:
    """Whether the genitive of a journey is called after a place, to which it goes: `زيارة محافظة عدن` (a visit to the province of Aden)."""
    travels = "goal" in candidate.trigger.frame.recipient and found.how == "genitive"
    return travels and all(is_site(cast.scene, cast.actor(actor)) for actor in found.actors)


def _possessor(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who stands in the noun's idafa, in its pronoun, or as an adjective beside it."""
    scene = cast.scene
    if (inside := _inside(scene, candidate, groups)).actors:
        return inside
    does = "genitive" in candidate.trigger.frame.actor and scene.pronoun(candidate.first)  # `اعترافه بالخطأ` (his owning up to it)
    if does or scene.pronoun(candidate.after - 1):
        if is_charge(scene, candidate):
            return EMPTY
        undergoes = _undergoes(candidate) and {"speaker", "object"}.isdisjoint(candidate.trigger.frame.actor)
        meant = pronoun_undergoes(cast, candidate) if undergoes else _antecedent(cast, candidate)
        return meant if meant.actors or "reception" not in candidate.trigger.tags else pronoun_on(cast, candidate.after - 1)
    if _qualified(scene, candidate):
        return EMPTY
    phrase, (_, last) = scene.phrase(candidate.first), scene.sentence(candidate.first)
    end = min(phrase.after if phrase else candidate.after, last)
    found = _named_in(scene, candidate, end, groups)
    if not found.actors:
        found = own_side(cast, candidate.after, end)
    if found.actors:
        return found
    country = next((c for t in range(candidate.after, end) if (c := scene.tables.peoples.get(scene.document.tokens[t].folded))), None)
    if country is not None and not _undergoes(candidate):  # `اعتقال تونسي` (a Tunisian's arrest) is done to no state
        return cast.state(country)
    found = _part(cast, candidate, end, groups)
    if not found.actors and not scene.tables.owning & candidate.trigger.complement:
        found = owner(cast, end, groups) if not scene.word(candidate.first).features.definite else EMPTY
    return found if found.actors or not groups or not phrase or end <= candidate.after else _counted(cast, candidate, end)


def _inside(scene: Scene, candidate: Candidate, groups: bool) -> Filled:
    """Who is named between a noun and its second word: `قطع تونس علاقاتها` (Tunisia's breaking off its relations)."""
    place = scene.place(candidate.first + 1)
    if place is None or place.media or place.first != candidate.first + 1 or place.after >= candidate.after or _is_scene(place, groups):
        return EMPTY
    actors = tuple(dict.fromkeys([*place.actors, *joined(scene, scene.syntax.phrase_at[candidate.first])]))
    return Filled(actors, "genitive", 0.9 * place.weight)


def _named_in(scene: Scene, candidate: Candidate, end: int, groups: bool) -> Filled:
    """Who is named in the phrase of a noun, up to token `end`, or right behind it; only as an adjective where an article closes it."""
    closed = scene.word(candidate.first).features.definite
    undergoes = _undergoes(candidate)  # a trigger of two words may name him: `طرد السفير`
    for token in range(candidate.first + 1 if undergoes else candidate.after, end):
        place = scene.place(token)
        if place is None or place.media or place.first <= candidate.first or _is_scene(place, groups):
            continue
        if place.how == "adjective" and undergoes:
            continue
        if place.how == "adjective" or not closed:
            actors = tuple(dict.fromkeys([*place.actors, *joined(scene, scene.syntax.phrase_at[candidate.first])]))
            return Filled(actors, "adjective" if place.how == "adjective" else "genitive", 0.9 * place.weight)
    return EMPTY if closed or candidate.after >= scene.sentence(candidate.first)[1] else _named_behind(scene, candidate.after, groups)


def _undergoes(candidate: Candidate) -> bool:
    """Whether the genitive of a noun undergoes its deed."""
    return "genitive" in candidate.trigger.frame.recipient


def _part(cast: Cast, candidate: Candidate, end: int, groups: bool) -> Filled:
    """Those of whom words of measure at token `end` take a part, or whose phrase goes on with the noun's; not who is behind its own من."""
    scene = cast.scene
    counted, (_, last) = past_measure(scene, end), scene.sentence(candidate.first)
    index = scene.syntax.phrase_at[counted] if counted < last else -1
    if index < 0 or scene.syntax.phrases[index].link == "coordination":
        return EMPTY
    preposition = scene.syntax.phrases[index].preposition
    # `سحب الثقة من الوزير` (withdrawal of confidence from the minister)
    own = "speech" not in candidate.trigger.type.tags and fold_word(preposition) in candidate.trigger.complement
    if (own and counted <= end + 1) or (counted == end and preposition not in scene.tables.partitive | {""}):
        return EMPTY
    return actors_in(cast, index, groups)._replace(how="genitive")


def _is_scene(place: Named, groups: bool) -> bool:
    """Whether a capital in the genitive of a deed of force is where that was done: `هجوم لندن` (the London attack)."""
    return groups and place.how == "capital"


def is_charge(scene: Scene, candidate: Candidate) -> bool:
    """Whether the pronoun on a noun is who is charged, as the charge stands right behind it: `اتهامها بالفساد` (her being accused of)."""
    at = candidate.after
    return "charge" in candidate.trigger.tags and at < scene.sentence(candidate.first)[1] and scene.preposition(at) == _CHARGE


def _qualified(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun of persons right behind an indefinite deed is its adjective: `هجوم مسلح` (an armed attack)."""
    at, deed = candidate.after, scene.word(candidate.first).features
    described = "genitive" in candidate.trigger.frame.actor or "described" in candidate.trigger.tags
    if at >= scene.sentence(candidate.first)[1] or not described or deed.definite or deed.number == "p":
        return False
    word = scene.word(at)
    whose = scene.tables.persons & set(scene.faces(at))
    return bool(whose) and word.features.number == "s" and word.features.gender == deed.gender and not word.features.definite


def _named_behind(scene: Scene, token: int, groups: bool) -> Filled:
    """A naming right behind a noun that is no phrase with it: a title of many words, a name in quotation marks."""
    tokens = scene.document.tokens
    if token < len(tokens) and tokens[token].kind == "mark":
        token = next((quotation.first for quotation in scene.document.quotations if quotation.open == token), token)
    place = scene.place(token)
    if place is None or place.first != token or place.skip or place.media or _is_scene(place, groups):
        return EMPTY
    return Filled(place.actors, "genitive", 0.8 * place.weight)


def _counted(cast: Cast, candidate: Candidate, end: int) -> Filled:
    """People without a name in the genitive of a noun, up to token `end`."""
    people = persons(cast.scene, candidate.after, end, counted=counts(cast.scene, candidate.after))
    return cast.group(NounPhrase(candidate.after, end, candidate.after, 0, "", "m", "p", people))._replace(how="genitive")


def past_measure(scene: Scene, token: int) -> int:
    """The token behind words of measure that stand at a token (`أكثر من`, more than), else that token."""
    marks = scene.marks_in(token, token + 1)
    measures = [m.after for m in marks if m.payload.table == "event_context" and m.payload.entry.value == "part"]
    return max(measures, default=token)


def _antecedent(cast: Cast, candidate: Candidate) -> Filled:
    """Whom the pronoun on a noun means: the nearest doer in the sentence that agrees with it, else who speaks."""
    scene = cast.scene
    at = candidate.after - 1 if scene.pronoun(candidate.after - 1) else candidate.first
    first, end = scene.sentence(candidate.first)
    first = max(first, candidate.first - FARTHEST)
    before = [token for token in range(candidate.first - 1, first - 1, -1) if token in scene.verbs or token in scene.cues]
    behind = [token for token in range(candidate.after, end) if token in scene.verbs or token in scene.cues]
    for token in (*before, *behind[:1]):
        found = doer(cast, Candidate(token, token + 1, candidate.trigger, scene.verbs.get(token)), False)
        if found.actors and may_mean(scene, at, found.actors):
            return found._replace(how="whom the pronoun means", weight=0.7 * found.weight)
    speaker = speaker_at(scene, candidate.first)
    return speaker if may_mean(scene, at, speaker.actors) else EMPTY
