"""Who speaks in a clause that describes him: `الشهود الذين أكدوا` (the witnesses who affirmed), `شخص ادعى` (a man who claimed)."""

from musnad.grammar.syntax import NounPhrase
from musnad.statements.frames import Frame
from musnad.statements.scene import Scene
from musnad.statements.words import AND, OF, TANWIN

_HEAD = 9  # tokens back from a relative pronoun in the plural in which the people stand whom it describes
_COMMON = -16.0  # a word more likely than this is no name
_OPENING = 2  # tokens at the head of a sentence


def relative_head(scene: Scene, frame: Frame) -> NounPhrase | None:
    """The people whom a relative clause describes whose verb is the cue: `الشهود في القضية الذين أكدوا` (witnesses … who affirmed)."""
    at, analysis = frame.found.first - 1, frame.found.analysis
    if at < 1 or not scene.relative(at) or analysis is None or analysis.segments[-1].kind == "pronoun":
        return None
    if analysis.features.number not in ("p", "d"):
        return None
    for i in range(at - 1, max(at - _HEAD, scene.sentence(at)[0]) - 1, -1):
        index, place = scene.syntax.phrase_at[i], scene.place(i)
        if place is not None and place.number in ("p", "d"):
            return NounPhrase(place.first, place.after, place.first)
        phrase = scene.syntax.phrases[index] if index >= 0 else None
        if phrase is not None and phrase.human and phrase.number in ("p", "d") and phrase.definite:
            return phrase
    return None


def described_by(scene: Scene, frame: Frame) -> NounPhrase | None:
    """The indefinite noun that a verb right behind it describes, without a relative pronoun: `ضد شخص ادعى أن` (against a man who claimed).

    Not where a pronoun points back to it, nor at the head of a sentence, where it tells when or how (`وفي خطوة مفاجئة أعلن`).
    """
    at = frame.found.first - 1
    start, index = scene.sentence(frame.found.first)[0], scene.syntax.phrase_at[at] if at >= 0 else -1
    if index < 0 or frame.found.skip or scene.place_at[at] >= 0 or at in scene.timed or _takes_up(scene, frame.found.after):
        return None
    word, phrase = scene.syntax.words[at][0], scene.syntax.phrases[index]
    common = word.pos in ("NOUN", "ADJ") and word.weight > _COMMON and not scene.document.tokens[at].folded.endswith(TANWIN)
    if any(i in scene.phrases for i in range(phrase.first, phrase.after)):
        return None  # `تقرير أكد` (a report that stressed)
    if not _fits(phrase, frame) or _tells_when(scene, phrase):
        return None
    if not common or phrase.definite or phrase.after != frame.found.first or phrase.first <= start + _OPENING:
        return None
    return phrase if any(i in scene.verbs for i in range(start, phrase.first)) else None


def _tells_when(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a noun only tells when or how something was done: `حين قال` (when he said), `وخلال لقاء صحفي أكد`, `وردا على سؤال أكد`."""
    words, apart = scene.syntax.words, phrase.first > 0 and scene.syntax.words[phrase.first - 1][0].pos == "ADP"
    first = phrase.first - apart
    opens = (apart or bool(scene.preposition(first)[0])) and words[first][0].segments[0].kind == "conjunction"
    answers = first > 0 and scene.document.tokens[first - 1].folded.removeprefix(AND) in scene.speech.small.aside
    return opens or answers or any(scene.noun_in(i, scene.speech.small.moment) for i in (phrase.head, phrase.after - 1))


def _fits(phrase: NounPhrase, frame: Frame) -> bool:
    """Whether a verb agrees with an indefinite noun before it that it describes, and no pronoun on it takes that up (`أسباب وصفوها ب`)."""
    analysis = frame.found.analysis
    if analysis is None or analysis.segments[-1].kind == "pronoun":
        return False
    features = analysis.features
    if features.number in ("p", "d"):
        return phrase.human
    return phrase.number not in ("s", "") or not (features.gender and phrase.gender and features.gender != phrase.gender)


def _takes_up(scene: Scene, i: int) -> bool:
    """Whether a pronoun behind a verb takes up what it stands in: `كلمة أكد فيها`, `كلمة أكد من خلالها` (a speech in which he stressed)."""
    return scene.points_back(i) or (scene.document.tokens[i].folded == OF and scene.points_back(i + 1))
