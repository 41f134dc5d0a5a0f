"""Average linkage over sparse links: groups of things that are alike on average, whatever order they come in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import fsum

Links = Mapping[str, Mapping[str, float]]


def average_linkage(things: Iterable[str], links: Links, least: float) -> list[list[str]]:
    """Groups of `things`, each sorted, in the order of their first.

    The two groups whose members are most alike on average are made one, again and again, while that mean is `least` or more. Pairs without
    a link count as 0. links: both ways, values above 0. Ties go to the smaller names, so that the outcome hangs on the links alone.
    O(n log n) for n links.
    """
    groups = {thing: [thing] for thing in sorted(things)}
    sums = {thing: {other: value for other, value in sorted(links.get(thing, {}).items()) if other in groups} for thing in groups}
    heap = [
        (-mean, one, other)
        for one, others in sums.items()
        for other in others
        if one < other and (mean := _mean(one, other, sums, groups)) >= least
    ]
    heapify(heap)
    while heap:
        mean, one, other = heappop(heap)
        if one not in groups or other not in groups or -mean != _mean(one, other, sums, groups):
            continue
        _unite(one, other, sums)
        groups[one] = sorted(groups[one] + groups.pop(other))
        for third in sums[one]:
            if (value := _mean(one, third, sums, groups)) >= least:
                heappush(heap, (-value, min(one, third), max(one, third)))
    return list(groups.values())


def _mean(one: str, other: str, sums: Mapping[str, Mapping[str, float]], groups: Mapping[str, list[str]]) -> float:
    """Rounded, so that means which are the same stay a tie in whatever order their links were added up."""
    return round(sums[one].get(other, 0.0) / (len(groups[one]) * len(groups[other])), 12)


def _unite(one: str, other: str, sums: dict[str, dict[str, float]]) -> None:
    """Give `one` the links of `other`, and everybody's links to `other` to `one`."""
    sums[one].pop(other)
    for third, value in sums.pop(other).items():
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + value
            sums[third].pop(other)


def parts(links: Links, least: float) -> list[list[str]]:
    """The parts that links of `least` or more connect, each sorted, in the order of their first.

    No group that `average_linkage` makes of all things leaves its part.
    """
    seen: set[str] = set()
    found = []
    for thing in sorted(links):
        if thing not in seen:
            part = part_of(thing, links, least)
            seen.update(part)
            found.append(part)
    return found


def part_of(thing: str, links: Links, least: float, near: Callable[[str], bool] = bool) -> list[str]:
    """Everything that such links connect with `thing` over any number of steps through what is `near`, itself too; sorted."""
    reached, waiting = {thing}, [thing]
    while waiting:
        new = {other for other, value in links.get(waiting.pop(), {}).items() if value >= least and near(other)} - reached
        reached |= new
        waiting += new
    return sorted(reached)


def strongest(members: Iterable[str], links: Links) -> list[tuple[str, str]]:
    """The strongest links that hold a group together: a maximum spanning tree (Kruskal), from the strongest link on."""
    inside = set(members)
    every = ((-value, one, other) for one in inside for other, value in links.get(one, {}).items() if other in inside and one < other)
    root: dict[str, str] = {}
    tree = []
    for _, one, other in sorted(every):
        a, b = _root(one, root), _root(other, root)
        if a != b:
            root[a] = b
            tree.append((one, other))
    return tree


def _root(thing: str, root: dict[str, str]) -> str:
    while thing in root:
        thing = root[thing]
    return thing


def mean_link(one: Sequence[str], other: Sequence[str], links: Links) -> float:
    """Mean link between the members of two groups."""
    return fsum(links.get(a, {}).get(b, 0.0) for a in one for b in other) / (len(one) * len(other))
