"""Printed publication dates."""

import datetime

import pytest

from musnad.lexicon import Lexicon
from musnad.times import parse_date


@pytest.mark.parametrize(
    "text",
    ["الإثنين، 17 أغسطس 2020 - 12:09 م", "17/08/2020", "27 ذو الحجة 1441", "نشر في: ١٧ آب/أغسطس ٢٠٢٠", "2020/8/17 10:00",
     "الاثنين 27 ذي الحجة 1441هـ - 17 أغسطس 2020م", "17 أوت 2020", "آخر تحديث 17.08.2020"],
)  # fmt: skip
def test_printed_dates_are_read(lexicon: Lexicon, text: str) -> None:
    """Every manner of printing 17 August 2020."""
    assert parse_date(text, lexicon) == datetime.date(2020, 8, 17)


@pytest.mark.parametrize("text", ["", "منذ ساعتين", "اليوم", "أغسطس 2020", "31/02/2020", "12:09"])
def test_what_tells_no_whole_day_is_null(lexicon: Lexicon, text: str) -> None:
    """Nothing is made up from a month, an hour or an impossible day."""
    assert parse_date(text, lexicon) is None
