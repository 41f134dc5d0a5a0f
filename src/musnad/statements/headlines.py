"""Who speaks in a title without a name, and is named by the lead: `مسؤول فلسطيني يدعو …` (a Palestinian official calls for …)."""

from collections.abc import Sequence

from musnad.statements.frames import Frame
from musnad.statements.memory import Memory, Speaker
from musnad.statements.scene import Scene

_NAMES = frozenset(("name", "title and name"))
_NEAR = 3  # sentences behind the title in which the lead names its speaker


def lead_speakers(memory: Memory, frames: Sequence[Frame]) -> list[Speaker]:
    """The speakers; those of the title who are only somebody of a kind and a country are whom the lead lets speak first."""
    document, speakers = memory.scene.document, memory.speakers
    if len(document.sentences) < 2 or document.paragraphs[0][1] != document.sentences[0][1]:
        return speakers
    end, near = document.sentences[0][1], document.sentences[: _NEAR + 1][-1][1]
    told = zip(frames, speakers, strict=True)
    behind = (speaker for frame, speaker in told if end <= frame.found.first < near and frame.parent is None and speaker.actors)
    lead = next(behind, None)
    named = {actor for place in memory.scene.actors.places if place.how in _NAMES for actor in place.actors}
    if lead is None or len(lead.actors) != 1 or lead.actors[0] not in named or memory.kind(lead.actors[0]) != "person":
        return speakers
    titles = sum(frame.found.first < end for frame in frames)
    return [*(_whom(memory.scene, speaker, lead, named) for speaker in speakers[:titles]), *speakers[titles:]]


def _whom(scene: Scene, speaker: Speaker, lead: Speaker, named: set[int]) -> Speaker:
    """The speaker of a title, or who is named by the lead where he may be the same."""
    proposed = scene.actors.proposed
    if len(speaker.actors) != 1 or speaker.actors[0] in named or speaker.actors[0] >= len(proposed):
        return speaker
    actor, other = proposed[speaker.actors[0]], proposed[lead.actors[0]]
    fits = actor.kind == "person" and not (actor.country and other.country and actor.country != other.country)
    if not fits or _is_definite(scene, speaker.actors):
        return speaker
    return speaker._replace(actors=lead.actors, how="whom the lead names", weight=0.8 * speaker.weight)


def _is_definite(scene: Scene, actors: tuple[int, ...]) -> bool:
    """Whether the first naming of a speaker means one alone: `وزير الداخلية` (the minister), not `مسؤول فلسطيني` (an official)."""
    first = next((place.first for place in scene.actors.places if place.actors == actors), None)
    index = scene.syntax.phrase_at[first] if first is not None else -1
    return index < 0 or scene.syntax.phrases[index].definite
