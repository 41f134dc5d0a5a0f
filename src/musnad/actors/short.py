"""Family names on their own, and short names of bodies, of whom the document names in full elsewhere."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.actors.spelling import ARTICLE, same_word
from musnad.grammar.syntax import Syntax
from musnad.lexicon import Lexicon, kept
from musnad.mentions.mention import Mention, Mentions
from musnad.text.document import Document
from musnad.text.folding import fold_word

FAMILY_NAME, FIRST_NAME = "family name", "first name"  # what a naming by one word is called in `because`
_PROCLITICS = ("و", "ف", "ل", "ب", "ك")  # letters written onto a name
_UNSEEN, _LONG = -15.0, 5  # weight (see `Analysis.weight`) and letters of names that may be spelt in two ways
_FOR = "لل"  # "for" with the article, which it swallows
_SONS = ("بن", "ابن")
_LEAST = 3  # letters of a family name
_ALSO_WORDS = -12.5  # a family name likelier than this (see `Analysis.weight`) is a common word too
_NEVER = ("VERB", "ADP", "SCONJ", "PART", "PRON", "ADV")
_HUMBLE = ("VERB", "SCONJ", "PUNCT")  # what stands before a family name that is a common word too


class _Known(NamedTuple):
    """Words by which a document may call persons whom it names in full: genders by last and by first word of their names, what may be
    written for a last one (with letters before it), and long last ones by their first letter, which no misspelling changes."""

    families: dict[str, str]
    firsts: dict[str, str]
    spelt: dict[str, tuple[int, str]]
    long: dict[str, list[str]]


def short_names(document: Document, mentions: Mentions, syntax: Syntax) -> list[Mention]:
    """Family names, and first names that act, at tokens that no mention holds."""
    known = _known(document, mentions)
    if not known.families:
        return []
    held = {i for mention in mentions.found if not _yields(mention) for i in range(mention.first, mention.after)}
    found = []
    for at, folded in enumerate(document.folded):
        if at in held or not (folded in known.spelt or folded in known.firsts or folded[0] in known.long):
            continue
        if (family := _family_at(document, syntax, at, known)) is not None:
            skip, word = family
            son = not skip and _is_son(document, at - 1) and at - 1 not in held  # `بن صالح`
            if son or _stands(syntax, at):
                found.append(_naming(document, at - son, at, 0 if son else skip, known.families[word], FAMILY_NAME))
        elif folded in known.firsts and _acts(syntax, at):
            found.append(_naming(document, at, at, 0, known.firsts[folded], FIRST_NAME))
    return found


def _known(document: Document, mentions: Mentions) -> _Known:
    families = dict(_families(document, mentions))
    long: dict[str, list[str]] = {}
    for word in families:
        if len(word) >= _LONG:
            long.setdefault(word[0], []).append(word)
    spelt = {before + word: (len(before), word) for word in families for before in ("", *_PROCLITICS)}
    return _Known(families, dict(_firsts(document, mentions)), spelt, long)


def _family_at(document: Document, syntax: Syntax, at: int, known: _Known) -> tuple[int, str] | None:
    """The letters before a family name at a token and the name itself, also where it is misspelt; None where none stands."""
    token = document.tokens[at]
    if token.folded in known.spelt:
        return known.spelt[token.folded]
    if token.kind != "word" or syntax.words[at][0].weight >= _UNSEEN:
        return None
    return _misspelt(token.folded, known.long.get(token.folded[0], []))


def _naming(document: Document, first: int, at: int, skip: int, gender: str, how: str) -> Mention:
    text = document.text.letters(document.tokens[first].start + skip, document.tokens[at].end)
    return Mention("person", first, at + 1, skip, first, at + 1, text, weight=0.8, gender=gender, because=(how,))


def short_bodies(document: Document, mentions: Mentions, lexicon: Lexicon) -> list[Mention]:
    """Short names of bodies that are common words too (`النداء`), at tokens that no mention holds, once their body is named in full."""
    forms = _short_forms(lexicon)
    named = {one.entry: one for m in mentions.found for one in (m, *m.inner) if one.entry in forms and one.after - one.first > 1}
    if not named:
        return []
    spelt = {before + word: (len(before), body) for entry, body in named.items() for word in forms[entry] for before in ("", *_PROCLITICS)}
    spelt |= {_FOR + word[1:]: (1, body) for entry, body in named.items() for word in forms[entry]}  # `للنداء`
    held = {i for mention in mentions.found for i in range(mention.first, mention.after)}
    found = []
    for at, token in enumerate(document.tokens):
        known = spelt.get(token.folded) if at not in held else None
        if known:
            skip, body = known
            text = document.text.letters(token.start + skip, token.end)
            text = ARTICLE + text[1:] if skip and not text.startswith(ARTICLE) else text
            found.append(body._replace(
                first=at, after=at + 1, skip=skip, name_first=at + 1, name_after=at + 1, text=text, core="", parts=(), inner=(), weight=0.6,
            ))  # fmt: skip
    return found


@kept
def _short_forms(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The single words that the tables have for bodies of longer names and mark as ambiguous, folded, by entry."""
    return {
        entry.lemma: words
        for table in ("organisations", "armed_groups")
        for entry in lexicon.entries(table)
        if "ambiguous" in entry.tags
        and (words := tuple(fold_word(form) for form in (entry.lemma, *entry.forms) if " " not in form and form.startswith(ARTICLE)))
    }


