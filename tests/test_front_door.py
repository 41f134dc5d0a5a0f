"""The public face of the package: what it exports, and how the front door behaves."""

import json
from pathlib import Path

import pytest

import musnad

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = {"id": "t/1", "title": "عنوان", "content": "قالت الوزارة إن الطريق مفتوح أمام الجميع.", "published": "2020-08-17"}


def test_exports() -> None:
    """Exactly these names are promised; each exists."""
    assert sorted(musnad.__all__) == ["MusnadError", "Reader", "Reading", "__version__", "read"]
    assert all(hasattr(musnad, name) for name in musnad.__all__)


def test_reads_a_mapping_a_path_and_a_path_as_text(tmp_path: Path) -> None:
    """The three ways to point at an article give one reading."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps(ARTICLE))
    reader = musnad.Reader()
    assert reader.read(ARTICLE) == reader.read(file) == reader.read(str(file))


def test_text_is_title_blank_line_content() -> None:
    """The text of article JSON is kept letter for letter."""
    assert musnad.read(ARTICLE).article.text == f"{ARTICLE['title']}\n\n{ARTICLE['content']}"


def test_published_is_passed_in() -> None:
    """The caller's publication date wins over the article's."""
    assert musnad.read(ARTICLE, published="2021-01-02").article.published == "2021-01-02"


def test_json_round_trip() -> None:
    """`to_json` and `from_json` are inverse."""
    reading = musnad.read(ROOT / "examples" / "radio_item.json")
    assert musnad.Reading.from_json(reading.to_json()) == reading


@pytest.mark.parametrize("bad", ["{}", "[]", "", '{"article": 3}'])
def test_misshapen_json_is_refused(bad: str) -> None:
    """A document that is no reading raises the root of the error tree with a sentence."""
    with pytest.raises(musnad.MusnadError, match="not a reading"):
        musnad.Reading.from_json(bad)
