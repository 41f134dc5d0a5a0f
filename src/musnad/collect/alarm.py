"""When an outlet that used to give articles gives none."""

from datetime import datetime, timedelta
from itertools import pairwise

from musnad.collect.memory import Habit
from musnad.collect.records import Visited

LEAST = timedelta(days=1)  # silence of which no alarm is made: small outlets rest at night and on Fridays
GAPS = 2  # times its longest pause so far, after which silence is no habit any more
REFUSED = 3  # new articles, all of them refused, that are no chance


def alarm(visited: Visited, habit: Habit, when: datetime, listings: int, first: str) -> str | None:
    """A sentence about an outlet that gave nothing in this round, or none where that is no wonder.

    listings: how many of its feeds, sitemaps and WordPress pages answered. first: the message of this round's first refusal.
    """
    if not habit.gave or visited.new:
        return None
    outlet, refused = visited.outlet, sum(visited.refused.values())
    if not listings:
        return f"{outlet} used to give articles, and nothing that lists them answers now: {first}"
    if refused >= REFUSED:
        return f"{outlet} used to give articles, and none of {refused} new ones can be had: {first}"
    silent = when - habit.gave[-1]
    longest = max((later - earlier for earlier, later in pairwise(habit.gave)), default=timedelta())
    if silent > max(LEAST, GAPS * longest):
        return f"{outlet} has given no article since {habit.gave[-1]:%Y-%m-%d %H:%M}; look whether its feeds have moved"
    return None
