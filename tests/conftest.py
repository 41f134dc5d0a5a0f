"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from musnad.lexicon import Lexicon, load_lexicon
from musnad.reading import Reader

ROOT = Path(__file__).resolve().parent.parent
settings.register_profile("unhurried", deadline=None)  # a busy machine is no error; what must be fast has a test of its own
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon that ships with Musnad."""
    return load_lexicon()


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon) -> Reader:
    """One reader for the whole run; making it costs tenths of a second."""
    return Reader(lexicon)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference corpora; the test is skipped, loudly, where it is absent."""
    folder = Path(os.environ.get("MUSNAD_SHARED") or ROOT.parent / "shared")
    if not (folder / "gold").is_dir():
        pytest.skip(f"NO REFERENCE CORPORA in {folder}: set MUSNAD_SHARED to measure against them")
    return folder
