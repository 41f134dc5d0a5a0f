"""The page of one's saved searches, and their feeds."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from musnad_desk.accounts.views import needs
from musnad_desk.articles.views import asked_question
from musnad_desk.feeds.atom import feed_of_search
from musnad_desk.searches.actions import MOST, forget_search, renew_address, save_search, search_of
from musnad_desk.searches.models import SavedSearch
from musnad_desk.shared.page import Unanswerable

NAME, ASKED = 100, 2_000  # letters


@needs("save_searches")
@require_http_methods(["GET", "HEAD", "POST"])
def searches_page(request: HttpRequest) -> HttpResponse:
    """One's own searches with the addresses of their feeds; a form that is sent here keeps another."""
    user: Any = request.user
    wrong = ""
    if request.method == "POST":
        wrong = _kept(user, request.POST.get("name", ""), request.POST.get("asked", ""))
        if not wrong:
            messages.success(request, _("The search is kept; its feed has an address of its own."))
            return redirect("searches")
    told = {"searches": SavedSearch.objects.filter(owner=user).order_by("-pk"), "wrong": wrong}
    return render(request, "searches/searches.html", told, status=400 if wrong else 200)


def _kept(user: Any, name: str, asked: str) -> str:
    """Keep a search; what is wrong with it, if anything is."""
    question = QueryDict(asked, mutable=True)
    question.pop("page", None)
    try:
        told = asked_question(question)
    except Unanswerable as refused:
        return str(refused)
    if not any(question.getlist(field) != [""] for field in question if field != "order") or len(asked) > ASKED:
        return _("Search for something first.")
    name = " ".join(name.split()) or told.words or "، ".join(str(value) for value in question.values() if value)
    if save_search(user, name[:NAME], question.urlencode()) is None:
        return _("You keep %(most)s searches already; forget one first.") % {"most": MOST}
    return ""


@needs("save_searches")
@require_POST
def change_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a search of one's own, or give its feed another address."""
    user: Any = request.user
    if request.POST.get("do") == "renew":
        renew_address(user, pk)
        messages.success(request, _("The feed has another address; the one before leads nowhere now."))
    elif request.POST.get("do") == "forget":
        forget_search(user, pk)
        messages.success(request, _("The search is forgotten."))
    return redirect("searches")


@require_safe
@never_cache
def saved_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The newest articles that answer a saved search. Whoever has the address may read it, nobody else finds it."""
    found = search_of(secret)
    if found is None:
        raise Http404(_("Nothing has this address."))
    response = feed_of_search(request, QueryDict(found.asked), found.name)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
