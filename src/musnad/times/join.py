"""What dates do to each other: spans from one to another, years shared, `the same month`, two calendars side by side."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from musnad.records import Span
from musnad.times.scene import SAME, Match, Scene, Value

_BACK = 20  # dates back among which `the same month` looks for its month
_APART = 3  # days by which two calendars of one date may differ
_LENGTHS = {"day": 10, "month": 7, "year": 4}


class Found(NamedTuple):
    """A candidate with its letters and value."""

    rule: str
    match: Match
    span: Span
    value: Value


def same_again(scene: Scene, found: Iterable[Found]) -> list[Found]:
    """`The same month`, day or year takes the value told last; without one it is no date."""
    kept: list[Found] = []
    for item in found:
        if item.value.iso == SAME:
            value = _same(scene, item, kept)
            if value:
                kept.append(item._replace(value=value))
        else:
            kept.append(item)
    return kept


def settle(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """Years passed back along `and` and `to`; of two calendars side by side the Gregorian is right."""
    kept = list(found)
    for i in range(len(kept) - 1, 0, -1):
        first, second = kept[i - 1], kept[i]
        between = scene.symbols.letters[first.match.end() : second.match.start()]
        if between == "k" and _days_apart(first.value.iso, second.value.iso) <= _APART:
            kept[i - 1] = first._replace(value=second.value._replace(because=("the other calendar beside it",)))
        elif first.value.guessed and not second.value.guessed and _joins(scene, second, between):
            kept[i - 1] = first._replace(value=_year_from(first.value, second.value))
    return kept


def join(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """`From … to …` and `between … and …` made one span of time."""
    kept: list[Found] = []
    for item in found:
        whole = _span_of_time(scene, kept[-1], item) if kept else None
        if whole:
            kept[-1] = whole
        else:
            kept.append(item)
    return kept


def _same(scene: Scene, same: Found, before: Sequence[Found]) -> Value | None:
    """The value before `same` of the kind it names, with a day of its own put in where it has one."""
    group = "same" if same.match["same"] else "sameunit"
    kind = {"0": "day"}.get(scene.value(same.match, group), scene.value(same.match, group))
    length = _LENGTHS.get(kind, 0)
    day = f"-{scene.number(same.match, 'day'):02}" if same.rule == "of month" else ""
    for item in reversed(before[-_BACK:]):
        iso = item.value.iso or ""
        if length and len(iso) >= length and "/" not in iso and "W" not in iso:
            return Value(iso[:length] + day, 0.85, (f"same {kind} as {item.span.text}",))
    return None


def _joins(scene: Scene, second: Found, between: str) -> bool:
    """Whether two dates follow each other with `and` or `to` only."""
    word = scene.symbols.words[second.match.start()]
    return between in ("&", "l", "-", "li", "&i") or (between == "" and bool(word and word.joined))


def _year_from(value: Value, later: Value) -> Value:
    """A guessed date moved to the last year in which it does not follow `later`."""
    iso, end = value.iso or "", (later.iso or "").split("/")[0]
    if "/" in iso or "W" in iso or not end[:4].isdigit():
        return value
    year = int(end[:4])
    moved = f"{year:04}{iso[4:]}"
    return Value(moved if moved <= end else f"{year - 1:04}{iso[4:]}", 0.9, (*value.because[:1], f"year from {end}"))


def _span_of_time(scene: Scene, first: Found, second: Found) -> Found | None:
    letters = scene.symbols.letters
    a, b = first.match.start(), second.match.start()
    between, before = letters[first.match.end() : b], letters[max(0, a - 2) : a]
    to = between in ("l", "-") and ("v" in before or between == "l") and "before" not in first.rule
    pair = "b" in before and _joins(scene, second, between)
    start, end = first.value.iso or "", second.value.iso or ""
    if not (to or pair) or not start or "/" in start or "/" in end or len(start) != len(end) or start >= end or _is_until(scene, first):
        return None
    original = scene.document.text.original
    span = Span(original[first.span.start : second.span.end], first.span.start, second.span.end)
    value = Value(f"{start}/{end}", min(first.value.confidence, second.value.confidence), (*first.value.because, *second.value.because))
    return Found(first.rule, first.match, span, value)


def _is_until(scene: Scene, first: Found) -> bool:
    """Whether `to` is the one that closes no span: until."""
    word = scene.symbols.words[first.match.end()]
    return bool(word and word.value == "until")


def _days_apart(one: str | None, other: str | None) -> float:
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return float("inf")
