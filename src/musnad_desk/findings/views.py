"""The pages of findings: each a function that gives the page's content; `urls` makes page, JSON twin and CSV file of it."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from musnad_desk.catalog.findings import EventsAsked, SaidAsked
from musnad_desk.findings.content import STATUSES, Events, Row, Statements, events, events_rows, statements, statements_rows
from musnad_desk.findings.drawn import Map, Network, Timeline, network, on_map, timeline
from musnad_desk.shared.page import Unanswerable, asked_day, asked_text, page_number

_ANY = "0"  # an id to take from an address


def events_page(request: HttpRequest) -> Events:
    """Events that meet what the address asks for."""
    return events(_events(request), page_number(request))


def events_file(request: HttpRequest) -> Iterator[Row]:
    """The same as rows."""
    return events_rows(_events(request), _home(request))


def timeline_page(request: HttpRequest) -> Timeline:
    """Events over time."""
    return timeline(_events(request))


def network_page(request: HttpRequest) -> Network:
    """Who takes part in events with whom."""
    return network(_events(request))


def map_page(request: HttpRequest) -> Map:
    """Where events took place."""
    return on_map(_events(request))


def statements_page(request: HttpRequest) -> Statements:
    """Who said what about whom."""
    return statements(_said(request), page_number(request), _home(request))


def statements_file(request: HttpRequest) -> Iterator[Row]:
    """The same as rows."""
    return statements_rows(_said(request), _home(request))


def _events(request: HttpRequest) -> EventsAsked:
    asked = request.GET
    texts = {name: asked_text(asked, name) for name in ("type", "actor", "country", "status")}
    if texts["status"] not in ("", *STATUSES):
        raise Unanswerable(f"status={texts['status'][:20]}: {', '.join(STATUSES)}")
    return EventsAsked(**texts, since=asked_day(asked, "since"), until=asked_day(asked, "until"))


def _said(request: HttpRequest) -> SaidAsked:
    asked = request.GET
    texts = {name: asked_text(asked, name) for name in ("speaker", "about", "through")}
    return SaidAsked(**texts, since=asked_day(asked, "since"), until=asked_day(asked, "until"))


def _home(request: HttpRequest) -> str:
    """The address of the site's articles, without an id."""
    return request.build_absolute_uri(reverse("article", args=[_ANY])).removesuffix(f"{_ANY}/")
