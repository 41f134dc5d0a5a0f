"""The page on which people make tokens and take them back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from musnad_desk.accounts.views import needs
from musnad_desk.api.models import Token
from musnad_desk.api.tokens import make_token, revoke_token

LONGEST = 100  # letters of a token's name


@needs("use_api")
@require_http_methods(["GET", "HEAD", "POST"])
def tokens_page(request: HttpRequest) -> HttpResponse:
    """One's own tokens; a new one shows its letters once."""
    user: Any = request.user
    letters, wrong, name = "", "", request.POST.get("name", "").strip()
    if request.method == "POST":
        wrong = "" if 0 < len(name) <= LONGEST else _("Give the token a name of up to 100 letters: what will use it.")
        letters = "" if wrong else make_token(user, name)[1]
    told = {"tokens": Token.objects.filter(owner=user).order_by("-pk"), "letters": letters, "wrong": wrong, "name": name if wrong else ""}
    return render(request, "api/tokens.html", told, status=400 if wrong else 200)


@needs("use_api")
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one back."""
    user: Any = request.user
    if revoke_token(user, pk):
        messages.success(request, _("The token is revoked; whatever used it is refused from now on."))
    return redirect("tokens")
