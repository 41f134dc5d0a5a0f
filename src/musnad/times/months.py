"""Rules for dates that name a month, and for figures."""

from datetime import date

from musnad.times.calendar import day_of, islamic_day, islamic_month, islamic_year, nearest_weekday, shift
from musnad.times.scene import SAME, Match, MonthName, Scene, Value, told

_OFFSETS = {"past": -1, "latest": -1, "this": 0, "next": 1}
_FIRST_GREGORIAN = 1600  # a smaller year beside a Gregorian month or in figures is Islamic
_MISPRINT = 7  # days from the publication day in which a weekday proves another month than the one printed
_SOON = 70  # days ahead within which a month that no verb places is the coming one
_BESIDE = ("edge", "word", "double", "bracketed", "year", "unit", "mod", "thisunit")  # groups that make a weak name a month
_NEAR, _FAR = 120, 245  # days: a day told without year is the nearer one, unless the two are alike and the verb decides


_Year = tuple[int | None, bool, tuple[str, ...]]  # the year, whether it was guessed, why
_Pair = tuple[int | None, int | None]  # the year behind, the year ahead


def dated(scene: Scene, match: Match) -> Value | None:
    """A day, or a span of days, of a named month, with or without its year."""
    month = scene.month(match)
    day, last = scene.number(match, "day"), scene.number(match, "last")
    if month is None or day is None or _second_differs(scene, match, month) or _is_chance(scene, match):
        return None
    year, guessed, why = _year(scene, match, month, day)
    if year is None:
        return Value(None, 0.0, ()) if scene.day is None else None
    found = _day(year, month, day)
    if found and not last:
        found, proof = _by_weekday(scene, match, found, month.islamic)
        why += proof
    return _told(found, _day(year, month, last) if last else None, (f"day and month {month.lemma}", *why), guessed)


def named_month(scene: Scene, match: Match) -> Value | None:
    """A month by name, with or without its year."""
    month = scene.month(match)
    if month is None or not _is_month(scene, match):
        return None
    year, guessed, why = _year(scene, match, month, None)
    if year is None:
        return Value(None, 0.0, ()) if scene.day is None else None
    iso = _month_or_months(scene, match, month, year)
    return Value(iso, 0.75 if guessed else 0.97, (f"month {month.lemma}", *why), guessed) if iso else None


def months_in_a_row(scene: Scene, match: Match) -> Value | None:
    """Three months or more, one after the other, as a span: أكتوبر ونوفمبر وديسمبر 2015 (October to December)."""
    month, until = scene.month(match), scene.month(match, "until")
    words = scene.symbols.words[match.end("month") : match.end("until")]
    names = 1 + sum(word is not None and (word.joined or word.letter in "&,") for word in words)
    if month is None or until is None or month.islamic or until.islamic or until.number - month.number + 1 != names:
        return None
    year, guessed, why = _year(scene, match, month, None)
    if year is None:
        return Value(None, 0.0, ()) if scene.day is None else None
    iso = f"{year:04}-{month.number:02}/{year:04}-{until.number:02}"
    return Value(iso, 0.75 if guessed else 0.95, (f"months {month.lemma} to {until.lemma}", *why), guessed)


def figures(scene: Scene, match: Match) -> Value | None:
    """A date in figures, day first or year first; of the Hijra if its year is."""
    if match["dotted"]:
        parts = scene.document.tokens[match.start("dotted")].plain.split(".")
        if len(parts) != 3 or not all(part.isdigit() and len(part) <= 4 for part in parts):
            return None
        day, month, year = (int(part) for part in (reversed(parts) if len(parts[0]) == 4 else parts))
    else:
        second = "2" if match["year2"] else ""
        day, month, year = (int(scene.value(match, name + second)) for name in ("day", "number", "year"))
    if year < 1000:
        return None
    islamic = year < _FIRST_GREGORIAN
    make = islamic_day if islamic else day_of
    found = make(year, month, day) or make(year, day, month)
    if found is None:
        return None
    found, proof = _by_weekday(scene, match, found, islamic)
    return Value(found.isoformat(), 0.97, ("date in figures", *proof))


def of_month(scene: Scene, match: Match) -> Value | None:
    """A day of `this month`, `the past month`, `the current`."""
    day, last = scene.number(match, "day"), scene.number(match, "last")
    bare = scene.value(match, "bare")
    unit = scene.value(match, "unit") or scene.value(match, "this") or ("month" if bare else "")
    if match["same"] or match["sameunit"]:
        kind = scene.value(match, "same") or scene.value(match, "sameunit")
        return Value(SAME, 0.0, ()) if kind == "month" and not last else None
    if unit != "month" or (bare and (bare != "this" or scene.symbols.letters[match.start("day")] != "N")):
        return None
    if scene.day is None:
        return Value(None, 0.0, ())
    offset = _OFFSETS.get(scene.value(match, "mod") or bare or "this", 0)
    year, index = divmod(scene.day.year * 12 + scene.day.month - 1 + offset, 12)
    found, end = day_of(year, index + 1, day or 0), day_of(year, index + 1, last) if last else None
    return _told(found, end, (f"day of a month {offset:+d} from publication day {scene.day}",), False)


def _told(first: date | None, last: date | None, because: tuple[str, ...], guessed: bool) -> Value | None:
    if first is None or (last and last <= first):
        return None
    return Value(f"{first}/{last}" if last else first.isoformat(), 0.85 if guessed else 0.98, because, guessed)


def _day(year: int, month: MonthName, day: int) -> date | None:
    return islamic_day(year, month.number, day) if month.islamic else day_of(year, month.number, day)


