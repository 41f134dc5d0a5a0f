"""Speakers and addressees of frames: named beside the cue, by a document, or carried on from what was said before."""

from musnad.grammar.syntax import NounPhrase
from musnad.statements.addressees import find_addressees
from musnad.statements.called import body_again, by_calling, by_title, guest, kin_of, short_form, source_again, titled, without_head
from musnad.statements.called_upon import is_object
from musnad.statements.described import described_by, relative_head
from musnad.statements.documents import Document, document_before, find_documents
from musnad.statements.frames import Frame
from musnad.statements.joiners import STRONG
from musnad.statements.memory import NOBODY, Memory, Speaker, on
from musnad.statements.newcomers import heads_title, is_honour, name_behind, whole_name
from musnad.statements.origins import head_of_title, issuer_of, of_region, of_relay
from musnad.statements.regions import Passed
from musnad.statements.resumed import carried, just_spoken, of_noun, of_participle
from musnad.statements.scene import Scene
from musnad.statements.strangers import kind_of, known_by_words, name_of, stranger, stranger_before
from musnad.statements.subjects import after_cue, as_for, before_cue, is_near, pronoun_before, right_before, takes_person
from musnad.statements.voices import named, one, together
from musnad.statements.words import ARTICLE

_NOTHING = NOBODY._replace(how="a thing that its clause describes")  # `مؤشرات خطيرة تؤكد أن` (signs that confirm that)
_TITLES = frozenset(("role", "short", "group"))  # namings that are no names


