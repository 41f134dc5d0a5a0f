"""From the lines of a page, sorted into body and the rest, to an `Article`: the one way for scraped text and for HTML."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from musnad.page.cards import Card
from musnad.page.comments import read_comments
from musnad.page.furniture import find_furniture
from musnad.page.identity import article_id
from musnad.page.language import language_of
from musnad.page.lines import PageLine
from musnad.page.opening import dateline_length, whole_byline
from musnad.page.published import ParseDate, first_date
from musnad.page.sections import Labelled, furniture, label_above, label_below, label_head, related, section, tags
from musnad.page.story import outlet_of, own_names, paragraphs
from musnad.page.words import PageWords
from musnad.records import Article, Comment, Related
from musnad.text.folding import fold_word


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells beside its visible lines (metadata, card selectors, the caller); what it leaves open the lines fill in."""

    title: str | None = None
    section: str | None = None
    author: str | None = None
    url: str | None = None
    site: str | None = None
    id: str | None = None
    published: tuple[tuple[str, object], ...] = ()
    late_published: tuple[tuple[str, object], ...] = ()  # sources to ask only after the page's own lines
    tags: tuple[str, ...] = ()
    late_tags: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    comments: tuple[Comment, ...] = ()
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """A page's lines cut into what they are: `body` is what stays in the text."""

    above: list[PageLine]
    title: str
    head: list[PageLine]
    body: list[PageLine]
    inside: list[Labelled]
    below: list[PageLine]


ASIDE = 5  # lines of titles that may follow a "read also" header between paragraphs


def cut_lines(lines: Sequence[PageLine], title: int | None, first: int, after: int, words: PageWords) -> Cut:
    """Cut by the places of headline and body; a dateline right above the prose, no space between, stays with it."""
    begin = first if title is None else title + 1
    if first > begin and _opens_text(lines[first - 1], lines[first], words):
        first -= 1
    body, inside = split_body(lines[first:after], lines[title].text if title is not None else "", words)
    above = lines[: title if title is not None else first]
    return Cut(list(above), lines[title].text if title is not None else "", list(lines[begin:first]), body, inside, list(lines[after:]))


def _opens_text(line: PageLine, below: PageLine, words: PageWords) -> bool:
    """Whether a dateline belongs to the text: nothing between it and the prose, or a wire's dateline with its date."""
    whole = dateline_length(line.text, words)[0] == len(line.text)
    return whole and (not below.gap or any(letter.isdigit() for letter in line.text))


def split_body(lines: Sequence[PageLine], title: str, words: PageWords) -> tuple[list[PageLine], list[Labelled]]:
    """Prose, and the furniture between its paragraphs: links, advertisements, captions, the headline or a paragraph once more."""
    body: list[PageLine] = []
    inside: list[Labelled] = []
    seen: set[str] = {title}
    guessed = guess_asides(lines)
    foot = max((i for i, line in enumerate(lines) if _paragraph(line)), default=0)  # a lead that stands there again is prose
    aside = 0
    for i, line in enumerate(lines):
        known = {title} if i == foot else seen
        kind = _cut_inside(line, known) or guessed.get(i) or ("read_also" if aside and line.words <= 20 and not line.stopped else None)
        aside = ASIDE if kind in _ASIDES and line.kind and line.words <= 4 else max(0, aside - 1) if kind else 0
        if kind and not (kind in _DATED and whole_byline(line.text, words)):
            inside.append(Labelled(line, kind))
        else:
            body.append(line)
            seen.add(line.text)
    return body, inside


_DATED = frozenset({"date", "date_label"})  # a wire's dateline holds its date
_ASIDES = frozenset({"read_also", "related", "most_read"})
_LABEL = re.compile(r"^[^:|«\"“]{3,25}[:|]\s*\S")


def guess_asides(lines: Sequence[PageLine]) -> dict[int, str]:
    """Lines between paragraphs that no table knows but whose shape tells: a short label with a headline after it, a header of few words
    over headlines, one and the same short line again and again. Paragraphs end in a stop; these do not."""
    guessed: dict[int, str] = {}
    i = 1
    while i < len(lines):
        after = i
        while after < len(lines) and _shapeless(lines[after]):
            after += 1
        if i < after < len(lines) and _paragraph(lines[i - 1]) and lines[after].words >= PARAGRAPH:
            guessed.update(dict.fromkeys(range(i, after), "read_also") if _is_aside(lines[i:after]) else {})
        i = max(after, i) + 1
    counts = Counter(line.text for line in lines if line.words <= 4)
    return guessed | {i: "ad" for i, line in enumerate(lines) if counts[line.text] > 1 and line.words <= 4 and not line.stopped}


_QUOTED = '»"”'
PARAGRAPH = 10  # words of a line, ended as a sentence, that is a paragraph


