"""What the pages of outlets hold, as frozen records: the template draws them, the JSON twin gives them."""

from dataclasses import dataclass
from datetime import date

from musnad_desk.articles.content import Edit, Line, edit, line
from musnad_desk.catalog import coverage, models, queries
from musnad_desk.shared.plot import Plot, over_time

NEWEST, EDITS = 8, 5  # articles and silent edits of a page
WORDS, LINKS, MOST = 20, 12, 10  # judging words, links of chains, countries and topics


@dataclass(frozen=True, slots=True)
class Brief:
    """An outlet as the list names it; `edits` counts what it changed in silence."""

    id: str
    name: str
    articles: int
    first: date | None
    last: date | None
    edits: int


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets, those with most articles first."""

    outlets: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: how much it published when, about what, its judging words, on whose word it tells, what it changed in silence."""

    brief: Brief
    published: Plot
    countries: tuple[coverage.Counted, ...]
    topics: tuple[coverage.Counted, ...]
    words: tuple[coverage.Used, ...]
    habits: coverage.Habits
    newest: tuple[Line, ...]
    edits: tuple[Edit, ...]


def outlets() -> Outlets:
    """The list of outlets."""
    return Outlets(tuple(map(_brief, coverage.outlets_told())))


def outlet(key: str) -> Outlet | None:
    """The page of one outlet; none for one without articles."""
    row = coverage.outlets_told().filter(key=key).first()
    if row is None:
        return None
    return Outlet(
        brief=_brief(row), published=over_time(coverage.articles_by_day(row)), countries=tuple(coverage.countries_of_outlet(row, MOST)),
        topics=tuple(coverage.topics_of_outlet(row, MOST)), words=tuple(coverage.words_of_outlet(row, WORDS)),
        habits=coverage.habits_of(row, LINKS), newest=tuple(line(one) for one in queries.newest_articles().filter(outlet=row)[:NEWEST]),
        edits=tuple(map(edit, coverage.edits_of(row)[:EDITS])),
    )  # fmt: skip


def _brief(outlet: models.Outlet) -> Brief:
    told = vars(outlet)  # the counts that the question adds
    return Brief(outlet.key, outlet.name, told["count"], told["first"], told["last"], told["edits"])
