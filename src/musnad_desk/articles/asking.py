"""What templates need to ask with, and to name things in the reader's language."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from musnad_desk.articles.notes import runs, text_marks, title_marks
from musnad_desk.catalog.question import Question
from musnad_desk.shared import names
from musnad_desk.shared.dates import hijri, period
from musnad_desk.shared.why import in_words, warned

register = template.Library()

# The arrow points at who is read last, between two Arabic names on the left.
_BETWEEN_ARABIC = re.compile(r"(?<=[\u0600-\u06ff] )\N{RIGHTWARDS ARROW}(?= \W?[\u0600-\u06ff])")
for name in (names.name_of, names.mode_name, names.topic_name, names.country_name, names.listed, names.latin):
    register.filter(name)
for function in (hijri, period, in_words, warned, title_marks, text_marks, runs):
    register.filter(function)

_FIELDS = {
    "words": _("Words, or a “phrase”"),
    "speaker": _("Said by"),
    "actor": _("Names"),
    "outlet": _("Outlet"),
    "event": _("Event"),
    "place": _("Place"),
    "label": _("Word that judges"),
    "topic": _("Topic"),
    "tag": _("Tag"),
    "since": _("From (day)"),
    "until": _("To (day)"),
}


class Field(NamedTuple):
    """A field of a form: `choices` are values with their names, where it is one of some."""

    name: str
    label: str
    kind: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


@register.filter
def fields(question: Question) -> list[Field]:
    """The fields of the form of a question, the words first."""
    values = {name: getattr(question, name) for name in _FIELDS}
    kinds = {"words": "search", "since": "date", "until": "date"}
    shown = {name: value.isoformat() if isinstance(value, date) else value or "" for name, value in values.items()}
    types, topics = ({type_: names.name_of(type_) for type_ in names.TYPES}, {name: str(told) for name, told in names.TOPICS.items()})
    choices = {"event": _choices(types, shown["event"], type_name), "topic": _choices(topics, shown["topic"], names.topic_name)}
    return [Field(name, str(label), kinds.get(name, "text"), shown[name], choices.get(name, ())) for name, label in _FIELDS.items()]


def _choices(named: dict[str, str], asked: str, name: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Values in the order of their names; what is asked for is one of them, whatever it is."""
    known = named if asked in named or not asked else {**named, asked: name(asked)}
    return tuple(sorted(known.items(), key=lambda item: item[1]))


@register.filter
def narrowed(question: Question) -> bool:
    """Whether a question asks for more than words."""
    return any(getattr(question, name) for name in _FIELDS if name != "words") or question.order != "relevance"


@register.filter
def fact_name(what: str) -> str:
    """What a fact of a story is called, the type and mode of its event, which stand first, in the reader's language."""
    kind, mode, *rest = [*what.split(" ", 2), ""][:3]
    told = " ".join(filter(None, (names.name_of(kind), names.mode_name(mode), *rest)))
    return _BETWEEN_ARABIC.sub("\N{LEFTWARDS ARROW}", told)


@register.filter
def type_name(type_: str) -> str:
    """A type of events, perhaps with its mode (`CONSULT/visit`)."""
    kind, slash, mode = type_.partition("/")
    return f"{names.name_of(kind)}{': ' if slash else ''}{names.mode_name(mode)}"


@register.simple_tag
def all_countries() -> list[tuple[str, str]]:
    """All countries, by code, with their names."""
    return names.countries()


@register.filter
def on_page(asked: QueryDict, step: int) -> str:
    """The same question, some pages further."""
    other = asked.copy()
    other["page"] = str(int(asked.get("page", "1")) + step)
    return other.urlencode()


@register.filter
def asked(value: str, name: str) -> str:
    """A question of one field, for an address."""
    return urlencode({name: value})


@register.filter
def also(asked: QueryDict, given: Mapping[str, str]) -> str:
    """The same question from its first page, with some of its fields given."""
    other = asked.copy()
    other.pop("page", None)
    for name, value in given.items():
        other[name] = value
    return other.urlencode()
