"""Entries of the event tables made ready: what a type is, what a trigger asks for, what a phrase of the tables is."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, cast

from musnad.errors import LexiconError
from musnad.events.frames import FRAMES, NOUN_FRAMES, VERB_FRAMES, Frame
from musnad.lexicon import Entry
from musnad.text.folding import fold_word

Part = Literal["verb", "noun", "phrase"]
FORCE = "material conflict"  # the quad class of deeds that befall somebody


class EventType(NamedTuple):
    """A PLOVER type as the head of `table` names it. `planned` is the code of a deed of this type that is only announced."""

    table: str
    code: str
    arabic: str
    english: str
    quad: str
    planned: str
    tags: frozenset[str]


class Trigger(NamedTuple):
    """One entry made ready: its type and frame; folded prepositions and words that must, may or must not (`without`) follow.

    `behind`: folded words behind which, with a word between or none, it means something else (`بطريقة غير قانونية`, in an unlawful way).
    `never`: folded forms of the word that mean something else (`تمر`, goes through, of `أمر`, ordered). One of `wanted` must
    follow: `second` or one of `needs`; `phrases` are those of several words. `odds`: how much surer than its kind the entry is, in nats.
    """

    entry: Entry
    type: EventType
    part: Part
    frame: Frame
    takes: frozenset[str]
    needs: frozenset[str]
    second: str
    complement: frozenset[str]
    without: frozenset[str]
    behind: frozenset[str]
    never: frozenset[str]
    tags: frozenset[str]
    wanted: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    odds: float


class Phrase(NamedTuple):
    """What a phrase of the tables is: a trigger, a mode of a type, or an entry of `event_status` or `event_context`."""

    table: str
    entry: Entry
    trigger: Trigger | None = None


def event_type(name: str, entry: Entry) -> EventType:
    keyed = dict(tag.split(":", 1) for tag in entry.tags if ":" in tag)
    return EventType(name, entry.value, entry.lemma, entry.gloss, keyed.get("quad", ""), keyed.get("planned", ""), frozenset(entry.tags))


def trigger_of(name: str, entry: Entry, kind: EventType, odds: float = 0.0) -> Trigger:
    part = next((tag for tag in entry.tags if tag in FRAMES), None)
    frame = next((FRAMES[part][tag] for tag in entry.tags if tag in FRAMES[part]), None) if part else None
    if frame is None:
        raise LexiconError(f"{name}.toml: {entry.lemma!r} needs two tags, its part (verb, noun, phrase) and a frame that part has")
    words = entry.lemma.split()
    takes = frozenset(map(fold_word, entry.takes))
    named = frozenset(fold_word(tag.partition(":")[2]) for tag in entry.tags if tag.startswith("recipient:"))
    needs = frozenset(map(fold_word, entry.forms)) if part == "verb" else frozenset()
    second = fold_word(words[1]) if part == "verb" and len(words) > 1 else ""
    without = frozenset(fold_word(tag.partition(":")[2]) for tag in entry.tags if tag.startswith("not:"))
    behind = frozenset(fold_word(tag.partition(":")[2]) for tag in entry.tags if tag.startswith("behind:"))
    never = frozenset(fold_word(tag.partition(":")[2]) for tag in entry.tags if tag.startswith("never:"))
    complement = named or (frozenset() if "addresses" in entry.tags else takes)
    wanted = needs | {second} if second else needs
    phrases = tuple(tuple(form.split()) for form in sorted(wanted) if " " in form)
    tags = frozenset(entry.tags)
    return Trigger(
        entry, kind, cast(Part, part), frame, takes, needs, second, complement, without, behind, never, tags, wanted, phrases, odds
    )


def masdar_of(trigger: Trigger) -> Trigger:
    """A verb's trigger as that of its masdar: its genitive undergoes the deed where the verb takes an object, else does it.

    Of a verb whose subject undergoes it, it names nobody: `سقوط قتلى` (that people fell dead).
    """
    frame = "deed-on" if "object" in trigger.frame.recipient else "deed" if trigger.frame == VERB_FRAMES["undergoes"] else "deed-of"
    tags = trigger.tags if trigger.type.quad == FORCE else trigger.tags | {"weak"}
    return trigger._replace(part="noun", frame=NOUN_FRAMES[frame], tags=tags)


def grouped(pairs: Iterable[tuple[str, Trigger]]) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for key, trigger in pairs:
        group = found.setdefault(key, [])
        if trigger not in group:
            group.append(trigger)
    return {key: tuple(sorted(group, key=lambda t: not (t.second or t.needs))) for key, group in found.items()}
