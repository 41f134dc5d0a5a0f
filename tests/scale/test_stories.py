"""Stories of an archive whose days are shared out are those that one process finds."""

import json
from pathlib import Path

import pytest

from musnad.cli.stories import worth_telling
from musnad.errors import InputError
from musnad.reading import Reader
from musnad.scale import gather
from musnad.scale.pools import Local
from musnad.scale.stories import find_stories
from musnad.stories import find_stories as found_at_once
from scale.made import lines, read
from stories.conftest import WEEK

NEWS = [{"source": article["outlet"], **article} for article in WEEK]


def test_days_shared_out_give_the_same_stories(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each day by itself, two at once: ids, articles, reprints, what follows what and why are the same."""
    monkeypatch.setattr(gather, "ARTICLES", 1)
    told = [*NEWS, *({**article, "id": f"{article['id']}/again"} for article in NEWS[::3])]
    read([lines(tmp_path / "a.jsonl", told)], tmp_path / "out")
    counted: list[int] = []
    stories, cards = find_stories(str(tmp_path / "out"), Local(2), counted.append)
    assert stories == found_at_once(map(reader.read, told))
    assert len(list(worth_telling(stories))) > 2
    assert any(story.reprints for story in stories)
    assert (sum(counted), len(cards)) == (len(told), len(told))
    assert {card.title for card in cards.values()} == {article["title"] for article in told}
    assert len(counted) > 2


def test_a_folder_that_is_no_archive(tmp_path: Path) -> None:
    """Says how one is made."""
    (tmp_path / "a.json").write_text(json.dumps({"title": "خبر"}))
    with pytest.raises(InputError, match="is no archive; musnad read … --to parquet"):
        find_stories(str(tmp_path), Local(1), lambda _: None)
