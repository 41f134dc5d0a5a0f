"""When each outlet told a story, as dots on one line of time for each: the page draws them on the server."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from musnad_desk.articles.content import Line

ROWS = 12  # outlets of a drawing, those that told it first


@dataclass(frozen=True, slots=True)
class Dot:
    """An article: how far it lies between the first and the last, in per cent; `copy`: it prints the text of an earlier one."""

    at: int
    line: Line
    copy: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet's articles."""

    outlet: str | None
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The outlets in the order in which they told the story, from `first` to `last`, dates as the articles have them."""

    rows: tuple[Row, ...]
    first: str
    last: str


def strip(articles: Iterable[tuple[Line, bool]]) -> Strip | None:
    """Articles, each with whether it prints another's text, on the line of time; nothing where no more than one moment is told."""
    told = [(when, line, copy) for line, copy in articles if (when := moment(line.published))]
    first, last = min((when for when, _, _ in told), default=None), max((when for when, _, _ in told), default=None)
    if first is None or last is None or first == last:
        return None
    rows: defaultdict[str | None, list[Dot]] = defaultdict(list)
    for when, line, copy in sorted(told, key=lambda one: one[0]):
        rows[line.outlet].append(Dot(round(100 * (when - first) / (last - first)), line, copy))
    dates = {when: line.published or "" for when, line, _ in told}
    return Strip(tuple(Row(outlet, tuple(dots)) for outlet, dots in list(rows.items())[:ROWS]), dates[first], dates[last])


def moment(published: str | None) -> datetime | None:
    """The moment of a date as articles have it: a day begins at midnight, a time without a zone is taken for UTC."""
    try:
        when = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
