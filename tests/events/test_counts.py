"""Counts tied to their events."""

from collections.abc import Callable

from musnad.events.counts import tie_counts
from musnad.events.numbers import find_numbers
from musnad.lexicon import Lexicon
from musnad.records import Number
from musnad.text.document import prepare


def _tied(text: str, tell: Callable, lexicon: Lexicon) -> tuple[dict[str, str], tuple[Number, ...]]:
    events = tell(text).found.events
    numbers = [counted.number for counted in find_numbers(prepare(text), lexicon)]
    return {event.id: event.type for event in events}, tie_counts(numbers, events, lexicon)


def test_dead_belong_to_the_attack(tell: Callable, lexicon: Lexicon) -> None:
    """The dead that a sentence counts are those of the attack it tells."""
    types, numbers = _tied("هاجم مسلحون أمس قاعدة عسكرية في سرت ما أدى إلى مقتل ثلاثة جنود.", tell, lexicon)
    assert [(number.kind, types[number.event or ""]) for number in numbers] == [("dead", "ASSAULT")]


def test_count_without_an_event_stays_alone(tell: Callable, lexicon: Lexicon) -> None:
    """Sums belong to no attack: a count is tied only to an event of a type that has such counts."""
    _, numbers = _tied("هاجم مسلحون أمس قاعدة عسكرية في سرت كلفت مليون دولار.", tell, lexicon)
    assert [(number.kind, number.event) for number in numbers] == [("money", None)]
