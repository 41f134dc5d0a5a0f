"""The pages of actors: each a function that gives the page's content; `urls` makes page and JSON twin of it."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.actors.content import Dossier, dossier


def actor_page(request: HttpRequest, key: str) -> Dossier:  # noqa: ARG001  every content is made for a request
    """One actor."""
    found = dossier(key)
    if found is None:
        raise Http404(_("No actor has a page at this address."))
    return found
