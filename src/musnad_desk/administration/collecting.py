"""Which outlet is asked when, what came of the last time, and what could not be collected or read."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.accounts.models import User
from musnad_desk.administration.doing import desk_page
from musnad_desk.administration.listing import listed
from musnad_desk.collecting.actions import ask_now, forget, set_interval
from musnad_desk.collecting.known import Known, known_outlets
from musnad_desk.collecting.models import Asked, Unread
from musnad_desk.errors import RulingError
from musnad_desk.rulings.models import OutletRule
from musnad_desk.shared.page import asked_text


def _schedule(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001  every content is made for a request
    asked = {row.outlet: row for row in Asked.objects.all()}
    out = set(OutletRule.objects.filter(collected=False).values_list("outlet", flat=True))
    known = known_outlets()
    others = [Known(outlet, outlet) for outlet in sorted(asked.keys() - {one.id for one in known})]
    rows = [(one, asked.get(one.id), one.id in out) for one in (*known, *others)]
    rows.sort(key=lambda row: (row[1] is None, row[1].due if row[1] else datetime.max.replace(tzinfo=UTC), row[0].id))
    return {"rows": rows, "now": datetime.now(UTC)}


def _do_schedule(request: HttpRequest, by: User) -> str:
    told = request.POST
    outlet = told.get("outlet", "")
    if outlet not in {one.id for one in known_outlets()} and not Asked.objects.filter(outlet=outlet).exists():
        raise RulingError(_("There is no such outlet."))
    if told.get("deed") == "now":
        ask_now(by, outlet)
        return _("%(outlet)s is asked at the next round.") % {"outlet": outlet}
    set_interval(by, outlet, told.get("every", ""))
    return _("The schedule of %(outlet)s is kept.") % {"outlet": outlet}


def _quarantine(request: HttpRequest) -> dict[str, Any]:
    outlet = asked_text(request.GET, "outlet")
    found = Unread.objects.order_by("-when", "-pk")
    outlets = Unread.objects.exclude(outlet="").order_by("outlet").values_list("outlet", flat=True).distinct()
    return {"listed": listed(request, found.filter(outlet=outlet) if outlet else found), "outlet": outlet, "outlets": list(outlets)}


def _do_quarantine(request: HttpRequest, by: User) -> str:
    chosen = [int(key) for key in request.POST.getlist("entry") if key.isdecimal() and len(key) < 19]
    return _("Entries taken out: %(count)d") % {"count": forget(by, chosen)}


schedule_page = desk_page("see_collecting", "administration/collecting.html", _schedule, _do_schedule)
quarantine_page = desk_page("see_collecting", "administration/quarantine.html", _quarantine, _do_quarantine)
