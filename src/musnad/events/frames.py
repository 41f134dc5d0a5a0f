"""Frames: which places round a trigger hold who does it and who undergoes it. A trigger's entry names its frame; no frame knows a type.

Places round a verb: `subject`, `object` (a noun phrase), `complement` (behind a preposition that the entry names), `with` (behind
`مع`), `by` (behind `على يد`, `من قبل`), `between` (behind `بين`). Round a noun: `genitive` (its idafa, its pronoun, an adjective of a
people) and `light`, `undergone` (the subject of a verb that says little more than that the deed was done: `شن هجوما`, `تعرض لهجوم`).
`goal` is a state in the genitive of a journey, which does not travel. `speaker` is who says the words in which the trigger stands.
`occasion` is who acts on the occasion of a journey, `attended` who speaks and is spoken to at a meeting,
`gathered` whom a verb behind it says that it brings together. `itself` is who the noun names: whoever is called a protester protests.
`maker` is who does the thing that is judged, `promised` to whom it is promised,
`obliged` who must do what a clause with `أن` tells (`يجب أن تستقيل الحكومة`),
`guest` who acts at somebody's invitation, `body` whose session is attended.
A `reception` has the guest for its object and the host in its genitive; `topic` is what a word describes or is told of: `الحكومة فاشلة`.
"""

from typing import Literal, NamedTuple

Slot = Literal[
    "subject", "object", "complement", "with", "by", "between", "genitive", "light", "undergone", "speaker", "goal", "occasion", "attended",
    "itself", "topic", "gathered", "maker", "promised", "obliged", "guest", "body",
]  # fmt: skip


class Frame(NamedTuple):
    """Which slots hold actors and which recipients, in order of preference; `turns`: without an object the subject undergoes it."""

    actor: tuple[Slot, ...]
    recipient: tuple[Slot, ...]
    turns: bool = False


VERB_FRAMES = {
    "acts-on": Frame(("subject", "by"), ("object", "complement"), turns=True),
    "acts-toward": Frame(("subject",), ("complement",)),
    "addresses": Frame(("subject",), ("complement", "object")),
    "acts": Frame(("subject",), ()),
    "undergoes": Frame(("by",), ("subject",)),
    "meets": Frame(("subject",), ("object", "complement", "with")),
    "hosts": Frame(("object",), ("subject",)),
    "agrees": Frame(("subject", "with", "between"), ("complement",)),
    "addressed": Frame(("speaker",), ("complement",)),
    "charged": Frame(("speaker",), ("subject",)),
    "obliged": Frame(("speaker",), ("obliged",)),
    "stresses": Frame(("subject",), ("complement", "object", "obliged")),
    "deed": Frame((), ("complement",)),
}
NOUN_FRAMES = {
    "deed-of": Frame(("genitive", "light", "by", "between"), ("complement", "undergone")),
    "charge": Frame(("genitive", "light", "by", "between"), ("complement", "object", "undergone")),
    "deed-on": Frame(("by", "light"), ("genitive", "complement", "undergone")),
    "deed-between": Frame(("genitive", "between", "with", "light"), ("complement", "undergone")),
    "meeting": Frame(("gathered", "genitive", "between", "light", "attended"), ("object", "complement", "with")),
    "attendance": Frame(("genitive", "light", "with", "occasion"), ("body",)),
    "call": Frame(("gathered", "genitive", "between", "light", "attended"), ("object", "complement", "with", "undergone")),
    "reception": Frame(("object", "complement"), ("genitive", "light")),
    "journey": Frame(("genitive", "light", "with", "occasion"), ("complement", "goal", "object")),
    "deed": Frame(("by", "light"), ("complement", "undergone")),
    "invitation": Frame(("genitive", "light", "by"), ("complement", "undergone", "guest")),
    "backed": Frame(("by", "complement"), ("topic",)),
    "doers": Frame(("itself",), ("complement",)),
    "blame": Frame(("speaker",), ("genitive", "topic")),
}
FRAMES = {"verb": VERB_FRAMES, "noun": NOUN_FRAMES, "phrase": VERB_FRAMES}
