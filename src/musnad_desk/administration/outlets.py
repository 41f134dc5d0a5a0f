"""What is shown of each outlet, how it is called, whether it is collected."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.accounts.models import User
from musnad_desk.administration.doing import desk_page
from musnad_desk.administration.listing import listed
from musnad_desk.catalog import queries
from musnad_desk.catalog.ruling import rule_outlet
from musnad_desk.errors import RulingError
from musnad_desk.rulings.display import DISPLAYS
from musnad_desk.rulings.models import OutletRule


def _content(request: HttpRequest) -> dict[str, Any]:
    page = listed(request, queries.outlets())
    rules = {rule.outlet: rule for rule in OutletRule.objects.filter(outlet__in=[outlet.key for outlet in page.rows])}
    rows = [(outlet, rules.get(outlet.key) or OutletRule(outlet=outlet.key)) for outlet in page.rows]
    return {"listed": page, "rows": rows, "displays": DISPLAYS}


def _do(request: HttpRequest, by: User) -> str:
    told = request.POST
    outlet = queries.outlets().filter(key=told.get("outlet", "")).first()
    if outlet is None:
        raise RulingError(_("There is no such outlet."))
    rule_outlet(by, outlet.key, display=told.get("display", ""), name=told.get("name", ""), collected="collected" in told)
    return _("What you ruled of %(outlet)s is kept.") % {"outlet": told.get("name") or outlet.name}


outlets_page = desk_page("manage_outlets", "administration/outlets.html", _content, _do)
