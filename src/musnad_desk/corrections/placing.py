"""Judgements beside a reading: each at the finding that it is about, or saying plainly that it no longer finds it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from musnad.records import Reading
from musnad_desk.corrections.anchor import Anchor, found_again
from musnad_desk.corrections.fields import FINDING, Found, findings
from musnad_desk.corrections.models import ADDED, MENDED, RIGHT, WITHDRAWN, Judgement

State = Literal["found", "unread", "gone"]
UNKNOWN = object()  # the value of a field that is wrong, nobody has said what it should be


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement in a reading. `unread`: its letters stand, but the reader finds nothing at them; `gone`: they do not stand any more."""

    judgement: Judgement
    state: State
    found: Found | None

    @property
    def slot(self) -> tuple[str, str, str]:
        """What it is about: two judgements with one slot are about one field of one finding."""
        finding = self.found.local if self.found else self.judgement.finding
        return self.judgement.kind, finding, self.judgement.field


def placed(reading: Reading, judgements: Iterable[Judgement]) -> list[Placed]:
    """Judgements of an article in one of its readings, in their order."""
    known = findings(reading)
    return [_place(judgement, known, reading.article.text) for judgement in judgements]


def _place(judgement: Judgement, known: Sequence[Found], text: str) -> Placed:
    of_kind = [one for one in known if one.kind == judgement.kind]
    same = next((one for one in of_kind if one.key == judgement.finding and one.span.text == judgement.text), None)
    if same:
        return Placed(judgement, "found", same)
    if judgement.verdict == ADDED and not judgement.text:  # an actor whose name does not stand in the text
        return Placed(judgement, "found", None)
    span = found_again(Anchor(judgement.text, judgement.before, judgement.after, judgement.start), text)
    if span is None:
        return Placed(judgement, "gone", None)
    if judgement.verdict == ADDED:
        return Placed(judgement, "found", None)
    there = [one for one in of_kind if one.span.start < span.end and span.start < one.span.end]
    if judgement.kind == "actor":
        there = [one for one in of_kind if one.values["name"] == judgement.text] or there
    alike = max(there, key=lambda one: one.values[judgement.field] == judgement.was, default=None)
    return Placed(judgement, "found" if alike else "unread", alike)


def current(told: Iterable[Placed]) -> list[Placed]:
    """The last judgement of each person on each field, those withdrawn left out; the rest is history."""
    last = {(one.slot, one.judgement.by): one for one in sorted(told, key=lambda one: (one.judgement.made, one.judgement.pk))}
    return [one for one in last.values() if one.judgement.verdict != WITHDRAWN]


def meant(judgement: Judgement) -> Any:
    """The value that a judgement holds for right; `UNKNOWN` where it only says that what was read is wrong. A finding that should not be
    there has the value None, one that should an empty text."""
    if judgement.verdict == RIGHT:
        return judgement.was
    if judgement.verdict == MENDED:
        return judgement.value
    return None if judgement.field == FINDING else UNKNOWN


def by_slot(told: Iterable[Placed]) -> Iterator[list[Placed]]:
    """Judgements on one field of one finding together."""
    slots: dict[tuple[str, str, str], list[Placed]] = {}
    for one in told:
        slots.setdefault(one.slot, []).append(one)
    yield from slots.values()


def settled(same: Sequence[Placed]) -> Any:
    """The value that most people hold for right; of equally many, that of the latest judgement."""
    values = [meant(one.judgement) for one in same]
    return max(enumerate(values), key=lambda told: (values.count(told[1]), told[0]))[1]
