"""Subjects that no naming holds: matched with an actor by their words, else an actor of their own (`خبراء أمنيون`, security experts)."""

from musnad.grammar.syntax import NounPhrase
from musnad.records import ActorKind
from musnad.statements.clauses import is_joined, verb_at
from musnad.statements.frames import Frame
from musnad.statements.joiners import STRONG
from musnad.statements.scene import Scene
from musnad.statements.subjects import NEAR, takes_person
from musnad.statements.words import ARTICLE, TANWIN

_FEW = 4  # words between a verb and its content that are taken for its subject
_LIKELY = 0.5  # how likely a phrase must be the subject of a verb behind it
_NISBA, _RARE = "ي", -12.5  # ending of family names that have an article; a word less likely than this hardly stands for a body
_SONS, _ALIF = ("ابن",), "ا"  # words before a father's name that keep their alif at the beginning of one
_FATHATAN, _MARBUTA = "\N{ARABIC FATHATAN}", "\N{ARABIC LETTER TEH MARBUTA}"
_OBLIQUE = "ين"  # ending of the sound masculine plural and of the dual where they are no subject
_UNHEARD = -18.0  # a word less likely than this is in no table and was never read


def stranger(scene: Scene, frame: Frame) -> NounPhrase | None:
    """The noun phrase after a verb, before what joins its content, that is its subject and that no naming holds."""
    first, after = frame.found.region, max(frame.join.at, frame.found.region)
    if _is_oblique(scene, first):
        return None
    if (alone := _all_between(scene, frame, first, after)) is not None:
        return alone
    verb = verb_at(scene, frame.found.first)
    gender = frame.found.analysis.features.gender if frame.found.analysis is not None else ""
    wanted = verb.subjects[0].phrase if verb is not None and verb.subjects else None
    for i in range(first, min(after, first + NEAR)):
        index = scene.syntax.phrase_at[i]
        if index < 0 or i in scene.timed:
            continue
        phrase = scene.syntax.phrases[index]
        if phrase.first < first:
            continue
        named = _is_named(scene, phrase)
        governed = bool(phrase.preposition) or bool(phrase.link) or _behind_preposition(scene, phrase.first)
        if takes_person(frame) and phrase.definite and phrase.after == phrase.first + 1 and scene.quantifies(phrase.first):
            return None  # `دعا الجميع إلى` (he called on everybody to)
        if gender == "f" and phrase.gender == "m" and phrase.number == "s":
            return None
        if gender == "m" and i == first and frame.found.kind == "verb" and _is_feminine(scene, phrase):
            return None  # `اتهم هذه المجموعة ب` (he accused this group of)
        nobody = _points(scene, phrase) or _is_object(scene, phrase) or _is_adverb(scene, phrase.first)
        if named or governed or nobody or not (wanted == index or i == first):
            return None
        return _counting(scene, phrase)
    return None


