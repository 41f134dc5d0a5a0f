"""Counts over time: days where there are few, months and years where there are many; what is empty keeps its place."""

from datetime import date, timedelta

import pytest

from musnad_desk.shared.plot import HEIGHT, MOST_DAYS, MOST_MONTHS, MOST_YEARS, over_time

START = date(2024, 1, 15)


def test_days() -> None:
    """Each day has its place, empty ones too; the highest bar is as high as the drawing."""
    plot = over_time([(START + timedelta(3), 4), (START, 2)])
    assert [(bar.count, bar.height, bar.top) for bar in plot.bars] == [(2, 50, 50), (0, 0, 100), (0, 0, 100), (4, HEIGHT, 0)]
    assert (plot.unit, plot.most, len(plot.told)) == ("day", 4, 2)


@pytest.mark.parametrize(("days", "unit"), [(0, "day"), (MOST_DAYS - 1, "day"), (MOST_DAYS, "month"), (365, "month"), (365 * 9, "year")])
def test_units(days: int, unit: str) -> None:
    """The smallest that shows the whole time; nothing that was counted is lost."""
    plot = over_time([(START, 1), (START + timedelta(days), 2)])
    assert plot.unit == unit
    assert len(plot.bars) <= max(MOST_DAYS, MOST_MONTHS)
    assert sum(bar.count for bar in plot.bars) == 3


def test_nothing_and_the_end_of_time() -> None:
    """No bars of nothing; the last day there is ends the drawing."""
    assert over_time([]).bars == ()
    assert [bar.count for bar in over_time([(date.max - timedelta(1), 1), (date.max, 1)]).bars] == [1, 1]


def test_dates_far_off_leave_room() -> None:
    """Of more years than can be drawn those that hold most are; the others are counted."""
    plot = over_time([(date.min, 1), (START, 5), (START + timedelta(400), 2), (date.max, 1)])
    assert (plot.unit, [bar.count for bar in plot.bars][::13], plot.beyond) == ("month", [5, 2], 2)
    long = over_time([(date(1900 + year, 1, 1), 1) for year in range(150)])
    assert (long.unit, len(long.bars), long.beyond) == ("year", MOST_YEARS, 150 - MOST_YEARS)
    assert long.bars[-1].first.year == 2049
