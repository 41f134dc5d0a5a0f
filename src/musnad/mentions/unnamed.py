"""Holders of offices whose names are not told, and bare titles for persons named before: `وزير الدفاع التركي`, `معاليه`."""

from musnad.mentions.complements import counted
from musnad.mentions.mention import Mention, Office
from musnad.mentions.rows import AMBIGUOUS, PLAIN, Titles, is_thing
from musnad.mentions.scene import Scene

_EVERY = ("كل",)  # "every", before a singular that means nobody
_HIS = "ه"  # the pronoun of `معاليه`, his excellency


def unnamed(scene: Scene, at: int, titles: Titles) -> Mention | None:
    """A holder of offices whose name is not told here."""
    offices, first = tuple(held.office for held in titles.held), titles.held[0].match.payload
    if is_thing(titles.held[0]) and (not first.definite or PLAIN in first.entry.tags):
        return None
    since, letters, picked = counted(scene, at) if not titles.skip else (at, titles.skip, False)
    every = scene.plain(at - 1) in _EVERY and first.number == "s"
    if since < at and not (picked or first.definite or every):
        return _many(scene, at, titles, scene.text(since, titles.after, letters))
    return Mention(
        "person", at, titles.after, titles.skip, titles.after, titles.after, scene.text(at, titles.after, titles.skip),
        head=offices[-1].head, country=country_of_offices(offices), offices=offices, gender=first.gender, definite=first.definite,
        loose=not any(held.complete for held in titles.held), weight=0.8,
        inner=tuple(inner for held in titles.held for inner in held.inner),
        because=tuple(held.match.payload.because for held in titles.held),
    )  # fmt: skip


def _many(scene: Scene, at: int, titles: Titles, text: str) -> Mention:
    """Holders of one office who are counted: `37 نائبا في مجلس النواب`."""
    held = titles.held[-1]
    return Mention(
        "group", at, titles.after, titles.skip, titles.after, titles.after, text, held.match.payload.entry.lemma, held.office.head,
        held.office.country, gender=held.match.payload.gender, number="p", definite=False, weight=0.8, inner=held.inner,
        because=(held.match.payload.because,), core=scene.text(at, titles.after, titles.skip), national=True,
    )  # fmt: skip


def bare_title(scene: Scene, at: int, titles: Titles) -> Mention | None:
    """`الناشط`, `العقيد`, `معاليه` with no name: a person named before."""
    match = scene.hit(at, "honorifics", skip=True)
    if match is None or titles.after - at > 1:
        return None
    his, tags = match.payload.surface.endswith(_HIS), match.payload.entry.tags
    if not his and (titles.title is None or not match.payload.definite or AMBIGUOUS in tags):
        return None
    return Mention(
        "person", at, titles.after, titles.skip, titles.after, titles.after, scene.text(at, titles.after, titles.skip),
        head=match.payload.entry.lemma, gender=match.payload.gender if not his else "", loose=True, weight=0.4,
        because=(match.payload.because,), honorifics=titles.honorifics,
    )  # fmt: skip


def country_of_offices(offices: tuple[Office, ...]) -> str:
    return next((office.country for office in offices if office.country), "")
