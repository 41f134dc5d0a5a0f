"""Names that are shown nowhere, taken out of a reading: their letters are blocks, whoever bears one has no office and no country.

All that the catalogue writes or gives is made of readings that went through here, so that no page, feed, index, search or JSON has the
name. What is kept (`Version.record`) still holds it: a suppression can be lifted. A name stands in a text in any of its forms (with
clitics, with other hamzas); where it does, those of its words by which the article calls the actor alone are hidden, too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import msgspec

from musnad.records import Article, Reading
from musnad_desk.catalog import models, terms
from musnad_desk.catalog.highlight import Marker
from musnad_desk.catalog.project import BLOCK
from musnad_desk.catalog.question import Group
from musnad_desk.rulings.models import Hidden, Suppressed

_NOBODY: dict[str, Any] = {"name": BLOCK * 4, "country": None, "roles": [], "mentions": [], "because": []}  # as long as anybody's name


@dataclass(frozen=True, slots=True)
class Name:
    """A suppressed name: its key in the store, its words folded."""

    pk: int
    words: Group


def suppressed() -> tuple[Name, ...]:
    """All suppressed names, as the store has them now."""
    return tuple(Name(pk, tuple(folded.split())) for pk, folded in Suppressed.objects.order_by("pk").values_list("pk", "folded"))


def hidden(reading: Reading, names: Sequence[Name]) -> Reading:
    """A reading without these names; the same one where it has none of them."""
    present = standing(reading, names)
    return _Hiding(reading, present).made() if present else reading


def without_names(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings by the keys of their articles, all suppressed names hidden; which article holds which is kept."""
    names = suppressed()
    if not names:
        return dict(readings)
    held = {key: standing(reading, names) for key, reading in readings.items()}
    Hidden.objects.filter(article__in=list(readings)).delete()
    Hidden.objects.bulk_create([Hidden(name_id=name.pk, article=key) for key, present in held.items() for name in present])
    return {key: _Hiding(reading, held[key]).made() if held[key] else reading for key, reading in readings.items()}


def hidden_text(text: str, names: Sequence[Name]) -> str:
    """A text of somebody else's, the names in it blocks."""
    present = [name for name in names if _may_hold(terms.folded(text), name)]
    found = {group for name in present for group in _forms(name.words, "", text)}
    return _blocked(text, found) if found else text


def standing(reading: Reading, names: Sequence[Name]) -> tuple[Name, ...]:
    """Those of these names that stand in a reading."""
    if not names:
        return ()
    told = terms.folded("\n".join(_strings(msgspec.to_builtins(reading))))
    likely = [name for name in names if _may_hold(told, name)]
    return tuple(name for name in likely if any(_forms(name.words, "", text) for text in _texts(reading)))


def _may_hold(folded: str, name: Name) -> bool:
    """Cheaply: a text without one of the words, in any form, does not hold the name."""
    return all(word in folded for word in name.words)


def _texts(reading: Reading) -> Iterator[str]:
    """Where a name may stand: the text, and what is not in it."""
    article = reading.article
    yield article.text
    yield from (actor.name for actor in reading.actors)
    yield from (*article.tags, article.title, article.author or "", _address_in_words(article))
    yield from (one.title for one in article.related)
    yield from (piece.text for piece in article.furniture)
    yield from (text for comment in article.comments for text in (comment.text, comment.author or ""))
    yield from (link for said in reading.statements for link in said.via)


def _address_in_words(article: Article) -> str:
    """The words of an address, which often are those of the title."""
    return " ".join(re.split(r"[-_/.+]", unquote(article.url or "")))


def _forms(words: Group, title: str, text: str) -> set[Group]:
    """In which letters the words stand in a text, one after the other."""
    return Marker([words]).found_in(models.Terms(**terms.index_of(title, text)._asdict()))


def _blocked(text: str, found: Iterable[Group]) -> str:
    letters = list(text)
    for start, end in terms.places_of(text, tuple(found)):
        letters[start:end] = [BLOCK if letter.isalnum() else letter for letter in text[start:end]]
    return "".join(letters)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


class _Hiding:
    """One reading on its way out of which names are taken."""

    def __init__(self, reading: Reading, names: Iterable[Name]) -> None:
        self._reading = reading
        words = [name.words for name in names]
        self._gone = {actor.id for actor in reading.actors if any(_forms(group, "", actor.name) for group in words)}
        short = {
            tuple(terms.plain_words(mention))
            for actor in reading.actors
            if actor.id in self._gone
            for mention in actor.mentions
            if any(set(terms.folded(mention).split()) <= set(group) for group in words)
        }
        groups = {group for group in (*words, *short) if group}
        self._found = groups | {form for group in groups for text in _texts(reading) for form in _forms(group, "", text)}
        self._text = _blocked(reading.article.text, self._found)

    def made(self) -> Reading:
        """The reading without the names."""
        told = self._walked(msgspec.to_builtins(self._reading))
        article = told["article"]
        article["text"], article["tags"] = self._text, [tag for tag in article["tags"] if BLOCK not in tag]
        if self._named(_address_in_words(self._reading.article)):
            article["url"] = None
        told["actors"] = [actor | _NOBODY if actor["id"] in self._gone else actor for actor in told["actors"]]
        told["mentions"] = [name for name in told["mentions"] if BLOCK not in name["text"]]
        return Reading.from_json(msgspec.json.encode(told))

    def _named(self, text: str) -> bool:
        return bool(terms.places_of(text, tuple(self._found)))

    def _walked(self, value: Any) -> Any:
        """Letters of the text as they are now; other words with the names in blocks."""
        if isinstance(value, str):
            return _blocked(value, self._found)
        if isinstance(value, list | tuple):
            return [self._walked(inner) for inner in value]
        if not isinstance(value, dict):
            return value
        made = {key: self._walked(inner) for key, inner in value.items()}
        if isinstance(value.get("start"), int) and "text" in value:
            made["text"] = self._text[value["start"] : value["end"]]
        return made
