"""What somebody looks for: the words, and what the article must hold beside them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from django.db.models import Q, QuerySet

from musnad_desk.catalog import models, terms

Order = Literal["relevance", "newest"]
Articles = QuerySet[Any, Any]  # ids of articles, for `IN`
_QUOTED = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an article must hold; what is left empty may be anything, and all that is given must hold.

    words: all of them, in any form; what stands in quotation marks, one word after the other.
    speaker, actor: the key of a dossier, or words of a name. outlet: its key, or words of its name.
    event: a PLOVER type, or type and mode (`CONSULT/visit`). place: a name, or an ISO 3166-1 alpha-3 country.
    label: words that judge. topic: a PLOVER context. tag: one of the publisher's. since, until: days of publication, both included.
    """

    words: str = ""
    speaker: str = ""
    actor: str = ""
    outlet: str = ""
    event: str = ""
    place: str = ""
    label: str = ""
    topic: str = ""
    tag: str = ""
    since: date | None = None
    until: date | None = None
    order: Order = "relevance"


def newest_first(question: Question) -> Question:
    """The same question, answered by day."""
    return replace(question, order="newest")


Group = tuple[str, ...]  # one word, or the words of a phrase, cleaned but not folded


def groups(words: str) -> list[Group]:
    """The words and phrases of a question, each once."""
    phrases = [tuple(terms.plain_words("".join(match.groups(default="")))) for match in _QUOTED.finditer(words)]
    single = [(word,) for word in terms.plain_words(_QUOTED.sub(" ", words))]
    return [group for group in dict.fromkeys((*phrases, *single)) if group]


def conditions(question: Question) -> Iterator[Articles]:
    """For each thing that an article must hold beside the words and the days, the articles that hold it."""
    for name, articles in _CONDITIONS.items():
        if given := clean(getattr(question, name)):
            yield articles(given).values("article")
    if outlet := clean(question.outlet):
        yield models.Article.objects.filter(outlet__in=outlets_named(outlet)).values("pk")


def clean(text: str) -> str:
    """What was typed without what no database takes: NULs and lone surrogates."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "").strip()


def dossiers_named(text: str) -> QuerySet[models.Actor]:
    """Dossiers with this key, or with all these words in their name, one that binds to the next (`عبد`) apart or joined."""
    words, joined = terms.plain_words(text), terms.plain_words(terms.own_name(text))
    if not words:
        return models.Actor.objects.none()
    found = Q(key=text) | Q(pk__in=_with_words(words).values("pk"))
    return models.Actor.objects.filter(found | Q(pk__in=_with_words(joined).values("pk")) if len(joined) < len(words) else found)


def _with_words(words: Iterable[str]) -> QuerySet[models.Actor]:
    named = models.Actor.objects.all()
    for word in words:
        forms = {form for meant in terms.meanings(word) for form in (meant.exact, meant.stem)}
        named = named.filter(pk__in=models.NameWord.objects.filter(word__in=forms).values("actor"))
    return named


def outlets_named(text: str) -> list[int]:
    """Outlets with this key, or with all these words in their name; there are few outlets, so they are looked through."""
    words = set(terms.sought(text).split())
    told = models.Outlet.objects.values_list("pk", "key", "name")
    return [pk for pk, key, name in told if key == text or (words and words <= terms.name_words(name))]


def _events(text: str) -> QuerySet[models.Event]:
    kind, _, mode = text.partition("/")
    found = models.Event.objects.filter(type=kind.strip().upper())
    return found.filter(mode=mode.strip()) if mode.strip() else found


def _places(text: str) -> QuerySet[models.Place]:
    named = models.Place.objects.filter(sought=terms.sought(text))
    return named | models.Place.objects.filter(country=text) if _COUNTRY.fullmatch(text) else named


_COUNTRY = re.compile("[A-Z]{3}")
_CONDITIONS: dict[str, Any] = {
    "speaker": lambda text: models.Statement.objects.filter(speaker__actor__in=dossiers_named(text)),
    "actor": lambda text: models.Appearance.objects.filter(actor__in=dossiers_named(text)),
    "event": _events,
    "place": _places,
    "label": lambda text: models.Label.objects.filter(sought=terms.sought(text)),
    "topic": lambda text: models.Topic.objects.filter(name=text),
    "tag": lambda text: models.Tag.objects.filter(sought=terms.sought(text)),
}


def days(question: Question) -> tuple[int, int]:
    """The first and the last place in time of the days asked for; undated articles are on none."""
    dated = question.since or question.until
    first = terms.place_in_time(question.since or date.min, 0) if dated else 0
    last = terms.place_in_time(question.until or date.max, 2**terms.ARTICLE_BITS - 1)
    return first, last


def searched(group: Iterable[str]) -> list[tuple[terms.Word, ...]]:
    """What each word of a group may mean."""
    return [terms.meanings(word) for word in group]
