"""Sentences that one outlet tells and another denies: `وصل الوفد إلى المدينة` (the delegation arrived) against `لم يصل` (did not)."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple

from musnad.lexicon import Lexicon, kept
from musnad.records import Reading
from musnad.stories.across import outlet_of
from musnad.stories.aligned import dice
from musnad.stories.names import WORD
from musnad.stories.profile import LEAD, Body
from musnad.stories.records import Telling
from musnad.text.analysis import Analyser
from musnad.text.document import prepare
from musnad.text.folding import fold, fold_word

DENIED = 0.6  # Dice overlap of words, negations aside, from which a sentence and its denial are about one thing
LEAST_WORDS = 4  # of a sentence that can be denied
LIKELY = 3  # readings of a word that are asked for a verb
NEGATION = "negation"
EXCEPT = "except"  # gloss of the particle that turns a negation round: `لا يزيدنا إلا` (it only makes us more …)


class _Sentence(NamedTuple):
    """A sentence or a content, its words without the negations, and the words that stand behind a negation."""

    telling: Telling
    words: frozenset[str]
    denied: tuple[str, ...]


def denials(readings: Sequence[Reading], lexicon: Lexicon) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of sentences of two outlets of which one denies the verb of the other; of two articles the pair that is most alike."""
    negations, exceptions, verbs = _negations(lexicon), _exceptions(lexicon), _Verbs(lexicon)
    told = [[each for each in _sentences(reading, negations) if not each.words & exceptions] for reading in readings]
    for ours, theirs in combinations(told, 2):
        pairs = [
            (alike, a.telling, b.telling)
            for a in ours
            for b in theirs
            if bool(a.denied) != bool(b.denied) and (alike := dice(a.words, b.words)) >= DENIED and verbs.deny(a, b)
        ]
        if pairs:
            _, one, other = max(pairs, key=lambda pair: pair[0])
            if one.outlet != other.outlet:
                yield one, other


class _Verbs:
    """Knows verbs by their lemma; the tables are only made where two sentences are like enough to ask."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _analyser(self) -> Analyser:
        return Analyser(self._lexicon)

    def deny(self, one: _Sentence, other: _Sentence) -> bool:
        """Whether a verb that one sentence denies is one of the other's."""
        denied = {lemma for word in (*one.denied, *other.denied) for lemma in self._lemmas(word)}
        plain = other.words if one.denied else one.words
        return any(lemma in denied for word in plain for lemma in self._lemmas(word))

    def _lemmas(self, word: str) -> frozenset[str]:
        return frozenset(analysis.lemma for analysis in self._analyser.analyse(word)[:LIKELY] if analysis.pos == "VERB")


def _sentences(reading: Reading, negations: frozenset[str]) -> Iterator[_Sentence]:
    """The sentences of headline and lead, and the contents of statements, that are long enough."""
    article = reading.article
    lead = prepare(article.text[: Body(reading).end_of(LEAD)])
    spans = [lead.span(first, after) for first, after in lead.sentences]
    for span in (*spans, *(said.content for said in reading.statements)):
        words = WORD.findall(fold(span.text).folded)
        rest = frozenset(words) - negations
        if len(rest) >= LEAST_WORDS:
            denied = tuple(word for before, word in pairwise(words) if before in negations)
            yield _Sentence(Telling(outlet_of(reading), article.id, span.text, span.start), rest, denied)


@kept
def _negations(lexicon: Lexicon) -> frozenset[str]:
    """Folded particles of negation, alone and behind a conjunction; not those that the table shows no use of, or another (`لما`, `ما`)."""
    entries = (entry for entry in lexicon.entries("grammar_words") if entry.value == NEGATION and entry.example and not entry.counter)
    alone = [fold_word(form) for entry in entries for form in (entry.lemma, *entry.forms)]
    conjunctions = [fold_word(entry.lemma) for entry in lexicon.entries("clitics") if entry.value == "conjunction"]
    return frozenset(first + word for word in alone for first in ("", *conjunctions))


@kept
def _exceptions(lexicon: Lexicon) -> frozenset[str]:
    """Folded particles of exception."""
    return frozenset(fold_word(entry.lemma) for entry in lexicon.entries("closed_class") if entry.gloss == EXCEPT)
