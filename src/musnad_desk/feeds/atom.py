"""Atom feeds (RFC 4287) of the newest articles and of any search."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from musnad_desk.articles.content import LISTED, Line, line
from musnad_desk.articles.views import asked_question
from musnad_desk.catalog import queries
from musnad_desk.catalog.question import newest_first
from musnad_desk.catalog.search import search
from musnad_desk.shared.page import Unanswerable

ATOM = "http://www.w3.org/2005/Atom"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when a feed without entries was changed
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML 1.0 has no room for


@require_safe
def newest_feed(request: HttpRequest) -> HttpResponse:
    """The newest articles."""
    lines = [line(article) for article in queries.newest_articles()[:LISTED]]
    return _feed(request, _("The newest articles"), reverse("newest"), lines)


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest articles that answer a question, which the address holds as that of a search does."""
    return feed_of_search(request, request.GET)


def feed_of_search(request: HttpRequest, asked: QueryDict, name: str = "") -> HttpResponse:
    """The newest articles that answer a question; `name` is what the feed is called beside it, if anything."""
    try:
        question = newest_first(asked_question(asked))
    except Unanswerable as told:
        return HttpResponse(str(told), content_type="text/plain; charset=utf-8", status=400)
    lines = [line(result.article) for result in search(question).results]
    title = f"{_('Search')}: {name or question.words}".rstrip(": ")
    return _feed(request, title, f"{reverse('search')}?{asked.urlencode()}", lines)


def _feed(request: HttpRequest, title: str, page: str, lines: Iterable[Line]) -> HttpResponse:
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": get_language() or "ar"})
    _add(feed, "title", f"{title} · {_('Musnad')}")
    _add(feed, "id", request.build_absolute_uri())
    _add(feed, "link", rel="self", href=request.build_absolute_uri(), type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=request.build_absolute_uri(page), type="text/html")
    shown = list(lines)
    _add(feed, "updated", max(map(moment, shown), default=_NEVER).isoformat())
    for one in shown:
        entry = ElementTree.SubElement(feed, "entry")
        address = request.build_absolute_uri(reverse("article", args=[one.id]))
        _add(entry, "title", one.title or one.id)
        _add(entry, "id", address)
        _add(entry, "link", rel="alternate", href=address, type="text/html")
        _add(entry, "updated", moment(one).isoformat())
        _add(ElementTree.SubElement(entry, "author"), "name", one.outlet or _("outlet not known"))
    return HttpResponse(
        ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True), content_type="application/atom+xml; charset=utf-8"
    )


def _add(parent: ElementTree.Element, name: str, text: str = "", **told: str) -> None:
    child = ElementTree.SubElement(parent, name, {key: NO_XML.sub("", value) for key, value in told.items()})
    child.text = NO_XML.sub("", text) or None


def moment(one: Line) -> datetime:
    """When an article was published; the beginning of its day, in UTC, where no more is known."""
    try:
        told = parse_datetime(one.published or "")
    except ValueError:
        told = None
    if told is None:
        return datetime.combine(one.day, time.min, UTC) if one.day else _NEVER
    return told if told.tzinfo else told.replace(tzinfo=UTC)
