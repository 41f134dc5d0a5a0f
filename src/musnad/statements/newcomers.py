"""Persons whose names no table lists: where they stand gives them away, behind a title or before one."""

from musnad.grammar.syntax import NounPhrase
from musnad.statements.frames import Frame
from musnad.statements.joiners import STRONG
from musnad.statements.scene import COMMAS, Scene
from musnad.statements.words import AND, ARTICLE, TO

_BEHIND = 9  # tokens between a title and the name behind it: `بالقيروان`, `في هذه الوقفة،`, `لشؤون المرأة والأسرة`
_WORDS = range(2, 5)  # a name's words
_GOVERNING = ("ADP", "DET")  # before the noun of a complement
_KNOWN = -16.0  # a word less likely than this is a name
_MORE = 3  # words of a name behind its first


def name_behind(scene: Scene, frame: Frame, after: int) -> NounPhrase | None:
    """The name that ends a title, or stands behind it between commas: `الناطق باسم النقابة بالقيروان حمدة بوقلة، أن`.

    after: the token behind the title; a name right there would be known as one. Only before a clause or quotation: behind other verbs
    such words may be what was said.
    """
    if frame.join.kind not in STRONG:
        return None
    first, end = _past_complement(scene, after, frame.join.at), frame.join.at
    last = first
    while last < end and _may_be_name(scene, last) and last - first < _WORDS.stop:
        last += 1
    honoured = is_honour(scene, first - 1)
    if (first == after and not honoured) or last - first not in _WORDS or scene.document.tokens[first].folded.startswith(ARTICLE):
        return None
    if last < end and last not in scene.timed and scene.document.tokens[last].kind != "mark" and scene.syntax.words[last][0].pos != "ADP":
        return None
    return NounPhrase(first, last, first, number="s", human=True, definite=True)


def _past_complement(scene: Scene, i: int, end: int) -> int:
    """Behind what goes on with a title: definite words, a place with its preposition, and the comma or courtesy before a name."""
    start = i
    while i < min(end, start + _BEHIND):
        word, place = scene.syntax.words[i][0], scene.place(i)
        if scene.document.tokens[i].plain in COMMAS:
            return i + 1 + is_honour(scene, i + 1)
        if is_honour(scene, i):
            return i + 1
        definite = scene.document.tokens[i].folded.removeprefix(AND).startswith(ARTICLE)
        if place is not None and (scene.preposition(i)[0] or place.skip):
            i = place.after
        elif definite or _is_governed(scene, i, start) or scene.preposition(i)[0] or word.pos in _GOVERNING:
            i += 1
        else:
            return i
    return i


def _is_governed(scene: Scene, i: int, start: int) -> bool:
    """Whether a word stands behind a preposition, or behind a common noun with one written onto it: `بمدينة سرت` (in the city of Sirte)."""
    if i == start:
        return False
    before = scene.syntax.words[i - 1][0]
    construct = before.pos == "NOUN" and not before.features.definite and before.segments[-1].kind != "pronoun"
    return before.pos in _GOVERNING or (construct and before.weight > _KNOWN and bool(scene.preposition(i - 1)[0]))


def is_honour(scene: Scene, i: int) -> bool:
    """Whether a word stands before names and hardly elsewhere: `الدكتور`, `الشيخ`."""
    return i < len(scene.document.tokens) and scene.document.tokens[i].folded in scene.speech.honours


def _may_be_name(scene: Scene, i: int) -> bool:
    """Whether a word may be part of a name: a noun, and none that tells when, what was done, or which office somebody holds."""
    word = scene.syntax.words[i][0]
    if word.pos not in ("NOUN", "PROPN", "ADJ", "X") or i in scene.timed or scene.place_at[i] >= 0 or scene.preposition(i)[0]:
        return False
    if word.features.form == "masdar" or word.features.case == "acc" or any(s.kind in ("conjunction", "pronoun") for s in word.segments):
        return False
    return not heads_title(scene, i) and not scene.quantifies(i) and not scene.noun_in(i, scene.speech.small.part)


def heads_title(scene: Scene, i: int) -> bool:
    """Whether a word is the first of an office: `رئيس`, `المدير`, `لرئيسة`."""
    folded = scene.document.tokens[i].folded
    written = (folded, folded.removeprefix(AND), folded[scene.preposition(i)[1] :])
    return any(word.removeprefix(ARTICLE) in scene.speech.titles for word in written)


def _honoured(scene: Scene, frame: Frame, phrase: NounPhrase) -> NounPhrase:
    """The name behind a courtesy, of which a table may list the last word alone: `الدكتور جارالله البرشاني أن`."""
    i, end = phrase.after, min(frame.join.at, phrase.after + _WORDS.stop)
    while i < end and (_may_be_name(scene, i) or _is_person(scene, i)):
        i += 1
    whole = i - phrase.after in _WORDS and (i == frame.join.at or scene.document.tokens[i].kind == "mark")
    return phrase._replace(first=phrase.after, head=phrase.after, after=i, human=True) if whole else phrase


def _is_person(scene: Scene, i: int) -> bool:
    place = scene.place(i)
    return place is not None and all(scene.actors.proposed[actor].kind == "person" for actor in place.actors)


def whole_name(scene: Scene, frame: Frame, phrase: NounPhrase) -> NounPhrase:
    """A subject that no naming holds, up to the title or comma behind it (`بدرة قعلول رئيس المركز`), or with the body that `ل` joins to
    it (`المنسقية العامة لرئاسة الوزراء`)."""
    i, end = phrase.after, min(frame.join.at, phrase.after + _MORE)
    if phrase.after == phrase.first + 1 and is_honour(scene, phrase.first):
        return _honoured(scene, frame, phrase)
    place = scene.place(i)
    if place is not None and place.first == i and place.after <= frame.join.at and scene.proclitics(i, place.skip).startswith(TO):
        return phrase._replace(after=place.after) if phrase.definite and not phrase.human else phrase
    if scene.document.tokens[phrase.first].folded.startswith(ARTICLE) or heads_title(scene, phrase.first):
        return phrase
    while i < end and _may_be_name(scene, i):
        i += 1
    told = i < len(scene.document.tokens) and (scene.document.tokens[i].kind == "mark" or heads_title(scene, i))
    return phrase._replace(after=i, human=True) if i > phrase.after and told else phrase
