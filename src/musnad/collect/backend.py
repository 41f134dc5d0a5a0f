"""The network under httpcore: connects to the very address that was checked, and keeps every answer within its time.

A name is resolved once for each connection; what it resolves to is checked and connected to by number, so that a second answer of the
name server (rebinding) changes nothing. TLS still asks for the host's name.
"""

import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from musnad.collect.addresses import Resolve, open_to_all, resolve
from musnad.collect.records import Reason
from musnad.errors import FetchError

MOST_ADDRESSES = 4  # of one host that are tried


class Deadline(threading.local):
    """When the answer that this thread waits for must be complete, on the monotonic clock."""

    at: float = float("inf")

    def left(self, timeout: float | None) -> float:
        """Seconds that the next step may take. Raises `httpcore.ReadTimeout` where none are left."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer took too long as a whole")
        return left if timeout is None else min(left, timeout)


class Guarded(httpcore.NetworkBackend):
    """Connects to public addresses, and to private ones of the hosts and ports in `allowed` (`host:port`)."""

    def __init__(self, allowed: Iterable[str] = (), resolver: Resolve = resolve) -> None:
        self.deadline = Deadline()
        self._allowed = frozenset(name.replace("[", "").replace("]", "").lower() for name in allowed)
        self._resolve = resolver
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that may be connected to and answers."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port)[:MOST_ADDRESSES]:
            try:
                stream = self._inner.connect_tcp(address, port, self.deadline.left(timeout), local_address, socket_options)
                return Timed(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved") from error
        if f"{host}:{port}" in self._allowed:
            return found
        public = [address for address in found if open_to_all(address)]
        if found and not public:
            told = f"{host} leads to {found[0]}, which is no public address; --allow-private {host}:{port} allows it"
            raise FetchError(told, Reason.address)
        return public


class Timed(httpcore.NetworkStream):
    """A connection whose every step ends with the deadline, however slowly the bytes drip."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        return Timed(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of the connection."""
        return self._inner.get_extra_info(info)
