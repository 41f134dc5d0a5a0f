"""The text view of a reading, for a person at a terminal: who said what through whom, what happened, how it was judged.

Latin labels stand left and Arabic follows, one thing a line, so that each line keeps its order in any terminal. A chain is drawn from
the speaker to the reader: `speaker ← document ← agency`.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from musnad.records import OUTLET, Actor, Event, Label, Reading, Statement

LABEL = 10  # columns of a line's label
FORMS = {"direct": "“ ”", "mixed": "“…”", "indirect": ""}
TO_READER = " ← "


def show(reading: Reading, *, why: bool = False) -> None:
    """Print `reading`. Colours only when a terminal listens."""
    console = Console(highlight=False, soft_wrap=True)
    for line in render(reading, why=why):
        console.print(line)


def render(reading: Reading, *, why: bool = False) -> list[Text]:
    """The lines of the view; with `why` also what led to each finding, and how sure the reader is."""
    names = {actor.id: actor.name for actor in reading.actors} | {OUTLET: "outlet"}
    parts = (
        _head(reading),
        _said(reading, names, why=why),
        _events(reading.events, names, why=why),
        _labels(reading.labels, names, why=why),
        _rest(reading),
    )
    lines: list[Text] = []
    for part in parts:
        written = list(part)
        lines += [*written, Text()] if written else []
    return lines[:-1]


def _head(reading: Reading) -> Iterator[Text]:
    article = reading.article
    dateline = " – ".join(filter(None, (article.dateline.agency, article.dateline.place)))
    facts = {"title": article.title, "outlet": article.outlet.name if article.outlet else None, "dateline": dateline,
             "published": article.published, "section": article.section, "tags": "، ".join(article.tags)}  # fmt: skip
    for label, value in facts.items():
        if value:
            yield labelled(label, value, "bold" if label == "title" else "")


def _said(reading: Reading, names: dict[str, str], *, why: bool) -> Iterator[Text]:
    """Statements by speaker, in the order in which speakers first speak; a chain is drawn where it differs from the one before."""
    speakers = dict.fromkeys(statement.speaker for statement in reading.statements)
    actors = {actor.id: actor for actor in reading.actors}
    for i, speaker in enumerate(speakers):
        if i:
            yield Text()
        yield _speaker(actors.get(speaker or ""))
        chain: tuple[str, ...] = ()
        for statement in (s for s in reading.statements if s.speaker == speaker):
            if statement.via != chain:
                chain = statement.via
                yield labelled(
                    "through", TO_READER.join((names.get(speaker or "", "?"), *chain)) if chain else "the article itself", "magenta"
                )
            yield from _statement(statement, names, why=why)


def _speaker(actor: Actor | None) -> Text:
    if actor is None:
        return labelled("said by", "?", "bold green")
    roles = (" ".join(filter(None, (role.title, role.of))) + (" (former)" if role.former else "") for role in actor.roles)
    facts = "  ·  ".join(filter(None, (*roles, actor.country, None if actor.kind == "person" else actor.kind.replace("_", " "))))
    line = labelled("said by", actor.name, "bold green")
    return line.append(f"   {facts}", "dim") if facts else line


def _statement(statement: Statement, names: dict[str, str], *, why: bool) -> Iterator[Text]:
    line = labelled(statement.cue.text, statement.content.text, "")
    if FORMS[statement.form]:
        line.append(f"  {FORMS[statement.form]}", "dim")
    yield line
    if statement.to:
        yield labelled("to", "، ".join(names.get(actor, "?") for actor in statement.to), "green")
    if why:
        yield _because(statement.because, statement.confidence)


def _events(events: Iterable[Event], names: dict[str, str], *, why: bool) -> Iterator[Text]:
    for event in events:
        kind = event.type + (f" {event.mode}" if event.mode else "")
        sides = " → ".join(filter(None, ("، ".join(names.get(a, "?") for a in side) for side in (event.actors, event.recipients))))
        claimed = f"claimed by {names.get(event.claimed_by, '?')}" if event.claimed_by != OUTLET else ""
        facts = filter(None, (event.trigger.text, sides, event.place, event.date, event.status, claimed))
        yield labelled("event", f"{kind}   " + "  ·  ".join(facts), "blue")
        if why:
            yield _because(event.because, event.confidence)


def _labels(labels: Iterable[Label], names: dict[str, str], *, why: bool) -> Iterator[Text]:
    for label in labels:
        target = names.get(label.target or "") or label.of or "?"
        yield labelled("label", f"{label.text}  ·  {label.stance} {target}  ·  in the words of {names.get(label.voice, '?')}", "red")
        if why:
            yield _because(label.because, label.confidence)


def _rest(reading: Reading) -> Iterator[Text]:
    if reading.dates:
        yield labelled("dates", "  ·  ".join(f"{date.text} = {date.value}" for date in reading.dates), "cyan")
    for warning in reading.warnings:
        yield labelled("warning", warning, "yellow")


def _because(because: tuple[str, ...], confidence: float) -> Text:
    return labelled("because", f"{'; '.join(because)}  ({confidence:.2f})", "dim")


def labelled(label: str, value: str, style: str) -> Text:
    """A line: its label to the left in Latin letters, then what it says."""
    return Text.assemble((f"{label:>{LABEL}}  ", "dim"), (value, style))
