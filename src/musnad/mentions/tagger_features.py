"""What the tagger of names sees of a word: its letters, its analysis, what the lexicon's tables and the counted words say of it.

Everything here depends on the word alone, so that a word is looked at once and remembered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from musnad.lexicon import Lexicon
from musnad.mentions.tables import ARTICLE
from musnad.text.analysis import Analyser, Analysis
from musnad.text.folding import fold

WIDTH = 2  # neighbours on either side whose features count
_ROOM = 40_000  # words remembered
_RARE = -16.0  # weight of an analysis whose stem hardly anybody has seen
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_WORD_TABLES = {
    "honorifics": "hon", "roles": "role", "nationalities": "nat", "organisation_heads": "ohead", "media_heads": "mhead", "peoples": "peop",
    "name_connectors": "conn", "places_heads": "phead", "role_modifiers": "rmod", "portfolios": "portf",
}  # fmt: skip
_PHRASE_TABLES = {"organisations": "O", "armed_groups": "O", "media": "M", "countries": "L", "capitals": "L"}
_PLACES = {"places": "L", "places_world": "W", "places_libya": "W"}
_CLOSED = frozenset(["ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET"])
_NEEDS = 6  # column of a place that says what must stand beside it
# How a foreign name is heard: letters that writers waver between are one. Doubled sounds are written once.
_SOUNDS = {
    "ب": "B", "ت": "T", "ط": "T", "د": "D", "ض": "D", "ذ": "Z", "ك": "K", "ق": "K", "ج": "G", "غ": "G", "س": "S", "ص": "S", "ث": "S",
    "ز": "Z", "ظ": "Z", "ش": "X", "ف": "F", "ر": "R", "ل": "L", "م": "M", "ن": "N", "خ": "H", "ح": "h", "ه": "h", "ع": "", "ء": "",
    "و": "w", "ي": "y", "ا": "a",
}  # fmt: skip
_GUTTURAL = frozenset("عحصضظذثء")  # letters that foreign names hardly have
_MARKED = frozenset("عحصضظذثءغقطخ")
DOUBLED = re.compile(r"([A-Zawyh])\1")


class Look(NamedTuple):
    """What is seen of one word.

    shared: features that count for its neighbours too. own: features of its letters, for itself alone. key: its letters without what is
    attached, the same wherever the same name stands. bare: folded letters with and without what may be attached, to look phrases up.
    opens: whether any phrase of the tables begins with one of those. names: whether the word may be part of a name at all.
    """

    shared: tuple[str, ...]
    own: tuple[str, ...]
    key: str
    bare: tuple[str, ...]
    opens: bool = False
    names: bool = False


class Counted(NamedTuple):
    """What was counted over corpora, as features with blanks between.

    words: classes of words that stand in like places, by folded letters. company: what stands beside a word, by its letters without
    clitics. given, family: sounds of foreign names. arabic: Arabic names.
    """

    words: Mapping[str, str]
    company: Mapping[str, str]
    given: frozenset[str]
    family: frozenset[str]
    arabic: frozenset[str]


class Gazetteer:
    """Words and phrases of the lexicon's tables with short tags, by folded letters."""

    def __init__(self, lexicon: Lexicon, arabic: Iterable[str] = ()) -> None:
        self.words: dict[str, set[str]] = {}
        self.phrases: dict[tuple[str, ...], str] = {}
        self.letters = frozenset(e.lemma for e in lexicon.entries("clitics") if e.value in ("conjunction", "preposition"))
        self._fill([*_given(lexicon), *((tag, name, True) for tag, name in _names(lexicon, arabic)), *_tables(lexicon)])
        self.starts: dict[str, dict[str, list[tuple[str, ...]]]] = {}  # by first and second word, longest first
        for phrase in sorted(self.phrases, key=lambda p: (-len(p), p)):
            self.starts.setdefault(phrase[0], {}).setdefault("".join(phrase[1:2]), []).append(phrase)

    def _fill(self, rows: list[tuple[str, str, bool]]) -> None:
        """Fold all in one piece, which takes a tenth of the time; a row says whether it is a word or a phrase."""
        folded = fold("\n".join(letters for _, letters, _ in rows)).folded.split("\n")
        for (tag, _, single), letters in zip(rows, folded, strict=True):
            pieces = tuple(letters.split())
            if single and len(pieces) == 1:
                self.words.setdefault(letters, set()).add(tag)
            elif pieces:
                self.phrases.setdefault(pieces, tag)


