"""Chains: through whom words reached the outlet, from the speaker outward: document, programme, agency, site, relaying body.

A link is named in the words round its cue, or behind all that was said; a statement that goes on without links of its own keeps those of
the one it continues.
"""

from collections.abc import Sequence
from typing import NamedTuple

from musnad.statements.documents import Document, document_before, find_documents, first_named
from musnad.statements.ends import later_told
from musnad.statements.frames import Frame
from musnad.statements.memory import Speaker
from musnad.statements.outlets import find_outlets
from musnad.statements.regions import GENITIVE, Passed, Region, read_region
from musnad.statements.scene import COMMAS, Scene
from musnad.statements.words import tagged

_BEHIND = 12  # tokens of a phrase behind the content in which its source stands
_BY_OUTLET = "told by the outlet before"
_INTERRUPTED = 1  # other speakers between two statements of one who goes on; past more, what he says next is seldom through the same


class Chain(NamedTuple):
    """Links from the speaker outward, and the documents among them."""

    via: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    how: str = ""


def find_chains(scene: Scene, frames: tuple[Frame, ...], speakers: Sequence[Speaker]) -> list[Chain]:
    """The chain of each statement: named for it, or that of the one it goes on with."""
    cues = frozenset(frame.found.first for frame in frames)
    own = [_own_chain(scene, frame, speakers[i], frames, cues) for i, frame in enumerate(frames)]
    first = first_named(scene)
    chains: list[Chain] = []
    for i, chain in enumerate(own):
        named = chain if chain.via else _behind_the_rest(scene, frames, speakers, own, i)
        chains.append(_named_before(named, chains, first) if named.via else _carried(scene, frames, speakers, chains, i))
    return chains


def _own_chain(scene: Scene, frame: Frame, speaker: Speaker, frames: tuple[Frame, ...], cues: frozenset[int]) -> Chain:
    """The links named beside a cue, and those behind its content. `cues` are the tokens of all cues, which are no documents."""
    credit = _credit_behind(scene, frame)
    zone = _zone(scene, frame, frames)
    told = _past_relatives(scene, frame, zone.first)
    zone = read_region(scene, told, zone.after) if told > zone.first else zone
    zone = zone._replace(phrases=tuple(phrase for phrase in zone.phrases if phrase.first not in cues))
    behind = _links_in(scene, frame, speaker, credit, credited=True) if credit is not None else Chain()
    beside = _links_in(scene, frame, speaker, zone, credited=False)
    if not behind.via:
        return beside._replace(how="named beside the cue") if beside.via else beside
    via = tuple(dict.fromkeys((*beside.via, *behind.via)))
    return Chain(via, (*beside.documents, *behind.documents), "named behind the content")


def _past_relatives(scene: Scene, frame: Frame, first: int) -> int:
    """Behind a relative clause that a comma closes before the cue: `الهجوم الذي حذر منه في مقاله، قال …` (of which he had warned in)."""
    relative = next((i for i in range(first, frame.found.first) if scene.relative(i)), None)
    if relative is None or not any(scene.syntax.words[i][0].verb in scene.speech.verbs for i in range(relative + 1, relative + 3)):
        return first
    return next((i for i in range(relative, frame.found.first) if scene.document.tokens[i].plain in COMMAS), first)


def _links_in(scene: Scene, frame: Frame, speaker: Speaker, zone: Region, *, credited: bool) -> Chain:
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
    if document.preposition in scene.speech.within or document.first - 1 in scene.phrases:
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


def _behind_the_rest(scene: Scene, frames: tuple[Frame, ...], speakers: Sequence[Speaker], own: Sequence[Chain], i: int) -> Chain:
    """The chain named behind the last of what one says in a sentence, which holds for all of it: `أكد …، مشيرا إلى …، وفق البيان`."""
    _, end = scene.sentence(frames[i].found.first)
    for k in range(i + 1, len(frames)):
        if frames[k].found.first >= end or frames[k].parent != frames[i].parent or not _same(speakers[k], speakers[i]):
            break
        if own[k].via:
            return own[k] if own[k].how == "named behind the content" else Chain()
    return Chain()


def _named_before(chain: Chain, chains: list[Chain], first: dict[str, Document]) -> Chain:
    """The chain in which a definite document was named first: `وبحسب البيان` (according to the statement); else where the text names it."""
    if not chain.documents or not chain.documents[0].definite:
        return chain
    document = chain.documents[0]
    before = next(
        (c for c in reversed(chains) if c.documents and c.documents[0].noun == document.noun and not c.documents[0].definite), None
    )
    if before is not None:
        return before._replace(how="document named before")
    known = first.get(document.noun)
    if known is None or known.first > document.first:
        return chain
    via = tuple(known.text if link == document.text else link for link in chain.via)
    return Chain(via, (known, *chain.documents[1:]), "document named before")


