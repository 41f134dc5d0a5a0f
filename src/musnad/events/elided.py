"""Who acts where a verb names no subject: what a relative clause describes, whose the thing is that does it, who speaks of himself."""

from musnad.events.parties import EMPTY, Filled, speaker_at
from musnad.events.people import counts, named
from musnad.events.scene import Scene
from musnad.grammar.syntax import Verb

RELATIVES = ("الذ", "الت", "اللذ", "اللت")  # how relative pronouns begin
_OPENING = 2  # tokens from the opening of a relative clause to its verb
_RESUMED = 4  # tokens behind the verb of a relative clause in which a pronoun takes up what it describes


def elided(scene: Scene, verb: Verb) -> Filled:
    """Who acts where no subject is named: whom a relative clause is about, who speaks of himself, whose the thing is that does it."""
    found = described(scene, verb)
    if not found.actors and (resumed(scene, verb.at) or _says_we(verb)):
        found = speaker_at(scene, verb.at)
    return found if found.actors or not thing_acts(scene, verb) else _owner(scene, verb)


def _says_we(verb: Verb) -> bool:
    """Whether a verb is surely of the first person: `كتبت` may be `she wrote` too."""
    return verb.analysis.features.person == "1" and not verb.analysis.stem.endswith("ت")


def opens_clause(scene: Scene, verb: Verb) -> bool:
    """Whether a verb opens a relative clause."""
    clause = scene.syntax.clauses[verb.clause] if 0 <= verb.clause < len(scene.syntax.clauses) else None
    return clause is not None and clause.kind == "relative" and verb.at - clause.first <= _OPENING


def _owner(scene: Scene, verb: Verb) -> Filled:
    """Whose the thing is that a relative clause describes: `قرار المجلس الذي يدعو` (the decision of the council that calls)."""
    at = scene.syntax.clauses[verb.clause].first - 1
    if scene.document.tokens[at].kind == "number" or counts(scene, at):  # `القرار رقم 12 الذي` (decision number 12, which)
        at -= 2
    index = scene.syntax.phrase_at[at] if at >= 0 else -1
    phrase = scene.syntax.phrases[index] if index >= 0 else None
    return Filled(tuple(named(scene, phrase)), "whose is what the clause describes", 0.6) if phrase is not None else EMPTY


def thing_acts(scene: Scene, verb: Verb) -> bool:
    """Whether a thing that a relative clause describes does what its verb tells: `القرار الذي يدعو` (the decision that calls)."""
    if not opens_clause(scene, verb) or scene.pronoun(verb.at) or not scene.word(verb.at - 1).lemma.startswith(RELATIVES):
        return False
    _, end = scene.sentence(verb.at)
    behind = range(verb.at + 1, min(verb.at + _RESUMED, end))
    return not any(scene.word(token).pos == "ADP" and scene.pronoun(token) for token in behind)


def described(scene: Scene, verb: Verb) -> Filled:
    """Whom a relative clause is about that opens right before its verb: `التنظيم الذي سيطر على المدينة`."""
    if not opens_clause(scene, verb) or scene.pronoun(verb.at):
        return EMPTY
    at = scene.syntax.clauses[verb.clause].first - 1
    at -= at > 0 and scene.word(at).pos == "PRON"  # `هو الذي` (it is he who)
    at -= at > 0 and scene.document.tokens[at].kind == "mark"
    place = scene.place(at)
    if place is None or (place.gender and verb.analysis.features.gender not in ("", place.gender)):
        return EMPTY
    return Filled(place.actors, "whom the clause describes", 0.8 * place.weight)


def resumed(scene: Scene, token: int) -> bool:
    """Whether the subject of a verb is the pronoun on the particle before it: `أنه` (that he)."""
    return token > 0 and scene.word(token - 1).pos == "SCONJ" and scene.pronoun(token - 1)
