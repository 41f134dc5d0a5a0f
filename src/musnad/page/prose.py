"""Where the article's prose stands among the lines of a page: weighted features of each line, then the heaviest stretch.

Every line gets a weight, the sum of the features that hold for it; prose is above zero, furniture below. The body is the stretch of
lines with the greatest sum (Kadane 1984), so that a "read also" line or an advertisement between paragraphs does not end it. Blocks
that open with a header (related articles, comments) draw down what stands under them.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from musnad.page.lines import PageLine


class Feature(NamedTuple):
    """One reason for or against prose."""

    name: str
    weight: float
    holds: Callable[[PageLine], bool]


class Weighed(NamedTuple):
    """A line's weight and the names of the features that made it."""

    weight: float
    because: tuple[str, ...]


def _between(low: int, high: int) -> Callable[[PageLine], bool]:
    return lambda line: low <= line.words < high


BETWEEN = frozenset({"read_also", "ad", "caption", "source_link", "gallery", "follow", "newsletter", "date"})
# Weights were set by hand on pages of our own and held against templates written apart (evaluation/pages.py prints the result).
FEATURES: tuple[Feature, ...] = (
    Feature("fewer than 4 words", -1.2, _between(0, 4)),
    Feature("4 to 8 words", -0.8, _between(4, 9)),
    Feature("9 to 14 words", 0.4, _between(9, 15)),
    Feature("15 to 24 words", 1.5, _between(15, 25)),
    Feature("25 to 49 words", 3.0, _between(25, 50)),
    Feature("50 words and more", 4.5, _between(50, 10**9)),
    Feature("ends as a sentence", 0.9, lambda line: line.stopped and not line.text.endswith(("...", "…", "[…]"))),
    Feature("breaks off in dots", -1.2, lambda line: line.text.endswith(("...", "…", "[…]", "..."))),
    Feature("as long as a headline, and no stop", -1.6, lambda line: 9 <= line.words < 25 and line.text[-1:] not in '.!؟?…:،»"”'),
    Feature("commas inside", 0.4, lambda line: "،" in line.text or ", " in line.text),
    Feature("two function words or more", 0.6, lambda line: line.functions >= 2),
    Feature("words of furniture", -5.0, lambda line: line.kind not in BETWEEN and line.kind is not None),
    Feature("furniture that stands between paragraphs too", -0.6, lambda line: line.kind in BETWEEN and line.kind != "date"),
    Feature("little but a date", -1.5, lambda line: line.dated),
    Feature("mostly links", -2.5, lambda line: line.linked > 0.7),
    Feature("a paragraph element", 0.5, lambda line: line.tag == "p" and line.words > 3),
    Feature("a list of parts", -1.5, lambda line: line.text.count("|") + line.text.count("»") - line.text.count("«") >= 2),
)

ENDING = frozenset({"comments", "comment_form", "footer", "newsletter"})  # after these no prose of the article returns
LISTING = frozenset({"related", "most_read", "next_prev"})  # after these come titles; prose may return
UNDER_ENDING, UNDER_LISTING = -6.0, -1.8  # what the lines below such a header lose
LIST_LENGTH = 12  # lines that such a list goes on at most
ENOUGH = 3.0  # weight of prose that must stand above a comments header, which pages print in their heads too ("3 comments")
RESUMED = 30  # words of a line, ended as a sentence, that show the article going on below a list


def weigh(line: PageLine) -> Weighed:
    """The weight of one line by itself."""
    held = [feature for feature in FEATURES if feature.holds(line)]
    return Weighed(sum(feature.weight for feature in held), tuple(feature.name for feature in held))


def weigh_all(lines: Sequence[PageLine]) -> list[Weighed]:
    """The weights of all lines, with what the headers above them take off."""
    weighed: list[Weighed] = []
    gathered, left, ended = 0.0, 0, False
    for line in lines:
        own = weigh(line)
        if line.kind in ENDING and gathered >= ENOUGH and _heads(line):
            ended = True
        elif line.kind in LISTING and _heads(line):
            left = LIST_LENGTH
        elif left and own.weight > 0 and line.stopped and line.words >= RESUMED:
            left = 0
        if ended:
            own = Weighed(own.weight + UNDER_ENDING, (*own.because, "below comments or the page's foot"))
        elif left:
            own = Weighed(min(own.weight, 2.0) + UNDER_LISTING, (*own.because, "below a list's header"))
            left -= 1
        gathered += max(own.weight, 0.0)
        weighed.append(own)
    return weighed


def _heads(line: PageLine) -> bool:
    """Whether a furniture line opens a block rather than pointing to one from inside a sentence."""
    if line.kind in LISTING:
        return line.words <= (len(line.matched.opening.words) if line.matched.opening else 3) + 2
    return line.words <= 12 or line.kind in ("comment_form", "footer")


def heaviest(weights: Sequence[float]) -> tuple[int, int]:
    """The stretch `first` up to `after` with the greatest sum; `(0, 0)` where nothing weighs."""
    best, best_range = 0.0, (0, 0)
    total, first = 0.0, 0
    for i, weight in enumerate(weights):
        if total <= 0:
            total, first = 0.0, i
        total += weight
        if total > best:
            best, best_range = total, (first, i + 1)
    return best_range


BRIDGE_LINES, BRIDGE_COST, SOLID = 6, -3.0, -3.0


def bridged(weights: Sequence[float]) -> list[float]:
    """Weights in which a short run of light lines between prose (a box of two headlines, say) costs no more than `BRIDGE_COST` in all.
    A run that holds a line below `SOLID` (a menu, a comments header) keeps its weight."""
    eased = list(weights)
    i = 0
    while i < len(eased):
        after = i
        while after < len(eased) and eased[after] <= 0:
            after += 1
        run = eased[i:after]
        if 0 < len(run) <= BRIDGE_LINES and min(run) > SOLID and sum(run) < BRIDGE_COST:
            eased[i:after] = [BRIDGE_COST / len(run)] * len(run)
        i = max(after, i + 1)
    return eased


def body_range(lines: Sequence[PageLine], weighed: Sequence[Weighed]) -> tuple[int, int]:
    """The lines of the body: the heaviest stretch, and short sentences that follow it at once."""
    first, after = heaviest(bridged([w.weight for w in weighed]))
    while after < len(lines) and after > first and weighed[after].weight >= -0.5 and lines[after].kind is None and _closes(lines[after]):
        after += 1
    return first, after


def _closes(line: PageLine) -> bool:
    return line.stopped or line.text[:1] in "-•*–▪"
