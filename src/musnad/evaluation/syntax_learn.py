"""Learn from PUD what stands beside what, and what tells a subject: `python -m musnad.evaluation.syntax_learn SHARED`.

Writes the table `grammar_transitions` (each token takes, of the analyses that agree with its gold, the likeliest; what is counted are the
faces of neighbours) and, on words then chosen with it, `grammar_subjects` (weights of features that make the gold subjects likeliest).
Both tables are under the licence of PUD.
"""

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple

from musnad.evaluation.syntax_gold import gold_subject
from musnad.evaluation.treebanks import GoldSentence, GoldWord, read_pud
from musnad.grammar.faces import Face, Faces
from musnad.grammar.features import Candidate, features
from musnad.grammar.find import Grammar
from musnad.grammar.scene import Scene
from musnad.grammar.subjects import candidates
from musnad.grammar.tagging import BORDER, Transitions
from musnad.lexicon import Lexicon, load_lexicon
from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA
from musnad.text.analysis import Analyser

_CLASSES = {
    "N": ("NOUN", "X", "PROPN"), "R": ("PROPN", "X", "NOUN"), "A": ("ADJ",), "V": ("VERB",), "U": ("VERB", "AUX"), "NUM": ("NUM",),
    "PUNCT": ("PUNCT", "SYM"), "X": ("X", "PROPN", "NOUN"),
}  # fmt: skip
_CLOSED = ("ADP", "CCONJ", "CONJ", "SCONJ", "PART", "PRON", "DET", "ADV")
_ASPECTS = {"Perf": "perfect", "Imp": "imperfect"}
_VERBAL = ("VERB", "AUX")
_ROUNDS, _STEP = 60, 0.5
_PULL = 3.0  # towards 0: half the square of each weight costs so many nats
_WORTH = 0.02  # a smaller weight is left out
SOURCE = {"source": "UD Arabic PUD, https://github.com/UniversalDependencies/UD_Arabic-PUD @be733f4", "licence": "CC-BY-SA-3.0"}


class Instance(NamedTuple):
    """A verb of the gold with the candidates for its subject; `right` is the number of the gold one, None where it is not among them."""

    token: int
    candidates: tuple[Candidate, ...]
    right: int | None


def agrees(face: Face, gold: GoldWord, proclitics: int) -> bool:
    """Whether a face has the gold's class, aspect, voice, number and proclitics."""
    features = face.analysis.features
    if gold.pos not in _CLASSES.get(face.kind, _CLOSED):
        return False
    if face.kind in ("V", "U") and _ASPECTS.get(gold.features.get("Aspect", ""), "") not in ("", features.aspect):
        return False
    if features.number == "d" and gold.features.get("Number", "Dual") != "Dual":
        return False
    if gold.features.get("Voice") == "Pass" and features.voice == "active":
        return False
    return proclitics == sum(s.kind not in ("stem", "pronoun", "article") for s in face.analysis.segments)


def gold_faces(sentence: GoldSentence, faces: Faces) -> Iterator[Face | None]:
    """For each token the likeliest face that agrees with the gold, if any does."""
    for i, token in enumerate(sentence.document.tokens):
        stem = sentence.stem(i)
        before = sum(at == i for at in sentence.at[: max(stem, 0)])
        readings = map(faces.face, faces.words[token.plain].analyses)
        yield next((face for face in readings if stem >= 0 and agrees(face, sentence.words[stem], before)), None)


def count_pairs(sentences: Sequence[GoldSentence], faces: Faces) -> Counter[tuple[str, str]]:
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


def instances(sentences: Sequence[GoldSentence], grammar: Grammar) -> Iterator[Instance]:
    """Every gold verb that the grammar reads as one."""
    verbs = auxiliaries(grammar.lexicon)
    for sentence in sentences:
        scene = grammar.scene(sentence.document)
        for first, after in sentence.document.sentences:
            for i in range(first, after):
                stem = sentence.stem(i)
                if scene.faces[i].kind in ("V", "U") and stem >= 0 and sentence.words[stem].pos in _VERBAL:
                    found = candidates(scene, i, first, after)
                    yield Instance(i, tuple(found), _right(scene, found, gold_subject(sentence, stem, verbs)))


def auxiliaries(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas of kana and its sisters."""
    closed = (entry.lemma for entry in lexicon.entries("closed_class") if entry.value == "AUX")
    return frozenset((*(entry.lemma for entry in lexicon.entries("auxiliaries")), *closed))


def _right(scene: Scene, found: Sequence[Candidate], gold: Collection[int]) -> int | None:
    if not gold:
        return 0
    phrases = [None if c.phrase is None else scene.phrases[c.phrase] for c in found]
    return next((n for n, phrase in enumerate(phrases) if phrase and any(phrase.first <= token < phrase.after for token in gold)), None)


def learn_weights(known: Sequence[Instance]) -> dict[str, float]:
    """Weights of features under which the right candidates are likeliest (maximum entropy, by gradient with steps of Adagrad)."""
    numbers: dict[str, int] = {}
    data = [
        ([[numbers.setdefault(f, len(numbers)) for f in features(c)] for c in i.candidates], i.right) for i in known if i.right is not None
    ]
    weights, squares = [0.0] * len(numbers), [1e-6] * len(numbers)
    for _ in range(_ROUNDS):
        slopes = [_PULL * weight for weight in weights]
        for rows, right in data:
            for share, fs, k in zip(_shares(rows, weights), rows, range(len(rows)), strict=True):
                for f in fs:
                    slopes[f] += share - (k == right)
        for f, slope in enumerate(slopes):
            squares[f] += slope * slope
            weights[f] -= _STEP * slope / squares[f] ** 0.5
    return {feature: weights[f] for feature, f in numbers.items()}


def _shares(rows: Sequence[Sequence[int]], weights: Sequence[float]) -> list[float]:
    scores = [sum([weights[f] for f in fs]) for fs in rows]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


def main(shared: Path, out: Path = DATA) -> None:
    """Learn from PUD and write both tables."""
    sentences, lexicon = read_pud(shared), load_lexicon()
    pairs = count_pairs(sentences, Faces(Analyser(lexicon), Transitions(())))
    columns = {"columns": "right face, left face behind it, times seen"}
    write_bulk(out / "grammar_transitions.tsv", SOURCE | columns, [(a, b, str(n)) for (a, b), n in sorted(pairs.items())])
    grammar = Grammar(Analyser(lexicon), Transitions((a, b, n) for (a, b), n in pairs.items()))
    weights = learn_weights(list(instances(sentences, grammar)))
    rows = [(feature, f"{weight:.2f}") for feature, weight in sorted(weights.items()) if abs(weight) > _WORTH]
    write_bulk(out / "grammar_subjects.tsv", SOURCE | {"columns": "feature of a candidate for the subject, its weight in nats"}, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
