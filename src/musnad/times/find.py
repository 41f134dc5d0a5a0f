"""Dates of a document: one scan for candidates, the publication day, values, spans joined."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from musnad.lexicon import Lexicon
from musnad.records import Date, Span
from musnad.text.document import Document
from musnad.times import months, relative
from musnad.times.anchor import proven_day, published_day
from musnad.times.context import is_blocked
from musnad.times.join import Found, join, same_again, settle
from musnad.times.patterns import has_start, matches
from musnad.times.scene import Candidate, Match, Scene, Value
from musnad.times.tables import tables
from musnad.times.words import symbols

RULES: dict[str, Callable[[Scene, Match], Value | None]] = {
    "feast": relative.feast,
    "date": months.dated,
    "month first": months.dated,
    "dated": months.dated,
    "figures": months.figures,
    "of month": months.of_month,
    "part": relative.part,
    "months": months.months_in_a_row,
    "month": months.named_month,
    "weekdays": relative.weekdays,
    "weekday": relative.weekday,
    "day before": relative.near_day,
    "unit": relative.unit,
    "today": relative.today,
    "some days": relative.some_days,
    "ago": relative.ago,
    "year": relative.year,
    "years": relative.year,
    "bare year": relative.year,
}


@dataclass(frozen=True, slots=True)
class TimeFindings:
    """`dates` in text order; `open`: relative expressions that no publication day resolves; `day` the publication day reckoned from."""

    dates: tuple[Date, ...]
    open: tuple[Span, ...]
    day: date | None


def find_dates(document: Document, published: str | None, lexicon: Lexicon, skip: Sequence[tuple[int, int]] = ()) -> TimeFindings:
    """Calendar expressions of `document` with their values; linear in its length.

    published: ISO date or date-time; its calendar day as written counts, unless the text proves another (`اليوم الثلاثاء`, today
    Tuesday). skip: code point ranges of the article's text in which nothing is looked for.
    """
    compiled = tables(lexicon)
    seen = symbols(document, compiled.words, compiled.tails)
    whole = Scene(document, seen, compiled, (0, len(document.tokens)), published_day(published))
    sentences = [bounds for bounds in document.sentences if has_start(seen.letters, *bounds)]
    candidates = [found for bounds in sentences for found in _candidates(whole._replace(sentence=bounds), skip)]
    scene = whole._replace(day=proven_day(whole, candidates))
    found = join(scene, settle(scene, same_again(scene, _values(scene, candidates))))
    dates = tuple(_record(item) for item in found if item.value.iso)
    return TimeFindings(dates, tuple(item.span for item in found if item.value.iso is None), scene.day)


def _candidates(scene: Scene, skip: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Dates of one sentence: what a rule matches outside `skip`, its neighbours leave alone and its value makes sense of."""

    def accept(rule: str, match: Match) -> bool:
        if skip and _skipped(scene, match, skip):
            return False
        return not is_blocked(scene, rule, match) and RULES[rule](scene, match) is not None

    for rule, match in matches(scene.symbols.letters, *scene.sentence, accept):
        yield Candidate(rule, match, scene.sentence)


def _values(scene: Scene, candidates: Sequence[Candidate]) -> Iterator[Found]:
    for rule, match, sentence in candidates:
        value = RULES[rule](scene._replace(sentence=sentence), match)
        if value:
            yield Found(rule, match, _span(scene, match), value)


def _span(scene: Scene, match: Match) -> Span:
    """Letters of a match, without what is written onto its first word and without a bracket that it does not open."""
    first, after = match.span()
    if scene.symbols.letters[after - 1] == ")" and "(" not in match[0]:
        after -= 1
    elif "(" in match[0] and ")" not in match[0] and scene.symbols.letters[after : after + 1] == ")":
        after += 1
    word = scene.symbols.words[first]
    tokens = scene.document.tokens
    return scene.document.text.span(tokens[first].start + (word.skip if word else 0), tokens[after - 1].end)


def _record(item: Found) -> Date:
    value = item.value
    return Date(item.span.text, item.span.start, item.span.end, confidence=value.confidence, because=value.because, value=value.iso or "")


def _skipped(scene: Scene, match: Match, skip: Sequence[tuple[int, int]]) -> bool:
    at = scene.document.text.start(scene.document.tokens[match.start()].start)
    return any(start <= at < end for start, end in skip)
