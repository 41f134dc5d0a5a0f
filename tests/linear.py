"""Processor time of what is tested, and whether it grows with the size of its input and no faster."""

import gc
import time
from collections.abc import Callable
from typing import Any

RATIO, SLACK = 10, 0.05  # how much longer four times the input may take, and seconds that a clock may be off
ROUNDS = 2


def check_linear(act: Callable[[Any], object], make: Callable[[int], Any], size: int) -> None:
    """Four times the size costs `act` no more than some ten times the processor time; the better of two rounds counts."""
    seconds(act, make(1000))
    small = min(seconds(act, make(size)) for _ in range(ROUNDS))
    for left in reversed(range(ROUNDS)):
        large = seconds(act, make(4 * size))
        if large < RATIO * small + SLACK:
            return  # a better round would change nothing, and these take the longest
        assert left, f"{small:.3f} s for a size of {size}, {large:.3f} s for four times as much"


def seconds(act: Callable[[Any], object], given: Any) -> float:
    """Processor seconds of `act(given)`, without those of the collector, which walks all that other tests have left."""
    gc.disable()
    try:
        start = time.process_time()
        act(given)
        return time.process_time() - start
    finally:
        gc.enable()


def run_of(piece: str) -> Callable[[int], str]:
    """Makes texts of at least so many letters that hold `piece` over and over."""
    return lambda letters: piece * (letters // len(piece) + 1)
