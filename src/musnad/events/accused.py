"""Who did what somebody is charged with: the accused does the deed behind the charge (`اتهم الوزير إيران بتسليح المتمردين`, by arming)."""

from musnad.events.entries import Trigger
from musnad.events.parties import EMPTY, Cast, Filled
from musnad.events.scene import Scene
from musnad.events.slots import side
from musnad.events.triggers import Candidate
from musnad.statements.words import THAT

_REACH = 25  # tokens between a charge and the deed
_BY = "ب"  # the preposition behind which stands what somebody is charged with
_ACCUSES = "accuses"  # tag of words that charge somebody


def accused(cast: Cast, candidate: Candidate) -> Filled | None:
    """Whom the charge before a deed means, if anybody; None where the deed is not what somebody is charged with."""
    scene = cast.scene
    if "judges" in candidate.trigger.type.tags or not _charged_with(scene, candidate):
        return None
    first, _ = scene.sentence(candidate.first)
    for at in range(candidate.first - 1, max(first, candidate.first - _REACH) - 1, -1):
        charge = _charge(scene, at)
        if charge is not None:
            found = side(cast, Candidate(at, at + 1, charge, scene.verbs.get(at)), charge.frame.recipient, groups=True)
            return found._replace(how="who is accused of it", weight=0.8 * found.weight) if found.actors else EMPTY
        if at in scene.verbs and at != candidate.first - 1 and candidate.verb is None:
            return None
    return None


def _charged_with(scene: Scene, candidate: Candidate) -> bool:
    """Whether `ب` or `بأن` governs a deed."""
    at = candidate.first
    if candidate.verb is not None:
        return any(_by_that(scene, token) for token in range(max(at - 2, 0), at))
    phrase = scene.phrase(at)
    before = phrase.first if phrase is not None else at
    return scene.preposition(at) == _BY or scene.preposition(before) == _BY


def _by_that(scene: Scene, token: int) -> bool:
    """Whether a word is `بأن` (of that), a pronoun written onto it or not."""
    folded = scene.document.tokens[token].folded
    return scene.word(token).pos == "SCONJ" and folded.startswith(_BY) and (scene.pronoun(token) or folded.endswith(THAT))


def _charge(scene: Scene, token: int) -> Trigger | None:
    """The trigger that a word is which charges somebody."""
    word, faces = scene.word(token), scene.faces(token)
    found = (*scene.tables.verbs.get(word.verb or word.lemma, ()), *scene.tables.nouns.get(faces[2], ()))
    return next((trigger for trigger in found if _ACCUSES in trigger.tags), None)
