"""The days an event took place on."""

from datetime import date

import pytest

from export.made import event
from musnad.export.days import days_of, event_days
from musnad.records import Article

ARTICLE = Article(id="own/a", text="", published="2021-05-03T23:30:00+02:00")


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2020-08-17", date(2020, 8, 17), date(2020, 8, 17), "day"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "year"),
        ("2015-W30", date(2015, 7, 20), date(2015, 7, 26), "week"),
        ("2014-08/2015-08", date(2014, 8, 1), date(2015, 8, 31), "span"),
        ("2015-08-01/2015-08-05", date(2015, 8, 1), date(2015, 8, 5), "span"),
        ("yesterday", None, None, "unknown"),
        ("2020-13", None, None, "unknown"),
        ("", None, None, "unknown"),
    ],
)
def test_values(value: str, first: date | None, last: date | None, precision: str) -> None:
    """Every form of ISO 8601 that dates take has its first and last day; what is no date has none."""
    assert days_of(value) == (first, last, precision)


def test_the_publication_day_stands_in() -> None:
    """An event without a day has that of publication, told as `reported`; without either it has none."""
    assert event_days(event(date=None), ARTICLE) == (date(2021, 5, 3), date(2021, 5, 3), "reported")
    assert event_days(event(date=None), Article(id="own/b", text="")).precision == "unknown"
    assert event_days(event(date="2021-05-01"), ARTICLE).precision == "day"
