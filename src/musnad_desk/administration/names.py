"""Names that are shown nowhere."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.accounts.models import User
from musnad_desk.administration.doing import desk_page
from musnad_desk.administration.listing import listed
from musnad_desk.catalog.ruling import lift, suppress
from musnad_desk.errors import RulingError
from musnad_desk.rulings.models import Suppressed


def _content(request: HttpRequest) -> dict[str, Any]:
    return {"listed": listed(request, Suppressed.objects.annotate(articles=Count("hidden")).order_by("-when", "-pk"))}


def _do(request: HttpRequest, by: User) -> str:
    told = request.POST
    if "lift" not in told:
        row = suppress(by, told.get("name", "")[:200], told.get("reason", ""))
        return _("%(name)s is shown nowhere any more.") % {"name": row.name}
    found = Suppressed.objects.filter(pk=told["lift"] if told["lift"].isdecimal() else 0).first()
    if found is None:
        raise RulingError(_("This name is not suppressed."))
    lift(by, found, told.get("reason", ""))
    return _("%(name)s is shown again.") % {"name": found.name}


names_page = desk_page("suppress_names", "administration/names.html", _content, _do)
