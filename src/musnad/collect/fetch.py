"""One address in, one answer out: permitted, in turn, within its limits, redirects followed by hand, tried again where that helps."""

import random
import ssl
import threading
import time
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

import certifi
import httpcore
import msgspec

from musnad.collect.addresses import Resolve, host_of, resolve, web_address
from musnad.collect.backend import Guarded
from musnad.collect.hosts import Hosts
from musnad.collect.records import Reason, Settings
from musnad.collect.robots import LARGEST, Robots, Told
from musnad.collect.unpack import ACCEPTED, unpacked
from musnad.errors import FetchError

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
TRIED_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
BROKEN_OFF = frozenset({Reason.timeout, Reason.unreachable, Reason.truncated})
OTHER_MEDIA = frozenset({"image", "audio", "video", "font"})  # feeds name them beside articles; nothing of them is downloaded
OTHER_FILES = frozenset({"application/pdf", "application/zip", "application/msword"})
FRESH, UNCHANGED = 200, 304


class Validators(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a host gave to ask by whether something changed.

    changed: the day that a sitemap's index told of it; of WordPress posts, how far back they were seen.
    """

    etag: str = ""
    modified: str = ""
    changed: str = ""


NONE = Validators()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for an address: `url` is where it was found in the end; `body` unpacked; `charset` as the header declares it."""

    asked: str
    url: str
    status: int
    body: bytes
    charset: str | None = None
    location: str | None = None
    validators: Validators = NONE


def host_failed(error: FetchError) -> bool:
    """Whether a refusal is the host's trouble, not the page's, and may pass in a moment."""
    return error.reason in BROKEN_OFF or error.status in TRIED_AGAIN


class Fetcher:
    """Fetches for all workers of one collector. robots: robots.txt files known from before; resolver: gives a host's addresses."""

    def __init__(
        self, settings: Settings, stop: threading.Event, robots: MutableMapping[str, Told] | None = None, resolver: Resolve = resolve
    ) -> None:
        self._settings = settings
        self._hosts = Hosts(settings, stop)
        self._network = Guarded(settings.allow_private, resolver)
        self._pool = httpcore.ConnectionPool(_trust(), network_backend=self._network, max_connections=settings.workers * 2)
        self._robots = Robots(self._robots_file, {} if robots is None else robots)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()

    def get(self, url: str, limit: int, validators: Validators = NONE) -> Answer:
        """The answer for an address, of status 200, or 304 where `validators` still hold. limit: most bytes, as sent and unpacked.

        Raises `FetchError` with its reason.
        """
        return self._tried(url, limit, validators, self._robots.permit)

    def _robots_file(self, url: str) -> str:
        return self._tried(url, LARGEST, NONE, lambda _: 0.0).body.decode("utf-8", "replace")

    def _tried(self, url: str, limit: int, validators: Validators, permit: Callable[[str], float]) -> Answer:
        url = web_address(url)
        for attempt in range(1, self._settings.tries + 1):
            try:
                return self._followed(url, limit, validators, permit)
            except FetchError as error:
                if attempt == self._settings.tries or not host_failed(error):
                    raise
                if error.wait is None:
                    self._hosts.hold(host_of(url), self._settings.backoff * 2 ** (attempt - 1) * random.uniform(0.5, 1.5))
        raise AssertionError("the last try returns or raises")

    def _followed(self, url: str, limit: int, validators: Validators, permit: Callable[[str], float]) -> Answer:
        """Every hop is checked like the first: its form, its robots.txt, the addresses of its host."""
        asked, seen = url, [url]
        while True:
            pause = permit(url)
            with self._hosts.turn(host_of(url), pause):
                answer = self._once(url, limit, validators)
            if answer.location is None:
                return replace(answer, asked=asked)
            url = web_address(answer.location, url)
            if url in seen or len(seen) > MOST_REDIRECTS:
                raise FetchError(f"{asked} is redirected in a circle or more than {MOST_REDIRECTS} times", Reason.redirects)
            seen.append(url)

    def _once(self, url: str, limit: int, validators: Validators) -> Answer:
        self._network.deadline.at = time.monotonic() + self._settings.whole
        waits = {"connect": self._settings.connect, "read": self._settings.answer, "write": self._settings.answer}
        try:
            with self._pool.stream("GET", url, headers=self._headers(validators), extensions={"timeout": waits}) as response:
                answer = self._read(url, response, limit)
        except httpcore.TimeoutException as error:
            raise FetchError(f"{url} did not answer in time", Reason.timeout, again=True) from error
        except (httpcore.NetworkError, httpcore.ProxyError) as error:
            raise FetchError(f"{url} cannot be reached: {error}", Reason.unreachable, again=True) from error
        except httpcore.ProtocolError as error:
            raise FetchError(f"{url} broke off: {error}", Reason.truncated, again=True) from error
        if answer.status == UNCHANGED and not (validators.etag or validators.modified):
            raise self._refused(url, UNCHANGED, None)
        return answer

    def _headers(self, validators: Validators) -> list[tuple[str, str]]:
        told = [("User-Agent", self._settings.agent), ("Accept-Encoding", ACCEPTED), ("Accept", "*/*")]
        told += [("If-None-Match", validators.etag)] if validators.etag else []
        return told + ([("If-Modified-Since", validators.modified)] if validators.modified else [])

    def _read(self, url: str, response: httpcore.Response, limit: int) -> Answer:
        headers = _headers(response)
        if response.status in REDIRECTS and headers["location"]:
            return Answer(url, url, response.status, b"", location=headers["location"])
        if response.status not in (FRESH, UNCHANGED):
            raise self._refused(url, response.status, headers["retry-after"])
        if headers.get_content_maintype() in OTHER_MEDIA or headers.get_content_type() in OTHER_FILES:
            raise FetchError(f"{url} is no page but {headers.get_content_type()}", Reason.no_article)
        body = unpacked(url, _bounded(url, response, limit), headers["content-encoding"] or "", limit)
        validators = Validators(_sendable(headers["etag"]), _sendable(headers["last-modified"]))
        return Answer(url, url, response.status, body, headers.get_content_charset(), validators=validators)

    def _refused(self, url: str, status: int, retry_after: str | None) -> FetchError:
        wait = _seconds(retry_after) if status in TRIED_AGAIN else None
        if wait is not None:
            self._hosts.hold(host_of(url), wait)
        return FetchError(f"{url} answered with status {status}", Reason.status, again=status not in GONE, wait=wait, status=status)


def _trust() -> ssl.SSLContext:
    """Authorities that the system trusts (`SSL_CERT_FILE` names others), and Mozilla's, for systems that bring none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _headers(response: httpcore.Response) -> Message:
    """The answer's headers; the first counts where one stands twice. Arabic hosts send addresses in UTF-8 without quoting them."""
    message = Message()
    for name, value in response.headers:
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        message[name.decode("ascii", "replace")] = text
    return message


def _sendable(validator: str | None) -> str:
    """A validator that can be sent back; empty for one of other letters, or longer than any header should be."""
    return validator if validator and validator.isascii() and validator.isprintable() and len(validator) < 1000 else ""


def _bounded(url: str, response: httpcore.Response, limit: int) -> bytes:
    pieces: list[bytes] = []
    left = limit
    for piece in response.iter_stream():
        left -= len(piece)
        if left < 0:
            raise FetchError(f"{url} is larger than {limit >> 20} MB", Reason.too_large)
        pieces.append(piece)
    return b"".join(pieces)


def _seconds(retry_after: str | None) -> float | None:
    """Seconds that a `Retry-After` header asks for, as a number or as a date."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    with suppress(ValueError, TypeError, OverflowError):
        then = parsedate_to_datetime(text)
        return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    return None
