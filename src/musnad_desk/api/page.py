"""The page that tells people of the API, made of its own OpenAPI."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.api.site import api


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be asked: `values` are those that it can have, if they are few."""

    name: str
    about: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """An address and what it gives, in the reader's language, and in which forms."""

    path: str
    about: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """All operations. `example`: an address to try."""

    operations: tuple[Operation, ...]
    example: str


def api_page(request: HttpRequest) -> ApiPage:
    """What the API gives and may be asked."""
    told = tuple(Operation(path, _(about), tuple(_parameters(parameters))) for path, about, parameters in _operations())
    return ApiPage(told, request.build_absolute_uri("/api/events?type=CONSULT&format=csv"))


@lru_cache(maxsize=1)
def _operations() -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Path, description in English and parameters of each, as the document has them."""
    paths = api.get_openapi_schema()["paths"]
    return [(path, told["get"]["description"], told["get"]["parameters"]) for path, told in paths.items()]


def _parameters(told: Iterable[dict[str, Any]]) -> Iterator[Parameter]:
    for one in told:
        choices = [one["schema"], *one["schema"].get("anyOf", ())]
        values = tuple(value for choice in choices for value in choice.get("enum", ()) if value)
        yield Parameter(one["name"], _(one["description"]) if one.get("description") else "", values)
