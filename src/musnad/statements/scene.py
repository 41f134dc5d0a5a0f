"""One document as the finders of statements see it: tokens beside grammar, named actors, quotations and phrases of speech."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from musnad.actors.named import Actors, Named
from musnad.grammar.syntax import Syntax, Verb
from musnad.lexicon import Entry
from musnad.records import Date
from musnad.statements.words import AND, ARTICLE, OF, TANWIN, Speech
from musnad.text.analysis import Analysis
from musnad.text.document import Document
from musnad.text.folding import fold_word
from musnad.text.quotations import Quotation

_DEEPEST = 8  # quotations round another one: no text has more, and to look into all would cost the square of their number
_DEPTH = 4  # other readings of a word that are looked at for a preposition,
_NEARLY = 3.0  # and the nats that one with a preposition may be less likely
_CLOSE = 2.0  # nats within which a second reading of a word counts
_FIRST_OR_SECOND = frozenset("12")
_FATHATAN = "\N{ARABIC FATHATAN}"
_OURS = frozenset(("نا", "ي", "ني"))  # our, my, me
_TOLD = 4  # words behind a subject that tell where it said what stands before
COMMAS = ("،", "؛", ",")  # commas and the Arabic semicolon, which end parentheses alike
BRACKETS = ("(", "[")
PAUSES = (*COMMAS, ":", ".")
CONJUNCTIONS = (AND, "ف")  # "and", "so", written onto the next word


class Phrase(NamedTuple):
    """A phrase of the tables at tokens `first` up to `after`."""

    first: int
    after: int
    skip: int
    table: str
    entry: Entry


class Scene(NamedTuple):
    """Look-ups by token: `place_at` the index of the naming that holds it or -1, `quoted` that of the innermost quotation or -1.

    `sentence_at` gives the index of the sentence, `phrases` those that begin at a token, `opening` the
    quotation that a mark opens, `closing` the one that it closes, `verbs` the verb at a token, `timed` tokens of dates,
    `names` the folded words of each actor's name, without articles, `outlets` the actors that are links where they relay.
    """

    document: Document
    syntax: Syntax
    actors: Actors
    speech: Speech
    place_at: tuple[int, ...]
    quoted: tuple[int, ...]
    phrases: dict[int, Phrase]
    opening: dict[int, Quotation]
    closing: dict[int, Quotation]
    verbs: dict[int, Verb]
    timed: frozenset[int]
    names: tuple[tuple[str, ...], ...]
    outlets: frozenset[int]

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return self.document.sentences[self.document.sentence_at[token]]

    def paragraph(self, token: int) -> tuple[int, int]:
        """The paragraph that holds a token."""
        paragraphs = self.document.paragraphs
        return paragraphs[bisect_right(paragraphs, (token, len(self.document.tokens))) - 1]

    def place(self, token: int) -> Named | None:
        """The naming that holds a token."""
        index = self.place_at[token] if 0 <= token < len(self.place_at) else -1
        return self.actors.places[index] if index >= 0 else None

    def speech_at(self, token: int) -> Quotation | None:
        """The innermost quotation of speech that holds a token."""
        index = self.quoted[token]
        return self.document.quotations[index] if index >= 0 else None

    def phrase_stands(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where its entry says: at the start of a sentence, behind a comma, behind content."""
        tags, at = phrase.entry.tags, phrase.first
        opens = at == self.sentence(at)[0]
        if "last" in tags:
            return not opens and self.document.tokens[at - 1].kind == "mark" and self._says_last(phrase.after)
        if "comma" in tags and phrase.table == "cue_phrases":
            return at > 0 and self.document.tokens[at - 1].kind == "mark"
        if phrase.table == "own_voice":
            behind = at > 0 and self.document.tokens[at - 1].kind == "mark"
            return "anywhere" in tags or ("start" in tags and opens) or ("comma" in tags and behind)
        return "before" in tags or "content" in tags or not opens

    def _says_last(self, at: int) -> bool:
        """Whether a verb of saying with its subject ends a sentence, but for where it was said: `قالت النيابة في بيان.`"""
        _, end = self.sentence(at)
        place = self.place(at + 1)
        cues = self.speech.verbs.get(self.syntax.words[at][0].verb, ()) if at < end else ()
        if place is None or place.first != at + 1 or place.skip or not any(cue.that and cue.entry.value == "say" for cue in cues):
            return False
        rest = [i for i in range(place.after, end) if self.document.tokens[i].kind != "mark"]
        told = not rest or self.document.tokens[rest[0]].folded in self.speech.small.within
        return told and len(rest) <= _TOLD and not any(self.document.tokens[i].folded in self.speech.that for i in rest)

    def relative(self, token: int) -> bool:
        """Whether a word is a relative pronoun: `الذي`, `والتي`."""
        return self.document.tokens[token].folded.removeprefix(AND) in self.speech.small.relative

    def heads(self, index: int) -> frozenset[str]:
        """First words, folded, of what an actor is called without a name: of its name if it is no person, of its roles."""
        if index >= len(self.actors.proposed):
            return frozenset()
        actor = self.actors.proposed[index]
        names = self.names[index][:1] if actor.kind != "person" else ()
        return frozenset((*names, *(fold_word(role.title).split(" ")[0].removeprefix(ARTICLE) for role in actor.roles)))

    def noun_in(self, token: int, heads: frozenset[str]) -> bool:
        """Whether a word is one of some nouns, given by their folded lemmas: in any case, with article or pronoun, in the plural."""
        word = self.syntax.words[token][0]
        folded = fold_word(word.stem)
        return folded in heads or fold_word(word.lemma) in heads or folded.removesuffix(TANWIN) in heads

    def in_honour(self, token: int) -> bool:
        """Whether words in honour of somebody begin at a token: `حفظه الله` (God keep him)."""
        phrase = self.phrases.get(token)
        return phrase is not None and phrase.table == "content_ends" and phrase.entry.value == "eulogy"

    def quantifies(self, token: int) -> bool:
        """Whether a word only counts or picks those named behind it: `بعض` (some), `كل` (each)."""
        word = self.syntax.words[token][0] if token >= 0 else None
        return word is not None and (word.lemma in self.speech.quantifiers or word.stem in self.speech.quantifiers)

    def is_of(self, token: int) -> bool:
        """Whether a word stands between one that counts and those it counts: `كل من` (each of), `عدد من` (a number of)."""
        return self.quantifies(token - 1) and self.document.tokens[token].folded == OF

    def points_back(self, token: int) -> bool:
        """Whether a preposition with a pronoun points back to what words stand in: `بيانا أكد فيه` (a statement in which he stressed)."""
        if token >= len(self.syntax.words):
            return False
        last, folded = self.syntax.words[token][0].segments[-1], self.document.tokens[token].folded
        return last.kind == "pronoun" and folded.removesuffix(fold_word(last.text)) in self.speech.small.within

    def past_waves(self, after: int) -> int:
        """Behind the waves a radio is named for, which may stand in quotation marks of their own: `الجوهرة "أف أم"` (… "FM")."""
        quotation = self.opening.get(after)
        first = after if quotation is None else quotation.first
        words = tuple(token.folded for token in self.document.tokens[first : first + 2])
        size = next((len(waves) for waves in self.speech.waves if words[: len(waves)] == waves), 0)
        if quotation is None:
            return after + size
        return quotation.close + 1 if size and quotation.close == first + size else after

    def written(self, token: int) -> str:
        """The letters of a token as the article has them, with their marks."""
        return self.document.letters(token, token + 1)

    def goes_on(self, token: int) -> bool:
        """Whether a word stands right behind a token, with no mark between."""
        return token + 1 < len(self.document.tokens) and self.document.tokens[token + 1].kind != "mark"

    def proclitics(self, token: int, skip: int) -> str:
        """The first `skip` folded letters of a token."""
        return self.document.tokens[token].folded[:skip]

    def preposition(self, token: int) -> tuple[str, int]:
        """The preposition written onto a word, folded, and the letters up to its end; nothing and 0 if there is none.

        A verbal noun with one counts where it is nearly as likely as what the letters are without: `بوقف` (by stopping).
        """
        best, *others = self.syntax.words[token]
        letters = _preposition_end(best)
        for other in others[:_DEPTH] if not letters and best.pos == "NOUN" else ():
            if not letters and other.features.form == "masdar" and other.weight > best.weight - _NEARLY:
                letters = _preposition_end(other)
        return (self.document.tokens[token].folded[letters - 1 : letters], letters) if letters else ("", 0)


