"""The pages of outlets: each a function that gives the page's content; `urls` makes page and JSON twin of it."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.outlets.content import Outlet, Outlets, outlet, outlets


def outlets_page(request: HttpRequest) -> Outlets:  # noqa: ARG001  every content is made for a request
    """All outlets."""
    return outlets()


def outlet_page(request: HttpRequest, key: str) -> Outlet:  # noqa: ARG001
    """One outlet."""
    found = outlet(key)
    if found is None:
        raise Http404(_("No outlet has this address."))
    return found
