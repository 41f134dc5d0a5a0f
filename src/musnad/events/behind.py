"""What stands behind a trigger in its clause: its noun phrases, who stands behind its prepositions and behind words that mark a slot."""

from collections.abc import Callable

from musnad.events.parties import EMPTY, Cast, Filled, actors_in
from musnad.events.scene import Scene, first_in
from musnad.events.triggers import Candidate
from musnad.text.folding import fold_word

_REACH = 30  # tokens after a trigger in which what stands behind its prepositions is looked for


def complement(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
    """Who stands behind one of the trigger's prepositions."""
    for index in following(cast.scene, candidate):
        phrase = cast.scene.syntax.phrases[index]
        if phrase.preposition and fold_word(phrase.preposition) in candidate.trigger.complement:
            found = actors_in(cast, index, groups)
            if found.actors:
                return found._replace(how="behind its preposition", weight=0.9 * found.weight)
    return EMPTY


def marked(value: str) -> Callable[[Cast, Candidate, bool], Filled]:
    """The filler of a slot that words of `event_context` mark."""

    def filler(cast: Cast, candidate: Candidate, groups: bool) -> Filled:
        scene = cast.scene
        end = stop(scene, candidate)
        for mark in scene.marks_in(candidate.after, end):
            if mark.payload.table != "event_context" or mark.payload.entry.value != value:
                continue
            for index in scene.phrases_from(mark.first, min(mark.after + 2, end)):
                found = actors_in(cast, index, groups) if scene.syntax.phrases[index].after > mark.after else EMPTY
                if found.actors:
                    return found._replace(how=f"behind {mark.payload.entry.lemma}", weight=0.9 * found.weight)
        return EMPTY

    return filler


def following(scene: Scene, candidate: Candidate) -> range:
    """Noun phrases behind a trigger in its clause."""
    return scene.phrases_from(candidate.after, stop(scene, candidate))


def stop(scene: Scene, candidate: Candidate) -> int:
    """The next verb of a trigger's clause, the next subordinate clause or the end of the sentence."""
    _, end = scene.sentence(candidate.first)
    end = min(end, candidate.after + _REACH)
    at = first_in(scene.breaks, candidate.after, end)
    return end if at is None else at
