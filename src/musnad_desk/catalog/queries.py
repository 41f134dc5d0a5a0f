"""Every question that the desk asks of the catalogue but search, each a function named after its question.

A question with many answers gives a query set in the order in which it is read, newest first unless said otherwise, which whoever asks cuts
to the page that is shown; what its rows refer to comes with them. `actor` is the key of a dossier, `text` words in any spelling.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from musnad.records import Reading
from musnad_desk.catalog import models, terms
from musnad_desk.catalog.hiding import hidden, suppressed
from musnad_desk.catalog.project import BLOCK
from musnad_desk.catalog.question import dossiers_named, outlets_named
from musnad_desk.identities.joining import joined_keys
from musnad_desk.rulings.display import display_of, shown

_COVERED = ("-outlets", "-articles", "-pk")
_BY_DAY = (F("article__day").desc(nulls_last=True), "-article", "pk")
_NEWEST = ("-place_in_time", "pk")  # the same order, of what has it in a column


# Articles


def newest_articles() -> QuerySet[models.Article]:
    """What was published last; undated articles come after all others."""
    return models.Article.objects.select_related("outlet").order_by(F("day").desc(nulls_last=True), "-pk")


def newest_articles_of(outlet: str) -> QuerySet[models.Article]:
    """The same of one outlet, by its key or words of its name."""
    return newest_articles().filter(outlet__in=outlets_named(outlet))


def articles_since(day: date) -> QuerySet[models.Article]:
    """The same from a day on."""
    return newest_articles().filter(day__gte=day)


def article(key: str) -> models.Article | None:
    """The article of an id."""
    return models.Article.objects.select_related("outlet").filter(key=key).first()


def reading_of(key: str, number: int | None = None) -> Reading | None:
    """What was read in an article, as far as whoever asks is shown it: in the version of that number, the newest if none is given."""
    wanted = F("article__versions") if number is None else number
    return next(iter(_readings(models.Version.objects.filter(article__key=key, number=wanted)).values()), None)


def readings_of(articles: Iterable[int]) -> dict[int, Reading]:
    """The same of articles, by their primary keys, in their newest versions."""
    return _readings(models.Version.objects.filter(article__in=list(articles), number=F("article__versions")))


def _readings(versions: QuerySet[models.Version]) -> dict[int, Reading]:
    names = suppressed()
    told = versions.values_list("article", "record", "article__outlet__key")
    return {pk: shown(hidden(Reading.from_json(record), names), display_of(outlet)) for pk, record, outlet in told}


def outlets() -> QuerySet[models.Outlet]:
    """All outlets with the number of their `count` articles, those with most first."""
    return models.Outlet.objects.annotate(count=Count("articles")).filter(count__gt=0).order_by("-count", "key")


# Stories


@dataclass(frozen=True, slots=True)
class Day:
    """A day with the number of its stories, those that one article tells alone too; `day` is null for what has none."""

    day: date | None
    stories: int


def newest_days(most: int, until: date | None = None, among: QuerySet[models.Story] | None = None) -> list[Day]:
    """The last days on which stories, all or those `among` some, were told, up to one; what has no day comes last."""
    stories = models.Story.objects.all() if among is None else among
    told = stories.filter(day__lte=until) if until else stories
    counted = told.values("day").annotate(count=Count("pk")).order_by(F("day").desc(nulls_last=True))
    return [Day(row["day"], row["count"]) for row in counted[:most]]


def day_after(day: date) -> date | None:
    """The next day on which a story was told."""
    later = models.Story.objects.filter(day__gt=day).order_by("day")
    return later.values_list("day", flat=True).first()


def stories_on(day: date | None) -> QuerySet[models.Story]:
    """The stories of a day, those that most outlets tell first."""
    return models.Story.objects.filter(day=day).order_by(*_COVERED)


def first_stories_of(days: Iterable[date | None], most: int, among: QuerySet[models.Story] | None = None) -> QuerySet[models.Story]:
    """Of each of these days the stories, all or those `among` some, that most outlets tell."""
    wanted = list(days)
    dated = Q(day__in=[day for day in wanted if day])
    rank = Window(RowNumber(), partition_by="day", order_by=_COVERED)
    stories = models.Story.objects.all() if among is None else among
    told = stories.filter(dated | Q(day=None) if None in wanted else dated)
    return told.annotate(rank=rank).filter(rank__lte=most).order_by(F("day").desc(nulls_last=True), "rank")


def newest_stories(until: date | None = None) -> QuerySet[models.Story]:
    """Stories up to a day, those told last first, those that one article tells alone too."""
    told = models.Story.objects.filter(day__lte=until) if until else models.Story.objects.all()
    return told.order_by(F("day").desc(nulls_last=True), "-pk")


def story(key: str) -> models.Story | None:
    """The story that an article belongs to."""
    return models.Story.objects.filter(members__article__key=key).first()


def shared_story(key: str) -> str | None:
    """The id of the story that an article tells with others."""
    return models.Story.objects.filter(members__article__key=key, articles__gt=1).values_list("key", flat=True).first()


def stories_after(key: str) -> QuerySet[models.Story]:
    """The stories that go on from the one of this id."""
    return models.Story.objects.filter(follows=key).order_by(F("day").asc(nulls_last=True), "pk")


def members_of(stories: Iterable[int]) -> QuerySet[models.Member]:
    """The articles of stories, by their primary keys, in the order of publication."""
    told = models.Member.objects.filter(story__in=list(stories)).select_related("article__outlet", "reprints")
    return told.order_by("story", "position")


def leading_actors(stories: Iterable[int], most: int) -> dict[int, list[models.Actor]]:
    """Who says or does most in each story, by its primary key; only who may have a public page."""
    times = Count("statements", distinct=True) + Count("parts", distinct=True)
    told = models.Appearance.objects.filter(article__member__story__in=list(stories)).values("actor", "article__member__story")
    counted = told.annotate(times=times, articles=Count("article", distinct=True)).filter(times__gt=0)
    rows = list(counted.order_by("-articles", "-times", "actor"))
    known = {actor.pk: actor for actor in public(models.Actor.objects.filter(pk__in={row["actor"] for row in rows}))} if rows else {}
    found: dict[int, list[models.Actor]] = {}
    for row in rows:
        leading = found.setdefault(row["article__member__story"], [])
        if row["actor"] in known and len(leading) < most:
            leading.append(known[row["actor"]])
    return found


# Versions


def versions_of(key: str) -> QuerySet[models.Version]:
    """All versions of an article, oldest first, without their records."""
    return models.Version.objects.filter(article__key=key).select_related("article__outlet").defer("record").order_by("number")


def silent_edits(since: datetime | None = None) -> QuerySet[models.Version]:
    """Versions in which an outlet changed what it had published, but for those where the reader may have, without their records."""
    edits = models.Version.objects.filter(silent=True).select_related("article__outlet").defer("record")
    return (edits.filter(seen__gte=since) if since else edits).order_by("-seen", "-pk")


# Actors


def dossier(actor: str) -> models.Actor | None:
    """Who has this key."""
    return models.Actor.objects.filter(key=actor).first()


def public_dossier(actor: str) -> models.Actor | None:
    """Who has this key and may have a public page: not a victim or detainee, a person only with an office that some article gives; and
    no crowd of one article, a group only with a country. Who was joined to another is found under the old key, too."""
    return public(models.Actor.objects.filter(key=joined_keys().get(actor, actor))).first()


def public_actors_in(key: str) -> dict[str, str]:
    """Who appears in an article and may have a public page: the dossier's key by the actor's id in the reading."""
    named = models.Actor.objects.filter(pk__in=models.Appearance.objects.filter(article__key=key).values("actor"))
    found = models.Appearance.objects.filter(article__key=key, actor__in=public(named))
    return dict(found.values_list("local", "actor__key"))


def public_dossiers(actors: Iterable[int]) -> dict[int, str]:
    """The keys of those of these actors, by their primary keys, who may have a public page."""
    return dict(public(models.Actor.objects.filter(pk__in=set(actors))).values_list("pk", "key"))


def public(actors: QuerySet[models.Actor]) -> QuerySet[models.Actor]:
    """Those of these who may have a public page."""
    offices = models.Role.objects.filter(appearance__actor=OuterRef("pk"))
    countries = models.Appearance.objects.filter(actor=OuterRef("pk")).exclude(country=None)
    return actors.exclude(name__contains=BLOCK).filter(
        ~Q(kind__in=("person", "group")) | Q(Exists(offices), kind="person") | Q(Exists(countries), kind="group")
    )


def actors_named(text: str) -> QuerySet[models.Actor]:
    """Dossiers whose name holds these words, those with most appearances (`count`) first."""
    return dossiers_named(text).annotate(count=Count("appearances")).order_by("-count", "key")


def public_actors(text: str = "") -> QuerySet[models.Actor]:
    """Everybody who may have a public page, with the number of articles (`count`): all, or those whose name holds these words."""
    named = dossiers_named(text) if text else models.Actor.objects.all()
    return public(named).annotate(count=Count("appearances__article", distinct=True)).order_by("pk")


def namesakes_of(actor: models.Actor) -> QuerySet[models.Actor]:
    """Other dossiers under the same name that may have a public page: of other kinds, of other countries."""
    words = terms.own_name(actor.name)
    same = [other.pk for other in dossiers_named(actor.name) if other.pk != actor.pk and terms.own_name(other.name) == words]
    return public(models.Actor.objects.filter(pk__in=same)).order_by("key")


def countries_of(actor: str) -> list[str]:
    """The countries that articles give an actor, the one that most give first."""
    return next(iter(countries_of_all(models.Actor.objects.filter(key=actor).values_list("pk", flat=True)).values()), [])


def countries_of_all(actors: Iterable[int]) -> dict[int, list[str]]:
    """The same of several actors, by their primary keys."""
    told = models.Appearance.objects.filter(actor__in=list(actors)).exclude(country=None).values("actor", "country")
    found: dict[int, list[str]] = {}
    for row in told.annotate(count=Count("pk")).order_by("-count", "country"):
        found.setdefault(row["actor"], []).append(row["country"] or "")
    return found


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody is given, in how many articles, by which outlets, and the first and last day on which one was published."""

    title: str
    of: str | None
    former: bool
    articles: int
    first: date | None
    last: date | None
    outlets: tuple[str, ...]


