"""Calendar arithmetic."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from musnad.times.calendar import (
    day_of,
    islamic_day,
    islamic_month,
    islamic_year,
    month,
    nearest_weekday,
    part_of_year,
    week,
    weekday_beside,
)

DAYS = st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2060, 1, 1))
WEEKDAYS = st.integers(min_value=1, max_value=7)


@given(DAYS, WEEKDAYS)
def test_weekdays_are_found_on_their_side(day: datetime.date, weekday: int) -> None:
    """Before is before by at most a week, after is after, nearest is within three days; all fall on the weekday."""
    before = weekday_beside(day, weekday, "past", same=False)
    after = weekday_beside(day, weekday, "future", same=False)
    near = nearest_weekday(day, weekday)
    assert {before.isoweekday(), after.isoweekday(), near.isoweekday()} == {weekday}
    assert 1 <= (day - before).days <= 7
    assert 1 <= (after - day).days <= 7
    assert abs((near - day).days) <= 3


@given(DAYS, st.integers(min_value=-30, max_value=30))
def test_months_move_and_come_back(day: datetime.date, months: int) -> None:
    """A month moved forth and back is the month it was."""
    moved = datetime.date.fromisoformat(month(day, months) + "-01")
    assert month(moved, -months) == month(day)


def test_umm_al_qura_is_the_islamic_calendar() -> None:
    """Known days of Umm al-Qura; years outside its tables give null."""
    assert islamic_day(1441, 12, 27) == datetime.date(2020, 8, 17)
    assert islamic_month(1436, 9) == "2015-06-18/2015-07-16"
    assert islamic_year(datetime.date(2015, 7, 21)) == 1436
    assert islamic_day(638, 1, 1) is None
    assert islamic_year(datetime.date(1800, 1, 1)) is None


def test_parts_and_weeks_are_iso() -> None:
    """Quarters and halves are spans of days, weeks carry their ISO year; impossible days and parts are null."""
    assert part_of_year(2023, 3, 2, 3) == "2023-04-01/2023-09-30"
    assert part_of_year(2023, 6, 2, 2) == "2023-07-01/2023-12-31"
    assert part_of_year(2023, 3, 5, 5) is None
    assert week(datetime.date(2021, 1, 1)) == "2020-W53"
    assert day_of(2015, 6, 31) is None
