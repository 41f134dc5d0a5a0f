"""The tables of speech, ready for look-up: cues by the verb they belong to, phrases, documents of chains, the outlet's own voice."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from musnad.lexicon import Entry, Lexicon, kept
from musnad.statements.small_words import SmallWords, mark_forms, small_words
from musnad.text.analysis import Analysis
from musnad.text.document import Document
from musnad.text.folding import fold, fold_word
from musnad.text.phrases import PhraseMatch, PhraseMatcher, proclitics
from musnad.text.sieve import Readings, Sieve

THAT = "ان"  # أن and إن, folded: "that"
OBJECT = "-"  # in `takes`: a noun phrase without preposition
ARTICLE = "ال"  # the
TANWIN = "ا"  # of the indefinite accusative
OF = "من"  # between a word that counts and those it counts
AND, SO, TO = "و", "ف", "ل"  # written onto the next word
AS_FOR = "اما"  # opens a sentence with its topic
FOR = "عن"  # between a person and whom he speaks for
WHOM = "ايا"  # carries the pronoun of an object: `متهمة إياها` (accusing her)

_PRIVATE = {"learned", "sport", "business"}  # tags of what anybody may be: experts, players, investors
_COURTLY = frozenset(("courtesy", "royal", "religious"))  # honorifics that stand for a person with a pronoun: `معاليه` (his Excellency)

V = TypeVar("V")


class Cue(NamedTuple):
    """An entry of the tables of cues, with what joins its content spelt out.

    `that`: a bare أن/إن joins; `with_that` the prepositions that stand before it; `prepositions` those before a noun phrase; `object`
    says that a noun phrase without preposition is content.
    """

    table: str
    entry: Entry
    tags: frozenset[str]
    that: bool
    with_that: frozenset[str]
    prepositions: frozenset[str]
    object: bool

    @property
    def because(self) -> str:
        """How findings name the entry."""
        return f"{self.table}: {self.entry.lemma}"

    def tagged(self, key: str) -> str:
        """The value of a tag `key:value`, empty if there is none."""
        return next((tag[len(key) + 1 :] for tag in self.tags if tag.startswith(key + ":")), "")


class Speech(NamedTuple):
    """All tables. `verbs` by plain lemma, `nouns` by folded surface, `pairs` by lemma of their verb, `marks` by their sign,
    `relaying` the tags of relaying verbs by their plain lemma."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    pairs: dict[str, tuple[tuple[Cue, frozenset[str]], ...]]
    phrases: PhraseMatcher[tuple[str, Entry]]
    that: frozenset[str]
    marks: dict[str, tuple[Cue, ...]]
    nobody: str
    small: SmallWords
    negations: frozenset[str]
    never: frozenset[str]
    participles: dict[str, str]
    issuing: frozenset[str]
    quantifiers: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    courts: frozenset[str]
    relaying: dict[str, frozenset[str]]
    waves: frozenset[tuple[str, ...]]
    titles: frozenset[str]
    private: frozenset[str]
    courtesies: frozenset[str]
    honours: frozenset[str]
    owners: tuple[str, ...]
    pronouns: dict[str, tuple[str, str]]
    may_be_cue: Sieve

    def noun(self, folded: str, analysis: Analysis) -> tuple[Cue, ...]:
        """Entries of a noun by its folded letters without proclitics: as they stand, without pronoun, or as the stem stands alone."""
        pronoun = analysis.segments[-1].text if analysis.segments[-1].kind == "pronoun" else ""
        alone = fold_word(analysis.stem)
        bare = folded[: len(folded) - len(pronoun)] if pronoun else folded
        return self.nouns.get(folded) or self.nouns.get(bare) or self.nouns.get(alone) or self.nouns.get(alone.removesuffix(TANWIN)) or ()

    def find(self, document: Document) -> tuple[PhraseMatch[tuple[str, Entry]], ...]:
        """Phrases of speech, documents and the outlet's own voice: payloads are table and entry."""
        return self.phrases.longest(document)


@kept
def speech(lexicon: Lexicon) -> Speech:
    """The tables of `lexicon`, compiled once for each digest."""
    return _compile(lexicon)


