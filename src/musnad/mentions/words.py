"""How much a single word looks like a name, and what else it may be; kept by its letters."""

from typing import NamedTuple

from musnad.mentions.tables import ARTICLE, SWALLOWED, Tables
from musnad.text.analysis import Analyser, Analysis
from musnad.text.folding import fold_word
from musnad.text.memory import Memory

KNOWN, FAMILY, WORD, UNKNOWN, RARE = 1.0, 0.9, 0.5, 0.45, 0.3
_UNKNOWN_BELOW, _RARE_BELOW = -17.5, -15.0  # weights (see `Analysis.weight`) of words whose stem nobody has seen, or hardly
_VERB_ABOVE = -13.5
_KINDS = {"NOUN": "N", "PROPN": "N", "X": "X", "ADJ": "A", "VERB": "V", "AUX": "V", "PUNCT": "P", "NUM": "D"}
_HAMZA = ("أ", "إ", "آ")  # first letters that no article has
_AFTER_LETTERS = (ARTICLE, "أ", "إ", "آ")  # what shows that the first letter of an unknown word is a word of its own
_NATIVE = ("ون", "ين", "ات", "ة")  # endings of plurals and feminines
_FOREIGN_BELOW = -20.0  # weight of a word whose letters behind "so the" nobody has seen
_FOREIGN = "فال"  # what foreign names begin with and hardly any unknown noun: "so the"
_HIS = "ته"  # a feminine noun with "his": no name
_ALIF, _SEEN_BELOW = "ا", -13.5  # ending of an indefinite accusative, and weight of words that hardly anybody uses
_NEAR = 1.0  # nats within which a second reading still counts


class Look(NamedTuple):
    """A word out of context.

    kind: N nominal, A adjective, V verb, F function word, P mark, D numeral, X no Arabic word. `name` (0–1): how much it looks like a part
    of a person's name without its first `skip` letters. `given` is the gender of a given name (m f u). `article`: definite by ال.
    `adjective`: may be one. `preposition` and `conjunction` are attached letters of the likeliest reading, `lead` how many those are.
    `weight` is that of the likeliest reading (see `Analysis.weight`), `connector` what the word does inside names,
    `deed` tells the name of a deed (`التهنئة`, congratulation), `accusative` that an ending ا may be no letter of the word itself.
    """

    kind: str
    name: float
    given: str
    skip: int
    article: bool
    adjective: bool
    preposition: str
    conjunction: bool
    lead: int
    pronoun: bool
    connector: str
    letters: str
    weight: float = 0.0
    deed: bool = False
    accusative: bool = False


class Words:
    """Looks at words with the tables of a lexicon; what it has seen it keeps, up to a bound."""

    def __init__(self, tables: Tables, analyser: Analyser) -> None:
        self._tables = tables
        self._analyser = analyser
        self.looks = Memory(self._look)  # by the `plain` letters of words

    def _look(self, plain: str) -> Look:
        analyses = self._analyser.analyse(plain)
        best, folded = analyses[0], fold_word(plain)
        preposition, conjunction, lead = _lead(best)
        skip, name, given = self._name(folded, plain, analyses, lead)
        bare = folded[skip:]
        if RARE <= name <= UNKNOWN and bare in self._tables.nameless:
            name = 0.0
        adjective = any(a.pos == "ADJ" and a.weight > best.weight - _NEAR for a in analyses)
        swallowed = folded.startswith(SWALLOWED, lead - 1) and any(s.kind == "article" for s in best.segments)
        written = plain[skip : skip + 1] not in _HAMZA  # `إلياس`, `ألكسندر` have no article
        article = (bare.startswith(ARTICLE) and len(bare) > 3 and (written or not given)) or swallowed
        last = best.segments[-1]
        pronoun = last.kind == "pronoun" and name < WORD and (len(last.text) > 1 or name < RARE or bool(lead) or folded.endswith(_HIS))
        connector = self._tables.connectors.get(bare, "")
        if lead and not skip and name == UNKNOWN and bare.startswith(_FOREIGN) and not bare.endswith(_NATIVE):
            preposition, conjunction, lead = "", False, 0
        return Look(
            _KINDS.get(best.pos, "F"), name, given, skip, article, adjective, preposition, conjunction, lead, pronoun, connector, bare,
            best.weight, best.features.form == "masdar",
            bare.endswith(_ALIF) and not (best.weight < _SEEN_BELOW and best.lemma.endswith(_ALIF)),
        )  # fmt: skip

    def _other(self, plain: str, best: Analysis) -> bool:
        """Whether a verb or a function word that is met is only folded like a name: `على` (on) like `علي`."""
        return best.pos not in ("NOUN", "PROPN", "ADJ", "X") and best.weight > _UNKNOWN_BELOW and plain not in self._tables.spelt

    def _name(self, folded: str, plain: str, analyses: tuple[Analysis, ...], lead: int) -> tuple[int, float, str]:
        """Letters before the name, how much it is one, and its gender if it is a given name."""
        for skip in (0, 1, 2) if len(folded) > 3 else (0,):
            if skip and folded[skip - 1] not in self._tables.letters:
                break
            known = self._known_name(folded[skip:])
            if known[0] and self._other(plain[skip:], analyses[0]):
                break
            if known[0] and (not skip or lead >= skip or (known[0] > WORD and analyses[0].weight < _RARE_BELOW)):
                return skip, *known
        best = analyses[0]
        if folded.startswith(SWALLOWED):
            return lead, 0.0, ""
        if best.pos == "X":
            return 0, UNKNOWN if len(folded) > 1 else 0.0, ""
        if best.pos in ("NOUN", "PROPN", "ADJ") and best.weight < _RARE_BELOW and not any(_is_verb(a) for a in analyses):
            joined = plain[1:].startswith(_AFTER_LETTERS) and folded[0] in self._tables.letters
            if plain.startswith(_FOREIGN) and best.weight < _FOREIGN_BELOW and not plain.endswith(_NATIVE):
                return 0, UNKNOWN, ""
            return (
                (max(lead, 1) if joined else lead if best.weight > _UNKNOWN_BELOW else 0),
                UNKNOWN if best.weight < _UNKNOWN_BELOW else RARE,
                "",
            )
        return lead, 0.0, ""

    def _known_name(self, word: str) -> tuple[float, str]:
        given = self._tables.given.get(word)
        if given:
            return (WORD if given.word else KNOWN), given.gender
        return (FAMILY if word in self._tables.surnames else 0.0), ""


def _is_verb(analysis: Analysis) -> bool:
    return analysis.pos == "VERB" and analysis.weight > _VERB_ABOVE


def _lead(analysis: Analysis) -> tuple[str, bool, int]:
    """Attached preposition, whether a conjunction is attached, and the letters of both."""
    preposition, conjunction, lead = "", False, 0
    for segment in analysis.segments:
        if segment.kind == "preposition":
            preposition = segment.text
        elif segment.kind == "conjunction":
            conjunction = True
        else:
            break
        lead += len(segment.text)
    return preposition, conjunction, lead
