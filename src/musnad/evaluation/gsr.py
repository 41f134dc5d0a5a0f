"""Events of single sentences, against the judgements of arabic_event_gsr (openeventdata, PLOVER ASSAULT and PROTEST).

Its sentences are kept in the folder of reference corpora and nowhere else; nothing is trained on them. A sentence counts as told where
the reader finds an event of the type that the words tell as done, not taken up as known, dated long before, called for or denied. Intervals
are bootstrapped over documents, since sentences of one tell one story.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from musnad.errors import GoldError, MusnadError
from musnad.events.background import TAKEN_UP
from musnad.events.status import LONG_PAST
from musnad.records import Event, Reading

FOLDER = "data/arabic_event_gsr"
TYPES = ("assault", "protest")
YES, EASY_NO, DIFFICULT_NO = "yes", "easy no", "difficult no"
_SAMPLES = 500
_INTERVAL = 0.95


class Sentence(NamedTuple):
    """One sentence: its document, the PLOVER type asked for, the judgement, its letters."""

    document: str
    type: str
    label: str
    text: str


class Share(NamedTuple):
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.2f} [{self.low:.2f} {self.high:.2f}]"


class TypeScore(NamedTuple):
    """How one type was told: of sentences with an event, of those without, and F1 of `yes` against every no."""

    type: str
    recall: Share
    precision: Share
    difficult: Share
    f1: float

    def __str__(self) -> str:
        return (
            f"{self.type}: recall of yes {self.recall}, precision against easy no {self.precision}, "
            f"difficult no flagged {self.difficult}, F1 against all no {self.f1:.2f}"
        )


def load_sentences(shared: Path) -> tuple[Sentence, ...]:
    """The judged sentences below `shared`; `GoldError` where they are not there or not in their form."""
    return tuple(sentence for name in TYPES for sentence in _load(shared / FOLDER / f"{name}.jsonl"))


def _load(path: Path) -> list[Sentence]:
    try:
        rows = [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
        return [Sentence(_document(row["id"]), row["type"], row["label"], row["text"]) for row in rows]
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}; give the folder of reference corpora, the one that holds `data`") from error
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise GoldError(f"{path} holds no judged sentences: {error}") from error


def _document(name: str) -> str:
    """The document of a sentence by its name, which ends in the sentence's number."""
    return name.rpartition("-")[0] or name.rpartition("_")[0]


def evaluate_gsr(sentences: Sequence[Sentence], read: Callable[[dict[str, str]], Reading]) -> tuple[TypeScore, ...]:
    """The scores of each type; `read` is `Reader.read`."""
    told: dict[str, list[tuple[Sentence, bool]]] = defaultdict(list)
    for sentence in sentences:
        told[sentence.type].append((sentence, is_told(sentence, read)))
    return tuple(score(kind, judged) for kind, judged in told.items())


def is_told(sentence: Sentence, read: Callable[[dict[str, str]], Reading]) -> bool:
    """Whether a reader finds an event of the sentence's type that is done; a sentence it cannot read holds none."""
    try:
        events = read({"title": "", "content": sentence.text}).events
    except MusnadError:
        return False
    return any(event.type == sentence.type and _is_done(event) for event in events)


def _is_done(event: Event) -> bool:
    known = any(why.startswith((TAKEN_UP, LONG_PAST)) for why in event.because)
    return event.status == "happened" or (event.status == "past" and not known)


_Judged = Sequence[tuple[Sentence, bool]]


def score(kind: str, judged: _Judged) -> TypeScore:
    """The score of one type; `judged` are its sentences with whether an event was told in each."""
    return TypeScore(kind, _interval(judged, _recall), _interval(judged, _precision), _interval(judged, _difficult), _f1(judged))


def _rate(judged: _Judged, *labels: str) -> tuple[int, int]:
    """How many sentences with some labels were told, and how many there are."""
    hits = [told for sentence, told in judged if sentence.label in labels]
    return sum(hits), len(hits)


def _recall(judged: _Judged) -> float:
    told, all_ = _rate(judged, YES)
    return told / all_ if all_ else 0.0


def _precision(judged: _Judged) -> float:
    right, wrong = _rate(judged, YES)[0], _rate(judged, EASY_NO)[0]
    return right / (right + wrong) if right + wrong else 0.0


def _difficult(judged: _Judged) -> float:
    told, all_ = _rate(judged, DIFFICULT_NO)
    return told / all_ if all_ else 0.0


def _f1(judged: _Judged) -> float:
    right, wanted = _rate(judged, YES)
    wrong = _rate(judged, EASY_NO, DIFFICULT_NO)[0]
    return 2 * right / (right + wrong + wanted) if wanted else 0.0


def _interval(judged: _Judged, measure: Callable[[_Judged], float]) -> Share:
    """A measure with its bootstrap interval over documents."""
    documents: dict[str, list[tuple[Sentence, bool]]] = defaultdict(list)
    for sentence, told in judged:
        documents[sentence.document].append((sentence, told))
    rng, groups = random.Random(0), list(documents.values())
    samples = sorted(measure([one for group in rng.choices(groups, k=len(groups)) for one in group]) for _ in range(_SAMPLES))
    edge = int((1 - _INTERVAL) / 2 * _SAMPLES)
    return Share(measure(judged), samples[edge], samples[-edge - 1])
