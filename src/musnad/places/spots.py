"""Where names of places stand, and what the words beside them tell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from musnad.places.gazetteer import COUNTRY, Entry, Gazetteer, Hit
from musnad.places.words import NONE as NOTHING
from musnad.places.words import Beside, Word
from musnad.text.document import Document

_FARTHEST = 5  # words of place before one name: شمال شرق مدينة …
_SHORTLY = 3  # tokens between a word of motion and its "to" or "from"
_NO_ADJECTIVE = ("", "border", "part", "around")  # words of place after which an adjective of country ends the name
_FEMININE = ("ه", "ات")  # folded ends of nouns with which an adjective of country agrees
_IN, _TO, _AND, _THE = "ب", "ل", "و", "ال"
_EACH = ("كل", "كلا")  # before "of", for each of several
_BESIDE = ("part", "around")
_NO_KINDS = (*_BESIDE, "border")
_ALIF, _TANWIN = "ا", "\N{ARABIC FATHATAN}"
QUOTES, COMMA, COLONS = frozenset("\"«“”'("), frozenset("،,"), frozenset(":")


class Spot(NamedTuple):
    """A name that may be a place. Its letters begin at token `begin`, behind `skip` letters of proclitics, and end before `after`.

    heads: words of place before the name, nearest first. role: how it is governed (in, to, from, motion, event, body, person) or empty.
    country: of an adjective behind it (بنغازي الليبية). listed: joined to the spot before it by "and" or a comma.
    """

    hit: Hit
    begin: int
    after: int
    skip: int
    heads: tuple[Word, ...] = ()
    role: str = ""
    country: str = ""
    listed: bool = False

    @property
    def head(self) -> str:
        """The value of the nearest word of place that is no side of it or edge."""
        return next((word.head for word in self.heads if word.head not in _NO_KINDS), "")

    @property
    def named(self) -> bool:
        """Whether it is a street, square or quarter, which is often called after a place elsewhere."""
        return bool(self.heads) and "named" in self.heads[0].tags

    @property
    def unlisted(self) -> bool:
        """Whether it may be a place that no table holds."""
        return self.named or not self.entries

    @property
    def joined(self) -> bool:
        """Whether it begins with "and" or continues a list."""
        before = self.heads[-1].before if self.begin < self.hit.first and self.heads else self.hit.before
        return self.listed or before.startswith(_AND)

    @property
    def strong(self) -> bool:
        """Whether the words before it leave no doubt that it is a place."""
        return any("ambiguous" not in word.tags and word.head != "border" for word in self.heads)

    @property
    def aside(self) -> bool:
        """Whether its sides or surroundings are meant, not itself."""
        return any(word.head in _BESIDE for word in self.heads)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What its name may mean."""
        return self.hit.entries


def find_spots(document: Document, beside: Beside, gazetteer: Gazetteer) -> list[Spot]:
    """All names with what stands beside them, in text order; and what an adjective of country makes a place (السواحل الليبية)."""
    spots: list[Spot] = []
    for hit in gazetteer.hits(document):
        last = document.tokens[hit.after - 1].folded
        if last[-1] == _ALIF and _TANWIN in document.letters(hit.after - 1, hit.after)[-2:]:
            continue  # no name of a place takes it: صيداً is prey, not Sidon
        spots.append(_spot(document, beside.words, hit, spots[-1] if spots else None, gazetteer))
    taken = tokens_of(spots)
    told = [spot for spot in _by_adjective(document, beside, gazetteer) if spot.hit.first not in taken]
    return sorted([*spots, *told], key=lambda spot: spot.begin) if told else spots


def tokens_of(spots: Sequence[Spot]) -> frozenset[int]:
    """The tokens that spots take up."""
    return frozenset(at for spot in spots for at in range(spot.begin, spot.after))


def _spot(document: Document, words: Sequence[Word], hit: Hit, previous: Spot | None, gazetteer: Gazetteer) -> Spot:
    behind = words[hit.after] if hit.after < len(words) else NOTHING
    country = behind.country
    if behind.context == "son" and not behind.before:
        return Spot(hit, hit.first, hit.after, len(hit.before), role="person")
    if previous and _listed(document, words, previous, hit):
        if hit.before in ("", _AND):
            heads = tuple(word for word in previous.heads if word.head not in _BESIDE)
            return Spot(hit, hit.first, hit.after, len(hit.before), heads, previous.role, country, listed=True)
        return Spot(hit, hit.first, hit.after, len(hit.before), (), _governed(hit.before), country, listed=True)
    if hit.before:
        role = _governed(hit.before)
        if role == "for" and _moves(words, hit.first):
            role = "to"
        return Spot(hit, hit.first, hit.after, len(hit.before), (), role, country)
    begin, heads = heads_before(document, words, hit.first, previous.after if previous else 0)
    skip = words[begin].skip if begin < hit.first else 0
    role = role_of(document, words, begin)
    if not role and begin == 0 and _titles(document, hit):
        role = "in"
    if heads and heads[0].head == "capital" and is_state(hit.entries[0]) and not heads[0].definite:
        hit = hit._replace(entries=gazetteer.capital(hit.entries[0].country) or hit.entries)
    return Spot(hit, begin, hit.after, skip, heads, role, country)


