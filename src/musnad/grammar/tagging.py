"""Choosing analyses by context: the likeliest path through the readings of a sentence (Viterbi 1967).

The weight of an analysis is the log share of a word read so, its proclitics included; what its left neighbour adds is how much likelier
its left face is behind that neighbour's right face than anywhere. Pairs seldom seen fall back on the classes of both.
"""

from collections.abc import Iterable, Sequence
from math import log

from musnad.grammar.faces import BORDER, Word
from musnad.lexicon import Lexicon

_PAIRS = 6.0  # pairs that the classes of both faces are worth
_CLASSES = 10.0  # pairs of classes that the shares of faces alone are worth


class Transitions:
    """How much likelier a left face is behind a right face than anywhere, in nats; worked out when first asked for."""

    def __init__(self, counts: Iterable[tuple[str, str, float]]) -> None:
        """Take (right face, left face, times seen side by side)."""
        self.rows: dict[str, _Row] = {}
        self._pairs: dict[tuple[str, str], float] = {}
        self._sums: dict[str, float] = {}
        self._lefts: dict[str, float] = {}
        self.total = 0.0
        for right, left, n in counts:
            for a, b in ((right, left), (coarse(right), coarse(left))):
                self._pairs[a, b] = self._pairs.get((a, b), 0.0) + n
                self._sums[a] = self._sums.get(a, 0.0) + n
            for b in (left, coarse(left)):
                self._lefts[b] = self._lefts.get(b, 0.0) + n
            self.total += n

    def row(self, right: str) -> "_Row":
        """Weights behind one right face."""
        row = self.rows.get(right)
        if row is None:
            row = self.rows[right] = _Row(self, right)
        return row

    def weigh(self, right: str, left: str) -> float:
        """The weight of one pair."""
        classes = coarse(right), coarse(left)
        anywhere = (self._lefts.get(classes[1], 0.0) + 0.5) / self.total
        lift = (self._pairs.get(classes, 0.0) / anywhere + _CLASSES) / (self._sums.get(classes[0], 0.0) + _CLASSES)
        if right == classes[0] and left == classes[1]:
            return log(max(lift, 1e-3))
        own = (self._lefts.get(left, 0.0) + 0.5) / self.total
        lift = (self._pairs.get((right, left), 0.0) / own + _PAIRS * lift) / (self._sums.get(right, 0.0) + _PAIRS)
        return log(max(lift, 1e-3))


class _Row(dict[str, float]):
    """Weights of left faces behind one right face, filled as they come by."""

    def __init__(self, transitions: Transitions, right: str) -> None:
        super().__init__()
        self._transitions, self._right = transitions, right

    def __missing__(self, left: str) -> float:
        weight = self[left] = self._transitions.weigh(self._right, left)
        return weight


def read_transitions(lexicon: Lexicon) -> Transitions:
    """The transitions of the table `grammar_transitions`."""
    rows = (row.split("\t") for row in lexicon.rows("grammar_transitions"))
    return Transitions((right, left, float(n)) for right, left, n in rows)


def coarse(tag: str) -> str:
    """The class of a face: its markers, kind and state, without gender, person or lemma."""
    return "<" + (tag[: tag.index(":")] if ":" in tag else tag.rstrip("fpmx") or tag)


def choose(words: Sequence[Word], transitions: Transitions) -> list[int]:
    """For each word of one sentence the number of the face that the context makes likeliest."""
    paths: list[list[tuple[int, int]]] = []  # for each candidate: number of its face, candidate before it
    states = [(0.0, transitions.row(BORDER))]
    for word in words:
        path: list[tuple[int, int]] = []
        after = []
        for left, right, weight, number in word.candidates:
            if len(states) == 1:
                best, back = states[0][0] + states[0][1][left], 0
            else:
                best, back = max([(score + row[left], i) for i, (score, row) in enumerate(states)])
            path.append((number, back))
            after.append((best + weight, transitions.row(right)))
        paths.append(path)
        states = after
    at = max(range(len(states)), key=lambda i: states[i][0] + states[i][1][BORDER])
    chosen: list[int] = []
    for path in reversed(paths):
        number, at = path[at]
        chosen.append(number)
    chosen.reverse()
    return chosen
