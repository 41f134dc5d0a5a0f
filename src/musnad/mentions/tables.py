"""The tables of names, offices and bodies of one lexicon, compiled once and kept by its digest."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from musnad.errors import LexiconError
from musnad.lexicon import Entry, Lexicon, kept
from musnad.text.folding import fold, fold_word
from musnad.text.phrases import PhraseMatcher

TABLES = (
    "roles", "role_modifiers", "portfolios", "organisations", "organisation_heads", "media", "media_heads", "armed_groups", "peoples",
    "honorifics", "sources_unnamed", "nationalities", "capitals", "countries", "naming_words",
)  # fmt: skip
FIGURES = "figures"  # the table of public persons by their full names
_CELLS = 4  # of a row of that table
ARTICLE = "ال"  # the
AND, IN = "و", "ب"  # written onto the next word
SWALLOWED = "لل"  # "for the": the article has lost its alif
_SLAVE = "عبد"  # first half of names, written with a space or without one
_INSIDE = " " + ARTICLE
_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_ON_YA, _ON_WAW = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}", "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
_DEFECTIVE = "ي"  # which `محام` has in construct and with the article
_DUAL = ("ان", "ين", "ا", "ي", "تان", "تين", "تا", "تي")
_PLURAL = ("ون", "و", "ات", "ين", "ي")
_FEMININE = (_MARBUTA, "ات", "تان", "تين", "تا", "تي")
_SOUND = {"as:sound", "as:adjective"}  # tags of words whose plural is sound: in them the ending ين is a plural
_TWO = "two:"  # tag of words for two actors named before, with their kind
_TOWNS = ("capital", "town", "region", "village")  # kinds of places in which offices are held
_GROUPS = ("peoples", "sources_unnamed")
_MANY = ("group", "people")  # values of entries for many, whose lemma is a plural or takes one
_OF_MEN = "men"  # tag of titles in ة that men bear: `الداعية`
_OWNED = "owned"  # tag of heads with which a pronoun means the body of somebody or something named before: `حزبه`, `حكومتها`
_PRONOUNS = ("ه", "ها", "هم")  # his or its, her or its, their
_ONE = "singular"  # tag of those among them whose lemma is one: `مصدر`


class Hit(NamedTuple):
    """One surface of an entry: its table, whether it is definite by an article, its gender (m f) and number (s d p), and its letters.

    `ambiguous`: the entry says that it is another word too; `seats`: whether it holds hamza on ya and on waw; `owned`: whether a pronoun
    tells whose it is (`حزبه`).
    """

    table: str
    entry: Entry
    surface: str
    definite: bool
    gender: str
    number: str
    ambiguous: bool = False
    seats: tuple[bool, bool] = (False, False)
    owned: bool = False

    @property
    def value(self) -> str:
        """The value of the entry."""
        return self.entry.value

    @property
    def because(self) -> str:
        """How findings name the entry."""
        return f"{self.table}: {self.entry.lemma}"


FIGURE = Hit(FIGURES, Entry(lemma="", gloss="public person"), "", definite=False, gender="", number="s")


class Given(NamedTuple):
    """A given name: `m`, `f` or `u`, and whether it is a common word as well."""

    gender: str
    word: bool


class Tables:
    """All tables, ready for look-up. `words` lists what closed words do in names and offices, by folded letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.matcher: PhraseMatcher[Hit] = PhraseMatcher(_surfaces(lexicon), proclitics=_proclitics(lexicon))
        self.figures = _figures(lexicon)
        self.given = dict(_given(lexicon))
        self.crowned = frozenset(e.value for e in lexicon.entries("countries") if "crowned" in e.tags)
        self.ministry = next(e.lemma for e in lexicon.entries("organisation_heads") if e.value == "ministry")
        self.spelt = frozenset(form for e in lexicon.entries("given_names") for form in (e.lemma, *e.forms))
        self.asked = frozenset(self.given) & {fold_word(e.lemma) for e in lexicon.entries("cues")}  # names that are verbs of speech
        self.surnames = frozenset(row.split("\t")[0] for row in lexicon.rows("surnames"))
        connectors = reversed(lexicon.entries("name_connectors"))  # of words folded alike the first stands: `آل` before `إل`
        self.connectors = {fold_word(form): e.value for e in connectors for form in (e.lemma, *e.forms)}
        self.states = {e.value: e.lemma for e in reversed(lexicon.entries("countries")) if e.value and "former" not in e.tags}
        self.decor = frozenset(
            fold_word(e.lemma).removeprefix(ARTICLE)
            for e in lexicon.entries("role_modifiers")
            if e.value == "part" and "inside" not in e.tags
        )
        self.participles = {fold_word(form): e.takes for e in lexicon.entries("participles") for form in (e.lemma, *e.forms)}
        passing = (e for e in lexicon.entries("participles") if "passing" in e.tags)
        self.passing = frozenset(fold_word(form) for e in passing for form in e.forms if form.startswith(ARTICLE))
        self.purposes = {fold_word(form): e.takes for e in lexicon.entries("purposes") for form in (e.lemma, *e.forms)}
        self.pairs = {e.lemma: tag.removeprefix(_TWO) for e in lexicon.entries("peoples") for tag in e.tags if tag.startswith(_TWO)}
        self.officials = frozenset(e.lemma for e in lexicon.entries("sources_unnamed") if "whoever" in e.tags)
        self.parliaments = frozenset(e.lemma for e in lexicon.entries("organisations") if "parliament" in e.tags)
        self.rebels = frozenset(e.lemma for t in ("peoples", "armed_groups") for e in lexicon.entries(t) if "rebels" in e.tags)
        self.towns = frozenset(fold_word(name) for row in lexicon.rows("places") for name in _towns(row))
        self.regional = frozenset(fold_word(form) for e in lexicon.entries("regional_words") for form in (e.lemma, *e.forms))
        self.named_after = {fold_word(form): e.value for e in lexicon.entries("named_after") for form in (e.lemma, *e.forms)}
        self.proclitics = _proclitics(lexicon)
        self.nameless = frozenset(lexicon.rows("nameless_words"))
        self.letters = frozenset(e.lemma for e in lexicon.entries("clitics") if e.value in ("conjunction", "preposition"))


