"""Addressees: those the words of a statement are addressed to, as the cue's entry says where they stand."""

from musnad.statements.documents import Document, find_documents
from musnad.statements.frames import Frame
from musnad.statements.joiners import STRONG
from musnad.statements.memory import Memory, Speaker
from musnad.statements.objects import find_objects
from musnad.statements.outlets import find_outlets
from musnad.statements.regions import Passed, read_region
from musnad.statements.scene import CONJUNCTIONS, Scene
from musnad.statements.words import AND, TO, tagged

_BEHIND = 6  # tokens of a content that begins with its noun in which whom it is addressed to may stand
_JOINED = 40  # tokens of such a content in which others are joined to him
_BESIDE = 3  # tokens behind a cue in which a preposition with a pronoun belongs to it: `أكدوا له`, they assured him
_BACK = 60  # tokens before a pronoun in which the one it means is named


def find_addressees(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
    """Those the words are addressed to, as the cue's entry says where they stand; outlets are links of the chain instead."""
    asked = _asked(scene, frame, speaker, memory)
    return asked if asked or frame.parent is not None else _audience(scene, frame, speaker, memory)


def _audience(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
    """Those in front of whom somebody speaks: `قال أمام لجنة الأمن إن` (he told the committee); to a body he goes on."""
    if heard := _on_occasion(scene, frame, speaker):
        return heard
    before = (
        p for p in frame.region.passed if p.preposition in scene.speech.small.facing and not set(p.place.actors) & set(speaker.actors)
    )
    heard = tuple(a for p in before for a in p.place.actors if memory.kind(a) in ("organisation", "group"))
    if frame.join.kind not in STRONG or not heard:
        heard = memory.heard[1] if memory.heard[0] == speaker.actors else ()
    memory.heard = (speaker.actors, heard if all(memory.kind(a) == "organisation" for a in heard) else ())
    return heard


def _on_occasion(scene: Scene, frame: Frame, speaker: Speaker) -> tuple[int, ...]:
    """Whom the speaker met or called on the occasion that the cue points back to: `أجرى اتصالا بنظيره أكد خلاله` (in which he stressed)."""
    if not scene.points_back(frame.found.after):
        return ()
    start, _ = scene.sentence(frame.found.first)
    occasions = find_documents(scene, read_region(scene, start, frame.found.first), occasions=True)
    return tuple(actor for actor in occasions[-1].to if actor not in speaker.actors) if occasions else ()


def _asked(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
    """Those a cue's entry says it addresses."""
    wanted = tagged(frame.join.cue.tags, "to")
    if frame.join.kind in ("preposition", "object") and scene.noun_in(frame.first, scene.speech.small.thanks):
        wanted.add(TO)
    if not wanted:
        return ()
    if "genitive" in wanted and frame.found.owned:
        wanted = {*wanted, "object"}
    found = _behind_prepositions(scene, frame, speaker, wanted)
    if not found and "object" in wanted and not frame.found.passive:
        found = find_objects(scene, frame, speaker, memory)
    found = found or _meant_by_pronoun(scene, frame, speaker, memory, wanted)
    return found or (_met(scene, frame, speaker) if "object" in wanted else ())


def _behind_prepositions(scene: Scene, frame: Frame, speaker: Speaker, wanted: set[str]) -> tuple[int, ...]:
    """Namings behind a preposition of the cue's entry."""
    nominal = frame.found.content is not None or scene.noun_in(frame.first, scene.speech.small.thanks)
    behind = _behind(scene, frame, wanted) if nominal else ()
    found: list[int] = []
    for passed in (*frame.region.passed, *behind):
        place = passed.place
        if not passed.preposition or passed.preposition not in wanted or place.media or set(place.actors) & set(speaker.actors):
            continue
        if passed.joined or _of_cue(scene, frame, passed):
            found += [actor for actor in place.actors if actor not in found and not _in_chain(scene, frame, passed)]
    return tuple(found)


def _behind(scene: Scene, frame: Frame, wanted: set[str]) -> tuple[Passed, ...]:
    """Namings behind the noun that a content begins with, the first of them near it, with those joined to it: `شكره لتونس والجزائر`."""
    passed = read_region(scene, frame.first, min(frame.first + _JOINED, frame.after)).passed
    at = next((k for k, one in enumerate(passed) if one.preposition in wanted and one.place.first < frame.first + _BEHIND), None)
    if at is None:
        return ()
    return (passed[at], *(one for one in passed[at + 1 :] if one.joined or _again(scene, one, passed[at])))


def _again(scene: Scene, one: Passed, first: Passed) -> bool:
    """Whether a naming is joined to a list before it by its preposition said once more: `للملك، … حفظه الله، وللشعب`."""
    return one.preposition == first.preposition and scene.proclitics(one.place.first, one.place.skip).startswith(AND)


def _of_cue(scene: Scene, frame: Frame, passed: Passed) -> bool:
    """Whether `ل` before a naming goes with the cue, and not with a noun before it: `الدورة التاسعة للجنة` (the committee's session)."""
    before = passed.place.first - 1
    if passed.preposition != TO or before < frame.found.after or frame.found.content is not None or before >= frame.first:
        return True  # also of what its content begins with: `شكره وتقديره للجيش` (his thanks and esteem to the army)
    word = scene.syntax.words[before][0]
    return scene.place_at[before] >= 0 or before in scene.timed or word.pos not in ("NOUN", "ADJ", "NUM")


def _in_chain(scene: Scene, frame: Frame, passed: Passed) -> bool:
    """Whether a naming is part of a link of the chain: the issuer of a document, an outlet that no table lists."""
    place = passed.place
    documents = any(document.first <= place.first < document.after for document in find_documents(scene, frame.region))
    return documents or any(o.first < place.after and place.first < o.after for o in find_outlets(scene, frame.region, frozenset()))


def _meant_by_pronoun(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory, wanted: set[str]) -> tuple[int, ...]:
    """Whom a pronoun on the cue or on its preposition means: `وحثته على` (and she urged him to), `طلب منهم` (he asked them)."""
    pronoun = _pronoun(scene, frame, wanted)
    if pronoun not in scene.speech.owners:
        return ()
    gender, number = scene.speech.pronouns[pronoun]
    outer = memory.speakers[frame.parent] if frame.parent is not None else None
    if (
        outer is not None
        and outer.gender
        and not set(outer.actors) & set(speaker.actors)
        and _fits(outer.gender, outer.number, gender, number)
    ):
        return outer.actors
    start, _ = scene.paragraph(frame.found.first)
    for i in range(frame.found.first - 1, max(start, frame.found.first - _BACK) - 1, -1):
        place = scene.place(i)
        if place is None or place.first != i or place.media or set(place.actors) & set(speaker.actors):
            continue
        if _fits(place.gender, "p" if len(place.actors) > 1 else place.number, gender, number):
            return place.actors
    return ()


def _pronoun(scene: Scene, frame: Frame, wanted: set[str]) -> str:
    """The pronoun on the cue, as its object, or on a preposition of its entry right behind it."""
    analysis = frame.found.analysis
    if "object" in wanted and analysis is not None and analysis.segments[-1].kind == "pronoun":
        return analysis.segments[-1].text
    for i in range(frame.found.after, min(frame.found.after + _BESIDE, frame.join.at + 1)):
        word = scene.syntax.words[i][0]
        last = word.segments[-1]
        if i - 1 in scene.phrases and scene.phrases[i - 1].table == "chain_documents":
            break  # `قال في تصريح له` (he said in a statement of his)
        if last.kind == "pronoun" and scene.document.tokens[i].folded.removesuffix(last.text).lstrip("".join(CONJUNCTIONS)) in wanted:
            return last.text
    return ""


def _fits(gender: str, number: str, wanted_gender: str, wanted_number: str) -> bool:
    """Whether a naming may be what a pronoun means, by gender and number."""
    if wanted_number in ("p", "d"):
        return number in ("p", "d")
    return number in ("s", "") and (not gender or not wanted_gender or gender == wanted_gender)


def _met(scene: Scene, frame: Frame, speaker: Speaker) -> tuple[int, ...]:
    """Whom the speaker met or called as he asked for something: `دعا خلال لقائه المبعوث إلى` (he called, as he met the envoy, for)."""
    for document in find_documents(scene, frame.region, occasions=True):
        if document.to and not set(document.to) & set(speaker.actors):
            return document.to
    return ()


def addressed(documents: tuple[Document, ...]) -> tuple[int, ...]:
    """Those to whom the documents of a chain are addressed: what stands in a letter is said to whoever gets it."""
    return tuple(dict.fromkeys(actor for document in documents for actor in document.to))
