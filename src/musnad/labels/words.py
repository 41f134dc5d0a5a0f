"""The tables of judging words, ready for look-up: one matcher for what judges and what does not, and the nouns beside which it does."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, cast

from musnad.lexicon import Entry, Lexicon, kept
from musnad.records import Stance
from musnad.text.folding import fold_word
from musnad.text.phrases import PhraseMatcher, proclitics
from musnad.text.sieve import Sieve

ARTICLE = "ال"  # the
SWALLOWED = "لل"  # for the, written onto its noun
FIGHTERS = "fighters"  # tag of words for groups in arms
_MARBUTA, _OPEN_T = "ةت"
_OF_PERSONS = "target:object"  # tag of cues whose object is whom they judge
_ALIF = "ا"
_NO_ACCUSATIVE = ("ة", "ا", "ى", "ء", "ات", "ين", "ون")  # ends after which no alif marks the indefinite accusative
_ATTACHED = frozenset({"person:3ms", "person:3fs", "person:3mp", "person:1up"})  # pronouns that judging nouns carry in the press
_PLURALS = ("ين", "ون")  # ends that drop their last letter before a pronoun

WordKind = Literal["adjective", "noun", "verb", "phrase"]
KINDS: tuple[WordKind, ...] = ("adjective", "noun", "verb", "phrase")


class Word(NamedTuple):
    """An entry of `labels` as the rules ask for it; `None` in its place in the matcher stands for an entry of `labels_none`.

    `beside`: kinds of nouns beside which it judges. `after` and `before`: folded words of which one must stand directly there; no
    preposition of `barred` may follow. `country` is the ISO code of whom the word is itself a name. `table` holds the entry.
    """

    lemma: str
    stance: Stance
    kind: WordKind
    tags: frozenset[str]
    beside: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    barred: frozenset[str]
    country: str
    table: str = "labels"

    @property
    def because(self) -> str:
        """How findings name the entry."""
        return f"{self.table}: {self.lemma}"


class Surface(NamedTuple):
    """One way to write an entry, as it is printed; `word` is None where the phrase judges nobody."""

    plain: str
    word: Word | None


class Words(NamedTuple):
    """All tables, folded. `nouns`: kinds by surface of what may be judged; `places`: first words of names of places and of nouns for them;
    `nations`: adjectives of countries with their ISO codes; `describing`: lemmas of verbs like وصف (describe),
    `accusing` of those like اتهم (accuse);
    `feminine`: pronouns that may stand for a town; `groups`: words of names of armed groups;
    `fighters`: words that judge groups in arms; `describes` lets words through that may be verbs of describing."""

    matcher: PhraseMatcher[Surface]
    nouns: dict[str, frozenset[str]]
    places: frozenset[str]
    nations: dict[str, str]
    describing: frozenset[str]
    accusing: frozenset[str]
    copulas: frozenset[str]
    negations: frozenset[str]
    conjunctions: frozenset[str]
    feminine: frozenset[str]
    groups: frozenset[str]
    fighters: frozenset[str]
    considering: frozenset[str]
    links: frozenset[str]
    relatives: frozenset[str]
    praise: frozenset[str]
    plain: frozenset[str]
    describes: Sieve


@kept
def judging_words(lexicon: Lexicon) -> Words:
    """The tables of `lexicon`, compiled once for each digest."""
    return _compile(lexicon)


def _compile(lexicon: Lexicon) -> Words:
    clitics = lexicon.entries("clitics")
    pronouns = tuple(entry.lemma for entry in clitics if _ATTACHED & set(entry.tags))
    surfaces = [(plain, Surface(plain, None)) for entry in lexicon.entries("labels_none") for plain in _forms(entry)]
    for entry in lexicon.entries("labels"):
        word = _word(entry)
        surfaces += [(plain, Surface(plain, word)) for plain in dict.fromkeys(_spelt(entry, word.kind, pronouns))]
    describing = frozenset(fold_word(entry.lemma) for entry in lexicon.entries("cues") if entry.value == "describe")
    return Words(
        PhraseMatcher(surfaces, proclitics=proclitics(lexicon)),
        _nouns(lexicon.entries("labels_targets")),
        _places(lexicon),
        {fold_word(form): entry.value for entry in lexicon.entries("nationalities") for form in _forms(entry)},
        describing,
        frozenset(fold_word(entry.lemma) for entry in lexicon.entries("cues") if entry.value == "accuse" and _OF_PERSONS in entry.tags),
        _context(lexicon, "copula"),
        _context(lexicon, "negation"),
        frozenset({"", *(entry.lemma for entry in clitics if entry.value == "conjunction")}),
        frozenset(entry.lemma for entry in clitics if "person:3fs" in entry.tags),
        _group_words(lexicon),
        frozenset(fold_word(form) for entry in lexicon.entries("labels") if FIGHTERS in entry.tags for form in _forms(entry)),
        _context(lexicon, "considering"),
        _context(lexicon, "link"),
        frozenset(fold_word(form) for entry in lexicon.entries("cue_marks") if entry.value == "relative" for form in _forms(entry)),
        _lemmas(lexicon, "praise"),
        _lemmas(lexicon, "plain"),
        Sieve(lambda _, readings: any(reading.verb in describing for reading in readings)),
    )


def _word(entry: Entry) -> Word:
    told: dict[str, set[str]] = {}
    for key, _, value in (tag.partition(":") for tag in entry.tags):
        told.setdefault(key, set()).add(value)
    kind = next(kind for kind in KINDS if kind in told)
    after, before = ({fold_word(word) for word in told.get(key, ())} for key in ("after", "before"))
    return Word(
        entry.lemma, cast(Stance, entry.value), kind, frozenset(entry.tags), frozenset(told.get("beside", ())),
        frozenset(after), frozenset(before), frozenset(told.get("not-with", ())), next(iter(told.get("of", ())), ""),
    )  # fmt: skip


def _forms(entry: Entry) -> tuple[str, ...]:
    return (entry.lemma, *entry.forms)


def _spelt(entry: Entry, kind: WordKind, pronouns: Iterable[str]) -> Iterator[str]:
    """The surfaces of an entry; of a noun also its accusative and its forms with a pronoun, which follow by rule."""
    for form in _forms(entry):
        yield form
        if kind != "noun" or " " in form or form.startswith(ARTICLE):
            continue
        if not form.endswith(_NO_ACCUSATIVE):
            yield form + _ALIF
        stem = form[:-1] + _OPEN_T if form.endswith(_MARBUTA) else form[:-1] if form.endswith(_PLURALS) else form
        yield from (stem + pronoun for pronoun in pronouns)


def _nouns(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    nouns: dict[str, set[str]] = {}
    for entry in entries:
        for form in (form.removeprefix(ARTICLE) for form in _forms(entry)):
            for surface in (form, form if form.endswith(_NO_ACCUSATIVE) else form + _ALIF):
                nouns.setdefault(fold_word(surface), set()).add(entry.value)
    return {surface: frozenset(kinds) for surface, kinds in nouns.items()}


def _places(lexicon: Lexicon) -> frozenset[str]:
    """First words of names of places and of nouns for them, without the article."""
    rows = (row.split("\t")[0] for row in lexicon.rows("places"))
    names = [name for row in rows for name in row.split("|")]
    names += [form for table in ("countries", "capitals", "places_heads") for entry in lexicon.entries(table) for form in _forms(entry)]
    particles = {fold_word(entry.lemma) for entry in lexicon.entries("closed_class")}
    return (_firsts(names) | _context(lexicon, "territory")) - particles


def _firsts(names: Iterable[str]) -> frozenset[str]:
    """First words of names, folded, without the article."""
    return frozenset(fold_word(name.split(" ")[0].removeprefix(ARTICLE)) for name in names)


def _group_words(lexicon: Lexicon) -> frozenset[str]:
    """Words of names of armed groups that are no nouns for what may be judged: `داعش`, `حوثي`, but not `تنظيم`."""
    names = (form for entry in lexicon.entries("armed_groups") for form in _forms(entry))
    words = {fold_word(word.removeprefix(ARTICLE)) for name in names for word in name.split(" ")}
    return frozenset(words - _nouns(lexicon.entries("labels_targets")).keys())


def _context(lexicon: Lexicon, value: str) -> frozenset[str]:
    return frozenset(fold_word(form) for entry in lexicon.entries("labels_context") if entry.value == value for form in _forms(entry))


def _lemmas(lexicon: Lexicon, value: str) -> frozenset[str]:
    return frozenset(form for entry in lexicon.entries("labels_context") if entry.value == value for form in _forms(entry))