def _preposition_end(analysis: Analysis) -> int:
    """The letters of a word up to the end of the preposition written onto it, a single one; 0 if there is none."""
    letters = 0
    for segment in analysis.segments:
        letters += len(segment.text)
        if segment.kind == "preposition":
            return letters
        if segment.kind not in ("conjunction", "question"):
            break
    return 0


def set_scene(document: Document, syntax: Syntax, actors: Actors, speech: Speech, dates: Sequence[Date] = ()) -> Scene:
    """The look-ups of one document."""
    actors = actors._replace(places=tuple(_agreeing(syntax, actors, place) for place in actors.places))
    phrases = {m.first: Phrase(m.first, m.after, m.skip, *m.payload) for m in speech.find(document)}
    opening = {q.open: q for q in document.quotations}
    closing = {q.close: q for q in document.quotations if q.close is not None}
    verbs = {verb.at: verb for verb in syntax.verbs}
    names = tuple(tuple(word.removeprefix(ARTICLE) for word in fold_word(actor.name).split()) for actor in actors.proposed)
    return Scene(
        document, syntax, actors, speech, actors.by_token(len(document.tokens)), _quoted(document), phrases, opening, closing, verbs,
        _timed(document, dates), names, frozenset(actor for place in actors.places if place.media for actor in place.actors),
    )  # fmt: skip


