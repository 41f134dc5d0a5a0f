"""Speakers and addressees of frames: named beside the cue, by a document, or carried on from what was said before."""

from musnad.actors.named import Named
from musnad.grammar.syntax import NounPhrase
from musnad.statements.addressees import find_addressees
from musnad.statements.called import body_again, by_calling, by_title, short_form, source_again, titled, without_head
from musnad.statements.documents import Document, document_before, find_documents
from musnad.statements.frames import Frame
from musnad.statements.joined import goes_on
from musnad.statements.joiners import STRONG
from musnad.statements.memory import NOBODY, Memory, Speaker, agrees, on
from musnad.statements.newcomers import heads_title, is_honour, name_behind, whole_name
from musnad.statements.origins import issuer_of, of_region, of_relay, quoted_before
from musnad.statements.regions import Passed
from musnad.statements.scene import Scene
from musnad.statements.strangers import kind_of, known_by_words, name_of, stranger, stranger_before
from musnad.statements.subjects import (
    after_cue,
    before_cue,
    clause_subjects,
    is_joined,
    is_near,
    narrated,
    pronoun_before,
    right_before,
    subject_between,
    takes_person,
)
from musnad.statements.voices import named, one, together
from musnad.statements.words import ARTICLE

_GENITIVE = (
    "genitive of the noun"  # who does not go on in the clause: `رد على اتهامات المعارضة، مؤكدا` (he answered the opposition's charges)
)
_TITLES = frozenset(("role", "short", "group"))  # namings that are no names
_RECENT = 4  # statements back in which the one that a short form means last spoke


