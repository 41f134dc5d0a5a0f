"""Who may sign in, and in which role."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.accounts import actions
from musnad_desk.accounts.models import User
from musnad_desk.accounts.roles import ROLES, role_of
from musnad_desk.administration.doing import desk_page
from musnad_desk.administration.listing import listed
from musnad_desk.errors import AccountError


def _content(request: HttpRequest) -> dict[str, Any]:
    page = listed(request, User.objects.prefetch_related("groups").order_by("username"))
    return {"listed": page, "rows": [(user, role_of(user)) for user in page.rows], "roles": tuple(ROLES)}


def _do(request: HttpRequest, by: User) -> str:
    told = request.POST
    name, deed = told.get("name", ""), told.get("deed", "")
    if deed == "add":
        user = actions.add_user(by, name, told.get("role", ""), told.get("password", ""))
        return _("%(name)s may sign in now.") % {"name": user.username}
    user = actions.user_named(name)
    if deed == "role":
        actions.set_role(by, user, told.get("role", ""))
        return _("%(name)s has another role now.") % {"name": user.username}
    if deed == "password":
        actions.set_password(by, user, told.get("password", ""))
        return _("%(name)s has another password now.") % {"name": user.username}
    if deed == "remove":
        actions.remove_user(by, user)
        return _("%(name)s can no longer sign in.") % {"name": user.username}
    raise AccountError(_("There is no such thing to do."))


people_page = desk_page("manage_users", "administration/people.html", _content, _do)
