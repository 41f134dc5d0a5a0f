"""What the lines around the body are: menus above it, tags, related articles, comments and the page's foot below it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musnad.page.identity import address
from musnad.page.lines import PageLine
from musnad.page.words import WORD
from musnad.records import Furniture, Related
from musnad.text.folding import MARKS, fold


class Labelled(NamedTuple):
    """A line outside the body and what it is."""

    line: PageLine
    kind: str


# Kinds that open a block: lines without a kind of their own below them belong to it.
HEADERS = frozenset(
    {"tags", "related", "most_read", "comments", "comment_form", "newsletter", "footer", "next_prev", "follow", "read_also"}
)
IN_COMMENTS = frozenset({"says", "reply", "date", "date_label", "byline", "counter"})
LONGEST_TAG = 6  # words
_MARKED_WORD = re.compile(
    rf"[^\W_][^\W_{MARKS}\N{{ARABIC TATWEEL}}]*(?:[{MARKS}\N{{ARABIC TATWEEL}}]+[^\W_]*)*"
)  # as it stands, marks inside
_BETWEEN_TAGS = re.compile(r"\s*[،,;؛|#•·/]\s*|\s+[-–]\s+")


def label_below(lines: Iterable[PageLine]) -> list[Labelled]:
    """The lines below the body, each with its kind; a line that nothing tells of belongs to the block above it."""
    labelled: list[Labelled] = []
    current = ""
    for line in lines:
        kind = line.kind
        if kind in HEADERS and not (current == "comments" and kind in ("follow", "next_prev")):
            current = kind
        elif current == "tags" and kind is None and line.words > LONGEST_TAG:
            current = "related"
        elif kind in IN_COMMENTS and current == "comments":
            kind = "comments"
        labelled.append(Labelled(line, kind if kind and kind != "date" else current or kind or "other"))
    return labelled


def label_above(lines: Iterable[PageLine]) -> list[Labelled]:
    """The lines above the headline: menus, unless their words say otherwise."""
    return [Labelled(line, line.kind or "navigation") for line in lines]


def label_head(lines: Iterable[PageLine]) -> list[Labelled]:
    """The lines between headline and body: byline, date, share bar, caption."""
    return [Labelled(line, line.kind or ("subtitle" if line.words > 12 else "caption")) for line in lines]


def furniture(labelled: Iterable[Labelled]) -> list[Furniture]:
    """Neighbouring lines of one kind as one piece."""
    pieces: list[Furniture] = []
    for line, kind in labelled:
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Furniture(kind, f"{pieces[-1].text}\n{line.text}")
        else:
            pieces.append(Furniture(kind, line.text))
    return pieces


def related(labelled: Iterable[Labelled], title: str) -> tuple[Related, ...]:
    """Titles under "related" headers, and after "read also"."""
    titles: dict[str, str | None] = {}
    for line, kind in labelled:
        if kind in ("related", "read_also"):
            text = _after_label(line) if line.kind == kind else line.text
            if len(text.split()) >= 3 and text != title and not line.dated:
                titles.setdefault(text, line.href)
    return tuple(Related(text, address(href)) for text, href in titles.items())


def tags(labelled: Iterable[Labelled], prose: str) -> tuple[str, ...]:
    """The publisher's tags. Where only space stands between them they are cut into phrases that the article itself uses."""
    found: dict[str, None] = {}
    for line, kind in labelled:
        if kind != "tags":
            continue
        text = _after_label(line) if line.kind == "tags" else line.text
        pieces = [piece.strip(" :#.") for piece in _BETWEEN_TAGS.split(text)]
        if len(pieces) == 1 and len(text.split()) > 3:
            pieces = _phrases_of(text.strip(" :#."), prose)
        found.update(dict.fromkeys(piece.replace("_", " ") for piece in pieces if piece))
    return tuple(found)


def _after_label(line: PageLine) -> str:
    """What follows the phrase that opens a line: `الوسوم: …`."""
    opened = line.matched.found[0].after if line.matched.opening else 0
    spots = list(_MARKED_WORD.finditer(line.text))
    return line.text[spots[opened - 1].end() :].strip(" :：|»›>←-") if 0 < opened <= len(spots) else line.text


def _phrases_of(text: str, prose: str) -> list[str]:
    """Greedy cut of a row of words into the longest phrases that stand in `prose`."""
    words = text.split()[:60]
    folded = [" ".join(WORD.findall(fold(word).folded)) for word in words]
    said = " " + " ".join(WORD.findall(fold(prose[:50_000]).folded)) + " "
    pieces: list[str] = []
    i = 0
    while i < len(words):
        size = next((n for n in (5, 4, 3, 2) if i + n <= len(words) and f" {' '.join(folded[i : i + n])} " in said), 1)
        pieces.append(" ".join(words[i : i + size]))
        i += size
    return pieces


_NAME = re.compile(r"[^\d:]+$")
_CRUMBS = re.compile(r"\s*[»›>/|\\←]\s*")


def section(above: Sequence[PageLine], head: Sequence[PageLine], title: str) -> str | None:
    """The section the page belongs to: the last of the breadcrumbs, else the short line that stands right above the headline."""
    for line in (*reversed(above[-6:]), *head[:4]):
        crumbs = [crumb.strip() for crumb in _CRUMBS.split(line.text) if crumb.strip()]
        if 2 <= len(crumbs) <= 6 and line.words <= 40:
            crumbs = [crumb for crumb in crumbs if crumb[:40] not in title or len(crumb.split()) < 3]
            if len(crumbs) > 1 and len(crumbs[-1].split()) <= 4 and _NAME.match(crumbs[-1]):
                return crumbs[-1]
    last = above[-1] if above else None
    return last.text if last and last.words <= 3 and _NAME.match(last.text) and last.kind in (None, "navigation") else None
