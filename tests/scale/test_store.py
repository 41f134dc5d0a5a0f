"""The place of an archive: whole files or none, on disks and in object stores."""

from pathlib import Path

import pytest

from musnad.scale.store import Store


@pytest.fixture(params=["disk", "objects"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty place of each kind."""
    return Store(str(tmp_path) if request.param == "disk" else f"memory://{tmp_path.name}")


def test_a_day_is_there_once_it_is_written(store: Store) -> None:
    """And a later writing takes its place."""
    for letters in (b"first", b"second"):
        with store.new_day("articles", "2024-10-01") as file:
            file.write(letters)
        with store.day("articles", "2024-10-01") as found:
            assert found is not None
            assert found.read() == letters


def test_what_breaks_off_leaves_what_was_there(store: Store) -> None:
    """Half a table never lies where a table belongs."""
    with store.new_day("articles", "2024-10-01") as file:
        file.write(b"whole")
    for day in ("2024-10-01", "2024-10-02"):
        with pytest.raises(ZeroDivisionError):
            half(store, day)
    with store.day("articles", "2024-10-01") as found, store.day("articles", "2024-10-02") as none:
        assert found is not None
        assert found.read() == b"whole"
        assert none is None


def half(store: Store, day: str) -> None:
    """Write half a table."""
    with store.new_day("articles", day) as file:
        file.write(b"ha")
        raise ZeroDivisionError
