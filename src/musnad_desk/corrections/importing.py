"""Gold of the annotation guide taken in as judgements: what it holds is right, mended or added, what it does not hold is wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from musnad.errors import GoldError
from musnad.evaluation.form import Form, load_gold
from musnad.evaluation.likeness import ACTOR_LEAST, actor_likeness, overlap, pair
from musnad.records import OUTLET, Reading, Span
from musnad_desk.accounts.models import User
from musnad_desk.catalog import queries
from musnad_desk.corrections.actions import Verdict, add_finding, judge
from musnad_desk.corrections.content import whole_reading
from musnad_desk.corrections.fields import FIELDS, FINDING, Found, Kind, Value, findings, role_line
from musnad_desk.corrections.models import MENDED, RIGHT, WRONG

HALF = 0.5  # of two spans that are one finding, as the scorer pairs them
NOTE = "gold"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one gold file: how many findings were judged and added, or why it was left out."""

    article: str
    judged: int = 0
    added: int = 0
    left_out: str | None = None


def import_gold(folder: Path, by: User) -> Iterator[Imported]:
    """Judge every article of the store that the folder has gold for. Raises `GoldError` where it holds none."""
    for stem, gold in load_gold(folder).items():
        key = gold.key or stem
        reading, row = whole_reading(key), queries.article(key)
        if reading is None or row is None:
            yield Imported(key, left_out="the store does not hold this article")
        elif not _same_text(gold, reading):
            yield Imported(key, left_out="the letters of its gold do not stand in the article as it is in the store")
        else:
            yield _Import(reading, row.versions, gold, by).made()


def _same_text(gold: Form, reading: Reading) -> bool:
    spans = [*(said.cue for said in gold.statements), *(event.trigger for event in gold.events), *gold.labels]
    return all(reading.article.text[span.start : span.end] == span.text for span in spans)


class _Import:
    """One article: its gold beside what was read."""

    def __init__(self, reading: Reading, version: int, gold: Form, by: User) -> None:
        self._reading, self._version, self._gold, self._by = reading, version, gold, by
        self._found = findings(reading)
        self._names = {actor.id: actor.name for actor in gold.actors} | {OUTLET: OUTLET}
        self._judged = self._added = 0

    def made(self) -> Imported:
        """Judge all that was read, and add what was not."""
        read = {actor.id: actor for actor in self._reading.actors}
        same = pair(tuple(read.values()), self._gold.actors, actor_likeness, ACTOR_LEAST)  # type: ignore[arg-type]
        self._judge("actor", {one.id: gold for one, gold in same}, self._gold.actors)
        self._names |= {gold.id: one.name for one, gold in same}
        for kind, items in (("statement", self._gold.statements), ("event", self._gold.events), ("label", self._gold.labels)):
            of_kind = [one for one in self._found if one.kind == kind]
            pairs = pair(of_kind, items, lambda one, gold: overlap(one.span, _letters(gold)), HALF)  # type: ignore[arg-type]
            self._judge(kind, {one.local: gold for one, gold in pairs}, items)  # type: ignore[arg-type]
        return Imported(self._reading.article.id, self._judged, self._added)

    def _judge(self, kind: Kind, same: dict[str, Any], items: Sequence[Any]) -> None:
        for one in (one for one in self._found if one.kind == kind):
            verdicts = self._verdicts(one, same[one.local]) if one.local in same else {FINDING: Verdict(WRONG)}
            judge(self._by, self._reading, self._version, one, verdicts, NOTE)
            self._judged += 1
        for item in items:
            if not any(item is known for known in same.values()):
                values = {field.name: self._value(item, field.name) for field in FIELDS[kind] if field.name != FINDING}
                add_finding(self._by, self._reading, self._version, kind, self._span(kind, item), values, NOTE)
                self._added += 1

    def _verdicts(self, one: Found, item: Any) -> dict[str, Verdict]:
        told = {FINDING: Verdict(RIGHT)}
        for field in FIELDS[one.kind]:
            if field.name != FINDING:
                value = self._value(item, field.name)
                told[field.name] = Verdict(RIGHT) if value == one.values[field.name] else Verdict(MENDED, value)
        return told

    def _value(self, item: Any, field: str) -> Value:
        told = getattr(item, field)
        if field in ("speaker", "claimed_by", "target", "voice"):
            return self._names.get(told or "", OUTLET if field in ("claimed_by", "voice") else None)
        if field in ("to", "actors", "recipients"):
            return [self._names[one] for one in told or () if one in self._names]
        if field in ("cue", "content"):
            return str(told.text)
        if field == "roles":
            return [role_line(role.title, role.of, getattr(role, "former", False)) for role in told]
        return list(told) if isinstance(told, tuple) else told

    def _span(self, kind: Kind, item: Any) -> Span:
        """The letters that a finding which was missed is anchored to; those of an actor are its name, if it stands in the text."""
        if kind != "actor":
            letters = _letters(item)
            return Span(letters.text, letters.start, letters.end)
        start = self._reading.article.text.find(item.name)
        return Span(item.name, start, start + len(item.name)) if start >= 0 else Span("", 0, 0)


def _letters(item: Any) -> Any:
    return getattr(item, "cue", None) or getattr(item, "trigger", None) or item


__all__ = ["GoldError", "Imported", "import_gold"]
