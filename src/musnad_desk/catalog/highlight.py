"""The letters of an article that answer a question, in the passage that holds most of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from musnad_desk.catalog import models, terms
from musnad_desk.catalog.question import Group, searched

PASSAGE = 280  # letters of a passage
_BEFORE = 60  # letters of it that come before its first hit
_MOST = 20_000  # letters of an article that are looked through for the passage


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of letters of a text, and whether it was asked for."""

    text: str
    hit: bool = False


Marked = tuple[Segment, ...]
Range = tuple[int, int]


class Marker:
    """Knows what the words of one question found."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Remember what each word of each group may mean."""
        self._groups = [[_Wanted(meanings) for meanings in searched(group)] for group in groups]

    def found_in(self, index: models.Terms) -> set[Group]:
        """The words and phrases of an article, folded, that the question found."""
        words = [*index.title.split(), terms.BORDER, *index.body.split()]
        stands = list(map(terms.Word, words, index.stems.split(), index.lemmas.split()))
        found = set[Group]()
        for group in self._groups:
            size = len(group)
            for at in [at for at, word in enumerate(stands) if group[0].is_in(word)]:
                run = stands[at : at + size]
                if len(run) == size and all(wanted.is_in(word) for wanted, word in zip(group, run, strict=True)):
                    found.add(tuple(words[at : at + size]))
        return found


class _Wanted:
    """One word that somebody looks for."""

    def __init__(self, meanings: Sequence[terms.Word]) -> None:
        self._exact = meanings[0].exact
        self._forms = {form for word in meanings for form in (word.stem, word.lemma)}

    def is_in(self, word: terms.Word) -> bool:
        return word.exact == self._exact or word.stem in self._forms or word.lemma in self._forms


def whole(text: str, words: Collection[Group]) -> Marked:
    """A short text, its `words` marked: a title."""
    return _segments(text, 0, len(text), terms.places_of(text, words))


def passage(text: str, words: Collection[Group]) -> Marked:
    """The passage of a body that holds most of `words`, the earliest of equals; its beginning where it holds none."""
    looked = text[:_MOST]
    found = terms.places_of(looked, words)
    start = _border(looked, max(0, _best(found) - _BEFORE))
    end = _border(looked, min(len(looked), start + PASSAGE), forward=True)
    return _segments(looked, start, end, found)


def _best(found: Sequence[Range]) -> int:
    """Where the passage with most hits has its first one."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(found):
        while last < len(found) and found[last][1] <= start + PASSAGE - _BEFORE:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best


def _border(text: str, at: int, *, forward: bool = False) -> int:
    """The nearest place at or after (`forward`), or at or before, where no word is cut in two."""
    while 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        at += 1 if forward else -1
    return at


def _segments(text: str, start: int, end: int, found: Sequence[Range]) -> Marked:
    return tuple(segment for segment in _cut(text, start, end, found) if segment.text)


def _cut(text: str, start: int, end: int, found: Sequence[Range]) -> Iterator[Segment]:
    at = start
    for first, after in found:
        if first >= at and after <= end:
            yield Segment(text[at:first])
            yield Segment(text[first:after], hit=True)
            at = after
    yield Segment(text[at:end])
