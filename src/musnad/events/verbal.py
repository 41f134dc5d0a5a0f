"""Whether a word stands for a verb that the grammar takes for a noun: by what it announces, opens, or has behind it."""

from musnad.events.scene import Scene
from musnad.grammar.syntax import Subject, Subjects, Verb
from musnad.text.analysis import Analysis
from musnad.text.folding import fold_word

_QUANTIFIERS = frozenset(map(fold_word, ("كل", "أي", "بعض", "غير")))  # each, any, some, non-: a noun stands behind them
_FEMININE = fold_word("ة")
_ADVERBIAL = ("ا", "ين")  # endings of the accusative masculine


def announces(scene: Scene, token: int) -> bool:
    """Whether a statement has a word for its cue that may be a perfect: `من جهته ثمن الوزير` (the minister valued)."""
    if token not in scene.cues or (token > 0 and scene.document.tokens[token - 1].folded in _QUANTIFIERS):
        return False
    return any(a.pos == "VERB" and a.features.aspect == "perfect" for a in scene.syntax.words[token])


def opens_as_verb(scene: Scene, token: int) -> bool:
    """A word before a definite noun, a number or a naming that may be a perfect, and opens its sentence or stands behind its topic."""
    first, end = scene.sentence(token)
    topic = scene.place(token - 1) if token > first else None
    at = topic.first if topic is not None else token
    opens = not any(scene.document.tokens[i].kind == "word" for i in range(first, at))
    if token + 1 >= end or not (opens or (topic is not None and scene.word(at - 1).pos == "SCONJ")):
        return False
    place, behind = scene.place(token + 1), scene.word(token + 1)
    follows_noun = place is not None or behind.features.definite or behind.pos == "NUM"
    return follows_noun and any(a.pos == "VERB" and a.features.aspect == "perfect" for a in scene.syntax.words[token])


def bare_perfect(scene: Scene, token: int) -> bool:
    """A word that may be a perfect and is no verbal noun: nothing governs it, and a preposition follows where its genitive would stand."""
    word, phrase = scene.word(token), scene.phrase(token)
    if word.pos != "NOUN" or word.features.form != "masdar" or word.features.definite or word.features.case == "acc" or phrase is None:
        return False
    _, end = scene.sentence(token)
    alone = phrase.first == token and phrase.after == token + 1 and not phrase.preposition and not phrase.link
    follows = token + 1 < end and scene.word(token + 1).pos == "ADP"
    return alone and follows and any(a.pos == "VERB" and a.features.aspect == "perfect" for a in scene.syntax.words[token])


def counted(scene: Scene, token: int) -> bool:
    """Whether a word that may be a noun stands behind a number that is no date, which counts it: `700 طالب`, `25 طالبا` (students)."""
    before = token - 1
    if before < 0 or scene.document.tokens[before].kind != "number" or before in scene.timed:
        return False
    nominal = any(word.pos in ("NOUN", "ADJ") for word in scene.syntax.words[token])
    return nominal or scene.document.tokens[token].folded.endswith(_ADVERBIAL[0])


def is_participle(scene: Scene, token: int, word: Analysis) -> bool:
    """An active participle that stands for a verb: one that announces a statement, or an indefinite one behind a mark or a conjunction."""
    if word.features.form != "participle" or word.features.voice == "passive" or word.features.definite:
        return False
    if token > 0 and (scene.word(token - 1).pos == "NUM" or _counts_people(scene, token - 1)):
        return False
    if token in scene.cues:
        return True
    opens = token == 0 or scene.document.tokens[token - 1].kind == "mark" or word.segments[0].kind == "conjunction"
    adverbial = any(a.pos == "ADJ" and a.features.case == "acc" for a in scene.syntax.words[token])
    if opens and scene.document.tokens[token].folded.endswith(_ADVERBIAL) and (word.pos == "ADJ" or adverbial):
        return True
    return _circumstance(scene, token, word)


def _circumstance(scene: Scene, token: int, word: Analysis) -> bool:
    """Whether an indefinite participle says what somebody did with the deed before it: `عاد الوفد متهما الحكومة` (accusing).

    It describes no indefinite noun before it, nothing governs it, and its object or a preposition stands behind it.
    """
    first, end = scene.sentence(token)
    letters = scene.document.tokens[token].folded
    feminine = letters.endswith(_FEMININE) and scene.word(token).pos == "NOUN"
    if token == first or token + 1 >= end or word.segments[0].kind == "preposition" or not (feminine or letters.endswith(_ADVERBIAL)):
        return False
    before, behind = scene.word(token - 1), scene.word(token + 1)
    free = scene.document.tokens[token - 1].kind == "mark" or before.features.definite or scene.pronoun(token - 1)
    named = scene.place(token - 1)
    free = free or (named is not None and named.how != "group") or token - 1 in scene.timed
    takes = behind.pos == "ADP" or behind.features.definite or scene.place(token + 1) is not None or scene.preposition(token + 1) != ""
    return free and takes


def _counts_people(scene: Scene, token: int) -> bool:
    """Whether a word counts people or is a noun of persons, behind which a participle is one as well: `ثلاثون طالبا وطالبة`, `كل طالب`."""
    return (
        scene.document.tokens[token].folded in _QUANTIFIERS
        or scene.document.tokens[token].kind == "number"
        or not scene.tables.persons.isdisjoint(scene.faces(token))
    )


def verb_of(scene: Scene, token: int, word: Analysis) -> Verb:
    """The verb that a word is which the grammar takes for a noun: its subject stands right before it, else behind."""
    first, end = scene.sentence(token)
    beside = [scene.syntax.phrase_at[at] for at in (token - 1, token + 1) if first <= at < end]
    subject = next((index for index in beside if index >= 0 and not scene.syntax.phrases[index].preposition), None)
    return Verb(token, 0, word, Subjects(lambda: (Subject(subject, 1.0),)), -1)
