"""What an administrator rules, with all that follows in the catalogue: an outlet's display, name and collecting; names shown nowhere."""

from collections.abc import Iterable
from functools import reduce
from operator import and_

from django.db.models import Q
from django.utils.translation import gettext as _

from musnad.records import Reading
from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.models import User
from musnad_desk.catalog import models, stories, terms
from musnad_desk.catalog.load import remake
from musnad_desk.errors import RulingError
from musnad_desk.rulings.display import DISPLAYS
from musnad_desk.rulings.models import Hidden, OutletRule, Suppressed

LONGEST_NAME = 200  # letters of an outlet's name
LEAST = 2  # words of a name: one alone would hide whoever else bears it


def rule_outlet(by: User | None, outlet: str, *, display: str, name: str = "", collected: bool = True) -> OutletRule:
    """Rule what is shown of an outlet's articles, how it is called, whether it is collected. Raises `RulingError`.

    name: another than the one in its articles; empty for that one.
    """
    name = " ".join(name.split())
    if display not in DISPLAYS:
        raise RulingError(
            _("%(display)s is no way to show articles; there are %(displays)s.") % {"display": display, "displays": ", ".join(DISPLAYS)}
        )
    if len(name) > LONGEST_NAME:
        raise RulingError(_("This name is too long."))
    with acting(by, "outlet.rule", outlet, display=display, name=name, collected=collected):
        told = {"display": display, "name": name, "collected": collected}
        row = OutletRule.objects.update_or_create(outlet=outlet, defaults=told)[0]
        if name := name or _own_name(outlet):
            models.Outlet.objects.filter(key=outlet).update(name=name)
    return row


def _own_name(outlet: str) -> str:
    """What an outlet is called in its newest article."""
    newest = models.Version.objects.filter(article__outlet__key=outlet).order_by("-pk").values_list("record", flat=True).first()
    told = Reading.from_json(newest).article.outlet if newest else None
    return told.name if told else ""


def suppress(by: User | None, name: str, reason: str) -> Suppressed:
    """Show a name nowhere any more: what holds it is made anew without it, and so is all that comes later. Raises `RulingError`."""
    name, reason = " ".join(name.split()), reason.strip()
    folded = terms.folded(name)
    if len(terms.plain_words(name)) < LEAST:
        raise RulingError(_("Give the whole name, of two words at least: one word alone would hide everybody who bears it."))
    if not reason:
        raise RulingError(_("Say why; the log keeps the reason."))
    if Suppressed.objects.filter(folded=folded).exists():
        raise RulingError(_("This name is suppressed already."))
    with acting(by, "name.suppress", name, reason=reason):
        row = Suppressed.objects.create(name=name, folded=folded, reason=reason, by=by.username if by else "")
        _remake(_holding(name, folded))
    return row


def lift(by: User | None, row: Suppressed, reason: str) -> None:
    """Show a name again. Raises `RulingError` without a reason."""
    if not reason.strip():
        raise RulingError(_("Say why; the log keeps the reason."))
    with acting(by, "name.lift", row.name, reason=reason.strip()):
        keys = list(Hidden.objects.filter(name=row).values_list("article", flat=True))
        row.delete()
        _remake(keys)


def _holding(name: str, folded: str) -> list[str]:
    """Articles that may hold a name: all its words stand in what is searched, in any form, or in what is kept, as they are typed."""
    searched = reduce(and_, (Q(terms__title__contains=word) | Q(terms__body__contains=word) for word in folded.split()))
    kept = reduce(and_, (Q(record__contains=word) for word in name.split()))
    found = set(models.Article.objects.filter(searched).values_list("key", flat=True))
    return sorted(found.union(models.Version.objects.filter(kept).values_list("article__key", flat=True)))


def _remake(keys: Iterable[str]) -> None:
    wanted = list(keys)
    remake(wanted)
    stories.contradict_anew(wanted)
