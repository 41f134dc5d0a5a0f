"""What a benchmark gives: sections of rows, for the terminal and for the README."""

import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from musnad.version import __version__

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_PARTS = re.compile(r"^(?=### )", re.MULTILINE)
_NAME = re.compile(r"`python -m benchmarks (\w+)`")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what it is of, the figure with its unit, and what it must reach if anything was promised."""

    what: str
    figure: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that one command prints; `note` says how they were taken."""

    name: str
    title: str
    note: str
    rows: Sequence[Row]


def plain(section: Section) -> str:
    """A section for the terminal."""
    width = max(len(row.what) for row in section.rows)
    lines = (f"  {row.what:{width}}  {row.figure:>22}  {row.goal}".rstrip() for row in section.rows)
    return "\n".join((f"{section.title}  ({section.note})", *lines))


def markdown(section: Section) -> str:
    """A section as a table, with the day, the machine and the versions it holds for."""
    rows = "\n".join(f"| {row.what} | {row.figure} | {row.goal} |" for row in section.rows)
    head = f"### {section.title}\n\n`python -m benchmarks {section.name}`: {section.note}. {_circumstances()}"
    return f"{head}\n\n| | measured | must reach |\n|---|--:|---|\n{rows}"


def _circumstances() -> str:
    peers = ", ".join(f"{name} {version(name)}" for name in ("trafilatura", "htmldate", "dateparser"))
    return f"Measured {datetime.now(UTC):%Y-%m-%d} on {_processor()}, Python {platform.python_version()}, musnad {__version__}, {peers}."


def _processor() -> str:
    """The processor as the kernel names it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(models)} × {models[0]}" if models else platform.processor() or platform.machine()


def write(readme: Path, sections: Iterable[Section], order: Sequence[str]) -> None:
    """Put sections between the markers of the README, in the place of what stood there of them; other sections and the prose around stay.

    order: the names of all sections there may be.
    """
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    block, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{readme} has no {BEGIN} … {END} to write between")
    told = {_NAME.search(part)[1]: part.strip() for part in _PARTS.split(block) if _NAME.search(part)}  # type: ignore[index]
    told |= {section.name: markdown(section) for section in sections}
    body = "\n\n".join(told[name] for name in order if name in told)
    readme.write_text(f"{before}{BEGIN}\n{body}\n{END}{after}", "utf-8")
