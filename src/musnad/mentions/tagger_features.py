"""What the tagger of names sees of a word: its letters, what stands attached to it, what the lexicon's tables say of it.

Everything here depends on the word alone, so that a word is looked at once and remembered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from musnad.errors import LexiconError
from musnad.lexicon import Lexicon
from musnad.mentions.tables import ARTICLE, SWALLOWED
from musnad.text.folding import fold

_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_LINES = re.compile(r"[\n\r\x85\u2028\u2029\x1a]")  # what folding takes for the end of a line
_WORD_TABLES = {
    "honorifics": "hon", "roles": "role", "nationalities": "nat", "organisation_heads": "ohead", "media_heads": "mhead", "peoples": "peop",
    "name_connectors": "conn", "places_heads": "phead", "role_modifiers": "rmod", "portfolios": "portf",
}  # fmt: skip
_PHRASE_TABLES = {"organisations": "O", "armed_groups": "O", "media": "M", "countries": "L", "capitals": "L"}
_PLACES = {"places": "L", "places_world": "W", "places_libya": "W"}
_NAME_TABLES = {"name_kinds": "r", "known_names": "k"}
_PERSON = "p"  # kind of a person's full name
_NEEDS = 6  # column of a place that says what must stand beside it
# How a foreign name is heard: letters that writers waver between are one. Doubled sounds are written once.
_SOUNDS = {
    "ب": "B", "ت": "T", "ط": "T", "د": "D", "ض": "D", "ذ": "Z", "ك": "K", "ق": "K", "ج": "G", "غ": "G", "س": "S", "ص": "S", "ث": "S",
    "ز": "Z", "ظ": "Z", "ش": "X", "ف": "F", "ر": "R", "ل": "L", "م": "M", "ن": "N", "خ": "H", "ح": "h", "ه": "h", "ع": "", "ء": "",
    "و": "w", "ي": "y", "ا": "a",
}  # fmt: skip
_HEARD, _UNHEARD = str.maketrans(_SOUNDS), re.compile(f"[^{''.join(_SOUNDS)}]")
_GUTTURAL = frozenset("عحصضظذثء")  # letters that foreign names hardly have
DOUBLED = re.compile(r"([A-Zawyh])\1")


_COMMONER = 2  # times a word without attached letters must be commoner than with them to be read so
_LENGTHS = tuple(f"len={length}" for length in range(10))
_MET = (("met=00", "met=01"), ("met=10", "met=11"))  # whether a word, and without attached letters, has a vector
_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"


class Look(NamedTuple):
    """What is seen of one word.

    whole, bare: places of the word, as it stands and without attached letters, among the words with vectors, counted from 1; 0 where it
    has none. tags: what is told of it. key: its letters without those attached. forms: folded letters with and without what may be
    attached, to look phrases up. opens: whether a phrase of the tables begins with one of those.
    """

    whole: int
    bare: int
    tags: tuple[str, ...]
    key: str
    forms: tuple[str, ...]
    opens: bool = False


class Gazetteer:
    """Words and phrases of the lexicon's tables with short tags, by folded letters.

    words: tags of words and of phrases of one word, behind an article too. phrases: tags by words. starts: phrases by their first and
    second word, the longest first. Raises `LexiconError` where a row of the tables of names is broken.
    """

    def __init__(self, lexicon: Lexicon, arabic: Iterable[str] = ()) -> None:
        self.letters = frozenset(e.lemma for e in lexicon.entries("clitics") if e.value in ("conjunction", "preposition"))
        self.phrases: dict[tuple[str, ...], str] = {}
        words: dict[str, set[str]] = {}
        rows = [*_given(lexicon), *((tag, name, True) for tag, name in _names(lexicon, arabic)), *_tables(lexicon), *_known(lexicon)]
        for tag, pieces, single in _folded(rows):
            if single and len(pieces) == 1:
                words.setdefault(pieces[0], set()).add("gz=" + tag)
            elif pieces:
                self.phrases.setdefault(pieces, tag)
        for letters, tags in [*words.items()]:
            words.setdefault(ARTICLE + letters, set()).update("gz=al-" + tag[3:] for tag in tags if "al-" not in tag)
        for pieces, tag in self.phrases.items():
            if len(pieces) == 1:
                words.setdefault(pieces[0], set()).add("gz=ph" + tag)
        self.words = {letters: tuple(sorted(tags)) for letters, tags in words.items()}
        self.starts: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for phrase in sorted(self.phrases, key=lambda p: (-len(p), p)):
            self.starts.setdefault(phrase[0], {}).setdefault("".join(phrase[1:2]), []).append(phrase)


def _folded(rows: Sequence[tuple[str, str, bool]]) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Tag, words, and whether a word alone is meant; folded in one piece, which takes a tenth of the time."""
    folded = fold("\n".join(letters for _, letters, _ in rows)).folded.split("\n")
    for (tag, _, single), letters in zip(rows, folded, strict=True):
        yield tag, tuple(letters.split()), single


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


