"""The operations of the API: each asks the catalogue what a page asks, and gives what the page shows.

What an operation gives is told once, in its description, which the OpenAPI and the page of the API show.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, Literal, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from musnad.records import Reading
from musnad_desk.actors.content import Dossier, dossier
from musnad_desk.api import asking, described
from musnad_desk.api.answers import listed, one
from musnad_desk.api.asking import asked
from musnad_desk.api.listing import Piece, cursor_of, of_list, of_rows, page_of
from musnad_desk.api.records import ActorLine, Outlet
from musnad_desk.articles.content import Answer, Article, answers, article
from musnad_desk.catalog import flat, models, queries
from musnad_desk.catalog.findings import EventsAsked, SaidAsked, events_asked, statements_asked, statements_by
from musnad_desk.catalog.question import Question
from musnad_desk.catalog.search import articles_asked, search
from musnad_desk.corrections.content import Judged
from musnad_desk.corrections.content import newest as judgements
from musnad_desk.corrections.content import told as judged
from musnad_desk.outlets.content import Outlet as OutletPage
from musnad_desk.outlets.content import outlet
from musnad_desk.stories.content import Headline, Story, headlines, story

router = Router()
operation = partial(router.api_operation, ["GET", "HEAD"])  # whoever may read an answer may ask for its head alone
T = TypeVar("T")
Table = Literal["articles", "actors", "statements", "events", "labels", "dates", "places", "numbers"]


@operation(
    "/articles",
    description=_("Articles that hold what is asked for, the newest first."),
    openapi_extra=described.many(flat.ArticleRow, table=True),
)
def articles(request: HttpRequest, told: Query[asking.Articles]) -> HttpResponse:
    return _rows(request, told, "articles")


@operation(
    "/tables/{table}",
    description=_("All rows that musnad export writes of these articles into one of its tables; limit counts articles."),
    openapi_extra=described.rows(),
)
def tables(request: HttpRequest, table: Table, told: Query[asking.Articles]) -> HttpResponse:
    return _rows(request, told, table)


def _rows(request: HttpRequest, told: asking.Articles, table: str) -> HttpResponse:
    found = of_rows(articles_asked(asked(told, Question)), told.cursor, told.limit)
    return listed(request, found.of(lambda some: flat.rows_of(_readings(some), table)), told, flat.TABLES[table])


@operation(
    "/articles/{path:id}", description=_("One article as its page shows it, with its whole record."), openapi_extra=described.one(Article)
)
def one_article(request: HttpRequest, id: str) -> HttpResponse:  # noqa: ARG001
    return one(_found(article(id), gettext(_("No article has this address."))))


@operation(
    "/readings",
    description=_("Whole records, as musnad read gives them, of articles that hold what is asked for, the newest first."),
    openapi_extra=described.many(Reading),
)
def readings(request: HttpRequest, told: Query[asking.Whole]) -> HttpResponse:
    found = of_rows(articles_asked(asked(told, Question)), told.cursor, told.limit)
    return listed(request, found.of(_readings), told)


@operation(
    "/readings/{path:id}", description=_("The whole record of one article, in any of its versions."), openapi_extra=described.one(Reading)
)
def one_reading(request: HttpRequest, id: str, told: Query[asking.Version]) -> HttpResponse:  # noqa: ARG001
    return one(_found(queries.reading_of(id, told.version), gettext(_("No article has this address, or not this version."))))


@operation(
    "/search",
    description=_("Articles with these words in any form, and the passages that hold them; as a table, the articles."),
    openapi_extra=described.many(Answer, table=True),
)
def search_articles(request: HttpRequest, told: Query[asking.Search]) -> HttpResponse:
    question, page = asked(told, Question), page_of(told.cursor, told.limit)
    found = search(question, page, told.limit)
    piece = Piece(found.results, cursor_of(page, told.limit) if page * told.limit < found.total else None)
    if told.format == "csv":
        table = piece.of(lambda some: flat.rows_of(_readings([result.article for result in some]), "articles"))
        return listed(request, table, told, flat.ArticleRow)
    return listed(request, Piece(answers(question, found, page, told.limit).answers, piece.cursor), told)


@operation("/events", description=_("Events, those of the newest articles first."), openapi_extra=described.many(flat.EventRow, table=True))
def events(request: HttpRequest, told: Query[asking.Events]) -> HttpResponse:
    found = of_rows(events_asked(asked(told, EventsAsked)).prefetch_related(None), told.cursor, told.limit)
    return listed(request, found.of(lambda some: _flat(some, "events")), told, flat.EventRow)


@operation(
    "/statements",
    description=_("Who said what, the newest first; of what is asked for by its words, the newest 1,000."),
    openapi_extra=described.many(flat.StatementRow, table=True),
)
def statements(request: HttpRequest, told: Query[asking.Statements]) -> HttpResponse:
    said = asked(told, SaidAsked)
    if said.about:
        piece = of_list(statements_asked(said), told.cursor, told.limit).of(lambda some: [found.row for found in some])
    else:
        piece = of_rows(statements_by(said).prefetch_related(None), told.cursor, told.limit)
    return listed(request, piece.of(lambda some: _flat(some, "statements")), told, flat.StatementRow)


@operation(
    "/actors",
    description=_("Who may have a public page, in the order in which they were first named."),
    openapi_extra=described.many(ActorLine),
)
def actors(request: HttpRequest, told: Query[asking.Actors]) -> HttpResponse:
    return listed(request, of_rows(queries.public_actors(told.name), told.cursor, told.limit).of(_lines), told)


@operation("/actors/{slug:id}", description=_("The dossier of an actor, as its page shows it."), openapi_extra=described.one(Dossier))
def one_actor(request: HttpRequest, id: str) -> HttpResponse:  # noqa: ARG001
    return one(_found(dossier(id), gettext(_("No actor has a page at this address."))))


@operation(
    "/stories",
    description=_("Stories, those told last first, those that one article tells alone too."),
    openapi_extra=described.many(Headline),
)
def stories(request: HttpRequest, told: Query[asking.Stories]) -> HttpResponse:
    return listed(request, of_rows(queries.newest_stories(told.until), told.cursor, told.limit).of(headlines), told)


@operation(
    "/stories/{path:id}", description=_("The story that an article belongs to, as its outlets tell it."), openapi_extra=described.one(Story)
)
def one_story(request: HttpRequest, id: str) -> HttpResponse:  # noqa: ARG001
    return one(_found(story(id), gettext(_("No story has this address."))))


@operation("/outlets", description=_("Outlets, those with most articles first."), openapi_extra=described.many(Outlet))
def outlets(request: HttpRequest, told: Query[asking.Listing]) -> HttpResponse:
    found = of_list(list(queries.outlets()), told.cursor, told.limit)
    return listed(request, found.of(_outlets), told)


@operation(
    "/outlets/{path:id}",
    description=_("An outlet: how much it publishes, about what, in what words."),
    openapi_extra=described.one(OutletPage),
)
def one_outlet(request: HttpRequest, id: str) -> HttpResponse:  # noqa: ARG001
    return one(_found(outlet(id), gettext(_("No outlet has this address."))))


@operation(
    "/corrections",
    description=_("What people found right, wrong or in need of mending, the newest first."),
    openapi_extra=described.many(Judged),
)
def corrections(request: HttpRequest, told: Query[asking.Corrections]) -> HttpResponse:
    found = judgements().order_by("-pk")  # as they were made, for they are only added
    found = found.filter(article=told.article) if told.article else found
    return listed(request, of_rows(found, told.cursor, told.limit).of(judged), told)


def _readings(articles: Sequence[models.Article]) -> list[Reading]:
    found = queries.readings_of(article.pk for article in articles)
    return [found[article.pk] for article in articles if article.pk in found]


def _flat(findings: Sequence[models.Event] | Sequence[models.Statement], table: str) -> list[flat.Row]:
    """Findings as rows of a table, in their order."""
    told = queries.readings_of({finding.article_id for finding in findings})
    rows = {row.id: row for row in flat.rows_of(told.values(), table)}
    return [rows[finding.key] for finding in findings if finding.key in rows]


def _lines(found: Sequence[Any]) -> list[ActorLine]:
    countries = queries.countries_of_all(actor.pk for actor in found)
    return [ActorLine(one.key, one.name, one.kind, tuple(countries.get(one.pk, ())), one.count) for one in found]


def _outlets(found: Sequence[Any]) -> list[Outlet]:
    return [Outlet(one.key, one.name, one.count) for one in found]


def _found(content: T | None, told: str) -> T:
    if content is None:
        raise Http404(told)
    return content
