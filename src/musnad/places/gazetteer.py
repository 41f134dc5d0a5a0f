"""The gazetteer: named points of the earth, looked up by the folded words of a document."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from musnad.lexicon import Lexicon, kept
from musnad.text.document import Document
from musnad.text.folding import fold

COUNTRY, CAPITAL, NONE = "country", "capital", "none"  # kinds of a state's own entry, of its capital, of names that are no places
BY_HAND = "musnad"  # source id of what is written by hand
TABLES = {"places": BY_HAND, "places_libya": "osm", "places_world": "wikidata"}  # what source ids begin with, by table
_NO_STATES = frozenset({"union", "former", "entity"})  # tags of the table of countries: what is no country, or a part of one
_REMEMBERED = 65_536  # words whose starts are kept
_CODE = "="  # before the code of a state among its names
_ALIF, _SWALLOWS = "ا", "ل"  # the article loses its alif after "for"

_Starts = tuple[tuple[str, str], ...]  # proclitics and what follows them
_NOTHING: _Starts = ()


class Entry(NamedTuple):
    """One place. `country` is ISO 3166-1 alpha-3, empty for seas; `people` some measure of its weight.

    kind: country, capital, region, town, village, quarter, area (mountains, waters, fronts), or one that names a point (airport, base, …).
    needs: `country` where it counts only beside a sign of its country, `head` where only behind a word like "city", `in` where behind that
    or a preposition, `sign` where any of these will do, `both` where `head` or both its country and a preposition, else empty.
    """

    name: str
    country: str
    lat: float
    lon: float
    kind: str
    people: int
    needs: str
    source: str


class Hit(NamedTuple):
    """A name at tokens `first` up to `after`; `before` are the proclitics on its first token, `entries` what it may mean."""

    first: int
    after: int
    before: str
    entries: tuple[Entry, ...]


class Gazetteer:
    """All known places by name. Loading takes some 50 ms; a row becomes an `Entry` when its name is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the tables `places*.tsv`, and the states from the tables `countries` and `places_countries`."""
        self._rows: list[str] = []
        self._index: dict[str, list[int]] = {}
        self._seconds: dict[str, dict[str, int]] = {}  # by first word: second words, with the length of the longest name
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._starts: dict[str, _Starts] = {}
        self.runs = runs(lexicon)
        self._add(_state_rows(lexicon))
        self._add(_rows_of_none(lexicon))
        for table, source in TABLES.items():
            self._add([f"{row}\t{source}" for row in lexicon.rows(table)])
        self._capitals = {entry.country: entry for entry in map(_entry, (row for row in self._rows if f"\t{CAPITAL}\t" in row))}

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places of a folded name, a state first; empty if there is none."""
        known = self._entries.get(name)
        if known is None:
            known = self._entries[name] = tuple(_entry(self._rows[number]) for number in self._index.get(name, ()))
        return known

    def capital(self, country: str) -> tuple[Entry, ...]:
        """The capital of a country by its code; empty where it is not known."""
        return (self._capitals[country],) if country in self._capitals else ()

    def state(self, country: str) -> tuple[Entry, ...]:
        """The entry of a country by its code; empty where it is not known."""
        return tuple(e for e in self.named(_CODE + country.lower()) if e.kind == COUNTRY)

    def hits(self, document: Document) -> Iterator[Hit]:
        """Names in text order, the longest at each place, none overlapping another; one look-up a token."""
        words = document.folded
        starts = list(map(self._starts.get, words))
        breaks = [after for _, after in document.paragraphs]
        free = 0
        for i in [i for i, begun in enumerate(starts) if begun is not _NOTHING]:
            begun = starts[i]
            if begun is None:
                begun = self._begin(words[i])
            hit = self._longest_at(words, i, begun) if begun and i >= free else None
            if hit and bisect_right(breaks, i) == bisect_right(breaks, hit.after - 1):
                free = hit.after
                if hit.entries[0].kind != NONE:
                    yield hit

    def _longest_at(self, words: Sequence[str], at: int, starts: _Starts) -> Hit | None:
        best: Hit | None = None
        behind = words[at + 1] if at + 1 < len(words) else ""
        for run, word in starts:
            longest = self._seconds[word]
            for size in range(longest.get(behind, 1), 1, -1):
                if best and at + size <= best.after:
                    break
                name = " ".join((word, *words[at + 1 : at + size]))
                if name in self._index:
                    best = Hit(at, at + size, run, self.named(name))
            if not best and "" in longest:
                best = Hit(at, at + 1, run, self.named(word))
        return best

    def _begin(self, word: str) -> _Starts:
        """What may begin a name in a token; remembered."""
        if len(self._starts) >= _REMEMBERED:
            self._starts.clear()
        found = self._starts[word] = tuple(cut for cut in self._cuts(word) if cut[1] in self._seconds) or _NOTHING
        return found

    def _cuts(self, word: str) -> Iterator[tuple[str, str]]:
        yield "", word
        for run in self.runs:
            if word.startswith(run):
                yield run, word[len(run) :]
                if run[-1] == _SWALLOWS:
                    yield run, _ALIF + word[len(run) :]

    def _add(self, rows: list[str]) -> None:
        """Take in rows of names, cells and source; folded in one piece, which takes a tenth of the time."""
        names = [row.partition("\t")[0] for row in rows]
        for row, folded in zip(rows, fold("\n".join(names)).folded.split("\n"), strict=True):
            number = len(self._rows)
            self._rows.append(row)
            for name in dict.fromkeys(folded.split("|")):
                self._index.setdefault(name, []).append(number)
                first, _, rest = name.partition(" ")
                seconds = self._seconds.setdefault(first, {})
                second = rest.partition(" ")[0]
                seconds[second] = max(seconds.get(second, 0), 1 + len(rest.split(" ")) if rest else 1)


