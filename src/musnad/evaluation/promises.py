"""What holds for every reading, whatever was read: the promises that tests and fuzzing check."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from musnad.errors import InputError
from musnad.records import OUTLET, Furniture, Reading, Span


def broken_promises(reading: Reading) -> list[str]:
    """Every promise that `reading` breaks, one sentence each; none for a sound reading."""
    return [*_text(reading), *_spans(reading), *_ids(reading), *_confidence(reading), *_json(reading)]


def records_in(value: Any) -> Iterator[Any]:
    """A record and all records inside it, outermost first."""
    if is_dataclass(value):
        yield value
        value = tuple(getattr(value, field.name) for field in fields(value))
    if isinstance(value, tuple):
        for item in value:
            yield from records_in(item)


def _text(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        yield "article.text holds a NUL or a lone surrogate"


def _spans(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    for record in records_in(reading):
        if isinstance(record, Span | Furniture) and record.start is not None and text[record.start : record.end] != record.text:
            yield f"{type(record).__name__} at {record.start}: the text holds {text[record.start : record.end]!r}, the span {record.text!r}"


def _ids(reading: Reading) -> Iterator[str]:
    actors = {actor.id for actor in reading.actors}
    if len(actors) < len(reading.actors):
        yield "two actors have one id"
    used = {i for s in reading.statements for i in (s.speaker, *s.to)} | {i for e in reading.events for i in (*e.actors, *e.recipients)}
    told = {e.claimed_by for e in reading.events} | {label.voice for label in reading.labels} | {label.target for label in reading.labels}
    for stranger in sorted(filter(None, (used | told) - actors - {OUTLET})):
        yield f"{stranger} is the id of no actor"


def _confidence(reading: Reading) -> Iterator[str]:
    for record in records_in(reading):
        confidence = getattr(record, "confidence", 1.0)
        if not 0 <= confidence <= 1:
            yield f"{type(record).__name__} has confidence {confidence}"


def _json(reading: Reading) -> Iterator[str]:
    try:
        if Reading.from_json(reading.to_json()) != reading:
            yield "the JSON of the reading reads back as another"
    except (InputError, UnicodeEncodeError) as error:
        yield f"the reading has no JSON: {error}"