def _known(lexicon: Lexicon) -> Iterator[tuple[str, str, bool]]:
    """What readers know: the kinds of words and names; of a full name also where in it its words stand: first, inside, last."""
    for table, tag in _NAME_TABLES.items():
        for row in lexicon.rows(table):
            name, _, kinds = row.partition("\t")
            words = name.split()
            if not (words and kinds.isalpha()):
                raise LexiconError(f"{table}.tsv: a row is a name, a tab and the letters of its kinds, not {row!r}")
            if len(words) == 1:
                yield from ((tag + kind, name, True) for kind in kinds)
                continue
            yield tag + kinds[0], name, False
            if _PERSON in kinds:
                yield from (("p1", words[0], True), *(("pi", word, True) for word in words[1:-1]), ("pl", words[-1], True))


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
    return DOUBLED.sub(r"\1", first + _UNHEARD.sub("?", folded).translate(_HEARD))


class WordFeatures:
    """Looks at words."""

    def __init__(self, gazetteer: Gazetteer, places: Mapping[str, int], given: frozenset[str], family: frozenset[str]) -> None:
        """places: of folded words with vectors, from 1, the commonest first. given, family: sounds of foreign names."""
        self.gazetteer = gazetteer
        self._places = places
        self._given, self._family = given, family

    def look(self, words: Sequence[str]) -> list[Look]:
        """The looks of words as they stand, marks glued to them included; folded in one piece, which takes a tenth of the time."""
        bare = [_LINES.sub(" ", _EDGES.sub("", word)) for word in words]
        if not bare:
            return []
        text = fold("\n".join(bare))
        spelt = zip(words, bare, text.plain.split("\n"), text.folded.split("\n"), strict=True)
        return [self._look(word, inner, plain, folded) for word, inner, plain, folded in spelt]

    def _look(self, word: str, bare: str, plain: str, folded: str) -> Look:
        if not bare or not folded:
            return Look(0, 0, ("mark", "w=" + word[:3]), word, (word,))
        tags = [f"punct{'(' * (word[0] != bare[0])}{')' * (word[-1] != bare[-1])}"] if bare != word else []
        if plain[0].isdigit():
            return Look(0, 0, (*tags, f"dig{min(len(plain), 5)}"), folded, (folded,))
        if plain[0] < "ء":
            return Look(0, 0, (*tags, "latin", "latU" if word.isupper() else "latl"), folded, (folded,))
        forms = self._forms(folded)
        places = [self._places.get(form, 0) for form in forms]
        key, place = _key(forms, places)
        self._listed(forms, tags)
        if len(key) > 2:
            heard = sound(key)
            tags.append(f"sk={'F' * (heard in self._given)}{'L' * (heard in self._family)}{not _GUTTURAL.isdisjoint(key):d}")
        attached = folded[: len(folded) - len(key)] or (key != folded) * SWALLOWED
        tags += ("pro=" + attached, _LENGTHS[min(len(key), 9)], _MET[places[0] > 0][place > 0])
        if plain[-1] == _MARBUTA:
            tags.append("marbuta")
        starts = self.gazetteer.starts
        return Look(places[0], place, tuple(tags), key, forms, any(form in starts for form in forms))

    def _forms(self, folded: str) -> tuple[str, ...]:
        """The word with and without one or two letters that may be attached."""
        if folded[0] not in self.gazetteer.letters or len(folded) < 4:
            return (folded,)
        if folded.startswith(SWALLOWED) and len(folded) > 4:
            return folded, folded[1:], ARTICLE + folded[2:]
        if folded[1] in self.gazetteer.letters and len(folded) > 4:
            return folded, folded[1:], folded[2:]
        return folded, folded[1:]

    def _listed(self, forms: Sequence[str], tags: list[str]) -> None:
        """Add tags of tables; `'` marks what is only found without attached letters."""
        words = self.gazetteer.words
        if told := words.get(forms[0]):
            tags += told
        for form in forms[1:]:
            if told := words.get(form):
                tags += [tag + "'" for tag in told if len(form) > 2]


def _key(forms: Sequence[str], places: Sequence[int]) -> tuple[str, int]:
    """The form that is much commoner than those with more letters attached, and its place."""
    key, place = forms[0], places[0]
    for form, at in zip(forms[1:], places[1:], strict=True):
        if at and (not place or at * _COMMONER < place):
            key, place = form, at
    return key, place


def matches(looks: Sequence[Look], gazetteer: Gazetteer) -> list[str]:
    """For each word the tag of the tables' phrase that it begins (B) or goes on with (I), of one word (1) or more (2); else empty."""
    found = [""] * len(looks)
    free = 0
    for at, look in enumerate(looks):
        if look.opens and at >= free and (phrase := _longest(looks, at, gazetteer.starts)):
            for i in range(len(phrase)):
                found[at + i] = f"m={'I' if i else 'B'}{gazetteer.phrases[phrase]}{1 if len(phrase) == 1 else 2}"
            free = at + len(phrase)
    return found


def _longest(looks: Sequence[Look], at: int, starts: Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]) -> tuple[str, ...]:
    best: tuple[str, ...] = ()
    second = looks[at + 1].forms[0] if at + 1 < len(looks) else ""
    for letters in looks[at].forms:
        begun = starts.get(letters, {})
        for phrase in (*begun.get(second, ()), *begun.get("", ())):
            if len(phrase) <= len(best):
                break
            if all(at + i < len(looks) and looks[at + i].forms[0] == phrase[i] for i in range(2, len(phrase))):
                best = phrase
                break
    return best
