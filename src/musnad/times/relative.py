"""Rules for expressions that lean on the publication day, and for bare years, parts of a year and feasts."""

import re
from datetime import date

from musnad.times.calendar import islamic_day, islamic_year, month, nearest_weekday, part_of_year, shift, week, weekday_beside
from musnad.times.scene import SAME, Match, Scene, Value, toward

_OFFSETS = {"past": -1, "latest": -1, "this": 0, "next": 1}
_OPEN = Value(None, 0.0, ())
_FIRST_YEAR, _LAST_YEAR = 1850, 2100  # years that a figure without a month beside it may mean
_FIRST_ISLAMIC, _LAST_ISLAMIC = 1318, 1460  # what the press means by them: 1900 to 2038
_LONGEST_SPAN = 120  # years between the two of `1914-1918`
_YEAR_BACK = re.compile(r"By(?![Y(])")  # ago or since, then a year without number


def offset(scene: Scene, match: Match) -> int:
    """Days from the publication day that the words before a date tell: today 0, the day before yesterday -2."""
    first, after = match.span("near")
    letters = scene.symbols.letters[first:after]
    word = scene.symbols.words[first if letters in ("AO", "T", "A", "G") else after - 1]
    base = int(word.value) if word else 0
    return base * 2 if len(letters) > 1 else base


def near_day(scene: Scene, match: Match) -> Value | None:
    """Today, yesterday, tomorrow, the day before yesterday, the day after tomorrow."""
    if scene.day is None:
        return _OPEN
    days = -2 if match["first"] or match["second"] else 2 if match["tomorrow"] else offset(scene, match)
    return Value(shift(scene.day, days).isoformat(), 0.96, (f"{days:+d} days from publication day {scene.day}",))


def today(scene: Scene, match: Match) -> Value | None:
    """Today, where it is not nowadays; tonight."""
    if scene.day is None:
        return _OPEN
    return Value(scene.day.isoformat(), 0.7 if match["tonight"] else 0.9, (f"today is publication day {scene.day}",))


def weekday(scene: Scene, match: Match) -> Value | None:
    """A weekday: beside a near day, with a modifier, or by tense."""
    if scene.day is None:
        return _OPEN
    wanted = int(scene.value(match, "weekday"))
    if match["near"]:
        day = nearest_weekday(shift(scene.day, offset(scene, match)), wanted)
        return Value(day.isoformat(), 0.97, (f"weekday beside {scene.text(*match.span('near'))}, publication day {scene.day}",))
    modifier = scene.value(match, "mod")
    if modifier and scene.value(match, "unit") == "week":
        day = shift(scene.day, 7 * _OFFSETS[modifier] + wanted - scene.day.isoweekday())
        return Value(day.isoformat(), 0.9, (f"weekday of the week {_OFFSETS[modifier]:+d} from publication day {scene.day}",))
    if modifier:
        day = weekday_beside(scene.day, wanted, toward(modifier), same=modifier == "this")
        return Value(day.isoformat(), 0.95, (f"weekday {_side(toward(modifier))} publication day {scene.day}",))
    return _by_tense(scene, match, scene.day, wanted)


def weekdays(scene: Scene, match: Match) -> Value | None:
    """Two weekdays in a row, as a span."""
    if scene.day is None:
        return _OPEN
    modifier = scene.value(match, "mod")
    side = toward(modifier) if modifier else scene.told(match).direction
    first = weekday_beside(scene.day, int(scene.value(match, "weekday")), side, same=not modifier)
    last = weekday_beside(first, int(scene.value(match, "last")), "future", same=False)
    return Value(f"{first}/{last}", 0.85, (f"two weekdays {_side(side)} publication day {scene.day}",))


def unit(scene: Scene, match: Match) -> Value | None:
    """This week, last month, the coming year, the night before."""
    if match["same"] or match["sameunit"]:
        return Value(SAME, 0.0, ())
    kind = next((scene.value(match, group) or "day" for group in ("this", "unit", "edged") if match[group]), "")
    kind = "day" if kind == "0" else kind
    if not kind or (match["edge"] and kind == "week"):
        return None  # the end of the week is the weekend
    if scene.day is None:
        return _OPEN
    steps = _OFFSETS[scene.value(match, "mod") or "this"]
    if kind == "year" and steps < 0 and scene.value(match, "mod") == "past" and _as_twelve_months(scene, match):
        return Value(f"{month(scene.day, -12)}/{month(scene.day)}", 0.5, (f"twelve months up to publication day {scene.day}",))
    return Value(_unit(scene.day, kind, steps), 0.93, (f"{kind} {steps:+d} from publication day {scene.day}",))


