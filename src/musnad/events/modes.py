"""The mode of an event: words beside its trigger, else what the trigger's entry says."""

from typing import NamedTuple

from musnad.events.scene import Scene
from musnad.events.triggers import Candidate

_BESIDE = 6  # tokens round a deed in which a word tells its means
_OWN = "own:"  # before the mode that a noun has with a pronoun
_CONTENT = 22  # tokens after a word of speech in which one tells what is asked


class Mode(NamedTuple):
    """A mode, and whether words beside the trigger tell it; else it is what the trigger mostly means."""

    value: str | None
    told: bool


UNTOLD = Mode(None, told=False)


def find_mode(scene: Scene, candidate: Candidate) -> Mode:
    """The mode, none where nothing tells it."""
    kind, own = candidate.trigger.type, candidate.trigger.entry.value
    first, after = scene.sentence(candidate.first)
    speech = "speech" in kind.tags
    if speech and own:
        return Mode(own, told=False)
    start = candidate.after if speech else max(first, candidate.first - _BESIDE)
    end = min(after, candidate.after + (_CONTENT if speech else _BESIDE))
    marks = (m for m in scene.marks_in(start, end) if m.payload.table == kind.table and "mode" in m.payload.entry.tags)
    near = sorted((speech and not _asked(scene, m.first), abs(m.first - candidate.first), m.payload.entry.value) for m in marks)
    if near:
        return Mode(near[0][2], told=True)
    return Mode(own or _of_own(scene, candidate), told=False)


def _of_own(scene: Scene, candidate: Candidate) -> str | None:
    """The mode of a deed that is somebody's own with whom its noun takes right behind: `لقائه السفير` (his meeting the ambassador)."""
    mode = next((tag.partition(":")[2] for tag in candidate.trigger.tags if tag.startswith(_OWN)), None)
    if mode is None or not scene.pronoun(candidate.first) or scene.word(candidate.first).features.number == "p":
        return None
    behind = scene.document.tokens[candidate.after] if candidate.after < scene.sentence(candidate.first)[1] else None
    whom = behind is not None and behind.kind == "word" and behind.folded not in scene.tables.places.nowhere
    return mode if whom else None


def _asked(scene: Scene, token: int) -> bool:
    """Whether a word stands behind the preposition of what is asked: `دعا الوزير إلى وقف القتال`, not `دعا خلال لقاء`."""
    before = scene.document.tokens[token - 1].folded if token else ""
    return bool({before, scene.preposition(token)} & scene.tables.asked)
