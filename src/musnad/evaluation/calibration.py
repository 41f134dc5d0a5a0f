"""Whether confidence means what it says: of the items in each band of confidence, how many are right.

Right is what the table of rows calls right: a statement with its speaker, an event with its type, a label with its voice, a date with
its value.
"""

from dataclasses import dataclass

from musnad.evaluation.fields import Item
from musnad.evaluation.scores import LISTED, Evaluation, Listed

BANDS = (0.9, 0.8, 0.7, 0.5, 0.0)  # lower bounds, highest first


@dataclass(frozen=True, slots=True)
class Band:
    """Items of one field with a confidence from `low` up to the next bound: how many there are and how many of them are right."""

    field: Listed
    low: float
    items: int
    right: int

    @property
    def share(self) -> float:
        """The share of right ones; 0 where there is none."""
        return self.right / self.items if self.items else 0.0


def calibration(evaluation: Evaluation) -> tuple[Band, ...]:
    """The bands of every field, highest confidence first."""
    return tuple(band for field in LISTED for band in _bands(evaluation, field))


def table(bands: tuple[Band, ...]) -> str:
    """One line a field: for each band the share that is right and the number of items."""
    head = f"{'right, by confidence':22}" + "".join(f"{'≥ ' + format(low, '.1f'):>16}" for low in BANDS)
    lines = (f"{field:22}" + "".join(_cell(band) for band in bands if band.field == field) for field in LISTED)
    return "\n".join((head, *lines))


def _bands(evaluation: Evaluation, field: Listed) -> tuple[Band, ...]:
    items: dict[float, list[bool]] = {low: [] for low in BANDS}
    for compared in evaluation.articles:
        right = {id(read) for read, _ in compared.comparison.right[field]}
        found: tuple[Item, ...] = getattr(compared.read, field)
        for item in found:
            items[next(low for low in BANDS if item.confidence >= low)].append(id(item) in right)
    return tuple(Band(field, low, len(hits), sum(hits)) for low, hits in items.items())


def _cell(band: Band) -> str:
    return f"{band.share:8.1%} of {band.items:<4}" if band.items else f"{'–':>16}"
