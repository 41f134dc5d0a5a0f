"""When and where: the date and the place that belong to a trigger."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from musnad.events.scene import Scene
from musnad.events.triggers import Candidate

_REACH = 25  # tokens between a trigger and its date, verbs and marks between them weighing more
_BESIDE = 2  # tokens between a trigger and a place that no preposition governs: `زار المدينة`
_WHENCE = 8  # tokens between a trigger and the place before it
_BEFORE = 10  # by how much a place before the trigger counts as further off
_NOWHERE = frozenset({"speech", "placeless"})  # tags of types whose deeds are told with no place of their own
_WHERE = 20  # tokens between a trigger and the place behind it


def within(tokens: Sequence[int], first: int, after: int) -> list[tuple[int, int]]:
    """Indices of the spans that begin in a range of tokens, with their tokens; `tokens` of all spans in text order."""
    return [(index, tokens[index]) for index in range(bisect_left(tokens, first), bisect_left(tokens, after))]


def find_date(scene: Scene, candidate: Candidate) -> str | None:
    """The value of the nearest date in the trigger's sentence; one behind it wins over one as far before it."""
    first, after = scene.sentence(candidate.first)
    dates = [(i, at) for i, at in within(scene.date_tokens, first, after) if _dates(scene, candidate, at)]
    distances = [
        (abs(at - candidate.first if at < candidate.after else at - candidate.after) + _between(scene, candidate.first, at), i)
        for i, at in dates
    ]
    near = [(distance, index) for distance, index in distances if distance <= _REACH]
    if not near and candidate.verb is None and candidate.trigger.part == "verb":  # a participle goes with the day of its sentence
        near = [(at, index) for index, at in dates if at < candidate.first]
    return _day(scene.dates[min(near)[1]].value) if near else None


def _dates(scene: Scene, candidate: Candidate, token: int) -> bool:
    """Whether a date at a token may be that of a trigger: told by the same voice, and not the day since which it goes on."""
    done = candidate.verb is not None and candidate.verb.analysis.features.aspect == "perfect"
    since = token > 0 and scene.document.tokens[token - 1].folded in scene.tables.since
    return scene.holders[token] == scene.holders[candidate.first] and (done or not since)


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
    """The most exact place told behind a trigger in its clause; none for speech and for what is decided between parties."""
    if candidate.trigger.type.tags & _NOWHERE:
        return None
    first, after = scene.sentence(candidate.first)
    first, after = max(first, candidate.first - _WHENCE), min(after, candidate.after + _WHERE)
    near = []
    for index, token in within(scene.spot_tokens, first, after):
        named = scene.place(token)
        inside_name = named is not None and named.name_first < named.after and named.after - named.first > 2
        beside = token > candidate.first and token - candidate.after <= _BESIDE and not _between(scene, candidate.first, token)
        if (beside or _governed(scene, token)) and not inside_name and scene.holders[token] == scene.holders[candidate.first]:
            near.append((_distance(scene, candidate, token), scene.spots[index].text))
    near += [(_distance(scene, candidate, at), _venue(scene, at)) for at in _venues(scene, candidate, first, after)]
    return min(near)[1] if near else None


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
        if governed and phrase is not None and phrase.after - token > 1:
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
