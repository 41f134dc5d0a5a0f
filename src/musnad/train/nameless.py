"""Words that look as rare as names do and are none: `python -m musnad.train.nameless [FILE]`.

Of the commonest words those that plain reading takes for names that no table knows, and that neither a list of names holds nor the tagger
takes for a person by themselves. wordfreq says which words are common (its counts are CC BY-SA 4.0), the tagger has learned from ANERcorp
(CC BY-SA 4.0): so is the table.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from musnad.lexicon import Lexicon, load_lexicon
from musnad.lexicon.bulk import write_bulk
from musnad.lexicon.load import DATA
from musnad.mentions.tables import ARTICLE, Tables, figure_rows
from musnad.mentions.tagger import Tagger
from musnad.mentions.words import RARE, UNKNOWN, Words
from musnad.text.analysis import Analyser
from musnad.text.folding import fold
from musnad.train.names import WORDS, vocabulary

FILE = DATA / "nameless_words.tsv"
HEAD = {
    "columns": "word as folded, as plain reading looks it up",
    "licence": "CC BY-SA 4.0",
    "made": "by `musnad train nameless`; a word that is somebody's name all the same goes into known_names.tsv, and out of here",
    "source": "the commonest words by wordfreq, https://github.com/rspeer/wordfreq, as the tagger sees them that learned from ANERcorp",
}
_PERSON = 0.05  # probability of being a person's from which a word stays out
_OF_PERSONS = "gfp"  # kinds of names in the tables


def nameless_words(lexicon: Lexicon, size: int = WORDS) -> list[str]:
    """The words, folded and in order. size: how many of the commonest are looked at."""
    tables = Tables(lexicon)
    tables.nameless = frozenset()
    looks, named = Words(tables, Analyser(lexicon)).looks, frozenset(_of_persons(lexicon))
    rare = {word: look.letters for word in vocabulary(size).values() if RARE <= (look := looks[word]).name <= UNKNOWN}
    likely = Tagger(lexicon).likely([[word] for word in rare])[:, :2].sum(1)
    found = {letters for letters, person in zip(rare.values(), likely, strict=True) if person < _PERSON}
    return sorted(letters for letters in found if named.isdisjoint((letters, letters.removeprefix(ARTICLE))))


def _of_persons(lexicon: Lexicon) -> Iterator[str]:
    """Words of the names of persons in the tables of known names, and of public persons."""
    for table in ("known_names", "name_kinds"):
        for row in lexicon.rows(table):
            name, kinds = row.split("\t")
            if not set(kinds).isdisjoint(_OF_PERSONS):
                yield from name.split()
    for names, *_ in figure_rows(lexicon):
        yield from fold(" ".join(names)).folded.split()


def write(words: list[str], file: Path = FILE) -> None:
    """Write the table whole."""
    write_bulk(file, HEAD, ((word,) for word in words))


if __name__ == "__main__":
    write(nameless_words(load_lexicon()), *map(Path, sys.argv[1:2]))
