"""What speaks for and against a candidate for the subject of a verb: its shape, and the features that a shape is made of."""

from typing import NamedTuple, TypeAlias

from musnad.grammar.faces import Verbal


class Being(NamedTuple):
    """What a phrase is to a verb; `role` is that of its first word, `complete` the case of a head with tanwin or nun."""

    gender: str
    number: str
    human: bool
    definite: bool
    kind: str
    link: str
    role: str
    complete: str
    form: str


class Behind(NamedTuple):
    """A phrase behind a verb: its number among bare ones, prepositional phrases before it, whether next to the verb, marks passed."""

    verb: Verbal
    being: Being
    order: int
    skipped: int
    adjacent: bool
    seen: tuple[str, ...]


class Before(NamedTuple):
    """A phrase before a verb: order and gap from the verb, verbs less relatives between, what stands before it, what is crossed."""

    verb: Verbal
    being: Being
    order: int
    gap: int
    balance: int
    stands: str
    crossed: tuple[str, ...]


class Inside(NamedTuple):
    """A pronoun inside the verb: what stands before and behind the verb, bare phrases behind it."""

    verb: Verbal
    stands: str
    marker: str
    behind: str
    bare: int
    indefinite: bool
    alone: bool


Shape: TypeAlias = Behind | Before | Inside


class Candidate(NamedTuple):
    """A phrase, or None for a pronoun, with what speaks for and against it."""

    phrase: int | None
    lemma: str
    shape: Shape


def features(candidate: Candidate) -> tuple[str, ...]:
    """All features of a candidate."""
    return shape_features(candidate.shape) + lemma_features(candidate)


def shape_features(shape: Shape) -> tuple[str, ...]:
    """The features that do not ask which verb it is."""
    if isinstance(shape, Behind):
        return _behind_features(shape)
    return _before_features(shape) if isinstance(shape, Before) else _inside_features(shape)


def lemma_features(candidate: Candidate) -> tuple[str, ...]:
    """The features that ask which verb it is."""
    shape, lemma = candidate.shape, candidate.lemma
    if isinstance(shape, Behind):
        return f"behind lemma {lemma}", f"behind lemma {lemma} {shape.being.form}"
    return (f"before lemma {lemma}",) if isinstance(shape, Before) else (f"pronoun lemma {lemma}",)


def _behind_features(shape: Behind) -> tuple[str, ...]:
    verb, being = shape.verb, shape.being
    place = f"behind{shape.order}"
    means = f"{'definite' if being.definite else 'indefinite'} {'human' if being.human else 'thing'}"
    return (
        place,
        f"{place} gender {verb.gender}{being.gender or '?'}",
        f"{place} number {verb.number or '?'}",
        f"{place} {verb.takes}",
        f"{place} skipped {shape.skipped}",
        *_being_features(being, "behind"),
        f"behind form {being.form} {verb.takes}",
        f"{place} {means} {verb.takes}",
        *[f"behind mark {mark}" for mark in shape.seen],
        f"behind person {verb.person}",
        f"behind adjacent {shape.adjacent}",
    )


def _before_features(shape: Before) -> tuple[str, ...]:
    verb, being, stands = shape.verb, shape.being, shape.stands
    place = f"before{shape.order}"
    fits = "fits" if being.gender in ("", verb.gender) and (being.number in ("", verb.number) or not verb.number) else "differs"
    return (
        place,
        f"before gender {verb.gender}{being.gender or '?'}",
        f"before number {verb.number}{being.number or '?'}",
        f"before {fits} {stands}",
        f"before {fits} {stands} {shape.balance}",
        f"{place} {fits} {stands}",
        f"before {verb.joined} {shape.balance}",
        f"before gap {shape.gap}",
        f"before {stands}",
        f"before verb {verb.joined}",
        f"before {'definite' if being.definite else 'indefinite'} gap {min(shape.gap, 1)}",
        *_being_features(being, "before"),
        *[f"before crossed {mark}" for mark in shape.crossed],
        f"before person {verb.person}",
    )


def _being_features(being: Being, place: str) -> list[str]:
    found = [f"{place} kind {being.kind}", f"{place} {'human' if being.human else 'thing'}", f"{place} link {being.link}"]
    if being.role:
        found.append(f"{place} {being.role}")
    if being.complete:
        found.append(f"{place} {being.complete}")
    if not being.definite:
        found.append(f"{place} indefinite")
    return found


def _inside_features(shape: Inside) -> tuple[str, ...]:
    verb, stands = shape.verb, shape.stands
    return (
        "pronoun",
        f"pronoun {stands}",
        f"pronoun person {verb.person} {verb.number}",
        f"pronoun {verb.joined} {stands}",
        f"pronoun voice {verb.voice}",
        f"pronoun next {shape.behind}",
        f"pronoun next {shape.marker} {shape.behind} {verb.takes}",
        f"pronoun bare {shape.bare} {verb.takes}",
        f"pronoun {stands} bare {shape.bare}",
        f"pronoun {stands} {verb.takes}",
        f"pronoun aspect {verb.aspect} {verb.gender} {verb.joined}",
        *(("pronoun behind indefinite",) if shape.indefinite else ()),
        *(("pronoun alone",) if shape.alone else ()),
    )
