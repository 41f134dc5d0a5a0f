"""The publication day: as told by the page, or as the text proves it."""

from collections import Counter
from datetime import date, timedelta

from musnad.times.calendar import nearest_weekday, shift
from musnad.times.months import dated, figures
from musnad.times.relative import offset
from musnad.times.scene import Candidate, Match, Scene

_FIRST_YEAR, _LAST_YEAR = 1800, 2200
REACH = 3  # days: a crawl follows the publication by no more, as a rule
_DATELINE = 25  # tokens from the start of a body within which a date in two calendars is the dateline's


def published_day(published: str | None) -> date | None:
    """The calendar day of an ISO date or date-time as written; null for anything else, and for years no article is from."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def proven_day(scene: Scene, candidates: list[Candidate]) -> date | None:
    """The day the text is told on: most of what proves a day within reach of the publication day, else that day."""
    votes: Counter[date] = Counter()
    for rule, match, _ in candidates:
        day = _proof(scene, rule, match)
        if day and (scene.day is None or abs(day - scene.day) <= timedelta(REACH)):
            votes[day] += 1
    if not votes or (scene.day and votes[scene.day] == max(votes.values())):
        return scene.day
    return votes.most_common(1)[0][0]


def _proof(scene: Scene, rule: str, match: Match) -> date | None:
    """The publication day one expression proves: today Tuesday, yesterday Monday, today 17 August 2020, a dateline."""
    if rule == "weekday" and match["near"] and scene.day:
        days = offset(scene, match)
        return shift(nearest_weekday(shift(scene.day, days), int(scene.value(match, "weekday"))), -days)
    if rule not in ("date", "figures") or not (match["near"] or _in_dateline(scene, match)) or not match["year"]:
        return None
    value = (dated if rule == "date" else figures)(scene, match)
    if value is None or len(value.iso or "") != len("2020-08-17"):
        return None
    return shift(date.fromisoformat(value.iso or ""), -offset(scene, match) if match["near"] else 0)


def _in_dateline(scene: Scene, match: Match) -> bool:
    """Whether a date stands after its twin of the other calendar near the start of the body."""
    starts = [first for first, _ in scene.document.sentences[:3]]
    before = scene.symbols.letters[max(0, match.start() - 1) : match.start()]
    return before == "k" and any(0 <= match.start() - first <= _DATELINE for first in starts)
