"""When two spellings or two lengths of a name are one: `أكار` and `آكار`, `عبد الله` and `عبدالله`, `فتحي باشاغا` and `باشاغا`."""

from functools import lru_cache
from itertools import pairwise

from musnad.text.folding import fold_word

ARTICLE = "ال"  # the
_JOINED = ("عبد", "ابو", "ابي", "ابا")  # folded first halves written with or without a space
_SONS = ("بن", "ابن", "بنت")  # folded words before the name of the father
_DROPPED = ("بن", "ابن", "ال", "بنت")  # folded words that some writers leave out
_FUZZY = 4  # letters from which one may differ


@lru_cache(maxsize=8192)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name as they are compared: articles, `بن` and `آل` dropped, halves of compound names joined."""
    words: list[str] = []
    for raw in fold_word(text).split():
        word = "".join(letter for letter in raw if letter.isalnum())
        if words and words[-1] in _JOINED:
            words[-1] += word
        elif word and word not in _DROPPED:
            words.append(bare(word))
    return tuple(words)


def last_word(folded: str) -> str:
    """The last of the words of a folded name as `name_words` cuts it."""
    *before, last = folded.rsplit(" ", 2)
    joined = bare(before[-1]) if before else ""
    return joined + last if joined in _JOINED else bare(last)


def bare(word: str) -> str:
    """A folded word without its article, if enough is left."""
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word


def same_word(a: str, b: str) -> bool:
    """Whether two words are the same or differ by one letter, added, dropped, changed or swapped."""
    if a == b:
        return True
    if min(len(a), len(b)) < _FUZZY or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(rest_a) == len(rest_b):
        return rest_a[1:] == rest_b[1:] or (rest_a[2:] == rest_b[2:] and rest_a[:2] == rest_b[1::-1])
    return rest_a[1:] == rest_b or rest_a == rest_b[1:]


def is_father(short: str, full: str) -> bool:
    """Whether a name begins with the word behind `بن` in a full one: `سلمان بن عبدالعزيز`, the father of `محمد بن سلمان بن …`."""
    words, first = fold_word(full).split(), fold_word(short).split()[0]
    return first not in _SONS and any(word in _SONS and after == first for word, after in pairwise(words)) and words[0] != first


@lru_cache(maxsize=65_536)
def fathered(name: str) -> bool:
    """Whether a name ends in that of a father or a house, which is no family name: `سالم بن راشد`, `… آل راشد`."""
    words = fold_word(name).split()
    before = words[-3:-2] if words[-2:-1] and words[-2] in _JOINED else words[-2:-1]
    return bool(before) and before[0] in _DROPPED


def is_kunya(word: str) -> bool:
    """Whether a word of a name, as `name_words` cuts it, begins with `أبو` (father of)."""
    return word.startswith(_JOINED[1:])


def short_of(short: tuple[str, ...], full: tuple[str, ...], *, titled: bool) -> bool:
    """Whether `short` may be a shorter form of `full`: its words in their order; one word alone is no first name unless titled."""
    if not short or len(short) > len(full):
        return False
    if len(short) == 1 and len(full) > 1 and not titled:
        return any(same_word(short[0], word) for word in full[1:])
    at = 0
    for word in short:
        while at < len(full) and not same_word(word, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True
