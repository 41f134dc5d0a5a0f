"""What the grammar tells of a document: chosen words, noun phrases, clauses, verbs with their subjects. Ranges are token indices.

Arabic leaves much open; where the letters do not decide, candidates are ranked and carry a weight between 0 and 1.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from musnad.text.analysis import Analysis
from musnad.text.document import Document

Link = Literal["", "apposition", "coordination"]
ClauseKind = Literal["main", "coordinate", "complement", "relative", "adverbial", "nominal"]


class NounPhrase(NamedTuple):
    """One noun phrase: an idafa chain with its adjectives, its numerals, or a proper name; what modifies it by a preposition is outside.

    The first `skip` folded letters of its first token are proclitics. `preposition` governs it, attached or apart, empty if none.
    Gender (m f), number (s d p) and `human` are those by which verbs and pronouns agree with its head: the broken plural of things
    counts as feminine singular. Empty where unknown. `to` is the index of the phrase it is in apposition to or coordinated with.
    """

    first: int
    after: int
    head: int
    skip: int = 0
    preposition: str = ""
    gender: str = ""
    number: str = ""
    human: bool = False
    definite: bool = False
    link: Link = ""
    to: int | None = None


class Subject(NamedTuple):
    """A candidate for the subject of a verb: index of a noun phrase, or None for a pronoun inside the verb; weights of a verb sum to 1."""

    phrase: int | None
    weight: float


class Subjects:
    """The subjects of one verb, best first; they are ranked when first asked for, since three verbs in five never are."""

    __slots__ = ("_found", "_rank")

    def __init__(self, rank: Callable[[], tuple[Subject, ...]]) -> None:
        self._rank = rank
        self._found: tuple[Subject, ...] | None = None

    def ranked(self) -> tuple[Subject, ...]:
        """All of them, the same whenever they are asked for."""
        if self._found is None:
            self._found = self._rank()
        return self._found


class Verb(NamedTuple):
    """A finite verb at token `at`; the first `skip` folded letters of the token are proclitics.

    `negated` by لم، لن، لا، ما; `future` by سـ or سوف; `auxiliary` is the token of a form of كان and its sisters that it leans on.
    """

    at: int
    skip: int
    analysis: Analysis
    candidates: Subjects
    clause: int
    negated: bool = False
    future: bool = False
    auxiliary: int | None = None

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Candidates for the subject, best first."""
        return self.candidates.ranked()


class Clause(NamedTuple):
    """A clause from its opening word (`أن`, `الذي`, `و`) up to its end; clauses nest. `inside` is the index of the one it stands in."""

    first: int
    after: int
    kind: ClauseKind
    inside: int | None = None


class Syntax(NamedTuple):
    """The grammar of a document. `words` holds for each token its analyses as the context ranks them, best first.

    `phrases` and `clauses` stand in order of their first token, outer before inner; `verbs` in text order.
    `phrase_at` gives for each token the index of the innermost phrase that holds it, or -1.
    """

    document: Document
    words: tuple[tuple[Analysis, ...], ...]
    phrases: tuple[NounPhrase, ...]
    clauses: tuple[Clause, ...]
    verbs: tuple[Verb, ...]
    phrase_at: tuple[int, ...]
