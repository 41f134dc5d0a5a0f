"""Calendar arithmetic: days, weeks, months and years as ISO 8601 text, and the Islamic calendar of Umm al-Qura.

Days are proleptic Gregorian `datetime.date`. Functions that may leave the calendar (31 June, year 1600 of the Hijra) give null.
"""

from datetime import date, timedelta
from typing import Literal

from hijridate import Gregorian, Hijri

Direction = Literal["past", "future"]


def day_of(year: int, month: int, day: int) -> date | None:
    """A Gregorian day, or null where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def islamic_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of Umm al-Qura (1343-1500 of the Hijra), or null."""
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def islamic_year(day: date) -> int | None:
    """The Islamic year a Gregorian day lies in, or null outside Umm al-Qura's tables (1924-2077)."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def islamic_month(year: int, month: int) -> str | None:
    """The Gregorian days of an Islamic month, `2015-06-18/2015-07-16`."""
    first = islamic_day(year, month, 1)
    following = islamic_day(year + month // 12, month % 12 + 1, 1)
    return f"{first}/{following - timedelta(1)}" if first and following else None


def shift(day: date, days: int) -> date:
    """`days` later; the calendar's ends hold."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def weekday_beside(day: date, weekday: int, direction: Direction, *, same: bool) -> date:
    """The nearest `weekday` (ISO, Monday 1) before or after `day`; `day` itself counts if `same`."""
    ahead = (weekday - day.isoweekday()) % 7
    if ahead == 0:
        return day if same else shift(day, 7 if direction == "future" else -7)
    return shift(day, ahead if direction == "future" else ahead - 7)


def nearest_weekday(day: date, weekday: int) -> date:
    """The `weekday` at most three days from `day`."""
    return shift(day, (weekday - day.isoweekday() + 3) % 7 - 3)


def week(day: date, weeks: int = 0) -> str:
    """ISO week of `day`, moved by `weeks`: `2015-W30`."""
    year, number, _ = shift(day, 7 * weeks).isocalendar()
    return f"{year:04}-W{number:02}"


def month(day: date, months: int = 0) -> str:
    """Month of `day`, moved by `months`: `2015-07`."""
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04}-{index + 1:02}"


def part_of_year(year: int, months: int, first: int, last: int) -> str | None:
    """Days of the parts `first` to `last` of a year cut into parts of `months`: quarters 2 to 3 are `2023-04-01/2023-09-30`."""
    begin = day_of(year, (first - 1) * months + 1, 1) if 1 <= first <= last <= 12 // months else None
    end = day_of(year + last * months // 12, last * months % 12 + 1, 1)
    return f"{begin}/{end - timedelta(1)}" if begin and end else None
