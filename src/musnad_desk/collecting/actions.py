"""What administrators do with the schedule and the quarantine: named actions, logged."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.models import User
from musnad_desk.collecting.models import Asked, Unread
from musnad_desk.errors import RulingError

LEAST = 300  # seconds between two visits to one outlet: nobody is asked more often than feeds are written
_SECONDS = {"m": 60, "h": 3600, "d": 86_400}


def set_interval(by: User | None, outlet: str, span: str) -> None:
    """Ask an outlet every `span` (`15m`, `2h`, `1d`), or no more where it is empty. Raises `RulingError`."""
    seconds = _seconds(span.strip()) if span.strip() else 0
    with acting(by, "collect.interval", outlet, every=span.strip()):
        if seconds:
            Asked.objects.update_or_create(outlet=outlet, defaults={"every": seconds, "due": datetime.now(UTC)})
        else:
            Asked.objects.filter(outlet=outlet).delete()


def ask_now(by: User | None, outlet: str) -> None:
    """Let an outlet be asked at the next round. Raises `RulingError` if it is not asked at all."""
    with acting(by, "collect.now", outlet):
        if not Asked.objects.filter(outlet=outlet).update(due=datetime.now(UTC)):
            raise RulingError(_("This outlet is not asked; give an interval first."))


def forget(by: User | None, rows: Sequence[int]) -> int:
    """Take entries out of the quarantine, once somebody has seen to them; how many. Raises `RulingError` for none."""
    found = Unread.objects.filter(pk__in=rows)
    sources = sorted(found.values_list("source", flat=True))
    if not sources:
        raise RulingError(_("Choose at least one entry."))
    with acting(by, "quarantine.forget", f"{len(sources)}", sources=sources):
        found.delete()
    return len(sources)


def _seconds(span: str) -> int:
    number, unit = span[:-1], span[-1:]
    if not (number.isdecimal() and number.isascii() and len(number) < 6 and unit in _SECONDS):
        raise RulingError(_("Write a span of time as 15m, 2h or 1d."))
    if int(number) * _SECONDS[unit] < LEAST:
        raise RulingError(_("Ask no outlet more often than every 5m."))
    return int(number) * _SECONDS[unit]
