"""The folder of what was collected: consistent after an end at any point."""

import errno
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from musnad.collect import Archive, Collected, Reason, Refusal
from musnad.collect.fetch import Validators
from musnad.errors import MusnadError

WHEN = datetime(2026, 11, 26, 8, tzinfo=UTC)
DAY = Path("articles/2026-11-26.jsonl")


def made(number: int) -> Collected:
    url, keys = f"https://wadi.example/{number}", frozenset({f"u{number}", f"c{number}"})
    return Collected(f"id{number}", "wadi", url, WHEN, {"id": f"id{number}", "url": url, "html": "خبر"}, keys)


def refusal(number: int, again: bool) -> Refusal:
    return Refusal("wadi", f"https://wadi.example/{number}", Reason.status, "gone", WHEN, again, frozenset({f"u{number}"}))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds two articles and a refusal for good."""
    archive = Archive(tmp_path / "kept")
    archive.keep(made(1))
    archive.keep(made(2))
    archive.refuse(refusal(3, again=False))
    archive.settle("https://wadi.example/feed", Validators(etag='"v1"'))
    archive.gave("wadi", WHEN)
    archive.close()
    return tmp_path / "kept"


def ids(folder: Path) -> list[str]:
    return [json.loads(line)["id"] for line in (folder / DAY).read_text("utf-8").splitlines()]


def knows(folder: Path) -> list[int]:
    """Which of the numbers the folder knows by address or content, opened anew."""
    archive = Archive(folder)
    known = [number for number in range(1, 6) if archive.knows([f"u{number}"]) or archive.knows([f"c{number}"])]
    archive.close()
    return known


def test_remembers(folder: Path) -> None:
    """Articles, what was refused for good, listings and habits are there the next time; what may come another time is not."""
    archive = Archive(folder)
    archive.refuse(refusal(4, again=True))
    assert archive.state.listings == {"https://wadi.example/feed": Validators(etag='"v1"')}
    assert archive.state.outlets["wadi"].gave == (WHEN,)
    archive.close()
    assert knows(folder) == [1, 2, 3]
    assert [json.loads(line)["source"][-1] for line in (folder / "quarantine.jsonl").read_text().splitlines()] == ["3", "4"]


def append(folder: Path, text: str, name: str = str(DAY)) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(text)


def lose_index(folder: Path) -> None:
    (folder / "index.tsv").unlink()


def lose_half_of_an_article(folder: Path) -> None:
    path = folder / DAY
    path.write_bytes(path.read_bytes()[:-7])


WHOLE = json.dumps({"id": "id5", "html": "خبر", "keys": ["u5"]}) + "\n"


@pytest.mark.parametrize(
    ("harm", "known", "kept"),
    [
        (lambda folder: append(folder, WHOLE), [1, 2, 3, 5], ["id1", "id2", "id5"]),
        (lambda folder: append(folder, WHOLE[:-9]), [1, 2, 3], ["id1", "id2"]),
        (lambda folder: append(folder, WHOLE + WHOLE[:20]), [1, 2, 3, 5], ["id1", "id2", "id5"]),
        (lambda folder: append(folder, "2026-11-26.jsonl\t9", "index.tsv"), [1, 2, 3], ["id1", "id2"]),
        (lambda folder: append(folder, "\0\0\n", "index.tsv"), [1, 2, 3], ["id1", "id2"]),
        (lambda folder: append(folder, '{"outlet": "wa', "quarantine.jsonl"), [1, 2, 3], ["id1", "id2"]),
        (lose_index, [1, 2], ["id1", "id2"]),
        (lose_half_of_an_article, [1, 3], ["id1"]),
    ],
    ids=["article not named", "half an article", "both", "half a name", "noise", "half a refusal", "no index", "lost with the power"],
)
def test_mended_when_opened(folder: Path, harm: Callable[[Path], None], known: list[int], kept: list[str]) -> None:
    """Every line is whole again, and what is there is known: no more, no less."""
    harm(folder)
    assert knows(folder) == known
    assert ids(folder) == kept
    assert knows(folder) == known
    assert all(json.loads(line) for line in (folder / "quarantine.jsonl").read_text().splitlines())


def test_files_that_were_taken_away_stay_known(folder: Path) -> None:
    """Who moves the articles elsewhere does not get them again."""
    (folder / DAY).unlink()
    assert knows(folder) == [1, 2, 3]


def test_two_at_once_are_refused(folder: Path) -> None:
    """One writer; the second is told so."""
    archive = Archive(folder)
    with pytest.raises(MusnadError, match="another musnad collect"):
        Archive(folder)
    archive.close()
    Archive(folder).close()


@pytest.mark.parametrize("state", ["{", '{"listings": 3}'])
def test_broken_state_is_told(folder: Path, state: str) -> None:
    """A state that is none is named, with what to do."""
    (folder / "state.json").write_text(state)
    with pytest.raises(MusnadError, match=r"state\.json is broken.*remove it"):
        Archive(folder)


class Full(BytesIO):
    """A file on a disk without room."""

    name = str(DAY)

    def write(self, _: object) -> int:
        """There is no room."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room is one sentence, and what was kept before stays; the article counts as not taken."""
    archive = Archive(folder)
    with monkeypatch.context() as patched:
        patched.setattr(archive, "_file_of", lambda _: Full())
        with pytest.raises(MusnadError, match="No space left on device; make room"):
            archive.keep(made(5))
    archive.close()
    assert knows(folder) == [1, 2, 3]


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A file in the folder's place is told."""
    (tmp_path / "kept").write_text("")
    with pytest.raises(MusnadError, match="choose another --out"):
        Archive(tmp_path / "kept")
