"""Cases as data for the grammar, and one analyser for all of its tests."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from musnad.lexicon import Lexicon
from musnad.text.analysis import Analyser

CASES = Path(__file__).resolve().parent.parent / "cases" / "grammar"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a `case` all cases of the room; one with `xfail` must fail, and says why."""
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", [_parameter(path.stem, case) for path in sorted(CASES.glob("*.toml")) for case in _cases(path)])


def _cases(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"])


def _parameter(name: str, case: dict[str, Any]) -> object:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=f"{name}: {case['text']}", marks=marks)


@pytest.fixture(scope="session")
def analyser(lexicon: Lexicon) -> Analyser:
    """One analyser for the whole run; making it costs a tenth of a second."""
    return Analyser(lexicon)
