"""Sentences of the treebanks PUD and PADT as raw text, with each word's gold beside the tokens of that text.

PUD (UD Arabic PUD, CC BY-SA 3.0) tells where blanks stand. PADT (UD Arabic PADT of 2016, CC BY-NC-SA 3.0) is vocalised with its clitics
split: marks are stripped and clitics glued on again, with the spelling that they have there (`وزارة ها` becomes `وزارتها`).
"""

import lzma
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from musnad.errors import GoldError
from musnad.text.document import Document, prepare
from musnad.text.folding import fold

PUD = "data/pud/ar_pud-ud-test.conllu"
PADT = ("data/padt/ar-ud-dev.v1-lemmas.conllu.xz", "data/padt/ar-ud-test.v1-lemmas.conllu.xz")
_TO, _ARTICLE, _LONG = "ل", "ال", "اء"  # to, the, an ending whose hamza moves
_PROCLITICS = frozenset("وفبلكسأ")
_FORM, _LEMMA, _POS, _DETAIL, _FEATURES, _HEAD, _RELATION, _MISC = 1, 2, 3, 4, 5, 6, 7, 9
_BEFORE_PRONOUN = {"ة": "ت", "ى": "ا"}
_PREPOSITIONS = {"إلى": "إلي", "على": "علي", "لدى": "لدي"}
_HAMZA = {"Gen": "ئ", "Nom": "ؤ"}
_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "PROPN", "NUM", "X", "AUX", "DET", "ADV", "SYM"))


class GoldWord(NamedTuple):
    """One syntactic word: letters without marks, lemma, universal part of speech, features, number of its head from 0 (-1: root), relation.

    glued: no blank behind it. pronoun: a suffix. demonstrative: `هذا` and its kin.
    """

    form: str
    lemma: str
    pos: str
    features: dict[str, str]
    head: int
    relation: str
    glued: bool
    pronoun: bool
    demonstrative: bool


class GoldSentence(NamedTuple):
    """A sentence as the reader sees it, and its gold: `at` gives for each gold word the token it stands in."""

    document: Document
    words: tuple[GoldWord, ...]
    at: tuple[int, ...]

    def stem(self, token: int) -> int:
        """The gold word that a token is about: the one that is no clitic; -1 where a token begins no gold word."""
        here = [i for i, at in enumerate(self.at) if at == token]
        content = [i for i in here if self.words[i].pos in _CONTENT]
        whole = [i for i in here if len(self.words[i].form) > 1 and not self.words[i].pronoun]
        return (content or whole or here or [-1])[0]


def read_pud(shared: Path) -> list[GoldSentence]:
    """All sentences of PUD; `GoldError` where it is missing."""
    return [_sentence(words) for words in _trees(shared / PUD)]


def read_padt(shared: Path) -> list[GoldSentence]:
    """All sentences of the development and test parts of PADT; `GoldError` where one is missing."""
    return [_sentence(_glue(words)) for part in PADT for words in _trees(shared / part)]


def _trees(path: Path) -> Iterator[list[GoldWord]]:
    if not path.is_file():
        raise GoldError(f"{path} is not there: point MUSNAD_SHARED at the reference corpora")
    text = lzma.decompress(path.read_bytes()).decode() if path.suffix == ".xz" else path.read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        words = [_word(row) for row in rows if row[0].isdigit()]
        if words:
            yield words


def _word(row: list[str]) -> GoldWord:
    features = dict(pair.split("=", 1) for pair in row[_FEATURES].split("|") if "=" in pair)
    pronoun = row[_DETAIL].startswith("SP") and row[_DETAIL][8:9] in ("2", "4")
    form = fold(row[_FORM]).plain.strip() or row[_FORM]
    lemma, glued, demonstrative = fold(row[_LEMMA]).plain, "SpaceAfter=No" in row[_MISC], row[_DETAIL][:2] in ("SD", "PD")
    return GoldWord(form, lemma, row[_POS], features, int(row[_HEAD]) - 1, row[_RELATION], glued, pronoun, demonstrative)


def _glue(words: list[GoldWord]) -> list[GoldWord]:
    """Words of PADT with the blanks and the spelling of running text."""
    glued = list(words)
    for i, (word, after) in enumerate(pairwise(words)):
        if word.pos == after.pos == "X" and word.form == after.form:  # one word that stands once for each of its parts
            glued[i] = glued[i]._replace(glued=True)
            glued[i + 1] = after._replace(form="")
        elif word.form in _PROCLITICS and word.pos != "X" and after.form[0].isalpha():
            glued[i] = word._replace(glued=True)
            if word.form == _TO and after.form.startswith(_ARTICLE):
                glued[i + 1] = after._replace(form=after.form[2:] if after.form[2:3] == _TO else after.form[1:])
        elif after.pronoun and word.pos != "PUNCT":
            glued[i] = glued[i]._replace(form=_before_pronoun(glued[i]), glued=True)
    return glued


def _before_pronoun(word: GoldWord) -> str:
    form = word.form
    if form in _PREPOSITIONS:
        return _PREPOSITIONS[form]
    if form.endswith(_LONG):
        return form[:-1] + _HAMZA.get(word.features.get("Case", ""), "ء")
    return form[:-1] + _BEFORE_PRONOUN.get(form[-1], form[-1]) if len(form) > 1 else form


def _sentence(words: list[GoldWord]) -> GoldSentence:
    text = "".join(word.form + ("" if word.glued else " ") for word in words)
    document = prepare(text)
    starts = [token.start for token in document.tokens]
    begins = accumulate((len(word.form) + (not word.glued) for word in words[:-1]), initial=0)
    return GoldSentence(
        document,
        tuple(words),
        tuple(max(0, bisect_right(starts, begin - (not word.form)) - 1) for word, begin in zip(words, begins, strict=True)),
    )
