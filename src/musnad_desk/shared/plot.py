"""Counts over time as bars of a drawing made on the server: `plot.html` draws them, with a table beside."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "month", "year"]
MOST_DAYS, MOST_MONTHS = 62, 60  # bars of a drawing, before the next larger unit is taken
MOST_YEARS = 60  # of a drawing: one wrong date far off would leave no room for all others
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
    """Bars in the order of time, those of nothing too; `beyond` counts what lies outside the years that are drawn."""

    unit: Unit
    bars: tuple[Bar, ...]
    beyond: int = 0

    @property
    def most(self) -> int:
        """The highest count."""
        return max((bar.count for bar in self.bars), default=0)

    @property
    def told(self) -> tuple[Bar, ...]:
        """Bars that are not empty."""
        return tuple(bar for bar in self.bars if bar.count)


def over_time(counted: Iterable[tuple[date, int]]) -> Plot:
    """Counts by day as a plot by the smallest unit that shows the whole time; of more years than can be drawn those that hold most."""
    counts: Counter[date] = Counter()
    for day, count in counted:
        counts[day] += count
    if not counts:
        return Plot("day", ())
    first, last = _years_with_most(counts)
    drawn = {day: count for day, count in counts.items() if first <= day.year <= last}
    start, end = min(drawn), max(drawn)
    unit: Unit = "day" if (end - start).days < MOST_DAYS else "month" if _months(start, end) <= MOST_MONTHS else "year"
    bars: Counter[date] = Counter()
    for day, count in drawn.items():
        bars[start_of(day, unit)] += count
    most = max(bars.values()) or 1
    told = (Bar(day, bars[day], round(HEIGHT * bars[day] / most)) for day in _starts(start_of(start, unit), end, unit))
    return Plot(unit, tuple(told), sum(counts.values()) - sum(drawn.values()))


def _years_with_most(counts: Mapping[date, int]) -> tuple[int, int]:
    """The first and the last of the years that hold most, the latest of several."""
    by_year: Counter[int] = Counter()
    for day, count in counts.items():
        by_year[day.year] += count
    held = {year: sum(count for other, count in by_year.items() if year <= other < year + MOST_YEARS) for year in by_year}
    first = max(by_year, key=lambda year: (held[year], year))
    return first, first + MOST_YEARS - 1


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def start_of(day: date, unit: Unit) -> date:
    """The first day of the day, month or year that a day lies in."""
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _starts(first: date, last: date, unit: Unit) -> Iterator[date]:
    start = first
    while start <= last:
        yield start
        step = {"day": 1, "month": 31, "year": 366}[unit]
        if date.max - start < timedelta(step):
            return
        start = start_of(start + timedelta(step), unit)