def find_speaker(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """The speaker of a frame; frames before it in the text have theirs in `memory` already."""
    kind = frame.found.kind
    if kind in ("phrase", "colon"):
        found = of_region(scene, frame, memory)
    elif kind == "relay":
        found = of_relay(frame)
    elif kind == "participle":
        found = _of_participle(scene, frame, memory)
    elif kind == "noun":
        found = _of_noun(scene, frame, memory)
    else:
        found = _of_verb(scene, frame, memory)
    if not found.actors and frame.join.kind == "that" and kind == "verb" and "named" not in frame.join.cue.tags:
        found = Speaker(memory.unnamed(), "nobody named", 0.3)
    return found._replace(to=find_addressees(scene, frame, found, memory))


def _of_verb(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    document = _document_subject(scene, frame, memory) or document_before(scene, frame.found.first)
    if document is not None:
        return issuer_of(document, memory)
    if frame.found.passive and frame.join.kind == "that" and not frame.region.passed:
        return Speaker(memory.unnamed(), "announced by nobody named", 0.6)
    before = right_before(scene, frame)
    if before is not None:
        return together(scene, frame, before, "subject right before the cue", 0.9)._replace(after=frame.found.region)
    if takes_person(frame) and pronoun_before(scene, frame):
        return _carried(scene, frame, memory)._replace(after=frame.found.region)
    after = after_cue(scene, frame)
    if (quoted := _quoted_by(frame, after)) is not None:
        return named(frame.region.passed, quoted, "whom the outlet quotes", 0.85)
    if after is None and (new := _against_title(scene, frame, memory)) is not None:
        return new
    unknown = stranger(scene, frame) if not _is_plural(frame) else None
    if unknown is not None and unknown.first == frame.found.region and not (unknown.definite and _is_object(frame, memory, 0)):
        if after is not None and _ends_title(scene, unknown, after):
            return _agreed(one(after.place, "name behind a title", 0.85)._replace(after=after.place.after), frame)
        return _stranger(scene, frame, unknown, memory)
    if after is not None and is_near(scene, frame, after) and not _is_object(frame, memory, 1):
        return (
            short_form(scene, after, memory)
            or without_head(scene, after.place, memory)
            or titled(scene, after.place, frame, memory)
            or _newcomer(scene, frame, after, memory)
            or _agreed(named(frame.region.passed, after, "subject after the cue", 0.95), frame)
        )
    before = before_cue(scene, frame)
    if before is not None:
        return together(scene, frame, before, "subject before the cue", 0.85)._replace(after=frame.found.region)
    if after is not None and not takes_person(frame):
        return _agreed(named(frame.region.passed, after, "named between cue and content", 0.75), frame)
    unknown = stranger_before(scene, frame) if unknown is None or _is_object(frame, memory, 0) else unknown
    if unknown is not None:
        return _stranger(scene, frame, unknown, memory)
    if "named" in frame.join.cue.tags or ("weak" in frame.join.cue.tags and not _just_spoken(scene, frame, memory)):
        return NOBODY
    return _carried(scene, frame, memory)


def _quoted_by(frame: Frame, after: Passed | None) -> Passed | None:
    """Whom the outlet behind a cue quotes before its content: `ذكرت وكالة … نقلا عن مصدر … أن` (an agency told, quoting a source, that)."""
    if after is None or not after.place.media:
        return None
    quoting = next((phrase for phrase in frame.region.phrases if phrase.table == "cue_phrases" and phrase.entry.value == "quoting"), None)
    behind = (p for p in frame.region.passed if quoting is not None and p.place.first >= quoting.after and not p.place.media)
    return next(behind, None)


def _ends_title(scene: Scene, title: NounPhrase, passed: Passed) -> bool:
    """Whether the name of a person ends a title that no table lists: `رئيس جمعية دار السنابل سالم الجريدي`."""
    person = all(scene.actors.proposed[actor].kind == "person" for actor in passed.place.actors)
    described = title.definite and title.number in ("s", "") and scene.document.tokens[title.first].folded.startswith(ARTICLE)
    return person and passed.place.first == title.after and passed.place.how == "name" and (described or heads_title(scene, title.first))


def _newcomer(scene: Scene, frame: Frame, role: Passed, memory: Memory) -> Speaker | None:
    """The person whose name, which no table lists, stands behind his title."""
    alone = role.place.how in _TITLES and len(role.place.actors) == 1 and role.place.number == "s"
    phrase = name_behind(scene, frame, role.place.after) if alone else None
    if phrase is None:
        return None
    actors = memory.propose(name_of(scene, phrase), "person", like=role.place.actors[0])
    return _agreed(Speaker(actors, "name behind a title", 0.7, role.place.gender, "s", after=phrase.after), frame)


def _against_title(scene: Scene, frame: Frame, memory: Memory) -> Speaker | None:
    """A woman whose name, which no table lists, stands behind a title in the masculine: `قالت نائب الرئيس لشؤون الأسرة شهد الوادي`."""
    first = frame.region.passed[0] if frame.region.passed else None
    features = frame.found.analysis.features if frame.found.analysis else None
    if first is None or features is None or features.gender != "f" or first.preposition or first.place.gender != "m":
        return None
    return _newcomer(scene, frame, first, memory) if first.place.first == frame.found.region else None


def _agreed(speaker: Speaker, frame: Frame) -> Speaker:
    """One person with the gender of the verb before him, which knows it better than a table of names."""
    features = frame.found.analysis.features if frame.found.analysis else None
    alone = features is not None and features.gender and speaker.number == "s" and len(speaker.actors) == 1
    return speaker._replace(gender=features.gender) if alone and features is not None else speaker


def _is_plural(frame: Frame) -> bool:
    """Whether the verb is in the plural or dual, which it is only where its subject does not follow: `ودعوا أهاليها` (they called on)."""
    return frame.found.analysis is not None and frame.found.analysis.features.number in ("p", "d")


def _stranger(scene: Scene, frame: Frame, phrase: NounPhrase, memory: Memory) -> Speaker:
    """A subject that no naming holds: the actor its words are known by, else one of its own."""
    if scene.document.tokens[phrase.first].folded in scene.speech.scripture:
        return NOBODY
    if scene.document.tokens[phrase.first].folded in scene.speech.courtesies:
        return on(memory.agreeing(frame), "goes on speaking, named by a courtesy", 0.8)
    if (source := source_again(scene, phrase, memory)) is not None:
        return source
    phrase = whole_name(scene, frame, phrase)
    last = scene.place(phrase.after - 1)
    if last is not None and last.after == phrase.after and is_honour(scene, phrase.first - 1):
        return _agreed(one(last, "name behind a title", 0.75)._replace(after=phrase.after), frame)
    index = known_by_words(scene, phrase)
    if index is None and phrase.definite and (again := by_title(scene, phrase.first, phrase.after, frame, memory)) is not None:
        return again
    if index is None and phrase.definite and (again := by_calling(scene, phrase, frame, memory)) is not None:
        return again
    if index is not None:
        return Speaker((index,), "subject known by its words", 0.65, phrase.gender, phrase.number or "s", after=phrase.after)
    bodies = scene.speech.bodies if "weak" in frame.join.cue.tags else scene.speech.offices
    is_body = phrase.definite and scene.noun_in(phrase.head, bodies)
    if not phrase.human and frame.join.kind not in STRONG and not is_body:
        return NOBODY
    words = (token.folded.removeprefix(ARTICLE) for token in scene.document.tokens[phrase.first : phrase.after])
    if known := memory.known(tuple(words)):
        return Speaker(known, "subject known by its words", 0.65, phrase.gender, "s", after=phrase.after)
    if (body := body_again(scene, phrase, frame, memory)) is not None:
        return body
    actors = memory.propose(name_of(scene, phrase), kind_of(scene, phrase))
    return Speaker(actors, "subject without a name", 0.6, phrase.gender, phrase.number or "s", after=phrase.after)


def _is_object(frame: Frame, memory: Memory, namings: int) -> bool:
    """Whether the only noun phrase after a cue that takes a person is that person: the cue goes on with the one before it in its sentence.

    namings: how many namings of the region are that phrase: one, or none where no naming holds it.
    """
    scene = memory.scene
    before = memory.speakers[frame.follows] if frame.follows is not None else _owner(frame, memory)
    if not before.actors and _summons(scene, frame):
        before = memory.agreeing(frame)
    if not takes_person(frame) or not before.actors:
        return False
    alone = sum(not p.preposition for p in frame.region.passed) == namings
    return alone and (is_joined(scene, frame) or scene.points_back(frame.found.after)) and agrees(before, frame)


def _summons(scene: Scene, frame: Frame) -> bool:
    """Whether all of some, or a people, stand right behind a cue: they are called upon rather than call (`ودعا كافة الأطراف إلى`)."""
    first = frame.found.region
    return takes_person(frame) and first < frame.join.at and scene.document.tokens[first].folded in scene.speech.summoned


def _owner(frame: Frame, memory: Memory) -> Speaker:
    """Who goes on, where a document of his by the cue shows it: `وطالب في رسالته المجتمع الدولي ب`, `وأطلق نداء دعا فيه الأطباء إلى`."""
    scene = memory.scene
    if scene.points_back(frame.found.after):
        return next((one(place, "", 1.0) for place in clause_subjects(scene, frame)), NOBODY)
    documents = find_documents(scene, frame.region)
    owned = bool(documents) and scene.syntax.words[documents[0].first][0].segments[-1].kind == "pronoun"
    subject = frame.region.passed[0].place.first if frame.region.passed else frame.join.at
    return memory.agreeing(frame) if owned and documents[0].first < subject else NOBODY


def _just_spoken(scene: Scene, frame: Frame, memory: Memory) -> bool:
    """Whether somebody speaks in the sentence before, with whom alone a verb that is seldom speech goes on without a subject."""
    if frame.join.kind in STRONG or frame.parent is not None or frame.follows is not None or not goes_on(scene, frame.found):
        return True
    start, _ = scene.sentence(frame.found.first)
    last = next((spoken for spoken, _ in memory.spoken() if spoken.parent is None), None)
    return last is not None and scene.sentence(max(last.found.first, last.after - 1))[1] == start


def _carried(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
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
    return on(memory.agreeing(frame), "goes on speaking", 0.8)


def _of_participle(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
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


def _of_noun(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
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


def _document_subject(scene: Scene, frame: Frame, memory: Memory) -> Document | None:
    """The document that stands where the subject of the cue would: `ذكر بيان لوزارة …`, `جاء في البيان`."""
    documents = find_documents(scene, frame.region)
    if not documents:
        return None
    first = documents[0]
    if first.first - frame.found.region > 3 or any(p.place.first < first.first for p in frame.region.passed):
        return None
    if first.preposition and (unknown := stranger(scene, frame)) is not None and unknown.after <= first.first:
        return None  # `أفادت المنسقية في بيان لها أن` (the coordination said in a statement)
    if _is_object(frame, memory, 1):
        return None
    return first if not first.preposition or "document" in frame.join.cue.tags else None
