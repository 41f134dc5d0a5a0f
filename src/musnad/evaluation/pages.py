"""How well the page room finds an article again in scraped text: known articles wrapped in furniture of our own making.

No corpus of copied pages with known articles exists for Arabic, so pages are made from articles whose words are known, in five manners
and by seeds; their wordings are partly such that the lexicon lacks (see `page_templates`).
"""

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from musnad.errors import GoldError, MusnadError
from musnad.evaluation.page_templates import TEMPLATES, WORDINGS, Page, Story, Writer, make_page
from musnad.lexicon import Lexicon, Table, load_lexicon
from musnad.page.find import read_page
from musnad.page.phrases import furniture_kind, match_line
from musnad.page.words import WORD, page_words
from musnad.records import Article, Dateline
from musnad.text.folding import fold


class Known(NamedTuple):
    """An article whose words are known, and its dateline as annotated."""

    story: Story
    dateline: Dateline


@dataclass(frozen=True, slots=True)
class PageScore:
    """Results of one template. All are shares: headlines exact, datelines (F1 of agency and place), words of the body (F1, mean),
    and pages with no line of furniture left in the text."""

    template: str
    pages: int
    headline: float
    dateline: float
    body: float
    clean: float


@dataclass(frozen=True, slots=True)
class PageScores:
    """All templates, their mean as the last row, and the share of furniture wordings that no table of the lexicon knows."""

    rows: tuple[PageScore, ...]
    unknown_wordings: float

    def table(self) -> str:
        """The figures for a terminal."""
        head = f"{'template':<12}{'pages':>6}{'headline':>10}{'dateline':>10}{'body F1':>10}{'clean':>8}"
        lines = [f"{r.template:<12}{r.pages:>6}{r.headline:>10.3f}{r.dateline:>10.3f}{r.body:>10.4f}{r.clean:>8.3f}" for r in self.rows]
        return "\n".join([head, *lines, f"furniture wordings unknown to the lexicon: {self.unknown_wordings:.0%}"])


def evaluate_pages(shared: Path, *, seeds: int = 1, lexicon: Lexicon | None = None, part: str = "dev") -> PageScores:
    """Wrap the gold articles of `part` in every template, `seeds` times each, read them and compare. Raises `GoldError`."""
    lexicon = lexicon or load_lexicon()
    known = known_articles(shared, part)
    rows = [_score(template, known, seeds, lexicon) for template in TEMPLATES]
    total = sum(row.pages for row in rows)
    mean = PageScore("all", total, *(sum(getattr(r, f) for r in rows) / len(rows) for f in ("headline", "dateline", "body", "clean")))
    return PageScores((*rows, mean), _unknown_wordings(lexicon))


def without_furniture_words(lexicon: Lexicon) -> Lexicon:
    """The lexicon without its table of furniture phrases: what the page room does by shape and place alone, on any wording."""
    tables = {**lexicon.tables, "page_furniture": Table("No phrases of furniture, to measure what shape alone tells.")}
    return replace(lexicon, tables=tables, digest=f"{lexicon.digest}-no-furniture-words")


def known_articles(shared: Path, part: str) -> list[Known]:
    """The gold articles with their annotated datelines."""
    files = sorted((shared / "gold" / "articles" / part).glob("*.json"))
    if not files:
        raise GoldError(f"no articles in {shared / 'gold' / 'articles' / part}; give the folder that holds `gold`")
    fields = [json.loads(file.read_text("utf-8")) for file in files]
    titles = [_plain(f["title"]) for f in fields]
    known = []
    for file, item, title in zip(files, fields, titles, strict=True):
        gold = json.loads((shared / "gold" / part / file.name).read_text("utf-8"))
        line = gold.get("dateline") or (gold.get("article") or {}).get("dateline") or {}
        known.append(Known(_story(item, title, [t for t in titles if t != title]), Dateline(line.get("agency"), line.get("place"))))
    return known


def _story(item: dict[str, Any], title: str, others: list[str]) -> Story:
    paragraphs = [" ".join(line.split()) for line in html.unescape(_prose(item["content"])).split("\n") if line.strip()]
    byline = _plain(item.get("author") or "")
    return Story(title, "" if byline and byline.rstrip(": ") in paragraphs[0] else byline, paragraphs, others)


_ENDS = re.compile(r"(?:^|(?<=[.\s\"”»]))(?:رابط الخبر بصحيفة|سمات) .*$|// \S+ //|\d\d:\d\d ت م")


def _prose(content: str) -> str:
    """Article JSON of this corpus carries ends of its pages (tags, the link to itself, a wire's end mark), which are no prose either."""
    return "\n".join(_ENDS.sub("", line) for line in content.split("\n"))


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def pages_of(known: list[Known], template: Callable[[Writer], None], seeds: int) -> Iterator[tuple[Known, Page]]:
    """The pages of one template; the same seed makes the same page."""
    for i, article in enumerate(known):
        for seed in range(seeds):
            yield article, make_page(article.story, template, 1000 * seed + i)


def _score(template: Callable[[Writer], None], known: list[Known], seeds: int, lexicon: Lexicon) -> PageScore:
    pages = headlines = bodies = clean = 0.0
    found = told = right = 0
    for article, page in pages_of(known, template, seeds):
        read = _read(page, lexicon)
        pages += 1
        headlines += read.title == article.story.title
        bodies += word_f1(read.text[len(read.title) + 2 :], "\n".join(article.story.paragraphs))
        clean += not set(read.text.split("\n")) & page.furniture
        for ours, truth in zip((read.dateline.agency, read.dateline.place), (article.dateline.agency, article.dateline.place), strict=True):
            found, told = found + bool(ours), told + bool(truth)
            right += bool(ours and truth) and word_f1(ours or "", truth or "") >= 0.8
    dateline = 2 * right / (found + told) if found + told else 1.0
    return PageScore(template.__name__, int(pages), headlines / pages, dateline, bodies / pages, clean / pages)


def _read(page: Page, lexicon: Lexicon) -> Article:
    """The article read from a page; a page that is refused counts as nothing found."""
    try:
        return read_page(page.text, lexicon)
    except MusnadError:
        return Article(id="", text="\n\n")


def word_f1(found: str, truth: str) -> float:
    """F1 over the folded words of two texts, each word as often as it stands there."""
    a, b = (Counter(WORD.findall(fold(text).folded)) for text in (found, truth))
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if shared else float(not a and not b)


def _unknown_wordings(lexicon: Lexicon) -> float:
    """Share of the templates' wordings whose line the lexicon does not know for furniture."""
    words = page_words(lexicon)
    wordings = [w.format(t="حديث المدينة اليوم", d="", n=5, g="السوق", h="السوق") for pool in WORDINGS.values() for w in pool]
    return sum(furniture_kind(match_line(w, words)) is None for w in wordings) / len(wordings)


if __name__ == "__main__":
    import sys

    folder, number = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    print(evaluate_pages(folder, seeds=number).table())
    print("\nwithout any furniture words:")
    print(evaluate_pages(folder, seeds=number, lexicon=without_furniture_words(load_lexicon())).table())
