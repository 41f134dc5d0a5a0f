"""Reading many articles: in order, in bounded memory, and nothing lost when a worker dies."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping
from itertools import count, islice
from typing import Any

import pytest

from musnad.errors import LexiconError
from musnad.reading import Reader
from musnad.scale import outcomes as scale
from musnad.scale import read_many
from musnad.scale.outcomes import AHEAD, BATCH
from musnad.sources import Problem, Source

CONTENT = "قال الوزير سالم المبروك إن المعبر مفتوح أمام الجميع."
KILLER = "the article that kills its reader"
forked = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="workers must inherit what the test puts in place")


def source(number: int, **fields: Any) -> Source:
    return Source(f"many.jsonl:{number}", str(number), {"id": str(number), "title": "خبر", "content": CONTENT, **fields}, many=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_order_and_problems_in_their_place(workers: int) -> None:
    """Whatever the number of processes: one outcome for each input, in the order they came; what is bad is a problem that names it."""
    items = [source(0), Problem("gone.html", "gone.html: no such file"), source(2, content="The road is open. " * 9), source(3)]
    outcomes = list(read_many(items, workers=workers))
    assert [outcome.source for outcome in outcomes] == items
    assert [outcome.reading.article.id if outcome.reading else None for outcome in outcomes] == ["0", None, None, "3"]
    assert [outcome.problem.name for outcome in outcomes if outcome.problem] == ["gone.html", "many.jsonl:2"]


@pytest.mark.parametrize("workers", [1, 2])
def test_articles_are_taken_as_they_are_needed(workers: int) -> None:
    """An endless stream can be read: no more is opened than the processes need to keep busy."""
    opened = 0

    def endless() -> Iterator[Source]:
        nonlocal opened
        for opened in count(1):
            yield source(opened)

    stream = read_many(endless(), workers=workers)
    assert len(list(islice(stream, 3))) == 3
    assert opened <= workers * (AHEAD + 1) * BATCH
    stream.close()  # type: ignore[attr-defined]


@forked
def test_a_killed_worker_loses_its_article_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system kills a process, the article it read is named and every other one is read once."""

    class Mortal(Reader):
        def read(self, source: Mapping[str, Any], published: str | None = None) -> Any:  # type: ignore[override]
            if source["title"] == KILLER:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().read(source, published)

    monkeypatch.setattr(scale, "Reader", Mortal)
    monkeypatch.setattr(scale, "BATCH", 2)
    outcomes = list(read_many([source(i, **({"title": KILLER} if i == 4 else {})) for i in range(30)], workers=2))
    assert sorted(outcome.source.name for outcome in outcomes) == sorted(f"many.jsonl:{i}" for i in range(30))
    (problem,) = [outcome.problem for outcome in outcomes if outcome.problem]
    assert problem.name == "many.jsonl:4"
    assert "was killed" in problem.reason


def test_an_error_of_our_own_costs_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """What should never happen goes to quarantine with its place, and the rest is read."""

    class Faulty(Reader):
        def read(self, source: Mapping[str, Any], published: str | None = None) -> Any:  # type: ignore[override]
            return [][1] if source["title"] == KILLER else super().read(source, published)

    monkeypatch.setattr(scale, "Reader", Faulty)
    first, second = read_many([source(0, title=KILLER), source(1)])
    assert first.problem
    assert "IndexError in test_outcomes.py" in first.problem.reason
    assert second.reading


def test_a_broken_lexicon_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stops every worker is raised here, not blamed on each article."""

    def broken() -> None:
        raise LexiconError("cues.toml: no such field")

    monkeypatch.setattr(scale, "load_lexicon", broken)
    with pytest.raises(LexiconError, match="no such field"):
        list(read_many([source(0)], workers=2))
