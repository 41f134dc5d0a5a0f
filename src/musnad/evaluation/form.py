"""The form that readings are scored in: the field names of the annotation guide, as far as scoring looks at them.

Gold files hold less than a `Reading` (no confidence, no ids on statements), and what other programs write holds less or more;
so scoring has records of its own, in which everything that may be left out may be left out, and unknown fields are passed over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import GoldError
from musnad.records import OUTLET, Reading

FINDINGS = {"dateline", "actors", "statements", "events", "labels", "dates"}
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Letters:
    """A span: code points `start` up to `end` of title, blank line, content."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """Agency and place as printed."""

    agency: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office: `title` without its organisation, `of` the organisation or country."""

    title: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, and every surface form that means them."""

    id: str
    name: str
    kind: str | None = None
    country: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[str | Letters, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, through whom, to whom; `speaker` and `to` are actor ids."""

    cue: Letters
    content: Letters
    speaker: str | None = None
    form: str | None = None
    via: tuple[str, ...] = ()
    to: tuple[str, ...] | None = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom; `actors`, `recipients` and `claimed_by` are actor ids, or `outlet`."""

    type: str
    trigger: Letters
    mode: str | None = None
    actors: tuple[str, ...] | None = ()
    recipients: tuple[str, ...] | None = ()
    place: str | None = None
    date: str | None = None
    status: str | None = None
    claimed_by: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Label(Letters):
    """Words that judge; `target` and `voice` are actor ids, the latter possibly `outlet`."""

    target: str | None = None
    of: str | None = None
    voice: str | None = None
    stance: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Date(Letters):
    """A calendar expression and its ISO 8601 value."""

    value: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Head:
    """What scoring needs of `article`."""

    id: str | None = None
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One reading, of a person or a program. Gold files keep `id` and `dateline` at top level, readings under `article`."""

    id: str | None = None
    article: Head | None = None
    dateline: Dateline | None = None
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    labels: tuple[Label, ...] = ()
    dates: tuple[Date, ...] = ()

    @property
    def key(self) -> str | None:
        """The article's id, wherever it stands."""
        return (self.article.id if self.article else None) or self.id

    @property
    def byline(self) -> Dateline:
        """The dateline, wherever it stands."""
        inner = self.article.dateline if self.article else None
        return inner or self.dateline or Dateline()

    def name_of(self, actor: str | None) -> str | None:
        """The name behind an actor id; other words (`outlet`, an unknown id) as they are."""
        if actor is None or actor == OUTLET:
            return actor
        return next((a.name for a in self.actors if a.id == actor), actor)


def form_of(reading: Reading | Mapping[str, Any], name: str = "reading") -> Form:
    """A reading as scoring sees it; `name` is what an error calls it."""
    plain = msgspec.to_builtins(reading) if isinstance(reading, Reading) else reading
    try:
        return msgspec.convert(plain, Form)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _misshapen(name, error) from error


def load_form(path: Path) -> Form:
    """The reading in a JSON file; `GoldError` names the file and the place that does not fit."""
    try:
        return msgspec.json.decode(_content(path), type=Form)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _misshapen(str(path), error) from error


def load_gold(folder: Path) -> dict[str, Form]:
    """Every gold reading (`*.json`) of a folder by file stem, in order of name; at least one, else `GoldError`."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder; give the folder that holds one gold reading (.json) for each article")
    forms = {path.stem: _gold(path) for path in sorted(folder.glob("*.json"))}
    if not forms:
        raise GoldError(f"{folder} holds no gold readings; one .json file for each article is expected")
    return forms


def _gold(path: Path) -> Form:
    """A gold reading; `GoldError` for JSON with none of a reading's fields, as when the two folders were given the wrong way round."""
    form = load_form(path)
    if not FINDINGS & msgspec.json.decode(_content(path), type=dict[str, msgspec.Raw]).keys():
        raise GoldError(
            f"{path} holds no reading (no {', no '.join(sorted(FINDINGS))}); give the folder of gold readings before the articles"
        )
    return form


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(BOM)
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror}") from error


def _misshapen(name: str, error: Exception) -> GoldError:
    return GoldError(f"{name} is not a reading in the form of the annotation guide: {error}")
