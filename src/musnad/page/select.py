"""Selectors of outlet cards: `h1.entry-title`, `#content p`, `meta[property=og:title]@content`, `.a, .b`; a small part of CSS.

A selector names a tag, classes, one id and attributes (`[name]`, `[name=value]`); space is "anywhere inside", comma is "or", and a final
`@attribute` takes that attribute's value instead of the text. All become XPath, so that cards need no further library.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from musnad.errors import LexiconError

_STEP = re.compile(r"([\w*-]+)?((?:[.#][\w-]+|\[[\w:-]+(?:=[^\]]*)?\])*)$")
_TEST = re.compile(r"\.([\w-]+)|#([\w-]+)|\[([\w:-]+)(?:=[\"']?([^\]\"']*)[\"']?)?\]")


def select(element: HtmlElement, selector: str) -> list[HtmlElement]:
    """Elements inside `element` that any of the comma-separated alternatives match, in order of the page."""
    paths = [_compiled(part) for part in _alternatives(selector)]
    if len(paths) == 1:
        return paths[0](element)
    found = {id(e): e for path in paths for e in path(element)}
    return [e for e in element.iter() if id(e) in found]


def value(element: HtmlElement, selector: str) -> str | None:
    """Text (or attribute) of the first element that any alternative matches, tried in their order; null if none."""
    for part in _alternatives(selector):
        path, _, attribute = part.partition("@")
        for found in _compiled(path)(element):
            text = (found.get(attribute) if attribute else found.text_content()) or ""
            if text.strip():
                return " ".join(text.split())
    return None


def _alternatives(selector: str) -> list[str]:
    return [part.strip() for part in selector.split(",") if part.strip()]


@lru_cache(maxsize=512)
def _compiled(selector: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    selector = selector.partition("@")[0].strip()
    path = etree.XPath(".//" + "//".join(_step(step, selector) for step in selector.split()))
    return lambda element: cast("list[HtmlElement]", path(element))


def _step(step: str, selector: str) -> str:
    match = _STEP.match(step)
    if not match:
        raise LexiconError(f"selector {selector!r} is not understood at {step!r}; see docs/add_an_outlet.md for what selectors may hold")
    tests = "".join(_test(*test.groups()) for test in _TEST.finditer(match.group(2)))
    return (match.group(1) or "*") + tests


def _test(klass: str | None, ident: str | None, name: str | None, wanted: str | None) -> str:
    if klass:
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {klass} ')]"
    if ident:
        return f"[@id='{ident}']"
    return f"[@{name}]" if wanted is None else f'[@{name}="{wanted}"]'
