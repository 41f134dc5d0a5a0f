"""Who is meant by what a judgement, a promise or a duty is about.

Whose deed is judged: `أشاد بالجهود التي يبذلها المبعوث` (praised the efforts that the envoy makes); to whom a deed is promised:
`تعهد بمساعدة تونس` (pledged to help Tunisia); who must act:
`يجب أن تستقيل الحكومة` (the government must resign).
"""

from musnad.events.doers import doer, subject_behind
from musnad.events.elided import RELATIVES
from musnad.events.parties import EMPTY, Cast, Filled, actors_in, speaker_at
from musnad.events.scene import Scene, first_in, last_in
from musnad.events.triggers import Candidate
from musnad.text.folding import fold_word

_TO = ("ل", "مع")  # prepositions behind which stands to whom something is promised
_LIKELY = 0.4  # weight of a subject from which it may be who must act
_CLAUSE = 3  # tokens behind `أن` in which its verb stands
_MADE = 12  # tokens behind a trigger in which a clause tells who does what it is about


def maker(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who does what a relative clause tells of the thing behind a trigger; nobody where its subject undergoes that (`ما تعرض له`)."""
    scene = cast.scene
    _, end = scene.sentence(candidate.first)
    end = min(end, candidate.after + _MADE)
    first = max(candidate.after, candidate.first + candidate.reach)
    opens = next((token for token in range(first, end) if _opens(scene, token)), None)
    at = next((token for token in range(opens + 1, min(opens + 3, end)) if token in scene.verbs), None) if opens is not None else None
    if opens is None or at is None or any(_parts(scene, token) for token in range(first, opens)):
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


def obliged(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who must act: named as the subject of the clause behind words of duty, else right before them, where their own clause opens."""
    del groups
    scene = cast.scene
    first, end = scene.sentence(candidate.first)
    after = max(candidate.after, candidate.first + candidate.reach)
    at = next((token for token in range(after, min(after + _CLAUSE, end)) if token in scene.verbs), None)
    if at is None or scene.verbs[at].analysis.pos == "AUX":  # what somebody must be is judged, not asked for
        return EMPTY
    own = {*speaker_at(scene, candidate.first).actors}
    verb = scene.verbs[at]
    likely = [who.phrase for who in verb.subjects[:2] if who.weight >= _LIKELY and verb.analysis.features.voice != "passive"]
    subject = next((index for index in likely if index is not None and scene.syntax.phrases[index].first > at), None)
    found = actors_in(cast, subject, False) if subject is not None else EMPTY
    before = scene.place(candidate.first - 1) if candidate.first > first and None in likely else None
    if not found.actors and before is not None and not before.media and _clause_opens(scene, before.first):
        found = Filled(before.actors, "", 0.9)
    return found._replace(how="who must") if found.actors and not own & {*found.actors} else EMPTY


def _clause_opens(scene: Scene, token: int) -> bool:
    """Whether a clause or a sentence begins at a token."""
    first, _ = scene.sentence(token)
    return token == first or scene.word(token - 1).pos == "SCONJ" or scene.document.tokens[token - 1].kind == "mark"


def guest(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who acts at an invitation: who does what the verb before it in its sentence tells, else the first behind it."""
    scene = cast.scene
    first, end = scene.sentence(candidate.first)
    before, behind = last_in(scene.verb_tokens, first, candidate.first), first_in(scene.verb_tokens, candidate.after, end)
    for at in (before, behind):
        found = doer(cast, Candidate(at, at + 1, candidate.trigger, scene.verbs[at]), groups) if at is not None else EMPTY
        if found.actors:
            return found._replace(how="who is invited", weight=0.7 * found.weight)
    return EMPTY
