"""Make `event_odds.tsv`, how much surer than its kind each entry of the event tables is: `python -m musnad.train.event_odds FILES…`.

Files hold what readers judged or annotated, as a JSON array: of each article its JSON as `article`, and as `events` what it tells, each with its `type`
and `trig`, the code points `[[start, end], …]` of the words that tell it in the article's text. Articles with a `half` other than `A` are
left out, so that they can tell what the weights are worth.

An entry's odds are those under which the judgements of its events are likeliest, beside the confidence that its kind, its parties and its
place in the article give it; an entry that was seldom judged keeps close to 0 (maximum a posteriori, a normal prior).
"""

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from musnad.events.tables import tables
from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA
from musnad.reading import Reader
from musnad.records import Event

LEAST = 0.1  # confidence from which events are judged, told or not
SPREAD = 0.5  # nats, standard deviation of the prior
WORTH = 0.1  # nats, below which a weight says nothing
STEPS = 30
NEAR = 150  # code points between two words that may tell one event
OPEN = "A"

Entry = tuple[str, str]  # lemma and gloss


class Judged(NamedTuple):
    """One event: the entry whose word tells it, how sure it is without its odds, in log-odds, and whether readers found it right."""

    entry: Entry
    sure: float
    right: bool


def learn(judged: Iterable[Judged]) -> dict[Entry, float]:
    """The odds of each entry, in nats."""
    groups: defaultdict[Entry, list[Judged]] = defaultdict(list)
    for each in judged:
        groups[each.entry].append(each)
    return {entry: _odds(group) for entry, group in groups.items()}


def _odds(group: Sequence[Judged]) -> float:
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


def judge(reader: Reader, articles: Iterable[dict[str, Any]]) -> Iterator[Judged]:
    """The events of some articles, the surest first; each event that is told makes one of them right."""
    known = tables(reader.lexicon).odds
    for each in articles:
        told = list(each["events"])
        for event in sorted(reader.read(each["article"]).events, key=lambda event: -event.confidence):
            entry = _entry(event)
            match = next((one for one in told if one["type"] == event.type and _same(event, one["trig"])), None)
            if match is not None:
                told.remove(match)
            yield Judged(entry, _log_odds(event.confidence) - known.get(entry, 0.0), match is not None)


def _entry(event: Event) -> Entry:
    """The entry that an event names as its first reason: `trigger قتل (kill)`."""
    lemma, _, gloss = event.because[0].removeprefix("trigger ").partition(" (")
    return lemma, gloss.removesuffix(")")


def _same(event: Event, words: Sequence[Sequence[int]]) -> bool:
    if abs(event.trigger.start - words[0][0]) < NEAR:
        return True
    return any(span.start < end and start < span.end for span in (event.trigger, *event.evidence) for start, end in words)


def _log_odds(share: float) -> float:
    share = min(max(share, 0.03), 0.97)
    return math.log(share / (1 - share))


def build(paths: Sequence[Path], out: Path = DATA) -> None:
    """Learn from the open half of `paths`, and write the table."""
    articles = [each for path in paths for each in msgspec.json.decode(path.read_bytes()) if each.get("half", OPEN) == OPEN]
    odds = learn(judge(Reader(least=LEAST), articles))
    head = {
        "columns": "lemma and gloss of an entry of the event tables, its odds in nats",
        "source": "articles of ANT, SaudiNewsNet and dev and train as readers judged their events or annotated them",
        "licence": "Apache-2.0",
    }
    write_bulk(out / "event_odds.tsv", head, [(*entry, f"{value:.2f}") for entry, value in sorted(odds.items()) if abs(value) >= WORTH])


if __name__ == "__main__":
    build([Path(path) for path in sys.argv[1:]])
