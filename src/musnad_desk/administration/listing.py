"""One page of a long list."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest

from musnad_desk.shared.page import page_number

ROWS = 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The rows of a page, its number, and whether there are more; `total` counts all."""

    rows: tuple[T, ...]
    page: int
    more: bool
    total: int


def listed(request: HttpRequest, rows: QuerySet[Any, T]) -> Listed[T]:
    """The page that is asked for."""
    page = page_number(request)
    found = tuple(rows[(page - 1) * ROWS : page * ROWS + 1])
    return Listed(found[:ROWS], page, len(found) > ROWS, rows.count())
