"""Chains that go on: of the statement round one, of the one before by the same speaker, of the sentence that tells where all was said."""

from collections.abc import Sequence

from musnad.statements.documents import Document, find_documents
from musnad.statements.frames import Frame
from musnad.statements.links import Chain, links_in
from musnad.statements.memory import Memory, Speaker
from musnad.statements.regions import read_region
from musnad.statements.scene import Scene
from musnad.statements.words import tagged

_BY_OUTLET = "told by the outlet before"
_INTERRUPTED = 1  # other speakers between two statements of one who goes on; past more, what he says next is seldom through the same


def carried(scene: Scene, frames: tuple[Frame, ...], speakers: Sequence[Speaker], chains: list[Chain], i: int, memory: Memory) -> Chain:
    """The chain of the statement that statement `i` goes on with: the one round it, else the one before by the same speaker."""
    frame = frames[i]
    if frame.parent is not None:
        outer = chains[frame.parent]
        via = (*_outlets_that_speak(scene, speakers[frame.parent]), *outer.via)
        return outer._replace(via=via, how="chain of the statement round it") if via else Chain()
    start, _ = scene.sentence(frame.found.first)
    if (told := _reported_before(scene, frame, speakers[i], start)) is not None and told.via:
        return told._replace(how="named in the sentence before")
    if (sent := _sent_before(memory, speakers[i], i)) is not None:
        return Chain((sent.text,), (sent,), "in the letter that the sentence before tells of")
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
        if same_speaker(speakers[j], speakers[i]):
            return chains[j]._replace(how="chain goes on") if chains[j].via else Chain()
        if _is_source(scene, speakers[i], frame) and (via := _told_by(scene, frames[j], speakers[j], chains[j])):
            return Chain(via, (), _BY_OUTLET)
        others += frames[j].parent is None and bool(speakers[j].actors)
        if others > _INTERRUPTED:
            break
    return Chain()


def _sent_before(memory: Memory, speaker: Speaker, i: int) -> Document | None:
    """The letter that the sentence before tells the speaker sent, if nobody spoke since: `بعث … برقية تهنئة إلى …. وأعرب …`."""
    scene, frames, issued = memory.scene, memory.frames, memory.issued
    start, _ = scene.sentence(frames[i].found.first)
    first, _ = scene.sentence(start - 1) if start else (start, 0)
    sent = next((at for at in range(start - 1, first - 1, -1) if at in issued), None)
    if sent is None or (i and frames[i - 1].found.first >= first) or issued[sent].preposition or not issued[sent].to:
        return None
    return issued[sent] if set(issued[sent].issuers) & set(speaker.actors) else None


def _elsewhere(scene: Scene, frame: Frame, before: Frame) -> bool:
    """Whether a statement was made on an occasion without an outlet of its own that the one before does not name: `خلال ندوة صحفية`."""
    public = (
        d for d in find_documents(scene, frame.region, occasions=True) if not d.definite and d.preposition in scene.speech.small.within
    )
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
    return links_in(scene, frame, speaker, zone._replace(passed=relayed), credited=False)


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


def same_speaker(one: Speaker, other: Speaker) -> bool:
    return bool(set(one.actors) & set(other.actors))


def _outlets_that_speak(scene: Scene, speaker: Speaker) -> tuple[str, ...]:
    """Outlets among speakers: what others say in their words came through them."""
    return tuple(scene.actors.proposed[actor].name for actor in speaker.actors if actor in scene.outlets)
