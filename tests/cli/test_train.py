"""`musnad train` as a person runs it."""

import subprocess
import sys
from pathlib import Path


def train(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command."""
    command = [sys.executable, "-m", "musnad", "train", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_without_corpora_names_says_what_is_missing(tmp_path: Path) -> None:
    """One sentence names the file, or the package, that training needs; exit 1, and nothing is written."""
    done = train("names", tmp_path, "--out", tmp_path / "names.model")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert str(tmp_path) in done.stderr or "pip install" in done.stderr
    assert not list(tmp_path.iterdir())


def test_without_corpora_stories_says_what_is_missing(tmp_path: Path) -> None:
    """One sentence names the labels that are not there; exit 1."""
    done = train("stories", tmp_path)
    assert done.returncode == 1
    assert "stories_dev.json" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_alone_it_lists_what_can_be_trained() -> None:
    """`musnad train` without a model prints the list."""
    listed = train()
    assert all(name in listed.stdout + listed.stderr for name in ("names", "stories"))
