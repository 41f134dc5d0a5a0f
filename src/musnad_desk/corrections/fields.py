"""What of a finding can be judged: its fields, and their values with names instead of ids."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musnad.records import OUTLET, Actor, ActorKind, Event, Form, Label, Reading, Span, Stance, Statement, Status
from musnad_desk.catalog.flat import keys_of
from musnad_desk.shared.names import MODES, NAMES

FINDING = "finding"
Kind = Literal["statement", "event", "label", "actor"]
Input = Literal["none", "letters", "name", "names", "line", "lines", "choice", "date", "country", "roles"]
Value = str | list[str] | None
Item = Statement | Event | Label | Actor


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the record, what it is called, how a value is given; `choices` are codes of the record."""

    name: str
    label: Promise
    input: Input
    choices: tuple[str, ...] = ()
    empty: bool = True  # whether there may be no value


TYPES = tuple(sorted(name for name in NAMES if name.isupper()))
_EXISTS = Field(FINDING, _("the finding itself"), "none", empty=False)
FIELDS: dict[Kind, tuple[Field, ...]] = {
    "statement": (
        _EXISTS,
        Field("speaker", _("speaker"), "name"),
        Field("cue", _("word that announces it"), "letters", empty=False),
        Field("content", _("what was said"), "letters", empty=False),
        Field("form", _("form"), "choice", get_args(Form), empty=False),
        Field("via", _("chain, from the speaker outward"), "lines"),
        Field("to", _("addressees"), "names"),
    ),
    "event": (
        _EXISTS,
        Field("type", _("type"), "choice", TYPES, empty=False),
        Field("mode", _("mode"), "choice", tuple(MODES)),
        Field("actors", _("who did it"), "names"),
        Field("recipients", _("to or with whom"), "names"),
        Field("place", _("place"), "line"),
        Field("date", _("day"), "date"),
        Field("status", _("status"), "choice", get_args(Status), empty=False),
        Field("claimed_by", _("according to whom"), "name"),
    ),
    "label": (
        _EXISTS,
        Field("target", _("who is judged"), "name"),
        Field("of", _("words judged"), "line"),
        Field("voice", _("in whose words"), "name"),
        Field("stance", _("for or against"), "choice", get_args(Stance), empty=False),
    ),
    "actor": (
        _EXISTS,
        Field("name", _("full name"), "line", empty=False),
        Field("kind", _("kind"), "choice", get_args(ActorKind), empty=False),
        Field("country", _("country (three letters)"), "country"),
        Field("roles", _("offices, one a line: title | organisation or country"), "roles"),
    ),
}  # fmt: skip
LETTERS = "letters"
# What is asked of a finding that the reader missed: its fields, and before them the letters it is anchored to where no field holds these.
_LETTERS = Field(LETTERS, _("its letters in the article"), "letters", empty=False)
MISSED: dict[Kind, tuple[Field, ...]] = {
    kind: (*((_LETTERS,) if kind in ("event", "label") else ()), *fields[1:]) for kind, fields in FIELDS.items()
}


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a reading: its id on the page and its stable id, its letters, the value of each field."""

    kind: Kind
    local: str
    key: str
    span: Span
    values: Mapping[str, Value] = field(default_factory=dict)


def findings(reading: Reading) -> list[Found]:
    """All findings of a reading that can be judged."""
    return list(_Findings(reading).all())


class _Findings:
    """One reading with its names and stable ids."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names = {actor.id: actor.name for actor in reading.actors} | {OUTLET: OUTLET}
        self._keys = keys_of(reading)

    def all(self) -> Iterator[Found]:
        reading = self._reading
        yield from (self._found("statement", said.id, said.cue, said) for said in reading.statements)
        yield from (self._found("event", event.id, event.trigger, event) for event in reading.events)
        yield from (self._found("label", f"l{i}", Span(one.text, one.start, one.end), one) for i, one in enumerate(reading.labels, 1))
        yield from (self._found("actor", actor.id, self._letters(actor), actor) for actor in reading.actors)

    def _found(self, kind: Kind, local: str, span: Span, item: Item) -> Found:
        values = {one.name: self._value(item, one) for one in FIELDS[kind]}
        return Found(kind, local, self._keys[kind, local], span, values)

    def _value(self, item: Item, told: Field) -> Value:
        return _VALUES[told.input](getattr(item, told.name, None), self._names)

    def _letters(self, actor: Actor) -> Span:
        """Where an actor is named first, by its name or else by another form; none for one whose name was composed."""
        text = self._reading.article.text
        for form in (actor.name, *actor.mentions):
            start = text.find(form)
            if start >= 0:
                return Span(form, start, start + len(form))
        return Span("", 0, 0)


Names = Mapping[str, str]
_VALUES: dict[Input, Callable[[Any, Names], Value]] = {
    "none": lambda _value, _names: "",
    "letters": lambda value, _names: value.text,
    "name": lambda value, names: names.get(value) if value else None,
    "names": lambda value, names: [names[one] for one in value if one in names],
    "line": lambda value, _names: value or None,
    "lines": lambda value, _names: list(value),
    "choice": lambda value, _names: value,
    "date": lambda value, _names: value,
    "country": lambda value, _names: value,
    "roles": lambda value, _names: [role_line(role.title, role.of, role.former) for role in value],
}


def role_line(title: str, of: str | None, former: bool) -> str:
    """An office on one line; one that is over has `former` at the end."""
    return " | ".join([title, of or "", *(["former"] if former else [])]).removesuffix(" | ")
