"""A reading as people hold it for right, in the form of the annotation guide that `musnad evaluate readings` takes."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from musnad.records import OUTLET, Reading
from musnad_desk.corrections.fields import FIELDS, FINDING, Kind
from musnad_desk.corrections.models import ADDED
from musnad_desk.corrections.placing import UNKNOWN, Placed, by_slot, current, settled

LISTS: dict[Kind, str] = {"statement": "statements", "event": "events", "label": "labels", "actor": "actors"}
ANCHORS = {"statement": "cue", "event": "trigger"}  # the field that holds the letters a finding is anchored to
_FORMER = "former"

Item = dict[str, Any]


class Open(Exception):
    """A field was found wrong and nobody has said what is right, so that the article is no gold yet."""


def gold_of(reading: Reading, told: Iterable[Placed]) -> Item:
    """The gold of an article. Raises `Open`."""
    return _Gold(reading).of(current(told))


class _Gold:
    """One article on its way to gold: what was read, in plain objects, mended field by field."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._items: dict[tuple[str, str], Item] = {}
        dateline = reading.article.dateline
        self.gold: Item = {
            "id": reading.article.id,
            "dateline": {"agency": dateline.agency, "place": dateline.place},
            "actors": [self._keep("actor", one.id, _actor(one)) for one in reading.actors],
            "statements": [self._keep("statement", one.id, _statement(one)) for one in reading.statements],
            "events": [self._keep("event", one.id, _event(one)) for one in reading.events],
            "labels": [self._keep("label", f"l{i}", _label(one)) for i, one in enumerate(reading.labels, 1)],
            "dates": [_span(one) | {"value": one.value} for one in reading.dates],
        }
        self._ids = {form: one.id for one in reading.actors for form in one.mentions} | {one.name: one.id for one in reading.actors}

    def _keep(self, kind: str, local: str, item: Item) -> Item:
        self._items[kind, local] = item
        return item

    def of(self, told: Sequence[Placed]) -> Item:
        """The same with what people hold."""
        of_reading = [one for one in told if one.found]
        for same in sorted(by_slot(of_reading), key=lambda same: same[0].judgement.field != "name"):
            kind, local, field = same[0].slot
            self._settle(self._items[kind, local], same[0].judgement.kind, field, settled(same), same[0].found)
        for one in told:
            if one.judgement.verdict == ADDED and one.state == "found":
                self._add(one)
        self._drop()
        return self.gold

    def _settle(self, item: Item, kind: Any, field: str, value: Any, found: Any) -> None:
        if value is UNKNOWN:
            raise Open(f"{kind} {found.span.text!r}: its {field} is wrong, and nobody has said what is right")
        if field == FINDING:
            item[_GONE] = value is None
        else:
            self._set(item, kind, field, value, found.span.start)

    def _set(self, item: Item, kind: Kind, field: str, value: Any, near: int) -> None:
        told = next(one for one in FIELDS[kind] if one.name == field)
        if kind == "actor" and field == "name":
            self._ids[value] = item["id"]
        item[field] = _SET[told.input](self, value, near)

    def letters(self, letters: str, near: int) -> Item:
        """The span of letters that stand nearest to a place."""
        starts = []
        start = self._text.find(letters)
        while start >= 0:
            starts.append(start)
            start = self._text.find(letters, start + 1)
        if not starts:
            raise Open(f"{letters!r} does not stand in the article any more")
        best = min(starts, key=lambda start: abs(start - near))
        return {"text": letters, "start": best, "end": best + len(letters)}

    def actor(self, name: str | None) -> str | None:
        """The id of whoever has a name; whom the reader missed becomes an actor."""
        if name is None or name == OUTLET:
            return name
        if name not in self._ids:
            self._ids[name] = f"a{len(self.gold['actors']) + 1}"
            self.gold["actors"].append({"id": self._ids[name], "name": name, "kind": None, "country": None, "roles": [], "mentions": []})
        return self._ids[name]

    def _add(self, one: Placed) -> None:
        judgement = one.judgement
        kind: Any = judgement.kind
        values: Any = judgement.value
        item: Item = {"id": self.actor(str(values["name"]))} if kind == "actor" else {}
        if kind == "actor":
            item = next(actor for actor in self.gold["actors"] if actor["id"] == item["id"])
        elif kind == "label":
            item = self.letters(judgement.text, judgement.start)
        elif kind == "event":
            item = {"trigger": self.letters(judgement.text, judgement.start)}
        for field, value in values.items():
            self._set(item, kind, field, value, judgement.start)
        if kind != "actor":
            self.gold[LISTS[kind]].append(item)

    def _drop(self) -> None:
        """Take out what should not be there, and what refers to it."""
        gone = {one["id"] for one in self.gold["actors"] if one.get(_GONE)}
        for name in LISTS.values():
            self.gold[name] = [{key: value for key, value in one.items() if key != _GONE} for one in self.gold[name] if not one.get(_GONE)]
        for one in (*self.gold["statements"], *self.gold["events"], *self.gold["labels"]):
            for field in ("speaker", "target"):
                one |= {field: None} if one.get(field) in gone else {}
            for field in ("voice", "claimed_by"):
                one |= {field: OUTLET} if one.get(field) in gone else {}
            for field in ("to", "actors", "recipients"):
                one |= {field: [actor for actor in one[field] if actor not in gone]} if field in one else {}


_GONE = "\0gone"  # a mark on an item that no field is called


def _names(gold: _Gold, value: Sequence[str], _near: int) -> list[str | None]:
    return [gold.actor(name) for name in value]


def _roles(_gold: _Gold, value: Sequence[str], _near: int) -> list[Item]:
    return [_role(line) for line in value]


def _role(line: str) -> Item:
    title, of, former = (*(part.strip() for part in line.split("|")), "", "")[:3]
    return {"title": title, "of": of or None} | ({_FORMER: True} if former == _FORMER else {})


_SET: dict[str, Callable[[_Gold, Any, int], Any]] = {
    "letters": lambda gold, value, near: gold.letters(value, near),
    "name": lambda gold, value, _near: gold.actor(value),
    "names": _names,
    "roles": _roles,
    **dict.fromkeys(("line", "lines", "choice", "date", "country"), lambda _gold, value, _near: value),
}


def _span(span: Any) -> Item:
    return {"text": span.text, "start": span.start, "end": span.end}


def _actor(actor: Any) -> Item:
    roles = [{"title": role.title, "of": role.of} | ({_FORMER: True} if role.former else {}) for role in actor.roles]
    told = {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country}
    return told | {"roles": roles, "mentions": list(actor.mentions)}


def _statement(said: Any) -> Item:
    told = {"speaker": said.speaker, "cue": _span(said.cue), "content": _span(said.content)}
    return told | {"form": said.form, "via": list(said.via), "to": list(said.to)}


def _event(event: Any) -> Item:
    told = {"type": event.type, "mode": event.mode, "trigger": _span(event.trigger), "actors": list(event.actors)}
    more = {"recipients": list(event.recipients), "place": event.place, "date": event.date, "status": event.status}
    return told | more | {"claimed_by": event.claimed_by}


def _label(label: Any) -> Item:
    return _span(label) | {"target": label.target, "of": label.of, "voice": label.voice, "stance": label.stance}