def _is_feminine(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a masculine verb right before a phrase cannot have it as its subject: one body or woman, by the ending of the head."""
    return phrase.gender == "f" and phrase.number == "s" and scene.document.tokens[phrase.head].plain.endswith(_MARBUTA)


def _is_oblique(scene: Scene, i: int) -> bool:
    """Whether the ending of a word shows that it is no subject: `طالب العالمين العربي والإسلامي ب` (he asked both worlds)."""
    return scene.document.tokens[i].folded.endswith(_OBLIQUE) and scene.syntax.words[i][0].features.case == "obl"


def _behind_preposition(scene: Scene, i: int) -> bool:
    """Whether a mark stands between a word and the preposition that governs it: `ل(اليوم)`."""
    return i > 1 and scene.document.tokens[i - 1].kind == "mark" and scene.syntax.words[i - 2][0].pos == "ADP"


def _points(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase is nothing but a word that points: `هذا، وقد` (moreover), `هو`."""
    return phrase.after == phrase.first + 1 and scene.syntax.words[phrase.first][0].pos in ("DET", "PRON")


def _is_deed(scene: Scene, i: int) -> bool:
    """Whether a word names a deed, or stands in the accusative, and so is nobody who speaks: `التأكيد`, `نقلا`, `قائلا`."""
    word = scene.syntax.words[i][0]
    return word.pos in ("NOUN", "ADJ") and (word.features.form == "masdar" or word.features.case == "acc")


def _is_adverb(scene: Scene, i: int) -> bool:
    """Whether an indefinite accusative tells how something is said: `نقلا` (as told by), `قائلة` (saying)."""
    word = scene.syntax.words[i][0]
    told = word.features.form == "participle" and not word.features.definite and word.verb in scene.speech.verbs
    if told and word.features.gender == "f":  # of a woman, without the ا that tells it; not `مطالبون بالإصلاح` (some who demand reform)
        return scene.document.tokens[i].folded not in scene.speech.titles  # `متحدثة` (a spokeswoman)
    if not scene.document.tokens[i].folded.endswith(TANWIN) or word.features.definite:
        return False
    if _FATHATAN in scene.written(i):
        return True  # `مرارًا` (repeatedly)
    return word.pos in ("ADJ", "VERB", "ADV") or (word.pos == "NOUN" and word.features.case == "acc")


def _is_object(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a thing with a pronoun stands where a subject would: `أعلنت ولاءها` (declared their loyalty)."""
    last = scene.syntax.words[phrase.first][0].segments[-1]
    return not phrase.human and last.kind == "pronoun" and last.text in scene.speech.owners


def _counting(scene: Scene, phrase: NounPhrase) -> NounPhrase | None:
    """A phrase that only counts goes on behind من: `عدد من السكان` (a number of residents); with a naming there it is that one's."""
    after = phrase.after
    if after + 1 >= len(scene.document.tokens) or not scene.quantifies(after - 1) or not scene.is_of(after):
        return phrase
    index = scene.syntax.phrase_at[after + 1]
    if index < 0 or scene.place_at[after + 1] >= 0:
        return None
    return phrase._replace(after=scene.syntax.phrases[index].after, human=True, number="p")


def stranger_before(scene: Scene, frame: Frame) -> NounPhrase | None:
    """The noun phrase before a verb that is its subject and that no naming holds: `أن شيوخ القرية أكدوا`, headlines."""
    verb = verb_at(scene, frame.found.first)
    subject = verb.subjects[0] if verb is not None and verb.subjects else None
    if subject is None or subject.phrase is None or subject.weight < _LIKELY or is_joined(scene, frame):
        return None
    phrase = scene.syntax.phrases[subject.phrase]
    if phrase.after > frame.found.first or phrase.preposition or phrase.link or not (phrase.human or frame.join.kind in STRONG):
        return None
    return None if _is_named(scene, phrase) or _points(scene, phrase) or _is_deed(scene, phrase.head) else phrase


def _is_named(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a naming holds words of a phrase, but for the genitive behind several persons: `حلفاء تركيا` (the allies of Turkey)."""
    several = phrase.human and phrase.number == "p"
    return any(scene.place_at[i] >= 0 for i in range(phrase.first, phrase.first + 1 if several else phrase.after))


def _all_between(scene: Scene, frame: Frame, first: int, after: int) -> NounPhrase | None:
    """The few words between a verb and a clause or quotation that is its content: whatever they are, they are its subject."""
    if frame.join.kind not in STRONG or not 0 < after - first <= _FEW:
        return None
    after -= after - first > 1 and _is_circumstance(scene, after - 1)
    words = [scene.syntax.words[i][0] for i in range(first, after)]
    if (
        words[0].pos not in ("NOUN", "PROPN", "ADJ", "X")
        or scene.quantifies(after - 1)
        or _is_deed(scene, first)
        or _is_adverb(scene, first)
    ):
        return None
    if any(word.pos in ("ADP", "VERB", "PART", "PUNCT", "ADV", "SCONJ") or scene.preposition(i)[0] for i, word in enumerate(words, first)):
        return None
    if any(scene.place_at[i] >= 0 or i in scene.timed for i in range(first, after)):
        return None
    index = scene.syntax.phrase_at[first]
    known = scene.syntax.phrases[index] if index >= 0 else NounPhrase(first, after, first, human=True)
    return known._replace(first=first, after=after)


def _is_circumstance(scene: Scene, i: int) -> bool:
    """Whether a participle in the accusative tells how somebody speaks: `أجاب … ضاحكا` (laughing)."""
    word = scene.syntax.words[i][0]
    return word.features.form == "participle" and word.features.case == "acc" and not word.features.definite


def known_by_words(scene: Scene, phrase: NounPhrase) -> int | None:
    """The actor that a phrase means: its words stand in a person's name behind the first, or end with the whole name of others, or its one
    definite noun heads a name."""
    tokens = scene.document.tokens
    words = tuple(tokens[i].folded.removeprefix(ARTICLE) for i in range(phrase.first, phrase.after) if tokens[i].kind == "word")
    if not words:
        return None
    alone = len(words) == 1 and (phrase.definite or tokens[phrase.first].folded[phrase.skip :].startswith(ARTICLE))
    begins = len(words) > 1 and phrase.definite  # `المكتب التنفيذي` of `المكتب التنفيذي لجمعية القضاة`
    described = len(words) > 1 and scene.syntax.words[phrase.after - 1][0].pos == "ADJ"
    for index, name in enumerate(scene.names):
        person = scene.actors.proposed[index].kind == "person"
        if described and len(name) == 1 and scene.actors.proposed[index].kind == "group":
            continue  # `الفاعلين السياسيين` (the political actors) are not `السياسيين` (the politicians)
        if _in_name(words, name) if person else words[-len(name) :] == name != ():
            return index
        if ((alone or person) and name[:1] == words) or (begins and not person and name[: len(words)] == words):
            return index
    return None


def _in_name(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether words are a name, or stand in it one behind the other, not at its beginning: `ابن دليم` of `محمد بن دليم القحطاني`."""
    size, words = len(words), (words[0].removeprefix(_ALIF), *words[1:]) if words[0] in _SONS else words
    return words == name or any(name[start : start + size] == words for start in range(1, len(name) - size + 1))


def name_of(scene: Scene, phrase: NounPhrase) -> str:
    """The words of a phrase without what is written onto its first one."""
    tokens = scene.document.tokens
    return scene.document.text.letters(tokens[phrase.first].start + phrase.skip, tokens[phrase.after - 1].end)


def kind_of(scene: Scene, phrase: NounPhrase) -> ActorKind:
    """What such an actor is: several persons, one, or a body; words that the language does not have are somebody's name."""
    if phrase.number not in ("s", ""):
        return "group"
    words = [scene.syntax.words[i][0] for i in range(phrase.first, phrase.after) if scene.document.tokens[i].kind == "word"]
    named = bool(words) and all(word.pos in ("PROPN", "X") or word.weight < _UNHEARD for word in words)
    return "person" if phrase.human or named or _is_family(scene, phrase) else "organisation"


def _is_family(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase begins with a rare word that has the form of most family names: `البرشاني`."""
    folded, word = scene.document.tokens[phrase.first].folded[phrase.skip :], scene.syntax.words[phrase.first][0]
    return folded.startswith(ARTICLE) and folded.endswith(_NISBA) and word.weight < _RARE and word.features.gender != "f"
