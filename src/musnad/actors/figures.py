"""Public persons whose country and English name are common knowledge: the table `figures`."""

from collections.abc import Collection
from typing import NamedTuple

from musnad.actors.spelling import bare, is_kunya, last_word, name_words, same_word
from musnad.lexicon import Lexicon, kept
from musnad.mentions.tables import ARTICLE, figure_rows, tables
from musnad.text.folding import fold

_LONG = 4  # letters of a family name that may stand for its bearer
_SURE = 3  # words of a name that hardly two bear


class Figure(NamedTuple):
    """One spelling of a name, folded. english: its usual English form. alone: the family name alone tells the country, too."""

    name: str
    country: str
    english: str
    alone: bool


def figure_country(words: tuple[str, ...], lexicon: Lexicon, named: Collection[str] = ()) -> str:
    """The country of a public person by the words of a name (see `name_words`): a full name, or a family name that only one bears.

    A namesake shares the family name but not the first one, and gets nothing. An Arabic given name with one more word is borne by others
    too: it is the public person's where his country is among `named` (those that the document names, and the outlet's), or where he is
    known by his family name alone.
    """
    if not words:
        return ""
    bearers = _figures(lexicon).get(words[-1], ())
    if len(words) == 1:
        countries = {bearer.country for bearer in bearers if bearer.alone}
        ambiguous = not {words[0], ARTICLE + words[0]}.isdisjoint(tables(lexicon).given)
        return countries.pop() if len(countries) == 1 and len(words[0]) >= _LONG and not ambiguous else ""
    borne = (bearer for bearer in bearers if bearer.country in named or _is_sure(words, bearer, lexicon))
    return next((bearer.country for bearer in borne if _is_bearer(words, name_words(bearer.name))), "")


def figure_english(name: str, country: str, lexicon: Lexicon) -> str:
    """The usual English form of the name of a public person of a country, or of one whose name hardly anybody else bears; else none."""
    words = name_words(name)
    for bearer in _figures(lexicon).get(words[-1], ()) if len(words) > 1 else ():
        if name_words(bearer.name) == words and (bearer.country == country or (not country and _is_sure(words, bearer, lexicon))):
            return bearer.english
    return ""


def is_arabic(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether any of the words of a name is an Arabic given name, a family name of the tables, or begins with `أبو` (father of)."""
    known, families = _arabic(lexicon), tables(lexicon).surnames
    return any(word in known or word in families or ARTICLE + word in families or is_kunya(word) for word in words)


def _is_sure(words: tuple[str, ...], figure: Figure, lexicon: Lexicon) -> bool:
    """Whether hardly anybody else bears a name."""
    shorter = min(len(words), len(name_words(figure.name)))
    return figure.alone or shorter >= _SURE or words[0] not in _arabic(lexicon)


def _is_bearer(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    shorter, longer = sorted((words, full), key=len)
    return same_word(words[0], full[0]) and all(any(same_word(a, b) for b in longer) for a in shorter)


@kept
def _arabic(lexicon: Lexicon) -> frozenset[str]:
    """Arabic given names, as `name_words` cuts them."""
    entries = [entry for entry in lexicon.entries("given_names") if "foreign" not in entry.tags]
    forms = [form for entry in entries for form in (entry.lemma, *entry.forms) if " " not in form.strip()]
    return frozenset(map(bare, fold("\n".join(forms)).folded.split("\n")))


@kept
def _figures(lexicon: Lexicon) -> dict[str, list[Figure]]:
    """The figures by the last word of their names; what all is cut into is cut only where it is asked for."""
    found: dict[str, list[Figure]] = {}
    rows = list(figure_rows(lexicon))
    spelt = [Figure(name, country, english, alone) for names, country, english, alone in rows for name in names]
    letters = fold("\n".join(figure.name for figure in spelt)).folded.split("\n") if spelt else []
    for figure, name in zip(spelt, letters, strict=True):
        found.setdefault(last_word(name), []).append(figure._replace(name=name))
    return found
