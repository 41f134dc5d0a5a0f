"""The door of the page room: what a source is, what comes out of it, what is refused."""

import json
import textwrap
import time
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import InputError, MusnadError, NotAnArticle, WrongLanguage
from musnad.lexicon import Lexicon
from musnad.page.find import read_page

REFUSED = tomllib.loads((Path(__file__).parent.parent / "cases/page/refused.toml").read_text("utf-8"))["case"]
PROSE = "قال الوزير سالم المبروك إن المعبر مفتوح أمام الجميع منذ الصباح، وإن اللجنة ستعود إلى العمل غدا."
MORE = "وأضاف المبروك في تصريح صحفي أن الطريق المؤدي إلى المعبر صار آمنا، داعيا سائقي الشاحنات إلى الالتزام بالمواعيد المعلنة."
COPIED = f"""تجاوز القائمة
صحيفة الوادي
الرئيسية | محليات | دولي | رياضة
الرئيسية » محليات
المبروك: معبر الوادي مفتوح أمام الجميع
نشر في 2021/06/14
312 مشاهدة
شارك فيسبوك تويتر واتساب

الوادي - سنية الماجري

{PROSE}

طالع كذلك: افتتاح جسر الوادي الكبير

{MORE}

كلمات مفتاحية: المعبر، سالم المبروك
مواضيع مشابهة
توسعة الطريق الساحلي قبل الصيف
أمطار متفرقة على الجنوب
تعليقات القراء
1 - منى
15/06/2021
نرجو أن يدوم هذا.
رد
دع لنا كلمة
بريدك لن يراه أحد، والخانات التي عليها * لازمة
البريد الإلكتروني *
كل ما ينشر هنا ملك للموقع © 2021
عد إلى بداية الصفحة
"""


def test_copied_page(lexicon: Lexicon) -> None:
    """A page copied without tags falls into its parts."""
    article = read_page(COPIED, lexicon)
    assert article.title == "المبروك: معبر الوادي مفتوح أمام الجميع"
    assert [span.text for span in article.paragraphs] == [PROSE, MORE]
    assert (article.section, article.author, article.published) == ("محليات", "الوادي - سنية الماجري", "2021-06-14")
    assert (article.dateline.agency, article.dateline.place) == (None, "الوادي")
    assert article.tags == ("المعبر", "سالم المبروك")
    assert "توسعة الطريق الساحلي قبل الصيف" in [related.title for related in article.related]
    assert [(c.author, c.date, c.text) for c in article.comments] == [("منى", "15/06/2021", "نرجو أن يدوم هذا.")]
    assert {"navigation", "share_bar", "read_also", "tags", "related", "comments", "comment_form"} <= {p.kind for p in article.furniture}


def test_dates_in_words_are_read_by_the_caller(lexicon: Lexicon) -> None:
    """The page room hands a date in words to whoever can read it."""
    page = COPIED.replace("2021/06/14", "14 حزيران 2021")
    assert read_page(page, lexicon).published is None
    assert read_page(page, lexicon, parse_date=lambda _: date(2021, 6, 14)).published == "2021-06-14"


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["reason"])
def test_pages_without_an_article(lexicon: Lexicon, case: dict[str, Any]) -> None:
    """Front pages, lists, login forms and error pages are refused with the reason and what to do, as text and as HTML."""
    with pytest.raises(NotAnArticle, match=case["reason"]):
        read_page(case["text"], lexicon)
    markup = "".join(f"<div>{line}</div>" for line in case["text"].strip().split("\n"))
    with pytest.raises(NotAnArticle):
        read_page(f"<html><body>{markup}</body></html>", lexicon)


@pytest.mark.parametrize("empty", ["", " \n\t", b"", b"\xef\xbb\xbf", "\0\0"])
def test_empty(lexicon: Lexicon, empty: str | bytes) -> None:
    """Nothing in it: an input error that says what to give."""
    with pytest.raises(InputError, match="empty"):
        read_page(empty, lexicon)


def test_english_page(lexicon: Lexicon) -> None:
    """A page in another script is refused."""
    with pytest.raises(WrongLanguage):
        read_page(
            "<html><body><h1>News of the day</h1><p>" + "The minister said that the road is open to all. " * 9 + "</p></body></html>",
            lexicon,
        )


@pytest.mark.parametrize(
    "source",
    [
        PROSE.encode(),
        b"\xef\xbb\xbf" + PROSE.encode(),
        PROSE.encode("utf-16"),
        PROSE.encode("utf-16-le"),
        PROSE.encode("cp1256"),
        PROSE.encode().decode("latin-1"),
        PROSE.encode().decode("latin-1").encode(),
        f'<html><head><meta charset="windows-1256"></head><body><p>{PROSE}</p></body></html>'.encode("cp1256"),
        f'<html><head><meta charset="utf-8"></head><body><p>{PROSE}</p></body></html>'.encode("cp1256"),
        f'<html><head><meta charset="iso-8859-1"></head><body><p>{PROSE}</p></body></html>'.encode(),
    ],
    ids=[
        "utf-8",
        "mark",
        "utf-16",
        "utf-16 without mark",
        "1256",
        "mojibake",
        "mojibake bytes",
        "declared",
        "mis-declared",
        "latin-1 declared",
    ],
)
def test_encodings(lexicon: Lexicon, source: bytes | str) -> None:
    """Whatever it was encoded as and said to be, the letters come out."""
    assert read_page(source, lexicon).text.strip() == PROSE