def _paragraph(line: PageLine) -> bool:
    return line.words >= PARAGRAPH and (line.stopped or line.text[-1:] in _QUOTED)


def _shapeless(line: PageLine) -> bool:
    return line.words <= 20 and not line.stopped and line.text[-1:] not in ":،" and line.text[:1] not in "-•*–▪0123456789"


def _is_aside(run: Sequence[PageLine]) -> bool:
    if len(run) == 1:
        return bool(_LABEL.match(run[0].text)) and run[0].words >= 4 and len(run[0].text.partition(":")[0].split()) <= 3
    return len(run) <= ASIDE and (run[0].words <= 4 or any(line.dated for line in run))


def _cut_inside(line: PageLine, seen: set[str]) -> str | None:
    """The kind of furniture that a line between paragraphs is, if it is."""
    if line.text in seen and line.words >= 3:
        return "repeated_lead"
    if line.kind == "byline":
        return line.kind if line.words <= 8 and not line.stopped else None
    return line.kind


def assemble(cut: Cut, told: Told, words: PageWords, parse: ParseDate | None) -> Article:
    """The article. Raises `WrongLanguage`."""
    title, author = told.title or cut.title, told.author or _author(cut, words)
    text = f"{title}\n\n{_joined(cut.body)}"
    start = len(title) + 2
    own = own_names(words, told.card, told.site) | _short_names(told.site, words)
    stuck = find_furniture(text, start, words, author=author or "", own=own)
    published, source = first_date((*told.published, *_dates(cut), *told.late_published), parse)
    below = label_below(cut.below)
    return Article(
        id=told.id or article_id(told.url, text),
        text=text,
        title=title,
        url=told.url,
        outlet=outlet_of(words, told.card, told.site),
        section=told.section or section(cut.above, cut.head, title),
        author=author,
        dateline=stuck.dateline,
        published=published,
        published_from=source,
        language=language_of(text, words),
        paragraphs=paragraphs(text, start),
        tags=told.tags or tags([*below, *cut.inside], text) or told.late_tags,
        related=told.related or related([*cut.inside, *below], title),
        comments=told.comments or read_comments(line for line, kind in below if kind == "comments"),
        furniture=(*stuck.furniture, *furniture([*label_above(cut.above), *label_head(cut.head), *cut.inside, *below])),
    )


def _joined(lines: Sequence[PageLine]) -> str:
    """Paragraphs with the breaks the page shows: an empty line where it has space, a line break where it has none."""
    pieces: list[str] = []
    for line in lines:
        if pieces:
            pieces.append("\n\n" if line.gap else "\n")
        pieces.append(line.text)
    return "".join(pieces)


def _short_names(site: str | None, words: PageWords) -> frozenset[str]:
    """Names by which a site may sign: its own without words such as `وكالة` (agency)."""
    if not site:
        return frozenset()
    short = " ".join(word for word in site.split() if words.bylines.get(fold_word(word)) != "medium")
    return frozenset({fold_word(short)}) if short else frozenset()


def _author(cut: Cut, words: PageWords) -> str | None:
    """The byline between headline and body or, if none is there, right below the body: one with agency or place before a mere name."""
    above = [*cut.head, *(labelled.line for labelled in cut.inside[:2])]
    named = None
    for line in (*above, *(line for line in cut.below[:2] if line.kind == "byline")):
        if line.words > 12 or line.date or line.kind not in (None, "byline", "date_label"):
            continue
        text = line.text.partition(":")[2].strip() if line.kind == "byline" and ":" in line.text else line.text
        if whole_byline(text, words):
            return _without_label(line, text)
        if line.kind == "byline" or _starts_with_name(text, words):
            named = named or _without_label(line, text)
    return named


def _without_label(line: PageLine, text: str) -> str:
    opening = line.matched.opening
    if opening and "label" in opening.tags and text == line.text:
        return " ".join(text.split()[len(opening.words) :]) or text
    return text


def _starts_with_name(text: str, words: PageWords) -> bool:
    first = fold_word(text.split()[0])
    return len(text.split()) <= 5 and (first in words.given_names or first.startswith(words.name_heads))


def _dates(cut: Cut) -> list[tuple[str, object]]:
    """Dates that the page prints, the likeliest first: below the headline, right above it, right below the body."""
    near = [*cut.head, *(labelled.line for labelled in cut.inside[:2]), *reversed(cut.above[-3:]), *cut.below[:3]]
    return [("page text", text) for line in near if line.date and line.words <= 25 for text in _date_texts(line)]


def _date_texts(line: PageLine) -> list[str]:
    """The line from its date on (a clock may follow), and the date alone."""
    date = line.date or ""
    at = line.text.find(date)
    return [line.text[at : at + len(date) + 16], date] if date[:1].isdigit() else [date]
