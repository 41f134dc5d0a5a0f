"""The one schema of the lexicon's tables."""

import msgspec


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing known about Arabic words.

    lemma: the dictionary form, vocalised only where it disambiguates. gloss: English.
    forms: further surfaces to match as they stand; forms that inflection generates are not listed.
    value: what the entry stands for (an ISO code, a kind, a number as text), its meaning set by the table.
    takes: prepositions and particles that introduce its complement, in order of preference; `-` for none.
    example: a sentence of our own in which the entry must match. counter: one in which it must not.
    note: why it is here, for a person. source: where a fact comes from.
    """

    lemma: str
    gloss: str
    forms: tuple[str, ...] = ()
    value: str = ""
    takes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    example: str = ""
    counter: str = ""
    note: str = ""
    source: str = ""


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of entries. `about` says what the table holds and what `value` and `tags` mean in it."""

    about: str
    entries: tuple[Entry, ...] = msgspec.field(name="entry", default=())
    source: str = ""
    licence: str = "Apache-2.0"