def test_line_breaks_of_a_narrow_window_are_joined(lexicon: Lexicon) -> None:
    """Lines that a terminal browser broke become paragraphs again."""
    broken = textwrap.fill(f"{PROSE} {MORE} {PROSE} {MORE} {PROSE} {MORE}", 76)
    article = read_page(f"عنوان المعبر المفتوح\n\n{broken}\n\n{broken.replace('غدا', 'بعده')}\n", lexicon)
    assert len(article.paragraphs) == 2


def test_json_ld(lexicon: Lexicon) -> None:
    """JSON-LD tells headline, date, author and body; the page gives the paragraph breaks."""
    fields = {"@type": "NewsArticle", "headline": "المعبر مفتوح", "datePublished": "2021-06-14T08:00:00Z", "articleBody": f"{PROSE} {MORE}"}
    data = json.dumps({"@graph": [fields]})
    body = f"<body><div>قائمة</div><p>{PROSE}</p><p>{MORE}</p></body>"
    page = f"<html><head><script type='application/ld+json'>{data}</script></head>{body}</html>"
    article = read_page(page, lexicon)
    assert (article.title, article.published, article.published_from) == ("المعبر مفتوح", "2021-06-14T08:00:00+00:00", "json-ld")
    assert [span.text for span in article.paragraphs] == [PROSE, MORE]


def test_scripts_never_reach_the_text(lexicon: Lexicon) -> None:
    """Scripts, styles and hidden elements are no text."""
    hidden = f"<script>alert('نص')</script><div style='display: none'>{MORE}</div>"
    page = f"<html><body>{hidden}<p>{PROSE}</p><p>{MORE}<style>p{{}}</style></p></body></html>"
    assert [span.text for span in read_page(page, lexicon).paragraphs] == [PROSE, MORE]


HOSTILE = {
    "quotation marks": '"' * 1_000_000,
    "one letter": "و" * 1_000_000,
    "one word": "و " * 500_000,
    "vowel marks": "\u064e" * 1_000_000,
    "entities": "&#x627;" * 150_000,
    "open tags": "<div" * 250_000,
    "colons": ": " * 400_000,
    "hyphens": " - " * 300_000,
    "unclosed paragraphs": "<p>" * 100_000,
    "nested": "<html><body>" + "<div>" * 10_000 + f"<p>{PROSE * 3}</p>" + "</div>" * 10_000,
    "nested inline": "<html><body><p>" + "<b>" * 20_000 + PROSE * 3,
    "nested json": "<html><script type='application/ld+json'>" + "[" * 100_000 + f"</script><p>{PROSE * 3}",
    "entity bomb": f'<!DOCTYPE x [<!ENTITY a "{"a" * 99}"><!ENTITY b "{"&a;" * 99}">]><html><body><p>&b;&b;{PROSE * 3}',
    "short lines": "خبر\n" * 200_000,
    "digits": "12/" * 300_000,
    "comments": "<!--" * 200_000 + PROSE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_bounded(lexicon: Lexicon, name: str) -> None:
    """No page crashes the reader or holds it up; what it holds is read or refused by name."""
    begin = time.process_time()
    for source in (HOSTILE[name], {"title": "عنوان", "content": HOSTILE[name]}):
        try:
            read_page(source, lexicon)
        except MusnadError:
            continue
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("name", ["nested", "nested inline", "entity bomb", "nested json"])
def test_prose_inside_hostile_markup_is_found(lexicon: Lexicon, name: str) -> None:
    """Where there is prose, it is read."""
    assert PROSE in read_page(HOSTILE[name], lexicon).text


MENU = [f"قسم الأخبار رقم {n}" for n in range(20)]  # twenty sections
LATEST = [
    "توسعة الطريق الساحلي",
    "أمطار متفرقة على الجنوب",
    "افتتاح مدرسة جديدة في الوادي",
    "عودة التيار الكهربائي",
    "سوق الخميس يغير مكانه",
]


def test_a_short_item_among_many_links_is_read(lexicon: Lexicon) -> None:
    """Two sentences are an article, however many links stand round them."""
    page = "\n".join([*MENU, "المبروك: المعبر مفتوح منذ الصباح", "", PROSE, "", "الأكثر قراءة", *LATEST])
    article = read_page(page, lexicon)
    assert (article.title, [span.text for span in article.paragraphs]) == ("المبروك: المعبر مفتوح منذ الصباح", [PROSE])


def test_a_lead_that_stands_again_at_the_foot_is_prose(lexicon: Lexicon) -> None:
    """The last paragraph is kept though it repeats the first, and the headline is not taken for it."""
    page = "\n\n".join(["الرئيسية", "المبروك: المعبر مفتوح منذ الصباح", PROSE, MORE, PROSE, "كل الحقوق محفوظة © 2021"])
    article = read_page(page, lexicon)
    assert (article.title, [span.text for span in article.paragraphs]) == ("المبروك: المعبر مفتوح منذ الصباح", [PROSE, MORE, PROSE])
