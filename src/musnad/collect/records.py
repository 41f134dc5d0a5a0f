"""The nouns of collecting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from musnad.errors import InputError
from musnad.version import __version__


class Reason(StrEnum):
    """Why something was not collected; the value stands in the quarantine and is counted in the summary."""

    address = "address"  # no web address, or one that leads into a private network
    robots = "robots"  # robots.txt of the host forbids it
    unreachable = "unreachable"  # no such host, connection refused or broken, no trust in its certificate
    timeout = "timeout"
    too_large = "too_large"  # as sent, or unpacked
    status = "status"  # an answer that is neither the page nor a redirect
    busy = "busy"  # the host asks to be left alone for longer than waiting is worth
    redirects = "redirects"  # too many, or in a circle
    encoding = "encoding"  # packed in a way that was not asked for, or broken
    truncated = "truncated"  # broke off before its end
    listing = "listing"  # no feed, sitemap or WordPress answer, though a card calls it one
    no_article = "no_article"
    language = "language"
    fault = "fault"  # of Musnad's own
    file = "file"  # a file that cannot be read, or breaks off


@dataclass(frozen=True, slots=True)
class Settings:
    """How to collect.

    since: listed articles with an earlier day are left alone. limit: pages fetched of one outlet in one round.
    delay: least seconds between two requests to one host; robots.txt may ask for more. workers: outlets visited at once.
    contact: address or mail by which a webmaster reaches you, sent along. allow_private: `host:port` of private addresses that may be
    fetched. plan: give what would be fetched instead of fetching it.
    connect, answer, whole: seconds to connect, to wait for the next piece, and for one answer in all.
    page, listing: most bytes of a page, and of a feed or sitemap, as sent and unpacked.
    tries: of what may work the next time. backoff: seconds before the second, doubled for each after it, give or take half.
    patience: most seconds to wait because a host asks for it; after that the host is left alone until then.
    """

    since: date | None = None
    limit: int = 200
    delay: float = 1.0
    workers: int = 8
    contact: str = ""
    allow_private: frozenset[str] = frozenset()
    plan: bool = False
    connect: float = 10.0
    answer: float = 20.0
    whole: float = 60.0
    page: int = 16 * 2**20
    listing: int = 64 * 2**20
    tries: int = 3
    backoff: float = 1.0
    patience: float = 60.0

    def __post_init__(self) -> None:
        """Refuse a contact that cannot be sent: `InputError`."""
        if not (self.contact.isascii() and self.contact.isprintable()):
            raise InputError(f"--contact {self.contact}: give an address or a mail in Latin letters")

    @property
    def agent(self) -> str:
        """The name by which the collector is known to hosts, and in their robots.txt as `Musnad`."""
        return f"Musnad/{__version__}" + (f" (+{self.contact})" if self.contact else "")


@dataclass(frozen=True, slots=True)
class Collected:
    """One article as it was found.

    id: as `musnad read` will give it. outlet: id of its card, else its host, else the file it comes from. fields: article JSON with the
    page under `html`. keys: what the article is known by (addresses, content), so that it is never taken twice.
    """

    id: str
    outlet: str
    url: str | None
    fetched: datetime
    fields: Mapping[str, Any]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not collected: what, why, when; `again` where it may work the next time."""

    outlet: str
    source: str
    reason: Reason
    message: str
    when: datetime
    again: bool = False
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Planned:
    """An address that would be fetched."""

    outlet: str
    url: str


@dataclass(frozen=True, slots=True)
class Visited:
    """One outlet at the end of its visit: articles its listings named, those already known, new ones, refusals by reason.

    alarm: in a sentence, that an outlet which used to give articles gives none.
    """

    outlet: str
    listed: int = 0
    known: int = 0
    new: int = 0
    refused: Mapping[Reason, int] = field(default_factory=dict)
    alarm: str | None = None


Item = Collected | Refusal | Planned | Visited


def now() -> datetime:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
