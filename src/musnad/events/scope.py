"""When: the date that belongs to a trigger."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from musnad.events.light import moves
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate

_REACH = 25  # tokens between a trigger and its date, verbs and marks between them weighing more


def within(tokens: Sequence[int], first: int, after: int) -> list[tuple[int, int]]:
    """Indices of the spans that begin in a range of tokens, with their tokens; `tokens` of all spans in text order."""
    return [(index, tokens[index]) for index in range(bisect_left(tokens, first), bisect_left(tokens, after))]


def find_date(scene: Scene, candidate: Candidate) -> str | None:
    """The value, as told, of the nearest date in the trigger's sentence; one behind it wins over one as far before it."""
    if moves(scene, candidate):  # the day is that of what is done at its call
        return None
    first, after = scene.sentence(candidate.first)
    dates = [(i, at) for i, at in within(scene.date_tokens, first, after) if _dates(scene, candidate, at)]
    distances = [
        (abs(at - candidate.first if at < candidate.after else at - candidate.after) + _between(scene, candidate.first, at), i)
        for i, at in dates
    ]
    near = [(distance, index) for distance, index in distances if distance <= _REACH]
    if not near and candidate.verb is None and candidate.trigger.part == "verb":  # a participle goes with the day of its sentence
        near = [(at, index) for index, at in dates if at < candidate.first]
    return scene.dates[min(near)[1]].value if near else None


def _dates(scene: Scene, candidate: Candidate, token: int) -> bool:
    """Whether a date at a token may be that of a trigger: told by the same voice, and not the day since which it goes on."""
    done = candidate.verb is not None and candidate.verb.analysis.features.aspect == "perfect"
    since = token > 0 and scene.document.tokens[token - 1].folded in scene.tables.since
    return scene.holders[token] == scene.holders[candidate.first] and (done or not since)


def day_of(value: str) -> str | None:
    """The date of an event: a day, month or year; of a span its first day, of a week its month where it lies in one."""
    first = value.split("/")[0]
    days = days_in(first) if "W" in first else None
    if days is None:
        return first
    return f"{days[0]:%Y-%m}" if days[0].month == days[1].month else None


def days_in(value: str) -> tuple[date, date] | None:
    """The first and the last day of an ISO day, week, month, year or span; none of what is no date."""
    first, last = value.split("/")[0], value.split("/")[-1]
    try:
        return _edge(first, 0), _edge(last, -1)
    except ValueError:
        return None


def _edge(value: str, which: int) -> date:
    if "W" in value:
        of, week = value.split("-W")
        return date.fromisocalendar(int(of), int(week), (1, 7)[which])
    numbers = [int(part) for part in value.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else (1, 12)[which]
    return date(year, month, numbers[2] if len(numbers) > 2 else (1, monthrange(year, month)[1])[which])


def _between(scene: Scene, one: int, other: int) -> int:
    """How many verbs and marks part two tokens, as distance."""
    first, after = sorted((one, other))
    verbs = sum(token in scene.verbs for token in range(first + 1, after))
    marks = sum(scene.document.tokens[token].kind == "mark" for token in range(first + 1, after))
    return 5 * verbs + 3 * marks