def _carried(scene: Scene, frames: tuple[Frame, ...], speakers: Sequence[Speaker], chains: list[Chain], i: int) -> Chain:
    """The chain of the statement that statement `i` goes on with: the one round it, else the one before by the same speaker."""
    frame = frames[i]
    if frame.parent is not None:
        outer = chains[frame.parent]
        via = (*_outlets_that_speak(scene, speakers[frame.parent]), *outer.via)
        return outer._replace(via=via, how="chain of the statement round it") if via else Chain()
    start, _ = scene.sentence(frame.found.first)
    if (told := _reported_before(scene, frame, speakers[i], start)) is not None and told.via:
        return told._replace(how="named in the sentence before")
    if frame.follows is not None and _opens_with_credit(scene, start):
        return chains[frame.follows]._replace(how="named at the start of the sentence")
    body = scene.paragraph(0)[1]
    first = start if _is_background(scene, start) else body if start >= body else 0  # what a headline names holds for the headline
    others = 0
    for j in range(i - 1, -1, -1):
        if frames[j].found.first < first:
            break
        if _elsewhere(scene, frame, frames[j]):
            return Chain()
        if _same(speakers[j], speakers[i]):
            return chains[j]._replace(how="chain goes on") if chains[j].via else Chain()
        if _is_source(scene, speakers[i], frame) and (via := _told_by(scene, frames[j], speakers[j], chains[j])):
            return Chain(via, (), _BY_OUTLET)
        others += frames[j].parent is None
        if others > _INTERRUPTED:
            break
    return Chain()


def _elsewhere(scene: Scene, frame: Frame, before: Frame) -> bool:
    """Whether a statement was made on an occasion without an outlet of its own that the one before does not name: `خلال ندوة صحفية`."""
    public = (d for d in find_documents(scene, frame.region, occasions=True) if not d.definite and d.preposition in scene.speech.within)
    known = {document.noun for document in find_documents(scene, before.region, occasions=True)}
    return any(d.noun not in known and not tagged(scene.phrases[d.first].entry.tags, "channel") for d in public)


def _reported_before(scene: Scene, frame: Frame, speaker: Speaker, start: int) -> Chain | None:
    """The links in a sentence before that only tells where all this was said: `جاء ذلك في بيان …. وأضاف`."""
    if start == 0:
        return None
    first, after = scene.sentence(start - 1)
    phrase = scene.phrases.get(first)
    if phrase is None or phrase.table != "own_voice" or "reports" not in phrase.entry.tags:
        return None
    credits = (p.after for p in (scene.phrases.get(i) for i in range(first, after)) if p is not None and p.table == "cue_phrases")
    source = next(credits, None)
    zone = read_region(scene, first, after)
    relayed = tuple(
        p._replace(place=p.place._replace(media=True)) if source is not None and p.place.first >= source else p for p in zone.passed
    )
    return _links_in(scene, frame, speaker, zone._replace(passed=relayed), credited=False)


def _opens_with_credit(scene: Scene, start: int) -> bool:
    """Whether a sentence opens with the source of all that is told in it: `وبحسب البيان، تعهد … وأعرب …`."""
    phrase = scene.phrases.get(start)
    return phrase is not None and phrase.table == "cue_phrases" and phrase.entry.value != "closing"


def _is_background(scene: Scene, start: int) -> bool:
    """Whether a sentence goes back to something earlier, told elsewhere: `يذكر أن` (it may be recalled that)."""
    phrase = scene.phrases.get(start)
    return phrase is not None and phrase.table == "own_voice" and phrase.entry.value == "background"


def _is_source(scene: Scene, speaker: Speaker, frame: Frame) -> bool:
    """Whether several without a name speak who are known already, as an outlet's sources are: `المسؤولون` (the officials)."""
    known = len(scene.actors.proposed)
    if speaker.number != "p" or not all(a >= known or scene.actors.proposed[a].kind == "group" for a in speaker.actors):
        return False
    return speaker.after > 0 and scene.syntax.words[frame.found.region][0].features.definite


def _told_by(scene: Scene, frame: Frame, speaker: Speaker, chain: Chain) -> tuple[str, ...]:
    """The outlet that speaks or quotes others in a statement, or for whom one went on already."""
    relays = frame.found.kind in ("relay", "noun") or chain.how == _BY_OUTLET
    return _outlets_that_speak(scene, speaker) or (chain.via if relays and not chain.documents else ())


def _same(one: Speaker, other: Speaker) -> bool:
    return bool(set(one.actors) & set(other.actors))


def _outlets_that_speak(scene: Scene, speaker: Speaker) -> tuple[str, ...]:
    """Outlets among speakers: what others say in their words came through them."""
    return tuple(scene.actors.proposed[actor].name for actor in speaker.actors if actor in scene.outlets)
