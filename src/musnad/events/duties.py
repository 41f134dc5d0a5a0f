"""Whose turn it is: `على الحكومة أن تستقيل`, `على الوزير التدخل` (it is for the minister to step in), a call that no verb tells."""

from collections.abc import Iterator

from musnad.events.scene import Scene
from musnad.text.folding import fold_word

_ON = fold_word("على")  # on
_THAT = frozenset(map(fold_word, ("أن", "ألا")))  # that, that not
_REACH = 12  # tokens behind the preposition in which what is to be done is named


def find_duties(scene: Scene) -> Iterator[int]:
    """Prepositions at the opening of a clause in somebody's words that say on whom it is to do what follows."""
    tokens = scene.document.tokens
    for phrase in scene.syntax.phrases:
        at = phrase.first - 1
        if at < 0 or scene.holders[at] < 0 or fold_word(phrase.preposition) != _ON or not tokens[at].folded.endswith(_ON):
            continue
        if len(tokens[at].folded) <= len(_ON) + 1 and _names(scene, phrase.first) and _opens(scene, at) and _to_do(scene, phrase.first):
            yield at


def _names(scene: Scene, token: int) -> bool:
    """Whether a word tells of somebody known: a name, or a noun with the article or a word for all of them before one."""
    _, end = scene.sentence(token)
    if scene.place(token) is not None or scene.word(token).features.definite:
        return True
    return token + 1 < end and scene.word(token + 1).features.definite


def _opens(scene: Scene, at: int) -> bool:
    """Whether a clause opens at a token: a particle or a mark stands before it, or its sentence or the words of a speaker begin."""
    first, _ = scene.sentence(at)
    if at in (first, scene.statements.said[scene.holders[at]].first):
        return True
    return scene.word(at - 1).pos == "SCONJ" or scene.document.tokens[at - 1].kind == "mark"


def _to_do(scene: Scene, token: int) -> bool:
    """Whether a clause with `أن` or a verbal noun with the article, which is no part of the noun before it, follows whom it is on."""
    _, end = scene.sentence(token)
    for i in range(token + 1, min(token + _REACH, end)):
        if scene.document.tokens[i].folded in _THAT:
            return True
        if i in scene.verbs or scene.document.tokens[i].kind == "mark" or scene.word(i).pos in ("SCONJ", "ADP"):
            return False
        word, before = scene.word(i), scene.word(i - 1)
        apart = before.features.definite or (scene.place(i - 1) is not None and scene.place(i - 1) is not scene.place(i))
        told = word.features.definite or (i + 1 < end and scene.word(i + 1).features.definite)
        if word.features.form == "masdar" and told and apart and word.segments[0].kind not in ("conjunction", "preposition"):
            return True
    return False
