"""A page and its twin in JSON, fed by one function.

A page's content is a frozen dataclass: the template draws it, the twin at the same address with `.json` encodes it.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

Content = Callable[..., Any]
View = Callable[..., HttpResponse]


class Unanswerable(Exception):
    """What was asked makes no sense; the message tells the reader what does."""


def html(content: Content, template: str) -> View:
    """The view that draws a page. What makes no sense is told on the page, with status 400."""

    @require_safe
    def view(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            return render(request, template, {"page": content(request, **named)})
        except Unanswerable as told:
            return render(request, "told.html", {"told": str(told)}, status=400)

    return view


def json(content: Content) -> View:
    """The view that gives the same content as JSON; errors are `{"error": "…"}`."""

    @require_safe
    def view(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            return _encoded(content(request, **named))
        except Unanswerable as told:
            return _encoded({"error": str(told)}, status=400)
        except Http404 as told:
            return _encoded({"error": str(told)}, status=404)

    return view


def _encoded(content: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(content), content_type="application/json; charset=utf-8", status=status)


def page_number(request: HttpRequest) -> int:
    """Which page of a list is asked for, from 1."""
    asked = request.GET.get("page", "1")
    if not (asked.isdecimal() and 0 < len(asked) < 7 and int(asked)):
        raise Unanswerable(f"page={asked[:20]}: a page is a number from 1")
    return int(asked)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of an address that leads nowhere."""
    told = str(exception) if isinstance(exception, Http404) and "tried" not in str(exception) else _("Nothing has this address.")
    return render(request, "told.html", {"told": told}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """The page where something of ours failed."""
    return render(request, "told.html", {"told": _("This page could not be made; the fault is ours.")}, status=500)
