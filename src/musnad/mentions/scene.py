"""One document as the finders of mentions see it: each word's look, and what lexicon entries begin at it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from musnad.mentions.mention import Spotted
from musnad.mentions.tables import AND, ARTICLE, FIGURE, FIGURES, IN, SWALLOWED, Hit, Tables, seats
from musnad.mentions.words import WORD, Look, Words
from musnad.text.document import Document
from musnad.text.phrases import PhraseMatch

Match = PhraseMatch[Hit]
_MARK = Look("P", 0.0, "", 0, False, False, "", False, 0, False, "", "")
_COMMAS = ("،", ",")
_OPENING, _CLOSING = frozenset("\"“«'‘([{”"), frozenset("\"”»'’)]}“")
_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_RELATED = "ي" + _MARBUTA  # ending of a feminine adjective made of a noun
_STATE_OFFICES = ("portfolio", "country")  # values of roles that states give
_ATTACHED = 2  # letters that may be written onto a name
_NOTHING: frozenset[str] = frozenset()


class Scene:
    """Look-ups by token; a token outside the document looks like a mark."""

    def __init__(self, document: Document, tables: Tables, words: Words, spotted: Sequence[Spotted] = ()) -> None:
        self.document = document
        self.tables = tables
        self.tokens = document.tokens
        looks = words.looks
        self.looks = [looks[token[0]] if token[4] == "word" else _MARK for token in document.tokens]
        self.looks.append(_MARK)
        for first, after, weight in spotted:
            for at in range(first, after):
                self.looks[at] = self.looks[at]._replace(name=max(self.looks[at].name, weight))
        self._hits: dict[int, list[Match]] = {}
        self._texts: dict[tuple[int, int, int], str] = {}
        self.echoes: dict[int, int] = {}  # where names end that begin at a token, known by their echo
        self.tables_at: dict[int, frozenset[str]] = {}
        for match in tables.matcher.all(document):
            first, after, payload, _ = match
            if after - first > 1 or self._stands(match):
                self._hits.setdefault(first, []).append(match)
                self.tables_at[first] = _with(self.tables_at.get(first, _NOTHING), payload.table)
        self.borders = frozenset(first for first, _ in document.paragraphs)
        for match in self._figures():
            self._hits[match.first] = sorted([match, *self.hits(match.first)], key=lambda hit: -hit.after)
            self.tables_at[match.first] = _with(self.tables_at.get(match.first, _NOTHING), FIGURES)
        self._closing = frozenset(quotation.close for quotation in document.quotations)

    def _figures(self) -> Iterator[Match]:
        """Public persons by their full names, the longest at each token."""
        names, letters = self.tables.figures, self.tables.letters
        folded = [token[1] for token in self.tokens]
        for at, (first, second) in enumerate(pairwise(folded)):
            words = self._without_letters(first) if first[:1] in letters else ((first, 0),)
            found = ((name, skip) for word, skip in words if word in names for name in names[word].get(second, ()))
            for name, skip in found:
                after = at + len(name)
                if tuple(folded[at + 2 : after]) == name[2:] and all(self.same_line(i) for i in range(at + 1, after)):
                    yield Match(at, after, FIGURE, skip)
                    break

    def _without_letters(self, word: str) -> Iterator[tuple[str, int]]:
        """A folded word with and without letters that may be written onto it, and how many; an article that `ل` swallowed is given back."""
        yield word, 0
        yield from ((word[many:], many) for many in range(1, _ATTACHED + 1) if word[:many] in self.tables.proclitics)
        if word.startswith(SWALLOWED):
            yield ARTICLE + word[2:], 1

    def _stands(self, match: Match) -> bool:
        """Whether one word is what an entry says: its letters before are proclitics, and it is no other word folded alike."""
        look, token = self.looks[match.first], self.tokens[match.first]
        if seats(token.plain) != match.payload.seats:
            return False
        if match.payload.ambiguous and match.payload.surface[-1] == _MARBUTA != token.plain[-1]:
            return False
        if match.payload.table == "naming_words":
            return token.plain[match.skip :] == match.payload.surface
        if look.kind in ("F", "V"):
            return token.plain[match.skip :] == match.payload.surface and (not match.skip or look.lead == match.skip)
        return not match.skip or match.skip in (look.lead, look.skip)

    def hits(self, at: int) -> list[Match]:
        """All matches that begin at a token, longest first."""
        return self._hits.get(at, [])

    def hit(self, at: int, table: str, *, skip: bool = False) -> Match | None:
        """The longest match of a table at a token; with letters before it only if `skip`."""
        for match in self._hits.get(at, ()):
            if match.payload.table == table and (skip or not match.skip):
                return match
        return None

    def nation(self, at: int) -> Match | None:
        """An adjective of country or people at a token, unless the word is a portfolio first of all (`المالية`)."""
        match = self.hit(at, "nationalities")
        if match and "ambiguous" in match.payload.entry.tags and "portfolios" in self.tables_at[at]:
            return None
        if match and "seldom" in match.payload.entry.tags and not self._of_state(at - 1):
            return None
        return match

    def nation_of(self, at: int) -> Match | None:
        """An adjective of country behind a body, also one that names the country by itself: `السعودية`."""
        if (told := self.nation(at)) or self.nation(at - 1):
            return told  # `المملكة العربية السعودية`
        match = self.hit(at, "countries")
        return match if match and match.after == at + 1 and _adjectival(match.payload) else None

    def _of_state(self, at: int) -> bool:
        """Whether a word is an office, a body or a people that states have."""
        return any(
            match.payload.table in ("organisation_heads", "peoples", "portfolios")
            or (
                match.payload.table == "roles"
                and (match.payload.value in _STATE_OFFICES or any(tag.startswith("alone:") for tag in match.payload.entry.tags))
            )
            for match in self.hits(at)
        )

    def past_town(self, at: int, letter: str = IN) -> int:
        """Where a town behind an attached ب, or no letter, ends (`ببن عروس`, in Ben Arous); the token itself if none stands (`باراك`).

        A given name is a town only with a second word that binds no names together: `سيدي بوزيد`, but `صلاح الدين`."""
        named = self.look(at).name >= WORD
        if named and self.look(at + 1).connector:
            return at
        for after in (at + 2,) if named else (at + 2, at + 1):
            words = [self.folded(i) for i in range(at, after)]
            if words[0].startswith(letter) and " ".join(words).removeprefix(letter) in self.tables.towns:
                return after if all(self.same_line(i) for i in range(at + 1, after)) else at
        return at

    def look(self, at: int) -> Look:
        """The look of a token."""
        return self.looks[at] if 0 <= at < len(self.looks) else _MARK

    def opens_clause(self, at: int) -> bool:
        """Whether a word opens a clause, as a verb does: at the beginning of a line, behind a mark, or with `و` before it."""
        joined = self.look(at).lead == len(AND) or self.plain(at - 1) == AND
        return not self.same_line(at) or at == 0 or self.look(at - 1).kind == "P" or joined

    def joins(self, at: int) -> bool:
        """Whether a token is a definite noun or adjective that nothing but `و` is written onto: `والغاز`."""
        look = self.look(at)
        definite = look.article or look.letters.startswith(AND + ARTICLE)
        return definite and look.conjunction and not look.preposition and look.kind in ("N", "A") and self.same_line(at)

    def plain(self, at: int) -> str:
        """The letters of a token, empty outside the document."""
        return self.tokens[at].plain if 0 <= at < len(self.tokens) else ""

    def folded(self, at: int) -> str:
        """The folded letters of a token, empty outside the document."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def opens(self, at: int) -> bool:
        """Whether a token is a mark that opens a quotation or a bracket; a straight mark that closes one opens none."""
        return self.plain(at) in _OPENING and at not in self._closing

    def closes(self, at: int) -> bool:
        """Whether a token is a mark that closes a quotation or a bracket."""
        return self.plain(at) in _CLOSING

    def comma(self, at: int) -> bool:
        """Whether a token is a comma."""
        return self.plain(at) in _COMMAS

    def same_line(self, at: int) -> bool:
        """Whether a token stands on the line of the one before it."""
        return at < len(self.tokens) and at not in self.borders

    def text(self, first: int, after: int, skip: int = 0) -> str:
        """The letters of a range as they stand, without the first `skip`; an article that `ل` swallowed is given back."""
        known = self._texts.get((first, after, skip))
        if known is None:
            known = self._texts[first, after, skip] = self._letters(first, after, skip)
        return known

    def _letters(self, first: int, after: int, skip: int) -> str:
        if after <= first:
            return ""
        letters = self.document.letters(first, after)
        if not skip:
            return letters
        token = self.tokens[first]
        start = token.start + skip
        rest = self.document.text.letters(start, self.tokens[after - 1].end)
        swallowed = token.folded[skip - 1 : skip + 1] == "لل" and not self.folded(first)[skip:].startswith(ARTICLE)
        return ARTICLE + rest.removeprefix("ل") if swallowed and self.look(first).article else rest


def _adjectival(hit: Hit) -> bool:
    """Whether the name of a country is the feminine of an adjective."""
    return hit.surface.startswith(ARTICLE) and hit.surface.endswith(_RELATED)


@lru_cache(maxsize=4096)
def _with(names: frozenset[str], name: str) -> frozenset[str]:
    """Names and one more: the same set for the same names, since a page may have half a million words."""
    return names | {name}
