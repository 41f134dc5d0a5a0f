"""Gold text with other persons in it: names that the gold has never seen in places that it knows, so that a network learns the places.

Arabic given names and family names take the place of their like, foreign ones that of all others; what stands attached to a name stays.
"""

import random
from collections.abc import Iterable, Iterator, Sequence

from musnad.evaluation.names import Labelled
from musnad.lexicon import Lexicon
from musnad.mentions.tables import ARTICLE
from musnad.mentions.tagger_features import WordFeatures
from musnad.mentions.tagger_model import chunks
from musnad.text.folding import fold_word

_SHARE = 0.6  # of persons who become others
_SHORTEST = 3  # letters of a name
_PERSON = "PER"


class OtherNames:
    """Names to choose from, and the words of names that stay."""

    def __init__(self, lexicon: Lexicon, arabic: Iterable[str], foreign: Sequence[str]) -> None:
        """arabic: given names. foreign: names as Arabic writes them."""
        entries = [entry for entry in lexicon.entries("given_names") if "foreign" not in entry.tags]
        given = {form for entry in entries for form in (entry.lemma, *entry.forms)} | set(arabic)
        family = [row.split("\t")[0] for row in lexicon.rows("surnames")]
        self._given = sorted(name for name in given if " " not in name)
        self._known = {fold_word(name) for name in self._given}
        self._defined = sorted(name for name in family if name.startswith(ARTICLE))
        self._foreign = foreign
        self._joints = {fold_word(form) for entry in lexicon.entries("name_connectors") for form in (entry.lemma, *entry.forms)}

    def instead(self, letters: str, rnd: random.Random) -> str:
        """Another name of the same sort as a folded one; itself if it only joins others."""
        if len(letters) < _SHORTEST or letters in self._joints:
            return letters
        if letters.startswith(ARTICLE):
            return rnd.choice(self._defined)
        return rnd.choice(self._given if letters in self._known else self._foreign)


def varied(gold: Iterable[Labelled], names: OtherNames, features: WordFeatures, rnd: random.Random) -> Iterator[Labelled]:
    """The sentences with other persons in the places of most."""
    for sentence in gold:
        words = list(sentence.words)
        for first, after, kind in chunks(sentence.labels):
            if kind == _PERSON and rnd.random() < _SHARE:
                for at, look in enumerate(features.look(words[first:after]), first):
                    if look.key.isalpha() and fold_word(words[at]).endswith(look.key):
                        words[at] = words[at][: len(words[at]) - len(look.key)] + names.instead(look.key, rnd)
        yield Labelled(tuple(words), sentence.labels)