def _agreeing(syntax: Syntax, actors: Actors, place: Named) -> Named:
    """A naming with the gender that verbs agree with: of a body or a group it is that of the noun that heads it, if that tells any.

    A title that is not feminine leaves open what a given name is: `رئيس المجلس روني …`.
    """
    index = syntax.phrase_at[place.first]
    gender = syntax.phrases[index].gender if index >= 0 else ""
    if not place.actors or all(actors.proposed[actor].kind in ("person", "state") for actor in place.actors):
        titled = place.first < place.name_first < place.after
        return place._replace(gender="") if titled and place.gender == "f" and gender != "f" else place
    return place if place.gender == gender else place._replace(gender=gender)


def _timed(document: Document, dates: Sequence[Date]) -> frozenset[int]:
    """Tokens that are part of a date."""
    ends = document.tokens_at(end for date in dates for end in (date.start, date.end))
    return frozenset(i for first, after in zip(ends[::2], ends[1::2], strict=True) for i in range(first, after))


def _quoted(document: Document) -> tuple[int, ...]:
    """Innermost quotation of speech by token; its marks are not inside it."""
    at = [-1] * len(document.tokens)
    for index, quotation in enumerate(document.quotations):
        if quotation.kind == "speech" and quotation.depth <= _DEEPEST:
            for token in range(quotation.first, quotation.after):
                at[token] = index
    return tuple(at)


def speaks_of_itself(scene: Scene, i: int) -> bool:
    """Whether a word is of the first or second person: a verb, or a noun with such a pronoun."""
    best = scene.syntax.words[i][0].weight
    likely = [analysis for analysis in scene.syntax.words[i] if analysis.weight >= best - _CLOSE]
    if any(a.pos in ("VERB", "AUX") and a.features.person in _FIRST_OR_SECOND for a in likely):
        return True
    if _FATHATAN in scene.written(i):
        return False  # `قانونًا` (a law), which only looks like "our"
    return any(a.segments[-1].kind == "pronoun" and a.segments[-1].text in _OURS for a in likely)
