"""Which ACLED event type a PLOVER event has, by `data/acled.toml`."""

from functools import lru_cache
from typing import NamedTuple

import msgspec

from musnad.export.sectors import ARMED, Side, read_data

_NO_MODE = "-"


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the table; the fields are told in its `about`."""

    note: str
    type: str
    disorder_type: str
    event_type: str = ""
    sub_event_type: str = ""
    modes: tuple[str, ...] = ()
    actor: Side | None = None
    recipient: Side | None = None
    both_armed: bool = False
    place: bool = False
    dead: bool = False
    actors_as: str = msgspec.field(default="", name="as")
    as_recipient: str = ""
    only_civilians: bool = False


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    rows: tuple[Type, ...] = msgspec.field(name="row")


class Case(NamedTuple):
    """What decides about the type: PLOVER type and mode, sides of the parties, whether the article tells a place and deaths."""

    type: str
    mode: str | None
    actors: tuple[Side | None, ...]
    recipients: tuple[Side | None, ...]
    place: bool
    dead: bool


@lru_cache(maxsize=1)
def types() -> tuple[Type, ...]:
    """All rows. Raises `LexiconError` where the file breaks its schema."""
    return read_data("acled.toml", _Table).rows


def type_of(case: Case) -> Type | None:
    """The first row that fits; None for what ACLED does not code."""
    return next((row for row in types() if row.type == case.type and _fits(row, case)), None)


def _fits(row: Type, case: Case) -> bool:
    armed = sum(side in ARMED for side in (*case.actors, *case.recipients))
    return (
        (not row.modes or (case.mode or _NO_MODE) in row.modes)
        and _has(case.actors, row.actor)
        and _has(case.recipients, row.recipient)
        and (armed > 1 or not row.both_armed)
        and (case.place or not row.place)
        and (case.dead or not row.dead)
    )


def _has(sides: tuple[Side | None, ...], wanted: Side | None) -> bool:
    """Whether one of the parties is on the side asked for."""
    return wanted is None or wanted in sides or (wanted == "armed" and any(side in ARMED for side in sides))
