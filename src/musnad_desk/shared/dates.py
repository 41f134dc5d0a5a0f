"""Days and times as readers of Arabic news read them."""

from datetime import date
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import get_language
from hijridate import Gregorian

WORDS_A_MINUTE = 138  # of Arabic, read silently: Trauzettel-Klosinski and Dietz, IReST, Investigative Ophthalmology 2012


def hijri(day: date | None) -> str:
    """The day in the calendar of Umm al-Qura, as `hijridate` has it (1924–2077); empty outside these years."""
    if day is None:
        return ""
    language: Literal["ar", "en"] = "ar" if get_language() == "ar" else "en"
    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return ""
    return f"{found.day} {found.month_name(language)} {found.year} {found.notation(language)}"


def period(first: date, unit: str) -> str:
    """A day, month or year, by its first day, in words."""
    return date_format(first, {"day": "j F Y", "month": "F Y"}.get(unit, "Y"))


def reading_minutes(text: str) -> int:
    """How long somebody reads a text, in minutes, at least one."""
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))
