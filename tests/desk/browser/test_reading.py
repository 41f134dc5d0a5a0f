"""Reading in a browser: an article with its marks, a speaker, a story, search, files, language and light, drawings."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from desk.browser.conftest import Reader

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
WIDTHS = pytest.mark.parametrize("width", ["wide", "phone"])
MARFA = "303cb8a06c3b91c3"  # the sample page of an agency


def middle(found: Locator) -> float:
    """Where the middle of something lies, in pixels from the left."""
    box = found.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def note_of(mark: Locator) -> str:
    """What is told of a mark at the foot of the window; `none` where nothing is."""
    return str(mark.evaluate("mark => getComputedStyle(mark, '::after').content"))


def colour_of(page: Page) -> str:
    """What the page is painted on."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@LANGUAGES
@WIDTHS
def test_an_article_is_read(reader: Reader, language: str, width: str) -> None:
    """From the front to an article; a mark tells in short what it is, leads to who said it, and from there back to the letters."""
    page = reader(f"/{language}/", width=width)
    page.get_by_role("link", name=re.compile("مقتل أربعة أشخاص")).first.click()
    page.get_by_role("link", name=re.compile("مقتل أربعة أشخاص")).last.click()
    said = page.locator(".text a.said").first
    assert note_of(said) == "none"
    said.hover()
    assert "وزارة الصحة" in note_of(said)
    said.click()
    card = page.locator(".one:target")
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("قُتل أربعة أشخاص")
    card.locator("a.said").click()
    expect(page.locator(".text a.said").first).to_be_in_viewport()
    page.get_by_role("link", name={"ar": "إلى الأعلى", "en": "Back to the top"}[language]).click()
    expect(page.locator("h1")).to_be_in_viewport()


@LANGUAGES
@WIDTHS
def test_the_chain_is_drawn_the_way_it_is_read(reader: Reader, language: str, width: str) -> None:
    """From the speaker on, in the direction of the page, and so do its arrows point, between Arabic names in English too."""
    page = reader(f"/{language}/articles/{MARFA}/", width=width)
    chain = page.locator(".chain", has_text="بيان لوزارة الداخلية").first
    links = chain.locator("li")
    speaker, document, reads = links.first, links.nth(1), links.last
    onward = -1 if language == "ar" else 1
    steps = [speaker.locator("bdi"), document.locator("bdi")]
    boxes = [step.bounding_box() for step in steps]
    assert boxes[0]
    assert boxes[1]
    if abs(boxes[0]["y"] - boxes[1]["y"]) < 10:  # on one line
        assert (middle(steps[1]) - middle(steps[0])) * onward > 0
    turned = document.locator(".arrow").evaluate("arrow => getComputedStyle(arrow).transform")
    assert turned == ("matrix(-1, 0, 0, 1, 0, 0)" if language == "ar" else "none")
    expect(reads).to_contain_text({"ar": "القارئ", "en": "the reader"}[language])