def _yields(mention: Mention) -> bool:
    """Whether a mention is but one word that names nobody by itself and may be somebody's family name: `الشاهد`, the witness."""
    one = mention.kind == "person" and not mention.named and mention.after == mention.first + 1
    return one and (mention.loose or not mention.definite)


def _is_son(document: Document, at: int) -> bool:
    """Whether a token is `بن`, with which many families are called."""
    return at >= 0 and document.tokens[at].folded in _SONS


def _misspelt(folded: str, family: list[str]) -> tuple[int, str] | None:
    """The family name that a word nobody has seen is a spelling of."""
    return next(((0, word) for word in family if same_word(folded, word)), None)


def _families(document: Document, mentions: Mentions) -> Iterator[tuple[str, str]]:
    """The last word of every full name, with the gender of its bearer."""
    for mention in (one for m in mentions.found for one in (m, *m.members, *m.inner)):
        if mention.named:
            word = document.tokens[mention.name_after - 1].folded[mention.skip if mention.name_after - 1 == mention.first else 0 :]
            if len(word) >= _LEAST:
                yield word, mention.gender


def _firsts(document: Document, mentions: Mentions) -> Iterator[tuple[str, str]]:
    """The first word of every name of two words, with the gender of its bearer."""
    for mention in mentions.found:
        if mention.named and not mention.members and mention.name_after == mention.name_first + 2:
            word = document.tokens[mention.name_first].folded[mention.skip if mention.name_first == mention.first else 0 :]
            if len(word) >= _LEAST and not word.startswith(ARTICLE):
                yield word, mention.gender


def _acts(syntax: Syntax, at: int) -> bool:
    """Whether a word stands between a verb and a clause, mark or preposition, as a subject does: `وأكد بيريز أن`."""
    behind = syntax.words[at + 1][0] if at + 1 < len(syntax.words) else None
    if at == 0 or behind is None or syntax.words[at - 1][0].pos != "VERB":
        return False
    return behind.pos in ("SCONJ", "PUNCT", "ADP", "PART")


def _stands(syntax: Syntax, at: int) -> bool:
    """Whether a word may be the family name here: one that is a common word too only behind a verb, `أن` or a mark."""
    best = syntax.words[at][0]
    if best.pos in _NEVER:
        return False
    if best.weight < _ALSO_WORDS or at == 0:
        return True
    return syntax.words[at - 1][0].pos in _HUMBLE
