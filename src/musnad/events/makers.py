"""Whom a judgement means by a thing that somebody does: `أشاد بالجهود التي يبذلها المبعوث` (praised the efforts that the envoy makes)."""

from musnad.events.doers import RELATIVES, subject_behind
from musnad.events.parties import EMPTY, Cast, Filled
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate

_MADE = 12  # tokens behind a trigger in which a clause tells who does what it is about


def maker(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who does what a relative clause tells of the thing behind a trigger; nobody where its subject undergoes that (`ما تعرض له`)."""
    scene = cast.scene
    _, end = scene.sentence(candidate.first)
    end = min(end, candidate.after + _MADE)
    opens = next((token for token in range(candidate.after, end) if _opens(scene, token)), None)
    at = next((token for token in range(opens + 1, min(opens + 3, end)) if token in scene.verbs), None) if opens is not None else None
    if opens is None or at is None or any(_parts(scene, token) for token in range(candidate.after, opens)):
        return EMPTY
    resumed = scene.pronoun(at) or any(scene.resumed(token) for token in range(at + 1, min(at + 4, scene.sentence(at)[1])))
    undergoes = any(entry.value == "recipient" for entry in scene.tables.light.get(scene.verbs[at].analysis.lemma, ()))
    if not resumed or undergoes or at in scene.cues:
        return EMPTY
    found = subject_behind(cast, at, groups)
    return found._replace(how="who does what is judged", weight=0.8 * found.weight)


def _parts(scene: Scene, token: int) -> bool:
    """Whether a verb or a mark stands at a token, behind which another thing is told."""
    return token in scene.verbs or scene.document.tokens[token].kind == "mark"


def _opens(scene: Scene, token: int) -> bool:
    """Whether a word opens a relative clause; `ما` where a preposition is written onto it: `أشاد بما قدمه` (praised what he gave)."""
    folded = scene.document.tokens[token].folded
    return scene.word(token).lemma.startswith(RELATIVES) or folded in scene.tables.what
