"""Counts over time as bars of a drawing made on the server: `plot.html` draws them, with a table beside."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "month", "year"]
MOST_DAYS, MOST_MONTHS = 62, 60  # bars of a drawing, before the next larger unit is taken
HEIGHT = 100  # of the highest bar, in the drawing's own units; a bar is 1 wide


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, month or year by its first day; how often, and the bar's height and top."""

    first: date
    count: int
    height: int

    @property
    def top(self) -> int:
        """Where it begins, from above."""
        return HEIGHT - self.height


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars in the order of time, those of nothing too."""

    unit: Unit
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """The highest count."""
        return max((bar.count for bar in self.bars), default=0)

    @property
    def told(self) -> tuple[Bar, ...]:
        """Bars that are not empty."""
        return tuple(bar for bar in self.bars if bar.count)


def over_time(counted: Iterable[tuple[date, int]]) -> Plot:
    """Counts by day as a plot by day, month or year, whichever shows the whole time; a year at the least where it is long."""
    rows = sorted(counted)
    if not rows:
        return Plot("day", ())
    first, last = rows[0][0], rows[-1][0]
    unit: Unit = "day" if (last - first).days < MOST_DAYS else "month" if _months(first, last) <= MOST_MONTHS else "year"
    counts: Counter[date] = Counter()
    for day, count in rows:
        counts[_start(day, unit)] += count
    most = max(counts.values())
    bars = (Bar(start, counts[start], round(HEIGHT * counts[start] / most)) for start in _starts(_start(first, unit), last, unit))
    return Plot(unit, tuple(bars))


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _start(day: date, unit: Unit) -> date:
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _starts(first: date, last: date, unit: Unit) -> Iterator[date]:
    start = first
    while start <= last:
        yield start
        step = {"day": 1, "month": 31, "year": 366}[unit]
        if date.max - start < timedelta(step):
            return
        start = _start(start + timedelta(step), unit)
