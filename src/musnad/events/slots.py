"""Who stands in the slots round a trigger; see `frames` for what the slots are."""

from collections.abc import Callable, Sequence

from musnad.events.behind import against, complement, following, marked, owner, stop
from musnad.events.doers import doer, subject_behind
from musnad.events.frames import Slot
from musnad.events.light import light_verb
from musnad.events.makers import guest, maker, obliged, promised
from musnad.events.occasions import attended, gathered, occasion, session
from musnad.events.parties import EMPTY, Cast, Filled, actors_in, speaker_at
from musnad.events.possession import genitive, goal, is_charge, past_measure
from musnad.events.pronouns import people_meant, pronoun_apart, pronoun_behind, pronoun_meant, pronoun_object
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import NounPhrase
from musnad.text.folding import fold_word

_TO = frozenset(map(fold_word, ("إلى", "لضرورة", "بضرورة")))  # to
_BETWEEN = frozenset({fold_word("بين")})  # between
_PRONOUN = 3  # tokens behind a trigger in which its preposition with a pronoun stands
_NOUN_OBJECT = 3  # tokens between a noun and its object: `لقائه اليوم السفير`


def fill(cast: Cast, candidate: Candidate, slot: Slot, groups: bool) -> Filled:
    """The actors in one slot of a trigger; `groups`: people without a name count too."""
    return _FILLERS[slot](cast, candidate, groups)


def _addressed(scene: Scene, candidate: Candidate) -> Filled:
    """To whom the words are said that a trigger announces."""
    to = tuple(dict.fromkeys(int(actor) for said in scene.cues.get(candidate.first, ()) for actor in said.statement.to))
    return Filled(to, "who is addressed", 0.9) if to else EMPTY


