"""Whom a cue's verb has as its object: noun phrases that no preposition governs, between its subject and its content."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.grammar.syntax import NounPhrase
from musnad.statements.clauses import is_joined
from musnad.statements.documents import find_documents
from musnad.statements.frames import Frame
from musnad.statements.memory import Memory, Speaker
from musnad.statements.scene import BRACKETS, COMMAS, Scene
from musnad.statements.strangers import kind_of, known_by_words, name_of
from musnad.statements.words import AND


class _Object(NamedTuple):
    """A noun phrase that no preposition governs, at tokens `first` up to `after`: a naming, or words that no naming holds."""

    first: int
    after: int
    actors: tuple[int, ...]
    phrase: NounPhrase | None = None


def find_objects(scene: Scene, frame: Frame, speaker: Speaker, memory: Memory) -> tuple[int, ...]:
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
            inside = scene.document.tokens[i - 1].plain in BRACKETS or any(d.first < i < d.after for d in documents)
            if not one.preposition and not one.place.media and not inside:
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
