"""Bylines and datelines: who sent the report and from where, read off `أوج – طرابلس`, `بغداد: علاء حسن`, `واس (الرياض)`.

A line is cut at its separators; each part is an agency, an outlet, a place, a person or a newsroom word. What no table knows is
settled by its neighbours, since each separator has its habit: a place stands before a colon, inside brackets or after `من` (from).
"""

import html
import re
from collections.abc import Collection
from typing import NamedTuple

from musnad.page.words import PageWords
from musnad.records import Dateline
from musnad.text.folding import fold_word

LONGEST = 120  # letters: no byline is longer
_SEPARATOR = re.compile(r"[ \xa0]*(\t| {3}|[-\u2012-\u2015\u2212|/:،,;؛•·*()\[\]\n])[ \xa0]*|\s+(\N{ARABIC TATWEEL}+)\s+")
_QUOTES = "«»\"“”„‟'‘’{}"
_STAMP = re.compile(r"\d|^[A-Za-z .]+$")
JOIN = "، "


class Part(NamedTuple):
    """A piece of a byline between separators: as printed, folded, what it is, and the separators on its two sides."""

    text: str
    key: str
    kind: str
    before: str
    after: str


class Byline(NamedTuple):
    """What a byline tells. `parts` are all its pieces with their kinds, for `--why`."""

    dateline: Dateline
    persons: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def told(self) -> bool:
        """Whether it names an agency or a place."""
        return bool(self.dateline.agency or self.dateline.place)


NOTHING = Byline(Dateline(), (), ())


def read_byline(line: str, words: PageWords, own: Collection[str] = ()) -> Byline:
    """Agency, place and persons of one byline. `own`: folded names of the outlet that prints it."""
    line = html.unescape(line).strip()
    if not line or len(line) > LONGEST:
        return NOTHING
    parts = _settle([_part(*cut, words, own) for cut in _cut(line, words)])
    return Byline(Dateline(_agency(parts), _place(parts)), tuple(p.text for p in parts if p.kind == "person"), tuple(parts))


def _cut(line: str, words: PageWords) -> list[tuple[str, str, str]]:
    """Pieces of a byline with the separators before and after them; empty pieces fall out."""
    cuts: list[tuple[str, str, str]] = []
    at, before = 0, ""
    for match in _SEPARATOR.finditer(line):
        separator = match.group(1) or match.group(2)
        cuts += _joined(line[at : match.start()], before, separator, words)
        at, before = match.end(), separator
    cuts += _joined(line[at:], before, "", words)
    return [cut for cut in cuts if cut[0]]


def _joined(text: str, before: str, after: str, words: PageWords) -> list[tuple[str, str, str]]:
    """A piece, cut once more where a joining word (`من`, from) stands between a name and a place, or a role (`تصوير`, photos by) inside."""
    text = text.strip()
    tokens = text.split()
    for i, token in enumerate(tokens[1:-1], start=1):
        what = words.bylines.get(fold_word(token))
        if what == "joiner":
            return [(" ".join(tokens[:i]), before, token), (" ".join(tokens[i + 1 :]), token, after)]
        if what == "role":
            return [(" ".join(tokens[:i]), before, "/"), (" ".join(tokens[i + 1 :]), "/", after)]
    return [(text, before, after)]


def _part(text: str, before: str, after: str, words: PageWords, own: Collection[str]) -> Part:
    bare = text.strip(_QUOTES + " .\u200f\u200e\xa0")
    bare = _without_role(bare, words)
    key = fold_word(bare).strip()
    return Part(bare, key, _kind(key, text, words, own), before, after)


def _without_role(text: str, words: PageWords) -> str:
    """A piece without the word that announces it: `تصوير فلان` (photos by …)."""
    first, _, rest = text.partition(" ")
    return (
        rest.strip(_QUOTES + " ")
        if rest and words.bylines.get(fold_word(first)) == "role" and fold_word(text) not in words.agencies
        else text
    )


def _kind(key: str, printed: str, words: PageWords, own: Collection[str]) -> str:
    if not key:
        return "empty"
    if key in own:
        return "own place" if key in words.places else "own"
    known = words.agencies.get(key) or words.bylines.get(key)
    if known:
        return known
    if key in words.places:
        return "place"
    if _STAMP.search(key):
        return "stamp"
    return _guess(key, printed, words)


def _guess(key: str, printed: str, words: PageWords) -> str:
    tokens = key.split()
    if tokens[0] in words.given_names or tokens[0].startswith(words.name_heads):
        return "person"
    if printed.strip()[:1] in '«"“{' or any(words.bylines.get(token) == "medium" for token in tokens):
        return "outlet"
    if tokens[0] in words.place_heads and 2 <= len(tokens) <= 3:
        return "unknown place"
    return "unknown one" if len(tokens) == 1 else "unknown"


def _settle(parts: list[Part]) -> list[Part]:
    """Name what is unknown by what stands beside it."""
    parts = _own_places(parts)
    kinds = {part.kind for part in parts}
    has_place, has_agency = bool(kinds & {"place"}), bool(kinds & _SENDERS)
    settled = []
    for i, part in enumerate(parts):
        kind = part.kind
        if kind.startswith("unknown"):
            kind = _unknown(part, i, parts, has_place, has_agency)
            has_place = has_place or kind == "place"
        settled.append(part._replace(kind=kind))
    return settled


_SENDERS = frozenset({"agency", "generic", "outlet", "own"})


def _own_places(parts: list[Part]) -> list[Part]:
    """The outlet's own name that is a city's too (`الرياض`) is the outlet's where another place stands, else the city's."""
    elsewhere = any(part.kind == "place" for part in parts)
    return [part._replace(kind="own" if elsewhere else "place") if part.kind == "own place" else part for part in parts]


def _unknown(part: Part, i: int, parts: list[Part], has_place: bool, has_agency: bool) -> str:
    alone = len(parts) == 1
    if alone:
        return "person"
    if part.kind == "unknown place":
        return "place"
    if has_place:
        return "outlet" if part.kind == "unknown one" and not has_agency else "person"
    if part.before == "(" or (part.before and part.before not in _MARKS):
        return "place"
    if part.after == ":" and i == 0 and len(part.key.split()) <= 3:
        return "place"
    if part.kind == "unknown one" and (has_agency or not any(p.kind == "unknown one" for p in parts[:i])):
        return "place"
    return "person"


_MARKS = frozenset("-‒–—―−|/:،,;؛•·*()[]\nـ")


def _agency(parts: list[Part]) -> str | None:
    for kinds in ({"agency"}, {"generic"}, {"own"}, {"outlet"}):
        found = dict.fromkeys(part.text for part in parts if part.kind in kinds)
        if found:
            return JOIN.join(found)
    return None


def _place(parts: list[Part]) -> str | None:
    """Places joined; a country in brackets after its town stays with it: `بنغازي (ليبيا)`."""
    places: list[str] = []
    for i, part in enumerate(parts):
        if part.kind != "place":
            continue
        if part.before == "(" and i and parts[i - 1].kind == "place":
            places[-1] += f" ({part.text})"
        elif part.text not in places:
            places.append(part.text)
    return JOIN.join(places) or None
