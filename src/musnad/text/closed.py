"""Words of closed classes: prepositions, conjunctions, particles, pronouns, with the clitics each of them takes."""

from collections.abc import Iterator
from math import log

from musnad.lexicon import Entry, Lexicon
from musnad.text.clitics import Clitics, Cut

_ALIF, _HAMZAS, _YA, _MAQSURA = "ا", ("أ", "إ"), "ي", "ى"
_WITH_PRONOUN = log(0.03)


class ClosedClass:
    """The table `closed_class`, ready for look-up by surface."""

    def __init__(self, lexicon: Lexicon, clitics: Clitics) -> None:
        """Read the table; every form of a word with each of its pronouns becomes a key (some three thousand)."""
        self._frames = clitics.closed_frames()
        self._pronouns = clitics.pronouns
        self._words: dict[str, list[tuple[Entry, str]]] = {}
        for entry in lexicon.entries("closed_class"):
            self._add(entry)

    def __contains__(self, word: str) -> bool:
        """Whether the letters, pronoun included, are those of a closed word."""
        return word in self._words

    def cuts(self, word: str) -> Iterator[tuple[Cut, Entry]]:
        """Every frame of a `plain` word round a word of closed class, with its entry."""
        for length in range(min(2, len(word) - 1) + 1):
            words = self._words.get(word[length:])
            frame = self._frames.get(word[:length])
            if words and frame:
                for entry, pronoun in words:
                    if not (frame.conjunction and "alone" in entry.tags) and (not frame.prefix or frame.prefix in entry.tags):
                        yield _cut(frame.conjunction, frame.prefix, word[length:], pronoun, entry, frame.weight), entry

    def _add(self, entry: Entry) -> None:
        # A lemma of several words or with marks is a name for the entry; its forms are the surfaces.
        surfaces = {*entry.forms} | ({entry.lemma} if entry.lemma.isalpha() else set())
        bound = _value(entry, "bound:")
        for surface in surfaces:
            if "only-pronoun" not in entry.tags:
                for spelt in {surface, _without_hamza(surface), _with_maqsura(_without_hamza(surface))}:
                    self._words.setdefault(spelt, []).append((entry, ""))
            if "pronoun" in entry.tags:
                for pronoun in self._pronouns:
                    for spelt in {bound or surface, _without_hamza(bound or surface)}:
                        self._words.setdefault(spelt + pronoun, []).append((entry, pronoun))


def _without_hamza(surface: str) -> str:
    """A surface as many newspapers write it, without hamza on its first alif: `الى`."""
    return _ALIF + surface[1:] if surface[0] in _HAMZAS else surface


def _with_maqsura(surface: str) -> str:
    """A surface as Egyptian newspapers write it, with alif maqsura for its last ya: `فى`."""
    return surface[:-1] + _MAQSURA if surface.endswith(_YA) else surface


def _value(entry: Entry, key: str) -> str:
    return next((tag[len(key) :] for tag in entry.tags if tag.startswith(key)), "")


def _cut(conjunction: str, prefix: str, bare: str, pronoun: str, entry: Entry, weight: float) -> Cut:
    """The cut of a closed word; `cut:` in its entry tells the pieces that its letters do not."""
    stem = bare[: len(bare) - len(pronoun)]
    if pieces := _value(entry, "cut:").split("+")[:-1]:
        prefix = "".join(pieces)
        stem = stem[len(prefix) :]
    alone = entry.lemma if pronoun and not pieces else stem
    return Cut(conjunction, prefix, "", stem, pronoun, alone, bool(pronoun), weight + (_WITH_PRONOUN if pronoun else 0.0))
