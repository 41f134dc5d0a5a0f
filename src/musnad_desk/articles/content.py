"""What the pages of articles hold, as frozen records: the template draws them, the JSON twin gives them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from musnad.records import Reading
from musnad_desk.articles import found, marking
from musnad_desk.catalog import models, queries
from musnad_desk.catalog.highlight import Marked
from musnad_desk.catalog.question import Question
from musnad_desk.catalog.search import Results
from musnad_desk.catalog.stories import related_to, tags_of
from musnad_desk.rulings.display import display_of, shown_changes
from musnad_desk.rulings.models import FULL
from musnad_desk.shared.dates import reading_minutes

# What a search by a tag of each kind asks.
_FIELDS = {"person": "actor", "body": "actor", "country": "place", "place": "place", "topic": "topic", "publisher": "tag"}
COUNTRY, TOPIC = "country", "topic:"  # a kind of tag whose key is a code, and what stands before a topic in its key
LISTED = 20  # articles of a page of the newest


@dataclass(frozen=True, slots=True)
class Line:
    """An article as lists name it. `link` is the outlet's own page, none unless it is a web address; `outlet_id` leads to ours of it."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    day: date | None
    section: str | None
    link: str | None
    versions: int
    outlet_id: str | None


@dataclass(frozen=True, slots=True)
class Newest:
    """A page of the newest articles; `more` if there are older ones."""

    articles: tuple[Line, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """A tag of Musnad's: what it names, and what finds other articles that have it (`field` and `value` of a search), if anything may."""

    name: str
    kind: str
    field: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Next:
    """An article to read next, and what it shares."""

    line: Line
    same_story: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A version that the outlet made: what it changed (`catalog.changes`). `by_reader`: another engine read it, which may be why."""

    number: int
    seen: datetime
    changes: tuple[dict[str, Any], ...]
    by_reader: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that an outlet made to an article after it was published, without saying so."""

    line: Line
    change: Changed


@dataclass(frozen=True, slots=True)
class Edits:
    """A page of silent edits, the latest first; `more` if there are earlier ones."""

    edits: tuple[Edit, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One article: title and text marked, and what was found in it. `record` is the whole reading, as `musnad read` gives it; `minutes`
    is how long it takes to read; `topics` are PLOVER's contexts. `display`: how much of the text is shown to whoever asks: `full`,
    `excerpt` (its beginning), or `record` (none of it)."""

    line: Line
    display: str
    title: marking.Line
    author: str | None
    dateline: tuple[str, ...]
    minutes: int
    topics: tuple[str, ...]
    tags: tuple[Filed, ...]
    story: str | None
    related: tuple[Next, ...]
    text: tuple[marking.Line, ...]
    statements: tuple[found.Said, ...]
    events: tuple[found.Happened, ...]
    people: tuple[found.Person, ...]
    judged: tuple[found.Judged, ...]
    counts: tuple[found.Counted, ...]
    changed: tuple[Changed, ...]
    warnings: tuple[str, ...]
    reader: str
    record: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Answer:
    """An article that answers a question, with the letters that do."""

    line: Line
    title: Marked
    passage: Marked
    exact: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """A page of answers. `total` counts all there are, or where `more` is true those that are shown at most."""

    question: Question
    answers: tuple[Answer, ...]
    total: int
    more: bool
    page: int
    last: int


def line(article: models.Article) -> Line:
    """An article for a list."""
    link = article.url if (article.url or "").startswith(("https://", "http://")) else None
    outlet, outlet_id = (article.outlet.name, article.outlet.key) if article.outlet else (None, None)
    return Line(article.key, article.title, outlet, article.published, article.day, article.section, link, article.versions, outlet_id)


def newest(page: int) -> Newest:
    """A page of the newest articles."""
    listed = [line(article) for article in queries.newest_articles()[_cut(page)]]
    return Newest(tuple(listed[:LISTED]), page, len(listed) > LISTED)


def edits(page: int) -> Edits:
    """A page of silent edits."""
    listed = [edit(version) for version in queries.silent_edits()[_cut(page)]]
    return Edits(tuple(listed[:LISTED]), page, len(listed) > LISTED)


def edit(version: models.Version) -> Edit:
    """A silent edit for a list."""
    return Edit(line(version.article), _changed(version))


def _cut(page: int) -> slice:
    """What a page lists, and one more to know whether there are others."""
    return slice((page - 1) * LISTED, page * LISTED + 1)


def _changed(version: models.Version) -> Changed:
    changes = shown_changes(version.changes, display_of(_outlet(version.article)))
    return Changed(version.number, version.seen, tuple(changes), not version.silent)


def _outlet(article: models.Article) -> str | None:
    return article.outlet.key if article.outlet else None


def article(key: str) -> Article | None:
    """The page of one article, in its newest version."""
    row, reading = queries.article(key), queries.reading_of(key)
    if row is None or reading is None:
        return None
    told, names = reading.article, {actor.id: actor for actor in reading.actors}
    dossiers = queries.public_actors_in(key)
    following = tuple(Next(line(other), shared.same_story, shared.because) for other, shared in related_to(reading))
    display = display_of(_outlet(row))
    marked = marking.lines(reading) + (marking.beyond(reading) if display != FULL else ())
    titled = bool(told.title.strip()) and told.text.startswith(told.title) and "\n" not in told.title
    changed = map(_changed, queries.versions_of(key)[1:])
    return Article(
        line=line(row), display=display, title=marked[0] if titled else (), author=told.author,
        tags=tuple(_filed(reading, dossiers)), story=queries.shared_story(key), related=following,
        dateline=tuple(filter(None, (told.dateline.agency, told.dateline.place))), text=marked[titled:],
        minutes=reading_minutes(told.text), topics=tuple(topic.name for topic in reading.topics),
        statements=tuple(found.said(one, names, dossiers, told.outlet) for one in reading.statements),
        events=tuple(found.happened(one, names) for one in reading.events),
        people=tuple(found.person(actor, dossiers) for actor in reading.actors),
        judged=tuple(found.judged(one, names) for one in reading.labels),
        counts=tuple(found.counted(one, names) for one in reading.numbers), changed=tuple(changed), warnings=reading.warnings,
        reader=reading.reader.version, record=msgspec.Raw(reading.to_json().encode()),
    )  # fmt: skip


def _filed(reading: Reading, dossiers: dict[str, str]) -> Iterator[Filed]:
    """Musnad's tags; a person leads to others only with a public dossier."""
    public = {actor.name: dossiers[actor.id] for actor in reading.actors if actor.id in dossiers}
    for tag in tags_of(reading):
        field = _FIELDS[tag.kind]
        values = {"actor": public.get(tag.name), "topic": tag.key.removeprefix(TOPIC)}
        value = tag.key if tag.kind == COUNTRY else values.get(field, tag.name)
        yield Filed(tag.name, tag.kind, field if value else None, value)


def answers(question: Question, results: Results, page: int, size: int) -> Answers:
    """A page of answers."""
    listed = tuple(Answer(line(one.article), one.title, one.passage, one.exact) for one in results.results)
    return Answers(question, listed, results.total, results.more, page, max(1, -(-results.total // size)))
