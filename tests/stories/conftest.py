"""The week of news that we made up, read once for all tests of the room."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from musnad.reading import Reader
from musnad.records import Reading

WEEK: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent.parent / "cases/stories/articles.toml").read_text("utf-8"))["article"]


@pytest.fixture(scope="session")
def week() -> list[dict[str, Any]]:
    """The articles as they are labelled."""
    return WEEK


@pytest.fixture(scope="session")
def readings(reader: Reader) -> list[Reading]:
    """Their readings, in the same order."""
    return [reader.read({"source": case["outlet"], **case}) for case in WEEK]
