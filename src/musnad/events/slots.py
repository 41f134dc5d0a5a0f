"""Who stands in the slots round a trigger; see `frames` for what the slots are."""

from collections.abc import Callable, Sequence

from musnad.events.behind import against, complement, marked, stop
from musnad.events.doers import doer, subject_behind
from musnad.events.frames import Slot
from musnad.events.light import light_verb
from musnad.events.makers import guest, maker, obliged, promised
from musnad.events.objects import addressed, undergoer
from musnad.events.occasions import attended, gathered, occasion, session
from musnad.events.parties import EMPTY, Cast, Filled, actors_in, speaker_at
from musnad.events.possession import genitive, goal
from musnad.events.pronouns import people_meant, pronoun_behind, pronoun_meant
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate

_PRONOUN = 3  # tokens behind a trigger in which its preposition with a pronoun stands


def fill(cast: Cast, candidate: Candidate, slot: Slot, groups: bool) -> Filled:
    """The actors in one slot of a trigger; `groups`: people without a name count too."""
    return _FILLERS[slot](cast, candidate, groups)


def _complement(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who stands behind one of the trigger's prepositions, or whom the pronoun on one means; of a noun first to whom its words are said."""
    if candidate.trigger.part == "noun" and (to := addressed(cast.scene, candidate)).actors:
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
    "subject": doer, "object": undergoer, "complement": _complement, "genitive": genitive, "speaker": _speaker, "goal": goal,
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
