"""Readings coming in for a command: each article once, problems kept for the end."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from musnad.cli.progress import Advance
from musnad.errors import InputError
from musnad.reading import Reader
from musnad.records import Reading
from musnad.sources import Problem


class Articles:
    """Reads articles; the reader is made when the first one comes."""

    @cached_property
    def _reader(self) -> Reader:
        return Reader()

    def read(self, content: bytes | Mapping[str, Any]) -> Reading:
        """The reading of an article's content."""
        return self._reader.read(content)


@dataclass
class Intake(Iterable[Reading]):
    """Readings as they come, without events less sure than `confidence`. Of two readings of one article the first counts.

    Raises `InputError` at the end where there was nothing but problems, so that nothing is written.
    """

    items: Iterable[Reading | Problem]
    advance: Advance
    confidence: float = 0
    taken: int = 0
    problems: list[str] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)  # digests of article ids: 60 bytes each

    def __iter__(self) -> Iterator[Reading]:
        for item in self.items:
            problem = item.reason if isinstance(item, Problem) else self._again(item)
            if problem:
                self.problems.append(problem)
            elif isinstance(item, Reading):
                self.taken += 1
                yield sure(item, self.confidence)
            self.advance()
        if not self.taken:
            raise InputError("; ".join(self.problems) or "the input holds no readings")

    def _again(self, reading: Reading) -> str:
        digest = hashlib.blake2b(reading.article.id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if digest in self._seen:
            return f"article {reading.article.id} comes again; its first reading is kept"
        self._seen.add(digest)
        return ""


def sure(reading: Reading, least: float) -> Reading:
    """A reading without the events that are less sure than `least`."""
    if not least:
        return reading
    return replace(reading, events=tuple(event for event in reading.events if event.confidence >= least))
