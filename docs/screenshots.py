"""Make the pictures of the desk in `docs/pictures` anew: `python3 dev.py screenshots`. They show the sample articles, which are ours.

Needs Chromium, as the tests in a browser do. Pictures are WebP, packed by the browser itself.
"""

import base64
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from desk.browser.served import OPTIONS, WHY_NOT, chromium, served  # noqa: E402  the folder of tests is no package that is installed

PICTURES = HERE / "pictures"
QUALITY = 0.72
ARTICLE, ACTOR = "articles/303cb8a06c3b91c3/", "عبد السلام القرمادي"
STORY = "stories/examples/marfa-depot-explosion/"
PACK = """async ([png, quality]) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  const packed = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality })).arrayBuffer());
  return btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
}"""


class Picture(NamedTuple):
    """A page, by its address below the language, in one language, light and size of window; `follow`: the link that leads on to it."""

    name: str
    address: str
    language: str = "ar"
    theme: str = "light"
    width: int = 1280
    height: int = 900
    follow: str = ""


def pictures() -> Iterator[Picture]:
    """All pictures; each page in both languages, each light and width somewhere."""
    for language, theme in (("ar", "light"), ("en", "dark")):
        yield Picture("front", "", language, theme)
        yield Picture("article", ARTICLE, language, theme, height=1150)
        yield Picture("story", STORY, language, theme, height=1150)
        yield Picture("actor", ARTICLE, language, theme, height=1150, follow=ACTOR)
        yield Picture("outlet", "outlets/", language, theme, height=1150, follow="صحيفة الوادي")
        yield Picture("events", "events/", language, theme)
        yield Picture("timeline", "events/timeline/", language, theme, height=1000)
        yield Picture("network", "events/network/", language, theme, height=1000)
        yield Picture("map", "events/map/", language, theme, height=1000)
        yield Picture("statements", "statements/?about=الحدود", language, theme)
        yield Picture("search", "search/?words=المعبر", language, theme)
    yield Picture("article-phone", ARTICLE, width=390, height=844)
    yield Picture("front-phone", "", "en", "dark", width=390, height=844)


def take(browser: Browser, home: str, picture: Picture) -> bytes:
    """The picture of a page as PNG."""
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(base_url=home, viewport=size, color_scheme=picture.theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"/{picture.language}/{picture.address}", wait_until="networkidle")
    if picture.follow:
        page.locator(".chain, .rows").get_by_role("link", name=picture.follow).first.click()
        page.wait_for_load_state("networkidle")
    if page.locator(".chart").count():
        page.locator(".chart[data-drawn=yes]").wait_for()
        page.wait_for_timeout(1500)  # until the network has settled
    taken = page.screenshot()
    context.close()
    return taken


def main() -> None:
    """Make all pictures."""
    program = chromium()
    if not program:
        sys.exit(WHY_NOT)
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, served(Path(folder) / "desk.sqlite3") as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        packing = browser.new_page()
        for picture in pictures():
            png = base64.b64encode(take(browser, home, picture)).decode()
            packed = base64.b64decode(packing.evaluate(PACK, [png, QUALITY]))
            (PICTURES / f"{picture.name}-{picture.language}.webp").write_bytes(packed)
        browser.close()


if __name__ == "__main__":
    main()
