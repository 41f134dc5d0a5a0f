"""Which articles tell one story, kept as rows: the catalogue's door to `musnad.stories`.

Every article has a place in a story from the moment it is loaded: one of its own, until `make_stories` finds others that tell the same,
or `place`, which looks at the days around new articles alone. All rows follow from the records and may be made anew at any time.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, get_args

from django.db.models import Count, F, Q, QuerySet

from musnad import stories as engine
from musnad.records import NumberKind, Reading
from musnad_desk.catalog import models
from musnad_desk.catalog.hiding import hidden, suppressed
from musnad_desk.catalog.write import one_writer, pieces

NEAR = 25  # days around an article that hold its story, those that story may follow, and what each may be taken for
CHEAP = 2_000  # articles of these days that are looked at in some seconds, after new ones were added
COMPARED = 40  # articles of one story that are compared, the earliest; a comparison grows with their pairs
CANDIDATES = 30  # articles that may be related to one, whose readings are looked at
CONTRADICTED = "contradicted"
EXACT = frozenset(("event", *get_args(NumberKind)))  # kinds of facts whose value says more than their letters

Side = tuple[str, list[str]]  # what is told, and by which outlets
Against = tuple[str, str, list[Side]]  # kind of a fact, its name, and its sides


class Made(NamedTuple):
    """How many articles tell how many stories; `shared`: those of more than one article."""

    articles: int
    stories: int
    shared: int


def alone(articles: Sequence[models.Article]) -> None:
    """Give each of these articles, which have none, a story of its own."""
    models.Story.objects.filter(key__in=[article.key for article in articles], members=None).delete()  # of articles that were deleted
    rows = [models.Story(key=article.key, day=article.day, outlets=int(article.outlet_id is not None)) for article in articles]
    models.Story.objects.bulk_create(rows)
    models.Member.objects.bulk_create([models.Member(article=article, story=row) for article, row in zip(articles, rows, strict=True)])


def make_stories(done: Callable[[], object]) -> Made:
    """Make the stories of all articles anew; `done` is called for each article that was looked at."""
    found = engine.Stories()
    for reading in readings(models.Article.objects.order_by("day", "pk")):
        found.add(reading)
        done()
    made = found.stories()
    _keep(made)
    return Made(sum(len(story.articles) for story in made), len(made), sum(len(story.articles) > 1 for story in made))


def place(keys: Collection[str]) -> bool:
    """Put articles into stories, by their ids, and make those anew that they change. Nothing where that would take long: then false."""
    if not keys:
        return True
    around = _around(keys)
    if around.count() > CHEAP:
        return False
    found = engine.Stories()
    for reading in readings(around):
        found.add(reading)
    _keep(_changed(found, keys))
    return True


def _around(keys: Collection[str]) -> QuerySet[models.Article]:
    """The articles published in the days around those of these ids; with one that has no day, all that have none."""
    days = [day for some in pieces(keys) for day in models.Article.objects.filter(key__in=some).values_list("day", flat=True).distinct()]
    dated = [day for day in days if day is not None]
    near = Q(day=None) if None in days else Q(pk__in=[])
    for first, last in _spans(dated):
        near |= Q(day__gte=first, day__lte=last)
    return models.Article.objects.filter(near).order_by("day", "pk")


def _spans(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """The days within `NEAR` of any of these, as ranges that do not touch."""
    first = last = None
    for day in sorted(set(days)):
        if last is None or first is None or day - last > timedelta(2 * NEAR):
            if first and last:
                yield first - timedelta(NEAR), last + timedelta(NEAR)
            first = day
        last = day
    if first and last:
        yield first - timedelta(NEAR), last + timedelta(NEAR)


def _changed(found: engine.Stories, keys: Iterable[str]) -> list[engine.Story]:
    """The stories of these articles, and those of all that shared a story with one of their members before."""
    made: dict[str, engine.Story] = {}
    placed: set[str] = set()
    waiting = [key for key in sorted(keys) if key in found]
    while waiting:
        for key in waiting:
            if key not in placed:
                story = found.story_of(key)
                made[story.id] = story
                placed.update(story.articles)
        waiting = [key for key in _companions(placed) if key in found and key not in placed]
    return list(made.values())


def _companions(keys: Collection[str]) -> list[str]:
    """The articles that share a story with one of these, as it is kept."""
    found: set[str] = set()
    for some in pieces(keys):
        shared = models.Member.objects.filter(article__key__in=some).values("story")
        found.update(models.Member.objects.filter(story__in=shared).values_list("article__key", flat=True))
    return sorted(found)


def _keep(stories: Sequence[engine.Story]) -> None:
    """Write stories in place of those that their articles had."""
    contradicted = {story.id: _contradicted(story.articles) for story in stories if len(story.articles) > 1}
    with one_writer():
        for some in pieces([key for story in stories for key in story.articles]):
            models.Story.objects.filter(members__article__key__in=some).delete()
        for batch in pieces(stories):
            _write(batch, contradicted)


def _write(stories: Sequence[engine.Story], contradicted: dict[str, list[Against]]) -> None:
    keys = [key for story in stories for key in story.articles]
    articles = {row.key: row for some in pieces(keys) for row in models.Article.objects.filter(key__in=some)}
    rows, members = [], []
    for story in stories:
        told = [articles[key] for key in story.articles if key in articles]
        row = models.Story(
            key=story.id, day=max((one.day for one in told if one.day), default=None), articles=len(told),
            outlets=len({one.outlet_id for one in told} - {None}), follows=story.follows, contradicted=contradicted.get(story.id, []),
        )  # fmt: skip
        rows.append(row)
        prints = {reprint.article: reprint for reprint in story.reprints}
        for position, article in enumerate(told):
            of, source = (prints[article.key].of, prints[article.key].source) if article.key in prints else (None, None)
            members.append(models.Member(
                article=article, story=row, position=position, reprints=articles.get(of or ""), source=source,
            ))  # fmt: skip
    models.Story.objects.bulk_create(rows)
    models.Member.objects.bulk_create(members)


def contradict_anew(keys: Collection[str]) -> None:
    """See again on what the outlets of these articles' stories contradict each other: words in the articles are others now."""
    for some in pieces(keys):
        for story in models.Story.objects.filter(members__article__key__in=some, articles__gt=1).distinct():
            articles = models.Member.objects.filter(story=story).order_by("position").values_list("article__key", flat=True)
            story.contradicted = _contradicted(list(articles))
            story.save(update_fields=["contradicted"])


