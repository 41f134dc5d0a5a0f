"""Scoring clitic segmentation against WikiNews (segments in Farasa's way; Abdelali and others 2016, Mubarak 2018).

Farasa cuts more than clitics: both sides are brought to conjunction, preposition, future, stem with article and endings, pronoun.
A word counts as right when all its segments are.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from musnad.errors import GoldError
from musnad.lexicon import load_lexicon
from musnad.text.analysis import Analyser
from musnad.text.folding import fold

_ARTICLE = "ال"  # the
WORKBOOK = "data/wikinews/WikiNews-26-06-2015-RefPOS.xlsx"
# Columns: corrected word, Farasa segments, their parts of speech, date of a new document.
_WORD, _SEGMENTS, _POS, _DOCUMENT = "G", "I", "J", "D"
_SUBJECTS = frozenset(["ت", "ا", "وا", "و", "ون", "ان", "ين", "ن", "نا", "تا", "تم", "تما", "ي"])
_IMPERFECT = frozenset("يتنأ")
_US = "نا"  # a subject after a perfect, an object after an imperfect
_BEFORE = {"ة": "ت", "ى": "ا", "ئ": "ء", "ؤ": "ء"}  # how a stem's end is spelt before a pronoun
_ASSIMILATED: dict[tuple[str, ...], tuple[str, ...]] = {("من", "ما"): ("م", "ما"), ("من", "من"): ("م", "من"), ("عن", "ما"): ("ع", "ما")}


class Word(NamedTuple):
    """One word of the gold: number of its document from 1, its letters, its segments."""

    document: int
    plain: str
    segments: tuple[str, ...]


class Score(NamedTuple):
    """Words right out of words scored, and the commonest mistakes as `word ours gold` with their counts."""

    right: int
    words: int
    mistakes: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        """Words right, between 0 and 1."""
        return self.right / self.words if self.words else 0.0


def evaluate_clitics(shared: Path) -> str:
    """Figures on both halves of WikiNews, by document, as lines to print; `GoldError` where openpyxl or the data is missing."""
    analyser = Analyser(load_lexicon())
    words = list(read_words(shared / WORKBOOK))
    halves = {"developed on": words_of(words, 0), "kept aside": words_of(words, 1), "all": words}
    scores = {name: score(analyser, half) for name, half in halves.items()}
    return "\n".join(f"clitics, WikiNews, {name}: {s.right}/{s.words} words = {s.share:.4f}" for name, s in scores.items())


def words_of(words: list[Word], half: int) -> list[Word]:
    """Words of the documents with even (0, developed on) or odd (1, kept aside) numbers."""
    return [word for word in words if word.document % 2 == half]


def score(analyser: Analyser, words: list[Word]) -> Score:
    """Compare the analyser's first segmentation of each word with the gold's."""
    mistakes: Counter[str] = Counter()
    for word in words:
        ours = _segmented(analyser, word.plain)
        if _comparable(ours) != _comparable(word.segments):
            mistakes[f"{word.plain} {'+'.join(ours)} {'+'.join(word.segments)}"] += 1
    return Score(len(words) - mistakes.total(), len(words), tuple(mistakes.most_common()))


def read_words(workbook: Path) -> Iterator[Word]:
    """Words in Arabic letters whose segments and parts of speech are equally many; cells are read by their reference."""
    try:
        import openpyxl  # only for measuring, so not a dependency of the engine
    except ImportError as error:
        raise GoldError("scoring clitics reads a workbook: pip install openpyxl") from error
    if not workbook.is_file():
        raise GoldError(f"{workbook} is not there: point MUSNAD_SHARED at the reference corpora")
    document = 0
    for row in openpyxl.load_workbook(workbook).worksheets[0].iter_rows(min_row=2):
        cells = {cell.column_letter: str(cell.value) for cell in row if cell.value is not None}
        document += _DOCUMENT in cells
        plain = fold(cells.get(_WORD, "")).plain
        segments, tags = cells.get(_SEGMENTS, "").split("+"), cells.get(_POS, "").split("+")
        if plain and all("ء" <= letter <= "ي" for letter in plain) and len(segments) == len(tags):
            yield Word(document, plain, tuple(_joined(segments, tags)))


def _joined(segments: list[str], tags: list[str]) -> list[str]:
    """The gold's segments with article, endings and subjects joined to their stem."""
    joined: list[str] = []
    verb, glue = "", False
    for segment, tag in ((fold(segment).plain, tag) for segment, tag in zip(segments, tags, strict=True)):
        subject = tag == "PRON" and verb and segment in _SUBJECTS and not (segment == _US and verb[0] in _IMPERFECT)
        if joined and (glue or subject or tag in ("NSUFF", "CASE")):
            joined[-1] += segment
        else:
            joined.append(segment)
        verb, glue = segment if tag == "V" else "", tag == "DET"
    return joined


def _segmented(analyser: Analyser, word: str) -> tuple[str, ...]:
    """Our segments with the article joined to its stem and restored where it was swallowed."""
    best = analyser.analyse(word)[0]
    article = best.features.definite and best.segments[-1].kind != "pronoun" and best.pos in ("NOUN", "ADJ", "PROPN")
    return tuple((_ARTICLE if article and s.kind == "stem" else "") + s.text for s in best.segments if s.kind != "article")


def _comparable(segments: tuple[str, ...]) -> tuple[str, ...]:
    segments = _ASSIMILATED.get(segments, segments)
    return (*(s[:-1] + _BEFORE.get(s[-1], s[-1]) if len(s) > 2 else s for s in segments[:-1]), segments[-1])


if __name__ == "__main__":
    import sys

    print(evaluate_clitics(Path(sys.argv[1])))
