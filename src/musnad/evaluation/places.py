"""Scoring places on mentions labelled by hand: `python -m musnad.evaluation.places SHARED [--errors]`.

`tests/places/labelled.tsv` names the mentions; their articles lie in the ANT corpus below SHARED. The place that overlaps a mention most is
its answer. Country right: of mentions that are places, those whose answer lies in the labelled country, or in one of two. Point right: of
those that are no country, those whose answer lies there and no farther off than the tolerance. Wrong: of the answers, those that lie
in another country or too far off, those to names that are no places included; an answer that claims no more than the right country is not.
Intervals are bootstrapped over articles.
"""

import lzma
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple

import msgspec

from musnad.errors import GoldError
from musnad.evaluation.corpus import checkout
from musnad.evaluation.gsr import Share
from musnad.evaluation.scores import DRAWS, INTERVAL
from musnad.places.choose import kilometres
from musnad.reading import Reader
from musnad.records import Place, Reading

LABELLED = "tests/places/labelled.tsv"
CORPUS = "data/ant/ant.jsonl.xz"
HALVES = ("developed on", "kept aside")
NONE, COUNTRY = "none", "country"  # kinds of a name that is no place, and of a whole country
_EITHER = "|"  # between two countries on whose border a place lies

Outcome = Literal["right", "missed", "country only", "wrong country", "too far", "no place"]
WRONG: tuple[Outcome, ...] = ("wrong country", "too far", "no place")


class Mention(NamedTuple):
    """A labelled mention: its letters from code point `start` of its article's text, and where it is; nowhere if `kind` is none.

    kind: exact, town, district, country or none. countries: ISO 3166-1 alpha-3, any of them right. tolerance: km.
    """

    article: str
    start: int
    text: str
    context: str
    kind: str
    countries: tuple[str, ...] = ()
    lat: float = 0.0
    lon: float = 0.0
    tolerance: float = 0.0

    @property
    def end(self) -> int:
        """The code point behind its last letter."""
        return self.start + len(self.text)


class Verdict(NamedTuple):
    """What the reader made of a mention: the place it found there, if any. `half` of the articles, taken in turn: see `HALVES`."""

    mention: Mention
    place: Place | None
    half: str = HALVES[0]

    @property
    def off(self) -> float | None:
        """How far off the place is, in km; None where there is none or it has no coordinates."""
        if self.place is None or self.place.lat is None or self.place.lon is None:
            return None
        return kilometres((self.place.lat, self.place.lon), (self.mention.lat, self.mention.lon))

    @property
    def outcome(self) -> Outcome:
        """How it went; a whole country is right whatever point stands for it."""
        kind, off = self.mention.kind, self.off
        if self.place is None or (off is None and kind != NONE):
            return "right" if kind == NONE else "missed"
        if kind == NONE:
            return "no place"
        if self.place.country not in self.mention.countries:
            return "wrong country"
        if kind == COUNTRY:
            return "right" if self.place.precision == COUNTRY else "too far"
        if off is not None and off <= self.mention.tolerance:
            return "right"
        return "country only" if self.place.precision == COUNTRY else "too far"


class Score(NamedTuple):
    """Shares with 95 % intervals: see the module. `fooled`: of names that are no places, those that were given one."""

    country: Share
    point: Share
    wrong: Share
    fooled: Share

    def __str__(self) -> str:
        names = ("country right", "point right", "wrong of answers", "no place, but given one")
        return " · ".join(f"{name} {share}" for name, share in zip(names, self, strict=True))


def evaluate_places(shared: Path) -> str:
    """Figures of both halves and all, as lines to print. Raises `GoldError` where labels or articles are missing."""
    judged = verdicts(shared)
    parts = {half: [v for v in judged if v.half == half] for half in HALVES} | {"all": judged}
    return "\n".join(f"{name} ({len(part)}): {score(part)}" for name, part in parts.items())


def verdicts(shared: Path) -> list[Verdict]:
    """What the reader makes of every mention, in the order of the file."""
    mentions = load_mentions(checkout() / LABELLED)
    halves = {name: HALVES[number % len(HALVES)] for number, name in enumerate(dict.fromkeys(m.article for m in mentions))}
    reader = Reader()
    readings = {name: reader.read(article) for name, article in _articles(shared / CORPUS, set(halves))}
    if missing := halves.keys() - readings.keys():
        raise GoldError(f"{shared / CORPUS}: no article {min(missing)}; it is not the corpus that was labelled")
    return [Verdict(mention, answer(mention, readings[mention.article]), halves[mention.article]) for mention in mentions]


