"""Two dossiers judged to be one or two, and what follows in the catalogue."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.models import User
from musnad_desk.catalog import models, queries
from musnad_desk.catalog.hiding import hidden_text, suppressed
from musnad_desk.catalog.load import remake
from musnad_desk.corrections.actions import NOTE
from musnad_desk.corrections.parsing import Misfit
from musnad_desk.identities.joining import joined_keys, standing
from musnad_desk.identities.models import VERDICTS, Sameness

MOST = 200  # articles that are made anew while somebody waits; more are by `musnad desk rebuild`
_KEY = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Compared:
    """A judgement that stands, as the page of a dossier shows it: two dossiers, by key and name."""

    one: str
    one_name: str
    other: str
    other_name: str
    verdict: str
    note: str
    by: str
    made: datetime


def judge_sameness(by: User, key: str, other: str, verdict: str, note: str = "") -> bool:
    """Keep that somebody holds two dossiers for one, or for two, or takes back what was said of them; connect actors by it.

    other: a key, or the address of a page. False where so many articles tell of them that rebuilding has to do it. Raises `Misfit`.
    """
    one, two = _named(key), _named(other)
    if one is None or two is None:
        raise Misfit(_("There is no page of an actor at this address."))
    if verdict not in VERDICTS:
        raise Misfit(_("This is none of the choices."))
    if one.kind != two.kind:
        raise Misfit(_("They are of two kinds, so they are two."))
    pair = sorted([(_key_of(key), one.name), (_key_of(other), two.name)])
    if pair[0][0] == pair[1][0]:
        raise Misfit(_("This is the page of the same actor already."))
    before = joined_keys()
    with acting(by, "sameness.judge", pair[0][0], other=pair[1][0], verdict=verdict):
        Sameness.objects.create(
            one=pair[0][0], other=pair[1][0], one_name=pair[0][1], other_name=pair[1][1], verdict=verdict, note=note[:NOTE], author=by,
            by=by.get_username(),
        )  # fmt: skip
    return _connect(before, joined_keys())


def _key_of(other: str) -> str:
    """The key in an address, or that was given itself."""
    return next(iter(_KEY.findall(other)), "")


def _named(other: str) -> models.Actor | None:
    """Whoever has a key now, or had it before it was joined to another."""
    key = _key_of(other)
    return queries.dossier(joined_keys().get(key, key))


def _connect(before: dict[str, str], now: dict[str, str]) -> bool:
    """Make the articles anew that tell of anybody whose key changed."""
    changed = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
    held = changed | {before[key] for key in changed & before.keys()}
    telling = models.Article.objects.filter(appearance__actor__key__in=held).order_by("pk").distinct()
    keys = list(telling.values_list("key", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        return False
    remake(keys)
    return True


def compared(key: str) -> list[Compared]:
    """The judgements that stand of a dossier, and of those joined to it."""
    joined = joined_keys()
    group = {key, *(one for one, into in joined.items() if into == joined.get(key, key))}
    names = suppressed()
    return [
        Compared(
            row.one, hidden_text(row.one_name, names), row.other, hidden_text(row.other_name, names), row.verdict,
            hidden_text(row.note, names), row.by, row.made,
        )
        for row in standing(Sameness.objects.filter(Q(one__in=group) | Q(other__in=group)))
    ]  # fmt: skip
