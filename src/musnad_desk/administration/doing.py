"""A page on which something is done: shown when asked for, done when sent, and what cannot be done told on it in words."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from musnad_desk.accounts.models import User
from musnad_desk.accounts.views import View, needs
from musnad_desk.errors import DeskError
from musnad_desk.shared.page import Unanswerable

Content = Callable[[HttpRequest], dict[str, Any]]
Do = Callable[[HttpRequest, User], str]  # does what a form asks, and says that it is done


def desk_page(permission: str, template: str, content: Content, do: Do | None = None) -> View:
    """The view of a page for whoever has a permission. After a deed it is shown anew, so that loading it again repeats nothing."""

    @needs(permission)
    @require_http_methods(["GET", "HEAD", "POST"] if do else ["GET", "HEAD"])
    def view(request: HttpRequest) -> HttpResponse:
        status = 200
        if any("\0" in text for asked in (request.GET, request.POST) for texts in dict(asked.lists()).values() for text in texts):
            return render(request, "told.html", {"told": _("Letters that no text has stand in it.")}, status=400)
        if do and request.method == "POST" and isinstance(request.user, User):
            try:
                messages.success(request, do(request, request.user))
                return redirect(request.get_full_path())
            except DeskError as error:
                messages.error(request, str(error))
                status = 400
        try:
            return render(request, template, content(request), status=status)
        except Unanswerable as told:
            return render(request, "told.html", {"told": str(told)}, status=400)

    return view
