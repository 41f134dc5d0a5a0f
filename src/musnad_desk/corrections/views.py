"""The pages of corrections, and the form that makes one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from musnad_desk.accounts.views import needs
from musnad_desk.corrections.actions import NOTE, Verdict, judge
from musnad_desk.corrections.content import Asked, Corrections, OfArticle, anchor_of, asked, corrections, of_article
from musnad_desk.corrections.fields import Field
from musnad_desk.corrections.models import MENDED, VERDICTS
from musnad_desk.corrections.parsing import Misfit, parsed, typed
from musnad_desk.corrections.sameness import judge_sameness
from musnad_desk.shared.page import page_number


def corrections_page(request: HttpRequest) -> Corrections:
    """The newest judgements of all."""
    return corrections(page_number(request))


def article_corrections_page(request: HttpRequest, key: str) -> OfArticle:  # noqa: ARG001  every content is made for a request
    """Those of one article, with their history."""
    found = of_article(key)
    if found is None:
        raise Http404(_("No article has this address."))
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """A field in the form: its value as it stands there, the verdict chosen, what is wrong with it."""

    field: Field
    value: str
    verdict: str
    wrong: str


@dataclass(frozen=True, slots=True)
class JudgingForm:
    """The form of one finding. `names`: whom the article knows, to choose from."""

    asked: Asked
    rows: tuple[Row, ...]
    names: tuple[str, ...]
    note: str
    wrong: str = ""


def form_of(found: Asked, sent: QueryDict | None = None, misfits: dict[str, str] | None = None, wrong: str = "") -> JudgingForm:
    """The form to begin with, or as it was sent with what is wrong in it."""
    rows = []
    for field in found.fields:
        value, verdict = typed(found.found.values[field.name]), ""
        if sent is not None:
            value, verdict = sent.get(f"value-{field.name}", value), sent.get(f"verdict-{field.name}", "")
        rows.append(Row(field, value, verdict, (misfits or {}).get(field.name, "")))
    names = tuple(actor.name for actor in found.reading.actors)
    return JudgingForm(found, tuple(rows), names, sent.get("note", "") if sent else "", wrong)


@needs("correct")
@require_http_methods(["GET", "HEAD", "POST"])
def judge_page(request: HttpRequest, key: str, local: str) -> HttpResponse:
    """Judge the fields of one finding: the form by itself, and where it is sent to."""
    user: Any = request.user
    found = asked(key, local)
    if found is None:
        raise Http404(_("This article has no such finding any more; look at it again."))
    if request.method != "POST":
        return render(request, "corrections/judge.html", {"form": form_of(found)})
    sent = request.POST
    if sent.get("finding") != found.found.key:
        told = _("The article was read anew meanwhile; look whether this still is what you mean, and send it again.")
        return render(request, "corrections/judge.html", {"form": form_of(found, wrong=told)}, status=409)
    verdicts, misfits = _verdicts(sent, found)
    wrong = "" if verdicts or misfits else _("Say of one field at least whether it is right.")
    if misfits or wrong:
        return render(request, "corrections/judge.html", {"form": form_of(found, sent, misfits, wrong)}, status=400)
    judge(user, found.reading, found.version, found.found, verdicts, sent.get("note", "").strip()[:NOTE])
    messages.success(request, _("Thank you. Your judgement is kept beside the reading."))
    return redirect(f"{reverse('article', args=[key])}#{anchor_of(found.found)}")


@needs("correct")
@require_POST
def sameness_form(request: HttpRequest, key: str) -> HttpResponse:
    """Say whether a dossier and another are one."""
    user: Any = request.user
    sent = request.POST
    try:
        done = judge_sameness(user, key, sent.get("other", "")[:500], sent.get("verdict", ""), sent.get("note", "").strip())
    except Misfit as told:
        messages.error(request, str(told))
    else:
        if done:
            messages.success(request, _("Your judgement is kept, and actors are connected by it."))
        else:
            messages.success(request, _("Your judgement is kept. Many articles tell of them: musnad desk rebuild connects them by it."))
    return redirect("actor", key)


def _verdicts(sent: QueryDict, found: Asked) -> tuple[dict[str, Verdict], dict[str, str]]:
    """What was sent of each field, and what of it cannot be. A value that was changed is mended, whatever else was chosen."""
    verdicts: dict[str, Verdict] = {}
    misfits: dict[str, str] = {}
    for field in found.fields:
        before = typed(found.found.values[field.name])
        value = sent.get(f"value-{field.name}", before).replace("\r\n", "\n").strip()
        verdict = MENDED if value != before.strip() else sent.get(f"verdict-{field.name}", "")
        if not verdict:
            continue
        try:
            if verdict not in VERDICTS:
                raise Misfit(_("This is none of the choices."))
            verdicts[field.name] = Verdict(verdict, parsed(field, value, found.reading) if verdict == MENDED else None)
        except Misfit as told:
            misfits[field.name] = str(told)
    return verdicts, misfits
