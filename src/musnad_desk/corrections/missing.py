"""The page on which people say what the reader missed: a statement, an event, a judging word, an actor."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from musnad.records import Reading, Span
from musnad_desk.accounts.views import needs
from musnad_desk.catalog import queries
from musnad_desk.corrections.actions import add_finding
from musnad_desk.corrections.content import whole_reading
from musnad_desk.corrections.fields import LETTERS, MISSED, Field, Kind, Value
from musnad_desk.corrections.parsing import Misfit, parsed


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the form: what was typed, and what is wrong with it."""

    field: Field
    value: str
    wrong: str


@needs("correct")
@require_http_methods(["GET", "HEAD", "POST"])
def add_page(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Add a finding to an article: every field is asked for, and checked against the article."""
    user: Any = request.user
    row, reading = queries.article(key), whole_reading(key)
    if row is None or reading is None or kind not in MISSED:
        raise Http404(_("No article has this address."))
    of_kind, sent = kind, request.POST
    values: dict[str, Value] = {}
    rows = []
    for field in MISSED[of_kind]:
        typed, wrong = sent.get(f"value-{field.name}", ""), ""
        if request.method == "POST":
            try:
                values[field.name] = parsed(field, typed, reading)
            except Misfit as told:
                wrong = str(told)
        rows.append(Row(field, typed, wrong))
    if request.method == "POST" and not any(one.wrong for one in rows):
        span = _anchor(of_kind, values, reading)
        kept = {name: value for name, value in values.items() if name != LETTERS}
        add_finding(user, reading, row.versions, of_kind, span, kept, sent.get("note", "").strip())
        messages.success(request, _("Thank you. Your judgement is kept beside the reading."))
        return redirect("article", key)
    names = tuple(dict.fromkeys(actor.name for actor in reading.actors))
    shown = {"rows": rows, "kind": kind, "id": key, "title": reading.article.title, "names": names, "note": sent.get("note", "")}
    return render(request, "corrections/add.html", shown, status=400 if request.method == "POST" else 200)


def _anchor(kind: Kind, values: dict[str, Value], reading: Reading) -> Span:
    """The letters of a finding: of a statement the cue that stands nearest to what was said, else the first that were given; of an actor
    whose name does not stand in the text, none."""
    text = reading.article.text
    letters = str(values[{"statement": "cue", "actor": "name"}.get(kind, LETTERS)])
    near = text.find(str(values["content"])) if kind == "statement" else 0
    starts = [start for start in range(len(text)) if text.startswith(letters, start)]
    best = min(starts, key=lambda start: abs(start - near), default=None)
    return Span(letters, best, best + len(letters)) if best is not None else Span("", 0, 0)
