"""How often somebody may do something: counted in the store, without keeping who it was."""

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import NamedTuple

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from musnad_desk.accounts.models import Spent

NETWORK = 64  # bits of an IPv6 address that tell one customer from another


class Allowance(NamedTuple):
    """What may be done `most` times in a span of `seconds`, by each."""

    name: str
    most: int
    seconds: int


def spend(allowance: Allowance, *who: str) -> bool:
    """Use an allowance once; whether there was any left. Counted before it is looked at, so that nobody wins by asking twice at once."""
    key, until = _key(allowance, who), _until(allowance)
    if not Spent.objects.filter(key=key).update(times=F("times") + 1):
        Spent.objects.filter(until__lt=datetime.now(UTC)).delete()
        try:
            with transaction.atomic():
                Spent.objects.create(key=key, until=until, times=1)
        except IntegrityError:  # another process made it a moment ago
            Spent.objects.filter(key=key).update(times=F("times") + 1)
    return Spent.objects.filter(key=key, times__lte=allowance.most).exists()


def forgive(allowance: Allowance, *who: str) -> None:
    """Begin anew."""
    Spent.objects.filter(key=_key(allowance, who)).delete()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind a proxy that speaks HTTPS for the site, the address that this proxy saw.

    Of an IPv6 address the network of its 64 first bits, which is what one customer is given.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    told = forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(told)
    except ValueError:
        return told
    return told if isinstance(address, IPv4Address) else str(IPv6Network((address, NETWORK), strict=False))


def _until(allowance: Allowance) -> datetime:
    """The end of the span that it is now."""
    begun = int(datetime.now(UTC).timestamp()) // allowance.seconds * allowance.seconds
    return datetime.fromtimestamp(begun, UTC) + timedelta(seconds=allowance.seconds)


def _key(allowance: Allowance, who: tuple[str, ...]) -> str:
    """Another for each span, so that nobody can be followed from one to the next."""
    told = "\0".join((*who, _until(allowance).isoformat()))
    return salted_hmac(f"musnad.spent.{allowance.name}", told, algorithm="sha256").hexdigest()
