"""The frame of all pages: languages complete, style for both directions and both lights, faults told."""

import re
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client

import musnad_desk
from desk.site import Site

HOME = Path(musnad_desk.__file__).parent
ARABIC = HOME / "locale/ar/LC_MESSAGES"
STYLE = (HOME / "shared/static/desk/desk.css").read_text("utf-8")
MESSAGES = (
    re.compile(r"""\{% translate (["'])(?P<said>.+?)\1(?: as \w+)? %\}"""),
    re.compile(r"""\b_\((["'])(?P<said>.+?)\1\)"""),
    re.compile(r"\{% blocktranslate[^%]*%\}(?P<said>.*?)\{% (?:plural|endblocktranslate)"),
)


def arabic() -> Catalog:
    """What is written in Arabic."""
    with (ARABIC / "django.po").open("rb") as file:
        return read_po(file)


def test_every_message_is_in_arabic() -> None:
    """Whatever a template or a module says to readers is translated, whole, and no translation is left over."""
    told = {message.id[0] if isinstance(message.id, tuple) else message.id: message.string for message in arabic() if message.id}
    sources = [path.read_text("utf-8") for suffix in ("html", "py") for path in HOME.rglob(f"*.{suffix}")]
    found = {match["said"] for source, message in product(sources, MESSAGES) for match in message.finditer(source)}
    assert {re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", message) for message in found} == set(told)
    assert [message for message, arabic in told.items() if not all([arabic] if isinstance(arabic, str) else arabic)] == []


def test_translations_are_compiled() -> None:
    """The compiled file is that of the text: pybabel compile -d src/musnad_desk/locale -D django."""
    compiled = BytesIO()
    write_mo(compiled, arabic())
    assert (ARABIC / "django.mo").read_bytes() == compiled.getvalue()


def test_style_knows_no_left_and_right() -> None:
    """Logical properties alone, so that both directions look right."""
    assert (
        re.findall(r"\b(?:left|right)\b|(?:margin|padding|border)-(?:top|bottom)|(?:^|[ {])(?:width|height|min-width|max-width)\s*:", STYLE)
        == []
    )


def colours() -> list[tuple[str, str, str, str]]:
    """(light or dark, what, ink, ground) for all that is read on a ground."""
    pairs = [*product(("ink", "quiet", "link", "against", "for", "deed"), ("paper", "sheet")), ("onbrand", "brand")]
    pairs += product(("ink",), ("said", "hit", "added", "removed"))
    named = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", STYLE)
    tables = {"light": {name: light for name, light, _ in named}, "dark": {name: dark for name, _, dark in named}}
    return [(name, f"{ink} on {ground}", table[ink], table[ground]) for name, table in tables.items() for ink, ground in pairs]


@pytest.mark.parametrize(("light", "what", "ink", "ground"), colours())
def test_everything_can_be_read(light: str, what: str, ink: str, ground: str) -> None:
    """Contrast of WCAG 2.2 AA in light and dark."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((luminance(ink), luminance(ground)))
    assert (bright + 0.05) / (dark + 0.05) >= 4.5, f"{what} in {light}"


def test_a_fault_of_ours_is_told(sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without the cause, in the reader's language, with the same policy."""
    monkeypatch.setattr("musnad_desk.articles.content.queries.newest_articles", lambda: 1 / 0)
    assert "the fault is ours" in Site().page("/en/newest/", status=500).words
    assert "division" not in Site().page("/ar/newest/", status=500).source


@pytest.mark.parametrize(("chosen", "shown"), [("dark", "dark"), ("light", "light"), ("auto", None), ("red", None)])
def test_a_reader_chooses_the_light(sqlite: str, chosen: str, shown: str | None) -> None:
    """A link keeps the choice in a cookie and leads back to the page, which then says it."""
    client = Client(headers={"host": "localhost"})
    client.cookies["theme"] = "dark"
    response = client.get(f"/theme/{chosen}/?back=/en/newest/%3Fpage%3D2")
    assert (response.status_code, response.headers["Location"]) == (302, "/en/newest/?page=2")
    page = client.get("/en/newest/").content.decode()
    assert (f'data-theme="{shown}"' in page) is bool(shown)
    assert 'aria-current="true"' in page


@pytest.mark.parametrize("back", ["", "https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "/\\elsewhere.example"])
def test_the_light_leads_nowhere_else(sqlite: str, back: str) -> None:
    """Back to a page of ours, or to the front."""
    response = Client(headers={"host": "localhost"}).get("/theme/dark/", {"back": back}, headers={"accept-language": "en"})
    assert response.headers["Location"] == "/en/"


def test_styles_and_type_are_served(sqlite: str) -> None:
    """What a page is drawn with comes from the site itself, small enough for a slow line: 150 KB with the page."""
    client = Client(headers={"host": "localhost"})
    styles = [link["href"] or "" for link in Site().page("/ar/").all("link", rel="stylesheet")]
    assert styles[0] == "/static/desk/desk.css"
    fonts = [f"/static/desk/fonts/{name}" for name in re.findall(r"url\(fonts/(.+?)\)", STYLE)]
    answers = [client.get(address) for address in (*styles, *dict.fromkeys(fonts), "/static/desk/article.css", "/static/desk/icon.svg")]
    assert [response.status_code for response in answers] == [200] * len(answers)
    assert sum(len(b"".join(response.streaming_content)) for response in answers) < 100_000
