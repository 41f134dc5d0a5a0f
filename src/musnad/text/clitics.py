"""The clitics of Arabic: every way to cut a word into proclitics, stem and pronoun that the grammar of clitics allows.

Nothing here asks whether a stem is a word: that is `nominals`, `verbs` and the weighing in `analysis`. Three frames are tried: nominal
(conjunction, preposition, article or pronoun), verbal (conjunction, future or `ل`, object pronoun) and closed class (what the table
of closed classes lets a word take). Clitics and their shares come from the table `clitics`.
"""

from collections.abc import Iterator
from functools import partial
from itertools import product
from math import log
from typing import NamedTuple

from musnad.lexicon import Entry, Lexicon

LONGEST = 24  # letters; a longer run is no word and is not cut
_LONGEST_PROCLITIC, _LONGEST_BEFORE_VERB = 4, 2
_ASSIMILATED = "\N{ARABIC LETTER LAM}"  # for + the is written with two lams; before a stem in lam, with one lam of the stem's own
# The rest of a share belongs to words without such a clitic.
_BARE, _WITH_PRONOUN, _WITH_OBJECT = 0.55, 0.085, 0.036
_ASPECTS = {"perfect": 0.55, "imperfect": 0.45, "imperative": 0.0005}
# What stands at a stem's end before a pronoun, and what it may be when the stem stands alone: ta marbuta, alif maqsura, hamza, nun.
_ALONE = {"ت": ("ة", "ت"), "ا": ("ى", "ا", "ان"), "ئ": ("ء", "ئ"), "ؤ": ("ء", "ؤ"), "ي": ("ي", "ين"), "و": ("و", "ون")}
_NEVER_LAST = frozenset("ةى")


class Cut(NamedTuple):
    """A word cut: the letters of each piece as they stand, empty where there is none, and the log share of such a frame.

    `alone` is the stem as it stands without clitics. `definite` is by article or pronoun; an article may have left no letter.
    """

    conjunction: str
    prefix: str
    article: str
    stem: str
    pronoun: str
    alone: str
    definite: bool
    weight: float


_cut = partial(tuple.__new__, Cut)  # a third of the time of Cut(…), of which every new word takes a handful


class Frame(NamedTuple):
    """What stands before a stem, and its log share."""

    conjunction: str
    prefix: str
    article: str
    weight: float


