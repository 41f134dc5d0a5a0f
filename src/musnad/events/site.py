"""A place as the words of a document tell it, where its letters begin and what governs it."""

from typing import NamedTuple

from musnad.events.scene import Scene
from musnad.text.folding import fold_word

_NEAR = 5  # tokens before a place in which its preposition stands
AND, OF = "و", "من"
QUOTES = frozenset("\"«“”'(")


class Site(NamedTuple):
    """A place as the words tell it: tokens `first` up to `after`, letters `start` up to `end` of the original text.

    preposition: the folded one before it, empty where none is. vague: 0 a building or square, 1 a town, 2 a district, 3 a country.
    aside: it begins with a word for a side or for nearness (`شمال سوريا`), which needs no preposition.
    listed: a table of places holds it, else `lies` where the one in which it lies is told. body: it is told by the name of who is
    there, or by a word for all places (`كافة الجهات`): where people gather, hardly where anything else is done.
    """

    first: int
    after: int
    start: int
    end: int
    preposition: str
    vague: int
    aside: bool = False
    listed: bool = True
    lies: bool = False
    body: bool = False


def start_of(scene: Scene, token: int) -> int:
    """Where the letters of a word begin, in the original text, behind what is joined to it."""
    skip = sum(len(segment.text) for segment in scene.word(token).segments if segment.kind in ("conjunction", "preposition"))
    return scene.document.text.start(scene.document.tokens[token].start + skip)


def prefix_of(scene: Scene, token: int, start: int) -> str:
    """The folded letters of a token before a code point of the original text."""
    return fold_word(scene.document.text.original[scene.document.text.start(scene.document.tokens[token].start) : start])


def governed_by(scene: Scene, token: int, start: int, *, listed: bool = True) -> str:
    """What governs the letters from `start` on in a token: a preposition written onto them or standing before, else that of its phrase.

    Of a place that no table holds only where it is the first of its phrase: `أعضاء المكتب` (members of the bureau) is no place.
    """
    prefix = prefix_of(scene, token, start)
    attached = prefix.removeprefix(AND)
    if attached:
        return attached[0]
    word = "" if prefix else word_before(scene, token)
    for face in (word, word.removeprefix(AND)):
        if face in scene.tables.places.where or face in scene.tables.places.nowhere:
            return face
    phrase = scene.phrase(token)
    return fold_word(phrase.preposition) if phrase is not None and (listed or phrase.first == token) else ""


def word_before(scene: Scene, token: int) -> str:
    """The folded word before a token, quotation marks, "all of" and "each of" left out."""
    words = [scene.document.tokens[at].folded for at in range(max(0, token - _NEAR), token)]
    while words and (words[-1] in QUOTES or words[-1] in scene.tables.places.whole):
        words.pop()
    each = len(words) > 1 and words[-1] == OF and words[-2] in scene.tables.places.each
    return (words[-3] if len(words) > 2 else "") if each else (words[-1] if words else "")
