"""For templates: the comments of an article with the form, and in lists how many articles have."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template

from musnad_desk.comments.content import counts_of, talk
from musnad_desk.comments.forms import Write
from musnad_desk.comments.views import own_of

register = template.Library()


@register.inclusion_tag("comments/section.html", takes_context=True)
def comments_of(context: Any, article: str) -> dict[str, Any]:
    """The section of comments below an article."""
    request = context["request"]
    return {"talk": talk(article), "form": Write(), "request": request, "csrf_token": context.get("csrf_token"), **own_of(request)}


@register.simple_tag
def comment_counts(articles: Iterable[str]) -> Mapping[str, int]:
    """How many comments are shown below articles, by their ids; one question for all."""
    return counts_of(articles)


@register.filter
def ids(listed: Iterable[Any]) -> list[str]:
    """The ids of lines, or of what has one."""
    return [getattr(one, "line", one).id for one in listed]


@register.filter
def of(counts: Mapping[str, int] | str, article: str) -> int:
    """That of one article; none where a list was not counted."""
    return counts.get(article, 0) if isinstance(counts, Mapping) else 0
