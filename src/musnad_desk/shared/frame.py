"""What every answer of the site carries: headers that forbid what no page needs, and the way to the other language."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import translate_url
from django.utils.translation import get_language

# Nothing but our own style and pictures, no script, no frame, no form that leads elsewhere.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


def with_policy(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the content security policy on every answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return middleware


def languages(request: HttpRequest) -> dict[str, Any]:
    """For templates: the same page in the other languages, as code, name and address."""
    others = ((code, name) for code, name in settings.LANGUAGES if code != get_language())
    return {"languages": [(code, name, translate_url(request.get_full_path(), code)) for code, name in others]}
