"""Who is meant by what a judgement or a promise is about.

Whose deed is judged: `أشاد بالجهود التي يبذلها المبعوث` (praised the efforts that the envoy makes); to whom a deed is promised:
`تعهد بمساعدة تونس` (pledged to help Tunisia).
"""

from musnad.events.doers import subject_behind
from musnad.events.elided import RELATIVES
from musnad.events.parties import EMPTY, Cast, Filled, actors_in
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.text.folding import fold_word

_TO = ("ل", "مع")  # prepositions behind which stands to whom something is promised
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


def promised(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """To whom a deed is promised: named in the genitive of the deed, or behind `ل` or `مع`."""
    scene = cast.scene
    for index in scene.phrases_from(candidate.after, min(candidate.after + _MADE, scene.sentence(candidate.first)[1])):
        phrase = scene.syntax.phrases[index]
        word = scene.word(phrase.head)
        deeds = (*scene.tables.nouns.get(fold_word(word.lemma), ()), *scene.tables.verbs.get(word.verb, ()))
        helps = any(deed.type.planned == candidate.trigger.type.code for deed in deeds)
        inside = [scene.place(token) for token in range(phrase.head + 1, phrase.after)] if helps else []
        named_there = next((place for place in inside if place is not None and not place.media), None)
        if named_there is not None:
            return Filled(named_there.actors, "to whom it is promised", 0.7)
        if phrase.preposition in _TO and scene.place(phrase.head) is not None:
            return actors_in(cast, index, groups)._replace(how="to whom it is promised", weight=0.6)
    return EMPTY
