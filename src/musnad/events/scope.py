"""When and where: the date and the place that belong to a trigger."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from musnad.events.scene import Scene
from musnad.events.triggers import Candidate

_REACH = 25  # tokens between a trigger and its date, verbs and marks between them weighing more
_BESIDE = 2  # tokens between a trigger and a place that no preposition governs: `زار المدينة`
_WHENCE = 8  # tokens between a trigger and the place before it
_BEFORE = 10  # by how much a place before the trigger counts as further off
_WHERE = 20  # tokens between a trigger and the place behind it


def within(tokens: Sequence[int], first: int, after: int) -> list[tuple[int, int]]:
    """Indices of the spans that begin in a range of tokens, with their tokens; `tokens` of all spans in text order."""
    return [(index, tokens[index]) for index in range(bisect_left(tokens, first), bisect_left(tokens, after))]


def find_date(scene: Scene, candidate: Candidate) -> str | None:
    """The value of the nearest date in the trigger's sentence; one behind it wins over one as far before it."""
    first, after = scene.sentence(candidate.first)
    near = []
    for index, token in within(scene.date_tokens, first, after):
        if scene.holders[token] != scene.holders[candidate.first]:
            continue
        distance = token - candidate.after if token >= candidate.after else candidate.first - token
        distance += _between(scene, candidate.first, token)
        if distance <= _REACH:
            near.append((distance, index))
    return _day(scene.dates[min(near)[1]].value) if near else None


def _day(value: str) -> str | None:
    """A day, month or year: of a span its first day, of a week its month where it lies in one."""
    first = value.split("/")[0]
    if "W" not in first:
        return first
    year, week = first.split("-W")
    monday, sunday = (date.fromisocalendar(int(year), int(week), day) for day in (1, 7))
    return f"{monday:%Y-%m}" if monday.month == sunday.month else None


def _between(scene: Scene, one: int, other: int) -> int:
    """How many verbs and marks part two tokens, as distance."""
    first, after = sorted((one, other))
    verbs = sum(token in scene.verbs for token in range(first + 1, after))
    marks = sum(scene.document.tokens[token].kind == "mark" for token in range(first + 1, after))
    return 5 * verbs + 3 * marks


def find_place(scene: Scene, candidate: Candidate) -> str | None:
    """The place behind a trigger in its clause; none for speech."""
    if "speech" in candidate.trigger.type.tags:
        return None
    first, after = scene.sentence(candidate.first)
    near = []
    for index, token in within(scene.spot_tokens, max(first, candidate.first - _WHENCE), min(after, candidate.after + _WHERE)):
        named = scene.place(token)
        inside_name = named is not None and named.name_first < named.after and named.after - named.first > 2
        between = _between(scene, candidate.first, token)
        beside = token > candidate.first and token - candidate.after <= _BESIDE and not between
        if (beside or _governed(scene, token)) and not inside_name and scene.holders[token] == scene.holders[candidate.first]:
            near.append((abs(token - candidate.first) + between + _BEFORE * (token < candidate.first), index))
    return scene.spots[min(near)[1]].text if near else None


def _governed(scene: Scene, token: int) -> bool:
    """Whether a place stands behind a preposition, or in the genitive of a noun that does."""
    phrase = scene.phrase(token)
    return phrase is not None and bool(phrase.preposition)