def _compile(lexicon: Lexicon) -> Speech:
    clitics = [entry for entry in lexicon.entries("clitics") if entry.value == "pronoun"]
    pronouns = {entry.lemma: _person(entry) for entry in clitics}
    owners = tuple(entry.lemma for entry in clitics if any(tag.startswith("person:3") for tag in entry.tags))
    courtly = (entry for entry in _entries(lexicon, "honorifics") if entry.value in _COURTLY)
    marks = lexicon.entries("cue_marks")
    participles = {form: _bare(entry.lemma) for entry in marks if entry.value == "participle" for form in entry.forms}
    verbs, nouns, pairs = _verbs(lexicon), _nouns(lexicon), _pairs(lexicon)
    return Speech(
        verbs=verbs,
        nouns=nouns,
        pairs=pairs,
        phrases=PhraseMatcher(_phrases(lexicon, owners), proclitics=proclitics(lexicon)),
        that=frozenset(THAT + pronoun for pronoun in ("", *pronouns)),
        marks={entry.lemma: (compile_cue("cue_marks", entry),) for entry in marks if entry.value == "mark"},
        nobody=next(entry.lemma for entry in marks if entry.value == "nobody"),
        small=small_words(lexicon),
        negations=frozenset(mark_forms(lexicon, "negation")),
        never=frozenset(mark_forms(lexicon, "never")),
        participles=participles,
        issuing=frozenset(mark_forms(lexicon, "issuing")),
        quantifiers=frozenset(mark_forms(lexicon, "quantifier")),
        bodies=frozenset(fold_word(entry.lemma) for entry in _entries(lexicon, "organisation_heads") if "ambiguous" not in entry.tags),
        offices=frozenset(fold_word(entry.lemma) for entry in _entries(lexicon, "organisation_heads")),
        courts=frozenset(
            fold_word(form) for e in _entries(lexicon, "organisation_heads") if e.value == "court" for form in (e.lemma, *e.forms)
        ),
        relaying={_bare(entry.lemma): frozenset(entry.tags) for entry in _entries(lexicon, "chain_relays")},
        waves=frozenset(tuple(map(fold_word, form.split())) for form in mark_forms(lexicon, "waves")),
        titles=frozenset(map(fold_word, (form for entry in _entries(lexicon, "roles") for form in (entry.lemma, *entry.forms)))),
        private=frozenset(fold_word(form) for e in _entries(lexicon, "roles") if _PRIVATE & set(e.tags) for form in e.forms),
        courtesies=frozenset(fold_word(form) for entry in courtly for form in entry.forms if form.endswith(owners)),
        honours=frozenset(fold_word(form) for form in _honours(lexicon)),
        owners=owners,
        pronouns=pronouns,
        may_be_cue=Sieve(partial(_may_be_cue, verbs.keys() | pairs.keys(), nouns.keys() | participles.keys())),
    )


def _may_be_cue(verbs: Collection[str], nouns: Collection[str], plain: str, readings: Readings) -> bool:
    """Whether any reading of a word is in the tables."""
    if any(reading.verb in verbs for reading in readings if reading.verb):
        return True
    letters = {fold_word(reading.stem) for reading in readings} | {fold_word(plain)}
    return any(word in nouns or word.removesuffix(TANWIN) in nouns for word in letters)


def _verbs(lexicon: Lexicon) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for entry in lexicon.entries("cues"):
        cue = compile_cue("cues", entry)
        for surface in {_bare(entry.lemma), *map(_bare, entry.forms)}:
            found.setdefault(surface, []).append(cue)
    for entry in _entries(lexicon, "chain_relays"):
        found.setdefault(_bare(entry.lemma), []).append(_relay(entry))
    return _frozen(found)


def _nouns(lexicon: Lexicon) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for entry in _entries(lexicon, "cue_nouns"):
        cue = compile_cue("cue_nouns", entry)
        for surface in {fold_word(entry.lemma), *map(fold_word, entry.forms)}:
            found.setdefault(surface, []).append(cue)
    return _frozen(found)


