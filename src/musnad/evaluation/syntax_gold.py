"""What the trees of a treebank say about phrases and subjects, in tokens of the running text.

A gold noun phrase is what `NounPhrase` means: a noun, name or number with all that hangs on it, directly or through a word of the phrase,
as adjective (amod), genitive without a preposition (nmod), number (nummod), determiner (det) or part of a name (flat, foreign, compound),
as far as it stands without a gap (quotation marks do not count). Coordinations, appositions, prepositional phrases and clauses are outside.
A verb's gold subject is its nsubj or nsubj:pass. It is None for a personal or relative pronoun, a clause, or no subject at all. A verb that
leans on a form of kana shares its subject, on whichever of both the treebank hangs it. Where a number or a word of quantity heads a phrase,
the counted noun is as good: treebanks disagree about which is the head.
"""

from collections.abc import Collection
from typing import NamedTuple

from musnad.evaluation.treebanks import GoldSentence, GoldWord

_NOMINAL = frozenset(("NOUN", "PROPN", "X", "NUM"))
_NAMES = frozenset(("PROPN", "X"))
_INSIDE = frozenset(("amod", "nummod", "det", "flat", "foreign", "compound", "name"))
# A genitive is hung by what it is to the deed that its noun names.
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "obj", "dobj", "nmod", "obl", "advmod"))
_ARTICLE = "ال"
_SAME = {
    "NOUN": "nominal", "PROPN": "nominal", "X": "nominal", "ADJ": "ADJ", "VERB": "VERB", "AUX": "VERB", "NUM": "NUM", "PUNCT": "PUNCT",
    "SYM": "PUNCT",
}  # fmt: skip
_QUANTITIES = ("NUM", "DET", "ADJ")


class Parsed(NamedTuple):
    """What a reader tells of one sentence: class of each token, ranges of phrases, and for each verb's token the range of its subject.

    A subject's range ends behind its head; None is a pronoun.
    """

    classes: tuple[str, ...]
    phrases: frozenset[tuple[int, int]]
    subjects: dict[int, tuple[int, int] | None]


def universal_class(pos: str) -> str:
    """The class that a universal part of speech counts as: the two treebanks draw the other borders differently."""
    return _SAME.get(pos, "other")


def gold_phrases(sentence: GoldSentence) -> frozenset[tuple[int, int]]:
    """Ranges of tokens of all noun phrases."""
    children = _children(sentence)
    held: set[int] = set()
    found: set[tuple[int, int]] = set()
    for top, word in enumerate(sentence.words):
        if not _is_inside(sentence, top, children) and _heads(word, children[top], sentence):
            members = _members(sentence, top, children)
            held |= members
            found.add(_span(sentence, top, members))
    return frozenset(found)


def gold_subject(sentence: GoldSentence, verb: int, auxiliaries: Collection[str]) -> frozenset[int]:
    """Tokens any of which counts as the head of the subject of the gold word `verb`; empty for a pronoun."""
    children = _children(sentence)
    subject = _subject(sentence, verb, children)
    if subject is None:
        subject = next(
            (s for other in _sharing(sentence, verb, children, auxiliaries) if (s := _subject(sentence, other, children)) is not None), None
        )
    if subject is None or (_is_pronoun(sentence.words[subject]) and not _hangs_on_noun(sentence, subject, verb)):
        return frozenset()
    return frozenset(sentence.at[i] for i in (subject, *_counted(sentence, subject, children)))


def _children(sentence: GoldSentence) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in sentence.words]
    for i, word in enumerate(sentence.words):
        if word.head >= 0:
            children[word.head].append(i)
    return children


def _subject(sentence: GoldSentence, verb: int, children: list[list[int]]) -> int | None:
    return next((i for i in children[verb] if sentence.words[i].relation.startswith("nsubj")), None)


def _sharing(sentence: GoldSentence, verb: int, children: list[list[int]], auxiliaries: Collection[str]) -> list[int]:
    """The words that may hold the subject instead: kana above the verb, the predicate above kana, the verb below it."""
    word = sentence.words[verb]
    above = (
        [word.head]
        if word.head >= 0 and sentence.words[word.head].lemma in auxiliaries and word.relation not in ("ccomp", "acl", "conj")
        else []
    )
    if word.lemma in auxiliaries or word.pos == "AUX":
        above = [word.head] if word.relation in ("aux", "cop", "aux:pass") else []
        return above + [
            i
            for i in children[verb]
            if sentence.words[i].pos == "VERB" and sentence.words[i].relation in ("xcomp", "dobj", "ccomp", "nmod")
        ]
    return above + [i for i in children[verb] if sentence.words[i].relation.startswith("aux")]


