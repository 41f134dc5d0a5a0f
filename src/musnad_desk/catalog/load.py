"""Readings into the catalogue: the only door to the engine, and the only writer of its tables.

Loading is idempotent by article id. A batch of articles is one transaction, so a load that is killed at any moment leaves whole articles
behind, and the next one goes on from there. Of an article that comes again, what happens depends on what its outlet wrote:

- words that are known, read as before: nothing (`known`);
- words that are known, read by another version of the engine or lexicon: the reading takes the place of the old one (`reread`);
- other words: a version of its own, with what was changed (`changed`).
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal

from django.db.models import F

from musnad.errors import InputError, MusnadError
from musnad.export.readings import open_readings
from musnad.reading import Reader
from musnad.records import Article, Reading
from musnad.sources import Problem
from musnad_desk.catalog import models
from musnad_desk.catalog.changes import Change, compare, words_of
from musnad_desk.catalog.hiding import Name, hidden, suppressed, without_names
from musnad_desk.catalog.stories import alone
from musnad_desk.catalog.write import one_writer, outlet_key, outlets, pieces, write

BATCH = 64  # readings of one transaction: some MB in memory, and a second of work lost at a kill
LONGEST_ID = 500  # letters of an article's id
_TOLD = ("title", "url", "section", "author", "agency", "dateline_place", "published")  # of a row of an article, as it tells it itself
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # as JSON writes it

Fate = Literal["new", "known", "reread", "changed"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one reading: the id of its article, its fate, and where it changed the changes, as `changes.compare` tells them."""

    article: str
    fate: Fate
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A reading to be kept, its record, digests of record and words, and when the outlet's page was looked at, if anybody knows."""

    reading: Reading
    record: str
    digest: str
    words: str
    seen: datetime | None = None


def load(names: Iterable[str], seen: datetime | None = None) -> Iterator[Loaded | Problem]:
    """Load readings, and articles that are read on the way, from files and folders.

    One outcome each: a problem as it is met, what was loaded in order once its batch is kept.
    seen: when the outlet's pages were looked at. With it, words that come back after others were seen are a version of their own;
    without it, words known from any version are no news, so that old files may be loaded again.
    """
    return keep(open_readings(names, lambda content: _reader().read(content)), seen)


def read_and_keep(fields: Mapping[str, Any], name: str, seen: datetime | None = None) -> Loaded | Problem:
    """Read article JSON that was just collected from `name`, and keep the reading."""
    try:
        reading = _reader().read(fields)
    except MusnadError as error:
        return Problem(name, f"{name}: {error}", "unread")
    (outcome,) = keep([reading], seen)
    return outcome


@lru_cache(maxsize=1)
def _reader() -> Reader:
    """Made when the first article comes; readings need none."""
    return Reader()


def keep(readings: Iterable[Reading | Problem], seen: datetime | None = None) -> Iterator[Loaded | Problem]:
    """The same for readings at hand. Problems pass through."""
    return keep_states(one if isinstance(one, Problem) else state_of(one, one.to_json(), seen) for one in readings)


def keep_states(states: Iterable[State | Problem]) -> Iterator[Loaded | Problem]:
    """The same for readings with their records."""
    batch: dict[str, State] = {}
    for state in states:
        if isinstance(state, Problem):
            yield state
            continue
        key = state.reading.article.id
        if len(batch) == BATCH or key in batch:
            yield from _keep(batch)
            batch = {}
        batch[key] = state
    yield from _keep(batch)


def state_of(reading: Reading, record: str, seen: datetime | None) -> State | Problem:
    """A reading ready to be kept, or why no database would take it."""
    key = reading.article.id
    if not 0 < len(key) <= LONGEST_ID:
        return Problem(key[:LONGEST_ID], f"a reading has an article id of {len(key)} letters; give one of 1 to {LONGEST_ID}")
    if _NUL.search(record):
        return Problem(key, f"the reading of {key} holds NUL characters, which no text has; read the article again")
    digest = hashlib.sha256(record.encode()).hexdigest()
    return State(reading, record, digest, words_of(reading.article), seen)


