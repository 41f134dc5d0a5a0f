"""Who is joined to whom, by what people judged."""

from datetime import UTC, datetime, timedelta

import pytest

from musnad_desk.identities.joining import joined
from musnad_desk.identities.models import Sameness

# Each judgement: the pair, the verdict, who.
CASES = [
    ([], {}),
    ([("a", "b", "same", "x")], {"b": "a"}),
    ([("a", "b", "same", "x"), ("b", "c", "same", "x")], {"b": "a", "c": "a"}),
    ([("b", "c", "same", "x"), ("a", "c", "same", "y"), ("d", "e", "same", "x")], {"b": "a", "c": "a", "e": "d"}),
    ([("a", "b", "different", "x")], {}),
    ([("a", "b", "same", "x"), ("a", "b", "different", "x")], {}),  # a later judgement of the same person
    ([("a", "b", "same", "x"), ("a", "b", "different", "y")], {}),  # of equally many, the latest
    ([("a", "b", "different", "y"), ("a", "b", "same", "x"), ("a", "b", "same", "z")], {"b": "a"}),  # most people
    ([("a", "b", "same", "x"), ("a", "b", "withdrawn", "x")], {}),
    ([("a", "b", "same", "x"), ("b", "c", "same", "x"), ("a", "c", "different", "y")], {"b": "a"}),  # never together what is apart
    ([("a", "c", "different", "y"), ("b", "c", "same", "x"), ("a", "b", "same", "x")], {"c": "b"}),  # the earlier pair holds
]


@pytest.mark.parametrize(("told", "keys"), CASES)
def test_joined(told: list[tuple[str, str, str, str]], keys: dict[str, str]) -> None:
    """The least key of all that are one."""
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        Sameness(pk=i, one=one, other=other, verdict=verdict, by=by, made=begun + timedelta(hours=i))
        for i, (one, other, verdict, by) in enumerate(told)
    ]
    assert joined(rows) == joined(reversed(rows)) == keys
