"""How far people agree, field by field: per cent, and Krippendorff's alpha for names without order.

Klaus Krippendorff, *Content Analysis* (4th edition, 2018), chapter 12: alpha = 1 − observed / expected disagreement, from the table of
coincidences of all pairs of values that two people gave one unit. It counts people in any number, of whom each judged some units.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

import msgspec

from musnad_desk.corrections.models import ADDED, WITHDRAWN, Judgement
from musnad_desk.corrections.placing import UNKNOWN, meant

ENOUGH = 10  # units that two people judged: below it chance rules alpha


@dataclass(frozen=True, slots=True)
class Agreement:
    """One field: units that several people judged, the part (0–1) of pairs that agree, alpha (null below `ENOUGH`, or where nothing
    varies)."""

    kind: str
    field: str
    units: int
    people: int
    agreed: float
    alpha: float | None


def agreements() -> list[Agreement]:
    """All fields that several people judged in the same finding, those with most units first."""
    last: dict[tuple[str, str, str, str, str], Judgement] = {}
    for judgement in Judgement.objects.exclude(verdict=ADDED).order_by("made", "pk").iterator():
        last[judgement.article, judgement.kind, judgement.finding, judgement.field, judgement.by] = judgement
    units: defaultdict[tuple[str, str], defaultdict[tuple[str, str], dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for (article, kind, finding, field, by), judgement in last.items():
        if judgement.verdict != WITHDRAWN:
            units[kind, field][article, finding][by] = _value(judgement)
    found = (_of(kind, field, list(told.values())) for (kind, field), told in units.items())
    return sorted((one for one in found if one.units), key=lambda one: (-one.units, one.kind, one.field))


def _value(judgement: Judgement) -> str:
    """Two people agree who hold the same value for right; who only says `wrong` agrees with whoever says the same."""
    value = meant(judgement)
    return "wrong" if value is UNKNOWN else msgspec.json.encode([value]).decode()


def _of(kind: str, field: str, told: Iterable[dict[str, str]]) -> Agreement:
    shared = [unit for unit in told if len(unit) > 1]
    pairs = [pair for unit in shared for pair in permutations(unit.values(), 2)]
    agreed = sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0
    people = len({by for unit in shared for by in unit})
    return Agreement(
        kind, field, len(shared), people, agreed, alpha([list(unit.values()) for unit in shared]) if len(shared) >= ENOUGH else None
    )


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha of nominal values, those of one unit together; None where all values are one, or there are none."""
    coincidences: Counter[tuple[str, str]] = Counter()
    for values in units:
        for pair in permutations(values, 2):
            coincidences[pair] += 1 / (len(values) - 1)  # type: ignore[assignment]
    totals: Counter[str] = Counter()
    for (one, _), count in coincidences.items():
        totals[one] += count
    all_ = sum(totals.values())
    expected = sum(totals[a] * totals[b] for a, b in permutations(totals, 2)) / (all_ - 1) if all_ > 1 else 0.0
    observed = sum(count for (a, b), count in coincidences.items() if a != b)
    return 1 - observed / expected if expected else None
