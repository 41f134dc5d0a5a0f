"""Choosing analyses by context: the likeliest path through the readings of a sentence (Viterbi 1967).

The weight of an analysis is the log share of a word read so, its proclitics included; what its left neighbour adds is how much likelier
its left face is behind that neighbour's right face than anywhere. Pairs seldom seen fall back on the classes of both.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import TYPE_CHECKING, TypeAlias

from musnad.lexicon import Lexicon

if TYPE_CHECKING:
    from musnad.grammar.faces import Word

BORDER = "^"  # what stands before the first and after the last word of a sentence
_PAIRS = 6.0  # pairs that the classes of both faces are worth
_CLASSES = 10.0  # pairs of classes that the shares of faces alone are worth
_IMPOSSIBLE = -1e9
_LEAST = 1e-3  # a pair is never thought rarer than this against chance


class Transitions:
    """How much likelier a left face is behind a right face than anywhere, in nats; worked out when first asked for."""

    def __init__(self, counts: Iterable[tuple[str, str, float]]) -> None:
        """Take (right face, left face, times seen side by side)."""
        self._rows: dict[str, Row] = {}
        self._pairs: dict[tuple[str, str], float] = {}
        self._sums: dict[str, float] = {}
        self._lefts: dict[str, float] = {}
        self._total = 0.0
        for right, left, n in counts:
            for a, b in ((right, left), (coarse(right), coarse(left))):
                self._pairs[a, b] = self._pairs.get((a, b), 0.0) + n
                self._sums[a] = self._sums.get(a, 0.0) + n
            for b in (left, coarse(left)):
                self._lefts[b] = self._lefts.get(b, 0.0) + n
            self._total += n

    def row(self, right: str) -> "Row":
        """Weights behind one right face."""
        row = self._rows.get(right)
        if row is None:
            row = self._rows[right] = Row(self, right)
        return row

    def weigh(self, right: str, left: str) -> float:
        """The weight of one pair."""
        classes = coarse(right), coarse(left)
        lift = self._lift(classes, _CLASSES, 1.0)
        return log(max(self._lift((right, left), _PAIRS, lift), _LEAST))

    def _lift(self, pair: tuple[str, str], belief: float, otherwise: float) -> float:
        anywhere = (self._lefts.get(pair[1], 0.0) + 0.5) / self._total
        return (self._pairs.get(pair, 0.0) / anywhere + belief * otherwise) / (self._sums.get(pair[0], 0.0) + belief)


class Row(dict[str, float]):
    """Weights of left faces behind one right face, filled as they come by."""

    def __init__(self, transitions: Transitions, right: str) -> None:
        super().__init__()
        self._transitions, self._right = transitions, right

    def __missing__(self, left: str) -> float:
        weight = self[left] = self._transitions.weigh(self._right, left)
        return weight


Candidate: TypeAlias = tuple[str, Row, float, int]  # left tag, weights behind its right tag, weight, number among the analyses


def read_transitions(lexicon: Lexicon) -> Transitions:
    """The transitions of the table `grammar_transitions`."""
    rows = (row.split("\t") for row in lexicon.rows("grammar_transitions"))
    return Transitions((right, left, float(n)) for right, left, n in rows)


def coarse(tag: str) -> str:
    """The class of a face: its markers, kind and state, without gender, person or lemma."""
    return "<" + (tag[: tag.index(":")] if ":" in tag else tag.rstrip("fpmx") or tag)


def choose(words: Sequence["Word"], transitions: Transitions) -> list[int]:
    """For each word of one sentence the number of the analysis that the context makes likeliest.

    A word with one candidate cuts the sentence: what stands before it does not matter behind it.
    """
    chosen: list[int] = []
    row, run = transitions.row(BORDER), []
    for word in words:
        candidates = word.candidates
        if len(candidates) > 1:
            run.append(candidates)
            continue
        left, next_row, _, number = candidates[0]
        if run:
            chosen += _resolve(row, run, left)
            run = []
        chosen.append(number)
        row = next_row
    if run:
        chosen += _resolve(row, run, BORDER)
    return chosen


def _resolve(row: Row, run: Sequence[tuple[Candidate, ...]], after: str) -> Iterable[int]:
    """The best way through words between a right face and a left one."""
    if len(run) == 1:
        best, chosen = _IMPOSSIBLE, 0
        for left, behind, weight, number in run[0]:
            score = row[left] + weight + behind[after]
            if score > best:
                best, chosen = score, number
        return (chosen,)
    states = [(0.0, row)]
    paths: list[list[tuple[int, int]]] = []  # for each candidate: its number, the candidate before it
    for candidates in run:
        states, path = _step(states, candidates)
        paths.append(path)
    at = -max([(score + behind[after], -i) for i, (score, behind) in enumerate(states)])[1]
    return reversed(list(_trace(paths, at)))


def _step(states: Sequence[tuple[float, Row]], candidates: tuple[Candidate, ...]) -> tuple[list[tuple[float, Row]], list[tuple[int, int]]]:
    """The states behind one more word, and how each was reached."""
    reached: list[tuple[float, Row]] = []
    path: list[tuple[int, int]] = []
    for left, behind, weight, number in candidates:
        best, back = _IMPOSSIBLE, 0
        for i, (score, before) in enumerate(states):
            if (total := score + before[left]) > best:
                best, back = total, i
        reached.append((best + weight, behind))
        path.append((number, back))
    return reached, path


def _trace(paths: Sequence[Sequence[tuple[int, int]]], at: int) -> Iterator[int]:
    for path in reversed(paths):
        number, at = path[at]
        yield number
