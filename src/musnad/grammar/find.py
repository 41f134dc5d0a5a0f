"""The door of the grammar: a document's words chosen by context, its noun phrases, clauses and verbs."""

from collections.abc import Mapping, Sequence

from musnad.grammar.chunks import find_phrases
from musnad.grammar.clauses import find_clauses
from musnad.grammar.faces import Faces, Word
from musnad.grammar.scene import Scene
from musnad.grammar.settling import settle
from musnad.grammar.subjects import Ranker, read_weights
from musnad.grammar.syntax import Syntax
from musnad.grammar.tagging import Transitions, choose, read_transitions
from musnad.grammar.verbs import find_verbs
from musnad.text.analysis import Analyser
from musnad.text.document import Document


class Grammar:
    """The tables of the grammar and its memory of words; made once for an analyser, some 20 ms."""

    def __init__(self, analyser: Analyser, transitions: Transitions | None = None, weights: Mapping[str, float] | None = None) -> None:
        """Read the tables of the analyser's lexicon, but for those given (a learner's)."""
        self.lexicon = analyser.lexicon
        self._transitions = transitions or read_transitions(analyser.lexicon)
        self._faces = Faces(analyser, self._transitions)
        self._ranker = Ranker(read_weights(analyser.lexicon) if weights is None else weights)

    def read(self, document: Document, names: Sequence[tuple[int, int]] = ()) -> Syntax:
        """The syntax of a document; `names` are token ranges of proper names, none overlapping."""
        words, chosen = self._choose(document, names)
        scene = self._scene(document, words, chosen, names)
        clauses, clause_at = find_clauses(scene, document)
        verbs = find_verbs(scene, document, clause_at, self._ranker)
        ordered = tuple([word.order(number) if number else word.analyses for word, number in zip(words, chosen, strict=True)])
        return Syntax(document, ordered, tuple(scene.phrases), clauses, verbs, tuple(scene.phrase_at))

    def scene(self, document: Document) -> Scene:
        """Chosen faces and noun phrases of a document: what verbs and clauses are read from."""
        return self._scene(document, *self._choose(document, ()), ())

    def _choose(self, document: Document, names: Sequence[tuple[int, int]]) -> tuple[list[Word], list[int]]:
        words = list(map(self._faces.words.__getitem__, document.plain))
        for first, after in names:
            for i in range(first, after):
                words[i] = self._faces.name(document.tokens[i].plain, first=i == first)
        chosen: list[int] = []
        for first, after in document.sentences:
            sentence = words[first:after]
            numbers = choose(sentence, self._transitions)
            settle(sentence, numbers)
            chosen += numbers
        return words, chosen

    def _scene(self, document: Document, words: Sequence[Word], chosen: Sequence[int], names: Sequence[tuple[int, int]]) -> Scene:
        make = self._faces
        faces = [
            word.top or word.face(0, make) if not number else word.face(number, make) for word, number in zip(words, chosen, strict=True)
        ]
        phrases = find_phrases(document, faces, words, names)
        phrase_at = [-1] * len(faces)
        for number, phrase in enumerate(phrases):
            phrase_at[phrase.first : phrase.after] = [number] * (phrase.after - phrase.first)
        return Scene(faces, phrases, phrase_at, {})


_grammars: dict[str, Grammar] = {}  # that of the lexicon in use, by its digest


def read_syntax(document: Document, analyser: Analyser, names: Sequence[tuple[int, int]] = ()) -> Syntax:
    """The syntax of a document: words ranked by context, noun phrases, clauses, verbs with their subjects.

    names: token ranges known to be proper names, in order, none overlapping; each is kept together in one phrase and holds no verb.
    What it learns of words it keeps for the next document read with the same lexicon.
    """
    grammar = _grammars.get(analyser.lexicon.digest)
    if grammar is None:
        _grammars.clear()
        grammar = _grammars[analyser.lexicon.digest] = Grammar(analyser)
    return grammar.read(document, names)
