"""When: the date that belongs to a trigger."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from musnad.events.light import moves
from musnad.events.scene import Scene, last_in
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import Verb

_TWO = 2  # days
_MONTH = len("2015-07")
_LONG, _LONGEST = 28, 31  # days of a span that is told by its first month
_FARTHEST = 150  # tokens before a participle at which the day of its sentence is looked for
_REACH, _SAID = 48, 25  # tokens between a deed, or what is said, and its date, verbs and marks between them weighing more


def within(tokens: Sequence[int], first: int, after: int) -> list[tuple[int, int]]:
    """Indices of the spans that begin in a range of tokens, with their tokens; `tokens` of all spans in text order."""
    return [(index, tokens[index]) for index in range(bisect_left(tokens, first), bisect_left(tokens, after))]


def find_date(scene: Scene, candidate: Candidate) -> str | None:
    """The value, as told, of the nearest date in the trigger's sentence; one behind it wins over one as far before it."""
    if moves(scene, candidate):  # the day is that of what is done at its call
        return None
    first, after = scene.sentence(candidate.first)
    near_by = within(scene.date_tokens, max(first, candidate.first - _FARTHEST), min(after, candidate.after + _REACH + 1))
    dates = [(i, at) for i, at in near_by if _dates(scene, candidate, at)]
    reach = _SAID if "speech" in candidate.trigger.type.tags else _REACH
    apart = ((abs(at - candidate.first if at < candidate.after else at - candidate.after), at, index) for index, at in dates)
    weighed = ((tokens + _between(scene, candidate.first, at), index) for tokens, at, index in apart if tokens <= reach)
    near = [(distance, index) for distance, index in weighed if distance <= reach]
    if not near and candidate.verb is None and candidate.trigger.part == "verb":  # a participle goes with the day of its sentence
        near = [(at, index) for index, at in dates if at < candidate.first]
    return scene.dates[min(near)[1]].value if near else None


def _dates(scene: Scene, candidate: Candidate, token: int) -> bool:
    """Whether a date at a token may be that of a trigger: told by the same voice, and not the day since which it goes on."""
    done = candidate.verb is not None and candidate.verb.analysis.features.aspect == "perfect"
    since = token > 0 and scene.document.tokens[token - 1].folded in scene.tables.since
    told = scene.holders[token] == scene.holders[candidate.first] and (done or not since)
    return told and not in_description(scene, candidate, token)


def in_description(scene: Scene, candidate: Candidate, token: int) -> bool:
    """Whether a date or place is that of what a relative clause behind a trigger tells: `أدان الهجمات التي وقعت أمس` (that happened then).

    Not where that is the occasion that the trigger is about: `قاطع الانتخابات التي جرت أمس` (boycotted the elections held yesterday).
    """
    at = last_in(scene.verb_tokens, candidate.after, token)
    verb = scene.verbs[at] if at is not None else None
    if verb is None or not 0 <= verb.clause < len(scene.syntax.clauses):
        return False
    clause = scene.syntax.clauses[verb.clause]
    if clause.kind != "relative" or clause.first <= candidate.after or token >= clause.after:
        return False
    phrase = scene.phrase(clause.first - 1 - (scene.document.tokens[clause.first - 1].kind == "mark"))
    head = phrase is not None and phrase.first <= candidate.first
    return not head and not _is_occasion(scene, candidate, verb) and not _is_doer(scene, candidate, clause.first)


def _is_occasion(scene: Scene, candidate: Candidate, verb: Verb) -> bool:
    """Whether a verb tells when that was held which a trigger is about."""
    kind = candidate.trigger.type.tags
    lasting = "mutual" in kind and verb.analysis.features.aspect == "imperfect"
    return lasting or (scene.faces(verb.at)[2] in scene.tables.places.held and "judges" not in kind)


def _is_doer(scene: Scene, candidate: Candidate, opening: int) -> bool:
    """Whether a clause tells more of the person who does what a verb tells, on that day: `دعا سالم، الذي زار المدينة أمس، إلى`."""
    before = opening - 1 - (scene.document.tokens[opening - 1].kind == "mark")
    named = scene.place(before)
    return candidate.verb is not None and named is not None and named.first == candidate.after and scene.kinds(named) == {"person"}


def day_of(value: str, *, several: bool) -> str | None:
    """The date of an event: a day, month or year; a week where it lies in one month; of a long span its month or year.

    Of a few days the first; where `several`, two days as they are: raids over two days did not all take place on the first.
    """
    days = days_in(value)
    if days is None or not ("/" in value or "W" in value):
        return value
    first, last = days
    length = (last - first).days + 1
    if "/" not in value:
        return value if first.month == last.month else None
    if length < _LONG:
        return value if several and length == _TWO else value.split("/")[0]
    if length > _LONGEST and first.year == last.year:
        return f"{first:%Y}"
    return value.split("/")[0][:_MONTH]


def to_come(value: str, day: date | None) -> bool:
    """Whether a date lies behind a day."""
    days = days_in(value)
    return days is not None and day is not None and days[0] > day


def days_in(value: str) -> tuple[date, date] | None:
    """The first and the last day of an ISO day, week, month, year or span; none of what is no date."""
    first, last = value.split("/")[0], value.split("/")[-1]
    try:
        return _edge(first, 0), _edge(last, -1)
    except ValueError:
        return None


def may_be(one: str | None, other: str | None) -> bool:
    """Whether one date may be the other told more exactly."""
    if one is None or other is None or one == other:
        return True
    days, others = days_in(one), days_in(other)
    if days is None or others is None:
        return False
    inside = days[0] <= others[0] and others[1] <= days[1]
    return inside or (others[0] <= days[0] and days[1] <= others[1])


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
    verbs = sum(token in scene.verbs and scene.faces(token)[2] not in scene.tables.places.held for token in range(first + 1, after))
    marks = sum(scene.document.tokens[token].kind == "mark" for token in range(first + 1, after))
    return 5 * verbs + 3 * marks
