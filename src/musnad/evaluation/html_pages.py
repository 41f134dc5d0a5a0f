"""Real pages of HTML against trafilatura (body) and htmldate (date): the six of `data/html`, as far as their truth is known."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from musnad.errors import GoldError
from musnad.evaluation.pages import word_f1
from musnad.lexicon import Lexicon, load_lexicon
from musnad.page.find import read_page


@dataclass(frozen=True, slots=True)
class HtmlScore:
    """One page: F1 of body words against its known text (null where none is known), ours and trafilatura's; F1 of the two bodies with
    each other; publication days found and known."""

    page: str
    body: float | None
    theirs: float | None
    agreement: float
    published: str | None
    htmldate: str | None
    known: str | None


def evaluate_html(shared: Path, lexicon: Lexicon | None = None) -> list[HtmlScore]:
    """The pages of `shared/data/html`. Raises `GoldError` where there are none."""
    lexicon = lexicon or load_lexicon()
    files = sorted((shared / "data" / "html").glob("*.html*"))
    if not files:
        raise GoldError(f"no pages in {shared / 'data' / 'html'}; give the folder that holds `data`")
    bodies, days = _known_bodies(files[0].parent), json.loads((files[0].parent / "dates.json").read_text("utf-8"))
    return [_score(file, bodies.get(file.name), days.get(file.name, {}).get("date"), lexicon) for file in files]


def _known_bodies(folder: Path) -> dict[str, str]:
    sections = json.loads((folder / "LBCGroup.json").read_text("utf-8"))["V1"]["body"]["sections"]
    lbc = "\n".join(paragraph for section in sections for paragraph in section["paragraphs"])
    return {"arabic_article.html": (folder / "arabic_article.txt").read_text("utf-8"), "LBCGroup_2026_01_08.html.gz": lbc}


def _score(file: Path, truth: str | None, day: str | None, lexicon: Lexicon) -> HtmlScore:
    import trafilatura
    from htmldate import find_date

    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    article = read_page(raw, lexicon, parse_date=_parser(lexicon))
    ours = article.text[len(article.title) + 2 :]
    page = raw.decode("utf-8", "replace")
    theirs = trafilatura.extract(page, fast=True, include_comments=False) or ""
    body, their_body = (word_f1(text, truth) if truth else None for text in (ours, theirs))
    found = find_date(page, original_date=True)
    return HtmlScore(file.name, body, their_body, word_f1(ours, theirs), (article.published or "")[:10] or None, found, day)


def _parser(lexicon: Lexicon) -> Callable[[str], date | None]:
    from musnad.times import parse_date

    return lambda text: parse_date(text, lexicon)


def table(scores: list[HtmlScore]) -> str:
    """The figures for a terminal."""
    head = ("page", "body F1", "trafilatura", "agreement", "published", "htmldate", "known")
    rows = [head, *((s.page, *map(_shown, (s.body, s.theirs, s.agreement, s.published, s.htmldate, s.known))) for s in scores)]
    return "\n".join(row[0].ljust(30) + "".join(cell.rjust(13) for cell in row[1:]) for row in rows)


def _shown(value: float | str | None) -> str:
    return f"{value:.3f}" if isinstance(value, float) else value or "–"


if __name__ == "__main__":
    import sys

    print(table(evaluate_html(Path(sys.argv[1]))))