def _listed(document: Document, words: Sequence[Word], previous: Spot, hit: Hit) -> bool:
    """Whether a name continues a list: joined by "and" or a comma to one that ends just before it."""
    gap = hit.first - previous.after
    between = document.tokens[previous.after].folded if gap == 1 else ""
    if hit.before.startswith(_AND):
        return gap == 0 or between in COMMA or (gap == 1 and bool(words[previous.after].country))
    return (between in COMMA or between == _AND) and not hit.before  # some write "and" as a word of its own


def _titles(document: Document, hit: Hit) -> bool:
    """Whether a name that opens the text stands before the colon of its headline, no state, whose name there says who acts."""
    behind = document.tokens[hit.after].folded if hit.after < len(document.tokens) else ""
    return behind in COLONS and not is_state(hit.entries[0])


def heads_before(document: Document, words: Sequence[Word], first: int, floor: int = 0) -> tuple[int, tuple[Word, ...]]:
    """Words of place that lead up to token `first`, from `floor` on: where they begin, and they, nearest first."""
    heads: list[Word] = []
    begin = at = first
    for _ in range(_FARTHEST):
        at -= 1
        word = words[at] if at >= 0 else NOTHING
        sides = heads and words[begin].before == _AND and heads[-1].head == word.head == "part"  # وسط وجنوب ليبيا
        if at < floor or (heads and words[begin].before and not sides):
            break
        if word.head:
            heads.append(word)
            begin = at
        elif not (word.country and at > 0 and words[at - 1].head not in _NO_ADJECTIVE) and document.tokens[at].folded not in QUOTES:
            break
    return begin, tuple(heads)


def role_of(document: Document, words: Sequence[Word], begin: int) -> str:
    """How what begins at a token, a word of place or a name, is governed: by its own proclitics or by the words before it."""
    if words[begin].head and words[begin].before:
        return _governed(words[begin].before)
    if begin == 0:
        return ""
    word = words[begin - 1]
    if word.context == "from" and begin > 2 and document.tokens[begin - 2].folded in _EACH:
        return words[begin - 3].context  # في كل من سوريا
    if word.context == "on":  # العدوان على لبنان
        return "event" if any(beside.context == "event" for beside in words[max(0, begin - 1 - _SHORTLY) : begin - 1]) else ""
    if word.context == "from":
        origin = begin > 1 and words[begin - 2].context == "origin"  # أنه من غينيا
        return "from" if origin or _moves(words, begin - 1) else ""
    if word.context or not _moves(words, begin):
        return "person" if word.given else word.context
    before = document.tokens[begin - 1].folded
    adjective = words[begin].country and before.endswith(_FEMININE)  # وصلت الطائرة السعودية
    return "motion" if word.given or (before.startswith(_THE) and not adjective) else ""  # زار الوفد طرابلس


def _moves(words: Sequence[Word], at: int) -> bool:
    """Whether a word of motion stands shortly before a token."""
    return any(word.context == "motion" for word in words[max(0, at - _SHORTLY) : at])


def _governed(before: str) -> str:
    return "in" if before.endswith(_IN) else "for" if before.endswith(_TO) else ""


def _by_adjective(document: Document, beside: Beside, gazetteer: Gazetteer) -> Iterator[Spot]:
    """The edge or ground of a country, or its capital, told by its adjective."""
    words = beside.words
    for at in [i for i in beside.telling if words[i].definite and words[i].head and i + 1 < len(words)]:
        word, code = words[at], words[at + 1].country
        if code and not words[at + 1].before and word.head in ("border", "capital"):
            entries = gazetteer.capital(code) if word.head == "capital" else gazetteer.state(code)
            begin, heads = (at, ()) if word.before else heads_before(document, words, at)
            if entries:
                told = (word,) if word.head == "border" else ()
                role = "body" if role_of(document, words, begin) == "body" else "in"
                yield Spot(Hit(at, at + 2, word.before, entries), begin, at + 2, words[begin].skip, (*told, *heads), role, code)


def is_state(entry: Entry) -> bool:
    """Whether an entry is a whole country."""
    return entry.kind == COUNTRY
