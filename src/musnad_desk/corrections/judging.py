"""What templates need to show judgements beside the findings of an article, and the form in its place."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.translation import gettext as _

from musnad.records import OUTLET
from musnad_desk.accounts.roles import APP
from musnad_desk.catalog.hiding import suppressed
from musnad_desk.corrections.content import Judged, anchor_of, asked, judged, whole_reading
from musnad_desk.corrections.fields import FIELDS, Field, Value
from musnad_desk.corrections.models import ADDED, RIGHT, Judgement
from musnad_desk.corrections.placing import placed
from musnad_desk.corrections.sameness import compared
from musnad_desk.corrections.views import form_of
from musnad_desk.shared.names import name_of

register = template.Library()
_LABELS: dict[tuple[str, str], Any] = {(kind, field.name): field.label for kind, fields in FIELDS.items() for field in fields}


@register.simple_tag(takes_context=True)
def judgements(context: dict[str, Any], key: str) -> dict[str, Any]:
    """The judgements of an article that stand, by the id of their finding on the page (`found`), how many are not found any more
    (`lost`), what people `added`, and the form of the finding that `?correct=` names."""
    request: HttpRequest = context["request"]
    rows = list(Judgement.objects.filter(article=key).order_by("made", "pk"))
    reading = whole_reading(key) if rows else None
    told = list(judged(placed(reading, rows), reading, suppressed())) if reading else []
    found: dict[str, list[Judged]] = {}
    for one in told:
        if one.anchor and not one.before:
            found.setdefault(one.anchor, []).append(one)
    may = request.user.has_perm(f"{APP}.correct")
    wanted = asked(key, request.GET.get("correct", "")) if may and "correct" in request.GET else None
    return {
        "found": found, "lost": sum(one.state != "found" for one in told), "count": len(rows), "may": may,
        "added": [one for one in told if one.verdict == ADDED and one.state == "found"],
        "form": form_of(wanted) if wanted else None, "at": anchor_of(wanted.found) if wanted else "", "key": key,
    }  # fmt: skip


@register.inclusion_tag("corrections/sameness.html", takes_context=True)
def sameness(context: dict[str, Any], key: str) -> dict[str, Any]:
    """What people hold of who a dossier is and who is another, and the form to say it."""
    user = context["request"].user
    may = user.has_perm(f"{APP}.correct")
    return {"told": compared(key), "may": may, "name": user.get_username(), "key": key, "csrf_token": context.get("csrf_token")}


@register.filter
def at(told: dict[str, list[Judged]], anchor: str) -> Sequence[Judged]:
    """The judgements at one finding."""
    return told.get(anchor, ())


@register.filter
def found_right(told: Sequence[Judged]) -> list[Judged]:
    """Those of these judgements that doubt nothing, which need not be read."""
    return [one for one in told if one.verdict == RIGHT]


@register.filter
def but_right(told: Sequence[Judged]) -> list[Judged]:
    """The others."""
    return [one for one in told if one.verdict != RIGHT]


@register.filter
def value_told(value: Value | dict[str, Value]) -> str:
    """A value in the reader's language."""
    if isinstance(value, dict):
        return "؛ ".join(value_told(one) for one in value.values() if one)
    if isinstance(value, list):
        return "، ".join(value)
    return str(_("the outlet")) if value == OUTLET else name_of(value or "")


@register.filter
def field_label(field: str, kind: str) -> str:
    """What a field is called."""
    return str(_LABELS.get((kind, field), field))


@register.filter
def several(field: Field) -> bool:
    """Whether a value has a line for each of its parts."""
    return field.input in ("names", "lines", "roles", "letters")


@register.filter
def percent(part: float) -> str:
    """A part as per cent."""
    return f"{part:.0%}"
