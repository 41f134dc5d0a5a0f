"""What the grammar tells of a document: chosen words, noun phrases, clauses, verbs with their subjects. Ranges are token indices.

Arabic leaves much open; where the letters do not decide, candidates are ranked and carry a weight between 0 and 1.
"""

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


class Verb(NamedTuple):
    """A finite verb at token `at`; the first `skip` folded letters of the token are proclitics. Best subject first.

    `negated` by لم، لن، لا، ما; `future` by سـ or سوف; `auxiliary` is the token of a form of كان and its sisters that it leans on.
    """

    at: int
    skip: int
    analysis: Analysis
    subjects: tuple[Subject, ...]
    clause: int
    negated: bool = False
    future: bool = False
    auxiliary: int | None = None


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
