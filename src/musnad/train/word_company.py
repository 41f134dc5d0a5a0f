"""What stands beside each word in text without labels: how often a given name, a role, the head of a place or body, a verb of saying …"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from musnad.lexicon import Lexicon
from musnad.mentions.tagger_features import Look, WordFeatures
from musnad.text.folding import fold_word

_LEAST = 2  # times a word must be seen
_BOUNDS = (0.03, 0.1, 0.25, 0.5)  # shares that are told apart
# Names of neighbours: tags of tables, and what is asked of them before (p), two before (P) and after (n) a word.
_TAGS = {
    "g": {"gz=g", "gz=gF", "gz=gW", "gz=g'", "gz=gF'"}, "r": {"gz=role", "gz=hon", "gz=role'", "gz=hon'"}, "h": {"gz=phead", "gz=phead'"},
    "o": {"gz=ohead", "gz=mhead", "gz=ohead'"}, "v": {"pos=VERB"},
}  # fmt: skip
_ASKED = ("pg", "ng", "pr", "ph", "po", "pi", "ns", "Pg", "nv", "Pr")


def word_company(sentences: Iterable[Sequence[str]], features: WordFeatures, lexicon: Lexicon) -> dict[str, str]:
    """For each word by its letters without clitics, features such as `cx=pg2` (a given name often stands before it)."""
    cues = {fold_word(e.lemma) for e in lexicon.entries("cues")}
    prepositions = {fold_word(e.lemma) for e in lexicon.entries("closed_class") if e.value == "ADP"}
    seen: Counter[str] = Counter()
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, str] = {}
    for sentence in sentences:
        looks = [features.look(word) for word in sentence]
        roles = [kinds.setdefault(word, _kinds(word, look, cues, prepositions)) for word, look in zip(sentence, looks, strict=True)]
        for i, (word, look) in enumerate(zip(sentence, looks, strict=True)):
            if word[0].isalpha():
                seen[look.key] += 1
                beside[look.key].update(_around(roles, i))
    return {key: _told(beside[key], times) for key, times in sorted(seen.items()) if times >= _LEAST}


def _kinds(word: str, look: Look, cues: set[str], prepositions: set[str]) -> str:
    folded, shared = fold_word(word), set(look.shared)
    kinds = "".join(kind for kind, tags in _TAGS.items() if not shared.isdisjoint(tags))
    return kinds + "s" * (folded in cues) + "i" * (folded in prepositions)


def _around(roles: Sequence[str], at: int) -> Iterable[str]:
    before = roles[at - 1] if at else ""
    second = roles[at - 2] if at > 1 else ""
    after = roles[at + 1] if at + 1 < len(roles) else ""
    return (*("p" + kind for kind in before), *("P" + kind for kind in second), *("n" + kind for kind in after))


def _told(beside: Mapping[str, int], times: int) -> str:
    shares = {kind: sum(beside.get(kind, 0) / times >= bound for bound in _BOUNDS) for kind in _ASKED}
    return " ".join((*(f"cx={kind}{share}" for kind, share in shares.items() if share), f"cx=n{times.bit_length()}"))