@kept
def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of `lexicon`."""
    return Gazetteer(lexicon)


def _entry(row: str) -> Entry:
    names, country, lat, lon, kind, people, needs, *identity, source = row.split("\t")
    return Entry(names.partition("|")[0], country, float(lat), float(lon), kind, int(people), needs, ":".join([source, *identity]))


def _state_rows(lexicon: Lexicon) -> list[str]:
    """The states as rows of the other tables; the code itself is a name, so that a state is found by it."""
    centres = dict(row.split("\t", 1) for row in lexicon.rows("places_countries"))
    adjectives = {form for entry in lexicon.entries("nationalities") for form in (entry.lemma, *entry.forms)}
    rows = []
    for entry in lexicon.entries("countries"):
        if entry.value in centres and not _NO_STATES & set(entry.tags):
            names = [name for name in (entry.lemma, *entry.forms) if name not in adjectives or name == entry.lemma]
            cells = (entry.value, centres[entry.value], COUNTRY, "0", "", entry.value, "mledoze")
            rows.append("\t".join(["|".join([*names, _CODE + entry.value.lower()]), *cells]))
    return rows


def _rows_of_none(lexicon: Lexicon) -> list[str]:
    """Names that hold the name of a place and are none, as rows."""
    entries = lexicon.entries("places_none")
    return ["|".join((entry.lemma, *entry.forms)) + f"\t\t0\t0\t{NONE}\t0\t\tmusnad" for entry in entries]


def runs(lexicon: Lexicon) -> tuple[str, ...]:
    """Runs of conjunction and preposition that may stand before a name, longest first."""
    kinds: dict[str, list[str]] = {"conjunction": [""], "preposition": [""]}
    for entry in lexicon.entries("clitics"):
        if entry.value in kinds:
            kinds[entry.value].append(entry.lemma)
    runs = {joined + preposition for joined, preposition in product(*kinds.values())} - {""}
    return tuple(sorted(runs, key=len, reverse=True))