class Clitics:
    """The table of clitics, ready for cutting."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the table `clitics`."""
        self._entries = lexicon.entries("clitics")
        self.kinds = {entry.lemma: entry.value for entry in reversed(self._entries)}
        self.persons = {entry.lemma: _tag(entry, "person") for entry in self._entries if entry.value == "pronoun"}
        self._possessives = self._shares("pronoun", "nominal")
        self._objects = self._shares("pronoun", "verbal")
        self._nominal = self._nominal_frames()
        self._verbal = {aspect: self._verbal_frames(aspect) for aspect in _ASPECTS}
        self._verbal_starts = frozenset(start for frames in self._verbal.values() for start in frames)

    def nominal(self, word: str) -> list[Cut]:
        """Every nominal frame of a `plain` word; stems have two letters or more."""
        ends = [(size, word[-size:]) for size in (1, 2, 3) if word[-size:] in self._possessives]
        cuts: list[Cut] = []
        for length in range(min(_LONGEST_PROCLITIC, len(word) - 2) + 1):
            for frame in self._nominal.get(word[:length], ()):
                self._add_cuts(cuts, frame, word[length:], ends)
        return cuts

    def verbal(self, word: str) -> Iterator[tuple[str, str, str]]:
        """Every `(proclitics, stem, object pronoun)` of a verbal frame; whether the stem is a verb is not asked."""
        ends = [(size, word[-size:]) for size in (1, 2, 3) if word[-size:] in self._objects]
        for length in range(min(_LONGEST_BEFORE_VERB, len(word) - 2) + 1):
            start = word[:length]
            if start in self._verbal_starts:
                bare = word[length:]
                yield start, bare, ""
                for size, pronoun in ends:
                    if len(bare) > size + 1:
                        yield start, bare[:-size], pronoun

    def verbal_cut(self, start: str, stem: str, pronoun: str, aspect: str) -> Cut | None:
        """The cut of a verb of `aspect` after `start`, or nothing where that aspect takes no such start."""
        frame = self._verbal[aspect].get(start)
        if frame is None:
            return None
        conjunction, prefix, _, weight = frame
        return _cut((conjunction, prefix, "", stem, pronoun, stem, False, weight + (_OWNED if pronoun else _ALONE_BEFORE)))

    def closed_frames(self) -> dict[str, Frame]:
        """What may stand before a closed word."""
        conjunctions, prefixes = self._shares("conjunction", "closed"), self._shares("preposition", "closed")
        return {c + p: Frame(c, p, "", log(a * b)) for (c, a), (p, b) in product(_with_none(conjunctions), _with_none(prefixes))}

    @property
    def pronouns(self) -> tuple[str, ...]:
        """All pronoun suffixes."""
        return tuple(self.persons)

    def _add_cuts(self, cuts: list[Cut], frame: Frame, rest: str, ends: list[tuple[int, str]]) -> None:
        conjunction, prefix, article, weight = frame
        cuts.append(_cut((conjunction, prefix, article, rest, "", rest, bool(article), weight)))
        if article:
            return
        if prefix == _ASSIMILATED and rest[0] == _ASSIMILATED:
            cuts.append(_cut((conjunction, prefix, "", rest, "", rest, True, weight + _SWALLOWED)))
        for size, pronoun in ends:
            stem = rest[:-size]
            if len(stem) > 1 and stem[-1] not in _NEVER_LAST:
                share = weight + self._possessives[pronoun] + _POSSESSED
                endings = _ALONE.get(stem[-1], (stem[-1],))
                cuts += [_cut((conjunction, prefix, "", stem, pronoun, stem[:-1] + ending, True, share)) for ending in endings]

    def _shares(self, kind: str, frame: str) -> dict[str, float]:
        """Log shares of clitics of a kind in a frame; for pronouns among pronouns, for the others among all words."""
        shares = {e.lemma: float(share) for e in self._entries if e.value == kind and (share := _tag(e, frame))}
        return {letters: log(share) for letters, share in shares.items()} if kind == "pronoun" else shares

    def _nominal_frames(self) -> dict[str, tuple[Frame, ...]]:
        frames: dict[str, tuple[Frame, ...]] = {}
        article = self._shares("article", "nominal")
        conjunctions, prefixes = self._shares("conjunction", "nominal"), self._shares("preposition", "nominal")
        for (c, a), (p, b), (t, d) in product(_with_none(conjunctions), _with_none(prefixes), [("", _BARE), *article.items()]):
            letters = p if t and p == _ASSIMILATED else t
            start = c + p + letters
            frames[start] = (*frames.get(start, ()), Frame(c, p, letters, log(a * b * d)))
        return frames

    def _verbal_frames(self, aspect: str) -> dict[str, Frame]:
        conjunctions = self._shares("conjunction", "verbal")
        prefixes = self._shares("future", aspect) | self._shares("emphasis", aspect)
        both = product(_with_none(conjunctions), _with_none(prefixes))
        return {c + p: Frame(c, p, "", log(a * b * _ASPECTS[aspect])) for (c, a), (p, b) in both}


_OWNED, _ALONE_BEFORE = log(_WITH_OBJECT), log(1 - _WITH_OBJECT)
_POSSESSED = log(_WITH_PRONOUN) - log(_BARE)
_SWALLOWED = log(0.36) - log(_BARE)


def _with_none(shares: dict[str, float]) -> list[tuple[str, float]]:
    return [("", 1 - sum(shares.values(), 0.0)), *shares.items()]


def _tag(entry: Entry, key: str) -> str:
    return next((tag.partition(":")[2] for tag in entry.tags if tag.startswith(key + ":")), "")
