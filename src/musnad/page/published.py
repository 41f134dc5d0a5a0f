"""Publication dates as pages and feeds print them, made ISO 8601; time and zone are kept where told."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from musnad.errors import InputError

ParseDate = Callable[[str], date | None]

_DIGITS = str.maketrans({chr(zero + d): str(d) for zero in (0x0660, 0x06F0) for d in range(10)})
_TIME = r"(?:[T ,|-]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)" + _TIME)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)" + _TIME)
LONGEST = 80  # letters of a printed date


def iso_date(raw: object, parse: ParseDate | None = None) -> str | None:
    """ISO date or date-time of `raw` (`2015-07-21 02:55:20`, `07/06/2017` day first, RFC 2822, or what `parse` knows); null if none."""
    if isinstance(raw, (date, datetime)):
        return raw.isoformat()
    text = str(raw or "").translate(_DIGITS).strip()
    if not text or len(text) > LONGEST:
        return None
    return _numeric(text) or _mail(text) or _worded(text, parse)


def caller_date(raw: str) -> str:
    """What the caller passed as publication date, in ISO; `InputError` where it is no date."""
    found = iso_date(raw)
    if found is None:
        raise InputError(f"{raw!r} is no publication date; give one such as 2020-08-17 or 2020-08-17T20:00:00+02:00")
    return found


def first_date(told: Iterable[tuple[str, object]], parse: ParseDate | None = None) -> tuple[str | None, str | None]:
    """The first of the told dates that can be read, with where it stood."""
    for place, raw in told:
        found = iso_date(raw, parse) if raw else None
        if found:
            return found, place
    return None, None


def _numeric(text: str) -> str | None:
    if match := _YEAR_FIRST.match(text):
        year, month, day, time, zone = match.groups()
    elif match := _DAY_FIRST.match(text):
        day, month, year, time, zone = match.groups()
    else:
        return None
    return _joined((int(year), int(month), int(day)), time, zone) or _joined((int(year), int(day), int(month)), time, zone)


OLDEST = 1900  # a year below is a Hijri one, for `parse` to read


def _joined(day: tuple[int, int, int], time: str | None, zone: str | None) -> str | None:
    if day[0] < OLDEST:
        return None
    try:
        iso = date(*day).isoformat()
        if not time:
            return iso
        stamp = datetime.fromisoformat(f"{iso}T{time.rjust(len(time) + (time[1] == ':'), '0')}")
    except ValueError:
        return None
    return stamp.isoformat() + _zone(zone)


def _zone(zone: str | None) -> str:
    """A zone as ISO 8601 writes it beside a time with colons: `+0400` as `+04:00`."""
    if not zone or zone == "Z":
        return "+00:00" if zone else ""
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _mail(text: str) -> str | None:
    """Dates of mail and feeds: `Mon, 17 Aug 2020 20:00:00 +0200`."""
    if not text.isascii() or not re.match(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4}", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _worded(text: str, parse: ParseDate | None) -> str | None:
    found = parse(text) if parse else None
    return found.isoformat() if found else None