def _object(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    scene = cast.scene
    if (to := _addressed(scene, candidate)).actors:
        return to
    if candidate.trigger.part == "noun" and is_charge(scene, candidate):
        return pronoun_object(cast, candidate.after - 1, frozenset())
    if candidate.trigger.part == "noun" and not _possessed(scene, candidate):
        return EMPTY
    doers = set(doer(cast, candidate, False).actors) if candidate.trigger.part == "verb" else set()
    if candidate.verb is not None and (meant := pronoun_object(cast, candidate.first, frozenset(doers))).actors:
        return meant
    if (meant := pronoun_apart(cast, candidate.after, frozenset(doers))).actors:
        return meant
    if groups and candidate.verb is not None and (one := _of_a_people(cast, candidate.after)).actors:
        return one
    own = scene.syntax.phrase_at[candidate.first]
    if candidate.verb is None and candidate.trigger.part == "verb" and (held := _held(scene, candidate)).actors:
        return held
    subjects = candidate.verb.subjects if candidate.verb is not None else ()
    subject = subjects[0].phrase if subjects and not doers else None
    passed = False
    told = _matter(scene, candidate)
    for index in following(scene, candidate):
        phrase = scene.syntax.phrases[index]
        if phrase.first >= told:
            return EMPTY
        measured = phrase.preposition and past_measure(scene, candidate.after) == phrase.first
        if (_governed(scene, phrase) and not measured) or index in (own, subject) or phrase.first < candidate.after:
            continue
        if candidate.trigger.part == "noun" and phrase.first - candidate.after > _NOUN_OBJECT:
            return EMPTY
        if _undergone_deed(scene, phrase):
            return EMPTY
        found = actors_in(cast, index, groups or not passed)
        passed = passed or not doers & {*found.actors}
        if not found.actors:
            found = owner(cast, phrase.after, groups, _BETWEEN)
        others = tuple(actor for actor in found.actors if actor not in doers)
        if others and not _names_again(scene, phrase):
            return Filled(others, "object", 0.85 * found.weight)
        if doers and (beside := _beside(cast, phrase, doers)).actors:
            return beside
    return EMPTY


def _matter(scene: Scene, candidate: Candidate) -> int:
    """Where what is asked for begins, before which stands who is asked: `دعا الحكومة إلى وقف` (called on the government to stop)."""
    _, end = scene.sentence(candidate.first)
    if "asks" not in candidate.trigger.type.tags or candidate.trigger.part == "noun":
        return end
    return next((at for at in range(candidate.after, end) if scene.document.tokens[at].folded in _TO), end)


def _of_a_people(cast: Cast, token: int) -> Filled:
    """Somebody told only by an adjective of his people, which is no phrase by itself: `تعتقل تونسيا` (arrests a Tunisian)."""
    scene = cast.scene
    if token >= len(scene.document.tokens) or scene.people(token) is None or scene.syntax.phrase_at[token] >= 0 or scene.place(token):
        return EMPTY
    features = scene.word(token).features
    if features.definite or features.number != "s" or scene.preposition(token):
        return EMPTY
    return cast.group(NounPhrase(token, token + 1, token, 0, "", features.gender, "s", human=True))._replace(how="object")


def _governed(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a preposition governs a phrase, or the one that it is joined to: `بين تونس والجزائر` (between Tunisia and Algeria)."""
    first = phrase
    while not phrase.preposition and phrase.link == "coordination" and phrase.to is not None:
        phrase = scene.syntax.phrases[phrase.to]
    return bool(phrase.preposition) and (phrase is first or phrase.preposition not in scene.tables.partitive)


def _beside(cast: Cast, phrase: NounPhrase, doers: set[int]) -> Filled:
    """Who is named right behind a doer in one phrase with him, or the people there: `زار سالم الجريدي الجزائر` (visited Algeria)."""
    scene = cast.scene
    for token in range(phrase.first + 1, phrase.after):
        before, place = scene.place(token - 1), scene.place(token)
        if before is None or before is place or not doers & {*before.actors}:
            continue
        if place is not None and place.first == token:
            return Filled(tuple(a for a in place.actors if a not in doers), "object", 0.85 * place.weight)
        word = scene.word(token)
        if place is None and word.pos == "NOUN" and word.features.number == "p" and word.features.gender == "m":
            return cast.group(NounPhrase(token, phrase.after, token, 0, "", "m", "p", human=True))._replace(how="object")
    return EMPTY


def _complement(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who stands behind one of the trigger's prepositions, or whom the pronoun on one means; of a noun first to whom its words are said."""
    if candidate.trigger.part == "noun" and (to := _addressed(cast.scene, candidate)).actors:
        return to
    meant = _meant_behind(cast, candidate, groups)
    return complement(cast, candidate, groups) if meant is None else meant


def _meant_behind(cast: Cast, candidate: Candidate, groups: bool) -> Filled | None:
    """Whom the pronoun on one of a trigger's prepositions means: `طلب منه الاهتمام بشخص من تونس` (asked him); None without one."""
    scene = cast.scene
    end, first = stop(scene, candidate), candidate.after
    verb, charge = candidate.trigger.part == "verb", "charge" in candidate.trigger.tags
    if charge and (phrase := scene.phrase(candidate.first)) is not None:  # `اتهامات دول عربية لها` (Arab states' accusations against it)
        first = max(first, phrase.after)
    near = range(candidate.after, min(end, first + _PRONOUN) if verb or groups or charge else candidate.after)
    at = next((token for token in near if scene.resumed(token) in candidate.trigger.complement and scene.pronoun(token)), None)
    far = against(scene, candidate, range(candidate.after, end)) if at is None else None
    if at is None and far is None:
        return None
    doers = frozenset((doer if verb else genitive)(cast, candidate, False).actors)
    if far is not None:
        return pronoun_meant(cast, far, doers)
    if groups:  # `قال الوزير إنه تم إلقاء القبض عليه` (was arrested): nobody tells of his own arrest
        doers |= {*speaker_at(scene, candidate.first).actors}
    meant = pronoun_behind(cast, candidate.after, near.stop, candidate.trigger.complement, doers)
    return meant if meant is None or not groups else people_meant(cast, meant)


def _held(scene: Scene, candidate: Candidate) -> Filled:
    """Who is named in a participle's phrase, as its object or as whose that is: `متهمة الدوحة`, `مستغربا صمت الحكومة`."""
    phrase, token = scene.phrase(candidate.first), candidate.after
    place = scene.place(token)
    if place is None and phrase is not None and phrase.head == candidate.first and token < phrase.after:
        undergone = _is_undergone(scene, token)
        token = next((at for at in range(token, phrase.after) if scene.place(at) is not None), token) if not undergone else token
        place = scene.place(token)
    if place is None or place.first != token or place.skip or place.media:
        return EMPTY
    return Filled(place.actors, "object", 0.85 * place.weight)


def _names_again(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase only says more of the one before it, by a mark or without a name of its own."""
    apart = phrase.first > 0 and scene.document.tokens[phrase.first - 1].kind == "mark"
    place = scene.place(phrase.first)
    return phrase.link == "apposition" and (apart or place is None or place.first != phrase.first)


def _undergone_deed(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase is a deed whose genitive undergoes it: who condemns `اغتيال النائب` does not blame the deputy."""
    return _is_undergone(scene, phrase.head)


def _is_undergone(scene: Scene, token: int) -> bool:
    """Whether a noun is a deed whose genitive undergoes it, not a failing for which its genitive is blamed."""
    triggers = scene.tables.nouns.get(scene.faces(token)[2], ())
    return any("genitive" in trigger.frame.recipient and "speaker" not in trigger.frame.actor for trigger in triggers)


def has_object(cast: Cast, candidate: Candidate) -> bool:
    """Whether a noun phrase stands where the object of a verb would, other than its subject and what goes with it."""
    scene = cast.scene
    subject = candidate.verb.subjects[0].phrase if candidate.verb and candidate.verb.subjects else None
    timed = scene.timed
    for index in following(scene, candidate):
        phrase = scene.syntax.phrases[index]
        free = not phrase.preposition and not phrase.link and index != subject and phrase.first >= candidate.after
        if free and phrase.head not in timed and (subject is None or phrase.first > scene.syntax.phrases[subject].first):
            return True
    return False


def _possessed(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun has a pronoun or a genitive, behind which an object may stand."""
    if scene.pronoun(candidate.after - 1):
        return True
    phrase = scene.phrase(candidate.first)
    return phrase is not None and any(scene.place(token) is not None for token in range(candidate.after, phrase.after))


def _of_light(role: str) -> Callable[[Cast, Candidate, bool], Filled]:
    """The filler of the slot that the subject of a light verb fills where it is `role` to the deed."""

    def filler(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
        found = light_verb(cast.scene, candidate)
        if found is None or found[1] != role:
            return EMPTY
        subject = subject_behind(cast, found[0], groups) if found[0] > candidate.first else EMPTY
        if not subject.actors:
            subject = doer(cast, Candidate(found[0], found[0] + 1, candidate.trigger, cast.scene.verbs[found[0]]), groups)
        return subject._replace(how="subject of its light verb") if subject.actors else EMPTY

    return filler


def _speaker(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    del groups
    return speaker_at(cast.scene, candidate.first)


def _itself(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    index = cast.scene.syntax.phrase_at[candidate.first]
    found = actors_in(cast, index, groups) if index >= 0 else EMPTY
    return found._replace(how="whom the noun names") if found.actors else EMPTY


def _topic(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who is named by the phrase that a word describes, else first in its clause: `اعتبر أن الحكومة فاشلة`."""
    scene, at = cast.scene, candidate.first
    index = scene.syntax.phrase_at[at]
    heads = index < 0 or scene.syntax.phrases[index].head == at
    if scene.word(at).pos == "NOUN" and not (heads and _tells(scene, at)):
        return EMPTY
    if not heads:
        return actors_in(cast, index, groups)
    first, _ = scene.sentence(at)
    opens = next((token for token in range(at - 1, first - 1, -1) if scene.word(token).pos == "SCONJ"), first)
    told = (actors_in(cast, phrase, groups) for phrase in scene.phrases_from(opens, at))
    own = {*speaker_at(scene, at).actors}  # who speaks before his words is not what they are about
    return next((found._replace(how="of whom it is told") for found in told if {*found.actors} - own), EMPTY)


def _tells(scene: Scene, token: int) -> bool:
    """Whether a noun may be a predicate: indefinite, nothing governs it."""
    phrase = scene.phrase(token)
    return not scene.word(token).features.definite and not scene.preposition(token) and (phrase is None or not phrase.preposition)


_FILLERS: dict[Slot, Callable[[Cast, Candidate, bool], Filled]] = {
    "subject": doer, "object": _object, "complement": _complement, "genitive": genitive, "speaker": _speaker, "goal": goal,
    "itself": _itself, "topic": _topic, "maker": maker, "promised": promised, "obliged": obliged, "gathered": gathered,
    "guest": guest, "body": session,
    "with": marked("with"), "by": marked("by"), "between": marked("between"), "occasion": occasion, "attended": attended,
    "light": _of_light("actor"), "undergone": _of_light("recipient"),
}  # fmt: skip


def side(cast: Cast, trigger: Candidate, slots: Sequence[Slot], groups: bool) -> Filled:
    """The first slot that is filled; of parties to one deed, all that are, but for who only acts on its occasion."""
    mutual = "with" in slots
    found: list[Filled] = []
    for slot in slots:
        if found and slot == "occasion":
            break
        filled = fill(cast, trigger, slot, groups)
        if filled.actors:
            found.append(filled)
            if not mutual:
                break
    if not found:
        return Filled()
    return Filled(tuple(dict.fromkeys(a for f in found for a in f.actors)), found[0].how, found[0].weight)