def _contradicted(articles: Sequence[str]) -> list[Against]:
    facts = comparison(articles).table.facts
    found: dict[tuple[str, str], engine.Fact] = {}
    for fact in facts:
        if fact.verdict == CONTRADICTED:
            found.setdefault((fact.kind, fact.what), fact)
    return [(kind, what, _sides(fact)) for (kind, what), fact in found.items()]


def _sides(fact: engine.Fact) -> list[Side]:
    """What is told, each with the outlets that tell it so, in the order in which they did."""
    sides: dict[str, dict[str, None]] = {}
    for telling in fact.tellings:
        sides.setdefault(telling.value if fact.kind in EXACT else telling.text, {})[telling.outlet] = None
    return [(value, [*outlets]) for value, outlets in sides.items()]


class Compared(NamedTuple):
    """Articles of a story side by side; `anchors` gives the finding that begins at a code point of an article, by its id there."""

    table: engine.Comparison
    anchors: dict[tuple[str, int], str]


def comparison(keys: Sequence[str]) -> Compared:
    """Articles of a story, the earliest first, side by side: as many as can be compared while somebody waits."""
    told = list(readings(models.Article.objects.filter(key__in=keys[:COMPARED])))
    events = {(reading.article.id, event.trigger.start): event.id for reading in told for event in reading.events}
    said = {(reading.article.id, one.content.start): one.id for reading in told for one in reading.statements}
    return Compared(engine.compare(told), said | events)


def tags_of(reading: Reading) -> tuple[engine.Tag, ...]:
    """What an article is filed under."""
    return engine.tags(reading)


def related_to(reading: Reading) -> list[tuple[models.Article, engine.RelatedArticle]]:
    """What to read next: articles of the same story, then those of the days around that share actors and events, best first."""
    key = reading.article.id
    members = list(models.Member.objects.filter(story__members__article__key=key).values_list("article__key", "reprints__key"))
    prints = tuple((min(pair), max(pair)) for pair in members if pair[1])
    same = engine.Story(id=key, articles=tuple(article for article, _ in members), duplicates=prints)
    candidates = models.Article.objects.filter(pk__in=_sharing(key)) | models.Article.objects.filter(key__in=same.articles[:COMPARED])
    found = engine.related(reading, readings(candidates.exclude(key=key)), [same])
    rows = {row.key: row for row in models.Article.objects.filter(key__in=[one.id for one in found]).select_related("outlet")}
    return [(rows[one.id], one) for one in found]


def _sharing(key: str) -> list[int]:
    """The articles that share most actors with one in the days around it."""
    actors = models.Appearance.objects.filter(article__key=key).exclude(kind="group").values("actor")
    others = models.Appearance.objects.filter(actor__in=actors).exclude(article__key=key)
    day = models.Article.objects.filter(key=key).values_list("day", flat=True).first()
    if day:
        others = others.filter(article__day__gte=day - timedelta(NEAR), article__day__lte=day + timedelta(NEAR))
    ranked = others.values("article").annotate(shared=Count("actor", distinct=True)).order_by("-shared", "-article")
    return list(ranked.values_list("article", flat=True)[:CANDIDATES])


def readings(articles: QuerySet[models.Article]) -> Iterator[Reading]:
    """What was read in articles, in their newest versions, names hidden that are shown nowhere."""
    newest = models.Version.objects.filter(number=F("article__versions"), article__in=articles.values("pk"))
    names = suppressed()
    for record in newest.order_by("article__day", "article").values_list("record", flat=True).iterator(200):
        yield hidden(Reading.from_json(record), names)
