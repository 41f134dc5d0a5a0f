"""The text view of a reading, for a person at a terminal."""

from rich.console import Console
from rich.text import Text

from musnad.records import Reading, Statement

WIDTH = 100  # columns when output is piped: wide enough for a title, narrow enough to read


def show(reading: Reading, *, why: bool = False) -> None:
    """Print `reading`: head, statements, dates, warnings. Colours only when a terminal listens."""
    console = Console(highlight=False, soft_wrap=True)
    for line in render(reading, why=why):
        console.print(line)


def render(reading: Reading, *, why: bool = False) -> list[Text]:
    """The lines of the view. Latin labels stand left, Arabic follows, so that each line keeps its order in any terminal."""
    lines = [*_head(reading), Text()]
    names = {actor.id: actor.name for actor in reading.actors}
    for statement in reading.statements:
        lines += _statement(statement, names, why=why)
    lines += [_line("date", f"{date.text}  = {date.value}", "cyan") for date in reading.dates]
    lines += [_line("warning", warning, "yellow") for warning in reading.warnings]
    return lines


def _head(reading: Reading) -> list[Text]:
    article = reading.article
    dateline = " – ".join(filter(None, (article.dateline.agency, article.dateline.place)))
    facts = {"title": article.title, "outlet": article.outlet.name if article.outlet else None, "dateline": dateline,
             "published": article.published, "section": article.section, "tags": "، ".join(article.tags)}  # fmt: skip
    return [_line(label, value, "bold" if label == "title" else "") for label, value in facts.items() if value]


def _statement(statement: Statement, names: dict[str, str], *, why: bool) -> list[Text]:
    chain = " ← ".join((names.get(statement.speaker or "", "?"), *statement.via))
    lines = [_line("said by", chain, "bold green"), _line(statement.cue.text, statement.content.text, "")]
    if why:
        lines.append(_line("because", f"{'; '.join(statement.because)}  ({statement.confidence:.2f})", "dim"))
    return [*lines, Text()]


def _line(label: str, value: str, style: str) -> Text:
    return Text.assemble((f"{label:>10}  ", "dim"), (value, style))
