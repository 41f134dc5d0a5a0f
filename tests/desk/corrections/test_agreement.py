"""How far people agree, against figures that were printed."""

import pytest

from musnad_desk.corrections.agreement import alpha

# Three coders, fifteen units, nominal: the example with which the measure is commonly told, alpha 0.691.
CODERS = ("*****34121133*3", "1*21334 3*******".replace(" ", ""), "**21344*2113 3*4".replace(" ", ""))
UNITS = [[coder[i] for coder in CODERS if coder[i] != "*"] for i in range(15)]
CASES = [
    ([unit for unit in UNITS if len(unit) > 1], 0.691),
    ([["a", "a"], ["b", "b"]], 1.0),
    ([["a", "b"], ["b", "a"]], -0.5),
    ([["a", "a"], ["a", "a"]], None),  # nothing varies
    ([], None),
]


@pytest.mark.parametrize(("units", "figure"), CASES)
def test_alpha(units: list[list[str]], figure: float | None) -> None:
    """To the third digit."""
    assert alpha(units) == (None if figure is None else pytest.approx(figure, abs=0.0006))
