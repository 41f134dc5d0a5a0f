"""What the answers hold, for the OpenAPI: the schemas of the records themselves, by the library that encodes them."""

from typing import Any

import msgspec

from musnad.records import Reading
from musnad_desk.actors.content import Dossier
from musnad_desk.api.answers import CSV, JSON, LINES, Listed, Told
from musnad_desk.api.records import ActorLine, Outlet
from musnad_desk.articles.content import Answer, Article
from musnad_desk.catalog.flat import TABLES
from musnad_desk.corrections.content import Judged
from musnad_desk.outlets.content import Outlet as OutletPage
from musnad_desk.stories.content import Headline, Story

_ONE = (Reading, Article, Dossier, Story, OutletPage)
_LISTED = (*TABLES.values(), Reading, Answer, ActorLine, Headline, Outlet, Judged)
_PLACE = "#/components/schemas/{name}"
_KINDS = (*_ONE, *_LISTED, *(Listed[kind] for kind in _LISTED), Told)  # type: ignore[valid-type]
_SCHEMAS, COMPONENTS = msgspec.json.schema_components(_KINDS, ref_template=_PLACE)
_OF = dict(zip(_KINDS, _SCHEMAS, strict=True))
_REFUSALS = {
    400: "A parameter makes no sense.",
    401: "The token is not known, or was revoked.",
    404: "There is no such thing.",
    429: "Too many questions; Retry-After tells in how many seconds to go on.",
}


def one(kind: type) -> dict[str, Any]:
    """The answers of an operation that gives one record."""
    return _answers({JSON: {"schema": _OF[kind]}})


def many(kind: type, *, table: bool = False) -> dict[str, Any]:
    """The answers of an operation that gives a list."""
    forms: dict[str, Any] = {JSON: {"schema": _OF[Listed[kind]]}, LINES: {"schema": _OF[kind]}}  # type: ignore[valid-type]
    return _answers(forms | ({CSV: {"schema": {"type": "string"}}} if table else {}))


def rows() -> dict[str, Any]:
    """The answers of the operation that gives rows of any table."""
    forms = {
        JSON: {"schema": {"anyOf": [_OF[Listed[kind]] for kind in TABLES.values()]}},  # type: ignore[valid-type]
        LINES: {"schema": {"anyOf": [_OF[kind] for kind in TABLES.values()]}},
        CSV: {"schema": {"type": "string"}},
    }
    return _answers(forms)


def _answers(forms: dict[str, Any]) -> dict[str, Any]:
    told: dict[int, Any] = {status: {"description": why, "content": {JSON: {"schema": _OF[Told]}}} for status, why in _REFUSALS.items()}
    return {
        "responses": {200: {"description": "What was asked for.", "content": forms}, 304: {"description": "Nothing has changed."}} | told
    }
