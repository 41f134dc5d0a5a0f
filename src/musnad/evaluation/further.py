"""Further readings: articles of ANT and SaudiNewsNet annotated by readers who had not seen the program, kept without their texts.

`tests/gold/further.jsonl` holds spans as code points `[start, end]` of title, blank line, content, as the articles lie in the reference
corpora; what is quoted there is names and a few words. One reader annotated each article, once. Actors, statements and events are
annotated; the form of statements, labels, dates and datelines are not, so their rows are left out. Rules are developed on one half of the
articles and measured on the other.

`tests/gold/judged.jsonl.xz` holds events of five times as many articles in the same form. There readers were shown what the program
proposed, at a lower confidence than it tells, and said which are events, who takes part, their status and who claims them, and what was
missed. So they lean towards the program, and say nothing of actors by themselves; but they are enough to count how often a rule is right.
`tests/gold/judged_statements.jsonl.xz` holds, of 400 of these articles, who says the statements that were proposed, through whom and to
whom, those that were missed, and the place and day of the events.
"""

import hashlib
import lzma
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from musnad.errors import GoldError
from musnad.evaluation import saudinewsnet
from musnad.evaluation.fields import compare
from musnad.evaluation.form import Form, form_of
from musnad.evaluation.scores import Compared, Evaluation, evaluation
from musnad.records import Reading

FILE = "tests/gold/further.jsonl"
JUDGED = {"events": "tests/gold/judged.jsonl.xz", "statements": "tests/gold/judged_statements.jsonl.xz"}
ANT = "data/ant/ant.jsonl.xz"
Half = Literal["developed", "kept"]
Judged = Literal["events", "statements"]
NOT_ANNOTATED = ("dateline", "form", "label", "target", "stance", "dates")  # how the names of their rows begin
_NEVER_JUDGED = (*NOT_ANNOTATED, "actors", "mentions", "kind", "country", "roles", "cue", "content", "mode")
NOT_JUDGED: dict[Judged, tuple[str, ...]] = {
    "events": (*_NEVER_JUDGED, "statements", "date", "place"),
    "statements": (*_NEVER_JUDGED, "event", "trigger", "not plainly", "claimed"),
}

Bounds = tuple[int, int]


class _Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    speaker: str
    cue: Bounds
    content: Bounds
    via: list[str]
    to: list[str]


class _Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    mode: str | None
    trigger: Bounds
    actors: list[str]
    recipients: list[str]
    place: str | None
    date: str | None
    status: str
    claimed_by: str


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was annotated of one article."""

    id: str
    half: Half
    actors: list[dict[str, Any]]
    statements: list[_Statement]
    events: list[_Event]

    def form(self, text: str) -> Form:
        """The annotation in the form that is scored, with the letters of the article."""
        statements = [_spelled(statement, text, "cue", "content") for statement in self.statements]
        events = [_spelled(event, text, "trigger") for event in self.events]
        return form_of({"id": self.id, "actors": self.actors, "statements": statements, "events": events}, self.id)


class Annotated(NamedTuple):
    """An article as JSON, with its annotation."""

    article: Mapping[str, Any]
    record: Record

    @property
    def form(self) -> Form:
        """The annotation in the form that is scored."""
        return self.record.form(f"{self.article['title']}\n\n{self.article['content']}")


@dataclass(frozen=True, slots=True)
class Further:
    """The further readings in `file`, whose articles lie in the folder `shared` of reference corpora."""

    file: Path
    shared: Path
    name: str = "further"
    left_out: tuple[str, ...] = NOT_ANNOTATED
    corpus: str = ""  # how the ids of the articles begin that count: those of one corpus

    @property
    def present(self) -> bool:
        """Whether the annotations and both corpora are there."""
        return self.file.is_file() and (self.shared / ANT).is_file() and any((self.shared / saudinewsnet.FOLDER).glob("*.zip"))

    def digest(self) -> str:
        """SHA-256 over the annotations, shortened to 16 hexadecimal digits; line ends do not count."""
        return hashlib.sha256(self.file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]

    def records(self) -> list[Record]:
        """The annotations of `corpus`. Raises `GoldError` where the file is not there or a line breaks the form."""
        try:
            packed = self.file.read_bytes()
            lines = (lzma.decompress(packed) if self.file.suffix == ".xz" else packed).splitlines()
        except OSError as error:
            raise GoldError(f"{self.file} cannot be read: {error.strerror}") from error
        except lzma.LZMAError as error:
            raise GoldError(f"{self.file} is no xz file, or a broken one: {error}") from error
        try:
            records = [msgspec.json.decode(line, type=Record) for line in lines]
        except msgspec.DecodeError as error:
            raise GoldError(f"{self.file} is no file of further readings: {error}") from error
        return [record for record in records if record.id.startswith(self.corpus)]

    def articles(self, half: Half | None = None) -> Iterator[Annotated]:
        """The articles of one half, or all, in order of their ids. Raises `GoldError` where one is not in the corpora."""
        records = {record.id: record for record in self.records() if half in (None, record.half)}
        found = {str(article["id"]): article for article in self._corpora() if article["id"] in records}
        for id_, record in sorted(records.items()):
            if id_ not in found:
                raise GoldError(f"{id_} of {self.file} is in neither corpus below {self.shared}; give the folder of reference corpora")
            yield Annotated(found[id_], record)

    def evaluate(self, read: Callable[[Mapping[str, Any]], Reading], half: Half | None = None) -> Evaluation:
        """Read the articles and compare, without the rows of what was not annotated."""
        result = evaluation(_compared(annotated, read) for annotated in self.articles(half))
        return Evaluation(result.articles, tuple(row for row in result.rows if not row.name.startswith(self.left_out)))

    def _corpora(self) -> Iterator[Mapping[str, Any]]:
        try:
            with lzma.open(self.shared / ANT) as lines:
                yield from (msgspec.json.decode(line) for line in lines)
        except FileNotFoundError as error:
            raise GoldError(f"{error.filename}: no such file; give the folder of reference corpora that holds it") from error
        yield from saudinewsnet.articles(self.shared)


def judged(checkout: Path, shared: Path, what: Judged = "events") -> Further:
    """Events, or statements, that readers judged; the articles lie in the folder `shared` of reference corpora."""
    return Further(checkout / JUDGED[what], shared, f"judged {what}", NOT_JUDGED[what])


def _compared(annotated: Annotated, read: Callable[[Mapping[str, Any]], Reading]) -> Compared:
    gold, found = annotated.form, form_of(read(annotated.article), annotated.record.id)
    return Compared(annotated.record.id, gold, found, compare(found, gold))


def _spelled(item: _Statement | _Event, text: str, *names: str) -> dict[str, Any]:
    """An item with its spans spelled out."""
    plain: dict[str, Any] = msgspec.to_builtins(item)
    for name in names:
        start, end = plain[name]
        plain[name] = {"text": text[start:end], "start": start, "end": end}
    return plain
