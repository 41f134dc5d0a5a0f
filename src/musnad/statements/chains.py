"""Chains: through whom words reached the outlet, from the speaker outward: document, programme, agency, site, relaying body.

A link is named in the words round its cue; a statement that goes on without links of its own keeps those of the one it continues.
"""

from typing import NamedTuple

from musnad.actors.named import Named
from musnad.statements.documents import Document, find_documents
from musnad.statements.frames import Frame
from musnad.statements.regions import Passed, Region, read_region
from musnad.statements.scene import Scene
from musnad.statements.speakers import Speaker

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
    outlets = [
        p
        for p in (*zone.passed, *_inside_others(scene, zone))
        if _is_link(p, speaker) and not any(a <= p.place.first < b for a, b in inside)
    ]
    relays = [p for p in outlets if _relays(scene, p)]
    ordered = [p for p in outlets if p not in relays] + relays
    via = [document.text for document in documents] + [link_text(scene, p.place) for p in ordered] + _by_name(scene, zone, speaker)
    return Chain(tuple(dict.fromkeys(via)), documents, "named beside the cue" if via else "")


def _by_name(scene: Scene, zone: Region, speaker: Speaker) -> list[str]:
    """Outlets that the tables know and no naming of an outlet holds, by their words as they stand."""
    tokens, found = scene.document.tokens, []
    for phrase in zone.phrases:
        place = scene.place(phrase.first)
        if phrase.table != "media" or (place is not None and (place.media or set(place.actors) & set(speaker.actors))):
            continue
        found.append(scene.document.text.span(tokens[phrase.first].start + phrase.skip, tokens[phrase.after - 1].end).text)
    return found


def _inside_others(scene: Scene, zone: Region) -> list[Passed]:
    """Outlets named inside another naming: `لمراسلة الجوهرة` (to a correspondent of Al-Jawhara)."""
    inner = (place for place in scene.actors.inner if zone.first <= place.first < zone.after)
    return [Passed(place, "", False) for place in inner if place.media]


def _links(scene: Scene, document: Document, frame: Frame) -> bool:
    """Whether a document is a link: it stands behind a preposition, or where the cue has its subject."""
    return (
        document.preposition in scene.speech.within or 0 <= document.first - frame.found.after <= 2 or document.first - 1 in scene.phrases
    )


def _is_link(passed: Passed, speaker: Speaker) -> bool:
    return passed.place.media and not set(passed.place.actors) & set(speaker.actors)


def _relays(scene: Scene, passed: Passed) -> bool:
    """Whether the outlet is the subject of a verb that relays: `نقلت رويترز عن`."""
    before = scene.phrases.get(passed.place.first - 1)
    return before is not None and before.table == "chain_relays"


def link_text(scene: Scene, place: Named) -> str:
    """The words of a naming without what is written onto its first one; the full name behind a short form (`الصحيفة`, the newspaper)."""
    if place.how == "short" and len(place.actors) == 1:
        return scene.actors.proposed[place.actors[0]].name
    tokens = scene.document.tokens
    return scene.document.text.span(tokens[place.first].start + place.skip, tokens[place.after - 1].end).text


def zone_of(scene: Scene, frame: Frame, frames: tuple[Frame, ...]) -> Region:
    """The words round a cue in which its links stand: from the start of its sentence or the end of the content before, to its content."""
    start, _ = scene.sentence(frame.found.first)
    if frame.parent is not None:
        start = max(start, frames[frame.parent].first)
    if frame.follows is not None and frames[frame.follows].found.kind != "noun":
        start = max(start, frames[frame.follows].after)
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


def carried_chain(frames: tuple[Frame, ...], speakers: list[Speaker], chains: list[Chain], i: int) -> Chain:
    """The chain of the statement that statement `i` goes on with: the one round it, else the one before by the same speaker."""
    frame = frames[i]
    if frame.parent is not None:
        return chains[frame.parent]._replace(how="chain of the statement round it") if chains[frame.parent].documents else Chain()
    for j in range(i - 1, -1, -1):
        if frames[j].parent is None:
            same = bool(set(speakers[j].actors) & set(speakers[i].actors))
            return chains[j]._replace(how="chain goes on") if same and chains[j].via else Chain()
    return Chain()
