"""Alarms: when an outlet that used to give articles gives none."""

from datetime import UTC, datetime, timedelta

import pytest

from musnad.collect import Reason, Visited
from musnad.collect.alarm import alarm
from musnad.collect.memory import Habit

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def habit(*hours_ago: int) -> Habit:
    return Habit(tuple(NOW - hours * HOUR for hours in hours_ago))


@pytest.mark.parametrize(
    ("known", "listings", "visited", "told"),
    [
        (habit(), 0, Visited("w"), None),
        (habit(5), 0, Visited("w", refused={Reason.status: 1}), "nothing that lists them answers"),
        (habit(5), 1, Visited("w", listed=9, known=9), None),
        (habit(5), 1, Visited("w", listed=9, refused={Reason.status: 3}), "none of 3 new ones can be had: first"),
        (habit(5), 1, Visited("w", listed=9, refused={Reason.status: 2}), None),
        (habit(26), 1, Visited("w", listed=9, known=9), "no article since 2026-11-25 10:00"),
        (habit(26), 0, Visited("w", new=1), None),
        (habit(140, 60, 55), 1, Visited("w", listed=9, known=9), None),
        (habit(400, 390, 300), 1, Visited("w"), "no article since"),
    ],
)
def test_alarms(known: Habit, listings: int, visited: Visited, told: str | None) -> None:
    """Broken at once; silent only after a day and twice the longest pause; never for an outlet that gave nothing before."""
    sentence = alarm(visited, known, NOW, listings, "first")
    assert (told in sentence) if told and sentence else sentence == told
