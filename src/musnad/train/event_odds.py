"""How much surer than its kind each entry of the event tables is, learned from the open half of the judged events of ANT.

Only ANT may be learned from: what quotes SaudiNewsNet is not for weights that ship. The other half, and whatever else was annotated, tell
what the odds are worth.

An entry's odds are those under which what became of its events is likeliest, beside the confidence that its kind, its parties and its
place in the article give them; those of an entry that is seldom told keep close to 0 (maximum a posteriori, a normal prior).
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from musnad.evaluation.corpus import checkout
from musnad.evaluation.further import judged
from musnad.evaluation.scores import Evaluation
from musnad.events.tables import tables
from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA
from musnad.reading import Reader
from musnad.records import Event, Reading

FILE = DATA / "event_odds.tsv"
LEAST = 0.1  # confidence from which events count, told or not
SPREAD = 0.3  # nats, standard deviation of the prior
ELSEWHERE = 0.5  # share of the odds that holds outside the outlet they are learned from: beyond it newspapers lose what the radio gains
WORTH = 0.05  # nats, below which a weight says nothing
STEPS = 30
_LOWEST = 0.03  # confidence taken for lower ones, so that no single event weighs more than ten others

Entry = tuple[str, str]  # lemma and gloss
Read = Callable[[Mapping[str, Any]], Reading]


class Told(NamedTuple):
    """One event: the entry whose word tells it, how sure it is without its odds, in log-odds, and whether it is right."""

    entry: Entry
    sure: float
    right: bool


def learn(told: Iterable[Told]) -> dict[Entry, float]:
    """The odds of each entry, in nats."""
    groups: defaultdict[Entry, list[Told]] = defaultdict(list)
    for each in told:
        groups[each.entry].append(each)
    return {entry: _odds(group) for entry, group in groups.items()}


def _odds(group: Sequence[Told]) -> float:
    """By Newton's method."""
    odds = 0.0
    for _ in range(STEPS):
        slope, bend = -odds / SPREAD**2, 1 / SPREAD**2
        for each in group:
            likely = 1 / (1 + math.exp(-each.sure - odds))
            slope += each.right - likely
            bend += likely * (1 - likely)
        odds += slope / bend
    return odds


def tell(reader: Reader, evaluate: Callable[[Read], Evaluation]) -> Iterator[Told]:
    """The events of the articles that `evaluate` reads and compares with what they tell."""
    known = tables(reader.lexicon).odds
    readings: list[Reading] = []

    def read(article: Mapping[str, Any]) -> Reading:
        readings.append(reader.read(article))
        return readings[-1]

    for compared, reading in zip(evaluate(read).articles, readings, strict=True):
        right = {id(event) for event, _ in compared.comparison.right["events"]}
        for scored, event in zip(compared.read.events, reading.events, strict=True):
            entry = _entry(event)
            yield Told(entry, _log_odds(event.confidence) - known.get(entry, 0.0), id(scored) in right)


def _entry(event: Event) -> Entry:
    """The entry that an event names as its first reason: `trigger قتل (kill)`."""
    lemma, _, gloss = event.because[0].removeprefix("trigger ").partition(" (")
    return lemma, gloss.removesuffix(")")


def _log_odds(share: float) -> float:
    share = min(max(share, _LOWEST), 1 - _LOWEST)
    return math.log(share / (1 - share))


def learn_odds(shared: Path) -> dict[Entry, float]:
    """Odds worth telling, by entry in order. Raises `GoldError` where corpora are not in `shared`."""
    known = replace(judged(checkout(), shared), corpus="ant/")
    learned = learn(tell(Reader(least=LEAST), lambda read: known.evaluate(read, "developed")))
    odds = {entry: value * ELSEWHERE for entry, value in learned.items()}
    return {entry: value for entry, value in sorted(odds.items()) if abs(value) >= WORTH}


def write(odds: Mapping[Entry, float], file: Path) -> None:
    """Write the table whole."""
    head = {
        "columns": "lemma and gloss of an entry of the event tables, its odds in nats",
        "source": "events of ANT, https://github.com/antcorpus/antcorpus.data, as readers judged them: tests/gold/judged.jsonl.xz",
        "licence": "Apache-2.0",
    }
    write_bulk(file, head, [(*entry, f"{value:.2f}") for entry, value in odds.items()])
