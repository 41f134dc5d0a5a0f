"""Whose turn it is: one request at a time to a host, with its pause after each, and none while it asks to be left alone."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from musnad.collect.records import Reason, Settings
from musnad.errors import FetchError


class Stopped(Exception):
    """The collector was asked to stop while something waited."""


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    ready: float = 0.0  # on the monotonic clock
    held: float = 0.0


class Hosts:
    """The hosts of one collector; its workers share it."""

    def __init__(self, settings: Settings, stop: threading.Event) -> None:
        self._settings, self._stop = settings, stop
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    @contextmanager
    def turn(self, name: str, pause: float) -> Iterator[None]:
        """Wait for a host's turn and hold it. pause: seconds until the next turn after this one.

        Raises `FetchError` where the host asks to be left alone for longer than patience lasts, `Stopped` when asked to stop.
        """
        host = self._hosts[name]
        with host.lock:
            wait = max(host.held, host.ready) - time.monotonic()
            if wait > max(self._settings.patience, self._settings.delay):
                told = f"{name} asks to be left alone for {wait:.0f} seconds; it is asked again in the first round after that"
                raise FetchError(told, Reason.busy, again=True)
            if self._stop.wait(max(wait, 0)):
                raise Stopped
            try:
                yield
            finally:
                host.ready = time.monotonic() + max(pause, self._settings.delay)

    def hold(self, name: str, seconds: float) -> None:
        """Leave a host alone for some seconds."""
        host = self._hosts[name]
        host.held = max(host.held, time.monotonic() + seconds)
