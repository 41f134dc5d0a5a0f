"""For the template of an article: its comments and the form."""

from typing import Any

from django import template

from musnad_desk.comments.content import talk
from musnad_desk.comments.forms import Write
from musnad_desk.comments.views import own_of

register = template.Library()


@register.inclusion_tag("comments/section.html", takes_context=True)
def comments_of(context: Any, article: str) -> dict[str, Any]:
    """The section of comments below an article."""
    request = context["request"]
    return {"talk": talk(article), "form": Write(), "request": request, "csrf_token": context.get("csrf_token"), **own_of(request)}