def _given(lexicon: Lexicon) -> Iterator[tuple[str, str, bool]]:
    for entry in lexicon.entries("given_names"):
        kind = "gF" if "foreign" in entry.tags else "gW" if "word" in entry.tags else "g"
        for form in (entry.lemma, *entry.forms):
            yield kind, form, True
            yield "g_", form, True


def _names(lexicon: Lexicon, arabic: Iterable[str]) -> Iterator[tuple[str, str]]:
    for row in lexicon.rows("proper_words"):
        word, kind = row.split("\t")[:2]
        yield "p" + kind[:2], word
    for row in lexicon.rows("surnames"):
        yield "sur", row.split("\t")[0]
    for name in arabic:
        yield "arn", name


def _tables(lexicon: Lexicon) -> Iterator[tuple[str, str, bool]]:
    for table, tag in _WORD_TABLES.items():
        for entry in lexicon.entries(table):
            for form in (entry.lemma, *entry.forms):
                yield tag, form, True
                if table == "organisation_heads" and " " not in form:
                    yield "oh:" + entry.value, form, True
    for table, tag in _PHRASE_TABLES.items():
        for entry in lexicon.entries(table):
            doubt = "?" if "ambiguous" in entry.tags else ""
            for form in (entry.lemma, *entry.forms):
                yield tag + doubt, form, False
    for table, tag in _PLACES.items():
        for row in lexicon.rows(table):
            cells = row.split("\t")
            doubt = "?" if len(cells) > _NEEDS and cells[_NEEDS] else ""
            for name in cells[0].split("|"):
                yield tag + doubt, name, False


def sound(folded: str) -> str:
    """A word as it is heard, to be compared with foreign names written in Latin letters."""
    first = "a" if folded[0] == "ع" else ""
    if len(folded) > 2 and folded[-1] == "ه":
        folded = folded[:-1] + "ا"
    return DOUBLED.sub(r"\1", first + "".join(_SOUNDS.get(letter, "?") for letter in folded))


