"""The mode of an event: words beside its trigger, else what the trigger's entry says."""

from musnad.events.scene import Scene
from musnad.events.triggers import Candidate

_BESIDE = 6  # tokens round a deed in which a word tells its means
_CONTENT = 22  # tokens after a word of speech in which one tells what is asked


def find_mode(scene: Scene, candidate: Candidate) -> str | None:
    """The mode, none where nothing tells it."""
    kind, own = candidate.trigger.type, candidate.trigger.entry.value
    first, after = scene.sentence(candidate.first)
    speech = "speech" in kind.tags
    start = candidate.after if speech else max(first, candidate.first - _BESIDE)
    end = min(after, candidate.after + (_CONTENT if speech else _BESIDE))
    marks = (m for m in scene.marks_in(start, end) if m.payload.table == kind.table and "mode" in m.payload.entry.tags)
    near = sorted((abs(m.first - candidate.first), m.payload.entry.value) for m in marks)
    if speech and own:
        return own
    return near[0][1] if near else own or None
