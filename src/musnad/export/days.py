"""The days on which an event took place, as far as the article tells."""

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

from musnad.records import Article, Event

Precision = Literal["day", "week", "month", "year", "span", "reported", "unknown"]


class Days(NamedTuple):
    """First and last day. `precision` says what the article names: a day, week, month, year or span of days; `reported` where it
    tells nothing and the publication day stands in, `unknown` where that is missing, too (both days are null then)."""

    first: date | None
    last: date | None
    precision: Precision


NEVER = Days(None, None, "unknown")


def event_days(event: Event, article: Article) -> Days:
    """When an event took place. A value that is no ISO date counts as not told."""
    told = days_of(event.date) if event.date else NEVER
    if told.first is not None:
        return told
    return Days(article.day, article.day, "reported") if article.day else NEVER


def days_of(value: str) -> Days:
    """Days that an ISO 8601 value covers: `2020-08-17`, `2020-W34`, `2020-08`, `2020`, or `start/end` of any of these."""
    try:
        if "/" in value:
            start, _, end = value.partition("/")
            return Days(_period(start).first, _period(end).last, "span")
        return _period(value)
    except ValueError:
        return NEVER


def _period(value: str) -> Days:
    if "-W" in value:
        monday = date.fromisoformat(f"{value}-1")
        return Days(monday, monday + timedelta(days=6), "week")
    numbers = [int(part) for part in value.split("-")]
    if len(numbers) == 1:
        return Days(date(numbers[0], 1, 1), date(numbers[0], 12, 31), "year")
    if len(numbers) == 2:
        year, month = numbers
        return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")
    day = date.fromisoformat(value)
    return Days(day, day, "day")