def _second_differs(scene: Scene, match: Match, month: MonthName) -> bool:
    """Whether a second name beside the first is another month."""
    for group in ("double", "bracketed"):
        if told(match, group):
            second = scene.month(match, group)
            return second is None or second[:2] != month[:2]
    return False


def _month_or_months(scene: Scene, match: Match, month: MonthName, year: int) -> str | None:
    """The value of one month, or of two neighbours under one year: شهري مارس وأفريل 2017 (March and April)."""
    iso = islamic_month(year, month.number) if month.islamic else f"{year:04}-{month.number:02}"
    if not _second_differs(scene, match, month):
        return iso
    second = scene.month(match, "double")
    if second is None or second.islamic or month.islamic:
        return None
    if second.number < month.number and match["year"]:
        iso = f"{year - 1:04}-{month.number:02}"
    return f"{iso}/{year + (second.number < month.number and not match['year']):04}-{second.number:02}"


def _is_chance(scene: Scene, match: Match) -> bool:
    """Whether day and name only happen to meet: a score, 2 - صفر (two to zero); an ordinal that belongs to the words before it."""
    letters = scene.symbols.letters
    doubtful = letters[match.start("month")] == "R" or letters[match.start("day")] in "Ot"
    return doubtful and "v" not in match[0] and not told(match, "year", "mod", "unit", "weekday")


def _is_month(scene: Scene, match: Match) -> bool:
    """Whether a name that may be another word is a month here: something beside it, or a preposition before it, says so."""
    letter = scene.symbols.letters[match.start("month")]
    if letter not in "mR" or told(match, *_BESIDE):
        return True
    return letter == "m" and match.start() > scene.sentence[0] and scene.symbols.letters[match.start() - 1] in "iBlb"


def _year(scene: Scene, match: Match, month: MonthName, day: int | None) -> _Year:
    """The year of a month: told, by a modifier, or the likeliest; whether it was guessed; why. A null year: cannot be known."""
    if match["year"]:
        year = int(scene.value(match, "year"))
        return (year if (year < _FIRST_GREGORIAN) == month.islamic else None), False, (f"year {year}",)
    if scene.day is None or "mod" not in match.re.groupindex:
        return None, False, ()
    unit = scene.value(match, "unit") or scene.value(match, "thisunit")
    if unit == "year":
        this = islamic_year(scene.day) if month.islamic else scene.day.year
        offset = _OFFSETS.get(scene.value(match, "unitmod") or "this", 0)
        return this + offset if this else None, False, (f"year {offset:+d} from publication day {scene.day}",)
    modifier = scene.value(match, "mod") or scene.value(match, "unitmod")
    return _likely_year(scene, match, month, day, modifier)


def _likely_year(scene: Scene, match: Match, month: MonthName, day: int | None, modifier: str) -> _Year:
    assert scene.day
    this = islamic_year(scene.day) if month.islamic else scene.day.year
    years = [year for year in (this - 1, this, this + 1) if _day(year, month, day or 1)] if this else []
    if not years:
        return None, False, ()
    behind, ahead = _beside(scene.day, years, month, day, same=modifier not in ("past", "next"))
    if modifier in ("past", "latest", "next"):
        year, side = (ahead, "next after") if modifier == "next" else (behind, "last before")
        return year, False, (f"{side} publication day {scene.day}",)
    return _nearer(scene, match, month, day, (behind, ahead))


def _beside(today: date, years: list[int], month: MonthName, day: int | None, *, same: bool) -> _Pair:
    """The last year whose date is behind `today` and the first whose date is ahead; a month or day of today is both if `same`."""
    days = {year: found for year in years if (found := _day(year, month, day or 1))}
    if day is None and not month.islamic:
        today = today.replace(day=1)
    behind = [year for year, found in days.items() if found < today or (found == today and (same or day))]
    ahead = [year for year, found in days.items() if found > today or (found == today and (same or day))]
    return (behind[-1] if behind else None), (ahead[0] if ahead else None)


def _nearer(scene: Scene, match: Match, month: MonthName, day: int | None, pair: _Pair) -> _Year:
    """The year behind or ahead: the nearer for a day, as the verb tells for a month and where both are about as near."""
    behind, ahead = pair
    if scene.day is None or behind is None or ahead is None or behind == ahead:
        return behind or ahead, False, (f"year of publication day {scene.day}",)
    back, forth = (abs((scene.day - found).days) if (found := _day(year, month, day or 1)) else 366 for year in pair if year)
    by_distance = month.islamic or scene.value(match, "mod") == "this" or (day is not None and not _NEAR < back < _FAR)
    verb = None if by_distance else scene.told(match)
    if verb and verb.by:
        return (ahead if verb.direction == "future" else behind), True, (f"{verb.direction} by {verb.by}, publication day {scene.day}",)
    closer = forth < back and (by_distance or forth < _SOON)
    return (ahead if closer else behind), True, (f"nearest to publication day {scene.day}",)


def _by_weekday(scene: Scene, match: Match, found: date, islamic: bool) -> tuple[date, tuple[str, ...]]:
    """The day a weekday beside it proves: one off for an Islamic day; a misprinted month where weekday and number fit the publication."""
    weekday = scene.value(match, "weekday")
    if not weekday or found.isoweekday() == int(weekday):
        return found, ()
    if islamic:
        beside = nearest_weekday(found, int(weekday))
        return (beside, ("weekday beside it wins",)) if abs((beside - found).days) <= 1 else (found, ())
    for days in range(-_MISPRINT, _MISPRINT + 1) if scene.day else ():
        near = shift(scene.day, days) if scene.day else found
        if near.isoweekday() == int(weekday) and near.day == found.day and near.month != found.month:
            return near, ("weekday and publication day prove a misprinted month",)
    return found, ()
