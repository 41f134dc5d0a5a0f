"""The object of a word: whom the noun phrase behind it, or a pronoun, tells to undergo what it tells."""

from musnad.events.behind import following, owner
from musnad.events.doers import doer
from musnad.events.parties import EMPTY, Cast, Filled, actors_in
from musnad.events.possession import is_charge, past_measure
from musnad.events.pronouns import pronoun_apart, pronoun_object
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import NounPhrase
from musnad.text.folding import fold_word

_TO = frozenset(map(fold_word, ("إلى", "لضرورة", "بضرورة")))  # to
_BETWEEN = frozenset({fold_word("بين")})  # between
_NOUN_OBJECT = 3  # tokens between a noun and its object: `لقائه اليوم السفير`


def addressed(scene: Scene, candidate: Candidate) -> Filled:
    """To whom the words are said that a trigger announces."""
    to = tuple(dict.fromkeys(int(actor) for said in scene.cues.get(candidate.first, ()) for actor in said.statement.to))
    return Filled(to, "who is addressed", 0.9) if to else EMPTY


def undergoer(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who undergoes what a word tells: who is addressed, whom a pronoun means, else the first noun phrase behind that its doer is not."""
    scene = cast.scene
    if (to := addressed(scene, candidate)).actors:
        return to
    if candidate.trigger.part == "noun" and is_charge(scene, candidate):
        return pronoun_object(cast, candidate.after - 1, frozenset())
    if candidate.trigger.part == "noun" and not _possessed(scene, candidate):
        return EMPTY
    doers = set(doer(cast, candidate, False).actors) if candidate.trigger.part == "verb" else set()
    beside = _right_beside(cast, candidate, groups, frozenset(doers))
    return beside if beside.actors else _phrase_behind(cast, candidate, groups, doers)


def _right_beside(cast: Cast, candidate: Candidate, groups: bool, doers: frozenset[int]) -> Filled:
    """Whom a pronoun on a word or right behind it means, who is told by an adjective alone, whom a participle's phrase names."""
    scene = cast.scene
    if candidate.verb is not None and (meant := pronoun_object(cast, candidate.first, doers)).actors:
        return meant
    if (meant := pronoun_apart(cast, candidate.after, doers)).actors:
        return meant
    if groups and candidate.verb is not None and (one := _of_a_people(cast, candidate.after)).actors:
        return one
    return _held(scene, candidate) if candidate.verb is None and candidate.trigger.part == "verb" else EMPTY


def _phrase_behind(cast: Cast, candidate: Candidate, groups: bool, doers: set[int]) -> Filled:
    """The actors, other than the doers, of the first noun phrase behind a word that no preposition governs, before what is asked for."""
    scene = cast.scene
    subjects = candidate.verb.subjects if candidate.verb is not None else ()
    subject = subjects[0].phrase if subjects and not doers else None
    own, passed, told = scene.syntax.phrase_at[candidate.first], False, _matter(scene, candidate)
    for index in following(scene, candidate):
        phrase = scene.syntax.phrases[index]
        if phrase.first >= told:
            return EMPTY
        measured = phrase.preposition and past_measure(scene, candidate.after) == phrase.first
        if (_governed(scene, phrase) and not measured) or index in (own, subject) or phrase.first < candidate.after:
            continue
        if candidate.trigger.part == "noun" and phrase.first - candidate.after > _NOUN_OBJECT:
            return EMPTY
        if _undergone_deed(scene, phrase):
            return EMPTY
        found = actors_in(cast, index, groups or not passed)
        passed = passed or not doers & {*found.actors}
        if not found.actors:
            found = owner(cast, phrase.after, groups, _BETWEEN)
        others = tuple(actor for actor in found.actors if actor not in doers)
        if others and not _names_again(scene, phrase):
            return Filled(others, "object", 0.85 * found.weight)
        if doers and (beside := _beside(cast, phrase, doers)).actors:
            return beside
    return EMPTY


def _matter(scene: Scene, candidate: Candidate) -> int:
    """Where what is asked for begins, before which stands who is asked: `دعا الحكومة إلى وقف` (called on the government to stop)."""
    _, end = scene.sentence(candidate.first)
    if "asks" not in candidate.trigger.type.tags or candidate.trigger.part == "noun":
        return end
    return next((at for at in range(candidate.after, end) if scene.document.tokens[at].folded in _TO), end)


def _of_a_people(cast: Cast, token: int) -> Filled:
    """Somebody told only by an adjective of his people, which is no phrase by itself: `تعتقل تونسيا` (arrests a Tunisian)."""
    scene = cast.scene
    if token >= len(scene.document.tokens) or scene.people(token) is None or scene.syntax.phrase_at[token] >= 0 or scene.place(token):
        return EMPTY
    features = scene.word(token).features
    if features.definite or features.number != "s" or scene.preposition(token):
        return EMPTY
    return cast.group(NounPhrase(token, token + 1, token, 0, "", features.gender, "s", human=True))._replace(how="object")


def _governed(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a preposition governs a phrase, or the one that it is joined to: `بين تونس والجزائر` (between Tunisia and Algeria)."""
    first = phrase
    while not phrase.preposition and phrase.link == "coordination" and phrase.to is not None:
        phrase = scene.syntax.phrases[phrase.to]
    return bool(phrase.preposition) and (phrase is first or phrase.preposition not in scene.tables.partitive)


def _beside(cast: Cast, phrase: NounPhrase, doers: set[int]) -> Filled:
    """Who is named right behind a doer in one phrase with him, or the people there: `زار سالم الجريدي الجزائر` (visited Algeria)."""
    scene = cast.scene
    for token in range(phrase.first + 1, phrase.after):
        before, place = scene.place(token - 1), scene.place(token)
        if before is None or before is place or not doers & {*before.actors}:
            continue
        if place is not None and place.first == token:
            return Filled(tuple(a for a in place.actors if a not in doers), "object", 0.85 * place.weight)
        word = scene.word(token)
        if place is None and word.pos == "NOUN" and word.features.number == "p" and word.features.gender == "m":
            return cast.group(NounPhrase(token, phrase.after, token, 0, "", "m", "p", human=True))._replace(how="object")
    return EMPTY


def _held(scene: Scene, candidate: Candidate) -> Filled:
    """Who is named in a participle's phrase, as its object or as whose that is: `متهمة الدوحة`, `مستغربا صمت الحكومة`."""
    phrase, token = scene.phrase(candidate.first), candidate.after
    place = scene.place(token)
    if place is None and phrase is not None and phrase.head == candidate.first and token < phrase.after:
        undergone = _is_undergone(scene, token)
        token = next((at for at in range(token, phrase.after) if scene.place(at) is not None), token) if not undergone else token
        place = scene.place(token)
    if place is None or place.first != token or place.skip or place.media:
        return EMPTY
    return Filled(place.actors, "object", 0.85 * place.weight)


def _names_again(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase only says more of the one before it, by a mark or without a name of its own."""
    apart = phrase.first > 0 and scene.document.tokens[phrase.first - 1].kind == "mark"
    place = scene.place(phrase.first)
    return phrase.link == "apposition" and (apart or place is None or place.first != phrase.first)


def _undergone_deed(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase is a deed whose genitive undergoes it: who condemns `اغتيال النائب` does not blame the deputy."""
    return _is_undergone(scene, phrase.head)


def _is_undergone(scene: Scene, token: int) -> bool:
    """Whether a noun is a deed whose genitive undergoes it, not a failing for which its genitive is blamed."""
    triggers = scene.tables.nouns.get(scene.faces(token)[2], ())
    return any("genitive" in trigger.frame.recipient and "speaker" not in trigger.frame.actor for trigger in triggers)


def has_object(cast: Cast, candidate: Candidate) -> bool:
    """Whether a noun phrase stands where the object of a verb would, other than its subject and what goes with it."""
    scene = cast.scene
    subject = candidate.verb.subjects[0].phrase if candidate.verb and candidate.verb.subjects else None
    timed = scene.timed
    for index in following(scene, candidate):
        phrase = scene.syntax.phrases[index]
        free = not phrase.preposition and not phrase.link and index != subject and phrase.first >= candidate.after
        if free and phrase.head not in timed and (subject is None or phrase.first > scene.syntax.phrases[subject].first):
            return True
    return False


def _possessed(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun has a pronoun or a genitive, behind which an object may stand."""
    if scene.pronoun(candidate.after - 1):
        return True
    phrase = scene.phrase(candidate.first)
    return phrase is not None and any(scene.place(token) is not None for token in range(candidate.after, phrase.after))
