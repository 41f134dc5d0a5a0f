"""Hostile input is read in time that grows as its length does, and raises nothing but what Musnad raises on purpose.

Time is processor time, so that a busy machine does not fail the test.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from random import Random
from time import process_time
from typing import Any

import pytest

from musnad import MusnadError, Reader

LONG = 50_000  # characters: what grows with the square of a length is over the bound by here
MEGABYTE = 1_000_000  # characters, for the few that are read at full size
RATIO = 25  # of the times, at most: ten times the input, and room for caches that no longer fit
LEAST = 0.01  # seconds: below this a clock tells nothing
WORST = 40.0  # seconds of processor time for a megabyte of anything, on a machine a quarter as fast as ours

STORY = 'قال سالم الورفلي إن العمل في الميناء سيبدأ يوم الاثنين المقبل، مؤكدا أن "كل شيء جاهز". '  # work at the port begins on Monday

REPEATED = {
    "quotation marks": '"',
    "guillemets": "«",
    "closing guillemets": "»",
    "apostrophes": "'",
    "waw": "و",
    "alif": "ا",
    "waw words": "و ",
    "sal words": "وال",
    "verbs of saying": "قال ",
    "said that": "قال إن ",
    "colons": "قال: ",
    "meetings": "خلال لقائه الوزير سيجتمع غدا ",
    "entity starts": "&#",
    "ampersands": "&",
    "double entities": "&amp;#1",
    "spaces": " ",
    "newlines": "\n",
    "blank lines": "\n \n",
    "carriage returns": "\r",
    "commas": "،",
    "full stops": ".",
    "dashes": "ا-",
    "digits": "1",
    "dates": "1/1/",
    "months": "يناير ",  # January
    "years": "2020 ",
    "titles": "الملك الشيخ ",
    "weekdays": "الاثنين ",  # Monday
    "tatweel": "\N{ARABIC TATWEEL}",
    "vowel marks": "\N{ARABIC FATHA}",
    "marked letters": "ب\N{ARABIC FATHA}\N{ARABIC SHADDA}",
    "ligatures": "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}",
    "bidi overrides": "\N{RIGHT-TO-LEFT OVERRIDE}ا\N{POP DIRECTIONAL FORMATTING}",
    "bidi isolates": "\N{FIRST STRONG ISOLATE}",
    "NULs": "\0",
    "lone surrogates": "ا\ud800",
    "opening brackets": "(",
    "tag starts": "<",
    "open tags": "<div>",
    "closed tags": "</p>",
    "comment starts": "<!--",
    "scripts": "<script>",
    "attributes": '<a href="',
    "JSON objects": '{"a":',
    "JSON arrays": "[",
    "sentences": STORY,
    "long word": "الاستقلالية",
    "glued sentences": "قال.وأضاف،",
    "lines of links": "<a href=/x>اقرأ أيضا</a>\n",  # read also
    "addresses": "https://example.org/a/",
    "emoji": "\U0001f1f1\U0001f1fe",
}

Make = Callable[[str], Any]
FORMS: dict[str, Make] = {
    "content": lambda text: {"id": "t", "title": "عنوان", "content": text, "published": "2020-08-17"},  # a headline
    "story": lambda text: {"id": "t", "title": "عنوان", "content": STORY + text + STORY, "published": "2020-08-17"},
    "title": lambda text: {"id": "t", "title": text, "content": STORY, "author": text[:1000]},
    "html": lambda text: f"<html><head><title>عنوان</title></head><body><article><p>{STORY * 3}</p>{text}</article></body></html>",
    "scraped": lambda text: f"الرئيسية\nأخبار\n{STORY}\n\n{STORY * 2}\n{text}",  # home, news
}
NESTED: dict[str, Callable[[int], str | bytes | Mapping[str, Any]]] = {
    "divs": lambda n: "<div>" * n + STORY * 5 + "</div>" * n,
    "divs with text": lambda n: "<div>ا" * n + STORY * 5,
    "lists": lambda n: "<ul><li>" * n + STORY * 5,
    "tables": lambda n: "<table><tr><td>" * n + STORY * 5,
    "inline": lambda n: "<b><i>" * n + STORY * 5,
    "quotations": lambda n: STORY + '«"' * n + STORY + '"»' * n,
    "JSON-LD": lambda n: '<script type="application/ld+json">' + '{"a":[' * n + f"</script><p>{STORY * 5}",
    "JSON text": lambda n: '{"a":[' * n,
    "JSON bytes": lambda n: b'{"content":' * n + b'"a"' + b"}" * n,
    "entities": lambda n: "&" + "amp;" * n + STORY * 5,
    "mis-declared": lambda n: b'<meta charset="utf-16"><p>' + (STORY * (n // 10)).encode("cp1256"),
}


@pytest.fixture(scope="module", autouse=True)
def _tables_are_no_garbage(reader: Reader) -> Iterator[None]:
    """They are looked through for garbage once: ahead of each clocked reading, that took longer than the readings."""
    reader.read(FORMS["content"](STORY))  # tables are made when they are first asked for
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def seconds(reader: Reader, source: Any) -> float:
    """Processor time to read `source`; a refusal is as good as a reading."""
    gc.collect()
    start = process_time()
    try:
        reading = reader.read(source)
    except MusnadError as refusal:
        check_refusal(str(refusal))
    else:
        check_text(reading.article.text)
    return process_time() - start


def check_refusal(sentence: str) -> None:
    assert sentence.strip()
    assert len(sentence) < 1000, "a refusal names its input, it does not repeat it"


def check_text(text: str) -> None:
    text.encode()  # no lone surrogate is left
    assert "\0" not in text


def check_linear(reader: Reader, make: Callable[[int], Any], big: int) -> None:
    """Ten times the input takes at most `RATIO` times the time."""
    small = min(seconds(reader, make(big // 10)) for _ in range(2))
    long = seconds(reader, make(big))
    assert long < RATIO * max(small, LEAST), f"{small:.3f} s for a tenth, {long:.3f} s for all of it"
    assert long < WORST


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPEATED)
def test_much_of_one_thing(reader: Reader, name: str, form: str) -> None:
    """Fifty thousand letters of any one thing, in any place, are read in linear time."""
    piece, make = REPEATED[name], FORMS[form]
    check_linear(reader, lambda size: make(piece * (size // len(piece))), LONG)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["content", "scraped"])
def test_a_megabyte_of_sentences(reader: Reader, form: str) -> None:
    """A line of a megabyte of prose is read in linear time."""
    make = FORMS[form]
    check_linear(reader, lambda size: make(STORY * (size // len(STORY))), MEGABYTE)


@pytest.mark.slow
def test_much_of_everything(reader: Reader) -> None:
    """All the things above, shuffled, are read in linear time."""
    pieces = Random(1).choices([*REPEATED.values()], k=LONG)
    check_linear(reader, lambda size: FORMS["content"]("".join(pieces)[:size]), 5 * LONG)


@pytest.mark.parametrize("name", NESTED)
def test_ten_thousand_deep(reader: Reader, name: str) -> None:
    """Ten thousand levels of anything are read in linear time, without a recursion error."""
    check_linear(reader, NESTED[name], 10_000)


@pytest.mark.parametrize("field", ["id", "title", "content", "html", "url", "source", "author", "published", "date_extracted"])
@pytest.mark.parametrize("value", [None, 3, -1.5, True, [], {}, [[["ا"]]], {"a": "ا"}, "", "\0", "\ud800", "ا" * 5000], ids=str)
def test_fields_of_any_kind(reader: Reader, field: str, value: Any) -> None:
    """Article JSON whose fields hold anything but what they should is read or refused, never a crash."""
    seconds(reader, {"id": "t", "title": "عنوان", "content": STORY, field: value})


@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\xff\xfe", b"\xff" * 100, b"\xef\xbb\xbf", b"PK\x03\x04", b"%PDF-1.7", b"\x1f\x8b\x08"], ids=repr
)
def test_bytes_that_are_no_page(reader: Reader, content: bytes) -> None:
    """Bytes of anything else are refused in a sentence."""
    seconds(reader, content)
