"""Classes of words that stand in like places, from text without labels.

Words are described by their neighbours one and two places away (positive pointwise mutual information, reduced by a singular value
decomposition; Levy, Goldberg and Dagan 2015) and put in classes of three grains by k-means.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from musnad.text.folding import fold_word

SIZES = (50, 200, 600)
_LEAST = 3  # times a word must be seen
_COLUMNS = 4000  # commonest words that tell places apart; one more column is the border, one all other words
_PLACES = (-1, 1, -2, 2)
_DIMENSIONS = 100
_SMOOTHING = 0.75


def word_classes(sentences: Iterable[Sequence[str]], seed: int = 0) -> dict[str, str]:
    """For each word seen often enough, by folded letters, its classes as features: `cl0=17 cl1=8 cl2=511`."""
    from sklearn.cluster import MiniBatchKMeans

    lines = [[_letters(word) for word in sentence] for sentence in sentences]
    seen = Counter(word for line in lines for word in line)
    words = [word for word, times in sorted(seen.items(), key=lambda item: (-item[1], item[0])) if times >= _LEAST]
    vectors = _vectors(_neighbours(lines, {word: i for i, word in enumerate(words)}), seed)
    grains = [MiniBatchKMeans(min(size, len(words)), random_state=seed, batch_size=4096, n_init=3).fit(vectors).labels_ for size in SIZES]
    return {word: " ".join(f"cl{g}={labels[i]}" for g, labels in enumerate(grains)) for i, word in enumerate(words)}


def _letters(word: str) -> str:
    return "0" if word[0].isdigit() else fold_word(word)


def _neighbours(lines: Sequence[Sequence[str]], numbers: dict[str, int]) -> Any:
    """Counts of what stands at each place beside each word, as a sparse matrix."""
    import numpy
    from scipy.sparse import csr_matrix

    width = _COLUMNS + 2
    at: list[int] = []
    beside: list[int] = []
    for line in lines:
        ids = [numbers.get(word, -1) for word in line]
        for i, word in enumerate(ids):
            if word < 0:
                continue
            for block, place in enumerate(_PLACES):
                j = i + place
                column = _COLUMNS if not 0 <= j < len(ids) else ids[j] if 0 <= ids[j] < _COLUMNS else _COLUMNS + 1
                at.append(word)
                beside.append(block * width + column)
    counts = csr_matrix((numpy.ones(len(at), dtype=numpy.float32), (at, beside)), shape=(len(numbers), width * len(_PLACES)))
    counts.sum_duplicates()
    return counts


def _vectors(counts: Any, seed: int) -> Any:
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.utils.extmath import randomized_svd

    rows = numpy.asarray(counts.sum(1)).ravel()
    columns = numpy.asarray(counts.sum(0)).ravel() ** _SMOOTHING
    pairs = counts.tocoo()
    told = numpy.log(pairs.data * columns.sum() / (rows[pairs.row] * numpy.maximum(columns[pairs.col], 1e-9)))
    positive = told > 0
    matrix = csr_matrix((told[positive], (pairs.row[positive], pairs.col[positive])), shape=counts.shape)
    left, values, _ = randomized_svd(matrix, min(_DIMENSIONS, min(matrix.shape) - 1), n_iter=4, random_state=seed)
    vectors = left * numpy.sqrt(values)
    return vectors / (numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
