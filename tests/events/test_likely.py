"""Who likely did a deed whose words name nobody."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.events.tables import Tables

_CASES = Path(__file__).parent.parent / "cases/events/likely.toml"
CASES = tomllib.loads(_CASES.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["promise"] for case in CASES])
def test_likely_doer(case: dict, tell: Callable) -> None:
    """The first event of the type is done by those named, and says that this is only likely."""
    told = tell(case["text"].strip())
    event = next(event for event in told.found.events if event.type == case["type"])
    assert list(told.names(event.actors)) == case["names"]
    assert any(why.endswith("likeliest of those named near") for why in event.because) == bool(case["names"])


def test_types_say_who_does_their_deeds(event_tables: Tables) -> None:
    """The tables of types say by codes of their own what class or kind of actors does their deeds."""
    known = {"person", "organisation", "state", "armed_group", "group", *event_tables.classes.values()}
    codes = {kind.code for kind in event_tables.types.values()}
    assert {*event_tables.doers} == codes
    assert {name for odds in event_tables.doers.values() for name in odds} <= known
    assert event_tables.classes["شرطه"] == "force"
