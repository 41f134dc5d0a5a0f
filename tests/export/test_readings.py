"""Readings from files, folders and streams; what cannot be had is told with its place."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from export.made import event, reading
from musnad.errors import InputError, NotAnArticle
from musnad.export import open_readings
from musnad.export.readings import files
from musnad.records import Reading
from musnad.sources import Problem

ONE = reading(event())


def no_article(_: bytes | Mapping[str, Any]) -> Reading:
    raise NotAnArticle("no article; open one of its articles")


def test_every_form_that_was_written_is_read(tmp_path: Path) -> None:
    """A file of one reading, JSON lines, compressed or not, and a folder of them give the readings that were written."""
    (tmp_path / "one.json").write_text(ONE.to_json(indent=1))
    (tmp_path / "many.jsonl").write_text(f"{ONE.to_json()}\n{ONE.to_json()}\n")
    with gzip.open(tmp_path / "packed.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(ONE.to_json())
    assert list(open_readings([str(tmp_path / "one.json")], no_article)) == [ONE]
    assert list(open_readings([str(tmp_path)], no_article)) == [ONE] * 4


def test_a_folder_gives_its_readings_in_order(tmp_path: Path) -> None:
    """Files in the order of their names; the quarantine and whatever else lies there is passed over."""
    for name in ("b.json", "a.json", "quarantine.jsonl", "notes.txt"):
        (tmp_path / name).write_text("{}")
    assert list(files([str(tmp_path)])) == [str(tmp_path / "a.json"), str(tmp_path / "b.json")]


def test_an_empty_folder_says_how_to_fill_it(tmp_path: Path) -> None:
    """The answer shows what to type."""
    with pytest.raises(InputError, match=r"holds no readings .*musnad read"):
        list(files([str(tmp_path)]))


def test_problems_are_told_with_their_line(tmp_path: Path) -> None:
    """A broken line, a misshapen reading and what is no article are problems of their own; the rest is read."""
    misshapen = json.loads(ONE.to_json()) | {"events": [{"id": 3}]}
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(["{broken", ONE.to_json(), json.dumps(misshapen), '{"title": "x"}']))
    broken, good, wrong, other = open_readings([str(file)], no_article)
    assert good == ONE
    assert isinstance(broken, Problem)
    assert isinstance(wrong, Problem)
    assert isinstance(other, Problem)
    assert broken.reason.startswith(f"{file}:1 (byte 0) is broken JSON")
    assert f"{file}:3 is no reading" in wrong.reason
    assert "$.events[0]" in wrong.reason
    assert other.reason == f"{file}:4: no article; open one of its articles"
