"""Links that stand beside a cue or behind its content: documents, outlets, bodies that relay."""

from typing import NamedTuple

from musnad.statements.documents import Document, document_before, find_documents
from musnad.statements.ends import later_told
from musnad.statements.frames import Frame
from musnad.statements.memory import Speaker
from musnad.statements.outlets import find_outlets
from musnad.statements.regions import GENITIVE, Passed, Region, read_region
from musnad.statements.scene import COMMAS, Scene
from musnad.statements.words import tagged

BEHIND_CONTENT = "named behind the content"

_BEHIND = 12  # tokens of a phrase behind the content in which its source stands


class Chain(NamedTuple):
    """Links from the speaker outward, and the documents among them."""

    via: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    how: str = ""


def own_chain(scene: Scene, frame: Frame, speaker: Speaker, frames: tuple[Frame, ...], cues: frozenset[int]) -> Chain:
    """The links named beside a cue, and those behind its content. `cues` are the tokens of all cues, which are no documents."""
    credit = _credit_behind(scene, frame)
    zone = _zone(scene, frame, frames)
    told = _past_relatives(scene, frame, zone.first)
    zone = read_region(scene, told, zone.after) if told > zone.first else zone
    zone = zone._replace(phrases=tuple(phrase for phrase in zone.phrases if phrase.first not in cues))
    behind = links_in(scene, frame, speaker, credit, credited=True) if credit is not None else Chain()
    beside = links_in(scene, frame, speaker, zone, credited=False)
    if not beside.via and not behind.via:
        return _links_within(scene, frame, speaker)
    if not behind.via:
        return beside._replace(how="named beside the cue")
    via = tuple(dict.fromkeys((*beside.via, *behind.via)))
    return Chain(via, (*beside.documents, *behind.documents), BEHIND_CONTENT)


def _links_within(scene: Scene, frame: Frame, speaker: Speaker) -> Chain:
    """The links behind a noun phrase that is content, where the document that it was said in follows: `تبنى الهجوم في تسجيل بثته قناة`."""
    if frame.join.kind not in ("object", "preposition"):
        return Chain()
    verb = next((i for i in range(frame.first, frame.after) if i in scene.verbs or scene.relative(i)), frame.after)
    documents = find_documents(scene, read_region(scene, frame.first, verb))
    said_in = next((d for d in documents if d.preposition in scene.speech.small.within and not d.definite and d.first > frame.first), None)
    if said_in is None:
        return Chain()
    return links_in(scene, frame, speaker, read_region(scene, said_in.first, frame.after), credited=False)._replace(
        how="named in the content"
    )


def _past_relatives(scene: Scene, frame: Frame, first: int) -> int:
    """Behind a relative clause that a comma closes before the cue: `الهجوم الذي حذر منه في مقاله، قال …` (of which he had warned in)."""
    relative = next((i for i in range(first, frame.found.first) if scene.relative(i)), None)
    if relative is None or not any(scene.syntax.words[i][0].verb in scene.speech.verbs for i in range(relative + 1, relative + 3)):
        return first
    return next((i for i in range(relative, frame.found.first) if scene.document.tokens[i].plain in COMMAS), first)


def links_in(scene: Scene, frame: Frame, speaker: Speaker, zone: Region, *, credited: bool) -> Chain:
    """The links in a range of tokens: documents first, then outlets in text order, those that relay last."""
    documents = tuple(d for d in find_documents(scene, zone) if credited or _links(scene, d, frame))
    inside = [(document.first, document.after) for document in documents]
    outlets = (o for o in find_outlets(scene, zone, frozenset(speaker.actors)) if not any(a <= o.first < b for a, b in inside))
    via = (*(document.text for document in documents), *(outlet.text for outlet in outlets), *_relaying(scene, frame, zone))
    return Chain(tuple(dict.fromkeys(via)), documents)


def _links(scene: Scene, document: Document, frame: Frame) -> bool:
    """Whether a document is a link: behind a preposition, where the cue has its subject, or where `فيه` (in it) points back to."""
    told_of = document.first < frame.found.first and scene.relative(frame.found.first - 1) and not scene.points_back(frame.found.after)
    if told_of:  # `وثيقة، التي قال إنها` (which he said): what is told of it is not told in it
        return document_before(scene, frame.found.first) == document
    if document.preposition in scene.speech.small.within or document.first - 1 in scene.phrases:
        return True
    if document.first < frame.found.first:
        return scene.points_back(frame.found.after) or document_before(scene, frame.found.first) == document
    return document.first - frame.found.after <= 2 and not document.preposition and document.value != "programme"


def _relaying(scene: Scene, frame: Frame, zone: Region) -> tuple[str, ...]:
    """Whoever relays what others told him, and is no outlet: `نقل الأعيان عن شهود` (the notables quoted witnesses)."""
    if frame.found.kind != "relay" or not tagged(frame.join.cue.tags, "quotes"):
        return ()
    first = next((p for p in zone.passed if p.place.first >= frame.found.after), None)
    relays = first is not None and first.preposition in ("", GENITIVE) and first.place.first == frame.found.after and not first.place.media
    return (_words(scene, first),) if first is not None and relays else ()


def _words(scene: Scene, passed: Passed) -> str:
    tokens, place = scene.document.tokens, passed.place
    return scene.document.text.letters(tokens[place.first].start + place.skip, tokens[place.after - 1].end)


def _zone(scene: Scene, frame: Frame, frames: tuple[Frame, ...]) -> Region:
    """The words round a cue in which its links stand: from the start of its sentence or the end of the content before, to its content."""
    start, _ = scene.sentence(frame.found.first)
    if frame.parent is not None:
        start = max(start, frames[frame.parent].first)
    if frame.follows is not None and frames[frame.follows].found.kind != "noun":
        start = max(start, frames[frame.follows].after)
    if frame.found.kind == "noun" and (place := scene.place(frame.found.after)) is not None and place.first == frame.found.after:
        start = frame.found.first  # a noun with its speaker is part of somebody else's clause, whose links are not its own
    return read_region(scene, start, max(frame.join.at, frame.found.after))


def _credit_behind(scene: Scene, frame: Frame) -> Region | None:
    """What a phrase behind the content names: `…، وفق ما نقلته وكالة …`, `…، وذلك في بيان`."""
    _, end = scene.sentence(frame.after - 1)
    for i in range(frame.after, min(frame.after + 3, end)):
        if later_told(scene, i):
            return read_region(scene, i, min(i + _BEHIND, end))
        phrase = scene.phrases.get(i)
        if phrase is not None and phrase.table == "cue_phrases" and phrase.entry.value != "closing":
            credit = read_region(scene, phrase.after, min(phrase.after + _BEHIND, end))
            first = [p for p in credit.passed[:1] if not p.preposition and not _is_person(scene, p)]
            relays = tuple(p._replace(place=p.place._replace(media=True)) for p in first)
            return credit._replace(passed=(*relays, *credit.passed[len(relays) :]))
    return None


def _is_person(scene: Scene, passed: Passed) -> bool:
    """Whether a naming is a person's, who says what stands before and relays it for nobody."""
    return any(scene.actors.proposed[actor].kind == "person" for actor in passed.place.actors)
