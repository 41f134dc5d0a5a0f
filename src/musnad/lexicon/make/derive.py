"""Participles and verbal nouns made from a verb's citation form and pattern, without vowels (Wright, A Grammar of the Arabic Language).

Form I has no rule for its verbal noun: those that news uses are listed in the table `masdars`.
"""

from collections.abc import Callable
from typing import NamedTuple

ALIF, YA, WAW, TA, MIM, MARBUTA, MAQSURA = "ا", "ي", "و", "ت", "م", "ة", "ى"
HAMZA = "ء"
_SEATS = "أإآؤئء"


class Derived(NamedTuple):
    """Active and passive participle and verbal noun, masculine singular, empty where the form has none. Defectives end in ya."""

    active: str
    passive: str
    masdar: str


def derive(lemma: str, pattern: str, root: str) -> Derived:
    """What a verb derives. `lemma` is unvocalised, `pattern` and `root` are camel_morph's (Buckwalter, `1a2~a3`, `k.t.b`)."""
    radicals = root.split(".")
    make = _FORMS.get(_form(pattern))
    if make is None or len(lemma) < 2:
        return Derived("", "", "")
    return Derived(*(_spelt(word) for word in make(lemma, radicals)))


def _form(pattern: str) -> str:
    """The form's number, from the letters that its pattern adds to the radicals."""
    shape = pattern.replace("_", "")
    for form, marks in _SHAPES.items():
        if any(shape.startswith(mark) for mark in marks):
            return form
    return ""


def _spelt(word: str) -> str:
    """A derived word with its hamzas on the seats that spelling wants."""
    return word.replace("اأ", "آ").replace("أا", "آ")


def _defective(lemma: str) -> bool:
    return lemma[-1] in (MAQSURA, YA) or (lemma[-1] == ALIF and len(lemma) > 2)


def _participles(lemma: str) -> tuple[str, str]:
    """Those of the increased forms: mim before the citation form, an added alif gone."""
    body = lemma[1:] if lemma[0] == ALIF else lemma
    body = "ؤ" + body[1:] if body[0] == "أ" else body
    if _defective(lemma):
        return MIM + body[:-1] + YA, MIM + body[:-1] + MAQSURA
    if body[-1] == "أ":
        return MIM + body[:-1] + "ئ", MIM + body
    if len(body) > 2 and body[-2] == HAMZA:
        return MIM + body[:-2] + "ئ" + body[-1], MIM + body
    return MIM + body, MIM + body


def _first(lemma: str, radicals: list[str]) -> tuple[str, str, str]:
    a, last = lemma[0], lemma[-1]
    if len(lemma) == 2:  # geminate: shadda is not written
        return a + ALIF + last, MIM + lemma + WAW + last, ""
    if _defective(lemma):
        return a + ALIF + lemma[1] + YA, MIM + lemma[:-1] + (WAW if radicals[-1] == "w" else YA), ""
    if lemma[1] == ALIF:
        return a + ALIF + "ئ" + last, MIM + a + (YA if radicals[1] == "y" else WAW) + last, ""
    if a == "آ":
        return "", "", ""
    middle = "ئ" if lemma[1] in _SEATS else lemma[1]
    active = ("آ" if a == "أ" else a + ALIF) + middle + ("ئ" if last in "أئ" else last)
    passive_middle = "ؤ" if lemma[1] in _SEATS else lemma[1]
    return active, MIM + a + passive_middle + WAW + (HAMZA if last in "أئ" else last), ""


def _second(lemma: str, _: list[str]) -> tuple[str, str, str]:
    if _defective(lemma):
        masdar = TA + lemma[:-1] + YA + MARBUTA
    elif lemma[-1] == "أ":
        masdar = TA + lemma[:-1] + "ئ" + MARBUTA
    else:
        masdar = TA + lemma[:-1] + YA + lemma[-1]
    return (*_participles(lemma), masdar)


def _third(lemma: str, _: list[str]) -> tuple[str, str, str]:
    active, passive = _participles("أا" + lemma[1:] if lemma[0] == "آ" else lemma)
    return active, passive, passive[:-1] + ALIF + MARBUTA if _defective(lemma) else passive + MARBUTA


def _fourth(lemma: str, _: list[str]) -> tuple[str, str, str]:
    if lemma[0] == "آ":
        active, passive = MIM + "ؤ" + lemma[1:], MIM + "ؤ" + lemma[1:]
        return active, passive, "إي" + lemma[1:-1] + ALIF + lemma[-1]
    body, weak = lemma[1:], lemma[1] == WAW
    start = "إ" + (YA + lemma[2:] if weak else body)
    if _defective(lemma):
        return (*_participles(ALIF + body), start[:-1] + ALIF + HAMZA)
    if len(body) == 2:  # geminate
        return MIM + body, MIM + body, start + ALIF + body[-1]
    if body[1] == ALIF and len(body) == 3:  # hollow
        return MIM + body[0] + YA + body[2], MIM + body, start + MARBUTA
    end = HAMZA if body[-1] == "أ" else body[-1]
    return (*_participles(ALIF + body), start[:-1] + ALIF + end)


def _fifth(lemma: str, _: list[str]) -> tuple[str, str, str]:
    active, passive = _participles(lemma)
    masdar = lemma[:-1] + YA if _defective(lemma) else lemma[:-1] + "ؤ" if lemma[-1] == "أ" else lemma
    return active, passive, masdar


def _eighth(lemma: str, radicals: list[str]) -> tuple[str, str, str]:
    """Forms VII to X: an alif before the last radical makes the verbal noun."""
    active, passive = _participles(lemma)
    start = lemma.replace("ستو", "ستي", 1).replace("ستأ", "ستئ", 1)
    if _defective(lemma):
        return active, passive, start[:-1] + ALIF + HAMZA
    if len(lemma) > 4 and lemma[-2] == ALIF:  # hollow
        if lemma.startswith("است") and len(lemma) == 6:
            return active[:-2] + YA + active[-1], passive, lemma + MARBUTA
        return active, passive, lemma[:-2] + YA + ALIF + lemma[-1]
    if len(radicals) == 3 and radicals[1] == radicals[2]:
        return active, passive, lemma + ALIF + lemma[-1]
    return active, passive, start[:-1] + ALIF + (HAMZA if lemma[-1] == "أ" else lemma[-1])


def _fourfold(lemma: str, _: list[str]) -> tuple[str, str, str]:
    return (*_participles(lemma), lemma + MARBUTA)


_SHAPES = {
    "VIII": ("{i", "{"),
    "VI": ("ta1A2",),
    "IVq2": ("ta1a2o3a4",),
    "V": ("ta1a2~",),
    "IV": (">a1", ">a12", "|"),
    "III": ("1A2",),
    "II": ("1a2~a3",),
    "q": ("1a2o3a4",),
    "I": ("1a", "1i", "1u", "1A"),
}
_FORMS: dict[str, Callable[[str, list[str]], tuple[str, str, str]]] = {
    "I": _first, "II": _second, "III": _third, "IV": _fourth, "V": _fifth, "VI": _fifth, "VIII": _eighth, "q": _fourfold, "IVq2": _fifth,
}  # fmt: skip
