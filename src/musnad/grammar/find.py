"""The door of the grammar: a document's words chosen by context, its noun phrases, clauses and verbs."""

from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from musnad.grammar.chunks import Chunker, link
from musnad.grammar.clauses import find_clauses
from musnad.grammar.faces import Face, Faces, Word, order
from musnad.grammar.subjects import Scene, read_weights
from musnad.grammar.syntax import NounPhrase, Syntax
from musnad.grammar.tagging import Transitions, choose, read_transitions
from musnad.grammar.verbs import find_verbs
from musnad.text.analysis import Analyser
from musnad.text.document import Document


class Grammar:
    """The tables of the grammar and its memory of words; made once for an analyser, some 20 ms."""

    def __init__(self, analyser: Analyser, transitions: Transitions | None = None, weights: Mapping[str, float] | None = None) -> None:
        """Read the tables of the analyser's lexicon, but for those given (a learner's)."""
        self.lexicon = analyser.lexicon
        self._faces = Faces(analyser)
        self._transitions = transitions or read_transitions(analyser.lexicon)
        self._weights = read_weights(analyser.lexicon) if weights is None else weights

    def read(self, document: Document, names: Sequence[tuple[int, int]] = ()) -> Syntax:
        """The syntax of a document; `names` are token ranges of proper names, none overlapping."""
        words, chosen = self._choose(document, names)
        scene = _scene(document, words, chosen)
        clauses, clause_at = find_clauses(scene, document)
        verbs = find_verbs(scene, document, clause_at, self._weights)
        ordered = tuple([order(word, number) for word, number in zip(words, chosen, strict=True)])
        return Syntax(document, ordered, tuple(scene.phrases), clauses, verbs, tuple(scene.phrase_at))

    def scene(self, document: Document) -> Scene:
        """Chosen faces and noun phrases of a document: what verbs and clauses are read from."""
        return _scene(document, *self._choose(document, ()))

    def _choose(self, document: Document, names: Sequence[tuple[int, int]]) -> tuple[list[Word], list[int]]:
        words = self._words(document, names)
        chosen: list[int] = []
        for first, after in document.sentences:
            chosen += choose(words[first:after], self._transitions)
        return words, chosen

    def _words(self, document: Document, names: Sequence[tuple[int, int]]) -> list[Word]:
        word = self._faces.word
        words = [word(token.plain) for token in document.tokens]
        for first, after in names:
            for i in range(first, after):
                words[i] = self._faces.name(document.tokens[i].plain, first=i == first)
        return words


_GRAMMARS: WeakKeyDictionary[Analyser, Grammar] = WeakKeyDictionary()


def read_syntax(document: Document, analyser: Analyser, names: Sequence[tuple[int, int]] = ()) -> Syntax:
    """The syntax of a document: words ranked by context, noun phrases, clauses, verbs with their subjects.

    names: token ranges known to be proper names, in order, none overlapping; each is kept together in one phrase and holds no verb.
    What it learns of words it keeps beside `analyser`, which is the same for all documents of a run.
    """
    grammar = _GRAMMARS.get(analyser)
    if grammar is None:
        grammar = _GRAMMARS[analyser] = Grammar(analyser)
    return grammar.read(document, names)


def _scene(document: Document, words: Sequence[Word], chosen: Sequence[int]) -> Scene:
    faces = [word.faces[number] for word, number in zip(words, chosen, strict=True)]
    phrases = _phrases(document, faces, [word.adjectival for word in words])
    return Scene(faces, phrases, _phrase_at(phrases, len(faces)))


def _phrases(document: Document, faces: Sequence[Face], adjectival: Sequence[bool]) -> list[NounPhrase]:
    """Phrases of all sentences; links count from the first phrase of the document."""
    found: list[NounPhrase] = []
    for first, after in document.sentences:
        offset = len(found)
        linked = link(Chunker(faces, adjectival, first, after).phrases(), faces)
        found += [phrase if phrase.to is None else phrase._replace(to=phrase.to + offset) for phrase in linked]
    return found


def _phrase_at(phrases: Sequence[NounPhrase], size: int) -> list[int]:
    at = [-1] * size
    for number, phrase in enumerate(phrases):
        at[phrase.first : phrase.after] = [number] * (phrase.after - phrase.first)
    return at
