"""Making forms: everything a verb's lemma can look like in text, for tables that list verbs by lemma alone."""

from collections.abc import Iterable
from typing import NamedTuple

from musnad.text.verbs import Verbs

YA, MAQSURA, MARBUTA, ALIF, TA, HAMZA = "ي", "ى", "ة", "ا", "ت", "ء"
# Gender, number and case of a participle; those before a genitive last.
_SOUND = ("", "ا", "ة", "ان", "ين", "ون", "تان", "تين", "ات", "ي", "و")
_IN_YA = ("", "ي", "يا", "ية", "يان", "يين", "ين", "ون", "يتان", "يتين", "يات", "و")
_IN_MAQSURA = ("ى", "اة", "يان", "يين", "ين", "ون", "اتان", "اتين", "يات", "و")


class VerbForms(NamedTuple):
    """Unvocalised surfaces of one lemma, sorted: finite forms, both participles in all genders, numbers and cases, verbal nouns."""

    finite: tuple[str, ...]
    active: tuple[str, ...]
    passive: tuple[str, ...]
    masdars: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, sorted, each once."""
        return tuple(sorted({*self.finite, *self.active, *self.passive, *self.masdars}))


def verb_forms(verbs: Verbs, lemma: str) -> VerbForms:
    """All forms of a verb given by its lemma, with vowels or without; all empty for an unknown one."""
    lemmas = [verbs.lemma(number) for number in verbs.numbers(lemma)]
    return VerbForms(
        verbs.surfaces(lemma),
        _all(participle_forms(known.active) for known in lemmas),
        _all(participle_forms(known.passive) for known in lemmas),
        _all(masdar_forms(masdar) for known in lemmas for masdar in known.masdars),
    )


def participle_forms(participle: str) -> tuple[str, ...]:
    """Genders, numbers and cases of a participle given by its masculine singular; defectives are given with their ya or alif maqsura."""
    if not participle:
        return ()
    if participle.endswith(YA):
        return tuple(participle[:-1] + ending for ending in _IN_YA)
    if participle.endswith(MAQSURA):
        return tuple(participle[:-1] + ending for ending in _IN_MAQSURA)
    return tuple(participle + ending for ending in _SOUND)


def masdar_forms(masdar: str) -> tuple[str, ...]:
    """A verbal noun alone, as accusative, in the plural, and as it stands before a pronoun."""
    if masdar.endswith(MARBUTA):
        return masdar, masdar[:-1] + ALIF + TA, masdar[:-1] + TA
    if masdar.endswith(ALIF + HAMZA):
        return masdar, masdar + ALIF + TA, masdar[:-1] + "ئ", masdar[:-1] + "ؤ"
    return masdar, masdar + ALIF, masdar + ALIF + TA


def _all(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({form for group in groups for form in group}))
