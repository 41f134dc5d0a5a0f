"""Nested ranges by token."""

from hypothesis import given
from hypothesis import strategies as st

from linear import seconds
from musnad.labels.nesting import innermost

SIZE = 30


@st.composite
def nested(draw: st.DrawFn, first: int = 0, after: int = SIZE, depth: int = 3) -> list[tuple[int, int]]:
    """Ranges by first token, outer before inner, none crossing another."""
    ranges: list[tuple[int, int]] = []
    at = first
    while depth and at < after and draw(st.booleans()):
        start = draw(st.integers(at, after))
        end = draw(st.integers(start, after))
        ranges += [(start, end), *draw(nested(start, end, depth - 1))]
        at = end
    return ranges


@given(nested())
def test_each_token_is_held_by_the_smallest_range_round_it(ranges: list[tuple[int, int]]) -> None:
    """The range told for a token is the last one opened round it; tokens outside all ranges have none."""
    expected = [max((i for i, (first, after) in enumerate(ranges) if first <= at < after), default=-1) for at in range(SIZE)]
    assert innermost(ranges, SIZE) == expected


@given(st.lists(st.tuples(st.integers(0, SIZE), st.integers(0, SIZE))))
def test_ranges_that_cross_break_nothing(ranges: list[tuple[int, int]]) -> None:
    """Ranges of any kind give one number for each token, and only of ranges that hold it."""
    ranges = sorted((min(pair), max(pair)) for pair in ranges)
    held = innermost(ranges, SIZE)
    assert len(held) == SIZE
    assert all(number < 0 or ranges[number][0] <= at < ranges[number][1] for at, number in enumerate(held))


def test_deep_nesting_takes_linear_time() -> None:
    """A hundred thousand ranges inside one another take a moment, not an hour."""
    size = 200_000
    assert seconds(lambda ranges: innermost(ranges, size), [(i, size - i) for i in range(size // 2)]) < 5
