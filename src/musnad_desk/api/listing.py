"""A list in pieces, each telling where the next begins."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

import msgspec
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from musnad_desk.catalog.keyset import Key, after, place_of

T = TypeVar("T")
M = TypeVar("M", bound=Model)
N = TypeVar("N")
_FAR = 1_000_000  # items into a list, further than any list at hand goes


class Refused(Exception):
    """What was asked makes no sense: the parameter, and what to do, in words."""

    def __init__(self, field: str, told: str) -> None:
        super().__init__(told)
        self.field = field


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """Some items of a list; `cursor` leads to those after, and is null where there are none."""

    items: tuple[T, ...]
    cursor: str | None

    def of(self, made: Callable[[Sequence[T]], Sequence[N]]) -> "Piece[N]":
        """The same piece with other items made of these."""
        return Piece(tuple(made(self.items)), self.cursor)


def of_rows(found: QuerySet[M], cursor: str, limit: int) -> Piece[M]:
    """A piece of a list in the database. Raises `Refused` for a cursor of another list."""
    if cursor:
        try:
            found = after(found, tuple(map(_key, _opened(cursor))))
        except ValueError:
            raise _lost() from None
    rows = list(found[: limit + 1])
    more = len(rows) > limit
    return Piece(tuple(rows[:limit]), _sealed([*map(_told, place_of(rows[limit - 1], found))]) if more else None)


def of_list(found: Sequence[T], cursor: str, limit: int) -> Piece[T]:
    """A piece of a list that is at hand."""
    page = page_of(cursor, limit)
    last = page * limit
    return Piece(tuple(found[last - limit : last]), cursor_of(page, limit) if last < len(found) else None)


def page_of(cursor: str, limit: int) -> int:
    """Which page of `limit` items a cursor leads to, from 1."""
    first = _opened(cursor) if cursor else [0]
    if len(first) != 1 or not isinstance(first[0], int) or not 0 <= first[0] < _FAR or first[0] % limit:
        raise _lost()
    return first[0] // limit + 1


def cursor_of(page: int, limit: int) -> str:
    """The cursor that leads to the page after this one."""
    return _sealed([page * limit])


def _told(key: Key) -> str | int | None:
    """A key as it stands in a cursor."""
    return key.isoformat() if isinstance(key, date) else key


def _key(told: str | int | None) -> Key:
    return date.fromisoformat(told) if isinstance(told, str) else told


def _sealed(place: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).rstrip(b"=").decode()


def _opened(cursor: str) -> list[str | int | None]:
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        return msgspec.json.decode(packed, type=list[str | int | None])
    except (ValueError, binascii.Error, msgspec.DecodeError):
        raise _lost() from None


def _lost() -> Refused:
    return Refused("cursor", _("This leads nowhere in this list; take it as the page before gave it, or leave it out."))
