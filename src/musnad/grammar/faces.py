"""Words as their neighbours see them: for each analysis a face to the left, a face to the right, and what phrases are built from.

Clitics stand between a stem and its neighbours: `وبالوزارة` (and with the ministry) turns a conjunction to the word before it and a
definite noun to the word after it. A face is a tag: class, state, gender; words of closed class are faces of their own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from musnad.grammar.settling import perfect_among
from musnad.grammar.tagging import Candidate, Transitions
from musnad.lexicon import Lexicon
from musnad.text.analysis import Analyser, Analysis, Features, Segment
from musnad.text.memory import Memory

_MARKERS = {"conjunction": "C", "preposition": "P", "emphasis": "L", "future": "S", "question": "Q"}
_KINDS = {"NOUN": "N", "ADJ": "A", "PROPN": "R", "VERB": "V", "AUX": "U"}
_NOMINAL = frozenset(("N", "A", "R", "X"))
_NAMES = frozenset(("R", "X"))
_VERBS = frozenset(("V", "U"))
_OPENERS = frozenset(("complement", "relative", "adverbial", "coordinate"))
_OF_NOUNS = frozenset(("time", "weekday", "many"))  # roles of nouns; the others are those of closed words
_OPENING = frozenset(("demonstrative", "quantifier"))
_PERSONS = {"3ms": "m", "3fs": "f"}
_REMEMBERED = 60_000  # words of names
_LIKELY = 3.0  # nats below the best
_UNKNOWN = 1.5  # nats below the best from which a stem that nobody has seen is not considered


class Verbal(NamedTuple):
    """What a verb asks of a subject; `takes` is what it governs (trans, intrans, ditrans, leans), `o` for a suffix, `p` for a passive."""

    gender: str
    number: str
    person: str
    voice: str
    aspect: str
    joined: str
    takes: str


class Face(NamedTuple):
    """One analysis among its neighbours.

    `kind` is the class of the stem: N noun, A adjective, R name, X unknown noun, V verb, U auxiliary, else its part of speech; `state` of a
    nominal is d (article), p (pronoun), c (may head an idafa) or a (complete: tanwin or nun); `gender` and `number` are those it agrees by;
    `skip` letters are proclitics, among them `conjunction` and `preposition`, `markers` their kinds; `pronoun` is the suffix. `role` and
    `tags` are from the table `grammar_words`. `opens`: a phrase may begin here. `clause` is the kind of clause that may begin here.
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
    markers: str = ""
    pronoun: str = ""
    role: str = ""
    tags: tuple[str, ...] = ()
    opens: bool = False
    clause: str = ""
    verbal: Verbal | None = None


class Word:
    """A word with its analyses, best first out of context, and the candidates for its place in a sentence.

    Of several analyses with the same tags only the likeliest is a candidate. `adjectival`: one of them is an adjective. `perfect`: the
    number of a perfect that may be taken for a noun, or 0.
    """

    __slots__ = ("_faces", "_orders", "adjectival", "analyses", "candidates", "perfect", "top")

    def __init__(self, analyses: tuple[Analysis, ...], candidates: tuple[Candidate, ...], *, adjectival: bool) -> None:
        self.analyses, self.candidates, self.adjectival = analyses, candidates, adjectival
        self.perfect = perfect_among(analyses)
        self.top: Face | None = None  # that of the first analysis, once it was asked for
        self._faces: dict[int, Face] | None = None
        self._orders: dict[int, tuple[Analysis, ...]] | None = None

    def order(self, chosen: int) -> tuple[Analysis, ...]:
        """The analyses with the chosen one first."""
        if self._orders is None:
            self._orders = {}
        if chosen not in self._orders:
            analyses = self.analyses
            self._orders[chosen] = (analyses[chosen], *analyses[:chosen], *analyses[chosen + 1 :])
        return self._orders[chosen]

    def face(self, number: int, faces: "Faces") -> Face:
        """The face of one analysis, made when first asked for."""
        if not number:
            self.top = self.top or faces.face(self.analyses[0])
            return self.top
        if self._faces is None:
            self._faces = {}
        face = self._faces.get(number)
        if face is None:
            face = self._faces[number] = faces.face(self.analyses[number])
        return face