def _towns(row: str) -> list[str]:
    """The names in a row of the table of places, if it is one of a town or a region."""
    names, _, _, _, kind, *_ = row.split("\t")
    return names.split("|") if kind in _TOWNS else []


@kept
def tables(lexicon: Lexicon) -> Tables:
    """The tables of `lexicon`, compiled once for each digest."""
    return Tables(lexicon)


def _proclitics(lexicon: Lexicon) -> frozenset[str]:
    """Runs of conjunction and preposition; the article is part of the surfaces."""
    kinds: dict[str, list[str]] = {"conjunction": [""], "preposition": [""]}
    for entry in lexicon.entries("clitics"):
        if entry.value in kinds:
            kinds[entry.value].append(entry.lemma)
    return frozenset(fold_word(a + b) for a, b in product(*kinds.values())) - {""}


def _surfaces(lexicon: Lexicon) -> Iterator[tuple[str, Hit]]:
    for table in TABLES:
        for entry in lexicon.entries(table):
            for surface in dict.fromkeys((entry.lemma, *entry.forms, *_articles(entry))):
                yield surface, _hit(table, entry, surface)
            for surface in _with_pronouns(entry):
                yield surface, _hit(table, entry, surface)._replace(definite=True, owned=True, number="s")


def figure_rows(lexicon: Lexicon) -> Iterator[tuple[list[str], str, str, bool]]:
    """Of each public person the spellings of the full name, the country, the English form, and whether the family name alone tells it.

    Raises `LexiconError` where a row is broken.
    """
    for row in lexicon.rows(FIGURES):
        cells = row.split("\t")
        names = cells[0].split("|")
        if len(cells) != _CELLS or not all(" " in name.strip() for name in names):
            raise LexiconError(f"{FIGURES}.tsv: a row is full names, a country, an English form and `alone` or nothing, not {row!r}")
        yield names, cells[1], cells[2], bool(cells[3])


