"""One document as the finders of events see it: tokens beside grammar, named actors, statements and phrases of the event tables."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from musnad.actors.named import Named
from musnad.events.entries import Phrase
from musnad.events.tables import Tables
from musnad.grammar.syntax import NounPhrase, Syntax, Verb
from musnad.records import ActorKind, Date, Place
from musnad.statements.said import Said, Statements
from musnad.text.analysis import Analysis
from musnad.text.document import Document
from musnad.text.folding import fold_word
from musnad.text.phrases import PhraseMatch

LEAD = 3  # sentences from the title on that tell the day's news
_OFF_TOPIC = 4  # words of sport, accidents or art
_LONG = 6  # words of a sentence that is not repeated by chance
_DENSE = 60  # tokens in which one of them stands, where the whole text is about that


class Ahead(NamedTuple):
    """The tokens behind one in which its second word may stand, and the first of them with each face."""

    tokens: list[int]
    faces: dict[str, int]


class Scene(NamedTuple):
    """Look-ups by token: `place_at` the index of the naming that holds it or -1, `verbs` the finite verb, `cues` what it announces.

    `holders` gives the innermost statement whose content holds a token, -1 for none; `phrase_starts` the first tokens of noun phrases,
    `date_tokens` those of dates, `spot_tokens` first and after of the tokens that hold each place, both in their order; `timed` all tokens
    of dates, `towns` those of names of places.
    `titled`: the text opens with a title; `off_topic`: words of sport, accidents or art stand all over it. `again`: the tokens of
    sentences that repeat an earlier one word for word, as the lead at the foot of an article does. `verb_tokens`, `openers` and `breaks`
    are in order: the finite verbs, the subordinating conjunctions, and both but for the verbs of relative clauses. `ahead` and
    `lights` (the light verbs of nouns) are filled when they are asked for.
    """

    document: Document
    syntax: Syntax
    statements: Statements
    tables: Tables
    dates: tuple[Date, ...]
    spots: tuple[Place, ...]
    marks: tuple[PhraseMatch[Phrase], ...]
    place_at: tuple[int, ...]
    verbs: dict[int, Verb]
    cues: dict[int, tuple[Said, ...]]
    holders: tuple[int, ...]
    phrase_starts: tuple[int, ...]
    mark_starts: tuple[int, ...]
    date_tokens: tuple[int, ...]
    spot_tokens: tuple[tuple[int, int], ...]
    timed: frozenset[int]
    towns: frozenset[int]
    titled: bool
    off_topic: bool
    again: frozenset[int]
    verb_tokens: tuple[int, ...]
    openers: tuple[int, ...]
    breaks: tuple[int, ...]
    ahead: dict[int, Ahead]
    lights: dict[tuple[int, int, bool], tuple[int, str] | None]

    def sentence_number(self, token: int) -> int:
        """The index of the sentence that holds a token."""
        return self.document.sentence_at[token]

    def order(self, token: int) -> int:
        """How far into the news a token stands, in sentences: 0 is the title, 1 the first sentence of the body."""
        return self.sentence_number(token) + (not self.titled)

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return self.document.sentences[self.document.sentence_at[token]]

    def place(self, token: int) -> Named | None:
        """The naming that holds a token."""
        index = self.place_at[token] if 0 <= token < len(self.place_at) else -1
        return self.statements.actors.places[index] if index >= 0 else None

    def kinds(self, named: Named) -> set[ActorKind]:
        """The kinds of those whom a naming names."""
        proposed = self.statements.actors.proposed
        return {proposed[actor].kind for actor in named.actors if actor < len(proposed)}

    def word(self, token: int) -> Analysis:
        """The reading of a word that the context prefers."""
        return self.syntax.words[token][0]

    def phrase(self, token: int) -> NounPhrase | None:
        """The innermost noun phrase that holds a token."""
        index = self.syntax.phrase_at[token]
        return self.syntax.phrases[index] if index >= 0 else None

    def phrases_from(self, token: int, end: int) -> range:
        """Indices of the noun phrases that begin from a token up to `end`."""
        starts = self.phrase_starts
        return range(bisect_right(starts, token - 1), bisect_right(starts, end - 1))

    def marks_in(self, first: int, after: int) -> tuple[PhraseMatch[Phrase], ...]:
        """Phrases of the event tables that begin in a range of tokens."""
        return self.marks[bisect_right(self.mark_starts, first - 1) : bisect_right(self.mark_starts, after - 1)]

    def faces(self, token: int) -> tuple[str, str, str]:
        """The folded letters of a word, of its stem and of its lemma."""
        word = self.word(token)
        return self.document.tokens[token].folded, fold_word(word.stem), fold_word(word.lemma)

    def people(self, token: int) -> str | None:
        """The country of whose people a word is the adjective, a conjunction written onto it or not."""
        word = self.document.tokens[token].folded
        joined = self.word(token).segments[0]
        return self.tables.peoples.get(word[len(joined.text) :] if joined.kind == "conjunction" else word)

    def preposition(self, token: int) -> str:
        """The preposition written onto a word, folded; empty if there is none."""
        return next((fold_word(s.text) for s in self.word(token).segments if s.kind == "preposition"), "")

    def resumed(self, token: int) -> str:
        """The preposition, folded, that a pronoun is written onto: `التي قامت بها` (which she carried out); empty if there is none."""
        word = self.word(token)
        return fold_word(word.lemma) if word.pos == "ADP" and self.pronoun(token) else ""

    def pronoun(self, token: int) -> bool:
        """Whether a pronoun is written onto a word; `my` and `our` only in what somebody says, so that `هاتفي` is no `my telephone`."""
        written = [word.segments[-1] for word in self.syntax.words[token][:2] if word.segments[-1].kind == "pronoun"]
        spoken = self.holders[token] >= 0
        return any(spoken or self.tables.pronouns.get(segment.text, "").startswith("3") for segment in written)


def set_scene(
    document: Document, syntax: Syntax, statements: Statements, dates: tuple[Date, ...], spots: tuple[Place, ...], tables: Tables
) -> Scene:
    """The look-ups of one document."""
    marks = tables.phrases.all(document)
    cues: dict[int, tuple[Said, ...]] = {}
    for said in statements.said:
        for token in range(said.cue_first, said.cue_after):
            cues[token] = (*cues.get(token, ()), said)
    ends = document.tokens_at(end for span in (*dates, *spots) for end in (span.start, span.end))
    openers = tuple([at for at, readings in enumerate(syntax.words) if readings[0].pos == "SCONJ"])
    whole = list(zip(ends[::2], ends[1::2], strict=True))  # tokens that lie in each, none of which a proclitic is written onto
    held = document.tokens_over(end for spot in spots for end in (spot.start, spot.end - 1))
    on_spots = tuple((first, last + 1) for first, last in zip(held[::2], held[1::2], strict=True))
    return Scene(
        document, syntax, statements, tables, dates, spots, marks, statements.actors.by_token(len(document.tokens)),
        {verb.at: verb for verb in syntax.verbs}, cues, _holders(document, statements),
        tuple(phrase.first for phrase in syntax.phrases), tuple(mark.first for mark in marks),
        tuple(first for first, _ in whole[: len(dates)]), on_spots, _tokens(whole[: len(dates)]), _tokens(whole[len(dates) :]),
        _titled(document), _off_topic(document, marks), _again(document), tuple(verb.at for verb in syntax.verbs), openers,
        tuple(sorted({*openers, *(verb.at for verb in syntax.verbs if not _in_relative(syntax, verb))})), {}, {},
    )  # fmt: skip


def first_in(tokens: Sequence[int], first: int, end: int) -> int | None:
    """The first of some tokens, which stand in order, from a token on and before `end`."""
    i = bisect_left(tokens, first)
    return tokens[i] if i < len(tokens) and tokens[i] < end else None


def last_in(tokens: Sequence[int], first: int, end: int) -> int | None:
    """The last of them."""
    i = bisect_left(tokens, end) - 1
    return tokens[i] if i >= 0 and tokens[i] >= first else None


def _in_relative(syntax: Syntax, verb: Verb) -> bool:
    return 0 <= verb.clause < len(syntax.clauses) and syntax.clauses[verb.clause].kind == "relative"


def _tokens(ranges: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(token for first, after in ranges for token in range(first, after))


def _titled(document: Document) -> bool:
    """Whether the text opens with a title, a paragraph of one sentence."""
    paragraphs = document.paragraphs
    return len(paragraphs) > 1 and paragraphs[0][1] <= document.sentences[0][1]


def _off_topic(document: Document, marks: Sequence[PhraseMatch[Phrase]]) -> bool:
    none = sum(mark.payload.table == "event_context" and mark.payload.entry.value == "none" for mark in marks)
    return none >= _OFF_TOPIC and none * _DENSE > len(document.tokens)


def _again(document: Document) -> frozenset[int]:
    seen: set[tuple[str, ...]] = set()
    again: set[int] = set()
    for first, after in document.sentences:
        words = tuple([token[1] for token in document.tokens[first:after] if token[4] == "word"])
        if words in seen:
            again.update(range(first, after))
        if len(words) >= _LONG:
            seen.add(words)
    return frozenset(again)


def _holders(document: Document, statements: Statements) -> tuple[int, ...]:
    """Statements stand in text order of their cues; of two contents that hold a token the smaller one is the inner."""
    at = [-1] * len(document.tokens)
    said = statements.said
    for index in sorted(range(len(said)), key=lambda i: said[i].first - said[i].after):
        at[said[index].first : said[index].after] = [index] * (said[index].after - said[index].first)
    return tuple(at)
