"""A page and its twin in JSON, fed by one function.

A page's content is a frozen dataclass: the template draws it, the twin at the same address with `.json` encodes it.
"""

from collections.abc import Callable
from csv import writer
from datetime import date
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
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


def csv(rows: Content, name: str) -> View:
    """The view that gives rows of text as CSV, the first naming the columns; a spreadsheet takes none of its cells for a formula."""

    @require_safe
    def view(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            told = rows(request, **named)
        except Unanswerable as refused:
            return HttpResponse(str(refused), content_type="text/plain; charset=utf-8", status=400)
        response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})
        response.write("\ufeff")  # without it spreadsheets take the Arabic for another encoding
        writer(response).writerows([_plain(str(cell or "")) for cell in row] for row in told)
        return response

    return view


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _encoded(content: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(content), content_type="application/json; charset=utf-8", status=status)


def page_number(request: HttpRequest) -> int:
    """Which page of a list is asked for, from 1."""
    asked = request.GET.get("page", "1")
    if not (asked.isdecimal() and 0 < len(asked) < 7 and int(asked)):
        raise Unanswerable(f"page={asked[:20]}: a page is a number from 1")
    return int(asked)


LONGEST = 500  # letters of what somebody looks for


def asked_text(asked: QueryDict, name: str) -> str:
    """What stands in a field of a form."""
    text = asked.get(name, "").strip()
    if len(text) > LONGEST:
        raise Unanswerable(f"{name}: {_('Too long; give a few words.')}")
    return text


def asked_day(asked: QueryDict, name: str) -> date | None:
    """The day that stands in one."""
    text = asked.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unanswerable(f"{name}={text[:20]}: {_('Write a day as 2024-10-14.')}") from None


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of what somebody may not see or do."""
    return render(request, "told.html", {"told": str(exception) or _("Your role does not allow this.")}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django tells it, for its own page
    """The page of a form that was not sent from a page of ours, or from one of long ago."""
    told = _("This form is too old, or did not come from a page of this site. Open it anew; cookies must be allowed.")
    return render(request, "told.html", {"told": told}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of an address that leads nowhere."""
    told = str(exception) if isinstance(exception, Http404) and "tried" not in str(exception) else _("Nothing has this address.")
    return render(request, "told.html", {"told": told}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """The page where something of ours failed."""
    return render(request, "told.html", {"told": _("This page could not be made; the fault is ours.")}, status=500)
