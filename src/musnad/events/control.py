"""Who does a deed whose own words name nobody: who governs it.

A noun that says that something is done has its doer: `قيام الجيش بقصف المدينة` (the army's shelling of the town), `قرار المحكمة عزل الوزير`
(the court's decision to dismiss the minister). Whoever speaks at a meeting takes part in it: `أكد الوزير خلال اجتماع` (stressed
during a meeting).
"""

from musnad.events.doers import doer
from musnad.events.parties import EMPTY, Cast, Filled
from musnad.events.people import joined
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.text.folding import fold_word

_NEAR = 12  # tokens between a noun of doing and the deed
_GAP = 2  # tokens between the doer's naming and the deed
_OCCASION = 30  # tokens between a word of speech and the meeting at which it is said
_BETWEEN = 3  # words between the two that are no part of a naming or a date
_ACTOR = "actor"
_OBJECT = "-"
_FOR, _CAUSE = "ل", "ا"  # a noun of purpose: behind لـ (for), or in the accusative (`احتجاجا`, in protest)


def governor(cast: Cast, candidate: Candidate) -> Filled:
    """Who does a noun's deed by what stands before it: a noun of doing with its doer, who speaks at a meeting, who acts for it."""
    found = _by_noun(cast, candidate)
    if not found.actors and "mutual" in candidate.trigger.type.tags:
        found = _speaks_there(cast, candidate)
    if not found.actors and _for_it(cast.scene, candidate):
        found = _acts_before(cast, candidate)
    return found


def _by_noun(cast: Cast, candidate: Candidate) -> Filled:
    scene = cast.scene
    first, _ = scene.sentence(candidate.first)
    preposition = _governed(scene, candidate.first)
    for at in range(candidate.first - 1, max(first, candidate.first - _NEAR) - 1, -1):
        if at in scene.verbs or scene.word(at).pos == "SCONJ" or scene.document.tokens[at].kind == "mark":
            return EMPTY
        if not _does(scene, at, preposition):
            continue
        place = scene.place(at + 1)
        if place is None and at + 1 == candidate.first:  # `قيام الجيش بشن هجوم` (the army's launching an attack)
            preposition = _governed(scene, at)
            continue
        if place is None or place.first != at + 1 or place.media or place.skip:
            return EMPTY
        actors = tuple(dict.fromkeys((*place.actors, *joined(scene, scene.syntax.phrase_at[at]))))
        end = max((named.after for named in scene.statements.actors.places if at < named.first < candidate.first), default=place.after)
        return Filled(actors, "whose doing it is", 0.7 * place.weight) if candidate.first - end <= _GAP else EMPTY
    return EMPTY


def _governed(scene: Scene, token: int) -> str:
    """The preposition that governs a noun, folded; `-` where none does."""
    before = scene.document.tokens[token - 1].folded if token else ""
    if before in scene.tables.ruling:  # `القرار القاضي بعزل` (the decision that rules the removal)
        return _OBJECT
    return scene.preposition(token) or (before if token and scene.word(token - 1).pos == "ADP" else _OBJECT)


def _does(scene: Scene, token: int, preposition: str) -> bool:
    """Whether a word is the verbal noun of a light verb whose subject does what stands behind a preposition."""
    word = scene.word(token)
    if word.pos != "NOUN" or scene.pronoun(token):
        return False
    named = scene.tables.doing.get(fold_word(word.lemma))
    entries = [entry for entry in scene.tables.light.get(named or word.verb, ()) if named or not entry.forms]
    return any(entry.value == _ACTOR and preposition in map(fold_word, entry.takes) for entry in entries)


def _speaks_there(cast: Cast, candidate: Candidate) -> Filled:
    """The person who speaks on the occasion of a meeting, which a preposition of time or place governs."""
    scene = cast.scene
    phrase = scene.phrase(candidate.first)
    if phrase is None or fold_word(phrase.preposition) not in scene.tables.during:
        return EMPTY
    first, _ = scene.sentence(candidate.first)
    start = max(first, candidate.first - _OCCASION)
    at = next((t for t in range(candidate.first - 1, start - 1, -1) if t in scene.verbs or t in scene.cues), None)
    if at is None or at not in scene.cues or sum(_plain(scene, t) for t in range(at + 1, phrase.first)) > _BETWEEN:
        return EMPTY
    found = doer(cast, Candidate(at, at + 1, candidate.trigger, scene.verbs.get(at)), groups=False)
    persons = tuple(actor for actor in found.actors if cast.actor(actor).kind == "person")
    return Filled(persons, "who speaks there", 0.5 * found.weight) if persons else EMPTY


def _plain(scene: Scene, token: int) -> bool:
    """Whether a word is no part of a naming or a date."""
    return scene.document.tokens[token].kind == "word" and scene.place(token) is None and token not in scene.timed


def _for_it(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun tells what somebody acts for: `تجمعوا للمطالبة` (gathered to demand), `أضربوا احتجاجا` (struck in protest)."""
    tags, word = candidate.trigger.type.tags, scene.word(candidate.first)
    if not {"speech", "crowd"} & tags or (word.features.form != "masdar" and not word.verb):
        return False
    cause = (
        not word.features.definite
        and not scene.preposition(candidate.first)
        and scene.document.tokens[candidate.first].folded.endswith(_CAUSE)
    )
    purpose = "speech" in tags and word.features.definite and scene.preposition(candidate.first) == _FOR
    return cause or purpose


def _acts_before(cast: Cast, candidate: Candidate) -> Filled:
    """Who does what the verb before tells, in one clause with a noun."""
    scene = cast.scene
    first, _ = scene.sentence(candidate.first)
    start = max(first, candidate.first - _OCCASION)
    at = next((t for t in range(candidate.first - 1, start - 1, -1) if t in scene.verbs or t in scene.cues), None)
    if at is None or any(scene.word(t).pos == "SCONJ" for t in range(at, candidate.first)):
        return EMPTY
    asked = any("asks" in trigger.type.tags for trigger in scene.tables.verbs.get(scene.faces(at)[2], ()))
    if asked and candidate.first > at + 1 and scene.preposition(candidate.first) == _FOR:
        return EMPTY  # `دعا الوزير الحكومة للاستجابة`: who is called upon does it
    found = doer(cast, Candidate(at, at + 1, candidate.trigger, scene.verbs.get(at)), groups=False)
    return found._replace(how="who acts for it", weight=0.5 * found.weight)
