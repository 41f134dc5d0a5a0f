"""An event as pages tell it, with names instead of ids; what more a page tells of one, it adds."""

from dataclasses import dataclass
from typing import Any, TypeVar

from musnad_desk.catalog import models


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Who did what to or with whom, where, when. `date` is as told; `claimed_by` is null where the outlet itself says so."""

    type: str
    mode: str | None
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: str | None
    status: str
    claimed_by: str | None


D = TypeVar("D", bound=Deed)


def deed(kind: type[D], event: models.Event, **beside: Any) -> D:
    """An event of the catalogue as a kind of deed; `beside`: what this kind has more."""
    parts = sorted(event.participants.all(), key=lambda part: part.position)
    actors, recipients = (tuple(part.appearance.name for part in parts if part.side == side) for side in ("actor", "recipient"))
    return kind(
        type=event.type, mode=event.mode, trigger=event.trigger, actors=actors, recipients=recipients, place=event.place, date=event.date,
        status=event.status, claimed_by=event.claimed_by.name if event.claimed_by else None, **beside,
    )  # fmt: skip
