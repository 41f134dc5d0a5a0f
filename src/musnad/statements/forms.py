"""The form of a statement: direct, indirect or mixed, and the content without the quotation marks round it."""

from musnad.records import Form
from musnad.statements.frames import Frame
from musnad.statements.scene import Scene, speaks_of_itself
from musnad.text.quotations import Quotation

_MOSTLY = 0.75  # share of a content's words inside quotation marks from which it is direct,
_BUT_FOR = 4  # if no more words than these are not
_KNOWN = -16.0  # a word less likely than this is a name, or a term that the outlet sets in marks


def unquoted(scene: Scene, frame: Frame) -> Frame:
    """The frame without quotation marks that hold the whole of its content."""
    quotation = scene.opening.get(frame.first)
    if quotation is None or frame.skip or not (quotation.kind == "speech" or _names_nobody(scene, quotation)):
        return frame
    close = quotation.close if quotation.close is not None else quotation.after
    if close >= frame.after - 1:
        return frame._replace(first=quotation.first, after=max(min(quotation.after, frame.after), quotation.first + 1))
    return frame


def form_of(scene: Scene, frame: Frame) -> Form:
    """Direct where nearly all words are quoted, or speak in the first or second person after a colon; mixed where some are quoted."""
    words = [i for i in range(frame.first, frame.after) if scene.document.tokens[i].kind == "word"]
    short = {i for q in _short_quotations(scene, frame) for i in range(q.first, q.after)}
    quoted = sum(i in short or _newly_quoted(scene, frame, i) for i in words)
    if words and quoted / len(words) >= _MOSTLY and len(words) - quoted <= _BUT_FOR:
        return "direct"
    if frame.join.kind == "colon" and any(speaks_of_itself(scene, i) for i in words):
        return "direct"
    return "mixed" if quoted else "indirect"


def _newly_quoted(scene: Scene, frame: Frame, i: int) -> bool:
    """Whether a word stands in a quotation that does not also hold the cue."""
    quotation = scene.speech_at(i)
    return quotation is not None and quotation is not scene.speech_at(frame.found.first)


def _short_quotations(scene: Scene, frame: Frame) -> list[Quotation]:
    """Quotations of a few words that name nobody, in the content or round it."""
    quotations = (scene.opening.get(i) for i in range(frame.first - 1, frame.after))
    return [quotation for quotation in quotations if quotation is not None and _names_nobody(scene, quotation)]


def _names_nobody(scene: Scene, quotation: Quotation) -> bool:
    return all(_common(scene, i) for i in range(quotation.first, quotation.after))


def _common(scene: Scene, i: int) -> bool:
    """Whether a word is no name: one of the language, not inside a naming."""
    analysis = scene.syntax.words[i][0]
    return scene.place_at[i] < 0 and analysis.pos not in ("PROPN", "X", "NUM") and analysis.weight > _KNOWN
