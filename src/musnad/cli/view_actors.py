"""The text view of dossiers: Latin labels left and Arabic after them."""

from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console
from rich.text import Text

from musnad.cli.view import labelled
from musnad.dossiers import Dossier, Office

OUTLETS, NAMESAKES = 3, 8  # named for an office, and of a dossier; the rest are counted


def show(dossiers: Iterable[Dossier], *, short: bool) -> None:
    """Print dossiers, or with `short` a line for each. Colours only when a terminal listens."""
    console = Console(highlight=False, soft_wrap=True)
    for dossier in dossiers:
        for each in (_line(dossier),) if short else render(dossier):
            console.print(each)


def render(dossier: Dossier) -> Iterator[Text]:
    """The lines of one dossier; a blank one after it."""
    yield labelled("person", _joined(dossier.name, dossier.latin, dossier.country, dossier.id), "bold")
    counts = f"{dossier.articles} articles, {dossier.statements} statements, {dossier.events} events"
    yield labelled("seen", _joined(_span(dossier.first, dossier.last), counts), "")
    for name, count in dossier.names.items():
        yield labelled("name", _joined(name, f"{count} articles"), "")
    for office in dossier.offices:
        yield labelled("former" if office.former else "office", _office(office), "cyan")
    for reason in dossier.because:
        yield labelled("because", reason, "dim")
    for other in dossier.apart[:NAMESAKES]:
        yield labelled("apart", _joined(other.name, other.country, other.id, other.because), "dim")
    if (more := len(dossier.apart) - NAMESAKES) > 0:
        yield labelled("apart", f"{more} more", "dim")
    yield Text()


def _line(dossier: Dossier) -> Text:
    office = dossier.offices[0] if dossier.offices else None
    told = _title(office) if office else None
    return labelled(str(dossier.articles), _joined(dossier.name, dossier.latin, dossier.country, told), "")


def _office(office: Office) -> str:
    more = len(office.outlets) - OUTLETS
    outlets = ", ".join((*office.outlets[:OUTLETS], *([f"{more} more"] if more > 0 else [])))
    return _joined(_title(office), _span(office.first, office.last), f"{office.articles} articles", outlets)


def _title(office: Office) -> str:
    return f"{office.title}، {office.of}" if office.of else office.title


def _span(first: date | None, last: date | None) -> str | None:
    if first is None or last is None:
        return None
    return first.isoformat() if first == last else f"{first} to {last}"


def _joined(*parts: str | None) -> str:
    return "  ·  ".join(filter(None, parts))
