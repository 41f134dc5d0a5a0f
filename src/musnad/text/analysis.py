"""What a word may be, out of context: its segments, part of speech, lemma and features, ranked.

A word's analyses are made from its letters alone (`Token.plain`); choosing among them by context is the grammar's work.
Parts of speech are those of Universal Dependencies. Written Arabic hides vowels, so a feature that the letters do not tell is
the empty string: `mood` of `يكتب` is empty, of `يكتبون` it is `indicative`, of `يكتبوا` it is `dependent`.
"""

from typing import Literal, NamedTuple

from musnad.lexicon import Lexicon

SegmentKind = Literal["conjunction", "preposition", "future", "question", "emphasis", "article", "stem", "pronoun"]
Pos = Literal["NOUN", "ADJ", "VERB", "PROPN", "ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET", "NUM", "ADV", "AUX", "PUNCT", "X"]


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
    without vowels: third person masculine perfect of a verb, also for its participles and verbal noun (`features.form`) where the
    word is known as one, else the stem without endings. `vocalised` is the lemma with vowels, empty when not known.
    `object` says what a verb takes: trans, intrans, ditrans, or empty.
    """

    segments: tuple[Segment, ...]
    pos: Pos
    stem: str
    lemma: str
    features: Features
    weight: float
    vocalised: str = ""
    object: str = ""


class Analyser:
    """Reads words out of context with the tables of a lexicon; what it has read it keeps, up to a bound."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make an analyser over the tables of `lexicon`."""
        self.lexicon = lexicon

    def analyse(self, plain: str) -> tuple[Analysis, ...]:
        """All likely readings of one word (`Token.plain`), best first; never empty."""
        return (Analysis((Segment(plain, "stem"),), "X", plain, plain, Features(), 0.0),)

    def segment(self, plain: str) -> tuple[str, ...]:
        """The letters of the likeliest segments: `وبالوزارة` (and with the ministry) gives `و ب ال وزارة`."""
        return tuple(segment.text for segment in self.analyse(plain)[0].segments)

    def split_glued(self, plain: str) -> tuple[str, ...]:
        """The words that a missing space glued together (`فيمؤتمر`, in a conference), or the one word."""
        return (plain,)
