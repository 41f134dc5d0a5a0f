"""Readings against gold readings: precision, recall and F1 of every field, and a list of what was wrong.

The rows, their names and their figures are those of the reference scorer that comes with the annotation guide: F1 micro-averaged
over articles, "macro" the mean over the articles that have the field, and a 95 % bootstrap interval over articles (500 draws, seed 0).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Literal

import msgspec

from musnad.errors import GoldError, MusnadError
from musnad.evaluation.counts import Count
from musnad.evaluation.fields import Comparison, Item, compare
from musnad.evaluation.form import Form, form_of, load_form, load_gold
from musnad.records import Reading

DRAWS = 500
INTERVAL = (12, 487)  # places of the bounds among the sorted draws: the middle 95 %

Listed = Literal["statements", "events", "labels", "dates"]
LISTED: tuple[Listed, ...] = ("statements", "events", "labels", "dates")

AnyReading = Reading | Mapping[str, Any]
Readings = Iterable[AnyReading] | Path | Callable[[str], AnyReading | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. A `part` looks only at items that were found; `low`–`high` is the 95 % interval of F1."""

    name: str
    count: Count
    macro: float
    low: float
    high: float
    part: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One article: its gold, its reading, how they compare; `problem` says why there is no reading."""

    stem: str
    gold: Form
    read: Form
    comparison: Comparison
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """An item of `article` that stands on one side only, or differs from its like: actor ids are replaced by names."""

    article: str
    side: Literal["gold", "predicted"]
    item: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures over a corpus; `str()` of it is the table."""

    articles: tuple[Compared, ...]
    rows: tuple[Row, ...] = field(repr=False)

    def __getitem__(self, name: str) -> Row:
        """The row called `name`; `KeyError` if there is none."""
        return {row.name: row for row in self.rows}[name]

    @property
    def problems(self) -> tuple[str, ...]:
        """Why articles have no reading, one sentence each; they count as read empty."""
        return tuple(c.problem for c in self.articles if c.problem)

    def errors(self, listed: Listed) -> tuple[Wrong, ...]:
        """What is missed, wrong or too much, article by article, gold before predicted."""
        return tuple(wrong for compared in self.articles for wrong in _errors(compared, listed))

    def to_json(self) -> str:
        """The figures as a JSON object: row name -> p, r, f, macro, low, high, gold."""
        rows = {row.name: _figures(row) for row in self.rows}
        return msgspec.json.format(msgspec.json.encode(rows), indent=1).decode()

    def __str__(self) -> str:
        from musnad.evaluation.table import plain

        return plain(self)


def evaluate(gold: Path, readings: Readings) -> Evaluation:
    """Compare readings with the folder `gold` of gold readings, one JSON file an article.

    readings: a folder with files of the same names; readings or their JSON objects, matched by article id; or a function from the
    stem of a gold file to a reading (None if there is none).
    Raises `GoldError` where either side is not in the guide's form.
    """
    forms = load_gold(gold)
    find = _finder(readings, forms)
    return evaluation(_compared(stem, form, find) for stem, form in forms.items())


def evaluate_articles(gold: Path, articles: Path, read: Callable[[Mapping[str, Any]], Reading]) -> Evaluation:
    """Read the article JSON files of folder `articles` that have gold of the same file name, and compare.

    An article that is missing or that `read` refuses counts as read empty and stands in `problems`; `GoldError` where all are missing.
    """
    check_articles(gold, articles)
    return evaluate(gold, lambda stem: _read_article(articles / f"{stem}.json", read))


def check_articles(gold: Path, articles: Path) -> None:
    """Raise `GoldError` where `articles` is no folder, or no file of it has the name of a gold reading."""
    if not articles.is_dir():
        raise GoldError(f"{articles}: no such folder; give the folder that holds the articles of the gold readings as JSON")
    if not {path.name for path in articles.glob("*.json")} & {path.name for path in gold.glob("*.json")}:
        load_gold(gold)  # an empty or misshapen gold folder is the nearer reason
        raise GoldError(f"no article in {articles} has the file name of a gold reading in {gold}")