def find_speaker(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """The speaker of a frame; frames before it in the text have theirs in `memory` already."""
    kind = frame.found.kind
    if kind in ("phrase", "colon"):
        found = of_region(scene, frame, memory)
    elif kind == "relay":
        found = of_relay(frame)
    elif kind == "participle":
        found = of_participle(scene, frame, memory)
    elif kind == "noun":
        found = of_noun(scene, frame, memory)
    else:
        found = _of_verb(scene, frame, memory)
    if not found.actors and found is not _NOTHING and frame.join.kind == "that" and kind == "verb" and "named" not in frame.join.cue.tags:
        found = Speaker(memory.unnamed(), "nobody named", 0.3)
    return found._replace(to=find_addressees(scene, frame, found, memory))


def _of_verb(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """Who speaks by a verb: shown by what stands before it, else by what stands between it and its content, else whoever goes on."""
    return _shown_before(scene, frame, memory) or _shown_behind(scene, frame, memory) or _going_on(scene, frame, memory)


def _shown_before(scene: Scene, frame: Frame, memory: Memory) -> Speaker | None:
    """A document's issuer, the subject right before the verb, the topic of its sentence, whom its relative clause describes."""
    document = _document_subject(scene, frame, memory) or document_before(scene, frame.found.first)
    if document is not None:
        return issuer_of(document, memory)
    if frame.found.passive and frame.join.kind == "that" and not frame.region.passed:
        return Speaker(memory.unnamed(), "announced by nobody named", 0.6)
    before = right_before(scene, frame)
    if before is not None:
        return together(scene, frame, before, "subject right before the cue", 0.9)._replace(after=frame.found.region)
    if (heads := head_of_title(scene, frame, memory)) is not None:
        return heads._replace(after=frame.found.region)
    if (topic := as_for(scene, frame)) is not None:
        return one(topic, "whom the sentence is about", 0.85)._replace(after=frame.found.region)
    if (head := relative_head(scene, frame)) is not None:
        place = scene.place(head.head)
        if place is not None:
            return one(place, "whom a relative clause describes", 0.75)._replace(after=frame.found.region)
        return _stranger(scene, frame, head, memory)._replace(how="whom a relative clause describes", after=frame.found.region)
    if takes_person(frame) and pronoun_before(scene, frame):
        return carried(scene, frame, memory)._replace(after=frame.found.region)
    return None


def _shown_behind(scene: Scene, frame: Frame, memory: Memory) -> Speaker | None:
    """Whoever stands behind the verb and is not whom it calls upon: quoted, without a name, or named."""
    after = after_cue(scene, frame)
    if (quoted := _quoted_by(frame, after)) is not None:
        return named(frame.region.passed, quoted, "whom the outlet quotes", 0.85)
    if (asked := guest(scene, frame, memory)) is not None:
        return asked
    if (kin := kin_of(scene, frame)) is not None:
        return _stranger(scene, frame, kin, memory)
    if after is None and (new := _against_title(scene, frame, memory)) is not None:
        return new
    unknown = stranger(scene, frame) if not _is_plural(frame) else None
    if unknown is not None and unknown.first == frame.found.region and not (unknown.definite and is_object(frame, memory, 0)):
        if after is not None and _ends_title(scene, unknown, after):
            return _agreed(one(after.place, "name behind a title", 0.85)._replace(after=after.place.after), frame)
        return _stranger(scene, frame, unknown, memory)
    if after is not None and is_near(scene, frame, after) and not is_object(frame, memory, 1):
        return (
            short_form(scene, after, memory)
            or without_head(scene, after.place, memory)
            or titled(scene, after.place, frame, memory)
            or _newcomer(scene, frame, after, memory)
            or _agreed(named(frame.region.passed, after, "subject after the cue", 0.95), frame)
        )
    return None


def _going_on(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """Where nobody stands right beside the verb: a subject farther before or behind it, whom its clause describes, whoever goes on."""
    before, after = before_cue(scene, frame), after_cue(scene, frame)
    if before is not None:
        return together(scene, frame, before, "subject before the cue", 0.85)._replace(after=frame.found.region)
    if after is not None and not takes_person(frame):
        return _agreed(named(frame.region.passed, after, "named between cue and content", 0.75), frame)
    unknown = stranger(scene, frame) if not _is_plural(frame) else None
    unknown = stranger_before(scene, frame) if unknown is None or is_object(frame, memory, 0) else unknown
    if unknown is not None:
        return _stranger(scene, frame, unknown, memory)
    if (described := described_by(scene, frame)) is not None:
        return _stranger(scene, frame, described, memory) if described.human else _of_thing(scene, frame, described)
    if "named" in frame.join.cue.tags or ("weak" in frame.join.cue.tags and not just_spoken(scene, frame, memory)):
        return NOBODY
    return carried(scene, frame, memory)


def _of_thing(scene: Scene, frame: Frame, thing: NounPhrase) -> Speaker:
    """The body named before a decision of its (`صوت مجلس الأمن على قرار يطالب ب`, voted on a resolution that calls for); else nobody."""
    if scene.document.tokens[thing.after - 1].folded not in scene.speech.small.decision:
        return _NOTHING
    places = (scene.place(i) for i in range(thing.first - 1, scene.sentence(thing.first)[0] - 1, -1))
    body = next((p for p in places if p is not None and {scene.actors.proposed[a].kind for a in p.actors} == {"organisation"}), None)
    return one(body, "whose decision it is", 0.6)._replace(after=frame.found.region) if body is not None else _NOTHING


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
    owned = scene.syntax.words[title.first][0].segments[-1].kind == "pronoun"  # `زوجته` (his wife)
    article = owned or scene.document.tokens[title.first].folded.startswith(ARTICLE)
    described = title.definite and title.number in ("s", "") and article
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
    if scene.document.tokens[phrase.first].folded in scene.speech.small.scripture:
        return NOBODY
    if scene.document.tokens[phrase.first].folded in scene.speech.courtesies:
        return on(memory.agreeing(frame), "goes on speaking, named by a courtesy", 0.8)
    if (source := source_again(scene, phrase, memory)) is not None:
        return source
    phrase = whole_name(scene, frame, phrase)
    last = scene.place(phrase.after - 1)
    if last is not None and last.after == phrase.after and is_honour(scene, phrase.first - 1):
        return _agreed(one(last, "name behind a title", 0.75)._replace(after=phrase.after), frame)
    if last is not None and (last.first, last.after) == (phrase.first + 1, phrase.after) and scene.quantifies(phrase.first):
        return one(last, "subject known by its words", 0.65)._replace(after=phrase.after)  # `بعض المحتجين`
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
    if is_object(frame, memory, 1):
        return None
    return first if not first.preposition or "document" in frame.join.cue.tags else None
