"""What a word may be, out of context: its segments, part of speech, lemma and features, ranked.

A word's analyses are made from its letters alone (`Token.plain`); choosing among them by context is the grammar's work.
Parts of speech are those of Universal Dependencies. Written Arabic hides vowels, so a feature that the letters do not tell is
the empty string: `mood` of `يكتب` is empty, of `يكتبون` it is `indicative`, of `يكتبوا` it is `dependent`.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Literal, NamedTuple, cast

from musnad.lexicon import Entry, Lexicon
from musnad.text.clitics import LONGEST, Clitics, Cut
from musnad.text.closed import ClosedClass
from musnad.text.glued import split_glued
from musnad.text.memory import Memory
from musnad.text.nominals import NominalReading, Nominals
from musnad.text.verbs import VerbReading, Verbs

SegmentKind = Literal["conjunction", "preposition", "future", "question", "emphasis", "article", "stem", "pronoun"]
Pos = Literal["NOUN", "ADJ", "VERB", "PROPN", "ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET", "NUM", "ADV", "AUX", "PUNCT", "X"]
_SEEN = -19.0  # a word as likely as this is not glued of two
_KEPT = 12  # analyses of one word
_LONE: dict[str, Pos] = {"preposition": "ADP", "conjunction": "CCONJ"}
_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_weight = attrgetter("weight")
_UNLIKELY = 5.0  # nats below the best
_SURE_AUX = 2.0  # the same where the best is an auxiliary
_AS_MASDAR = -1.0  # of a verbal noun with the letters of its perfect, beside all forms of the verb
_RARE = -13.0  # weight of a closed word that the corpus does not hold
_COMMON = -13.5  # a word as likely as this is not also taken for one with a stem that nobody has seen


class Segment(NamedTuple):
    """A piece of a word as it stands; the pieces' letters joined are the word. The `ل` of a swallowed article (`للوزير`) is an article."""

    text: str
    kind: SegmentKind


class Features(NamedTuple):
    """What the letters tell of a stem; an empty string where they do not tell.

    person 1 2 3 · gender m f · number s d p · voice active passive · aspect perfect imperfect imperative ·
    mood indicative, dependent (subjunctive or jussive), jussive · case nom, acc, obl (accusative or genitive) ·
    form `participle` (with voice), `masdar` or empty · definite: by article or pronoun · construct: may head an idafa.
    """

    person: str = ""
    gender: str = ""
    number: str = ""
    voice: str = ""
    aspect: str = ""
    mood: str = ""
    case: str = ""
    form: str = ""
    definite: bool = False
    construct: bool = False


class Analysis(NamedTuple):
    """One way to read a word. `weight` is a natural log probability among the readings of all words; higher is likelier.

    `stem` is the stem as it would stand alone (`وزارة` in `وزارتهم`, ministry in their ministry). `lemma` is the dictionary form
    without vowels: third person masculine perfect of a verb, singular of a noun, masculine singular of an adjective.
    `vocalised` is the lemma with vowels, empty when not known. `object` says what a verb takes: trans, intrans, ditrans, or empty.
    `verb` is the lemma of the verb that the word is a form of, as verb, participle or verbal noun (`features.form`), else empty.
    """

    segments: tuple[Segment, ...]
    pos: Pos
    stem: str
    lemma: str
    features: Features
    weight: float
    vocalised: str = ""
    object: str = ""
    verb: str = ""


def is_named(analyses: Sequence[Analysis]) -> bool:
    """Whether a word was read as part of a name, which leaves it no other reading: what it is elsewhere this does not tell."""
    return all(analysis.pos == "PROPN" for analysis in analyses)


class _Candidate(NamedTuple):
    """A cut with what stands in it, not yet spelt out."""

    weight: float
    cut: Cut
    found: VerbReading | Entry | None  # nothing: a nominal


# A third of the time of calling the classes; every new word takes a dozen of these.
_segment = partial(tuple.__new__, Segment)
_analysis = partial(tuple.__new__, Analysis)
_candidate = partial(tuple.__new__, _Candidate)


