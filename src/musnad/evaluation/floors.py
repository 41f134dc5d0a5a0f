"""Quality floors: the lowest F1 each row may have on each corpus, kept in `tests/quality_floors.toml` with a digest of the corpus.

`python -m musnad.evaluation.floors` prints measured against floor and exits 1 if a row is below. `--raise` writes higher floors;
a floor is only ever lowered, dropped, or moved to a changed corpus with `--allow-lower` beside it.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Any

from musnad.errors import GoldError, MusnadError
from musnad.evaluation.corpus import Corpus, checkout, corpora
from musnad.evaluation.further import Further
from musnad.reading import Reader
from musnad.records import Reading

FILE = "tests/quality_floors.toml"
STEP = 1000  # floors are kept in thousandths, rounded down
HEAD = """\
# The lowest F1 that each row may have. Written by `python -m musnad.evaluation.floors --raise`; do not edit by hand.
# `digest` names the corpus that the floors were measured on. A row that is missing has no floor yet.
"""

Read = Callable[[Mapping[str, Any]], Reading]


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one corpus: row name -> lowest F1."""

    digest: str = ""
    rows: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """F1 of each row of a corpus now, beside its floors."""

    corpus: Corpus | Further
    digest: str
    rows: Mapping[str, float]
    floors: Floors

    @property
    def moved(self) -> bool:
        """Whether the floors were set for another state of the corpus."""
        return bool(self.floors.digest) and self.digest != self.floors.digest

    @property
    def fallen(self) -> dict[str, float]:
        """Rows below their floor, or gone, with what they are now."""
        return {name: self.rows.get(name, 0.0) for name, least in self.floors.rows.items() if self.rows.get(name, 0.0) < least}


def load_floors(path: Path) -> dict[str, Floors]:
    """The floors by name of corpus; none where there is no file."""
    if not path.exists():
        return {}
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        return {name: Floors(table["digest"], table["floors"]) for name, table in tables.items()}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise GoldError(f"{path} is no file of floors: {error}; take it back from version control") from error


def measure(corpus: Corpus | Further, floors: Floors, read: Read) -> Measured:
    """Read a corpus and compare it with its floors."""
    rows = corpus.evaluate(read).rows
    return Measured(corpus, corpus.digest(), {row.name: row.count.f1 for row in rows}, floors)


def raised(measured: Measured, *, allow_lower: bool = False) -> Floors:
    """New floors: what was measured, but never below the old floor unless `allow_lower`."""
    if measured.moved and not allow_lower:
        raise GoldError(f"corpus {measured.corpus.name} has changed since its floors were set; look at them, then add --allow-lower")
    old = {} if allow_lower else measured.floors.rows
    now = {name: max(floor(f1 * STEP) / STEP, old.get(name, 0.0)) for name, f1 in measured.rows.items()}
    return Floors(measured.digest, {name: least for name, least in {**old, **now}.items() if least > 0})


def dump_floors(floors: Mapping[str, Floors]) -> str:
    """Floors as TOML."""
    return HEAD + "".join(_table(name, corpus) for name, corpus in floors.items())


def _table(name: str, floors: Floors) -> str:
    rows = "".join(f"{json.dumps(row)} = {least:.3f}\n" for row, least in floors.rows.items())
    return f'\n[{name}]\ndigest = "{floors.digest}"\n[{name}.floors]\n{rows}'


def report(measured: Measured) -> str:
    """One line a row: measured, floor, and what to notice."""
    head = f"{measured.corpus.name}: {measured.digest}" + (f", but floors are for {measured.floors.digest}" if measured.moved else "")
    lines = (f"  {name:34} {f1:6.3f}  {_against(f1, measured.floors.rows.get(name))}" for name, f1 in measured.rows.items())
    return "\n".join((head, *lines))


def _against(f1: float, least: float | None) -> str:
    if least is None:
        return "no floor yet" if f1 else ""
    return f"floor {least:.3f}" + ("  BELOW" if f1 < least else "  could rise" if floor(f1 * STEP) / STEP > least else "")


def main(arguments: list[str] | None = None) -> int:
    """The command; the exit status is 1 if a row is below its floor or a corpus has changed, and nothing was written."""
    options = _options().parse_args(arguments)
    root = checkout()
    floors = load_floors(root / FILE)
    results = _measure_present(root, floors)
    print("\n\n".join(map(report, results)))
    if options.raise_:
        new = {m.corpus.name: raised(m, allow_lower=options.allow_lower) for m in results}
        (root / FILE).write_text(dump_floors({**floors, **new}), "utf-8")
        return 0
    return int(any(m.fallen or m.moved for m in results))


def _measure_present(root: Path, floors: Mapping[str, Floors]) -> list[Measured]:
    reader = Reader()
    results = []
    for corpus in corpora(root):
        if corpus.present:
            results.append(measure(corpus, floors.get(corpus.name, Floors()), reader.read))
        else:
            print(f"{corpus.name}: NOT THERE, not measured", file=sys.stderr)
    return results


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m musnad.evaluation.floors", description="Measured quality against its floors.")
    parser.add_argument("--raise", dest="raise_", action="store_true", help="write what was measured where it is higher")
    parser.add_argument("--allow-lower", action="store_true", help="with --raise: write it where it is lower, too")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except MusnadError as error:
        sys.exit(f"floors: {error}")
