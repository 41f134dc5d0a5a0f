"""Findings asked for across articles: events in a table, and who said what about whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import overload

from django.db.models import Exists, OuterRef, Q, QuerySet

from musnad_desk.catalog import models, queries, terms
from musnad_desk.catalog.fulltext import matches
from musnad_desk.catalog.highlight import Marked, Marker, whole
from musnad_desk.catalog.question import Question, clean, days, dossiers_named, groups
from musnad_desk.catalog.write import pieces

MOST = 1_000  # findings of one question, the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsAsked:
    """Which events; what is left empty may be anything.

    type: PLOVER's, perhaps with a mode (`CONSULT/visit`). actor: key of a dossier, or words of a name; it finds only who may have a public
    page. country: ISO 3166-1 alpha-3, of the place or of somebody who takes part. since, until: days of the event, both included.
    """

    type: str = ""
    actor: str = ""
    country: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None


def events_asked(asked: EventsAsked) -> QuerySet[models.Event]:
    """Events, those of the newest articles first."""
    found = queries.events()
    kind, _, mode = clean(asked.type).partition("/")
    for name, value in (("type", kind.upper()), ("mode", mode.lower()), ("status", clean(asked.status))):
        found = found.filter(**{name: value}) if value else found
    if actor := clean(asked.actor):
        found = found.filter(_part(appearance__actor__in=queries.public(dossiers_named(actor))))
    if country := clean(asked.country).upper():
        found = found.filter(Q(located__country=country) | _part(appearance__country=country))
    if asked.since:
        found = found.filter(last_day__gte=asked.since)
    return found.filter(first_day__lte=asked.until) if asked.until else found


def _part(**told: object) -> Exists:
    return Exists(models.Participant.objects.filter(event=OuterRef("pk"), **told))


def event_types() -> list[str]:
    """The types of events that there are."""
    return list(models.Event.objects.order_by("type").values_list("type", flat=True).distinct())


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAsked:
    """Which statements: by whom (key of a dossier, or words of a name; only who may have a public page is found by it), about what or
    whom (words, or phrases in quotation marks, that the content holds in any form), through which link, on which days."""

    speaker: str = ""
    about: str = ""
    through: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SaidFound:
    """A statement, the words it was asked for marked."""

    row: models.Statement
    content: Marked


class Newest(Sequence[SaidFound]):
    """The newest statements of a question, at most `MOST`, fetched as they are looked at."""

    def __init__(self, found: QuerySet[models.Statement]) -> None:
        self._found = found[:MOST]

    def __len__(self) -> int:
        return self._length

    @cached_property
    def _length(self) -> int:
        return self._found.count()

    @overload
    def __getitem__(self, at: int) -> SaidFound: ...
    @overload
    def __getitem__(self, at: slice) -> list[SaidFound]: ...
    def __getitem__(self, at: int | slice) -> SaidFound | list[SaidFound]:
        if isinstance(at, int):
            return self[at : at + 1][0]
        return [SaidFound(row, whole(row.content, ())) for row in self._found[at.start : at.stop]]


def statements_asked(asked: SaidAsked) -> Sequence[SaidFound]:
    """Statements, the newest first, at most `MOST`; none where nothing is asked but days."""
    words = groups(clean(asked.about))
    if not (clean(asked.speaker) or words or clean(asked.through)):
        return []
    found = statements_by(asked)
    if not words:
        return Newest(found)
    question = Question(words=asked.about, since=asked.since, until=asked.until, order="newest")
    articles = [terms.article_of(match.place) for match in matches(words, question)]
    said = (row for some in pieces(articles) for row in found.filter(article__in=some))
    return list(islice(_about(said, words), MOST))


def statements_by(asked: SaidAsked) -> QuerySet[models.Statement]:
    """Statements, the newest first, whatever they are about."""
    speaker, through = clean(asked.speaker), clean(asked.through)
    found = queries.statements()
    if speaker:
        found = found.filter(speaker__actor__in=queries.public(dossiers_named(speaker)))
    if through:
        found = found.filter(pk__in=models.Link.objects.filter(sought=terms.sought(through)).values("statement"))
    first, last = days(Question(since=asked.since, until=asked.until))
    return found.filter(place_in_time__range=(first, last)) if asked.since or asked.until else found


def _about(said: Iterator[models.Statement], words: list[tuple[str, ...]]) -> Iterator[SaidFound]:
    """Statements whose content holds all of these words and phrases."""
    markers = [Marker([group]) for group in words]
    for row in said:
        index = models.Terms(**terms.index_of("", row.content)._asdict())
        hits = [marker.found_in(index) for marker in markers]
        if all(hits):
            yield SaidFound(row, whole(row.content, set().union(*hits)))
