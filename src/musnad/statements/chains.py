"""Chains: through whom words reached the outlet, from the speaker outward: document, programme, agency, site, relaying body.

A link is named in the words round its cue; a statement that goes on without links of its own keeps those of the one it continues.
"""

from typing import NamedTuple

from musnad.statements.documents import Document, find_documents
from musnad.statements.frames import Frame
from musnad.statements.memory import Speaker
from musnad.statements.outlets import find_outlets
from musnad.statements.regions import Region, read_region
from musnad.statements.scene import Scene

_BEHIND = 12  # tokens of a phrase behind the content in which its source stands


class Chain(NamedTuple):
    """Links from the speaker outward, and the documents among them."""

    via: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    how: str = ""


def find_chain(scene: Scene, frame: Frame, speaker: Speaker, zone: Region) -> Chain:
    """The links named round a cue: documents first, then outlets in text order, the one that relays last."""
    documents = tuple(d for d in find_documents(scene, zone) if _links(scene, d, frame))
    inside = [(document.first, document.after) for document in documents]
    outlets = (o for o in find_outlets(scene, zone, frozenset(speaker.actors)) if not any(a <= o.first < b for a, b in inside))
    via = (*(document.text for document in documents), *(outlet.text for outlet in outlets))
    return Chain(tuple(dict.fromkeys(via)), documents, "named beside the cue" if via else "")


def _links(scene: Scene, document: Document, frame: Frame) -> bool:
    """Whether a document is a link: it stands behind a preposition, or where the cue has its subject."""
    return (
        document.preposition in scene.speech.within or 0 <= document.first - frame.found.after <= 2 or document.first - 1 in scene.phrases
    )


def zone_of(scene: Scene, frame: Frame, frames: tuple[Frame, ...]) -> Region:
    """The words round a cue in which its links stand: from the start of its sentence or the end of the content before, to its content."""
    start, _ = scene.sentence(frame.found.first)
    if frame.parent is not None:
        start = max(start, frames[frame.parent].first)
    if frame.follows is not None and frames[frame.follows].found.kind != "noun":
        start = max(start, frames[frame.follows].after)
    if frame.found.kind == "noun" and (place := scene.place(frame.found.after)) is not None and place.first == frame.found.after:
        start = frame.found.first  # a noun with its speaker is part of somebody else's clause, whose links are not its own
    region = read_region(scene, start, max(frame.join.at, frame.found.after))
    credit = _credit_behind(scene, frame)
    if credit is None:
        return region
    relays = tuple(p._replace(place=p.place._replace(media=True)) for p in credit.passed[:1] if not p.preposition)
    return region._replace(passed=(*region.passed, *relays, *credit.passed[len(relays) :]), phrases=(*region.phrases, *credit.phrases))


def _credit_behind(scene: Scene, frame: Frame) -> Region | None:
    """What a phrase behind the content names: `…، وفق ما نقلته وكالة …`."""
    _, end = scene.sentence(frame.after - 1)
    for i in range(frame.after, min(frame.after + 3, end)):
        phrase = scene.phrases.get(i)
        if phrase is not None and phrase.table == "cue_phrases" and phrase.entry.value != "closing":
            return read_region(scene, phrase.after, min(phrase.after + _BEHIND, end))
    return None


def named_before(chain: Chain, chains: list[Chain]) -> Chain:
    """The chain in which a definite document was named first: `وبحسب البيان` (according to the statement)."""
    if not chain.documents or not chain.documents[0].definite:
        return chain
    noun = chain.documents[0].noun
    first = next((c for c in reversed(chains) if c.documents and c.documents[0].noun == noun and not c.documents[0].definite), None)
    return chain if first is None else first._replace(how="document named before")


def carried_chain(scene: Scene, frames: tuple[Frame, ...], speakers: list[Speaker], chains: list[Chain], i: int) -> Chain:
    """The chain of the statement that statement `i` goes on with: the one round it, else the one before by the same speaker."""
    frame = frames[i]
    if frame.parent is not None:
        outer = chains[frame.parent]
        via = (*_outlets_that_speak(scene, speakers[frame.parent]), *outer.via)
        return outer._replace(via=via, how="chain of the statement round it") if via else Chain()
    for j in range(i - 1, -1, -1):
        if frames[j].parent is None:
            same = bool(set(speakers[j].actors) & set(speakers[i].actors))
            return chains[j]._replace(how="chain goes on") if same and chains[j].via else Chain()
    return Chain()


def _outlets_that_speak(scene: Scene, speaker: Speaker) -> tuple[str, ...]:
    """Outlets among speakers: what others say in their words came through them."""
    return tuple(scene.actors.proposed[actor].name for actor in speaker.actors if actor in scene.outlets)
