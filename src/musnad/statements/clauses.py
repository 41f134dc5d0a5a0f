"""Who acts in the sentence round a cue: subjects of its verbs, by the grammar, and what joins the cue to them."""

from collections.abc import Iterator

from musnad.actors.named import Named
from musnad.grammar.syntax import Verb
from musnad.statements.frames import Frame
from musnad.statements.regions import governing, read_region
from musnad.statements.scene import CONJUNCTIONS, Scene


def clause_subjects(scene: Scene, frame: Frame) -> Iterator[Named]:
    """Subjects of the verbs before the cue in its sentence, the nearest first but those of relative clauses last, then the first naming.

    A verb joined to others goes on with the subject of the first (`سافر الوزير والتقى الرئيس وقال`, the minister went, met … and said).
    """
    start, _ = scene.sentence(frame.found.first)
    earlier = [scene.verbs[i] for i in range(start, frame.found.first) if i in scene.verbs]
    relative = [scene.syntax.clauses[verb.clause].kind == "relative" for verb in earlier]
    outer, inner = ([verb for verb, is_inner in zip(earlier, relative, strict=True) if is_inner is wanted] for wanted in (False, True))
    if not is_joined(scene, frame):
        outer.reverse()
    for verb in (*outer, *reversed(inner)):
        place = subject_place(scene, verb)
        if place is not None and place.after <= frame.found.first:
            yield place
    for passed in read_region(scene, start, frame.found.first).passed:
        if not passed.preposition and scene.syntax.words[passed.place.first][0].segments[-1].kind != "pronoun":
            yield passed.place
            return


def subject_place(scene: Scene, verb: Verb) -> Named | None:
    """The naming that the grammar takes for a verb's subject."""
    phrase = verb.subjects[0].phrase if verb.subjects else None
    if phrase is None:
        return None
    place = scene.place(scene.syntax.phrases[phrase].head)
    return place if place is not None and not governing(scene, place) else None


def verb_at(scene: Scene, at: int) -> Verb | None:
    """The verb at a token."""
    return scene.verbs.get(at)


def is_joined(scene: Scene, frame: Frame) -> bool:
    """Whether a conjunction stands on the cue or right before it."""
    if frame.found.skip and scene.proclitics(frame.found.first, 1) in CONJUNCTIONS:
        return True
    before = frame.found.first - 1
    if before < 0 or scene.place_at[before] >= 0:
        return False
    return scene.syntax.words[before][0].pos == "CCONJ" or scene.document.tokens[before].folded in scene.speech.small.meanwhile