def offices_of(actor: str) -> list[Office]:
    """What offices articles give an actor, the latest first."""
    told = models.Role.objects.filter(appearance__actor__key=actor).values("sought", "former")
    day = "appearance__article__day"
    grouped = told.annotate(
        title=Min("title"), of=Min("of"), articles=Count("appearance__article", distinct=True), first=Min(day), last=Max(day)
    )
    outlets: dict[tuple[str, bool], list[str]] = {}
    for sought, former, name in told.values_list("sought", "former", "appearance__article__outlet__name").distinct().order_by("sought"):
        outlets.setdefault((sought, former), []).extend([name] if name else [])
    rows = grouped.order_by(F("last").desc(nulls_last=True), "sought", "former")
    told_by = {office: tuple(names) for office, names in outlets.items()}
    return [
        Office(row["title"], row["of"], row["former"], row["articles"], row["first"], row["last"], told_by[row["sought"], row["former"]])
        for row in rows
    ]


def who_was(office: str, day: date | None = None) -> QuerySet[models.Appearance]:
    """Who is given an office (title and organisation), in articles up to that day; former holders are left out."""
    holders = models.Appearance.objects.filter(roles__sought=terms.sought(office), roles__former=False)
    until = holders.filter(article__day__lte=day) if day else holders
    return until.select_related("actor", "article__outlet").order_by(*_BY_DAY)


