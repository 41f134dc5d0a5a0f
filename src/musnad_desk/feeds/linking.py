"""What templates need to say things to programs in JSON-LD."""

from collections.abc import Callable
from typing import Any

import msgspec
from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from musnad_desk.feeds import linked

register = template.Library()
# Nothing inside can end the element or begin another. A block of data is no script: no policy has to allow it, and none runs it.
_SAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_ABOUT: dict[str, Callable[[Any, linked.Address], linked.Thing]] = {"article": linked.article, "actor": linked.actor}


@register.simple_tag(takes_context=True)
def linked_data(context: dict[str, Any], kind: str = "", *steps: str) -> SafeString:
    """The page in JSON-LD: what it is about, by `kind`, and its place below the front page. steps: names and addresses in turn."""
    request = context["request"]

    def address(name: str, *named: str) -> str:
        return str(request.build_absolute_uri(reverse(name, args=named)))

    pairs = [(name, request.build_absolute_uri(place)) for name, place in zip(steps[::2], steps[1::2], strict=True)]
    things = [linked.trail([(_("News"), address("front")), *pairs])]
    if kind in _ABOUT:
        things.insert(0, _ABOUT[kind](context["page"], address))
    told = msgspec.json.encode({"@context": linked.CONTEXT, "@graph": things}).decode().translate(_SAFE)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(told))
