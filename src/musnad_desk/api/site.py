"""The API put together: its operations, who may ask how often, its OpenAPI."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, Throttled, ValidationError
from ninja.openapi.schema import OpenAPISchema

from musnad.version import __version__
from musnad_desk.api import described
from musnad_desk.api.answers import refusal
from musnad_desk.api.limits import PerMinute
from musnad_desk.api.listing import Refused
from musnad_desk.api.operations import router
from musnad_desk.api.tokens import Bearer, anybody
from musnad_desk.shared.page import Unanswerable


class Api(NinjaAPI):
    """The API; what it answers is described by the records that it encodes."""

    def get_openapi_schema(self, **told: Any) -> OpenAPISchema:
        """The whole OpenAPI document."""
        document = super().get_openapi_schema(**told)
        for operations in document["paths"].values():
            operations.pop("head", None)  # goes without saying
        document["components"]["schemas"] = described.COMPONENTS
        return document

    def get_openapi_operation_id(self, operation: Any) -> str:
        """What programs made from the document call an operation."""
        return str(operation.view_func.__name__)


api = Api(
    title="Musnad", version=__version__, openapi_url="openapi.json", docs_url=None, urls_namespace="api",
    description="What the pages of the desk show, for programs: articles, who said what through whom, who did what to whom.",
)  # fmt: skip
api.add_router("", router, auth=[Bearer(), anybody], throttle=PerMinute())


@api.exception_handler(ValidationError)
def misshapen(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001
    """A parameter that cannot be."""
    first = error.errors[0]
    return refusal(400, _in_words(first["type"], first.get("ctx", {})), str(first["loc"][-1]))


def _in_words(kind: str, told: dict[str, Any]) -> str:
    """What is wrong with a value, by pydantic's name for it."""
    if kind == "literal_error":
        return _("One of these is expected: %(values)s.") % {"values": told["expected"]}
    messages = {
        "string_too_long": _("Too long; give a few words."),
        "value_error": _("Write a day as 2024-10-14."),
        "date_type": _("Write a day as 2024-10-14."),
        "greater_than_equal": _("Too small a number."),
        "less_than_equal": _("Too large a number."),
        "int_parsing": _("A whole number is expected."),
    }
    return messages.get(kind, _("This value cannot be."))


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:  # noqa: ARG001
    """A parameter that leads nowhere."""
    return refusal(400, str(error), error.field)


@api.exception_handler(Unanswerable)
def unanswerable(request: HttpRequest, error: Unanswerable) -> HttpResponse:  # noqa: ARG001
    """A question that makes no sense."""
    return refusal(400, str(error))


@api.exception_handler(AuthenticationError)
def stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001
    """A token that opens nothing."""
    response = refusal(401, _("This token is not known, or was revoked; make another, or ask without one."), "Authorization")
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(Throttled)
def too_often(request: HttpRequest, error: Throttled) -> HttpResponse:  # noqa: ARG001
    """Too many questions; ninja adds in how many seconds to go on."""
    return refusal(429, _("Too many questions in this minute; go on in the next. With a token more may be asked."))


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001
    """Nothing there."""
    return refusal(404, str(error))


def nothing(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001
    """An address below the API that no operation has."""
    return refusal(404, _("Nothing has this address; /api/openapi.json names those that there are."))
