"""Whom a deed befell, by the verb that goes on with it: `الإيقافات التي طالت رجال أعمال` (the arrests that touched businessmen)."""

from musnad.events.light import tells_of
from musnad.events.parties import EMPTY, Cast, Filled, actors_in
from musnad.events.scene import first_in
from musnad.events.triggers import Candidate
from musnad.text.folding import fold_word

_VERB = 6  # tokens between a deed and the verb that goes on with it
_WHOM = 8  # tokens behind that verb in which those stand whom it befell


def befallen(cast: Cast, candidate: Candidate) -> Filled:
    """Who is the object of the verb behind a noun that has the deed for its subject or describes it."""
    scene = cast.scene
    _, end = scene.sentence(candidate.first)
    phrase = scene.phrase(candidate.first)
    after = max(candidate.after, phrase.after if phrase is not None else 0)
    at = first_in(scene.verb_tokens, after, min(after + _VERB, end))
    if at is None or fold_word(scene.verbs[at].analysis.lemma) not in scene.tables.befalling or scene.pronoun(at):
        return EMPTY
    if not tells_of(scene, candidate.first, after, scene.verbs[at]):
        return EMPTY
    next_verb = first_in(scene.verb_tokens, at + 1, end)
    for index in scene.phrases_from(at + 1, min(at + _WHOM, end if next_verb is None else next_verb)):
        behind = scene.syntax.phrases[index]
        if (behind.preposition and behind.preposition not in scene.tables.partitive) or behind.head in scene.timed:
            continue
        found = actors_in(cast, index, True)
        if found.actors:
            return found._replace(how="whom it befell", weight=0.8 * found.weight)
    return EMPTY
