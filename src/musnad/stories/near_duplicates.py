"""Near-duplicates: articles that print one text, but for cuts, captions and datelines.

Two bodies are near-duplicates when their sets of three-word shingles have a Jaccard similarity of `JACCARD` or more. Candidates share
two of their `SKETCH` smallest shingle hashes (bottom-k sketches, Broder 1997), so that common phrases bring hardly any together; each is
then compared in full, so that none is taken for a duplicate that is not. At the threshold a pair is missed once in some thousands.

Twins of one template (telegrams that congratulate two states, notices of two executions) are no duplicates: each names a state, or
each names persons, of whom the other says nothing, and one of these stands in a headline.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from musnad.lexicon import Lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Article
from musnad.stories.names import WORD, Name, NamesInWords, names_in_words
from musnad.text.folding import fold

JACCARD = 0.5
LEAST_WORDS = 20  # a body of fewer tells too little of where it comes from
SKETCH = 16  # smallest hashes by which candidates are found
SHARED = 2  # of these that candidates share: one may be a common phrase
PARTED = {"state": 2, "person": 3}  # names on either side alone that part twins: a person's name may be spelt in two ways

_PRIME = (1 << 61) - 1
_FIRST, _SECOND, _THIRD = 0x1F3D5B79A1C2E4F, 0xE2C4A6881F3D597, 0x17B9D3F5A7C9EBD  # places of a word in its shingle
_VOCABULARY = 400_000  # words remembered before starting anew: some 50 MB


@dataclass(frozen=True, slots=True)
class Print:
    """What is kept of a text to tell its near-duplicates: its shingles as hashes, their sketch, and who is named.

    A body of fewer than `LEAST_WORDS` words has no shingles, and so no duplicates.
    """

    id: str
    shingles: "array[int]"
    sketch: tuple[int, ...]
    headline: frozenset[Name]
    named: frozenset[Name]


class _Hashes(dict[str, int]):
    """Hash by folded word, filled as words come by; the same in every process."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _VOCABULARY:
            self.clear()
        self[word] = hash_ = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "little")
        return hash_


_HASHES = _Hashes()


def near_duplicates(articles: Iterable[Article], lexicon: Lexicon | None = None) -> Iterator[tuple[str, str]]:
    """Pairs of ids of near-duplicate articles, each pair once, smaller id first.

    Articles may come straight from their sources, unread: only `id`, `title` and `text` are looked at. Time grows with the number of
    articles and of duplicates, memory by some 2.5 kB an article.
    """
    names = names_in_words(lexicon or shipped_lexicon())
    index = PrintIndex()
    for article in articles:
        for other in index.add(print_of(article, names)):
            yield (other, article.id) if other < article.id else (article.id, other)


def print_of(article: Article, names: NamesInWords) -> Print:
    """The print of an article's body; its headline only tells who is named."""
    headline = WORD.findall(fold(article.title).folded)
    body = WORD.findall(fold(body_of(article)).folded)
    shingles = _shingles(body) if len(body) >= LEAST_WORDS else set()
    named = names.named(headline)
    return Print(article.id, array("Q", shingles), tuple(sorted(shingles)[:SKETCH]), named, named | names.named(body))


def body_of(article: Article) -> str:
    """The text without its headline."""
    title = article.title
    return article.text[len(title) :] if title and article.text.startswith(title) else article.text


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """Jaccard similarity of two sets of shingles; 0 where both are empty."""
    shared = len(set(one).intersection(other))
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def are_twins(one: Print, other: Print) -> bool:
    """Whether two like texts are of one template: each names somebody whom the other does not, one of them in its headline."""
    here, there = one.named - other.named, other.named - one.named
    in_headline = (one.headline & here) | (other.headline & there)
    return any(_parted(kind, here, there, in_headline) for kind in PARTED) if in_headline else False


def _parted(kind: str, *sides: frozenset[Name]) -> bool:
    """Whether names of a kind stand on the one side alone, on the other alone, and in a headline."""
    here, there, in_headline = ([name for name in side if name.kind == kind] for side in sides)
    return bool(here and there and in_headline) and len(here) + len(there) >= PARTED[kind]


def of_one_template(one: Print, other: Print) -> bool:
    """Whether two texts are near-duplicates but for whom they name."""
    return similarity(one.shingles, other.shingles) >= JACCARD and are_twins(one, other)


class PrintIndex:
    """Prints by the hashes of their sketches. What is found for a pair does not depend on which of the two came first."""

    def __init__(self) -> None:
        self._prints: list[Print] = []
        self._by_hash: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, print_: Print) -> list[str]:
        """Keep a print; the ids of its near-duplicates among those kept before, in their order."""
        found = [other.id for other in self.duplicates(print_)]
        for hash_ in print_.sketch:
            self._by_hash[hash_].append(len(self._prints))
        self._prints.append(print_)
        return found

    def duplicates(self, print_: Print) -> Iterator[Print]:
        """The near-duplicates of a print among those kept."""
        shingles = frozenset(print_.shingles)
        for i in self._candidates(print_):
            other = self._prints[i]
            shared = len(shingles.intersection(other.shingles))
            if shared >= JACCARD * (len(shingles) + len(other.shingles) - shared) and not are_twins(print_, other):
                yield other

    def _candidates(self, print_: Print) -> list[int]:
        counts: Counter[int] = Counter()
        for hash_ in print_.sketch:
            if hash_ in self._by_hash:
                counts.update(self._by_hash[hash_])
        size = len(print_.shingles)
        return sorted(i for i, count in counts.items() if count >= SHARED and _alike_in_size(size, len(self._prints[i].shingles)))


def _alike_in_size(one: int, other: int) -> bool:
    """Whether sets of these sizes can be as similar as duplicates are."""
    return min(one, other) >= JACCARD * max(one, other)


def _shingles(words: Sequence[str]) -> set[int]:
    hashes = list(map(_HASHES.__getitem__, words))
    return {(a * _FIRST + b * _SECOND + c * _THIRD) % _PRIME for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False)}
