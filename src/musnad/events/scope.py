"""When and where: the date and the place that belong to a trigger."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from musnad.events.light import moves
from musnad.events.scene import Scene
from musnad.events.triggers import Candidate
from musnad.records import Place, Precision

_REACH = 25  # tokens between a trigger and its date, verbs and marks between them weighing more
_BESIDE = 2  # tokens between a trigger and a place that no preposition governs: `زار المدينة`
_WHENCE = 8  # tokens between a trigger and the place before it
_BEFORE = 10  # by how much a place before the trigger counts as further off
_EXACT = 6  # by how much a place counts as further off for each step that it is vaguer
_VAGUE: dict[Precision, int] = {"exact": 0, "town": 1, "district": 2, "country": 3}
_WHERE = 20  # tokens between a trigger and the place behind it


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


class Where(NamedTuple):
    """A place as the words tell it; `vague`: 0 a building or square, 1 a town, 2 a district, 3 a country."""

    vague: int
    text: str


def find_place(scene: Scene, candidate: Candidate) -> Where | None:
    """The place told nearest to a trigger in its clause, behind it rather than before, an exact one rather than a vague one.

    None for deals between parties, and for what is said but for where it is told to be said.
    """
    kind = candidate.trigger.type.tags
    if "placeless" in kind or ("speech" in kind and candidate.first not in scene.cues):
        return None
    first, after = scene.sentence(candidate.first)
    first, after = max(first, candidate.first - _WHENCE), min(after, candidate.after + _WHERE)
    near: list[tuple[int, Where]] = []
    for index, token in within(scene.spot_tokens, first, after):
        spot = scene.spots[index]
        if _is_where(scene, candidate, token) and not ("speech" in kind and not _is_seat(scene, candidate, token, spot)):
            where = Where(_VAGUE[spot.precision], spot.text)
            near.append((_distance(scene, candidate, token) + _EXACT * where.vague, where))
    near += [(_distance(scene, candidate, at), Where(0, _venue(scene, at))) for at in _venues(scene, candidate, first, after)]
    return min(near)[1] if near else None


def _is_where(scene: Scene, candidate: Candidate, token: int) -> bool:
    """Whether a place stands behind a preposition or right beside the trigger, outside a name and told by the same voice."""
    named = scene.place(token)
    inside_name = named is not None and named.name_first < named.after and named.after - named.first > 2
    beside = token > candidate.first and token - candidate.after <= _BESIDE and not _between(scene, candidate.first, token)
    return (beside or _governed(scene, token)) and not inside_name and scene.holders[token] == scene.holders[candidate.first]


def _is_seat(scene: Scene, candidate: Candidate, token: int, spot: Place) -> bool:
    """Whether a place is where somebody speaks: behind the word of speech, no country, nor whence he is (`الحكومتين في طرابلس`)."""
    phrase = scene.phrase(token)
    if phrase is None or not phrase.preposition or token < candidate.first or spot.precision == "country":
        return False
    before = phrase.first - 1
    return scene.place(before - (scene.word(before).pos == "ADP")) is None


def _distance(scene: Scene, candidate: Candidate, token: int) -> int:
    return abs(token - candidate.first) + _between(scene, candidate.first, token) + _BEFORE * (token < candidate.first)


def _venues(scene: Scene, candidate: Candidate, first: int, after: int) -> Iterator[int]:
    """Nouns for buildings and open places, with what they are called, where something is done: `أمام مقر الوزارة` (before the seat)."""
    for token in range(first, after):
        if scene.faces(token)[2] not in scene.tables.venues or scene.holders[token] != scene.holders[candidate.first]:
            continue
        phrase = scene.phrase(token)
        before = scene.document.tokens[token - 1].folded if token > first else ""
        governed = before in scene.tables.where or scene.preposition(token) in scene.tables.where
        named = within(scene.spot_tokens, token - 1, token + 1)  # `قرب مطار مدينة بنغازي` (near the airport of Benghazi) is not the airport
        if governed and not named and phrase is not None and phrase.after - token > 1:
            yield token


def _venue(scene: Scene, token: int) -> str:
    """The letters of such a noun's phrase, with the place in which it lies where that is told right behind it."""
    tokens, text = scene.document.tokens, scene.document.text
    phrase = scene.phrase(token)
    after = phrase.after if phrase else token + 1
    apart = after < len(tokens) and tokens[after].folded in scene.tables.where
    behind = next((scene.spots[index] for index, _ in within(scene.spot_tokens, after, after + 1 + apart)), None)
    skip = sum(len(segment.text) for segment in scene.word(token).segments if segment.kind in ("conjunction", "preposition"))
    start = text.start(tokens[token].start + skip)
    return text.original[start : behind.end if behind else text.end(tokens[after - 1].end)]


def _governed(scene: Scene, token: int) -> bool:
    """Whether a place stands behind a preposition, or in the genitive of a noun that does."""
    phrase = scene.phrase(token)
    return phrase is not None and bool(phrase.preposition)
