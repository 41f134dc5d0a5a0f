"""The marks of an article's text as pages draw them: each a link to what is told of its letters, with a short note of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from musnad_desk.articles.content import Article
from musnad_desk.articles.found import Happened, Judged, Person, Said
from musnad_desk.articles.marking import Line, Segment
from musnad_desk.shared.names import country_name, latin, listed, mode_name, name_of


@dataclass(frozen=True, slots=True)
class Mark:
    """Letters of a text. `leads`: the place on the page that tells what was found in them, `note`: the same in short; empty where nothing
    was. `kinds`: what was found, for the style. `begins`: places that lead here. `again`: what is marked goes on from before."""

    text: str
    leads: str
    note: str
    kinds: str
    begins: tuple[str, ...]
    again: bool


def title_marks(page: Article) -> list[Mark]:
    """The title."""
    return list(_marks(page.title, _notes(page)))


def text_marks(page: Article) -> list[list[Mark]]:
    """The lines of the text."""
    notes = _notes(page)
    return [list(_marks(line, notes)) for line in page.text]


def runs(statements: Iterable[Said]) -> list[list[Said]]:
    """Statements in their order, those together that one speaker made one after the other through one chain."""
    return [list(run) for _key, run in groupby(statements, key=lambda said: (said.speaker, said.dossier, said.chain, said.outlet))]


def _marks(line: Line, notes: dict[str, str]) -> Iterator[Mark]:
    before = ""
    for segment in line:
        leads = _leads(segment)
        note = notes.get(leads, "") if segment.text.strip() else ""  # nobody could follow a link of a blank
        yield Mark(segment.text, leads if note else "", note, " ".join(_kinds(segment)), segment.begins, leads == before)
        before = leads


def _leads(segment: Segment) -> str:
    """The narrowest finding: a word that judges, a deed, a name, what is said, how it is announced."""
    if segment.label is not None:
        return label_place(segment.label)
    if segment.event:
        return f"event-{segment.event}"
    if segment.who and not segment.cue:
        return f"actor-{segment.who}"
    return f"who-{segment.said or segment.cue}" if segment.said or segment.cue else ""


def label_place(number: int) -> str:
    """The place of a word that judges on the page, by its number from 0."""
    return f"label-{number + 1}"


def _kinds(segment: Segment) -> Iterator[str]:
    told = {"said": segment.said, "cue": segment.cue, "deed": segment.event, "who": segment.who, "cut": segment.cut}
    yield from (kind for kind, found in told.items() if found)
    if segment.stance:
        yield segment.stance


def _notes(page: Article) -> dict[str, str]:
    """What is told in short at each place of the page."""
    notes = {f"who-{said.id}": _of_statement(said) for said in page.statements}
    notes |= {f"event-{event.id}": _of_event(event) for event in page.events}
    notes |= {f"actor-{person.id}": _of_person(person) for person in page.people}
    return notes | {label_place(i): _of_label(label) for i, label in enumerate(page.judged)}


def _of_statement(said: Said) -> str:
    through = (f"{_('through')} {link}" for link in said.chain)
    return _line((said.speaker or _("somebody not named"), *said.offices[:1], *through))


def _of_event(event: Happened) -> str:
    towards = [f"{_('towards')} {listed(event.recipients)}"] if event.recipients else []
    kind = f"{name_of(event.type)}{f' ({mode_name(event.mode)})' if event.mode else ''}"
    return _line((kind, listed(event.actors), *towards, name_of(event.status)))


def _of_person(person: Person) -> str:
    country = country_name(person.country) if person.country else ""
    return _line((person.name, latin(person.name, person.kind), *person.offices[:2], country))


def _of_label(label: Judged) -> str:
    whom = label.whom or label.of
    voice = f"{_('in the words of')} {label.voice or _('the outlet')}"
    return _line((name_of(label.stance), whom or "", voice))


def _line(parts: Iterable[str]) -> str:
    return " · ".join(filter(None, parts))
