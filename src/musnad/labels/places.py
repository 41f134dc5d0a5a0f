"""The places that name actors, laid out for look-up, so that a label finds its neighbours without going through all of them."""

from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from musnad.actors.named import Actors, Named

_GROUP = "armed_group"
_NEAR = 20  # places of groups looked at on either side


class Places(NamedTuple):
    """Places by the tokens they hold, begin with and end before, inner ones too; `groups` are those of one armed group, in text order,
    `starts` their first tokens; `states` gives the first state among the actors by its ISO code."""

    actors: Actors
    holding: dict[int, list[Named]]
    starting: dict[int, list[Named]]
    ending: dict[int, list[Named]]
    groups: tuple[Named, ...]
    starts: tuple[int, ...]
    states: dict[str, int]

    def groups_near(self, at: int) -> tuple[Named, ...]:
        """Places of armed groups: the last few up to a token, the nearest first, then the next few."""
        split = bisect_right(self.starts, at)
        return (*reversed(self.groups[max(split - _NEAR, 0) : split]), *self.groups[split : split + _NEAR])


def lay_out(actors: Actors) -> Places:
    """All places of a document, indexed."""
    holding: dict[int, list[Named]] = defaultdict(list)
    starting: dict[int, list[Named]] = defaultdict(list)
    ending: dict[int, list[Named]] = defaultdict(list)
    for named in (*actors.places, *actors.inner):
        starting[named.first].append(named)
        ending[named.after].append(named)
        for at in range(named.first, named.after):
            holding[at].append(named)
    groups = tuple(named for named in actors.places if len(named.actors) == 1 and actors.proposed[named.actors[0]].kind == _GROUP)
    states = {actor.country: i for i, actor in reversed(list(enumerate(actors.proposed))) if actor.kind == "state" and actor.country}
    starts = tuple(named.first for named in groups)
    return Places(actors, dict(holding), dict(starting), dict(ending), groups, starts, states)
