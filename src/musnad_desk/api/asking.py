"""What an address of the API may ask for: the questions of the catalogue, each parameter checked and described.

Descriptions stand in English in the OpenAPI; the page of the API shows them in the reader's language.
"""

import re
from dataclasses import fields
from datetime import date
from typing import Annotated, Literal, Self, TypeVar

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, WithJsonSchema, model_validator

from musnad.records import Status
from musnad_desk.api.listing import Refused
from musnad_desk.catalog.findings import EventsAsked, SaidAsked
from musnad_desk.catalog.question import Order, Question
from musnad_desk.shared.page import LONGEST

LIMIT, MOST = 50, 100  # of one page: if not told, and at most
CURSOR = 200  # letters of a cursor at most

Asked = TypeVar("Asked", EventsAsked, SaidAsked, Question)


_DAY = r"\d{4}-\d{2}-\d{2}"


def _day(text: object) -> object:
    """A day as the pages take it, and nothing else that might be one."""
    if not isinstance(text, str) or not text:
        return text or None
    if not re.fullmatch(_DAY, text):
        raise ValueError(text)
    return date.fromisoformat(text)


Text = Annotated[str, StringConstraints(max_length=LONGEST)]
Day = Annotated[date | None, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date", "pattern": f"^({_DAY})?$"})]
Happened = Annotated[Status | None, BeforeValidator(lambda text: text or None)]


class Known(Schema):
    """Parameters, no others of which there are."""

    @model_validator(mode="after")
    def _no_other(self, info: ValidationInfo) -> Self:
        """A name mistyped would be a filter that filters nothing."""
        known = type(self).model_fields
        for name in info.context["request"].GET if info.context else ():
            if name not in known:
                told = gettext(_("There is no such parameter; there are: %(names)s."))
                raise Refused(name, told % {"names": ", ".join(known)})
        return self


class Listing(Known):
    """Which piece of a list, and in which form."""

    limit: int = Field(LIMIT, ge=1, le=MOST, description=_("How many at most, 1 to 100."))
    cursor: str = Field(
        "", max_length=CURSOR, description=_("Where to go on: what stands in the address that the page before gives as next.")
    )
    format: Literal["json", "jsonl"] = Field("json", description=_("Form of the answer."))


class Rows(Listing):
    """The same of rows, which may be a table as well."""

    format: Literal["json", "jsonl", "csv"] = Field("json", description=_("Form of the answer."))  # type: ignore[assignment]


class Days(Rows):
    """Rows of some days."""

    since: Day = Field(None, description=_("The first day, as 2024-10-14."))
    until: Day = Field(None, description=_("The last day."))


class Articles(Days):
    """What an article must hold beside words."""

    speaker: Text = Field("", description=_("Who says something in it: words of a name, or the id of an actor."))
    actor: Text = Field("", description=_("Who is named in it: words of a name, or the id of an actor."))
    outlet: Text = Field("", description=_("Who published it: words of a name, or the id of an outlet."))
    event: Text = Field("", description=_("What happens in it: a PLOVER type, perhaps with a mode (CONSULT/visit)."))
    place: Text = Field("", description=_("A place that it names, or an ISO 3166-1 alpha-3 country."))
    label: Text = Field("", description=_("A word that judges."))
    topic: Text = Field("", description=_("A PLOVER context, such as military."))
    tag: Text = Field("", description=_("A tag of the publisher's."))


class Whole(Articles):
    """Whole records, which no table has room for."""

    format: Literal["json", "jsonl"] = Field("json", description=_("Form of the answer."))


class Search(Articles):
    """The same with words."""

    words: Text = Field("", description=_("Words in any form; what stands in quotation marks must stand so."))
    order: Order = Field("relevance", description=_("Best first, or newest first."))


class Events(Days):
    """Which events."""

    type: Text = Field("", description=_("A PLOVER type, perhaps with a mode (CONSULT/visit)."))
    actor: Text = Field("", description=_("Who takes part: words of a name, or an id; only who may have a public page is found by it."))
    country: Text = Field("", description=_("ISO 3166-1 alpha-3 country of the place, or of somebody who takes part."))
    status: Happened = Field(None, description=_("Whether it happened."))


class Statements(Days):
    """Which statements."""

    speaker: Text = Field("", description=_("Who says it: words of a name, or an id; only who may have a public page is found by it."))
    about: Text = Field("", description=_("Words that the content holds in any form; what stands in quotation marks must stand so."))
    through: Text = Field("", description=_("A link of the chain: a document, medium or body."))


class Actors(Listing):
    """Which actors."""

    name: Text = Field("", description=_("Words of the name."))


class Corrections(Listing):
    """Which corrections."""

    article: Text = Field("", description=_("The id of an article."))


class Stories(Listing):
    """Which stories."""

    until: Day = Field(None, description=_("The last day."))


class Version(Known):
    """Which version of an article."""

    version: int | None = Field(
        None, ge=1, le=1_000_000, description=_("Which version of the article, counted from 1; the newest if none is given.")
    )


def asked(told: Schema, kind: type[Asked]) -> Asked:
    """The question of the catalogue that an address asks."""
    given = {field.name: getattr(told, field.name, None) for field in fields(kind)}
    return kind(**{name: value for name, value in given.items() if value is not None})