def appearances_of(actor: str) -> QuerySet[models.Appearance]:
    """Where an actor is named or meant."""
    return models.Appearance.objects.filter(actor__key=actor).select_related("article__outlet").order_by(*_BY_DAY)


# Statements


def statements() -> QuerySet[models.Statement]:
    """What anybody is reported to have said."""
    return _told_statements().order_by(*_NEWEST)


def statements_in(key: str) -> QuerySet[models.Statement]:
    """What is reported to have been said in an article, in its order."""
    return _told_statements().filter(article__key=key).order_by("content_start", "pk")


def statements_of(actor: str) -> QuerySet[models.Statement]:
    """What an actor is reported to have said."""
    return _told_statements().filter(speaker__actor__key=actor).order_by(*_NEWEST)


def statements_to(actor: str) -> QuerySet[models.Statement]:
    """What was said to an actor."""
    return _told_statements().filter(to__actor__key=actor).order_by(*_NEWEST)


def statements_through(text: str) -> QuerySet[models.Statement]:
    """What reached outlets through a document, medium or body of this name."""
    relayed = models.Link.objects.filter(sought=terms.sought(text)).values("statement")
    return _told_statements().filter(pk__in=relayed).order_by(*_NEWEST)


def _told_statements() -> QuerySet[models.Statement]:
    return models.Statement.objects.select_related("article__outlet", "speaker__actor").prefetch_related("links", "to__actor")


