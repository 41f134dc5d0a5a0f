"""Lines of a page: what a reader sees one under another, with what is known of each before it is judged."""

import re
from dataclasses import dataclass
from functools import cached_property

from musnad.page.phrases import Matched, furniture_kind, match_line
from musnad.page.words import PageWords

BESIDE_DATE = 3  # words that no table knows beside the date of a line that is little but a date: a weekday, a month's other name
HEAD = 300  # letters of a line whose function words are counted
MOST_LINES = 20_000  # lines of one page that are looked at; the longest news pages have some 3,000
WRAPPED = (50, 100)  # letters of lines that a terminal browser or a mail program has broken
_SPACE = re.compile(r"[ \t\xa0\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_DIGIT = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]")
_NUMBER = r"[0-9\u0660-\u0669\u06f0-\u06f9]"
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!{_NUMBER}){_NUMBER}{{1,2}}(?:\s*[-/.]\s*{_NUMBER}{{1,2}}\s*[-/.]\s*|[\s,،]{{1,3}}[^\W\d_]{{2,9}}(?:[\s/\\(]{{1,3}}[^\W\d_]{{2,9}}\)?)?[\s,،]{{1,3}})"
    rf"{_NUMBER}{{4}}(?!{_NUMBER})|(?<!{_NUMBER}){_NUMBER}{{4}}\s?[-/.]\s?{_NUMBER}{{1,2}}\s?[-/.]\s?{_NUMBER}{{1,2}}(?!{_NUMBER})"
    rf"|[^\W\d_]{{3,9}}\s{_NUMBER}{{1,2}}\s?[,،]\s?{_NUMBER}{{4}}(?!{_NUMBER})"
)


@dataclass(frozen=True)
class PageLine:
    """One line. `gap`: whether empty space stands before it. From HTML also: `hint` the kind of block it stands in, `tag` of its
    element, `linked` the share of its letters inside links, `href` where the first of them leads.
    `words` and `functions` count its words and the function words among the first of them."""

    text: str
    matched: Matched
    gap: bool = False
    hint: str | None = None
    tag: str = ""
    linked: float = 0.0
    href: str | None = None
    words: int = 0
    functions: int = 0

    @cached_property
    def kind(self) -> str | None:
        """Kind of furniture by the block it stands in, else by its words; `date` where it is little but a date."""
        return self.hint or furniture_kind(self.matched) or self._shape()

    def _shape(self) -> str | None:
        """The kind that its form alone tells: little but a date, a row of hashtags, an address."""
        if self.dated:
            return "date"
        if self.text.count("#") >= 2 and self.text.count("#") * 4 >= self.words:
            return "tags"
        return "link" if self.text[:4] in ("http", "www.") and " " not in self.text else None

    @cached_property
    def date(self) -> str | None:
        """The calendar date printed in it, if any."""
        match = _DAY_MONTH_YEAR.search(self.text[:200])
        return match.group() if match else None

    @cached_property
    def dated(self) -> bool:
        """Whether the line is little but a date: a weekday, a clock, a zone may stand beside it."""
        if self.date is None or self.words > 10 or self.matched.stopped:
            return False
        named = sum(not word.isdigit() for word in self.date.split())
        unknown = self.words - round(self.matched.coverage * len(self.matched.words)) - self.matched.digits - named
        return unknown <= BESIDE_DATE

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.matched.stopped


def page_line(text: str, words: PageWords, *, gap: bool = False) -> PageLine:
    """A line of plain text, judged by nothing but itself."""
    matched = match_line(text, words)
    size = len(matched.words) if len(text) <= 400 else text.count(" ") + 1
    functions = sum(word in words.function_words for word in text[:HEAD].split())
    return PageLine(text, matched, gap, words=size, functions=functions)


def text_lines(text: str, words: PageWords) -> list[PageLine]:
    """The lines of scraped text; lines that a narrow window broke are joined again."""
    lines: list[PageLine] = []
    gap = False
    for raw in _unwrapped(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        line = _SPACE.sub(" ", raw).strip()
        if line and len(lines) < MOST_LINES:
            lines.append(page_line(line, words, gap=gap))
        gap = not line
    return lines


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines as their writer meant them: most lines of about one length without a stop at their end mean a narrow window."""
    full = [line for line in lines if len(line.strip()) >= WRAPPED[0]]
    broken = [line for line in full if len(line.strip()) <= WRAPPED[1] and line.rstrip()[-1:] not in '.!؟?:»"”']
    long = sum(len(line) > 1.2 * WRAPPED[1] for line in full)
    if len(full) < 8 or long > 0.02 * len(full) or len(broken) < 0.6 * len(full):
        return lines
    joined: list[str] = []
    pieces: list[str] = []
    for line in lines:
        pieces.append(line.strip())
        if len(line.strip()) < WRAPPED[0]:
            joined.append(" ".join(pieces))
            pieces = []
            if not line.strip():
                joined.append("")
    return [*joined, " ".join(pieces)]
