"""Who says so: the speaker on whose words a deed rests, none where the outlet itself tells it."""

from musnad.events.background import asserted, in_relative
from musnad.events.scene import LEAD, Scene
from musnad.events.triggers import Candidate
from musnad.statements.said import Said

_HEADLINES = 3  # colons of a sentence that strings headlines together
_OBJECT = 2  # tokens of a content in which its head stands


def teller(scene: Scene, candidate: Candidate, actors: tuple[int, ...], judging: frozenset[int]) -> int | None:
    """The speaker of the innermost statement whose content holds a deed of `actors`. judging: statements that judge what is known.

    What he does by speaking is told by the outlet, and so is a protest that he takes up as known: 63 of 90 judged or annotated.
    """
    holder = scene.holders[candidate.first]
    if holder < 0 or ("crowd" in candidate.trigger.type.tags and not asserted(scene, candidate)):
        return None
    said = scene.statements.said[holder]
    if holder in judging and candidate.verb is None and candidate.first - said.first <= _OBJECT:
        if said.inside is None:
            return None
        said = scene.statements.said[said.inside]
    speaker = int(said.statement.speaker) if said.statement.speaker else None
    own = speaker in actors and "speech" in candidate.trigger.type.tags and not _recalled(candidate, said)
    return None if own else speaker


def find_claim(scene: Scene, candidate: Candidate, told: int | None, *, promised: bool) -> int | None:
    """Who claims a deed that `told` tells: not he where he takes it for known or promises it by his words, nor a source named behind it."""
    if told is None or scene.holders[candidate.first] < 0:
        return None
    said = scene.statements.said[scene.holders[candidate.first]]
    if _only_sourced(scene, candidate, said) or _strung(scene, said):
        return None
    return _outer(scene, said) if promised or _known(scene, candidate, said) else told


def recalls(scene: Scene, candidate: Candidate, actors: tuple[int, ...]) -> bool:
    """Whether a speaker among `actors` tells in his words what he asked for before."""
    holder = scene.holders[candidate.first]
    if holder < 0 or "asks" not in candidate.trigger.type.tags:
        return False
    said = scene.statements.said[holder]
    speaker = said.statement.speaker
    return bool(speaker) and int(speaker or -1) in actors and _recalled(candidate, said)


def _only_sourced(scene: Scene, candidate: Candidate, said: Said) -> bool:
    """Whether the lead tells a deed as its own and only names its source behind it: `أوقف الحرس مهربا، وفق بيان` (a statement says)."""
    behind = said.cue_first > candidate.first and said.statement.form == "indirect"
    return behind and scene.order(candidate.first) < LEAD


def _strung(scene: Scene, said: Said) -> bool:
    """Whether words are announced by or hold a colon, of which others stand beside it: headlines strung together, each the outlet's.

    A colon between figures is a time or a score: `10:30`.
    """
    tokens, (first, after) = scene.document.tokens, scene.sentence(said.cue_first)
    figures = {at for at in range(first + 1, after - 1) if tokens[at - 1].kind == "number" == tokens[at + 1].kind}
    colons = [at for at in range(first, after) if tokens[at].plain == ":" and at not in figures]
    return len(colons) >= _HEADLINES and any(at == said.cue_first or said.first <= at < said.after for at in colons)


def _recalled(candidate: Candidate, said: Said) -> bool:
    """Whether a speaker tells what he once asked or charged: `قال إنه طالب الحكومة` (he said that he had asked the government)."""
    verb = candidate.verb
    asked = "asks" in candidate.trigger.type.tags or candidate.trigger.frame.actor != ("speaker",)
    return asked and verb is not None and verb.analysis.features.aspect == "perfect" and candidate.first - said.first < _OBJECT


def _known(scene: Scene, candidate: Candidate, said: Said) -> bool:
    """Whether a deed is taken for known where it is spoken of: a statement opens with it (`قال إن الزيارة`), or times another by it.

    So is what only says in the first sentence who or what is meant: the outlet told 21 of 28 such deeds that were judged or annotated.
    """
    if scene.order(candidate.first) == 1 and in_relative(scene, candidate):
        return True
    if candidate.verb is not None:
        return False
    at = candidate.first
    opens = scene.word(at).features.definite and at - said.first <= _OBJECT
    return opens or (at > said.first and scene.document.tokens[at - 1].folded in scene.tables.timing)


def _outer(scene: Scene, said: Said) -> int | None:
    """Who says what holds a statement; none where the outlet itself reports it."""
    outer = scene.statements.said[said.inside].statement.speaker if said.inside is not None else None
    return int(outer) if outer else None