def some_days(scene: Scene, match: Match) -> Value | None:
    """The past two days; with `latest` today is one of them."""
    modifier = scene.value(match, "mod") or scene.value(match, "countmod")
    count = int(scene.value(match, "dual") or scene.value(match, "count"))
    if scene.day is None:
        return _OPEN
    if modifier == "next":
        first, last = shift(scene.day, 1), shift(scene.day, count)
    else:
        last = shift(scene.day, 0 if modifier == "latest" else -1)
        first = shift(last, 1 - count)
    return Value(f"{first}/{last}", 0.8, (f"{count} days beside publication day {scene.day}",)) if last > first else None


def ago(scene: Scene, match: Match) -> Value | None:
    """Two days ago."""
    since = scene.value(match, "ago") == "since"
    following = scene.symbols.letters[match.end() : match.end() + 1]
    if (following == "v" and not since) or (match["one"] and (since or following in ("N", "L"))):
        return None  # before an event; `since the day of` a date
    if scene.day is None:
        return _OPEN
    days = 1 if match["one"] else int(scene.value(match, "dual") or scene.value(match, "count"))
    return Value(shift(scene.day, -days).isoformat(), 0.8, (f"{days} days before publication day {scene.day}",))


def year(scene: Scene, match: Match) -> Value | None:
    """A year, or two years as a span."""
    first = int(scene.value(match, "year"))
    last = int(scene.value(match, "until")) if match["until"] else None
    head = scene.symbols.words[match.start()]
    if head and head.letter == "u" and head.value != "year":
        return None
    if _FIRST_ISLAMIC <= first <= _LAST_ISLAMIC and (head is None or head.letter != "Y" or last == first + 1 or "H" in match[0]):
        return _islamic_years(first, last)
    if not (_FIRST_YEAR if head and head.letter == "Y" else 1000) <= first <= _LAST_YEAR:
        return None
    if last == first - 1 and "/" in match[0]:
        first, last = last, first  # a season printed right to left: 2017/2016
    if last is not None and not first < last <= min(first + _LONGEST_SPAN, _LAST_YEAR):
        return None
    return Value(f"{first}/{last}" if last else str(first), 0.97 if head and head.letter in "yu" else 0.85, ("year in figures",))


def part(scene: Scene, match: Match) -> Value | None:
    """Quarters and halves of a year as spans of days."""
    first, last = scene.number(match, "nth") or 0, scene.number(match, "last")
    if match["year"]:
        told: int | None = int(scene.value(match, "year"))
    else:
        kind = scene.value(match, "unit") or scene.value(match, "this")
        if kind != "year":
            return None
        told = scene.day.year + _OFFSETS[scene.value(match, "mod") or "this"] if scene.day else None
    if told is None:
        return _OPEN
    iso = part_of_year(told, int(scene.value(match, "part")), first, last or first)
    return Value(iso, 0.9, (f"part of the year {told}",)) if iso else None


def feast(scene: Scene, match: Match) -> Value | None:
    """The nth day of one of the two feasts, at the nearest occurrence."""
    if scene.day is None:
        return _OPEN
    nth = int(scene.value(match, "nth") or scene.value(match, "nthday") or 1)
    number, day = (int(part) for part in scene.value(match, "feast").split("-"))
    this = islamic_year(scene.day)
    days = [found for y in (this - 1, this, this + 1) if (found := islamic_day(y, number, day + nth - 1))] if this else []
    if not days or nth > 4:
        return None
    here = scene.day
    return Value(min(days, key=lambda found: abs((found - here).days)).isoformat(), 0.8, (f"feast nearest to publication day {here}",))


def _by_tense(scene: Scene, match: Match, day: date, wanted: int) -> Value:
    if day.isoweekday() == wanted:
        return Value(day.isoformat(), 0.93, (f"weekday of publication day {day}",))
    told = scene.told(match)
    found = nearest_weekday(day, wanted) if told.present else weekday_beside(day, wanted, told.direction, same=True)
    why = f"{told.direction} by {told.by}" if told.by else "no verb tells, past assumed"
    side = _side("past" if found < day else "future")
    return Value(found.isoformat(), 0.88 if told.by else 0.8, (f"weekday {side} publication day {day}", why))


def _side(direction: str) -> str:
    return "before" if direction == "past" else "after"


def _unit(day: date, kind: str, steps: int) -> str:
    if kind == "week":
        return week(day, steps)
    if kind == "month":
        return month(day, steps)
    return shift(day, steps).isoformat() if kind == "day" else f"{day.year + steps:04}"


def _as_twelve_months(scene: Scene, match: Match) -> bool:
    """Whether `during the past year` is the twelve months up to now: where the text also counts a year back, منذ عام (for a year)."""
    before = scene.folded(match.start() - 1)
    return before in scene.tables.blocked.get(("twelve-months", "before"), ()) and _YEAR_BACK.search(scene.symbols.letters) is not None


def _islamic_years(number: int, until: int | None) -> Value | None:
    """An Islamic year, or several, as the Gregorian days they last."""
    first, after = islamic_day(number, 1, 1), islamic_day((until or number) + 1, 1, 1)
    return Value(f"{first}/{shift(after, -1)}", 0.8, (f"Islamic year {number}",)) if first and after and first < after else None
