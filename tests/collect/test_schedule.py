"""Rounds at even times."""

import threading
import time

import pytest

from musnad.collect.schedule import rounds, seconds_of
from musnad.errors import InputError


def test_spans() -> None:
    """Seconds, minutes, hours and days."""
    assert [seconds_of(span) for span in ("90s", "15m", "2h", "1d")] == [90, 900, 7200, 86_400]


@pytest.mark.parametrize("span", ["", "15", "m", "0m", "-1m", "1.5h", "15 minutes"])
def test_what_is_no_span(span: str) -> None:
    """Anything else is refused with how to write it."""
    with pytest.raises(InputError, match="write it as"):
        seconds_of(span)


def test_once() -> None:
    """Without a span there is one round."""
    assert list(rounds(None, threading.Event())) == [1]


def test_again_until_stopped() -> None:
    """Rounds begin at even times; one that takes longer than the span leaves those out that it ran into; a stop ends the waiting."""
    stop, begun, starts = threading.Event(), time.monotonic(), []
    for number in rounds(0.2, stop):
        starts.append(time.monotonic() - begun)
        time.sleep(0.3 if number == 1 else 0)
        if number == 3:
            threading.Timer(0.05, stop.set).start()
    assert starts == pytest.approx([0, 0.4, 0.6], abs=0.1)
    assert time.monotonic() - begun < 0.8
