"""Nested ranges laid out by token: which range holds a token most closely."""

from collections.abc import Sequence


def innermost(ranges: Sequence[tuple[int, int]], size: int) -> list[int]:
    """For each of `size` tokens the index of the innermost range that holds it, or -1; linear in tokens and ranges.

    ranges: first token and token after the last, by first token, outer before inner. One that crosses the end of its outer is cut there.
    """
    held = [-1] * size
    open_: list[int] = []
    done = 0
    for number, (first, _) in enumerate((*ranges, (size, size))):
        while open_ and done < first:
            end = min(ranges[open_[-1]][1], first)
            held[done:end] = [open_[-1]] * (end - done)
            done = max(done, end)
            if ranges[open_[-1]][1] <= first:
                open_.pop()
        done = max(done, first)
        open_.append(number)
    return held
