"""Long lists cut after a row, not at a number: what is added meanwhile moves no row from one page to another.

The place of a row is what its list is ordered by, as JSON: `["2024-10-14", 17, 203]`. A list may be ordered by days, with those that
have none last, and by primary keys.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import OrderBy

Key = date | int | None
Place = tuple[Key, ...]
M = TypeVar("M", bound=Model)
_DAY = "day"
_MOST = 2**63 - 1


def place_of(row: Model, found: QuerySet[Any]) -> Place:
    """The place of a row in a list."""
    return tuple(_value(row, name) for name, _ in _order(found))


def after(found: QuerySet[M], place: Place) -> QuerySet[M]:
    """What comes after a place. Raises `ValueError` for a place of another list."""
    order = list(_order(found))
    if len(order) != len(place) or not all(_fits(name, key) for (name, _), key in zip(order, place, strict=True)):
        raise ValueError(place)
    beyond, same = Q(pk__in=[]), Q()
    for (name, descending), key in zip(order, place, strict=True):
        if key is None:
            same &= Q(**{f"{name}__isnull": True})
            continue
        further = Q(**{f"{name}__{'lt' if descending else 'gt'}": key})
        if name.endswith(_DAY):
            further |= Q(**{f"{name}__isnull": True})
        beyond |= same & further
        same &= Q(**{name: key})
    return found.filter(beyond)


def _order(found: QuerySet[Any]) -> Iterator[tuple[str, bool]]:
    """What a list is ordered by: names of columns, and whether the highest comes first."""
    for one in found.query.order_by:
        if isinstance(one, OrderBy):
            column: Any = one.expression  # the desk orders by columns alone
            yield column.name, one.descending
        elif isinstance(one, str):
            yield one.removeprefix("-"), one.startswith("-")


def _value(row: Any, name: str) -> Key:
    for part in name.split(LOOKUP_SEP):
        row = getattr(row, part)
    key: Key = row.pk if isinstance(row, Model) else row
    return key


def _fits(name: str, key: Key) -> bool:
    if name.endswith(_DAY):
        return key is None or isinstance(key, date)
    return isinstance(key, int) and abs(key) <= _MOST
