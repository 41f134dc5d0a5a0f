"""What is named in a document, place by place, before anybody asks who is meant. Ranges are token indices."""

from typing import NamedTuple

from musnad.records import ActorKind


class Office(NamedTuple):
    """An office in a mention: its `title` without the body or country it is held in, and `of` that.

    `head` is the lemma of the lexicon's role (`وزير`) and `key` the folded title by which variants are one (`وزير الدفاع` and `وزير
    دفاع`). `country` is ISO 3166-1 alpha-3 where the words tell it, `of_state` whether `of` is a country. `shared` says that the title
    is that of the office named before (`نظيره`, his counterpart), `national` that a state has it, whose name may be left out,
    `royal` that only a monarchy has it, `vague` that it may call any official again (`المسؤول الإيراني`).
    """

    title: str
    head: str
    key: str
    of: str = ""
    country: str = ""
    of_state: bool = False
    former: bool = False
    shared: bool = False
    national: bool = False
    royal: bool = False
    vague: bool = False


class Mention(NamedTuple):
    """One place that names somebody: tokens `first` up to `after`; the first `skip` folded letters of the first are proclitics.

    A proper name stands at `name_first` up to `name_after`; where there is none both are `after`. `entry` is the lemma of the lexicon
    entry that knows the body or group, `head` the first word of a body (`حزب`, party) or group, by which it may be called later.
    `members` are the mentions that a plural is about (`وزيرا دفاع تركيا وقطر`); they lie inside it. `inner` are mentions of others
    inside it. `definite` tells a definite noun, `loose` one that names nobody without something it refers to,
    `capital` and `adjective` a state named by its seat or by an adjective, `media` an outlet, agency, programme or site, `national` a
    body that every state has or a group mostly met at home, whose country may be left out. `parts` are shorter
    forms that stand inside the text, `composed` tells a text put together of what stands apart (`وزير دفاع قطر`).
    `core` is the text without words that count it (`عدد من`, a number of) or tell who of it is meant (`مسلحو`, the armed men of).
    `honorifics` are the lemmas of titles that are no office.
    """

    kind: ActorKind
    first: int
    after: int
    skip: int = 0
    name_first: int = -1
    name_after: int = -1
    text: str = ""
    entry: str = ""
    head: str = ""
    country: str = ""
    offices: tuple[Office, ...] = ()
    gender: str = ""
    number: str = "s"
    definite: bool = True
    loose: bool = False
    capital: bool = False
    adjective: bool = False
    media: bool = False
    national: bool = False
    weight: float = 1.0
    members: tuple["Mention", ...] = ()
    inner: tuple["Mention", ...] = ()
    because: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    composed: bool = False
    core: str = ""
    honorifics: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether a proper name of a person stands in it."""
        return self.name_first < self.name_after


class Spotted(NamedTuple):
    """A person's name that somebody else has spotted (a trained tagger), at tokens `first` up to `after`.

    `weight` (0–1) says how sure that is. It joins what the tables know of each word; where names end is still read from the words.
    """

    first: int
    after: int
    weight: float


class Mentions(NamedTuple):
    """Mentions in text order, none overlapping another; what lies inside one is told by it."""

    found: tuple[Mention, ...]

    def names(self) -> tuple[tuple[int, int], ...]:
        """Token ranges of the proper names of persons, in order, as the grammar wants them."""
        flat = (inner for mention in self.found for inner in (mention, *mention.members))
        return tuple(sorted({(m.name_first, m.name_after) for m in flat if m.named and m.name_first >= 0}))
