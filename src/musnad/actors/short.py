"""Family names on their own, and short names of bodies, of whom the document names in full elsewhere."""

from collections.abc import Iterator

from musnad.actors.spelling import ARTICLE, same_word
from musnad.grammar.syntax import Syntax
from musnad.lexicon import Lexicon, kept
from musnad.mentions.mention import Mention, Mentions
from musnad.text.document import Document
from musnad.text.folding import fold_word

_PROCLITICS = ("و", "ف", "ل", "ب", "ك")  # letters written onto a name
_UNSEEN, _LONG = -15.0, 5  # weight (see `Analysis.weight`) and letters of names that may be spelt in two ways
_FOR = "لل"  # "for" with the article, which it swallows
_SONS = ("بن", "ابن")
_LEAST = 3  # letters of a family name
_ALSO_WORDS = -12.5  # a family name likelier than this (see `Analysis.weight`) is a common word too
_NEVER = ("VERB", "ADP", "SCONJ", "PART", "PRON", "ADV")
_HUMBLE = ("VERB", "SCONJ", "PUNCT")  # what stands before a family name that is a common word too


def short_names(document: Document, mentions: Mentions, syntax: Syntax) -> list[Mention]:
    """Family names at tokens that no mention holds."""
    family = dict(_families(document, mentions))
    if not family:
        return []
    spelt = {before + word: (len(before), word) for word in family for before in ("", *_PROCLITICS)}
    held = {i for mention in mentions.found if not _yields(mention) for i in range(mention.first, mention.after)}
    found = []
    long: dict[str, list[str]] = {}  # by their first letter, which no misspelling changes
    for word in family:
        if len(word) >= _LONG:
            long.setdefault(word[0], []).append(word)
    for at in [at for at, word in enumerate(document.folded) if word in spelt or word[0] in long]:
        token = document.tokens[at]
        known = spelt.get(token.folded)
        if known is None and token.kind == "word" and syntax.words[at][0].weight < _UNSEEN:
            known = _misspelt(token.folded, long[token.folded[0]])
        son = known is not None and not known[0] and _is_son(document, at - 1) and at - 1 not in held  # `بن صالح`
        if known and at not in held and (son or _stands(syntax, at)):
            skip, word = known
            first = at - son
            start = document.tokens[first].start + (skip if first == at else 0)
            text = document.text.letters(start, token.end)
            found.append(
                Mention("person", first, at + 1, skip, first, at + 1, text, weight=0.8, gender=family[word], because=("family name",))
            )
    return found


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
    return mention.kind == "person" and mention.loose and not mention.named and mention.after == mention.first + 1


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


def _stands(syntax: Syntax, at: int) -> bool:
    """Whether a word may be the family name here: one that is a common word too only behind a verb, `أن` or a mark."""
    best = syntax.words[at][0]
    if best.pos in _NEVER:
        return False
    if best.weight < _ALSO_WORDS or at == 0:
        return True
    return syntax.words[at - 1][0].pos in _HUMBLE
