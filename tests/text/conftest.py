"""Cases as data for the text room, and one analyser for all of its tests."""

import tomllib
from pathlib import Path

import pytest

from musnad.lexicon import Lexicon
from musnad.text.analysis import Analyser

CASES = Path(__file__).resolve().parent.parent / "cases" / "text"


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker that hands a test its cases."""
    config.addinivalue_line("markers", "cases(name): run the test once for each case of tests/cases/text/NAME.toml")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test marked `cases(name)` its cases as `case`; one with `xfail` must fail, and says why."""
    if marker := metafunc.definition.get_closest_marker("cases"):
        table = tomllib.loads((CASES / f"{marker.args[0]}.toml").read_text(encoding="utf-8"))["case"]
        metafunc.parametrize("case", [_parameter(case) for case in table])


def _parameter(case: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=case.get("word") or case["lemma"], marks=marks)


@pytest.fixture(scope="session")
def analyser(lexicon: Lexicon) -> Analyser:
    """One analyser for the whole run; making it costs a tenth of a second."""
    return Analyser(lexicon)
