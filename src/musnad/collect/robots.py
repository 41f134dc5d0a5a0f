"""robots.txt as RFC 9309 has it: asked for once a day, obeyed for every address, its pause kept."""

import time
from collections.abc import Callable, MutableMapping

import msgspec
from protego import Protego

from musnad.collect.addresses import origin
from musnad.collect.records import Reason
from musnad.errors import FetchError

NAME = "Musnad"
DAY = 86_400.0  # seconds for which a robots.txt may be used (RFC 9309, 2.4)
LATER = 300.0  # seconds after which one that could not be had is asked for again
LARGEST = 512 * 1024  # bytes; RFC 9309, 2.5 asks for 500 KiB at least
BUSY = 429  # the one status below 500 that means "not now"


class Told(msgspec.Struct, frozen=True):
    """A robots.txt: its text and, in seconds since 1970, until when it is good."""

    text: str
    until: float


class Robots:
    """What hosts allow. fetch: gives the text of a robots.txt. kept: those that are known, by origin; new ones are put there."""

    def __init__(self, fetch: Callable[[str], str], kept: MutableMapping[str, Told]) -> None:
        self._fetch, self._kept = fetch, kept
        self._rules: dict[str, tuple[Told, Protego]] = {}
        self._failed: dict[str, tuple[float, FetchError]] = {}

    def permit(self, url: str) -> float:
        """Seconds that the host wants between two requests. Raises `FetchError` where it does not want this one."""
        site = origin(url)
        rules = self._parsed(site)
        if not rules.can_fetch(url, NAME):
            raise FetchError(f"{url} may not be fetched: {site}/robots.txt forbids it", Reason.robots)
        rate = rules.request_rate(NAME)
        return max(float(rules.crawl_delay(NAME) or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)

    def _parsed(self, site: str) -> Protego:
        told = self._told(site)
        known = self._rules.get(site)
        if known is None or known[0] is not told:
            known = self._rules[site] = (told, Protego.parse(told.text))
        return known[1]

    def _told(self, site: str) -> Told:
        told = self._kept.get(site)
        if told and told.until > time.time():
            return told
        failed = self._failed.get(site)
        if failed and failed[0] > time.monotonic():
            raise failed[1]
        try:
            told = Told(self._text(site), time.time() + DAY)
        except FetchError as error:
            self._failed[site] = (time.monotonic() + LATER, error)
            raise
        self._kept[site] = told
        return told

    def _text(self, site: str) -> str:
        """The file's text, empty where the host has none; one that cannot be had now closes the host for now (RFC 9309, 2.3.1)."""
        try:
            return self._fetch(f"{site}/robots.txt")
        except FetchError as error:
            if 400 <= error.status < 500 and error.status != BUSY:
                return ""
            if error.reason == Reason.address:
                raise
            raise FetchError(f"{site}: its robots.txt cannot be had: {error}", error.reason, again=True, status=error.status) from error
