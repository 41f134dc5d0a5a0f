"""Verbs of speech that tell of nothing said: negated, wished, to come, of anybody, or nouns in truth."""

from musnad.statements.scene import Scene
from musnad.text.analysis import Analysis, Features

_ALIF, _MAQSURA = "ا", "ى"  # ends of a perfect, and of its imperfect passive: `دعا`, `يُدعى` (he called, he is called)
_YEAR = len("2014")  # digits


def is_unsaid(scene: Scene, analysis: Analysis, i: int) -> bool:
    """Whether a verb by its form or what stands before it tells of no words: of the speaker himself, bidden, negated or still to come."""
    features = analysis.features
    if features.person in ("1", "2") or features.aspect == "imperative" or negated(scene, i) or _wished(scene, features, i):
        return True
    if any(segment.kind == "future" for segment in analysis.segments):
        return True  # `سيعلن` (he will announce)
    return _is_called(analysis) or governed_noun(scene, i) or _of_anybody(scene, i) or _counted(scene, i)


def _is_called(analysis: Analysis) -> bool:
    """Whether the last letter of an imperfect shows a passive: `يُدعى` (is called, is invited) of `دعا`, whose active is `يدعو`."""
    return analysis.features.aspect == "imperfect" and analysis.lemma.endswith(_ALIF) and analysis.stem.endswith(_MAQSURA)


def governed_noun(scene: Scene, i: int) -> bool:
    """Whether a word that may be a noun stands behind a preposition: `تسعى إلى لفت الانتباه` (strives to draw attention)."""
    before = scene.syntax.words[i - 1][0] if i else None
    return before is not None and before.pos == "ADP" and any(word.pos == "NOUN" for word in scene.syntax.words[i])


def _counted(scene: Scene, i: int) -> bool:
    """Whether a word that may be a noun stands behind a number: `ستة آلاف طالب` (six thousand students; not: he demanded).

    A year counts nothing: `في سنة 2014 طالب النائب` (in 2014 the deputy demanded).
    """
    before = scene.document.tokens[i - 1].folded if i > 0 else ""
    year = before.isdigit() and len(before) == _YEAR
    return i > 0 and not year and scene.syntax.words[i - 1][0].pos == "NUM" and any(word.pos == "NOUN" for word in scene.syntax.words[i])


def _of_anybody(scene: Scene, i: int) -> bool:
    """Whether whoever does so is meant, and nobody said to have done it: `الرد على كل من يشكك ب` (the answer to all who doubt)."""
    return i > 1 and scene.is_of(i - 1) and scene.quantifies(i - 2)


def _wished(scene: Scene, features: Features, i: int) -> bool:
    """Whether `أن` stands right before an imperfect: the speaking is wished, feared or refused (`رفض أن يوضح`)."""
    return i > 0 and features.aspect == "imperfect" and scene.document.tokens[i - 1].folded in scene.speech.that


def negated(scene: Scene, i: int) -> bool:
    """Whether a particle of negation stands right before the verb."""
    before = scene.syntax.words[i - 1][0] if i else None
    return before is not None and before.pos == "PART" and before.lemma in scene.speech.negations
