"""Whether whoever stands behind a cue is its object, so that the one before goes on: `ودعا كافة الأطراف إلى` (and called on all to)."""

from musnad.statements.clauses import clause_subjects, is_joined
from musnad.statements.documents import find_documents
from musnad.statements.frames import Frame
from musnad.statements.memory import NOBODY, Memory, Speaker, agrees
from musnad.statements.scene import Scene
from musnad.statements.subjects import takes_person
from musnad.statements.voices import one


def is_object(frame: Frame, memory: Memory, namings: int) -> bool:
    """Whether the only noun phrase after a cue that takes a person is that person: the cue goes on with the one before it in its sentence.

    namings: how many namings of the region are that phrase: one, or none where no naming holds it.
    """
    scene = memory.scene
    if not takes_person(frame):
        return False
    before = memory.speakers[frame.follows] if frame.follows is not None else _owner(frame, memory)
    summons = not before.actors and (_summons(scene, frame) or (namings == 1 and _is_new(frame, memory)))
    before = memory.agreeing(frame) if summons else before
    alone = sum(not p.preposition for p in frame.region.passed) == namings
    called = (alone or summons) and not _names_other(scene, frame)
    return bool(before.actors) and called and (is_joined(scene, frame) or scene.points_back(frame.found.after)) and agrees(before, frame)


def _names_other(scene: Scene, frame: Frame) -> bool:
    """Whether somebody else is called: right behind whoever follows the cue (`ودعا الشعب الرئيس إلى`, the people called on the president
    to), or where the content was taken to begin (`وناشد أهالي المدينة البرلمان فتح الطريق`, the residents begged parliament)."""
    subject = frame.region.subject
    if subject is not None and any(not p.preposition and p.place.first == subject.place.after for p in frame.region.passed if not p.joined):
        return True
    called = scene.place(frame.first) is not None or scene.noun_in(frame.first, scene.speech.offices)
    return frame.join.kind == "object" and called


def _is_new(frame: Frame, memory: Memory) -> bool:
    """Whether who stands between a cue and its content has not spoken yet, while somebody else speaks in the paragraph:
    `وأكد الوزير …. ودعا المجلس إلى` (the minister stressed …. And he called on the council to)."""
    scene, subject = memory.scene, frame.region.subject
    start, _ = scene.paragraph(frame.found.first)
    spoken = memory.spoken()
    speaks = any(before.parent is None and before.found.first >= start for before, _ in spoken)
    if subject is None or not speaks or subject.place.after < frame.join.at:
        return False
    if any(scene.quantifies(i) for i in (subject.place.first, subject.place.first - 1)) or scene.is_of(subject.place.first - 1):
        return False  # `ودعا عدد من النواب إلى` (some deputies called for)
    return not any(set(speaker.actors) & set(subject.place.actors) for _, speaker in spoken)


def _summons(scene: Scene, frame: Frame) -> bool:
    """Whether all of some, or a people, stand behind a cue: they are called upon rather than call (`ودعا كافة الأطراف إلى`)."""
    subject = frame.region.subject
    first = frame.found.region if subject is None else subject.place.first
    called = (i for i in (frame.found.region, first - 1, first) if i < frame.join.at and not scene.is_of(i + 1))  # no `كل من` (each of)
    return any(scene.document.tokens[i].folded in scene.speech.small.summoned for i in called)


def _owner(frame: Frame, memory: Memory) -> Speaker:
    """Who goes on, where a document of his by the cue shows it: `وطالب في رسالته المجتمع الدولي ب`, `وأطلق نداء دعا فيه الأطباء إلى`."""
    scene = memory.scene
    if scene.points_back(frame.found.after):
        return next((one(place, "", 1.0) for place in clause_subjects(scene, frame)), NOBODY)
    documents = find_documents(scene, frame.region)
    owned = bool(documents) and scene.syntax.words[documents[0].first][0].segments[-1].kind == "pronoun"
    subject = frame.region.passed[0].place.first if frame.region.passed else frame.join.at
    return memory.agreeing(frame) if owned and documents[0].first < subject else NOBODY
