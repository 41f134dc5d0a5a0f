"""What the templates of articles need to ask with, and to name things in the reader's language."""

from datetime import date
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from musnad_desk.catalog.question import Question

register = template.Library()

_FIELDS = {
    "words": _("Words, or a “phrase”"),
    "speaker": _("Said by"),
    "actor": _("Names"),
    "outlet": _("Outlet"),
    "event": _("Event (CONSULT/visit)"),
    "place": _("Place"),
    "label": _("Word that judges"),
    "topic": _("Topic"),
    "tag": _("Tag"),
    "since": _("From (day)"),
    "until": _("To (day)"),
}
_NAMES = {
    "direct": _("in direct speech"),
    "indirect": _("in indirect speech"),
    "mixed": _("partly in direct speech"),
    "happened": _("happened"),
    "future": _("announced"),
    "hypothetical": _("called for or conditional"),
    "negated": _("denied"),
    "past": _("background"),
    "person": _("person"),
    "organisation": _("organisation"),
    "state": _("state"),
    "armed_group": _("armed group"),
    "group": _("group"),
    "title": _("title"),
    "author": _("author"),
    "agency": _("agency"),
    "dateline_place": _("dateline"),
    "section": _("section"),
    "published": _("publication date"),
    "tags": _("tags"),
    "text": _("paragraph"),
    "contradicted": _("contradicted"),
    "differ": _("told in different ways"),
    "all": _("told by all"),
    "some": _("told by several"),
    "one": _("told by one alone"),
    "event": _("event"),
    "place": _("place"),
    "date": _("day"),
    "host": _("host"),
    "participant": _("participant"),
    "statement": _("statement"),
    "link": _("link of a chain"),
    "denial": _("denial"),
    "dead": _("dead"),
    "injured": _("injured"),
    "arrested": _("arrested"),
    "displaced": _("displaced"),
    "crowd": _("crowd"),
    "money": _("money"),
    "ACCUSE": _("accusation"),
    "AGREE": _("agreement"),
    "AID": _("aid"),
    "ASSAULT": _("assault"),
    "COERCE": _("coercion"),
    "CONCEDE": _("concession"),
    "CONSULT": _("consultation"),
    "COOPERATE": _("cooperation"),
    "MOBILIZE": _("mobilization"),
    "PROTEST": _("protest"),
    "REJECT": _("rejection"),
    "REQUEST": _("request"),
    "RETREAT": _("retreat"),
    "SANCTION": _("sanction"),
    "SUPPORT": _("support"),
    "THREATEN": _("threat"),
}


@register.filter
def fields(question: Question) -> list[tuple[str, str, str, str]]:
    """The fields of the form of a question: name, label, type and value."""
    values = {name: getattr(question, name) for name in _FIELDS}
    kinds = {"words": "search", "since": "date", "until": "date"}
    shown = {name: value.isoformat() if isinstance(value, date) else value or "" for name, value in values.items()}
    return [(name, str(label), kinds.get(name, "text"), shown[name]) for name, label in _FIELDS.items()]


@register.filter
def name_of(code: str) -> str:
    """A value of the record in the reader's language; the value itself if it has no name."""
    return str(_NAMES.get(code, code))


@register.filter
def fact_name(what: str) -> str:
    """What a fact of a story is called, the type of its event in the reader's language."""
    kind, space, rest = what.partition(" ")
    return f"{name_of(kind)}{space}{rest}"


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
