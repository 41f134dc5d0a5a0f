"""Surfaces of nominals, written out: relational adjectives, nouns of persons, noun with adjective, compounds.

A table asks for them by a tag: `as:adjective` (`ليبي` Libyan), `as:noun` (`وزير` minister, broken plurals given in `forms`), `as:sound`
(`مسؤول` official, plural in ون), `as:pair` (`الأمين العام` secretary general), `as:article` (each form with and without ال). Without such a
tag `forms` stay as they are. Regular endings follow Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapters 7 and 10.
"""

from collections.abc import Callable, Iterable

ARTICLE = "ال"
_DUAL = ("ان", "ين")
_FEMININE_DUAL = ("تان", "تين")
_SOUND = ("ون", "ين", "ات")
_CONSTRUCT = ("", "ة", "ا", "ي", "تا", "تي")
_SOUND_CONSTRUCT = ("و", "ات")
_TANWIN = "ا"
_MARBUTA = "ة"


def adjective(lemma: str) -> list[str]:
    """`ليبي` (Libyan): both genders, three numbers, with and without the article, and the masculine accusative `ليبيا`."""
    definite = [ARTICLE + lemma + ending for ending in ("", _MARBUTA, *_DUAL, "ون", "ات", *_FEMININE_DUAL)]
    return [lemma + ending for ending in (_MARBUTA, *_DUAL, "ون", "ات", *_FEMININE_DUAL)] + definite + [lemma + _TANWIN]


def noun(lemma: str, broken: Iterable[str] = (), *, sound: bool = False) -> list[str]:
    """`وزير` (minister): feminine, duals, plurals and their construct forms; `broken` are its broken plurals."""
    plurals = [lemma + ending for ending in (_SOUND if sound else ("ات",))] + [word for word in broken if not word.startswith(ARTICLE)]
    absolute = [lemma + ending for ending in ("", _MARBUTA, *_DUAL, *_FEMININE_DUAL)] + plurals
    return [*absolute, *(ARTICLE + word for word in absolute), *constructs(lemma, broken, sound=sound)]


def constructs(lemma: str, broken: Iterable[str] = (), *, sound: bool = False) -> list[str]:
    """Forms that a complement may follow directly: `وزير`, `وزيرة`, `وزيرا`, `وزيري`, …, `وزراء`."""
    endings = (*_CONSTRUCT, *_SOUND_CONSTRUCT) if sound else _CONSTRUCT
    return [lemma + ending for ending in endings] + [word for word in broken if not word.startswith(ARTICLE)]


def pair(first: str, second: str, broken: Iterable[str] = ()) -> list[str]:
    """`أمين`, `عام` (secretary general): noun and adjective in agreement, indefinite and definite."""
    genders = [("", ""), (_MARBUTA, _MARBUTA), ("ان", "ان"), ("ين", "ين"), ("تان", "تان"), ("تين", "تين")]
    words = [(first + one, second + other) for one, other in genders]
    words += [(plural, second + ending) for plural in broken for ending in ("ون", "ين")]
    words += [] if broken else [(first + "ون", second + "ون")]
    indefinite = [f"{one} {other}" for one, other in [*words, (first + _TANWIN, second + _TANWIN)]]
    return indefinite + [f"{ARTICLE}{one} {ARTICLE}{other}" for one, other in words]


def article(words: Iterable[str]) -> list[str]:
    """Each word with the article and without it."""
    bare = dict.fromkeys(word.removeprefix(ARTICLE) for word in words)
    return [form for word in bare for form in (word, ARTICLE + word)]


def surfaces(lemma: str, forms: tuple[str, ...], tags: tuple[str, ...]) -> list[str]:
    """All forms of an entry, the lemma left out: those its `as:` tag generates, then those listed that no rule gives."""
    generated = next((rule(lemma, forms) for tag, rule in _RULES.items() if tag in tags), [])
    return [form for form in dict.fromkeys([*generated, *forms]) if form != lemma]


def _pair(lemma: str, forms: tuple[str, ...]) -> list[str]:
    first, _, second = lemma.partition(" ")
    broken = [form for form in forms if " " not in form]  # a lone word among the forms of a pair is the plural of its noun
    return pair(first.removeprefix(ARTICLE), second.removeprefix(ARTICLE), broken)


_RULES: dict[str, Callable[[str, tuple[str, ...]], list[str]]] = {
    "as:adjective": lambda lemma, _: adjective(lemma),
    "as:noun": lambda lemma, forms: noun(lemma, _irregular(lemma, forms)),
    "as:sound": lambda lemma, forms: noun(lemma, _irregular(lemma, forms), sound=True),
    "as:pair": _pair,
    "as:article": lambda lemma, forms: article((lemma, *forms)),
}


def _irregular(lemma: str, forms: tuple[str, ...]) -> list[str]:
    """Forms that are neither the lemma with an ending nor carry the article: broken plurals."""
    return [form for form in forms if not form.startswith(lemma) and not form.startswith(ARTICLE) and " " not in form]
