"""Whether a finder's time grows with its text and no faster."""

import gc
import time
from collections.abc import Callable

from musnad.text.document import Document, prepare

RATIO, SLACK = 10, 0.05  # how much longer four times the letters may take, and seconds that a clock may be off
ROUNDS = 2


def check_linear(find: Callable[[Document], object], piece: str, letters: int = 20_000) -> None:
    """Four times the letters cost `find` no more than some ten times the processor time; the better of two rounds counts."""
    seconds(find, piece, 1000)
    small, large = (min(seconds(find, piece, size) for _ in range(ROUNDS)) for size in (letters, 4 * letters))
    assert large < RATIO * small + SLACK, f"{small:.3f} s for {letters} letters, {large:.3f} s for four times as many"


def seconds(find: Callable[[Document], object], piece: str, letters: int) -> float:
    """Processor seconds on `piece` over and over, without those of the collector, which walks all that other tests have left."""
    document = prepare(piece * (letters // len(piece) + 1))
    gc.disable()
    try:
        start = time.process_time()
        find(document)
        return time.process_time() - start
    finally:
        gc.enable()