def _figures(lexicon: Lexicon) -> dict[str, dict[str, list[tuple[str, ...]]]]:
    """The folded words of the names of public persons by the first and the second, the longest first; `عبد` both apart and written onto
    the next word."""
    names = "\n".join(name for spelt, *_ in figure_rows(lexicon) for name in spelt)
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for name in sorted(fold(names).folded.split("\n"), key=len, reverse=True):
        for letters in dict.fromkeys((name, name.replace(_SLAVE + " ", _SLAVE), name.replace(_SLAVE + ARTICLE, _SLAVE + " " + ARTICLE))):
            words = tuple(letters.split())
            if len(words) > 1:
                found.setdefault(words[0], {}).setdefault(words[1], []).append(words)
    return found


def _with_pronouns(entry: Entry) -> Iterator[str]:
    """A head with the pronouns that tell whose it is: `حزبه`, `وزارتها`."""
    if _OWNED in entry.tags:
        stem = entry.lemma.removesuffix(_MARBUTA) + "ت" * entry.lemma.endswith(_MARBUTA)
        yield from (stem + pronoun for pronoun in _PRONOUNS)


def _articles(entry: Entry) -> Iterator[str]:
    """Surfaces with an article that `as:article` leaves to be made."""
    if "as:article" in entry.tags:
        for form in (entry.lemma, *entry.forms):
            if " " not in form and not form.startswith(ARTICLE):
                yield ARTICLE + form


def _hit(table: str, entry: Entry, surface: str) -> Hit:
    word, lemma = surface.partition(" ")[0], entry.lemma.partition(" ")[0]
    definite = surface.startswith(ARTICLE) or _INSIDE in surface
    word, lemma = word.removeprefix(ARTICLE), lemma.removeprefix(ARTICLE)
    number = _number(word, lemma, entry)
    singular = lemma.removesuffix("ون")
    if table in _GROUPS and singular != lemma and word in (singular, singular + _MARBUTA):
        number = "s"
    elif table in _GROUPS and entry.value in _MANY and " " not in entry.lemma and word == lemma and _ONE not in entry.tags:
        number = "p"
    gender = "f" if word.endswith(_FEMININE) and not (_OF_MEN in entry.tags and word == lemma) else "m"
    return Hit(table, entry, surface, definite, gender, number, "ambiguous" in entry.tags, seats(surface))


def seats(letters: str) -> tuple[bool, bool]:
    """Whether a word holds hamza on ya and on waw, over which a single word is not folded."""
    return _ON_YA in letters, _ON_WAW in letters


def _number(word: str, lemma: str, entry: Entry) -> str:
    if word in (lemma, lemma + _MARBUTA) or (word == lemma + _DEFECTIVE and ARTICLE + word in entry.forms):
        return "s"
    stem = lemma.removesuffix(_MARBUTA)
    if not word.startswith(stem):
        return "p" if len(word) > 3 else "s"
    ending = word[len(stem) :]
    if not ending:
        return "s" if stem == lemma else "p"  # `دول`, states, of `دولة`
    if ending in _DUAL and not (_SOUND & set(entry.tags) and ending in _PLURAL):
        return "d"
    return "p" if ending in _PLURAL else "s"


def _given(lexicon: Lexicon) -> Iterator[tuple[str, Given]]:
    for entry in lexicon.entries("given_names"):
        for form in (entry.lemma, *entry.forms):
            yield fold_word(form), Given(entry.value, "word" in entry.tags)
