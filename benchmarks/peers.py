"""The parts that others do too: bodies and dates of pages (trafilatura, htmldate), date expressions (dateparser)."""

import gzip
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import dateparser
import trafilatura
from htmldate import find_date

from benchmarks.result import Row, Section
from benchmarks.speed import timed
from musnad.evaluation.date_expressions import Expression, load_expressions, values_of
from musnad.evaluation.html_pages import HtmlScore, evaluate_html
from musnad.lexicon import Lexicon, load_lexicon
from musnad.page.find import read_page
from musnad.times import parse_date

logging.disable(logging.WARNING)  # both peers write to the log about pages they find hard
TURNS = 5

T = TypeVar("T")


def pages(shared: Path) -> Section:
    """The real pages: speed of the page room against trafilatura and htmldate, and how right each is."""
    lexicon = load_lexicon()
    sources = [_unpacked(path) for path in sorted((shared / "data/html").glob("*.html*"))]
    ours = _rate(lambda page: read_page(page, lexicon, parse_date=_parser(lexicon)), sources)
    bodies = _rate(lambda page: trafilatura.extract(page, fast=True, include_comments=False), sources)
    days = _rate(lambda page: find_date(page.decode("utf-8", "replace"), original_date=True), sources)
    scores = evaluate_html(shared, lexicon)
    known = [s for s in scores if s.known]
    note = f"{len(sources)} pages of data/html, {TURNS} turns; body F1 on the {sum(s.body is not None for s in scores)} whose text is known"
    return Section("pages", "Pages against trafilatura and htmldate", note, [
        Row("page room, whole article", f"{ours:.0f} pages a second"),
        Row("trafilatura, body alone (fast)", f"{bodies:.0f} pages a second"),
        Row("htmldate, date alone", f"{days:.0f} pages a second"),
        Row("body F1, page room", _mean(s.body for s in scores), "≥ trafilatura's"),
        Row("body F1, trafilatura", _mean(s.theirs for s in scores)),
        Row("dates right, page room", f"{_right(known, lambda s: s.published)} of {len(known)}", "≥ htmldate's"),
        Row("dates right, htmldate", f"{_right(known, lambda s: s.htmldate)} of {len(known)}"),
    ])  # fmt: skip


def dates(shared: Path) -> Section:
    """The expressions of `date_expressions.json`: how many each reads rightly, and how fast."""
    lexicon, expressions = load_lexicon(), load_expressions(shared)
    right = sum(values_of(e, lexicon) == (e.value,) for e in expressions)
    theirs = sum(_matches(_dateparser(e), e.value) for e in expressions)
    ours = _rate(lambda e: values_of(e, lexicon), expressions)
    slow = _rate(_dateparser, expressions)
    note = f"{len(expressions)} expressions; dateparser gives days, so it is right on a month or week if its day lies in it"
    return Section("dates", "Date expressions against dateparser", note, [
        Row("times room, right", f"{right} of {len(expressions)}", "all"),
        Row("dateparser, right", f"{theirs} of {len(expressions)}"),
        Row("times room", f"{ours:,.0f} expressions a second"),
        Row("dateparser, told the language", f"{slow:,.0f} expressions a second"),
    ])  # fmt: skip


def _dateparser(expression: Expression) -> datetime | None:
    base = datetime.combine(expression.read_on, datetime.min.time())
    return dateparser.parse(expression.text, languages=["ar"], settings={"RELATIVE_BASE": base, "DATE_ORDER": "DMY"})


def _matches(found: datetime | None, value: str) -> bool:
    if found is None:
        return False
    year, week, _ = found.isocalendar()
    return found.date().isoformat().startswith(value) or f"{year}-W{week:02}" == value


def _rate(work: Callable[[T], object], items: Sequence[T]) -> float:
    """Items a processor second, after one turn that warms up."""
    for item in items:
        work(item)
    took, _ = timed(lambda: [work(item) for _ in range(TURNS) for item in items])
    return TURNS * len(items) / took


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _parser(lexicon: Lexicon) -> Callable[[str], date | None]:
    return lambda text: parse_date(text, lexicon)


def _mean(values: Iterator[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{sum(known) / len(known):.3f}" if known else "–"


def _right(scores: Sequence[HtmlScore], found: Callable[[HtmlScore], str | None]) -> int:
    return sum(found(score) == score.known for score in scores)
