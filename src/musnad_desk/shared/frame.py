"""What every answer of the site carries: headers that forbid what no page needs, the way to the other language, the reader's light."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, translate_url
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

# Nothing but what the site itself serves: style, type, pictures; no script, no frame, no form that leads elsewhere.
HEADER = "Content-Security-Policy"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DRAWING = f"{POLICY}; script-src 'self'; connect-src 'self'"  # of the pages whose own script draws what it asks of the site
THEMES = {"auto": _("as the device has it"), "light": _("light"), "dark": _("dark")}
COOKIE, YEAR = "theme", 365 * 24 * 3600
FRONT = "front"
ROOMS = {  # pages of the bar below the name, by the name of their address
    FRONT: _("News"),
    "events": _("Events"),
    "statements": _("Statements"),
    "outlets": _("Outlets"),
    "edits": _("Silent edits"),
}


def with_policy(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the content security policy on every answer; and that pages differ by cookie, for whoever keeps copies."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault(HEADER, POLICY)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def drawing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that may run the site's own script."""

    def drawn(request: HttpRequest, **named: Any) -> HttpResponse:
        response = view(request, **named)
        response.headers[HEADER] = DRAWING
        return response

    return drawn


def languages(request: HttpRequest) -> dict[str, Any]:
    """For templates: the same page in the other languages, as code, name and address; the light that the reader asked for and those there
    are; the pages of the bar."""
    others = ((code, name) for code, name in settings.LANGUAGES if code != get_language())
    chosen = request.COOKIES.get(COOKIE, "")
    return {
        "languages": [(code, name, translate_url(request.get_full_path(), code)) for code, name in others],
        "theme": chosen if chosen in ("light", "dark") else "",
        "themes": [(name, label, reverse("theme", args=[name])) for name, label in THEMES.items()],
        "rooms": [(reverse(name), label, _is_in(request.path, reverse(name), name)) for name, label in ROOMS.items()],
    }


def _is_in(path: str, room: str, name: str) -> bool:
    """Whether an address is that of a room or below it; below the front lie all."""
    return path == room or (name != FRONT and path.startswith(room))


@require_safe
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """Keep the light that a reader chose in a cookie, and go back to the page."""
    back = request.GET.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    response = HttpResponseRedirect(back if safe else reverse("front"))
    if name in ("light", "dark"):
        response.set_cookie(COOKIE, name, max_age=YEAR, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE)
    return response
