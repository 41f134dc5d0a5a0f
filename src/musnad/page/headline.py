"""The headline among the lines of a page: weighted features again, over the lines above the body and its first ones."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from musnad.page.lines import PageLine
from musnad.page.opening import dateline_length
from musnad.page.words import WORD, PageWords
from musnad.text.folding import fold

LOOK_BACK = 60  # lines above the body that are tried
NEAR = 3  # first lines of the body in which a headline may stand again
STRANGE = 0.15  # share of its content words below which a line speaks of something else
SURE = 1.0  # weight from which a line counts as the headline
META = frozenset({"date", "date_label", "byline", "share_bar", "counter", "tools", "comments", "caption"})


def find_headline(lines: Sequence[PageLine], first: int, after: int, words: PageWords) -> int | None:
    """Index of the headline of the body `lines[first:after]`, or null. It may be the first line of the stretch itself."""
    texts = dict.fromkeys(line.text[:2000] for line in lines[first:after])  # once each: a lead may stand again at the foot
    body = Counter(content_words(" ".join(texts)[:20_000]))
    start = max(0, first - LOOK_BACK)
    repeated = Counter(_bare(line.text) for line in lines[: first + NEAR] if line.words >= 3)
    tried = [i for i in range(start, min(first + 2, after)) if not _is_byline(lines[i], words)]
    signed = {i - 1 for i in range(start, first + 1) if i not in tried}
    scored = [(_weight(lines, i, first, body, repeated) + 0.6 * (i in signed) - 1.5 * _credited(lines[i], words), -i) for i in tried]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= SURE else None


def _weight(lines: Sequence[PageLine], i: int, first: int, body: Counter[str], repeated: Counter[str]) -> float:
    line = lines[i]
    if line.kind is not None or not 2 <= line.words <= 30 or line.linked > 0.9:
        return -9.0
    said = content_words(line.text)
    shared = _shared(said, body - Counter(said) if i >= first else body)
    weight = 3.0 * shared - (2.5 if shared < STRANGE else 0.0) + (0.8 if 4 <= line.words <= 22 else -0.8)
    weight += 0.6 if repeated[_bare(line.text)] > 1 else 0.0
    weight += {"h1": 2.5, "h2": 0.8, "title": 0.3}.get(line.tag, 0.0)
    weight += 0.7 if any(near.kind in META for near in lines[i + 1 : i + 3]) else 0.0
    weight -= 0.3 if any(above.kind in META for above in lines[max(0, i - 2) : i]) else 0.0
    weight -= 1.2 if line.text.rstrip().endswith((".", "،", ")")) else 0.0
    weight -= 2.0 if i >= first and line.words > 20 else 0.0
    weight -= 2.5 if sum(line.text.count(mark) for mark in "|›»>/•") - line.text.count("«") >= 2 else 0.0
    weight += 4.0 if i == 0 and first <= 2 and len(lines) > 1 and lines[1].gap else 0.0  # a line alone at the top, space below it
    weight += 0.8 if i and (lines[i - 1].kind == "breadcrumb" or _CRUMBS.search(lines[i - 1].text[:60])) else 0.0
    return weight - min(2.0, 0.08 * max(0, first - i))


def _credited(line: PageLine, words: PageWords) -> bool:
    """Whether an agency's name ends the line, as it ends captions."""
    last = line.matched.words[-1:] or ("",)
    return words.agencies.get(last[0]) in ("agency", "generic")


_CRUMBS = re.compile(r"\S\s*[>»›/]\s*\S")


def _is_byline(line: PageLine, words: PageWords) -> bool:
    return line.kind is None and line.words <= 16 and dateline_length(line.text, words)[0] == len(line.text)


def _shared(said: Collection[str], body: Counter[str]) -> float:
    """Share of the content words that the body says too."""
    return sum(word in body for word in said) / len(said) if said else 0.0


def _bare(text: str) -> str:
    return " ".join(WORD.findall(fold(text[:300]).folded))


def content_words(text: str) -> list[str]:
    """Folded words of four letters and more, without the article and the joined particles that stand before it."""
    return [_stem(word) for word in WORD.findall(fold(text).folded) if len(word) > 3]


def _stem(word: str) -> str:
    """A word without its article: what a headline and its body spell differently."""
    for length in (4, 3, 2):
        if len(word) - length >= 3 and word[:length] in _HEADS:
            return word[length:]
    return word[1:] if len(word) > 4 and word[0] in _PARTICLES else word


_PARTICLES = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER FEH}\N{ARABIC LETTER BEH}\N{ARABIC LETTER LAM}"
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_HEADS = frozenset({_ARTICLE, *(p + _ARTICLE for p in _PARTICLES), _PARTICLES[3] * 2, _PARTICLES[0] + _PARTICLES[3] * 2})
