"""Who takes part in what is told as the occasion of something else: `أكد الوزير خلال زيارة` (the minister stressed during a visit)."""

from collections.abc import Iterator

from musnad.events.behind import complement, following
from musnad.events.doers import doer
from musnad.events.parties import EMPTY, Cast, Filled, actors_in
from musnad.events.people import named
from musnad.events.pronouns import pronoun_on
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.events.words import COMMAS
from musnad.statements.words import ARTICLE
from musnad.text.folding import fold_word

_GATHERS = 8  # tokens between a meeting and the verb that says whom it brings together
_LED = 25  # tokens between a meeting and the words for who leads it
_ATTENDED = 40  # tokens between a meeting and the words for who was there
_THERE = "beside"  # the value of `event_context` of words for who was there
_UNNAMED = 10  # tokens of people without a name who stand first in a list
_HELD = frozenset(map(fold_word, ("", "ل", "ب", "في", "على")))  # prepositions behind which whose session it is stands
_SESSION = 10  # tokens behind words for attending in which whose session it is stands
_MET = ("", "ب", "مع", "بين")  # prepositions of those whom it brings together


def occasion(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who acts or speaks on the occasion that a noun behind a preposition names: `أكد الوزير خلال زيارة` (stressed during a visit)."""
    at, found = _on_occasion(cast, candidate, groups)
    return found if at >= 0 else EMPTY


def attended(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who speaks at a meeting and who is spoken to there: `أبلغ الوزير السفير خلال لقاء` (told the ambassador during a meeting)."""
    scene = cast.scene
    phrase, noun = scene.phrase(candidate.first), scene.word(candidate.first).features
    if phrase is None or fold_word(phrase.preposition) not in scene.tables.during or noun.definite or noun.number == "p":
        return EMPTY
    at, found = _on_occasion(cast, candidate, groups)
    addressed = (int(i) for said in scene.cues.get(at, ()) for i in said.statement.to)
    both = tuple(dict.fromkeys((*found.actors, *addressed)))
    return found._replace(actors=both) if len(both) > 1 or complement(cast, candidate, groups).actors else EMPTY


def gathered(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Whom a verb says that a meeting brings together: `لقاء جمع الوزير بالسفير` (of the minister and the ambassador)."""
    scene = cast.scene
    _, end = scene.sentence(candidate.first)
    behind = range(candidate.after, min(candidate.after + _GATHERS, end))
    at = next((token for token in behind if token in scene.verbs or _gathers(scene, token)), None)
    if at is None or not _gathers(scene, at):
        return EMPTY
    beside = scene.place(at + 1)
    found = [*pronoun_on(cast, at).actors, *(beside.actors if beside is not None and beside.first == at + 1 else ())]
    for index in following(scene, candidate._replace(first=at, after=at + 1)):
        phrase = scene.syntax.phrases[index]
        people = phrase.human or scene.place(phrase.head) is not None
        if people and fold_word(phrase.preposition) in _MET and phrase.head not in scene.timed:
            found += [actor for actor in actors_in(cast, index, groups).actors if actor not in found]
    return Filled(tuple(found), "whom it brings together", 0.8) if found else EMPTY


def chaired(cast: Cast, candidate: Candidate) -> Filled:
    """Who leads a meeting: named behind words for it, verbs that say when it was held between: `جلسة انعقدت أمس بإشراف الوزير`."""
    return next((found._replace(how="who leads it") for found in _behind_words(cast, candidate, "chair", _LED)), EMPTY)


def present(cast: Cast, candidate: Candidate) -> Filled:
    """Who was there: all who are named behind words for it: `جلسة برئاسة الوزير وبحضور كل من المدير والنائب` (in the presence of)."""
    found = [*_behind_words(cast, candidate, _THERE, _ATTENDED)]
    actors = tuple(dict.fromkeys(actor for filled in found for actor in filled.actors))
    return found[0]._replace(actors=actors, how="who was there") if found else EMPTY


def _behind_words(cast: Cast, candidate: Candidate, value: str, reach: int) -> Iterator[Filled]:
    """Who is named behind the words of one value of `event_context` that follow a meeting, up to what somebody says there."""
    scene = cast.scene
    end = min(scene.sentence(candidate.first)[1], candidate.after + reach)
    for mark in scene.marks_in(candidate.after, end):
        if mark.payload.table != "event_context" or mark.payload.entry.value != value:
            continue
        if any(at in scene.cues or scene.word(at).pos == "SCONJ" for at in range(candidate.after, mark.first)):
            return
        if value == _THERE and any(at in scene.verbs and not _held(scene, at) for at in range(candidate.after, mark.first)):
            return
        after = mark.after
        after += after < end and scene.document.tokens[after].folded in scene.tables.places.each
        found = _first_named(cast, mark.first, after, end)
        if found.actors:
            yield found._replace(weight=0.9 * found.weight)


def _held(scene: Scene, token: int) -> bool:
    """Whether the verb at a token says that something was held: `جلسة انعقدت` (a session that was held)."""
    return scene.faces(token)[2] in scene.tables.places.held


def _first_named(cast: Cast, first: int, after: int, end: int) -> Filled:
    """Who is named first behind words that end before token `after`, with those listed; people without a name may stand before him."""
    scene = cast.scene
    for index in scene.phrases_from(first, min(after + _UNNAMED, end)):
        phrase = scene.syntax.phrases[index]
        if phrase.after <= after:
            continue
        before = phrase.first - 1
        near = phrase.first < after + 2
        goes_on = scene.document.tokens[before].plain in COMMAS or scene.word(phrase.first).segments[0].kind == "conjunction"
        if not near and (phrase.preposition or not goes_on):
            continue
        found = actors_in(cast, index, groups=False)
        if found.actors:
            return found
    return EMPTY


def _gathers(scene: Scene, token: int) -> bool:
    """Whether a word is a verb, or may be one, that says whom a meeting brings together."""
    return any(word.pos == "VERB" and word.lemma in scene.tables.gathering for word in scene.syntax.words[token])


def _on_occasion(cast: Cast, candidate: Candidate, groups: bool) -> tuple[int, Filled]:
    """The verb or cue before a noun behind a preposition, with who acts or speaks there; -1 where nobody does."""
    scene = cast.scene
    phrase = scene.phrase(candidate.first)
    if phrase is None or not phrase.preposition:
        return -1, EMPTY
    first, _ = scene.sentence(candidate.first)
    for at in (at for at in range(candidate.first - 1, first - 1, -1) if at in scene.verbs or at in scene.cues):
        found = doer(cast, Candidate(at, at + 1, candidate.trigger, scene.verbs.get(at)), groups)
        if found.actors:
            return at, found._replace(how="who acts on the occasion", weight=0.6 * found.weight)
    return -1, EMPTY


def session(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Whose session is attended: the first body named behind the words for it: `خلال حضوره جلسة بمجلس النواب` (at the assembly)."""
    del groups
    scene = cast.scene
    proposed = scene.statements.actors.proposed
    for index in following(scene, candidate):
        phrase = scene.syntax.phrases[index]
        met = [proposed[actor] for actor in named(scene, phrase)]
        if phrase.first > candidate.after + _SESSION or any(actor.kind == "person" for actor in met):
            return EMPTY
        stands = fold_word(phrase.preposition) in _HELD
        if stands and met and met[0].kind == "organisation" and not _is_occasion(scene, met[0].name):
            return Filled(tuple(named(scene, phrase))[:1], "whose session it is", 0.6)
    return EMPTY


def _is_occasion(scene: Scene, name: str) -> bool:
    """Whether a body is called after an occasion on which people meet: a conference, a forum."""
    head = fold_word(name.split()[0]).removeprefix(ARTICLE)
    return any("mutual" in trigger.type.tags for trigger in scene.tables.nouns.get(head, ()))