@LANGUAGES
def test_an_article_is_read_with_the_keyboard(reader: Reader, language: str) -> None:
    """The first stop leads past the frame; every mark is a stop, seen, and tells what it is."""
    page = reader(f"/{language}/articles/{MARFA}/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))  # the step within a page is told of a moment later
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.text') !== null"):
            break
    focused = page.locator(".text a:focus")
    assert note_of(focused) != "none"
    assert focused.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


@LANGUAGES
@WIDTHS
def test_a_speaker_is_followed(reader: Reader, language: str, width: str) -> None:
    """From what somebody said to all that is known of the speaker, whom it met, and to another article."""
    page = reader(f"/{language}/articles/{MARFA}/", width=width)
    page.locator(".chain a.speaker", has_text="عبد السلام القرمادي").first.click()
    expect(page.locator("h1")).to_contain_text("عبد السلام القرمادي")
    expect(page.locator(".companions").first).to_contain_text("الهادي بن عرفة")
    expect(page.locator(".plot rect").first).to_be_visible()
    page.locator(".said-list a", has_text="وزراء داخلية ليبيا").first.click()
    expect(page.locator("h1")).to_contain_text("دوريات مشتركة")


@LANGUAGES
@WIDTHS
def test_a_story_is_compared(reader: Reader, language: str, width: str) -> None:
    """Outlets side by side; what they contradict each other on stands open, what one alone tells opens; a cell leads to its letters."""
    page = reader(f"/{language}/stories/examples/marfa-depot-explosion/", width=width)
    contradicted = page.locator("details", has=page.locator("summary.contradicted"))
    expect(contradicted.get_by_role("cell").first).to_be_visible()
    alone = page.locator("details", has=page.locator("summary.one"))
    expect(alone.get_by_role("table")).to_be_hidden()
    alone.locator("summary").click()
    expect(alone.get_by_role("table")).to_be_visible()
    assert page.locator(".strip circle").count() == 3
    cell = contradicted.get_by_role("cell").get_by_role("link").first
    letters = cell.inner_text()
    cell.click()
    expect(page.locator("article.whole")).to_contain_text(letters)


@LANGUAGES
@WIDTHS
def test_hamza_makes_no_difference_in_search(reader: Reader, language: str, width: str) -> None:
    """The box on every page finds the same with it and without."""
    found = []
    for words in ("إغلاق", "اغلاق"):
        page = reader(f"/{language}/outlets/", width=width)
        page.get_by_role("searchbox").first.fill(words)
        page.get_by_role("searchbox").first.press("Enter")
        expect(page.locator("mark").first).to_be_visible()
        found.append(page.locator(".entry h2").all_inner_texts())
    assert found[0] == found[1]
    assert len(found[0]) >= 3


@LANGUAGES
def test_a_file_holds_what_the_table_does(reader: Reader, language: str, tmp_path: Path) -> None:
    """The CSV of filtered events, taken as a file and read again, has the rows of the page."""
    page = reader(f"/{language}/events/")
    page.locator("#type").select_option("PROTEST")
    page.locator("main form button").click()
    rows = page.locator("table.rows tbody tr")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    taken.value.save_as(tmp_path / "events.csv")
    held = list(csv.DictReader(StringIO((tmp_path / "events.csv").read_text("utf-8-sig"))))
    assert [row["type"] for row in held] == ["PROTEST"] * rows.count()
    assert len(held) >= 2
    for row, shown in zip(held, rows.all(), strict=True):
        expect(shown).to_contain_text(row["trigger"])
        expect(shown).to_contain_text(row["outlet"])


@WIDTHS
def test_language_and_light_are_switched(reader: Reader, width: str) -> None:
    """The same page in the other language; the light that was chosen stays, on other pages too, against what the device has."""
    page = reader(f"/ar/articles/{MARFA}/", width=width)
    light = colour_of(page)
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(f"/en/articles/{MARFA}/$"))
    assert page.locator("html").get_attribute("dir") == "ltr"
    page.get_by_role("link", name="dark", exact=True).click()
    expect(page).to_have_url(re.compile(f"/en/articles/{MARFA}/$"))
    dark = colour_of(page)
    assert dark != light
    page.goto("/en/events/")
    assert colour_of(page) == dark
    page.get_by_role("link", name="as the device has it").click()
    assert colour_of(page) == light
    page.emulate_media(color_scheme="dark")
    assert colour_of(page) == dark


@LANGUAGES
@pytest.mark.parametrize("kind", ["timeline", "network", "map"])
def test_events_are_drawn(reader: Reader, language: str, kind: str) -> None:
    """The script draws what the table holds, within the policy; without a script there is the table."""
    page = reader(f"/{language}/events/{kind}/")
    page.locator(".chart[data-drawn=yes] canvas").wait_for()
    plain = reader(f"/{language}/events/{kind}/", script=False)
    expect(plain.locator(".chart")).to_be_hidden()
    expect(plain.locator("main table").first).to_be_visible()
