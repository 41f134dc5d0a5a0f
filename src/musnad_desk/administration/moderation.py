"""The comments that wait for somebody to read them, and those that were decided on."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.accounts.models import User
from musnad_desk.administration.doing import desk_page
from musnad_desk.administration.listing import listed
from musnad_desk.catalog import models
from musnad_desk.comments.actions import decide
from musnad_desk.comments.models import REJECTED, SHOWN, SPAM, WAITING, Comment
from musnad_desk.shared.page import Unanswerable

STATES = (WAITING, SPAM, REJECTED, SHOWN)


def _content(request: HttpRequest) -> dict[str, Any]:
    state = request.GET.get("state", WAITING)
    if state not in STATES:
        raise Unanswerable(f"state={state[:20]}: {', '.join(STATES)}")
    order = ("posted", "pk") if state == WAITING else ("-posted", "-pk")  # who waits longest comes first
    page = listed(request, Comment.objects.filter(state=state).select_related("parent").order_by(*order))
    titles = dict(models.Article.objects.filter(key__in={row.article for row in page.rows}).values_list("key", "title"))
    counted = dict(Comment.objects.filter(state__in=STATES).order_by().values_list("state").annotate(count=Count("pk")))
    known = set(Comment.objects.filter(mail__in={row.mail for row in page.rows}, state=SHOWN).values_list("mail", flat=True)) - {""}
    rows = [(row, titles.get(row.article), row.mail in known) for row in page.rows]
    return {"listed": page, "rows": rows, "state": state, "states": [(name, counted.get(name, 0)) for name in STATES]}


def _do(request: HttpRequest, by: User) -> str:
    chosen = [int(key) for key in request.POST.getlist("comment") if key.isdecimal() and len(key) < 19]
    count = decide(by, chosen, request.POST.get("verdict", ""), request.POST.get("reason", ""))
    return _("Comments decided on: %(count)d") % {"count": count}


moderation_page = desk_page("moderate_comments", "administration/moderation.html", _content, _do)