class Faces:
    """Makes and remembers words with their faces: `words` by their letters, as they stand in no name."""

    def __init__(self, analyser: Analyser, transitions: Transitions) -> None:
        """Take the table `grammar_words`, and those that tell which nouns name persons: `roles`, `peoples`, `broken_plurals`."""
        self._analyser, self._transitions = analyser, transitions
        self._human = _human(analyser.lexicon)
        self._things = _things(analyser.lexicon)
        self._roles = {entry.lemma: entry for entry in analyser.lexicon.entries("grammar_words")}
        self.words = Memory(lambda plain: self._word(analyser.analyse(plain)))
        self._names: dict[tuple[str, bool], Word] = {}

    def name(self, plain: str, *, first: bool) -> Word:
        """The word as part of a proper name: nominal readings only, without proclitics unless it is the `first`."""
        word = self._names.get((plain, first))
        if word is None:
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            nominal = (a for a in self._analyser.analyse(plain) if a.pos in ("NOUN", "ADJ", "PROPN") and _bare(a, first=first))
            proper = dict.fromkeys(a if a.pos == "PROPN" else a._replace(pos="PROPN") for a in nominal)
            word = self._names[plain, first] = self._word(tuple(proper) or (_proper(plain),))
        return word

    def _word(self, analyses: tuple[Analysis, ...]) -> Word:
        seen: set[tuple[str, str]] = set()
        found: list[Candidate] = []
        for number, analysis in enumerate(analyses):
            tags = self._tags(analysis)
            unknown = tags[1][0] == "X" and analysis.weight < analyses[0].weight - _UNKNOWN
            if tags not in seen and not unknown:
                seen.add(tags)
                found.append((tags[0], self._transitions.row(tags[1]), analysis.weight, number))
        return Word(analyses, tuple(found), adjectival=_adjectival(analyses))

    def _tags(self, analysis: Analysis) -> tuple[str, str]:
        """The left and the right tag of an analysis."""
        kind = self._kind(analysis)
        right = _tag(analysis, kind, _state(analysis, kind))
        segments = analysis.segments
        if segments[0].kind == "stem":
            return right, right
        return _markers(segments) + right, right

    def _kind(self, analysis: Analysis) -> str:
        kind = _KINDS.get(analysis.pos, analysis.pos)
        if kind == "N" and not analysis.verb and not analysis.features.definite:
            return "N" if self._analyser.nominals.is_known(analysis.stem, analysis.lemma) else "X"
        return kind

    def face(self, analysis: Analysis) -> Face:
        """One analysis as its neighbours see it."""
        kind, f, letters = self._kind(analysis), analysis.features, {piece.kind: piece.text for piece in analysis.segments}
        left, right = self._tags(analysis)
        human = kind in _NOMINAL and self._is_human(analysis)
        gender, number = _agreement(f, human=human, broken=analysis.stem != analysis.lemma and f.number == "p")
        entry = self._roles.get(analysis.lemma)
        steers = entry if entry and _may_steer(kind, f, entry.value) and kind not in _VERBS else None
        role, conjunction = steers.value if steers else "", letters.get("conjunction", "")
        return Face(
            analysis, left, right, kind, _state(analysis, kind), gender, number, human,
            sum(len(piece.text) for piece in _proclitics(analysis.segments) if piece.kind != "article"),
            conjunction, letters.get("preposition", ""), left[: len(left) - len(right)], letters.get("pronoun", ""),
            role, steers.tags if steers else (), kind in _NOMINAL or kind == "NUM" or role in _OPENING,
            _clause(analysis, kind, role, conjunction), _verbal(analysis, conjunction, kind) if kind in _VERBS else None,
        )  # fmt: skip

    def _is_human(self, analysis: Analysis) -> bool:
        if analysis.stem in self._things or analysis.lemma in self._things:
            return False
        f = analysis.features
        return analysis.lemma in self._human or analysis.stem in self._human or (f.number == "p" and f.gender == "m")


