"""Average linkage over sparse links: against the plain definition, and what holds for any links."""

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from linear import check_linear
from musnad.stories.linkage import average_linkage, mean_link, part_of, parts, strongest

Links = dict[str, dict[str, float]]
LEAST = 0.3


@st.composite
def links(draw: st.DrawFn) -> Links:
    """Some things and links between a few of them; values with ties among them."""
    things = draw(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=9, unique=True))
    found: Links = {thing: {} for thing in things}
    for one, other in combinations(things, 2):
        if value := draw(st.sampled_from([0.0, 0.0, 0.1, 0.25, 0.3, 0.5, 0.7, 1.0])):
            found[one][other] = found[other][one] = value
    return found


def slowly(found: Links) -> list[list[str]]:
    """Average linkage as it is defined: of all pairs of groups the most alike are made one while they are alike enough."""
    groups = [[thing] for thing in sorted(found)]
    while len(groups) > 1:
        pairs = [(-round(mean_link(a, b, found), 9), a[0], b[0]) for a, b in combinations(groups, 2)]
        mean, one, other = min(pairs)
        if -mean < LEAST:
            break
        united = sorted(next(g for g in groups if g[0] == one) + next(g for g in groups if g[0] == other))
        groups = sorted([united, *(g for g in groups if g[0] not in (one, other))])
    return groups


A_TIE = {
    "a": {"b": 0.1, "e": 0.7},
    "b": {"a": 0.1, "d": 0.3, "e": 1.0},
    "c": {},
    "d": {"b": 0.3, "e": 0.5},
    "e": {"a": 0.7, "b": 1.0, "d": 0.5},
}


@given(links())
@example(A_TIE)  # 0.1 + 0.7 and 0.3 + 0.5 are one number to a reader and two to a machine
def test_groups_are_those_of_the_definition(found: Links) -> None:
    """The quick way comes to the groups of the slow one."""
    assert average_linkage(found, found, LEAST) == slowly(found)


@given(links())
def test_no_group_leaves_its_part(found: Links) -> None:
    """Grouping part by part gives what grouping everything gives."""
    whole = average_linkage(found, found, LEAST)
    assert sorted(group for part in parts(found, LEAST) for group in average_linkage(part, found, LEAST)) == whole
    assert all(part_of(thing, found, LEAST) == part for part in parts(found, LEAST) for thing in part)


@given(links())
def test_the_strongest_links_hold_a_group_together(found: Links) -> None:
    """A group of n has n - 1 of them, the strongest first."""
    for group in average_linkage(found, found, LEAST):
        tree = strongest(group, found)
        assert len(tree) == len(group) - 1
        values = [found[one][other] for one, other in tree]
        assert values == sorted(values, reverse=True)


def test_time_grows_with_the_number_of_links() -> None:
    """Four times the things with as many links each take some four times as long."""

    def chain(count: int) -> Links:
        found: Links = {f"{i:06}": {} for i in range(count)}
        for i in range(count):
            for step in (1, 2, 3):
                if i + step < count:
                    one, other = f"{i:06}", f"{i + step:06}"
                    found[one][other] = found[other][one] = 0.9 - 0.2 * step
        return found

    check_linear(lambda found: average_linkage(found, found, LEAST), chain, 2000)