def _is_pronoun(word: GoldWord) -> bool:
    return word.pos == "PRON" and not word.demonstrative


def _hangs_on_noun(sentence: GoldSentence, pronoun: int, verb: int) -> bool:
    """Whether a pronoun is the suffix of a word of quantity (`أحدهم`, one of them), which is then the subject."""
    stem = sentence.stem(sentence.at[pronoun])
    return stem not in (pronoun, verb) and sentence.words[stem].pos in (*_QUANTITIES, "NOUN")


def _counted(sentence: GoldSentence, subject: int, children: list[list[int]]) -> list[int]:
    words = sentence.words
    counted = [i for i in children[subject] if words[i].relation.startswith(("nummod", "det"))]
    if words[subject].pos in _QUANTITIES:
        counted += [i for i in children[subject] if words[i].relation.startswith(("nmod", "obl"))][:1]
    if words[subject].pos in _NAMES:
        counted += [i for i in children[subject] if i < subject and words[i].pos in _NOMINAL and words[i].relation == "nmod"]
    return counted


def _is_inside(sentence: GoldSentence, i: int, children: list[list[int]]) -> bool:
    """Whether a word belongs to the phrase of its head."""
    word, relation = sentence.words[i], sentence.words[i].relation.partition(":")[0]
    if word.head < 0 or (word.pos == "PRON" and not word.demonstrative):
        return False
    head = sentence.words[word.head]
    if head.pos not in _NOMINAL | {"DET", "ADJ"} and not head.demonstrative:
        return False
    if any(sentence.words[c].relation in ("case", "cc", "mark") and c < i for c in children[i]):
        return False
    if word.demonstrative and word.head == i + 1:
        return True
    if word.pos in _NAMES and head.pos in _NAMES:
        return True
    if relation in _ARGUMENTS and word.pos in _NOMINAL:
        return word.head < i and not _is_apposition(sentence, i, children)
    if (
        word.pos == "ADJ"
        and head.pos in _NOMINAL
        and word.head < i
        and word.features.get("Definite") == head.features.get("Definite") == "Def"
    ):
        return True
    return relation in _INSIDE and word.pos in _NOMINAL | {"ADJ", "DET", "PRON", "PART"}


def _is_apposition(sentence: GoldSentence, i: int, children: list[list[int]]) -> bool:
    """Whether a bare noun behind a noun cannot be its genitive: the noun has one already, a pronoun or the article."""
    words, head = sentence.words, sentence.words[i].head
    if words[head].pos in _NAMES:
        return True
    if words[head].pos not in ("NOUN", "ADJ") or words[i].pos == "NUM":
        return False
    if words[i].features.get("Case", "Gen") != "Gen" or words[head].form.startswith(_ARTICLE):
        return True
    before = [c for c in children[head] if head < c < i and words[c].relation.partition(":")[0] in _ARGUMENTS]
    return any(words[c].pronoun or words[c].pos in _NOMINAL | {"PRON"} for c in before)


def _heads(word: GoldWord, children: list[int], sentence: GoldSentence) -> bool:
    """Whether a word heads a phrase of its own."""
    if word.pos in _NOMINAL:
        return True
    if word.pos == "ADJ":
        inner = any(sentence.words[c].pos in _NOMINAL and _is_inside(sentence, c, _children(sentence)) for c in children)
        return (inner or word.features.get("Definite") == "Def") and word.relation.partition(":")[0] in _ARGUMENTS
    return (word.demonstrative or word.pos == "DET") and (word.relation.partition(":")[0] in _ARGUMENTS or bool(children))


def _members(sentence: GoldSentence, top: int, children: list[list[int]]) -> set[int]:
    members, open_ = {top}, [top]
    while open_:
        for child in children[open_.pop()]:
            if _is_inside(sentence, child, children):
                members.add(child)
                open_.append(child)
    return members


def _span(sentence: GoldSentence, top: int, members: set[int]) -> tuple[int, int]:
    tokens = {sentence.at[i] for i in members}
    first, after = sentence.at[top], sentence.at[top] + 1
    while first - 1 in tokens:
        first -= 1
    while after in tokens or (after + 1 in tokens and _is_quote(sentence, after)):
        after += 1
    return first, after


def _is_quote(sentence: GoldSentence, token: int) -> bool:
    return sentence.document.tokens[token].plain in "\"«»“”'"
