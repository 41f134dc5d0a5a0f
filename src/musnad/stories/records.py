"""The nouns of the room."""

from dataclasses import dataclass
from typing import Literal

from musnad.records import NumberKind, Stance

FactKind = Literal["event", "place", "date", "host", "participant", "statement", "link", "denial"] | NumberKind
# Outlets contradict each other; tell it with values that differ and may both hold; all, some or only one of them tell it.
Verdict = Literal["contradicted", "differ", "all", "some", "one"]
TagKind = Literal["person", "body", "country", "place", "topic", "publisher"]


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article that prints the text of another, earlier one; `source` is the agency or office that text came from, where it is told."""

    article: str
    of: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that report one happening, by id, the earliest first.

    id: that of the earliest article, so that it stays when others join. duplicates: pairs of near-duplicates, smaller id first.
    follows: id of the story that this one is a later development of. because: why each article joined, one line a link, strongest first.
    """

    id: str
    articles: tuple[str, ...]
    duplicates: tuple[tuple[str, str], ...] = ()
    reprints: tuple[Reprint, ...] = ()
    follows: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells a fact: `text` its letters, from code point `start` of the article (None where no letters tell it).

    value: what is compared: ISO date, `low–high` of a count, names, the status of an event; of a statement its cue.
    via: the chain that a statement came through, speaker outward.
    """

    outlet: str
    article: str
    text: str
    start: int | None = None
    value: str = ""
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that articles of a story tell, beside one another.

    kind: `event`, and of an event its `place`, `date`, `host` and counts (`dead`, `injured` …); `participant`, `statement`, `link` of
    a chain; `denial` where one article says that what another tells was not so. what: names the fact for a person.
    """

    kind: FactKind
    what: str
    verdict: Verdict
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """The words by which an outlet judges somebody: `whom` a name or the deed's words, `voice` the outlet's own or a speaker's name."""

    whom: str
    outlet: str
    text: str
    stance: Stance
    voice: str
    times: int


@dataclass(frozen=True, slots=True)
class Compared:
    """An article of a comparison."""

    id: str
    outlet: str
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A story told by several outlets: their articles, the facts they give, and the words by which they judge."""

    articles: tuple[Compared, ...]
    facts: tuple[Fact, ...]
    labels: tuple[Naming, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, in the order in which they first told the story."""
        return tuple(dict.fromkeys(article.outlet for article in self.articles))


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that an article is filed under. `key` is the same for every article: an ISO code, a PLOVER context, or the name folded."""

    key: str
    name: str
    kind: TagKind


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """An article to read next: one of the same story, or one that shares actors and events.

    score: of what is shared, the rarer and the nearer in time the higher, 0 or above. because: what is shared, the rarest first.
    """

    id: str
    same_story: bool
    score: float
    because: tuple[str, ...]