def _may_steer(kind: str, f: Features, role: str) -> bool:
    """Whether a word of this class may have the role: some are of nouns, `many` of what has the article, the others of closed words."""
    if role == "many":
        return kind in ("N", "A") and f.definite
    return kind == "N" if role in _OF_NOUNS else kind not in _NOMINAL


def _state(analysis: Analysis, kind: str) -> str:
    if analysis.segments[-1].kind == "pronoun":
        return "p"
    if kind not in _NOMINAL:
        return ""
    f = analysis.features
    return "d" if f.definite else "c" if f.construct or kind in _NAMES else "a"


def _tag(analysis: Analysis, kind: str, state: str) -> str:
    f = analysis.features
    if kind in _NOMINAL:
        return kind + state + (f.gender if f.gender == "f" else "p" if f.gender + f.number == "mp" else "")
    if kind in _VERBS:
        return kind + f.aspect[:1] + (f.mood[:1] if f.aspect[:1] == "i" else _PERSONS.get(f.person + f.gender + f.number, "x"))
    if kind == "NUM":
        return "NUM:0" if analysis.stem[0].isdigit() else kind
    return f"{kind}{state}:{analysis.lemma}"


def _clause(analysis: Analysis, kind: str, role: str, conjunction: str) -> str:
    """The kind of clause that may begin with a word; `participle` where it takes a mark or a conjunction before it."""
    if role in _OPENERS:
        return role
    if kind in _VERBS:
        return "coordinate" if conjunction else ""
    f = analysis.features
    return "participle" if f.form == "participle" and f.case == "acc" and not f.definite else ""


def _verbal(analysis: Analysis, conjunction: str, kind: str) -> Verbal:
    f = analysis.features
    takes = "leans" if kind == "U" else analysis.object
    suffix = "o" if analysis.segments[-1].kind == "pronoun" else ""
    passive = "p" if f.voice == "passive" else ""
    return Verbal(f.gender, f.number, f.person, f.voice[:1], f.aspect[:1], "and" if conjunction else "", takes + suffix + passive)


def _proclitics(segments: Sequence[Segment]) -> list[Segment]:
    return list(segments[: next(i for i, piece in enumerate(segments) if piece.kind == "stem")])


def _markers(segments: Sequence[Segment]) -> str:
    return "".join(_MARKERS.get(piece.kind, "") for piece in _proclitics(segments))


def _adjectival(analyses: Sequence[Analysis]) -> bool:
    """Whether a word cut as its best reading is may well be an adjective."""
    best = analyses[0]
    likely = (a for a in analyses if a.pos == "ADJ" and a.weight > best.weight - _LIKELY)
    return any(len(a.segments) == len(best.segments) for a in likely)


def _agreement(f: Features, *, human: bool, broken: bool) -> tuple[str, str]:
    """Gender and number by which verbs agree with a noun: the plural of things counts as feminine singular."""
    if f.number == "p" and not human and (broken or f.gender == "f"):
        return "f", "s"
    if f.number == "p" and human and not f.gender:
        return "m", "p"
    return f.gender, f.number


def _bare(analysis: Analysis, *, first: bool) -> bool:
    return analysis.segments[-1].kind != "pronoun" and (first or not _markers(analysis.segments))


def _proper(plain: str) -> Analysis:
    return Analysis((Segment(plain, "stem"),), "PROPN", plain, plain, Features(number="s"), 0.0)


def _human(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas and forms that name persons."""
    entries = [entry for table in ("roles", "peoples") for entry in lexicon.entries(table)]
    humans = {entry.lemma for entry in lexicon.entries("broken_plurals") if entry.value == "human"}
    singles = {word for entry in entries for word in (entry.lemma, *entry.forms) if " " not in word}
    return frozenset(singles | humans)


def _things(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of broken plurals that name things."""
    return frozenset(entry.lemma for entry in lexicon.entries("broken_plurals") if entry.value != "human")