class WordFeatures:
    """Looks at words and remembers what it saw, up to a bound."""

    def __init__(self, lexicon: Lexicon, analyser: Analyser, counted: Counted) -> None:
        self.gazetteer = Gazetteer(lexicon, sorted(counted.arabic))
        self._analyser = analyser
        self._counted = counted
        self._known: dict[str, Look] = {}

    def look(self, word: str) -> Look:
        """The look of one word as it stands, marks glued to it included."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _ROOM:
                self._known.clear()
            known = self._known[word] = self._look(word)
        return known

    def _look(self, word: str) -> Look:
        bare = _EDGES.sub("", word)
        if not bare:
            return Look(("w=" + word, "mark"), (), word, (word,))
        text = fold(bare)
        plain, folded = text.plain, text.folded
        shared = ["w=" + folded]
        if bare != word:
            shared.append(f"punct{'(' * (word[0] != bare[0])}{')' * (word[-1] != bare[-1])}")
        if plain[:1].isdigit():
            return Look((*shared, f"dig{min(len(plain), 5)}"), (), folded, (folded,))
        if not plain or plain[0] < "ء":
            return Look((*shared, "latin", "latU" if word.isupper() else "latl"), (), folded, (folded,), names=True)
        return self._arabic(shared, plain, folded)

    def _arabic(self, shared: list[str], plain: str, folded: str) -> Look:
        analyses = self._analyser.analyse(plain)
        best = analyses[0]
        stem, lemma, proclitics = fold(f"{best.stem}\n{best.lemma}\n{_proclitics(best)}").folded.split("\n")
        shared += _analysed(best, stem, lemma, proclitics)
        if len(analyses) > 1:
            shared.append("pos2=" + analyses[1].pos)
        key = folded[len(proclitics) :] if proclitics and folded.startswith(proclitics) and len(folded) > len(proclitics) else folded
        name = key[2:] if key.startswith(ARTICLE) and len(key) > 4 else key
        bare = self._bare(folded, stem)
        shared += self._listed(bare)
        shared += self._heard(folded, key, rare=best.weight < _RARE)
        shared += self._classes(folded, key, name, stem)
        shared += self._counted.company.get(key, "").split()
        shared += ("gut=" + "".join(sorted(set(name) & _MARKED)), f"gutn={not _GUTTURAL.isdisjoint(name):d}")
        opens = not self.gazetteer.starts.keys().isdisjoint(bare)
        return Look(tuple(shared), tuple(_letters(name)), key, bare, opens, len(key) > 2 and best.pos not in _CLOSED)

    def _bare(self, folded: str, stem: str) -> tuple[str, ...]:
        """The word with and without one or two letters that may be attached, and its stem."""
        letters = self.gazetteer.letters
        cuts = (folded[cut:] for cut in (1, 2) if len(folded) > cut + 2 and letters.issuperset(folded[:cut]))
        return tuple(dict.fromkeys((folded, *cuts, stem)))

    def _listed(self, bare: tuple[str, ...]) -> Iterator[str]:
        """Tags of tables; `'` marks what is only found without attached letters."""
        words, phrases = self.gazetteer.words, self.gazetteer.phrases
        tags: set[str] = set()
        for i, letters in enumerate(bare):
            mark = "'" if i else ""
            tags.update(tag + mark for tag in words.get(letters, ()))
            if letters.startswith(ARTICLE):
                tags.update("al-" + tag for tag in words.get(letters[2:], ()))
            if (tag := phrases.get((letters,))) and (not i or len(letters) > 2):
                tags.add(f"ph{tag}{mark}")
        return ("gz=" + tag for tag in sorted(tags))

    def _heard(self, folded: str, key: str, *, rare: bool) -> Iterator[str]:
        """Whether the word sounds like a foreign name, with and without what is attached."""
        for name, letters in (("sk", key), ("skx", folded)) if folded != key else (("sk", key),):
            if len(letters) > 2:
                heard = sound(letters)
                kinds = "F" * (heard in self._counted.given) + "L" * (heard in self._counted.family)
                yield f"{name}={kinds}{not _GUTTURAL.isdisjoint(letters):d}{'U' * rare}"
                if kinds:
                    yield f"{name}={kinds}"

    def _classes(self, *spellings: str) -> Iterable[str]:
        """The classes of the word, of its longest spelling that has any."""
        for letters in spellings:
            if letters in self._counted.words:
                return self._counted.words[letters].split(" ")
        return ("cl=none",)


def _proclitics(analysis: Analysis) -> str:
    return "".join(s.text for s in analysis.segments if s.kind in ("conjunction", "preposition", "future", "emphasis"))


def _analysed(best: Analysis, stem: str, lemma: str, proclitics: str) -> Iterator[str]:
    features = best.features
    article = any(segment.kind == "article" for segment in best.segments)
    yield from ("st=" + stem, "lem=" + lemma, "pos=" + best.pos, f"pp={best.pos}{article:d}", "pro=" + proclitics)
    yield f"wt={max(-20, int(best.weight))}"
    yield f"ft={best.pos}{features.gender}{features.number}{features.form}"
    if best.segments[-1].kind == "pronoun":
        yield "pron"


def _letters(name: str) -> Iterator[str]:
    """Beginnings, endings and runs of letters of a word without clitics."""
    yield f"len={min(len(name), 9)}"
    for size in (1, 2, 3, 4):
        yield f"p{size}={name[:size]}"
        yield f"s{size}={name[-size:]}"
    whole = f"^{name}$"
    yield from ("c3=" + whole[i : i + 3] for i in range(len(whole) - 2))
    yield from ("c2=" + whole[i : i + 2] for i in range(len(whole) - 1))
