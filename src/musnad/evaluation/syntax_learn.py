"""Learn what stands beside what from PUD: `python -m musnad.evaluation.syntax_learn SHARED` writes the table `grammar_transitions`.

Each token takes, of the analyses that agree with its gold, the likeliest; what is counted are the faces of neighbours.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from musnad.evaluation.treebanks import GoldSentence, GoldWord, read_pud
from musnad.grammar.faces import BORDER, Face, Faces
from musnad.lexicon import load_lexicon
from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA
from musnad.text.analysis import Analyser

_CLASSES = {
    "N": ("NOUN", "X", "PROPN"), "R": ("PROPN", "X", "NOUN"), "A": ("ADJ",), "V": ("VERB",), "U": ("VERB", "AUX"), "NUM": ("NUM",),
    "PUNCT": ("PUNCT", "SYM"), "X": ("X", "PROPN", "NOUN"),
}  # fmt: skip
_CLOSED = ("ADP", "CCONJ", "CONJ", "SCONJ", "PART", "PRON", "DET", "ADV")
_ASPECTS = {"Perf": "perfect", "Imp": "imperfect"}


def agrees(face: Face, gold: GoldWord, proclitics: int) -> bool:
    """Whether a face has the gold's class, aspect and number of proclitics."""
    if gold.pos not in _CLASSES.get(face.kind, _CLOSED):
        return False
    if face.kind in ("V", "U") and _ASPECTS.get(gold.features.get("Aspect", ""), "") not in ("", face.analysis.features.aspect):
        return False
    if gold.features.get("Voice") == "Pass" and face.analysis.features.voice == "active":
        return False
    return proclitics == sum(s.kind not in ("stem", "pronoun", "article") for s in face.analysis.segments)


def proclitics(sentence: GoldSentence, token: int, stem: int) -> int:
    """How many gold words stand in a token before its stem."""
    return sum(at == token for at in sentence.at[:stem])


def gold_faces(sentence: GoldSentence, faces: Faces) -> list[Face | None]:
    """For each token the likeliest face that agrees with the gold, if any does."""
    found: list[Face | None] = []
    for i, token in enumerate(sentence.document.tokens):
        stem, word = sentence.stem(i), faces.word(token.plain)
        before = proclitics(sentence, i, stem)
        found.append(next((f for f in word.faces if stem >= 0 and agrees(f, sentence.words[stem], before)), None))
    return found


def count(sentences: Sequence[GoldSentence], faces: Faces) -> Counter[tuple[str, str]]:
    """Pairs of right and left face of neighbours."""
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        right: str | None = BORDER
        for face in gold_faces(sentence, faces):
            if face and right:
                pairs[right, face.left] += 1
            right = face.right if face else None
        if right:
            pairs[right, BORDER] += 1
    return pairs


def main(shared: Path, out: Path = DATA) -> None:
    """Learn from PUD and write the table."""
    pairs = count(read_pud(shared), Faces(Analyser(load_lexicon())))
    source = "counts over UD Arabic PUD, https://github.com/UniversalDependencies/UD_Arabic-PUD @be733f4"
    head = {"columns": "right face, left face behind it, times seen", "source": source, "licence": "CC-BY-SA-3.0"}
    write_bulk(out / "grammar_transitions.tsv", head, [(a, b, str(n)) for (a, b), n in sorted(pairs.items())])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
