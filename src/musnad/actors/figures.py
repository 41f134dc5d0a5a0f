"""Public persons whose country is common knowledge: the table `figures`."""

from musnad.actors.spelling import name_words, same_word
from musnad.lexicon import Lexicon, kept

Figures = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
_LONG = 4  # letters of a family name that may stand for its bearer


def figure_country(words: tuple[str, ...], lexicon: Lexicon) -> str:
    """The country of a public person by the words of a name (see `name_words`): a full name, or a family name that only one bears.

    A namesake shares the family name but not the first one, and gets nothing.
    """
    figures, ambiguous = _figures(lexicon)
    if not words:
        return ""
    bearers = figures.get(words[-1], ())
    if len(words) == 1:
        countries = {country for _, country in bearers}
        return countries.pop() if len(countries) == 1 and len(words[0]) >= _LONG and words[0] not in ambiguous else ""
    return next((country for full, country in bearers if _is_bearer(words, full)), "")


def _is_bearer(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    shorter, longer = sorted((words, full), key=len)
    return same_word(words[0], full[0]) and all(any(same_word(a, b) for b in longer) for a in shorter)


@kept
def _figures(lexicon: Lexicon) -> tuple[Figures, frozenset[str]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, country in (row.split("\t") for row in lexicon.rows("figures")):
        words = name_words(name)
        found.setdefault(words[-1], []).append((words, country))
    given = {word for e in lexicon.entries("given_names") for form in (e.lemma, *e.forms) for word in name_words(form)}
    return {last: tuple(full) for last, full in found.items()}, frozenset(given)
