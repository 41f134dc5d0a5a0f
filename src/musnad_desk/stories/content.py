"""What the pages of stories hold, as frozen records: the template draws them, the JSON twin gives them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from musnad import stories as engine
from musnad.records import OUTLET
from musnad_desk.articles.content import LISTED, Line, line
from musnad_desk.catalog import models, queries
from musnad_desk.catalog.coverage import Counted, countries_of_days, stories_about, topics_of_days
from musnad_desk.catalog.stories import CONTRADICTED, EXACT, Compared, comparison
from musnad_desk.stories.strip import Strip, strip

DAYS = 3  # of the front page
OF_A_DAY = 12  # stories of each of them
ACTORS = 4  # leading ones of a story
CHIPS = 14  # countries and topics to choose from
# In the order in which a reader wants to know them.
VERDICTS = (CONTRADICTED, "differ", "all", "some", "one")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor with a public page."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Side:
    """What some outlets tell: a status, a count, a day, or letters."""

    told: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What outlets contradict each other on: kind of fact, the fact in words, and what each side tells."""

    kind: str
    what: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """A story as lists name it: by its first article. `outlets` in the order in which they told it."""

    id: str
    first: Line
    articles: int
    outlets: tuple[str, ...]
    actors: tuple[Named, ...]
    contradicted: tuple[Contradiction, ...]
    follows: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of publication with its stories, most-covered first; `total` counts those that are not listed, too."""

    day: date | None
    total: int
    stories: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The newest days, up to `until`, of all stories or of those that name a country and have a topic. `earlier`: the first day before
    those shown. `countries`, `topics`: what most stories of these days name and are about."""

    days: tuple[Day, ...]
    earlier: date | None
    country: str
    topic: str
    countries: tuple[Counted, ...]
    topics: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class OneDay:
    """A page of one day's stories; `before` and `after` are the days next to it on which anything was told."""

    day: date
    total: int
    stories: tuple[Headline, ...]
    before: date | None
    after: date | None
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Told:
    """How one article tells a fact; `anchor` is the id of its letters on the article's page; `exact`: its value where
    the letters do not tell it, the status of an event or a count in figures."""

    article: str
    text: str
    value: str
    via: tuple[str, ...]
    exact: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the comparison; `tellings` has a cell for each outlet of the story, in its order."""

    kind: str
    what: str
    verdict: str
    tellings: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one verdict."""

    verdict: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words by which an outlet, or `voice` in it, judges somebody, and how often."""

    whom: str
    text: str
    stance: str
    voice: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of a story: the headlines of its articles, the words by which it judges."""

    name: str
    articles: tuple[Line, ...]
    labels: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """An article on the timeline of a story, with those that print its text."""

    line: Line
    reprints: tuple[Line, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """One story as its outlets tell it. `strip`: when each told it; null where that is one moment. `follows` and `followed_by`: the stories
    before and after it."""

    headline: Headline
    outlets: tuple[Outlet, ...]
    facts: tuple[Facts, ...]
    timeline: tuple[Published, ...]
    strip: Strip | None
    follows: Headline | None
    followed_by: tuple[Headline, ...]
    compared: int


def front(country: str = "", topic: str = "", until: date | None = None) -> Front:
    """The newest days, each with its stories."""
    among = stories_about(country, topic)
    days = queries.newest_days(DAYS + 1, until, among)
    listed: defaultdict[date | None, list[models.Story]] = defaultdict(list)
    for story in queries.first_stories_of([one.day for one in days[:DAYS]], OF_A_DAY, among):
        listed[story.day].append(story)
    told = {story.id: story for story in headlines([story for stories in listed.values() for story in stories])}
    shown = (Day(one.day, one.stories, tuple(told[story.key] for story in listed[one.day])) for one in days[:DAYS])
    dated = [one.day for one in days[:DAYS] if one.day]
    return Front(
        days=tuple(shown), earlier=next((one.day for one in days[DAYS:]), None), country=country, topic=topic,
        countries=tuple(countries_of_days(dated, CHIPS)), topics=tuple(topics_of_days(dated, CHIPS)),
    )  # fmt: skip


def one_day(day: date, page: int) -> OneDay:
    """A page of one day's stories."""
    first = (page - 1) * LISTED
    found = list(queries.stories_on(day)[first : first + LISTED + 1])
    before = queries.newest_days(1, day - timedelta(1)) if day > date.min else []
    return OneDay(
        day, queries.stories_on(day).count(), headlines(found[:LISTED]), before[0].day if before else None, queries.day_after(day), page,
        len(found) > LISTED,
    )  # fmt: skip


def headlines(stories: Sequence[models.Story]) -> tuple[Headline, ...]:
    """Stories for a list; two questions, however many there are."""
    keys = [story.pk for story in stories]
    leading = queries.leading_actors(keys, ACTORS)
    members: defaultdict[int, list[models.Member]] = defaultdict(list)
    for member in queries.members_of(keys):
        members[member.story_id].append(member)
    return tuple(_headline(story, members[story.pk], leading.get(story.pk, [])) for story in stories if members[story.pk])


def _headline(story: models.Story, members: Sequence[models.Member], leading: Iterable[models.Actor]) -> Headline:
    outlets = dict.fromkeys(member.article.outlet.name for member in members if member.article.outlet)
    return Headline(
        id=story.key, first=line(members[0].article), articles=story.articles, outlets=tuple(outlets),
        actors=tuple(Named(actor.key, actor.name) for actor in leading),
        contradicted=tuple(_contradiction(*one) for one in story.contradicted), follows=story.follows,
    )  # fmt: skip


def _contradiction(kind: str, what: str, sides: Iterable[tuple[str, Sequence[str]]] = ()) -> Contradiction:
    """As it is kept; stores of an older version have no sides."""
    return Contradiction(kind, what, tuple(Side(told, tuple(outlets)) for told, outlets in sides))


def story(key: str) -> Story | None:
    """The page of the story that an article belongs to."""
    row = queries.story(key)
    if row is None:
        return None
    members = list(queries.members_of([row.pk]))
    before = queries.story(row.follows) if row.follows else None
    around = headlines([row, *([before] if before else []), *queries.stories_after(row.key)])
    compared = comparison([member.article.key for member in members])
    by_outlet: defaultdict[str, list[Line]] = defaultdict(list)
    lines = {member.article.key: line(member.article) for member in members}
    for article in compared.table.articles:
        by_outlet[article.outlet].append(lines[article.id])
    return Story(
        headline=around[0],
        outlets=tuple(Outlet(name, tuple(articles), _labels(compared.table.labels, name)) for name, articles in by_outlet.items()),
        facts=tuple(_facts(compared)), timeline=_timeline(members),
        strip=strip((lines[member.article.key], member.reprints_id is not None) for member in members),
        follows=around[1] if before else None, followed_by=around[2 if before else 1 :], compared=len(compared.table.articles),
    )  # fmt: skip


def _labels(labels: Iterable[engine.Naming], outlet: str) -> tuple[Naming, ...]:
    own = (one for one in labels if one.outlet == outlet)
    return tuple(Naming(one.whom, one.text, one.stance, None if one.voice == OUTLET else one.voice, one.times) for one in own)


def _facts(compared: Compared) -> Iterator[Facts]:
    for verdict in VERDICTS:
        facts = tuple(_fact(fact, compared) for fact in compared.table.facts if fact.verdict == verdict)
        if facts:
            yield Facts(verdict, facts)


def _fact(fact: engine.Fact, compared: Compared) -> Fact:
    """What several articles of one outlet tell in the same words stands in its cell once."""
    cells: dict[str, dict[tuple[str, str], Told]] = {outlet: {} for outlet in compared.table.outlets}
    for one in fact.tellings:
        anchor = compared.anchors.get((one.article, one.start)) if one.start is not None else None
        exact = one.value if fact.kind in EXACT and one.value != one.text else None
        cells[one.outlet].setdefault((one.text, one.value), Told(one.article, one.text, one.value, one.via, exact, anchor))
    return Fact(fact.kind, fact.what, fact.verdict, tuple(tuple(cell.values()) for cell in cells.values()))


def _timeline(members: Iterable[models.Member]) -> tuple[Published, ...]:
    """Articles in the order of publication, reprints folded under the first that printed the text."""
    firsts: dict[int, Line] = {}
    prints: defaultdict[int, list[Line]] = defaultdict(list)
    sources: dict[int, str] = {}
    for member in members:
        if member.reprints_id in firsts:
            prints[member.reprints_id].append(line(member.article))
            if member.source:
                sources.setdefault(member.reprints_id, member.source)
        else:
            firsts[member.article_id] = line(member.article)
    return tuple(Published(first, tuple(prints[pk]), sources.get(pk)) for pk, first in firsts.items())
