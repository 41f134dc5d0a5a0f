"""Rounds, once or at even times."""

import re
import threading
import time
from collections.abc import Iterator

from musnad.errors import InputError

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SPAN = re.compile(r"(\d{1,6})([smhd])")


def seconds_of(span: str) -> int:
    """Seconds of a span as it is typed: `90s`, `15m`, `2h`, `1d`. Raises `InputError`."""
    match = _SPAN.fullmatch(span.strip())
    if not match or not int(match[1]):
        raise InputError(f"--every {span}: no span of time; write it as 90s, 15m, 2h or 1d")
    return int(match[1]) * SECONDS[match[2]]


def rounds(every: float | None, stop: threading.Event) -> Iterator[int]:
    """Numbers from 1: one, or one every `every` seconds until `stop`; rounds that a long one ran into are left out."""
    number, due = 1, time.monotonic()
    while not stop.is_set():
        yield number
        if every is None:
            return
        due += every * max(1, -(-(time.monotonic() - due) // every))
        number += 1
        stop.wait(due - time.monotonic())
