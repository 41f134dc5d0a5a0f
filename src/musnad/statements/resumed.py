"""Who goes on where nobody is named beside a cue: whoever spoke before, or acts in its sentence or the one before."""

from collections.abc import Sequence

from musnad.actors.named import Named
from musnad.statements.clauses import clause_subjects, subject_place
from musnad.statements.frames import Frame
from musnad.statements.joined import goes_on
from musnad.statements.joiners import STRONG
from musnad.statements.memory import NOBODY, Memory, Speaker, agrees, on
from musnad.statements.origins import quoted_before
from musnad.statements.regions import read_region
from musnad.statements.scene import Scene
from musnad.statements.subjects import agrees_before
from musnad.statements.voices import named, one, together

_GENITIVE = (
    "genitive of the noun"  # who does not go on in the clause: `رد على اتهامات المعارضة، مؤكدا` (he answered the opposition's charges)
)
_RECENT = 4  # statements back that may stand in the sentence before
_OPENING = 3  # tokens of a sentence before its verb: `هذا وقد استقبل`


def carried(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """Who goes on: the speaker before in the same sentence, the subject of its verb, the last speaker that agrees."""
    if frame.follows is not None and memory.speakers[frame.follows].actors and agrees(memory.speakers[frame.follows], frame):
        between = subject_between(scene, memory.frames[frame.follows].after, frame)
        if between is not None:
            return together(scene, frame, between, "subject of the verb before in the sentence", 0.75)
        return on(memory.speakers[frame.follows], "goes on speaking", 0.85)
    if frame.found.first > scene.sentence(frame.found.first)[0] + 1:
        for place in clause_subjects(scene, frame):
            acting = together(scene, frame, place, "subject of the verb before in the sentence", 0.7)
            if agrees(acting, frame):
                return acting._replace(after=frame.found.region)
    elif (narrator := narrated(scene, frame, memory.frames[max(0, len(memory.speakers) - _RECENT) : len(memory.speakers)])) is not None:
        return one(narrator, "subject of the sentence before", 0.6)
    return on(memory.agreeing(frame), "goes on speaking", 0.8) if not _in_passing(scene, frame) else NOBODY


def _in_passing(scene: Scene, frame: Frame) -> bool:
    """Whether an imperfect of saying before a mere noun phrase stands in the midst of its sentence: `الأجواء تؤكد خطورة` (shows)."""
    analysis, start = frame.found.analysis, scene.sentence(frame.found.first)[0]
    says = frame.join.kind not in STRONG and frame.join.cue.entry.value == "say"
    return says and analysis is not None and analysis.features.aspect == "imperfect" and frame.found.first > start + 1


def of_participle(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """A participle goes with the speaker of the cue before it in its sentence, else with the subject of the sentence's verb."""
    start, _ = scene.sentence(frame.found.first)
    spoken = [(e, s) for e, s in memory.spoken() if e.found.first >= start and agrees(s, frame) and s.how != _GENITIVE]
    beside = [s for e, s in spoken if e.parent == frame.parent] or [s for e, s in spoken if frame.parent is None or e.parent is not None]
    if beside:
        return on(beside[0], "goes on speaking in a participle", 0.9)
    for place in clause_subjects(scene, frame):
        acting = together(scene, frame, place, "subject of the participle's sentence", 0.75)
        if agrees(acting, frame):
            return acting
    return on(memory.agreeing(frame), "goes on speaking", 0.6)


def of_noun(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """A noun of speech belongs to the naming in its genitive, by its pronoun to whom the outlet quotes or its clause is about."""
    analysis = frame.found.analysis
    at = frame.found.after + (frame.found.after in scene.opening)
    place = scene.place(at)
    if place is not None and place.first == at and not scene.proclitics(place.first, place.skip) and not frame.found.owned:
        genitive = next((passed for passed in frame.region.passed if passed.place is place), None)
        return named(frame.region.passed, genitive, _GENITIVE, 0.85) if genitive else NOBODY
    quoted = quoted_before(scene, frame)
    if quoted is not None:
        return one(quoted, "whom the outlet quotes", 0.9)
    if frame.parent is None and frame.follows is not None and memory.speakers[frame.follows].actors:
        return on(memory.speakers[frame.follows], "goes on speaking", 0.7)
    if "manner" in frame.join.cue.tags and frame.parent is not None and memory.speakers[frame.parent].actors and not frame.found.owned:
        return on(memory.speakers[frame.parent], "goes on speaking", 0.7)  # `طالبوا بإضراب مع التهديد بقطع الطريق`
    if analysis is not None and (analysis.segments[-1].kind == "pronoun" or "manner" in frame.join.cue.tags):
        pronoun = scene.speech.pronouns.get(analysis.segments[-1].text, ("", "")) if analysis.segments[-1].kind == "pronoun" else ("", "")
        for subject in clause_subjects(scene, frame):
            if _fits(subject, *pronoun):
                return one(subject, "who the clause is about", 0.7)
        return on(memory.agreeing(frame), "goes on speaking", 0.6)
    return NOBODY


def _fits(place: Named, gender: str, number: str) -> bool:
    """Whether a pronoun of that gender and number may mean a naming."""
    if number in ("p", "d"):
        return place.number != "s" or len(place.actors) > 1
    return not gender or not place.gender or place.gender == gender


def just_spoken(scene: Scene, frame: Frame, memory: Memory) -> bool:
    """Whether somebody speaks in the sentence before, with whom alone a verb that is seldom speech goes on without a subject."""
    if frame.join.kind in STRONG or frame.parent is not None or frame.follows is not None or not goes_on(scene, frame.found):
        return True
    start, _ = scene.sentence(frame.found.first)
    last = next((spoken for spoken, _ in memory.spoken() if spoken.parent is None), None)
    return last is not None and scene.sentence(max(last.found.first, last.after - 1))[1] == start


def subject_between(scene: Scene, first: int, frame: Frame) -> Named | None:
    """The subject named for a verb between the content before and the cue: `…، وأصدرت الرئاسة بلاغا نفت فيه` (… and issued a denial)."""
    for i in range(frame.found.first - 1, first - 1, -1):
        place = subject_place(scene, scene.verbs[i]) if i in scene.verbs else None
        if place is not None and i < place.first and place.after <= frame.found.first and agrees_before(scene, frame, place):
            return place
    return None


def _by_mouth(scene: Scene, place: Named) -> bool:
    """Whether words were told by somebody: `جاء ذلك على لسان السفيرة` (this was said by the ambassador)."""
    return place.first > 0 and scene.document.tokens[place.first - 1].folded in scene.speech.small.mouth


def narrated(scene: Scene, frame: Frame, frames: Sequence[Frame]) -> Named | None:
    """Who acts in the sentence before, where nobody speaks in it: `استقبل الوزير السفير. وأكد` (the minister received …. And he stressed).

    Only a person whose verb opens that sentence: of what else it names nothing tells who goes on. `frames` are the last ones before.
    """
    start, _ = scene.sentence(frame.found.first)
    if start == 0 or frame.parent is not None:
        return None
    first, after = scene.sentence(start - 1)
    if any(other.found.first >= first or other.after > first for other in frames):
        return None
    verb = next((scene.verbs[i] for i in range(first, after) if i in scene.verbs), None)
    place = subject_place(scene, verb) if verb is not None and verb.at <= first + _OPENING else None
    place = place or next((p.place for p in read_region(scene, first, after).passed if _by_mouth(scene, p.place)), None)
    if place is None or place.first < first or not agrees_before(scene, frame, place):
        return None
    return place if all(scene.actors.proposed[actor].kind == "person" for actor in place.actors) else None
