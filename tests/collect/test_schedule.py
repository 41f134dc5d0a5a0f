"""Rounds at even times."""

import threading

import pytest

from musnad.collect import schedule
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


class Clock(threading.Event):
    """A clock that moves only when somebody waits, or when told; it is stopped at its end."""

    def __init__(self, end: float) -> None:
        super().__init__()
        self.time, self.end = 100.0, 100.0 + end

    def monotonic(self) -> float:
        """What the clock shows."""
        return self.time

    def wait(self, timeout: float | None = None) -> bool:
        """Move on, to the end at most."""
        self.time = min(self.time + (timeout or 0), self.end)
        if self.time == self.end:
            self.set()
        return self.is_set()


def test_once() -> None:
    """Without a span there is one round."""
    assert list(rounds(None, threading.Event())) == [1]


def test_again_until_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds begin at even times; one that takes longer than the span leaves those out that it ran into; a stop ends the waiting."""
    clock = Clock(end=65)
    monkeypatch.setattr(schedule.time, "monotonic", clock.monotonic)
    starts = []
    for number in rounds(20, clock):
        starts.append(clock.time - 100)
        clock.time += 25 if number == 1 else 1
    assert starts == [0, 40, 60]


def test_stopped_before_it_begins() -> None:
    """Nothing is begun after a stop."""
    stop = threading.Event()
    stop.set()
    assert list(rounds(10, stop)) == []
