"""Deeds that are background by where they stand: told late, or only to say who is meant, or taken up as known."""

from collections.abc import Iterator

from musnad.events.light import heads, light_verb
from musnad.events.scene import LEAD, Scene
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import Verb

TAKEN_UP = "taken up as known"  # why a deed is past that the words presuppose; the word that does so may follow
_LATE = 4  # the sentence from which on the meetings of which somebody tells are mostly over
_FAR = 5  # the sentence from which on also what is told as done is mostly background


def background(scene: Scene, candidate: Candidate, when: str | None) -> Iterator[str]:
    """Why a deed is background. `when`: its date.

    In some 5,000 judged events these are so: deeds that describe somebody in the lead, 7 in 10; deeds done by the verb of a relative
    clause, 3 in 4; agreements with the article, 2 in 3; of deeds without a day that the outlet tells after the lead half of those taken
    up as known, but of those told as done only from the fifth sentence on, before it one in four; of meetings without a day that
    somebody tells of from the fourth on 3 in 4.
    """
    kind, order, held = candidate.trigger.type.tags, scene.order(candidate.first), scene.holders[candidate.first] >= 0
    told = asserted(scene, candidate)
    if not scene.titled and not told and "speech" not in kind:
        yield TAKEN_UP
    said = "mutual" in kind or candidate.first in scene.cues  # who met or said so in the lead is news also where it says who is meant
    if order < LEAD and (when is None or not held) and not said and described(scene, candidate.verb):
        yield TAKEN_UP
    if ("mutual" not in kind and _done_in_relative(scene, candidate)) or _agreed(scene, candidate):
        yield TAKEN_UP
    if when is not None or order < LEAD or _goes_on(scene, candidate.first):
        return
    if not held and not kind & {"speech", "mutual"} and (not told or order >= _FAR):
        yield "told after the lead without a day"
    if "mutual" in kind and (order >= _LATE if held else not told and not scene.word(candidate.first).features.definite):
        yield "a meeting named after the lead without a day"


def described(scene: Scene, verb: Verb | None) -> bool:
    """Whether a verb tells what somebody has done only to say who is meant: `القاعدة التي استعادها الجيش` (which the army retook)."""
    return verb is not None and verb.analysis.features.aspect == "perfect" and relative(scene, verb)


def in_relative(scene: Scene, candidate: Candidate) -> bool:
    """Whether a deed is told, or done, by the verb of a relative clause."""
    return described(scene, candidate.verb) or _done_in_relative(scene, candidate)


def _done_in_relative(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun is done by the verb of a relative clause: `الأطراف التي تم إيقافها` (those who have been arrested)."""
    light = light_verb(scene, candidate) if candidate.trigger.part == "noun" else None
    return light is not None and light[0] < candidate.first and described(scene, scene.verbs[light[0]])


def _agreed(scene: Scene, candidate: Candidate) -> bool:
    """Whether an agreement or promise is named with the article: `تنفيذ الاتفاق` (carrying the agreement out)."""
    noun = candidate.trigger.part == "noun" and candidate.verb is None and "promises" in candidate.trigger.type.tags
    return noun and scene.word(candidate.first).features.definite


def _goes_on(scene: Scene, token: int) -> bool:
    """Whether the sentence of a token opens with a word that goes on with the news: `كما` (as well)."""
    first, _ = scene.sentence(token)
    return any(mark.payload.entry.value == "goes_on" for mark in scene.marks_in(first, first + 1))


def asserted(scene: Scene, candidate: Candidate) -> bool:
    """Whether the words tell that the deed was done, rather than take it up as known: a perfect, a light verb, a noun of victims."""
    verb = candidate.verb
    if verb is not None:
        known = "detail" in candidate.trigger.tags and _by_known(scene, verb)
        return not known and _told_as_done(scene, verb, "crowd" in candidate.trigger.type.tags)
    if candidate.trigger.part == "verb":
        return True
    if "itself" in candidate.trigger.frame.actor:  # whoever is called a protester is known to have protested
        return False
    light = light_verb(scene, candidate)
    known = scene.word(candidate.first).features.definite
    goes_on = "crowd" in candidate.trigger.type.tags
    if light is not None and (_told_as_done(scene, scene.verbs[light[0]], goes_on) if light[0] < candidate.first else not known):
        return True
    return "tells" in candidate.trigger.tags and not known and heads(scene, candidate.first)


def _by_known(scene: Scene, verb: Verb) -> bool:
    """Whether those who act are known: `ردد المتظاهرون` (the demonstrators chanted) tells of a protest told before."""
    phrase = verb.subjects[0].phrase if verb.subjects else None
    return phrase is None or scene.syntax.phrases[phrase].definite


def _told_as_done(scene: Scene, verb: Verb, goes_on: bool) -> bool:
    """Whether a verb outside a relative clause is a perfect, or tells what goes on."""
    return (goes_on or verb.analysis.features.aspect == "perfect") and not relative(scene, verb)


def relative(scene: Scene, verb: Verb) -> bool:
    """Whether a verb stands in a relative clause."""
    return 0 <= verb.clause < len(scene.syntax.clauses) and scene.syntax.clauses[verb.clause].kind == "relative"