class Analyser:
    """Reads words out of context with the tables of a lexicon; what it has read it keeps, up to a bound."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make an analyser over the tables of `lexicon`; a tenth of a second."""
        self.lexicon = lexicon
        self.verbs = Verbs(lexicon)
        self._shares = self.verbs.shares(lexicon)
        self.nominals = Nominals(lexicon, self.verbs, self._shares)
        self._clitics = Clitics(lexicon)
        self._closed = ClosedClass(lexicon, self._clitics)
        self._closed_shares = _closed_shares(lexicon)
        self._auxiliaries = {entry.lemma for entry in lexicon.entries("auxiliaries")}
        self._known = Memory(self._analyse)
        self.glued = Memory(self._glued)  # of a word that a missing space made of two those two, of another nothing
        # Most words share these; keeping one of each halves the memory.
        self._pieces: dict[tuple[str, str], Segment] = {}
        self._before: dict[tuple[str, str, str, bool], tuple[Segment, ...]] = {}
        self._features: dict[tuple[object, ...], Features] = {}
        self._common: dict[str, int] = {}  # read when first needed
        self._names: frozenset[str] = frozenset()

    def analyse(self, plain: str) -> tuple[Analysis, ...]:
        """All likely readings of one word (`Token.plain`), best first; never empty."""
        return self._known[plain]

    def segment(self, plain: str) -> tuple[str, ...]:
        """The letters of the likeliest segments: `وبالوزارة` (and with the ministry) gives `و ب ال وزارة`."""
        return tuple(segment.text for segment in self.analyse(plain)[0].segments)

    def split_glued(self, plain: str) -> tuple[str, ...]:
        """The words that a missing space glued together (`فيمؤتمر`, in a conference), or the one word; a given name is one."""
        return self.glued[plain] or (plain,)

    def _glued(self, plain: str) -> tuple[str, ...]:
        if self.analyse(plain)[0].weight > _SEEN:
            return ()
        if not self._common:
            self._common, self._names = _common(self.lexicon), _names(self.lexicon)
        if plain in self._names or plain[1:] in self._names:
            return ()  # `جارالله`, `وبلحسن`
        words = split_glued(plain, self._common)
        return words if len(words) > 1 else ()

    def _analyse(self, word: str) -> tuple[Analysis, ...]:
        if len(word) == 1 and (lone := self._lone(word)):
            return (lone,)
        if not word.isalpha() or len(word) > LONGEST or not "ء" <= word[0] <= "ي":
            return (_unread(word),)
        candidates = sorted(self._candidates(word), key=_weight, reverse=True)
        if not candidates:
            return (_unread(word),)
        least = candidates[0].weight - _UNLIKELY
        spelt_out = (analysis for c in candidates[:_KEPT] if c.weight >= least for analysis in self._spelt_out(c))
        analyses = sorted((analysis for analysis in spelt_out if analysis.weight >= least), key=_weight, reverse=True)
        if analyses and analyses[0].pos == "AUX":  # `كان` (was) is hardly ever `كأن` (as if)
            analyses = [analysis for analysis in analyses if analysis.pos == "AUX" or analysis.weight > analyses[0].weight - _SURE_AUX]
        return tuple(analyses[:_KEPT]) or (_unread(word),)

    def _lone(self, word: str) -> Analysis | None:
        """A clitic that a quotation mark or a number parts from its word (`لـ"الحياة"`)."""
        pos = _LONE.get(self._clitics.kinds.get(word, ""))
        return Analysis((Segment(word, "stem"),), pos, word, word, Features(), 0.0) if pos else None

    def _candidates(self, word: str) -> list[_Candidate]:
        closed, learned, shares = self._closed, self.nominals.learned, self._closed_shares
        pronouns = self._clitics.persons  # `بها`, `لها` (with it, to it) have no noun in them and are no verb
        cuts = [cut for cut in self._clitics.nominal(word) if cut.article or cut.stem + cut.pronoun not in closed]
        cuts = [cut for cut in cuts if cut.article or not cut.prefix or cut.stem not in pronouns]
        joined = word[1:] in pronouns and word in closed
        candidates = [_candidate((cut.weight + learned[cut.alone], cut, None)) for cut in cuts if cut.alone in learned]
        candidates += self._masdars(cuts)
        if word[-1] != _MARBUTA and not joined and not any(c.cut.article and c.weight > _COMMON for c in candidates):  # these are no verbs
            candidates += self._verbal(word)
        for cut, entry in closed.cuts(word):
            candidates.append(_candidate((cut.weight + shares[entry.lemma, entry.gloss], cut, entry)))
        if max(map(_weight, candidates), default=-99.0) < _COMMON:
            weigh = self.nominals.weight
            candidates += [_candidate((cut.weight + weigh(cut.alone), cut, None)) for cut in cuts if cut.alone not in learned]
        return candidates

    def _masdars(self, cuts: Sequence[Cut]) -> Iterator[_Candidate]:
        for cut in cuts:
            if (verb := self.nominals.unlearned_masdar(cut.alone)) is not None and self.verbs.lemma(verb).plain == cut.alone:
                yield _Candidate(cut.weight + self._shares[verb] + _AS_MASDAR, cut, None)

    def _verbal(self, word: str) -> Iterator[_Candidate]:
        for start, stem, pronoun in self._clitics.verbal(word):
            for reading in self.verbs.read(stem, before_object=bool(pronoun)):
                if verbal := self._clitics.verbal_cut(start, stem, pronoun, reading.paradigm.aspect):
                    yield _candidate((verbal.weight + reading.weight + self._shares[reading.lemma], verbal, reading))

    def _spelt_out(self, candidate: _Candidate) -> Iterator[Analysis]:
        weight, cut, found = candidate
        segments = self._segments(cut, verbal=isinstance(found, VerbReading))
        if found is None:
            for nominal in self.nominals.read(cut.alone, article=cut.definite and not cut.pronoun, pronoun=bool(cut.pronoun)):
                yield self._nominal(segments, cut, nominal, weight)
        elif isinstance(found, Entry):
            yield Analysis(segments, cast(Pos, found.value), cut.alone, found.lemma, Features(definite=cut.definite), weight)
        else:
            yield self._verb(segments, cut, found, weight)

    def _segments(self, cut: Cut, *, verbal: bool) -> tuple[Segment, ...]:
        conjunction, prefix, article, stem, pronoun = cut[:5]
        before = self._before.get((conjunction, prefix, article, verbal))
        if before is None:
            before = self._before[conjunction, prefix, article, verbal] = self._proclitics(cut, verbal=verbal)
        if pronoun:
            return *before, _segment((stem, "stem")), self._clitic(pronoun, "pronoun")
        return *before, _segment((stem, "stem"))

    def _proclitics(self, cut: Cut, *, verbal: bool) -> tuple[Segment, ...]:
        kinds = self._clitics.kinds
        prefix = "emphasis" if verbal and kinds.get(cut.prefix) == "preposition" else kinds.get(cut.prefix, "preposition")
        before = ((cut.conjunction, "conjunction"), (cut.prefix, prefix), (cut.article, "article"))
        return tuple(self._clitic(text, kind) for text, kind in before if text)

    def _clitic(self, text: str, kind: str) -> Segment:
        segment = self._pieces.get((text, kind))
        if segment is None:
            segment = self._pieces[text, kind] = Segment(text, cast(SegmentKind, kind))
        return segment

    def _verb(self, segments: tuple[Segment, ...], cut: Cut, reading: VerbReading, weight: float) -> Analysis:
        lemma, paradigm, cell = self.verbs.lemma(reading.lemma), reading.paradigm, reading.cell
        features = self._shared((cell.person, cell.gender, cell.number, paradigm.voice, paradigm.aspect, cell.mood, "", "", False, False))
        pos: Pos = "AUX" if lemma.plain in self._auxiliaries else "VERB"
        return _analysis((segments, pos, cut.stem, lemma.plain, features, weight, lemma.vocalised, lemma.takes, lemma.plain))

    def _nominal(self, segments: tuple[Segment, ...], cut: Cut, reading: NominalReading, weight: float) -> Analysis:
        pos, lemma, gender, number, case, derivation, complete, share = reading
        verb, voice, form = "", "", ""
        if derivation:
            verb, voice, form = self.verbs.lemma(derivation.lemma).plain, derivation.voice, derivation.form
        definite = cut.definite
        features = self._shared(("", gender, number, voice, "", "", case, form, definite, not (definite or complete)))
        return _analysis((segments, pos, cut.alone, lemma, features, weight + share, "", "", verb))

    def _shared(self, told: tuple[str, str, str, str, str, str, str, str, bool, bool]) -> Features:
        """The features of these values, in their order; one of each is kept."""
        features = self._features.get(told)
        if features is None:
            features = self._features[told] = Features(*told)
        return features


def _unread(word: str) -> Analysis:
    """The one reading of what is no Arabic word."""
    pos: Pos = "X" if word[:1].isalpha() else "NUM" if word[:1].isdigit() else "PUNCT"
    return Analysis((Segment(word, "stem"),), pos, word, word, Features(), 0.0)


def _names(lexicon: Lexicon) -> frozenset[str]:
    """Given names as they are written."""
    return frozenset(form for entry in lexicon.entries("given_names") for form in (entry.lemma, *entry.forms))


def _common(lexicon: Lexicon) -> dict[str, int]:
    """The commonest words as they stand, with the articles that hold them."""
    return {word: int(seen) for word, seen in (row.split("\t") for row in lexicon.rows("common_words"))}


def _closed_shares(lexicon: Lexicon) -> dict[tuple[str, str], float]:
    learned = {row.split("\t")[1]: int(row.split("\t")[2]) / 100 for row in lexicon.rows("stem_weights") if row[0] == "C"}
    return {(e.lemma, e.gloss): learned.get(f"{e.lemma} {e.gloss}", _RARE) for e in lexicon.entries("closed_class")}
