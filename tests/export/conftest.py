"""Readings to export: real ones of our own articles."""

from pathlib import Path

import pytest

from musnad.reading import Reader
from musnad.records import Reading

ARTICLES = Path(__file__).resolve().parent.parent / "gold" / "articles"


@pytest.fixture(scope="session")
def readings(reader: Reader) -> list[Reading]:
    """Readings of the articles in tests/gold/articles."""
    return [reader.read(path) for path in sorted(ARTICLES.glob("*.json"))]