def rebuild() -> Iterator[str]:
    """Make all projections anew from the records kept; yields the ids of the articles as they are done.

    Raises `InputError` for a record that this version of the engine cannot decode.
    """
    last = 0
    while batch := list(models.Article.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        with one_writer():
            newest = models.Version.objects.filter(article__in=batch, number=F("article__versions")).select_related("article")
            told = without_names({version.article.key: _read_back(version) for version in newest.order_by("article")})
            rows = {article.key: article for article in batch}
            write([(rows[key], reading) for key, reading in told.items()], anew=batch)
        yield from (article.key for article in batch)
        last = batch[-1].pk


def remake(keys: Iterable[str]) -> None:
    """Make all that follows from the records of articles anew, what their outlets changed with it: other names are hidden now."""
    for some in pieces(keys):
        with one_writer():
            rows = {row.key: row for row in models.Article.objects.filter(key__in=some)}
            versions = models.Version.objects.filter(article__in=rows.values()).select_related("article").order_by("article", "number")
            told = without_names(_newest(versions, suppressed()))
            for key, row in rows.items():
                _tell(row, told[key].article)
            models.Article.objects.bulk_update(rows.values(), [*_TOLD, "day"])
            write([(rows[key], reading) for key, reading in told.items()], anew=rows.values())


def _newest(versions: Iterable[models.Version], names: Sequence[Name]) -> dict[str, Reading]:
    """The newest readings of articles, whose versions come in order; what changed from one version to the next is kept anew on the way."""
    newest: dict[str, Reading] = {}
    for version in versions:
        key, reading = version.article.key, _read_back(version)
        if key in newest:
            before, after = (hidden(one, names).article for one in (newest[key], reading))
            version.changes = compare(before, after)
            version.save(update_fields=["changes"])
        newest[key] = reading
    return newest


def _read_back(version: models.Version) -> Reading:
    try:
        return Reading.from_json(version.record)
    except InputError as error:
        raise InputError(f"the record of {version.article.key} is {error}; read the article again and add it") from error


def _keep(batch: Mapping[str, State]) -> list[Loaded | Problem]:
    """Keep one batch, in which each article stands once, in one transaction."""
    outcomes: dict[str, Loaded | Problem] = {}
    with one_writer():
        known = _versions_of(batch)
        outcomes = {key: _outcome(key, state, known[key]) for key, state in batch.items()}
        fates = {key: told.fate for key, told in outcomes.items() if isinstance(told, Loaded) and told.fate != "known"}
        told = without_names({key: batch[key].reading for key in fates})
        articles = _articles({key: reading.article for key, reading in told.items()}, fates)
        again = [articles[key] for key, fate in fates.items() if fate != "new"]
        write([(articles[key], told[key]) for key in fates], anew=again)
        alone([articles[key] for key, fate in fates.items() if fate == "new"])
        for key, fate in fates.items():
            outcomes[key] = Loaded(key, fate, tuple(_set_version(articles[key], fate, batch[key], known[key])))
    return list(outcomes.values())


def _versions_of(keys: Iterable[str]) -> dict[str, list[models.Version]]:
    """The versions of articles in order, without their records."""
    known: dict[str, list[models.Version]] = defaultdict(list)
    found = models.Version.objects.filter(article__key__in=list(keys)).select_related("article").defer("record", "changes")
    for version in found.order_by("number"):
        known[version.article.key].append(version)
    return known


def _outcome(key: str, state: State, known: list[models.Version]) -> Loaded | Problem:
    if not known:
        return Loaded(key, "new")
    last = known[-1]
    if state.words == last.words:
        return Loaded(key, "known" if state.digest == last.digest else "reread")
    if any(version.words == state.words and state.seen in (None, version.seen) for version in known):
        return Loaded(key, "known")
    if state.seen and state.seen < last.seen:
        return Problem(key, f"{key} was seen with other words later ({last.seen:%Y-%m-%d %H:%M}); load what was seen earlier first")
    return Loaded(key, "changed")


def _articles(wanted: Mapping[str, Article], fates: Mapping[str, Fate]) -> dict[str, models.Article]:
    """Rows of articles as they stand now, saved."""
    publishers = outlets(article.outlet for article in wanted.values())
    rows = {row.key: row for row in models.Article.objects.filter(key__in=list(wanted))}
    for key, article in wanted.items():
        row = rows.setdefault(key, models.Article(key=key, versions=0))
        row.outlet = publishers[outlet_key(article.outlet)] if article.outlet else None
        _tell(row, article)
        row.versions += fates[key] != "reread"
    models.Article.objects.bulk_create([row for row in rows.values() if row.pk is None])
    told = [field.name for field in models.Article._meta.fields if not field.primary_key]
    models.Article.objects.bulk_update([row for key, row in rows.items() if fates[key] != "new"], told)
    return rows


def _tell(row: models.Article, article: Article) -> None:
    """Write on a row what an article tells of itself."""
    row.title, row.url, row.section, row.author = article.title, article.url, article.section, article.author
    row.agency, row.dateline_place = article.dateline.agency, article.dateline.place
    row.published, row.day = article.published, article.day


def _set_version(article: models.Article, fate: Fate, state: State, known: list[models.Version]) -> list[Change]:
    """Keep a version's record: a new row, or the last one's with a new reading. Gives what the outlet changed."""
    reader = state.reading.reader
    told = {"digest": state.digest, "words": state.words, "engine": reader.version, "lexicon": reader.lexicon, "record": state.record}
    if fate == "reread":
        models.Version.objects.filter(pk=known[-1].pk).update(**told)
        return []
    version = models.Version(article=article, number=article.versions, seen=state.seen or datetime.now(UTC), **told)
    if known:
        names = suppressed()
        before, after = (hidden(reading, names) for reading in (Reading.from_json(known[-1].record), state.reading))
        version.changes = compare(before.article, after.article)
        version.silent = (known[-1].engine, known[-1].lexicon) == (reader.version, reader.lexicon)
    version.save(force_insert=True)
    return list(version.changes)
