"""Answers in their three forms, and refusals in words."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse

from musnad_desk.api.asking import Listing
from musnad_desk.api.listing import Piece
from musnad_desk.catalog import flat

JSON, LINES, CSV = "application/json", "application/x-ndjson", "text/csv"
CURSOR = "cursor"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """A piece of a list; `next` is the address of the piece after, null at the end."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """Why there is no answer, and which parameter is to blame, if one is."""

    error: str
    field: str | None = None


def one(content: Any) -> HttpResponse:
    """One record."""
    return _response(msgspec.json.encode(content), JSON)


def refusal(status: int, error: str, field: str | None = None) -> HttpResponse:
    """No answer."""
    return _response(msgspec.json.encode(Told(error, field)), JSON, status)


def listed(request: HttpRequest, piece: Piece[Any], asked: Listing, table: type[flat.Row] | None = None) -> HttpResponse:
    """A piece of a list in the form asked for. table: the kind of rows that its items are, where they may be a table."""
    following = _following(request, piece.cursor)
    if asked.format == "json":
        response = one(Listed(piece.items, following))
    elif asked.format == "jsonl":
        response = _response(b"".join(msgspec.json.encode(item) + b"\n" for item in piece.items), LINES)
    else:
        assert table is not None, "a list without a table offers no CSV"
        response = _response(flat.csv(piece.items, table).encode(), CSV)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _following(request: HttpRequest, cursor: str | None) -> str | None:
    """The address of the next piece: this one's with another cursor."""
    if cursor is None:
        return None
    asked = request.GET.copy()
    asked[CURSOR] = cursor
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")


def _response(content: bytes, kind: str, status: int = 200) -> HttpResponse:
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8", status=status)
