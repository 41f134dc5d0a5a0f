"""Addressees: those the words of a statement are addressed to, as the cue's entry says where they stand."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.grammar.syntax import NounPhrase
from musnad.statements.documents import Document, find_documents
from musnad.statements.frames import Frame
from musnad.statements.joiners import STRONG
from musnad.statements.memory import Memory, Speaker
from musnad.statements.outlets import find_outlets
from musnad.statements.regions import Passed, read_region
from musnad.statements.scene import COMMAS, CONJUNCTIONS, Scene
from musnad.statements.strangers import kind_of, known_by_words, name_of
from musnad.statements.subjects import is_joined
from musnad.statements.words import AND, TO, tagged

_BEHIND = 6  # tokens of a content that begins with its noun in which whom it is addressed to may stand
_JOINED = 40  # tokens of such a content in which others are joined to him
_BESIDE = 3  # tokens behind a cue in which a preposition with a pronoun belongs to it: `أكدوا له`, they assured him
_BACK = 60  # tokens before a pronoun in which the one it means is named


class _Object(NamedTuple):
    """A noun phrase that no preposition governs, at tokens `first` up to `after`: a naming, or words that no naming holds."""

    first: int
    after: int
    actors: tuple[int, ...]
    phrase: NounPhrase | None = None


def find_addressees(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
    """Those the words are addressed to, as the cue's entry says where they stand; outlets are links of the chain instead."""
    asked = _asked(scene, frame, speaker, memory)
    return asked if asked or frame.parent is not None else _audience(scene, frame, speaker, memory)