def load_mentions(path: Path) -> list[Mention]:
    """The labelled mentions of a file; `GoldError` with the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    return [_mention(path, number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]


def _mention(path: Path, number: int, line: str) -> Mention:
    try:
        article, start, _, text, context, kind, country, *where = line.split("\t")
        if kind == NONE:
            return Mention(article, int(start), text, context, kind)
        return Mention(article, int(start), text, context, kind, tuple(country.split(_EITHER)), *map(float, where))
    except (ValueError, TypeError) as error:
        raise GoldError(f"{path}, line {number}: ten cells as its head tells are due ({error})") from error


def _articles(corpus: Path, wanted: set[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        with lzma.open(corpus) as lines:
            for line in lines:
                article = msgspec.json.decode(line, type=dict[str, Any])
                if article["id"] in wanted:
                    yield article["id"], article
    except (OSError, lzma.LZMAError, msgspec.DecodeError, KeyError) as error:
        raise GoldError(f"{corpus}: {error}; give the folder of reference corpora, the one that holds `data`") from error


def answer(mention: Mention, reading: Reading) -> Place | None:
    """The place of a reading that overlaps a mention most. Raises `GoldError` where the letters of the mention do not stand there."""
    if reading.article.text[mention.start : mention.end] != mention.text:
        raise GoldError(f"{mention.article}: {mention.text} does not stand at {mention.start}; the corpus or its cleaning has changed")
    shared = {place: min(place.end, mention.end) - max(place.start, mention.start) for place in reading.places}
    best = max(shared, key=lambda place: shared[place], default=None)
    return best if best is not None and shared[best] > 0 else None


def score(judged: Sequence[Verdict]) -> Score:
    """Shares of verdicts with their intervals."""
    return Score(*(_interval(judged, measure) for measure in (_country, _point, _wrong, _fooled)))


_Judged = Iterable[Verdict]


def _country(judged: _Judged) -> float:
    return _share(v.place is not None and v.place.country in v.mention.countries for v in judged if v.mention.kind != NONE)


def _point(judged: _Judged) -> float:
    return _share(v.outcome == "right" for v in judged if v.mention.kind not in (NONE, COUNTRY))


def _wrong(judged: _Judged) -> float:
    return _share(v.outcome in WRONG for v in judged if v.place is not None)


def _fooled(judged: _Judged) -> float:
    return _share(v.place is not None for v in judged if v.mention.kind == NONE)


def _share(hits: Iterable[bool]) -> float:
    all_ = list(hits)
    return sum(all_) / len(all_) if all_ else 0.0


def _interval(judged: Sequence[Verdict], measure: Callable[[_Judged], float]) -> Share:
    """A measure with its bootstrap interval over articles."""
    articles: dict[str, list[Verdict]] = {}
    for verdict in judged:
        articles.setdefault(verdict.mention.article, []).append(verdict)
    random, groups = Random(0), list(articles.values())
    drawn = (random.choices(groups, k=len(groups)) for _ in range(DRAWS))
    draws = sorted(measure([one for group in draw for one in group]) for draw in drawn)
    return Share(measure(judged), draws[INTERVAL[0]], draws[INTERVAL[1]])


def errors(judged: Iterable[Verdict]) -> Iterator[str]:
    """What is not right: outcome, mention, its kind and countries, what was found instead and how far off, context, tab-separated."""
    for v in judged:
        if v.outcome != "right":
            found = f"{v.place.name}, {v.place.country}, {v.place.precision}" if v.place else "-"
            off = "-" if v.off is None or v.mention.kind == NONE else f"{v.off:.0f} km"
            yield "\t".join((v.outcome, v.mention.text, v.mention.kind, _EITHER.join(v.mention.countries), found, off, v.mention.context))


def main(arguments: list[str]) -> None:
    """Print the figures, or with `--errors` what is wrong in the half that is developed on."""
    shared = Path(arguments[0])
    if "--errors" in arguments:
        print("\n".join(errors(v for v in verdicts(shared) if v.half == HALVES[0])))
    else:
        print(evaluate_places(shared))


if __name__ == "__main__":
    main(sys.argv[1:])
