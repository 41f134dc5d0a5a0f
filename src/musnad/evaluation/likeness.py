"""How alike two names, two spans and two actors are, and who is paired with whom.

The measures are those of the reference scorer, to the last digit: Dice overlap of folded words and of code points, and greedy
one-to-one pairs in order of falling likeness. Its folding is simpler than the engine's and stays apart from it, so that a change
to the engine's never moves the yardstick.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from musnad.evaluation.form import Actor, Letters

R = TypeVar("R")
G = TypeVar("G")

ACTOR_LEAST = 0.6  # likeness from which two actors may be the same
SHARED_LEAST = 0.2  # part of the mentions two actors must share before a gold name among the read mentions counts
ARTICLE_LEAST = 5  # letters a word must have for its definite article to be dropped

_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\N{ARABIC TATWEEL}"
    "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}]"
)
_SEATS = str.maketrans("أإآٱىةؤئگڤ", "اااايهويكف")
_ARTICLE = "ال"


@lru_cache(maxsize=65536)
def words(text: str | None) -> tuple[str, ...]:
    """Words of a text with marks and hamza seats folded and the definite article dropped."""
    found = re.findall(r"\w+", _MARKS.sub("", text or "").translate(_SEATS))
    return tuple(w[2:] if w.startswith(_ARTICLE) and len(w) >= ARTICLE_LEAST else w for w in found)


def likeness(a: str | None, b: str | None) -> float:
    """Dice overlap of the words of two texts, 0–1; 0 where either has none."""
    mine, yours = set(words(a)), set(words(b))
    return 2 * len(mine & yours) / (len(mine) + len(yours)) if mine and yours else 0.0


def overlap(a: Letters, b: Letters) -> float:
    """Dice overlap of two spans in code points, 0–1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    size = a.end - a.start + b.end - b.start
    return 2 * max(shared, 0) / size if size else 0.0


def surfaces(actor: Actor) -> set[tuple[str, ...]]:
    """The name and the mentions of an actor, as folded words."""
    forms = (m if isinstance(m, str) else m.text for m in actor.mentions)
    return {words(actor.name), *map(words, forms)} - {()}


def actor_likeness(read: Actor, gold: Actor) -> float:
    """Likeness of the names; more where one's name is among the other's mentions, and more again for mentions shared."""
    mine, yours = surfaces(read), surfaces(gold)
    shared = len(mine & yours) / max(len(mine | yours), 1)
    known = words(read.name) in yours or (words(gold.name) in mine and shared >= SHARED_LEAST)
    return likeness(read.name, gold.name) + known + shared * known


def pair(read: Sequence[R], gold: Sequence[G], alike: Callable[[R, G], float], least: float) -> list[tuple[R, G]]:
    """One-to-one pairs in order of falling likeness, none below `least`; ties go to what stands first."""
    scored = [(-alike(r, g), i, j) for i, r in enumerate(read) for j, g in enumerate(gold)]
    used_read: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for _, i, j in sorted(s for s in scored if -s[0] >= least):
        if i not in used_read and j not in used_gold:
            used_read.add(i)
            used_gold.add(j)
            pairs.append((read[i], gold[j]))
    return pairs