def evaluation(compared: Iterable[Compared]) -> Evaluation:
    """The figures over articles already compared; at least one."""
    articles = tuple(compared)
    names = tuple(articles[0].comparison.counts)
    picks = _draws(len(articles))
    return Evaluation(articles, tuple(_row(name, [a.comparison.counts[name] for a in articles], picks) for name in names))


def _row(name: str, counts: Sequence[Count], picks: Sequence[Sequence[int]]) -> Row:
    having = [count.f1 for count in counts if count.gold]
    macro = sum(having) / len(having) if having else 0.0
    draws = sorted(_f1_of(counts, pick) for pick in picks)
    low, high = (draws[place] for place in INTERVAL)
    return Row(name.strip(), sum(counts, Count()), macro, low, high, part=name.startswith(" "))


def _draws(articles: int) -> list[list[int]]:
    random = Random(0)
    return [random.choices(range(articles), k=articles) for _ in range(DRAWS)]


def _f1_of(counts: Sequence[Count], pick: Sequence[int]) -> float:
    drawn = [counts[i] for i in pick]
    return Count(sum(c.right for c in drawn), sum(c.read for c in drawn), sum(c.gold for c in drawn)).f1


def _figures(row: Row) -> dict[str, float]:
    c = row.count
    return {"p": c.precision, "r": c.recall, "f": c.f1, "macro": row.macro, "low": row.low, "high": row.high, "gold": c.gold}


Finder = Callable[[str], AnyReading | Form | None]


def _finder(readings: Readings, gold: Mapping[str, Form]) -> Finder:
    if isinstance(readings, Path):
        return _in_folder(readings)
    if callable(readings):
        return readings
    forms = [form_of(reading) for reading in readings]
    by_key = {form.key: form for form in forms}
    return lambda stem: by_key.get(gold[stem].key or stem) or by_key.get(stem)


def _in_folder(folder: Path) -> Finder:
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder; give the folder that `musnad read --out` wrote")
    return lambda stem: load_form(path) if (path := folder / f"{stem}.json").exists() else None


def _read_article(path: Path, read: Callable[[Mapping[str, Any]], Reading]) -> Reading | None:
    if not path.exists():
        return None
    try:
        article = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise GoldError(f"{path} is not article JSON: {error}") from error
    return read(article)


def _compared(stem: str, gold: Form, find: Finder) -> Compared:
    problem = None
    try:
        found = find(stem)
        problem = None if found else f"{stem}: no reading of this article"
    except GoldError:
        raise
    except MusnadError as error:
        found, problem = None, f"{stem}: {error}"
    read = found if isinstance(found, Form) else form_of(found or {}, stem)
    return Compared(stem, gold, read, compare(read, gold), problem)


def _errors(compared: Compared, listed: Listed) -> Iterable[Wrong]:
    right = compared.comparison.right[listed]
    yield from _unmatched(compared.stem, "gold", compared.gold, listed, {id(g) for _, g in right})
    yield from _unmatched(compared.stem, "predicted", compared.read, listed, {id(r) for r, _ in right})


def _unmatched(stem: str, side: Literal["gold", "predicted"], form: Form, listed: Listed, matched: set[int]) -> Iterable[Wrong]:
    items: Sequence[Item] = getattr(form, listed)
    return (Wrong(stem, side, _named(item, form)) for item in items if id(item) not in matched)


def _named(item: Item, form: Form) -> dict[str, Any]:
    """The told fields of an item, with names for actor ids."""
    plain: dict[str, Any] = {key: value for key, value in msgspec.to_builtins(item).items() if value not in (None, [], ())}
    for key in ("speaker", "target", "voice", "claimed_by"):
        if key in plain:
            plain[key] = form.name_of(plain[key])
    for key in ("to", "actors", "recipients"):
        if key in plain:
            plain[key] = [form.name_of(actor) for actor in plain[key]]
    return plain
