"""Values as people type them into a form, checked against the article."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from musnad.records import OUTLET, Reading
from musnad_desk.catalog.flat import is_date
from musnad_desk.corrections.fields import Field, Value

LONGEST = 2_000  # letters of a value
_BETWEEN = re.compile(r"[\n;؛]")
_COUNTRY = re.compile("[A-Z]{3}")


class Misfit(Exception):
    """A value that cannot be; the message says what can."""


def parsed(field: Field, typed: str, reading: Reading) -> Value:
    """The value of a field. Raises `Misfit`."""
    text = typed.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Misfit(_("Too long; give a few words."))
    if not text and not field.empty:
        raise Misfit(_("Something must stand here."))
    return _PARSE[field.input](field, text, reading)


def _letters(_field: Field, text: str, reading: Reading) -> Value:
    if text not in reading.article.text:
        raise Misfit(_("These letters do not stand in the article; copy them from it."))
    return text


def _name(field: Field, text: str, reading: Reading) -> Value:
    """A name of the record, however it was typed; else letters of the article, which name somebody whom the reader missed."""
    if not text:
        return OUTLET if field.name in ("voice", "claimed_by") else None
    if text in (OUTLET, _("the outlet")):
        return OUTLET
    for actor in reading.actors:
        if text in (actor.name, *actor.mentions):
            return actor.name
    if text not in reading.article.text:
        raise Misfit(_("Nobody in this article has the name %(name)s.") % {"name": text})
    return text


def _lines(text: str) -> list[str]:
    return [line.strip() for line in _BETWEEN.split(text) if line.strip()]


def _names(field: Field, text: str, reading: Reading) -> Value:
    return [str(_name(field, line, reading)) for line in _lines(text)]


def _choice(field: Field, text: str, _reading: Reading) -> Value:
    if text and text not in field.choices:
        raise Misfit(_("This is none of the choices."))
    return text or None


def _date(_field: Field, text: str, _reading: Reading) -> Value:
    if text and not is_date(text):
        raise Misfit(_("Write a day as 2024-10-14, a month as 2024-10, a year as 2024, a span with / between."))
    return text or None


def _country(_field: Field, text: str, _reading: Reading) -> Value:
    code = text.upper()
    if code and not _COUNTRY.fullmatch(code):
        raise Misfit(_("Write a country in three letters, such as LBY."))
    return code or None


def _roles(_field: Field, text: str, _reading: Reading) -> Value:
    return [" | ".join(part.strip() for part in line.split("|")) for line in _roles_of(text)]


def _roles_of(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.strip():
            if not line.partition("|")[0].strip() or line.count("|") > 2:
                raise Misfit(_("An office is written as: title | organisation or country."))
            yield line


_PARSE = {
    "letters": _letters,
    "name": _name,
    "names": _names,
    "line": lambda _field, text, _reading: " ".join(text.split()) or None,
    "lines": lambda _field, text, _reading: _lines(text),
    "choice": _choice,
    "date": _date,
    "country": _country,
    "roles": _roles,
}


def typed(value: Value) -> str:
    """A value as it stands in a form to begin with."""
    if isinstance(value, list):
        return "\n".join(value)
    return _("the outlet") if value == OUTLET else value or ""
