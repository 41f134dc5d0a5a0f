"""The plan: from one source to its reading."""

import functools
import gc
from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from musnad.actors.cast import cast, office_holders
from musnad.actors.doers import doers
from musnad.actors.find import find_actors
from musnad.actors.home import home_country
from musnad.events import find_events
from musnad.events.counts import tie_counts
from musnad.events.find import LEAST
from musnad.events.numbers import find_numbers
from musnad.events.topics import find_topics
from musnad.grammar import read_syntax
from musnad.labels import find_labels
from musnad.lexicon import Lexicon, load_lexicon
from musnad.mentions import find_mentions
from musnad.page.find import read_page
from musnad.places import find_places, load_gazetteer
from musnad.records import Article, ReaderInfo, Reading
from musnad.sources import names_a_file, read_file
from musnad.statements import find_statements
from musnad.text.analysis import Analyser
from musnad.text.document import prepare
from musnad.times import TimeFindings, find_dates, parse_date
from musnad.version import __version__

REPEATED_LEAD = "repeated_lead"
Readable = str | bytes | PathLike[str] | Mapping[str, Any]

P = ParamSpec("P")
R = TypeVar("R")


def uncollected(work: Callable[P, R]) -> Callable[P, R]:
    """`work` with the collector of cycles at rest meanwhile: tables and findings hold none, and looking costs a fifth of the time."""

    @functools.wraps(work)
    def resting(*args: P.args, **options: P.kwargs) -> R:
        if not gc.isenabled():
            return work(*args, **options)
        gc.disable()
        try:
            return work(*args, **options)
        finally:
            gc.enable()

    return resting


class Reader:
    """Reads articles one by one. Making one loads the lexicon (tenths of a second); keep it and reuse it.

    lexicon: the words to read with; the one that ships with Musnad if left out. least: confidence from which an event is told.
    """

    @uncollected
    def __init__(self, lexicon: Lexicon | None = None, least: float = LEAST) -> None:
        self.lexicon = lexicon or load_lexicon()
        self._least = least
        self._analyser = Analyser(self.lexicon)
        self.gazetteer = load_gazetteer(self.lexicon)
        self._parse_date = functools.partial(parse_date, lexicon=self.lexicon)

    @uncollected
    def read(self, source: Readable, published: str | None = None) -> Reading:
        """The reading of one article.

        source: a path, or the page itself: HTML or scraped text as str or bytes, or article JSON as a mapping.
        published: ISO date or date-time that wins over whatever the page says.
        Raises `InputError` (missing, empty), `NotAnArticle` or `WrongLanguage`, each naming the input and what to do.
        """
        article = read_page(_content(source), self.lexicon, published=published, parse_date=self._parse_date)
        document = prepare(article.text, cut=furniture(article), split=self._analyser.glued.__getitem__)
        times = find_dates(document, article.published, self.lexicon)
        mentions = find_mentions(document, self.lexicon, self._analyser)
        syntax = read_syntax(document, self._analyser, mentions.names())
        places = [located.place for located in find_places(document, self.gazetteer, self.lexicon, article.dateline.place)]
        named = find_actors(document, mentions, syntax, self.lexicon, home_country(article, self.lexicon), places)
        statements = find_statements(document, syntax, named, self.lexicon, times.dates)
        events = find_events(document, syntax, statements, times.dates, places, self.lexicon, times.day, self._least)
        labels = find_labels(document, syntax, statements, self.lexicon)
        counts = (counted.number for counted in find_numbers(document, self.lexicon))
        numbers = tie_counts(counts, events.events, self.lexicon)
        told = [said.statement for said in statements.said]
        kept = office_holders(events.actors) | doers(events.actors, syntax)
        used = cast(events.actors.proposed, told, events.events, labels, numbers, kept=kept)
        return Reading(
            article=article,
            actors=used.actors,
            statements=used.statements,
            events=used.events,
            labels=used.labels,
            dates=times.dates,
            places=tuple(places),
            numbers=used.numbers,
            topics=find_topics(document, self.lexicon),
            warnings=_warnings(times),
            reader=ReaderInfo(__version__, self.lexicon.digest),
        )


def read(source: Readable, published: str | None = None) -> Reading:
    """Read one article with a reader of its own; for more than one, make a `Reader` and keep it."""
    return Reader().read(source, published)


def _content(source: Readable) -> bytes | str | Mapping[str, Any]:
    """What a source holds: a path is opened; a short line that names an existing file counts as a path."""
    if isinstance(source, PathLike):
        return read_file(Path(source))
    if isinstance(source, str) and names_a_file(source):
        return read_file(Path(source))
    return source


def furniture(article: Article) -> tuple[tuple[int, int], ...]:
    """Code point ranges of the article's text that are furniture, in order; no finder looks into them.

    A lead that stands again at the foot is left in: it is prose, and what it says counts again.
    """
    pieces = ((piece.start, piece.end) for piece in article.furniture if piece.kind != REPEATED_LEAD)
    return tuple(sorted((start, end) for start, end in pieces if start is not None and end is not None))


def _warnings(times: TimeFindings) -> tuple[str, ...]:
    if not times.open or times.day:
        return ()
    return (f"no publication date: {len(times.open)} relative dates left open; --published DATE gives it",)