def _audience(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
    """Those in front of whom somebody speaks: `قال أمام لجنة الأمن إن` (he told the committee); to a body he goes on."""
    before = (p for p in frame.region.passed if p.preposition in scene.speech.facing and not set(p.place.actors) & set(speaker.actors))
    heard = tuple(a for p in before for a in p.place.actors if memory.kind(a) in ("organisation", "group"))
    if frame.join.kind not in STRONG or not heard:
        heard = memory.heard[1] if memory.heard[0] == speaker.actors else ()
    memory.heard = (speaker.actors, heard if all(memory.kind(a) == "organisation" for a in heard) else ())
    return heard


def _asked(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
    """Those a cue's entry says it addresses."""
    wanted = tagged(frame.join.cue.tags, "to")
    if frame.join.kind in ("preposition", "object") and scene.noun_in(frame.first, scene.speech.thanks):
        wanted.add(TO)
    if not wanted:
        return ()
    if "genitive" in wanted and frame.found.owned:
        wanted = {*wanted, "object"}
    found = _behind_prepositions(scene, frame, speaker, wanted)
    if not found and "object" in wanted and not frame.found.passive:
        found = _objects(scene, frame, speaker, memory)
    found = found or _meant_by_pronoun(scene, frame, speaker, memory, wanted)
    return found or (_met(scene, frame, speaker) if "object" in wanted else ())


def _behind_prepositions(scene: Scene, frame: Frame, speaker: Speaker, wanted: set[str]) -> tuple[int, ...]:
    """Namings behind a preposition of the cue's entry."""
    nominal = frame.found.content is not None or scene.noun_in(frame.first, scene.speech.thanks)
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
    end = next((k for k in range(at + 1, len(passed)) if not passed[k].joined), len(passed))
    return passed[at:end]


def _of_cue(scene: Scene, frame: Frame, passed: Passed) -> bool:
    """Whether `ل` before a naming goes with the cue, and not with a noun before it: `الدورة التاسعة للجنة` (the committee's session)."""
    before = passed.place.first - 1
    if passed.preposition != TO or before < frame.found.after or frame.found.content is not None or before == frame.first:
        return True
    word = scene.syntax.words[before][0]
    return scene.place_at[before] >= 0 or before in scene.timed or word.pos not in ("NOUN", "ADJ", "NUM")


def _in_chain(scene: Scene, frame: Frame, passed: Passed) -> bool:
    """Whether a naming is part of a link of the chain: the issuer of a document, an outlet that no table lists."""
    place = passed.place
    documents = any(document.first <= place.first < document.after for document in find_documents(scene, frame.region))
    return documents or any(o.first < place.after and place.first < o.after for o in find_outlets(scene, frame.region, frozenset()))


def _objects(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
    """The first object between subject and content, and those joined to it by و."""
    spoken = bool(speaker.after) or is_joined(scene, frame) or frame.found.kind != "verb"
    if not speaker.actors:
        return ()
    found: list[int] = []
    last: _Object | None = None
    for one in _between(scene, frame, max(frame.found.region, speaker.after)):
        if last is not None and not _joined(scene, last, one):
            break
        if one.phrase is not None and not spoken and _is_subject(scene, frame, one):
            break
        if set(one.actors) & set(speaker.actors):
            break
        found += [actor for actor in one.actors or _unnamed(scene, one, memory) if actor not in found]
        last = one
    return tuple(found)


def _between(scene: Scene, frame: Frame, first: int) -> Iterator[_Object]:
    """Objects from a token up to the join of the content or another verb; dates, relative clauses and what prepositions govern
    are passed over."""
    passed = {p.place.first: p for p in frame.region.passed}
    documents = find_documents(scene, frame.region)
    i = first
    while i < frame.join.at and not _is_verb(scene, i):
        if i in passed:
            one = passed[i]
            if not one.preposition and not one.place.media and not any(d.first < i < d.after for d in documents):
                yield _Object(i, one.place.after, one.place.actors)
            i = one.place.after
            continue
        if scene.relative(i):
            comma = next((j for j in range(i, frame.join.at) if scene.document.tokens[j].plain in COMMAS), None)
            if comma is None:
                return
            i = comma
        phrase = _phrase(scene, i)
        if phrase is None or phrase.after > frame.join.at:
            i += 1
            continue
        if not phrase.preposition and _definite(scene, phrase) and not scene.timed.intersection(range(phrase.first, phrase.after)):
            place = scene.place(phrase.first)  # `كافة المدرسين` (all teachers), whom a naming behind the word that counts holds
            named = place is not None and place.first == phrase.first and phrase.after <= place.after and not place.media
            yield _Object(i, phrase.after, place.actors if place is not None and named else (), phrase)
        i = phrase.after


def _is_verb(scene: Scene, i: int) -> bool:
    """Whether a word is a verb: none is right behind a preposition, whatever its letters (`خلال تجمع`, during a rally)."""
    words = scene.syntax.words
    return words[i][0].pos == "VERB" and scene.place_at[i] < 0 and (i == 0 or words[i - 1][0].pos != "ADP")


def _phrase(scene: Scene, i: int) -> NounPhrase | None:
    """The noun phrase that begins at a token; behind a naming the grammar may have taken it for the end of the name."""
    index = scene.syntax.phrase_at[i]
    if index < 0 or scene.place_at[i] >= 0 or i in scene.timed or i in scene.phrases:
        return None
    phrase = scene.syntax.phrases[index]
    if phrase.first == i:
        return _uncounted(scene, phrase)
    if i > 0 and scene.place_at[i - 1] >= 0 and scene.syntax.words[i][0].pos == "NOUN" and not scene.preposition(i)[0]:
        return _uncounted(scene, phrase._replace(first=i, head=i, skip=0, preposition=""))
    return None


def _uncounted(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """A phrase without the noun that only counts or picks: `كافة الهياكل` (all structures)."""
    counts = phrase.after > phrase.first + 1 and scene.quantifies(phrase.first)
    return phrase._replace(first=phrase.first + 1, head=phrase.first + 1, skip=0) if counts else phrase


def _definite(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase names somebody or something known, and no deed."""
    words = [scene.syntax.words[i][0] for i in range(phrase.first, phrase.after)]
    if phrase.after == phrase.first + 1 and scene.quantifies(phrase.first):
        return False  # `دعا الجميع إلى` (he called on everybody to)
    return words[0].pos in ("NOUN", "PROPN") and words[0].features.form != "masdar" and any(word.features.definite for word in words)


def _is_subject(scene: Scene, frame: Frame, one: _Object) -> bool:
    """Whether a phrase behind a cue without a subject of its own is that subject after all."""
    verb = scene.verbs.get(frame.found.first)
    return verb is None or not verb.subjects or verb.subjects[0].phrase == scene.syntax.phrase_at[one.first]


def _joined(scene: Scene, last: _Object, one: _Object) -> bool:
    """Whether an object is joined to the one before it by و, and is not said to be a part of it (`الأمم المتحدة ومنظماتها`)."""
    tokens, words = scene.document.tokens, scene.syntax.words
    first = one.first - 1 if scene.quantifies(one.first - 1) else one.first
    between = [i for i in range(last.after, first) if tokens[i].kind != "mark" and not _is_governed(scene, i)]
    return not between and tokens[first].folded.startswith(AND) and words[one.first][0].segments[-1].kind != "pronoun"


def _is_governed(scene: Scene, i: int) -> bool:
    """Whether a word stands in a phrase behind a preposition, or is that preposition."""
    index = scene.syntax.phrase_at[i]
    return scene.syntax.words[i][0].pos == "ADP" or (index >= 0 and bool(scene.syntax.phrases[index].preposition))


def _unnamed(scene: Scene, one: _Object, memory: Memory) -> tuple[int, ...]:
    """The actor of an object that no naming holds: the one its words are known by, else one of its own."""
    if one.phrase is None:
        return ()
    known = known_by_words(scene, one.phrase)
    return (known,) if known is not None else memory.propose(name_of(scene, one.phrase), kind_of(scene, one.phrase))


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
