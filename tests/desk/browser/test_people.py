"""What people do in a browser: a stranger comments and a moderator lets it stand, an analyst mends a speaker."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from desk.browser.conftest import Reader
from desk.browser.test_access import faults, over_the_edge

SignIn = Callable[[Page, str], None]
MENDED = {"ar": ("لن يعودوا إلى الفصول", "ناصر الدرسي"), "en": ("صرف راتب شهرين", "هدى الورفلي")}  # what was said, and who is told to have
WAYS = pytest.mark.parametrize(("language", "width"), [("ar", "phone"), ("en", "wide")])
ARTICLE = "articles/examples/difaf-teachers-protest/"


@WAYS
def test_a_comment_is_written_read_shown_and_taken_back(reader: Reader, sign_in: SignIn, axe: str, language: str, width: str) -> None:
    """Nobody sees it before a moderator has; its author removes it by a link that is told once."""
    text = f"تعليق على الخبر ({language})"
    page = reader(f"/{language}/{ARTICLE}", width=width)
    page.locator("#write input[name=name]").fill("نورة")
    page.locator("#write input[name=mail]").fill("noura@mail.example")
    page.locator("#write textarea").fill(text)
    page.locator("#write button").click()
    way_back = page.locator("a.citation").inner_text()
    assert faults(page, axe) == []
    page.goto(f"/{language}/{ARTICLE}")
    expect(page.locator(".comments")).not_to_contain_text(text)

    moderator = reader("/en/", width=width)
    sign_in(moderator, "moderator")
    moderator.goto(f"/{language}/moderation/")
    assert faults(moderator, axe) == []
    assert over_the_edge(moderator) <= 0
    moderator.locator(".card", has_text=text).get_by_role("checkbox").check()
    moderator.locator("button[value=approve]").click()
    expect(moderator.locator("main")).not_to_contain_text(text)

    page.reload()
    expect(page.locator(".comments")).to_contain_text(text)
    expect(page.locator(".comments")).not_to_contain_text("noura@mail.example")
    assert faults(page, axe) == []
    page.goto(way_back)
    page.locator("main form button").click()
    page.goto(f"/{language}/{ARTICLE}")
    expect(page.locator(".comments")).not_to_contain_text(text)


@WAYS
def test_an_analyst_mends_a_speaker(reader: Reader, sign_in: SignIn, axe: str, language: str, width: str) -> None:
    """From the statement on the article's page; the judgement stands there, with its author, and in the list of all."""
    page = reader("/en/", width=width)
    sign_in(page, "analyst")
    page.goto(f"/{language}/{ARTICLE}")
    words, speaker = MENDED[language]
    statement = page.locator(".one", has_text=words)
    statement.locator("a.correct").click()
    form = page.locator("form.judging")
    expect(form).to_be_visible()
    assert faults(page, axe) == []
    assert over_the_edge(page) <= 0
    form.locator("input[name=value-speaker]").fill(speaker)
    form.get_by_role("button").click()
    expect(statement.locator("ins")).to_contain_text(speaker)
    expect(statement).to_contain_text("analyst1")
    page.goto(f"/{language}/corrections/")
    expect(page.locator("ins").first).to_have_text(speaker)
    assert faults(page, axe) == []
