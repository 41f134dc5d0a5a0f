"""Addressees: those the words of a statement are addressed to, as the cue's entry says where they stand."""

from musnad.actors.named import Named
from musnad.statements.documents import find_documents
from musnad.statements.frames import Frame
from musnad.statements.memory import Memory, Speaker
from musnad.statements.outlets import find_outlets
from musnad.statements.regions import read_region
from musnad.statements.scene import Scene
from musnad.statements.strangers import kind_of, name_of
from musnad.statements.subjects import is_joined

_BEHIND = 6  # tokens of a content that begins with its noun in which whom it is addressed to may stand


def find_addressees(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
    """Those the words are addressed to, as the cue's entry says where they stand; outlets are links of the chain instead."""
    wanted = {tag[3:] for tag in frame.join.cue.tags if tag.startswith("to:")}
    found: list[int] = []
    behind = read_region(scene, frame.first, min(frame.first + _BEHIND, frame.after)).passed if frame.found.content is not None else ()
    for passed in (*frame.region.passed, *behind):
        if (passed.preposition or "object") not in wanted or passed.place.media or set(passed.place.actors) & set(speaker.actors):
            continue
        if not _in_chain(scene, frame, passed.place):
            found += [actor for actor in passed.place.actors if actor not in found]
    return tuple(found) or _unnamed_addressee(scene, frame, memory)


def _unnamed_addressee(scene: Scene, frame: Frame, memory: Memory) -> tuple[int, ...]:
    """A noun phrase that no naming holds between cue and content, of a cue that takes whom it addresses as its object."""
    if "to:object" not in frame.join.cue.tags or frame.join.kind not in ("that", "preposition") or frame.found.passive:
        return ()
    spoken = frame.region.subject is not None or is_joined(scene, frame) or frame.found.kind == "participle"
    for i in range(frame.found.region, frame.join.at):
        index = scene.syntax.phrase_at[i]
        if index < 0 or scene.place_at[i] >= 0 or i in scene.timed:
            continue
        phrase = scene.syntax.phrases[index]
        if phrase.first != i or phrase.preposition or phrase.link or not (phrase.human and phrase.definite):
            continue
        if any(scene.place_at[j] >= 0 for j in range(phrase.first, phrase.after)) or phrase.after > frame.join.at:
            return ()
        verb = scene.verbs.get(frame.found.first)
        subject = verb is not None and bool(verb.subjects) and verb.subjects[0].phrase == index
        return memory.propose(name_of(scene, phrase), kind_of(scene, phrase)) if spoken and not subject else ()
    return ()


def _in_chain(scene: Scene, frame: Frame, place: Named) -> bool:
    """Whether a naming is part of a link of the chain: the issuer of a document, an outlet that no table lists."""
    documents = any(document.first <= place.first < document.after for document in find_documents(scene, frame.region))
    return documents or any(o.first < place.after and place.first < o.after for o in find_outlets(scene, frame.region, frozenset()))
