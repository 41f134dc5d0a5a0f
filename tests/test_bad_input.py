"""Bad input gets a clear answer, and nothing is lost: one test for each promise about what pages and files may be like.

Time and depth are in test_hostile.py, files that break off in test_sources.py, exit statuses in cli/test_read.py.
"""

import codecs
import html
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from musnad import Reader, Reading
from musnad.errors import InputError, MusnadError, NotAnArticle, WrongLanguage
from musnad.evaluation.promises import broken_promises

TITLE = "الوزير: المعبر مفتوح"
FIRST = "قال الوزير سالم المبروك اليوم الاثنين إن المعبر مفتوح أمام الجميع، وإن اللجنة ستجتمع يوم 3 مارس 2021."
SECOND = "وأضاف المبروك أن العمل في الميناء سيبدأ غدا، مؤكدا أن كل شيء جاهز في المدينة."
CONTENT = f"{FIRST}\n\n{SECOND}"
ARTICLE = {"id": "t/1", "title": TITLE, "content": CONTENT, "published": "2021-03-01"}
PAGE = (
    '<html><head><meta charset="{charset}"><title>' + TITLE + "</title></head>"
    f"<body><h1>{TITLE}</h1><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)
MEMORY = 1300  # MB that the largest page there may be takes at most: some 1,190 are measured


def found(reading: Reading) -> tuple[Any, ...]:
    """What was found, without its letters, so that spellings can be compared."""
    assert not broken_promises(reading)
    events = [(event.type, event.mode) for event in reading.events]
    return ([date.value for date in reading.dates], len(reading.statements), events, len(reading.labels), len(reading.actors))


# Encodings


@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "cp1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("declared", ["the truth", "utf-8", "windows-1256", "iso-8859-1", "utf-16", "nonsense-9", ""])
def test_the_charset_is_told_by_the_letters(reader: Reader, written: str, declared: str) -> None:
    """Whatever charset a page is written in and whatever it says of itself, its letters come out."""
    page = PAGE.replace("{charset}", written if declared == "the truth" else declared).encode(written)
    article = reader.read(page).article
    assert (article.title, [span.text for span in article.paragraphs]) == (TITLE, [FIRST, SECOND])


def western(letters: bytes) -> str:
    """Bytes read as browsers read Windows-1252: what it leaves open stands for itself."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in letters)


@pytest.mark.parametrize(
    "broken",
    [western(CONTENT.encode()), CONTENT.encode().decode("latin-1"), western(CONTENT.encode("cp1256"))],
    ids=["UTF-8 as Windows-1252", "UTF-8 as Latin-1", "Windows-1256 as Windows-1252"],
)
def test_mojibake_is_undone(reader: Reader, broken: str) -> None:
    """Arabic that somebody read in a western charset is put right where the way back is certain."""
    assert [span.text for span in reader.read(broken).article.paragraphs][-1:] == [SECOND]


@pytest.mark.parametrize("sound", ["a café in Kraków", "Übermäßig großzügige Straßenführung, ÄÖÜ äöü ß", "déjà vu à été"])
def test_what_is_no_mojibake_stays(reader: Reader, sound: str) -> None:
    """Words of western languages with accents are left as they are."""
    assert sound in reader.read({**ARTICLE, "content": f"{CONTENT}\n{sound}"}).article.text
    assert sound in reader.read(f"{TITLE}\n\n{FIRST} {sound} {SECOND}").article.text


# Letters


def presentation(text: str) -> str:
    """Arabic letters as old software wrote them: by their shapes, lam-alif in one."""
    shapes: dict[str, str] = {}
    for code in range(0xFE80, 0xFEFD):
        decomposed = unicodedata.decomposition(chr(code)).split()[1:]
        shapes.setdefault("".join(chr(int(letter, 16)) for letter in decomposed), chr(code))
    return "".join(shapes.get(letter, letter) for letter in text.replace("لا", shapes["لا"]))


SPELT = {
    "presentation forms": presentation(CONTENT),
    "tatweel": CONTENT.replace("ا", "ا\N{ARABIC TATWEEL}"),
    "bidi marks": CONTENT.replace(" ", " \N{RIGHT-TO-LEFT MARK}"),
    "bidi embeddings": CONTENT.replace("قال", "\N{RIGHT-TO-LEFT EMBEDDING}قال\N{POP DIRECTIONAL FORMATTING}"),
    "byte-order marks": CONTENT.replace("المبروك", "\N{ZERO WIDTH NO-BREAK SPACE}المبروك"),
    "vowel marks": CONTENT.replace("م", "م\N{ARABIC FATHA}"),
    "decomposed": unicodedata.normalize("NFD", CONTENT),
    "no-break spaces": CONTENT.replace(" ", "\N{NO-BREAK SPACE}"),
    "Windows line ends": CONTENT.replace("\n", "\r\n"),
    "entities": html.escape(CONTENT).replace("ق", "&#1602;"),
}


@pytest.mark.parametrize("spelling", SPELT)
def test_spellings_are_seen_through(reader: Reader, spelling: str) -> None:
    """However its letters are encoded, a text says the same; the text itself is kept letter for letter."""
    reading = reader.read({**ARTICLE, "content": SPELT[spelling]})
    assert found(reading) == found(reader.read(ARTICLE))
    assert reading.article.text == f"{TITLE}\n\n{SPELT[spelling]}"


@pytest.mark.parametrize("bad", ["\0", "\ud800"], ids=ascii)
def test_unreadable_letters_are_replaced_one_for_one(reader: Reader, bad: str) -> None:
    """NULs and lone surrogates become U+FFFD, no offset moves, and what stands around them is read."""
    reading = reader.read({**ARTICLE, "content": CONTENT.replace("\n\n", f"\n{bad}\n")})
    assert reading.article.text == f"{TITLE}\n\n{CONTENT}".replace("\n\nوأضاف", "\n\N{REPLACEMENT CHARACTER}\nوأضاف")
    assert [date.value for date in reading.dates] == [date.value for date in reader.read(ARTICLE).dates]


# Pages that are no article in Arabic


@pytest.mark.parametrize(
    ("source", "error", "says"),
    [
        ("The minister said on Monday that the road is open. " * 10, WrongLanguage, "give an article in one of them"),
        ("Министр сказал, что дорога открыта для всех. " * 10, WrongLanguage, "give an article in one of them"),
        ("השר אמר שהדרך פתוחה לכולם. " * 10, WrongLanguage, "give an article in one of them"),
        ("", InputError, "is empty"),
        (" \n\t\N{ZERO WIDTH NO-BREAK SPACE}", InputError, "is empty"),
        ({}, InputError, "neither title nor content"),
        ({"title": " ", "content": ""}, InputError, "neither title nor content"),
        ("<html><body>" + "<p><a href=/x>خبر عن السوق المركزي</a></p>" * 60 + "</body></html>", NotAnArticle, "open one of"),
    ],
    ids=["English", "Russian", "Hebrew", "nothing", "space", "no fields", "empty fields", "list of links"],
)
def test_what_is_no_article_is_refused(reader: Reader, source: Any, error: type[MusnadError], says: str) -> None:
    """One sentence says what the source is and what to do."""
    with pytest.raises(error) as refusal:
        reader.read(source)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "وزیر امور خارجه گفت که این توافق برای منطقه مهم است و کشورها باید به آن پایبند باشند. "),
        ("ur", "وزیر خارجہ نے کہا ہے کہ یہ معاہدہ خطے کے لیے اہم ہے اور ممالک کو اس پر عمل کرنا چاہیے۔ "),
    ],
)
def test_neighbours_in_arabic_script_are_named(reader: Reader, language: str, text: str) -> None:
    """Persian and Urdu are let in and named for what they are."""
    assert reader.read({"content": text * 5}).article.language == language


# No publication date


@pytest.mark.parametrize("source", [{"title": TITLE, "content": CONTENT}, PAGE, f"{TITLE}\n\n{CONTENT}"], ids=["JSON", "HTML", "scraped"])
def test_without_a_publication_day_relative_dates_stay_open(reader: Reader, source: Any) -> None:
    """No day is guessed, not even from a date in the prose; a warning says what to do, and doing it closes them."""
    reading = reader.read(source)
    assert reading.article.published is None
    assert [date.value for date in reading.dates] == ["2021-03-03"]
    assert any("--published" in warning for warning in reading.warnings)
    told = reader.read(source, published="2021-03-01")
    assert [date.value for date in told.dates] == ["2021-03-01", "2021-03-03", "2021-03-02"]
    assert not told.warnings


# Hostile pages

HOSTILE = f"""<html><head><title>{TITLE}</title><script>document.write("قال الوزير إن")</script>
<link rel=canonical href="javascript:alert(1)"></head>
<body><h1>{TITLE}</h1><article><p onclick="alert(2)">{FIRST}</p><script>alert(3)</script><style>p{{}}</style>
<p>{SECOND}</p></article>
<h3>مقالات ذات صلة</h3><ul>
<li><a href="javascript:alert(4)">خبر عن السوق المركزي</a></li>
<li><a href="  JaVa\nScript:alert(5)">خبر عن الميناء الكبير</a></li>
<li><a href="data:text/html,x">خبر عن الطقس غدا</a></li>
<li><a href="/archive/7">خبر عن الجسر القديم</a></li></ul></body></html>"""


def test_scripts_and_their_addresses_do_not_come_through(reader: Reader) -> None:
    """No script becomes text, and no address that is none to go to becomes a link; titles are kept."""
    article = reader.read(HOSTILE).article
    assert [span.text for span in article.paragraphs] == [FIRST, SECOND]
    assert "alert" not in reader.read(HOSTILE).to_json()
    assert article.url is None
    assert {link.title: link.url for link in article.related}["خبر عن الجسر القديم"] == "/archive/7"
    assert len(article.related) == 4


# Size


LARGE = {"paragraphs": f"<p>{FIRST}</p>\n", "markup": f'<div class="a"><span>{SECOND[:20]}</span><br></div>', "one line": f"{SECOND} "}


@pytest.mark.slow
@pytest.mark.parametrize("kind", LARGE)
def test_ten_megabytes_are_read_in_bounded_memory(tmp_path: Path, kind: str) -> None:
    """The largest page there may be is read or refused in a sentence, in a bounded share of a laptop's memory."""
    made = LARGE[kind].encode()
    file = tmp_path / "large.html"
    file.write_bytes(f"<html><body><h1>{TITLE}</h1>".encode() + made * (10_000_000 // len(made)))
    process = subprocess.Popen([sys.executable, "-m", "musnad", "read", str(file), "--to", "json"], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1)
    assert used.ru_maxrss / 2**10 < MEMORY


def test_json_with_a_byte_order_mark(tmp_path: Path, reader: Reader) -> None:
    """Article JSON from Windows is article JSON."""
    file = tmp_path / "a.json"
    file.write_bytes(codecs.BOM_UTF8 + json.dumps(ARTICLE).encode())
    assert reader.read(file).article.id == "t/1"