def _pairs(lexicon: Lexicon) -> dict[str, tuple[tuple[Cue, frozenset[str]], ...]]:
    found: dict[str, list[tuple[Cue, frozenset[str]]]] = {}
    for entry in _entries(lexicon, "cue_pairs"):
        heads = frozenset(fold_word(form) for form in entry.forms)
        found.setdefault(_bare(entry.lemma), []).append((compile_cue("cue_pairs", entry), heads))
    return _frozen(found)


def _phrases(lexicon: Lexicon, owners: Sequence[str]) -> Iterator[tuple[str, tuple[str, Entry]]]:
    """Phrases of speech, documents, ends, and outlets that no other word is spelt like."""
    for table in ("cue_phrases", "chain_documents", "own_voice", "content_ends"):
        yield from ((form, (table, entry)) for entry in _entries(lexicon, table) for form in _surfaces(table, entry, owners))
    outlets = ((form, entry) for entry in _entries(lexicon, "media") for form in (entry.lemma, *entry.forms))
    yield from ((form, ("media", entry)) for form, entry in outlets if "ambiguous" not in entry.tags or form != entry.lemma)
    heads = (entry for entry in _entries(lexicon, "media_heads") if "link" not in entry.tags)
    yield from ((form, ("media_heads", entry)) for entry in heads for form in (entry.lemma, *entry.forms))


def _person(entry: Entry) -> tuple[str, str]:
    """Gender and number of a pronoun, by its tag `person:3ms`."""
    person = next((tag[7:] for tag in entry.tags if tag.startswith("person:")), "")
    return person[1:2].replace("u", ""), person[2:3]


def _honours(lexicon: Lexicon) -> Iterator[str]:
    """Words that stand before names and hardly elsewhere, with the article: `الدكتور`, `الشيخ`."""
    for entry in _entries(lexicon, "honorifics"):
        if not {"ambiguous", "after"} & set(entry.tags):
            yield from (form for form in (entry.lemma, *entry.forms) if form.startswith(ARTICLE))


def _entries(lexicon: Lexicon, table: str) -> tuple[Entry, ...]:
    return lexicon.entries(table) if table in lexicon.tables else ()


def _surfaces(table: str, entry: Entry, owners: Sequence[str]) -> Iterable[str]:
    """Forms of a phrase; documents and closing remarks also with the pronouns of their owners (`بيانها`, `على حد تعبيره`)."""
    forms = dict.fromkeys((entry.lemma, *entry.forms))
    if table == "chain_documents" or entry.value == "closing":
        owned = (form[:-1] + "ت" if form.endswith("ة") else form for form in forms)
        accusative = (form + TANWIN for form in forms if not form.endswith(("ة", "ا", "ات", "ين", "ون")))
        return dict.fromkeys((*forms, *accusative, *(form + pronoun for form in owned for pronoun in ("", *owners))))
    return forms


def _frozen(table: dict[str, list[V]]) -> dict[str, tuple[V, ...]]:
    return {key: tuple(values) for key, values in table.items()}


def tagged(tags: Iterable[str], key: str) -> set[str]:
    """The values of the tags `key:value`, folded, as prepositions are compared."""
    return {fold_word(tag[len(key) + 1 :]) for tag in tags if tag.startswith(key + ":")}


def _bare(lemma: str) -> str:
    """A lemma as analyses spell it: without vowels, hamzas kept."""
    return fold(lemma).plain


def _relay(entry: Entry) -> Cue:
    """A verb that relays as a cue: those that name whom they quote take `that` as well."""
    quotes = any(tag.startswith("quotes:") for tag in entry.tags)
    return Cue("chain_relays", entry, frozenset(entry.tags), quotes, frozenset(), frozenset(), False)


def compile_cue(table: str, entry: Entry) -> Cue:
    """An entry with its `takes` spelt out."""
    takes = [fold_word(take).split() for take in entry.takes]
    with_that = {_preposition(words) for words in takes if words[-1].endswith(THAT) and words != [THAT]}
    bare = {words[0] for words in takes if not words[-1].endswith(THAT) and words != [OBJECT]}
    return Cue(table, entry, frozenset(entry.tags), [THAT] in takes, frozenset(with_that), frozenset(bare), [OBJECT] in takes)


def _preposition(words: list[str]) -> str:
    return words[0] if len(words) > 1 else words[0].removesuffix(THAT)
