"""Publication dates as pages print them, in words."""

from datetime import date

from musnad.lexicon import Lexicon
from musnad.text.document import prepare
from musnad.times.find import find_dates

LONGEST = 200  # letters of a line that may be a printed date


def parse_date(text: str, lexicon: Lexicon) -> date | None:
    """The first whole day `text` tells by itself (`الإثنين، 17 أغسطس 2020 - 12:09 م`, `27 ذو الحجة 1441`), or null."""
    for found in find_dates(prepare(text[:LONGEST]), None, lexicon).dates:
        if len(found.value) == len("2020-08-17") and "/" not in found.value:
            return date.fromisoformat(found.value)
    return None
