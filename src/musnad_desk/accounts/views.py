"""Pages to sign in and out and to change the password, and the guard that other rooms put before theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.forms import SignIn
from musnad_desk.accounts.roles import APP

View = Callable[..., HttpResponse]


def needs(permission: str) -> Callable[[View], View]:
    """A guard before a view: who is not signed in is asked to, who may not is refused. The page is kept by no cache."""

    def guarded(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
            if not request.user.has_perm(f"{APP}.{permission}"):
                raise PermissionDenied(_("Your role does not allow this."))
            return view(request, *given, **named)

        return never_cache(login_required(asked))

    return guarded


sign_in = LoginView.as_view(template_name="accounts/sign_in.html", authentication_form=SignIn, redirect_authenticated_user=True)
sign_out = LogoutView.as_view()


@sensitive_post_parameters()
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password_page(request: HttpRequest) -> HttpResponse:
    """Change one's own password: the old one, the new one twice. Whoever is signed in elsewhere no longer is."""
    user: Any = request.user
    form = PasswordChangeForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with acting(user, "user.password", user.get_username()):
            form.save()
        update_session_auth_hash(request, form.user)
        messages.success(request, _("The password is changed."))
        return redirect("front")
    return render(request, "accounts/password.html", {"form": form}, status=400 if form.errors else 200)
