"""Words as their neighbours see them: for each analysis a face to the left, a face to the right, and what phrases are built from.

Clitics stand between a stem and its neighbours: `وبالوزارة` (and with the ministry) turns a conjunction to the word before it and a
definite noun to the word after it. A face is a tag: class, state, gender; words of closed class are faces of their own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.text.analysis import Analyser, Analysis, Features, Segment

_MARKERS = {"conjunction": "C", "preposition": "P", "emphasis": "L", "future": "S", "question": "Q"}
_KINDS = {"NOUN": "N", "ADJ": "A", "PROPN": "R", "VERB": "V", "AUX": "U"}
_NOMINAL = ("N", "A", "R", "X")
_PERSONS = {"3ms": "m", "3fs": "f"}
_NAMES = ("R", "X")
_OF_NOUNS = ("time", "weekday")  # roles of nouns; the others are those of closed words
_REMEMBERED = 20_000  # words kept in each of two generations
_LIKELY = 3.0  # nats below the best
BORDER = "^"  # what stands before the first and after the last word of a sentence


class Face(NamedTuple):
    """One analysis among its neighbours.

    `left` and `right` are tags; `kind` is the class of the stem: N noun, A adjective, R name, X unknown noun, V verb, U auxiliary, else its
    part of speech; `state` of a nominal is d (article), p (pronoun), c (may head an idafa) or a (complete: tanwin or nun); `gender` and
    `number` are those it agrees by; `skip` letters are proclitics, among them `conjunction` and `preposition`; `pronoun` is the suffix.
    `role` and `tags` are from the table `grammar_words`.
    """

    analysis: Analysis
    left: str
    right: str
    kind: str
    state: str = ""
    gender: str = ""
    number: str = ""
    human: bool = False
    skip: int = 0
    conjunction: str = ""
    preposition: str = ""
    pronoun: str = ""
    role: str = ""
    tags: tuple[str, ...] = ()


class Word(NamedTuple):
    """A word with its analyses, best first out of context, and the candidates for its place in a sentence.

    A candidate is its left tag, right tag, weight and number among the faces; of several with the same tags the likeliest is kept.
    `orders` keeps the analyses by which of them was chosen; `adjectival`: one of them is an adjective.
    """

    analyses: tuple[Analysis, ...]
    faces: tuple[Face, ...]
    candidates: tuple[tuple[str, str, float, int], ...]
    orders: list[tuple[Analysis, ...] | None]
    adjectival: bool = False


class Faces:
    """Makes and remembers the faces of words."""

    def __init__(self, analyser: Analyser) -> None:
        """Take the table `grammar_words`, and those that tell which nouns name persons: `roles`, `peoples`, `broken_plurals`."""
        self._analyser = analyser
        self._human = _human(analyser.lexicon)
        self._things = _things(analyser.lexicon)
        self._roles = {entry.lemma: entry for entry in analyser.lexicon.entries("grammar_words")}
        self._known: dict[str, Word] = {}
        self._older: dict[str, Word] = {}

    def word(self, plain: str) -> Word:
        """The word of these letters."""
        word = self._known.get(plain)
        if word is None:
            word = self._older.pop(plain, None) or self._word(self._analyser.analyse(plain))
            if len(self._known) >= _REMEMBERED:
                self._known, self._older = {}, self._known
            self._known[plain] = word
        return word

    def name(self, plain: str, *, first: bool) -> Word:
        """The word as part of a proper name: nominal readings only, without proclitics unless it is the `first`."""
        analyses = [a for a in self._analyser.analyse(plain) if _KINDS.get(a.pos) in ("N", "A", "R") and _bare(a, first=first)]
        return self._word(tuple(analyses) or (_proper(plain),))

    def _word(self, analyses: tuple[Analysis, ...]) -> Word:
        faces = tuple(map(self._face, analyses))
        candidates: dict[tuple[str, str], tuple[str, str, float, int]] = {}
        for number, face in enumerate(faces):
            candidates.setdefault((face.left, face.right), (face.left, face.right, face.analysis.weight, number))
        return Word(
            analyses, faces, tuple(candidates.values()), [analyses, *[None] * (len(analyses) - 1)], any(f.kind == "A" for f in faces)
        )

    def _face(self, analysis: Analysis) -> Face:
        proclitics, pronoun = _clitics(analysis.segments)
        kind, f = _KINDS.get(analysis.pos, analysis.pos), analysis.features
        if kind == "N" and analysis.verb == "" and not f.definite and not self._analyser.nominals.is_known(analysis.stem, analysis.lemma):
            kind = "X"
        if kind in _NOMINAL:
            state = "p" if pronoun else "d" if f.definite else "c" if f.construct or kind in _NAMES else "a"
        else:
            state = "p" if pronoun else ""
        human = self._is_human(analysis)
        gender, number = _agreement(f, human=human, broken=analysis.stem != analysis.lemma and f.number == "p")
        right = _tag(analysis, kind, state)
        letters = {piece.kind: piece.text for piece in proclitics}
        entry = self._roles.get(analysis.lemma)
        steers = entry if entry and (kind == "N") == (entry.value in _OF_NOUNS) and kind not in ("V", "A") else None
        return Face(
            analysis, "".join(_MARKERS[piece.kind] for piece in proclitics if piece.kind in _MARKERS) + right, right, kind, state,
            gender, number, human, sum(len(piece.text) for piece in proclitics if piece.kind != "article"),
            letters.get("conjunction", ""), letters.get("preposition", ""), pronoun,
            steers.value if steers else "", steers.tags if steers else (),
        )  # fmt: skip

    def _is_human(self, analysis: Analysis) -> bool:
        if analysis.stem in self._things or analysis.lemma in self._things:
            return False
        f = analysis.features
        return analysis.lemma in self._human or analysis.stem in self._human or (f.number == "p" and f.gender == "m")


def order(word: Word, chosen: int) -> tuple[Analysis, ...]:
    """The analyses of a word with the chosen one first."""
    known = word.orders[chosen]
    if known is None:
        analyses = word.analyses
        known = word.orders[chosen] = (analyses[chosen], *analyses[:chosen], *analyses[chosen + 1 :])
    return known


def _tag(analysis: Analysis, kind: str, state: str) -> str:
    f = analysis.features
    if kind in _NOMINAL:
        return kind + state + (f.gender if f.gender == "f" else "p" if f.gender + f.number == "mp" else "")
    if kind in ("V", "U"):
        return kind + f.aspect[:1] + (f.mood[:1] if f.aspect[:1] == "i" else _PERSONS.get(f.person + f.gender + f.number, "x"))
    if kind == "NUM" and not analysis.stem[0].isdigit():
        return "NUM"
    return f"{kind}{state}:{analysis.lemma}" if kind != "NUM" else kind + ":0"


def _clitics(segments: Sequence[Segment]) -> tuple[list[Segment], str]:
    proclitics: list[Segment] = []
    for segment in segments:
        if segment.kind == "stem":
            break
        proclitics.append(segment)
    return proclitics, segments[-1].text if segments[-1].kind == "pronoun" else ""


def _adjectival(faces: Sequence[Face]) -> bool:
    """Whether a word cut as its best reading is may well be an adjective."""
    best = faces[0].analysis
    likely = (f for f in faces if f.kind == "A" and f.analysis.weight > best.weight - _LIKELY)
    return any(len(f.analysis.segments) == len(best.segments) for f in likely)


def _agreement(f: Features, *, human: bool, broken: bool) -> tuple[str, str]:
    """Gender and number by which verbs agree with a noun: the plural of things counts as feminine singular."""
    if f.number == "p" and not human and (broken or f.gender == "f"):
        return "f", "s"
    if f.number == "p" and human and not f.gender:
        return "m", "p"
    return f.gender, f.number


def _bare(analysis: Analysis, *, first: bool) -> bool:
    proclitics, pronoun = _clitics(analysis.segments)
    return not pronoun and (first or not any(piece.kind in _MARKERS for piece in proclitics))


def _proper(plain: str) -> Analysis:
    return Analysis((Segment(plain, "stem"),), "PROPN", plain, plain, Features(number="s"), 0.0)


def _human(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas and singulars that name persons."""
    entries = [entry for table in ("roles", "peoples") for entry in lexicon.entries(table)]
    humans = {entry.lemma for entry in lexicon.entries("broken_plurals") if entry.value == "human"}
    singles = {word for entry in entries for word in (entry.lemma, *entry.forms) if " " not in word}
    return frozenset(singles | humans)


def _things(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of broken plurals that name things."""
    return frozenset(entry.lemma for entry in lexicon.entries("broken_plurals") if entry.value != "human")
