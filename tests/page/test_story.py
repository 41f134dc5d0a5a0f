"""Article JSON: the text is kept letter for letter, what sticks to it is marked."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.errors import InputError, WrongLanguage
from musnad.lexicon import Lexicon
from musnad.page.find import read_page
from musnad.records import Article

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/page/furniture.toml").read_text("utf-8"))["case"]
PROSE = "أكد الوزير سالم المبروك أن المعبر مفتوح أمام الجميع."


def read(lexicon: Lexicon, **fields: Any) -> Article:
    return read_page({"title": "المعبر مفتوح", "content": PROSE, **fields}, lexicon)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["content"][:30])
def test_furniture(lexicon: Lexicon, case: dict[str, Any]) -> None:
    """Each piece is found with its kind, and nothing else is."""
    found = read(lexicon, content=case["content"]).furniture
    assert [[piece.kind, piece.text] for piece in found] == case["pieces"]


@settings(max_examples=60, deadline=None)
@given(title=st.text(max_size=40), content=st.text(max_size=400))
def test_text_is_kept_and_spans_hold(lexicon: Lexicon, title: str, content: str) -> None:
    """Title, empty line, content: not a letter more or less; every span is its letters."""
    try:
        article = read(lexicon, title=title, content=content)
    except InputError:
        return
    assert article.text == f"{title}\n\n{content}".replace("\0", "\N{REPLACEMENT CHARACTER}")
    assert all(article.text[piece.start : piece.end] == piece.text for piece in (*article.paragraphs, *article.furniture))


def test_unreadable_letters_are_replaced_one_for_one(lexicon: Lexicon) -> None:
    """NUL and lone surrogates become U+FFFD and no offset moves."""
    article = read(lexicon, content="قال\0 الوزير\ud800 كلاما")
    assert article.text.endswith("قال\N{REPLACEMENT CHARACTER} الوزير\N{REPLACEMENT CHARACTER} كلاما")


def test_short_and_untitled_are_read(lexicon: Lexicon) -> None:
    """Article JSON is never refused for being short or untitled."""
    assert read(lexicon, title="", content="خبر").text == "\n\nخبر"
    assert read(lexicon, title="عنوان", content="").text == "عنوان\n\n"


def test_entities_stay_in_the_text_and_go_from_the_title(lexicon: Lexicon) -> None:
    """The text keeps `&quot;`; the title is shown decoded."""
    article = read(lexicon, title="&quot;المعبر&quot; مفتوح")
    assert article.title == '"المعبر" مفتوح'
    assert article.text.startswith("&quot;المعبر&quot; مفتوح\n\n")


@pytest.mark.parametrize(
    ("fields", "published", "source"),
    [
        ({"published": "2015-07-21 02:55:20"}, "2015-07-21T02:55:20", "published"),
        ({"published": "07/06/2017"}, "2017-06-07", "published"),
        ({"date_extracted": "2020-08-17T20:00:00+02:00"}, "2020-08-17T20:00:00+02:00", "date_extracted"),
        ({"date_extracted": "2020-08-18", "published": "2020-08-17"}, "2020-08-17", "published"),
        ({"date_extracted": "2020-08-18", "published": "أمس"}, "2020-08-18", "date_extracted"),
        ({"published": "Mon, 17 Aug 2020 20:00:00 +0200"}, "2020-08-17T20:00:00+02:00", "published"),
        ({"published": "31/31/2020"}, None, None),
        ({}, None, None),
    ],
)
def test_published(lexicon: Lexicon, fields: dict[str, str], published: str | None, source: str | None) -> None:
    """ISO with time and zone as told, day first, and where it came from."""
    article = read(lexicon, **fields)
    assert (article.published, article.published_from) == (published, source)


def test_caller_wins(lexicon: Lexicon) -> None:
    """A date passed by the caller wins over all others; one that is no date is refused."""
    article = read_page({"title": "", "content": PROSE, "published": "2020-01-01"}, lexicon, published="17/08/2020")
    assert (article.published, article.published_from) == ("2020-08-17", "caller")
    with pytest.raises(InputError, match="is no publication date"):
        read_page({"title": "", "content": PROSE}, lexicon, published="soon")


def test_nothing_in_it(lexicon: Lexicon) -> None:
    """Neither title nor content is an input error that says what to give."""
    with pytest.raises(InputError, match="neither title nor content"):
        read_page({"id": "x"}, lexicon)


def test_other_scripts(lexicon: Lexicon) -> None:
    """An article in another script is refused; Persian and Urdu are read."""
    with pytest.raises(WrongLanguage, match="not in Arabic script"):
        read(lexicon, title="A title", content="An article in English.")
    assert read(lexicon, title="", content="این تصمیم از سوی دولت گرفته شده است و در آینده اجرا می‌شود").language == "fa"
    assert read(lexicon, title="", content="وزیر نے کہا ہے کہ حکومت عوام کے مسائل حل کر رہی ہے").language == "ur"


def test_id_is_kept_or_made_stable(lexicon: Lexicon) -> None:
    """`id` is kept; else the address without its tracking decides, else the words."""
    assert read(lexicon, id="a/1").id == "a/1"
    ids = {read(lexicon, url=url).id for url in ("https://www.x.example/a/?utm_source=y", "http://x.example/a#top")}
    assert len(ids) == 1
    assert read(lexicon).id == read(lexicon).id != read(lexicon, title="عنوان آخر").id


def test_html_field(lexicon: Lexicon) -> None:
    """With `html` the page is read and the known fields win."""
    page = f"<html><body><h1>عنوان الصفحة</h1><p>{PROSE}</p><p>{PROSE} وأضاف أن اللجنة ستجتمع.</p></body></html>"
    article = read_page({"id": "h", "title": "عنوان معروف", "html": page, "published": "2020-08-17"}, lexicon)
    assert (article.id, article.title, article.published) == ("h", "عنوان معروف", "2020-08-17")
    assert article.paragraphs[0].text == PROSE
