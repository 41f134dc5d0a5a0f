"""What was done, by whom, when: read here, changed nowhere."""

from typing import Any

from django.http import HttpRequest

from musnad_desk.accounts.models import Deed
from musnad_desk.administration.doing import desk_page
from musnad_desk.administration.listing import listed
from musnad_desk.shared.page import asked_day, asked_text


def _content(request: HttpRequest) -> dict[str, Any]:
    asked = {name: asked_text(request.GET, name) for name in ("by", "what")}
    since, until = asked_day(request.GET, "since"), asked_day(request.GET, "until")
    found = Deed.objects.order_by("-when", "-pk")
    for name, value in asked.items():
        found = found.filter(**{name: value}) if value else found
    if since:
        found = found.filter(when__date__gte=since)
    if until:
        found = found.filter(when__date__lte=until)
    kinds = Deed.objects.order_by("what").values_list("what", flat=True).distinct()
    return {"listed": listed(request, found), "asked": asked, "since": since, "until": until, "kinds": list(kinds)}


audit_page = desk_page("see_audit", "administration/audit.html", _content)
