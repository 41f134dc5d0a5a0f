"""How fast articles are read, against touching every word once, and which room takes how long."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from inspect import isroutine
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.corpus import Article
from benchmarks.result import Row, Section
from musnad import MusnadError, Reader, reading
from musnad.text import tokens
from musnad.text.folding import fold

WORD = re.compile(r"\w+")
ROUNDS = 10  # parts of the corpus in which reader and floor take turns, so that a busy moment hits both


def speed(articles: Sequence[Article]) -> Section:
    """Articles and words a second on one core, and the ratio to the floor taken in the same run."""
    reader = Reader()
    for article in articles[:50]:
        _read(reader, article)
    words, read, refused, floor_seconds, seconds = 0, 0, 0, 0.0, 0.0
    for part in (articles[i::ROUNDS] for i in range(ROUNDS)):
        took, found = timed(lambda part=part: sum(map(touch, part)))  # type: ignore[misc]
        words, floor_seconds = words + found, floor_seconds + took
        took, done = timed(lambda part=part: sum(_read(reader, article) for article in part))  # type: ignore[misc]
        read, refused, seconds = read + done, refused + len(part) - done, seconds + took
    return Section("speed", "Reading articles", f"{len(articles):,} articles of SaudiNewsNet, {words / len(articles):.0f} words each, "
                   f"processor seconds of one core, JSON not written, {build()}", [
        Row("articles a second", f"{len(articles) / seconds:,.0f}", "≥ 150"),
        Row("words a second", f"{words / seconds:,.0f}"),
        Row("refused (no article, not Arabic)", f"{refused}"),
        Row("the floor: fold, and find every word once", f"{words / floor_seconds:,.0f} words a second"),
        Row("times the floor", f"{seconds / floor_seconds:.1f}"),
    ])  # fmt: skip


def touch(article: Article) -> int:
    """Touch every word once: fold, and count what is a word."""
    return len(WORD.findall(fold(f"{article['title']}\n\n{article['content']}").folded))


def build() -> str:
    """Which Musnad is measured."""
    return "pure Python" if Path(tokens.__file__).suffix == ".py" else "compiled to C"


def rooms(articles: Sequence[Article]) -> Section:
    """The share of each room in the plan."""
    spent: dict[str, float] = defaultdict(float)
    reader = Reader()
    for article in articles[:50]:
        _read(reader, article)
    with clocks(spent):
        start = process_time()
        read = [found for article in articles if (found := _reading(reader, article))]
        total = process_time() - start
    start = process_time()
    for found in read:
        found.to_json()
    json = process_time() - start
    spent["the plan itself"] = total - sum(spent.values())
    rows = [_share(name, seconds, total, len(articles)) for name, seconds in sorted(spent.items(), key=lambda item: -item[1])]
    note = f"{len(articles):,} articles, each door of the plan wrapped in a clock, {build()}"
    return Section("rooms", "Share of each room", note, [*rows, _share("writing JSON (beside the reading)", json, total, len(articles))])


def _share(name: str, seconds: float, total: float, articles: int) -> Row:
    return Row(name, f"{seconds / total:.1%}, {seconds / articles * 1e3:.2f} ms an article")


@contextmanager
def clocks(spent: dict[str, float]) -> Iterator[None]:
    """Add up in `spent`, by room, the seconds inside every function that the plan imports from a room."""
    doors = {name: door for name, door in vars(reading).items() if isroutine(door) and door.__module__ != reading.__name__}
    try:
        for name, door in doors.items():
            setattr(reading, name, _clocked(door, spent))
        yield
    finally:
        for name, door in doors.items():
            setattr(reading, name, door)


def _clocked(door: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    room = door.__module__.split(".")[1]

    @wraps(door)
    def clocked(*args: Any, **options: Any) -> Any:
        start = process_time()
        try:
            return door(*args, **options)
        finally:
            spent[room] += process_time() - start

    return clocked


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds that `work` took, and its result."""
    start = process_time()
    result = work()
    return process_time() - start, result


def _read(reader: Reader, article: Article) -> bool:
    return _reading(reader, article) is not None


def _reading(reader: Reader, article: Article) -> Any:
    try:
        return reader.read(article)
    except MusnadError:
        return None
