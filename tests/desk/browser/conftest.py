"""A desk of sample articles, served as `musnad desk` serves it, and a browser to read it with: Chromium, driven by Playwright."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from desk.browser.served import OPTIONS, WHY_NOT, WIDTHS, account, served
from desk.browser.served import chromium as program

Reader = Callable[..., Page]
ROLES, PASSWORD = ("analyst", "moderator"), "a long and odd phrase"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    found = program()
    if not found:
        pytest.skip(WHY_NOT)
    return found


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the desk's store."""
    return tmp_path_factory.mktemp("desk") / "desk.sqlite3"


@pytest.fixture(scope="session")
def desk(chromium: str, shelf: Path) -> Iterator[str]:
    """The address of a desk with the sample articles."""
    with served(shelf) as address:
        yield address


@pytest.fixture(scope="session")
def sign_in(desk: str, shelf: Path) -> Callable[[Page, str], None]:
    """Signs somebody of a role in on a page that is open: `sign_in(page, "moderator")`; accounts are named after roles."""
    for role in ROLES:
        account(shelf, f"{role}1", role, PASSWORD)

    def signed(page: Page, role: str) -> None:
        page.goto("/en/account/sign-in/")
        page.locator("input[name=username]").fill(f"{role}1")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button").click()

    return signed


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser for one module: while it runs, a loop runs in which Django would refuse to ask its database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser, desk: str) -> Iterator[Reader]:
    """Opens an address of the desk in a window of its own: `reader("/ar/", width="phone", theme="dark", script=False)`.

    Nothing that a page logs as an error, and nothing that its policy forbids, passes.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(address: str, *, width: str = "wide", theme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            base_url=desk, viewport=WIDTHS[width], color_scheme=theme, java_script_enabled=script, reduced_motion="reduce"
        )  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The program that looks for what keeps people from reading a page."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
