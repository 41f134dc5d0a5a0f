"""Dates of a document: one scan for candidates, the publication day, values, spans joined."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.records import Date, Span
from musnad.text.document import Document
from musnad.times import months, relative
from musnad.times.anchor import proven_day, published_day
from musnad.times.context import is_blocked
from musnad.times.join import Found, join, same_again, settle
from musnad.times.patterns import matches
from musnad.times.scene import Match, Scene, Value
from musnad.times.tables import tables
from musnad.times.words import symbols

RULES: dict[str, Callable[[Scene, Match], Value | None]] = {
    "feast": relative.feast, "date": months.dated, "dated": months.dated, "figures": months.figures, "of month": months.of_month,
    "part": relative.part, "month": months.named_month, "weekdays": relative.weekdays, "weekday": relative.weekday,
    "day before": relative.near_day, "unit": relative.unit, "today": relative.today, "some days": relative.some_days,
    "ago": relative.ago, "year": relative.year, "years": relative.year, "bare year": relative.year,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeFindings:
    """`dates` in text order; `open`: relative expressions that no publication day resolves; `day` the publication day reckoned from."""

    dates: tuple[Date, ...]
    open: tuple[Span, ...]
    day: date | None


class _Candidate(NamedTuple):
    rule: str
    match: Match
    sentence: tuple[int, int]


def find_dates(document: Document, published: str | None, lexicon: Lexicon, skip: Sequence[tuple[int, int]] = ()) -> TimeFindings:
    """Calendar expressions of `document` with their values; linear in its length.

    published: ISO date or date-time; its calendar day as written counts, unless the text proves another (`اليوم الثلاثاء`, today
    Tuesday). skip: code point ranges of the article's text in which nothing is looked for.
    """
    compiled = tables(lexicon)
    seen = symbols(document, compiled.words)
    whole = Scene(document, seen, compiled, (0, len(document.tokens)), published_day(published))
    candidates = [c for c in _candidates(whole) if not is_blocked(whole._replace(sentence=c.sentence), c.rule, c.match)]
    scene = whole._replace(day=proven_day(whole, [(c.rule, c.match) for c in candidates]))
    found = join(scene, settle(scene, same_again(scene, _values(scene, candidates))))
    kept = [item for item in found if not _skipped(item.span, skip)]
    dates = tuple(_record(item) for item in kept if item.value.iso)
    return TimeFindings(dates, tuple(item.span for item in kept if item.value.iso is None), scene.day)


def _candidates(scene: Scene) -> list[_Candidate]:
    letters = scene.symbols.letters
    return [_Candidate(rule, match, bounds) for bounds in scene.document.sentences for rule, match in matches(letters, *bounds)]


def _values(scene: Scene, candidates: Sequence[_Candidate]) -> list[Found]:
    found = []
    for rule, match, sentence in candidates:
        value = RULES[rule](scene._replace(sentence=sentence), match)
        if value or rule == "unit":
            found.append(Found(rule, match, _span(scene, match), value or Value("", 0.0, ())))
    return found


def _span(scene: Scene, match: Match) -> Span:
    """Letters of a match, without what is written onto its first word and without the `yesterday` marks it closes on."""
    first, after = match.span()
    word = scene.symbols.words[first]
    tokens = scene.document.tokens
    return scene.document.text.span(tokens[first].start + (word.skip if word else 0), tokens[after - 1].end)


def _record(item: Found) -> Date:
    value = item.value
    return Date(item.span.text, item.span.start, item.span.end, confidence=value.confidence, because=value.because, value=value.iso or "")


def _skipped(span: Span, skip: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in skip)