# Events


def events() -> QuerySet[models.Event]:
    """What happened, as the newest articles tell it first: what is announced for a day far off is no news by that."""
    return _told_events().order_by(*_NEWEST)


def events_in(key: str) -> QuerySet[models.Event]:
    """What happened according to an article, in its order."""
    return _told_events().filter(article__key=key).order_by("trigger_start", "pk")


def events_of(actor: str) -> QuerySet[models.Event]:
    """What an actor did, and what was done to or with it."""
    return _by_first_day(_told_events().filter(pk__in=_parts(actor)))


def events_between(one: str, other: str) -> QuerySet[models.Event]:
    """What both took part in, on whichever side."""
    return _by_first_day(_told_events().filter(pk__in=_parts(one)).filter(pk__in=_parts(other)))


def events_on(first: date, last: date, type_: str = "") -> QuerySet[models.Event]:
    """What happened on these days, of one PLOVER type or of any."""
    found = _told_events().filter(first_day__lte=last, last_day__gte=first)
    return _by_first_day(found.filter(type=type_) if type_ else found)


def events_at(text: str) -> QuerySet[models.Event]:
    """What happened at a place of this name, on the map or not."""
    return _by_first_day(_told_events().filter(Q(located__sought=terms.sought(text)) | Q(place=text)))


def _told_events() -> QuerySet[models.Event]:
    told = models.Event.objects.select_related("article__outlet", "located", "claimed_by__actor")
    return told.prefetch_related("participants__appearance__actor", "numbers")


def _parts(actor: str) -> QuerySet[models.Participant, Any]:
    return models.Participant.objects.filter(appearance__actor__key=actor).values("event")


def _by_first_day(events: QuerySet[models.Event]) -> QuerySet[models.Event]:
    return events.order_by(F("first_day").desc(nulls_last=True), "-article", "pk")


# Labels


def labels_in(key: str) -> QuerySet[models.Label]:
    """Words of an article that judge, in its order."""
    return _labels().filter(article__key=key).order_by("start", "pk")


def labels_on(actor: str) -> QuerySet[models.Label]:
    """How an actor is judged, and by whom."""
    return _labels().filter(target__actor__key=actor).order_by(*_BY_DAY)


def labels_by(actor: str) -> QuerySet[models.Label]:
    """How an actor judges others."""
    return _labels().filter(voice__actor__key=actor).order_by(*_BY_DAY)


def labels_of_outlet(outlet: str) -> QuerySet[models.Label]:
    """How an outlet judges in its own voice."""
    return _labels().filter(voice=None, article__outlet__in=outlets_named(outlet)).order_by(*_BY_DAY)


def _labels() -> QuerySet[models.Label]:
    return models.Label.objects.select_related("article__outlet", "target__actor", "voice__actor")


# Pages

PAGES: dict[str, Callable[[], QuerySet[Any, Any]]] = {  # kinds of pages that a crawler may know, by the keys in their addresses
    "article": lambda: models.Article.objects.order_by("pk").values_list("key", flat=True),
    "story": lambda: models.Story.objects.filter(articles__gt=1).order_by("pk").values_list("key", flat=True),
    "actor": lambda: public(models.Actor.objects.all()).order_by("pk").values_list("key", flat=True),
}
