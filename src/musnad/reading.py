"""The plan: from one source to its reading."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from musnad.errors import InputError
from musnad.lexicon import Lexicon, load_lexicon
from musnad.records import Article, ReaderInfo, Reading
from musnad.sources import read_file
from musnad.statements import find_statements
from musnad.text.document import prepare
from musnad.version import __version__

Readable = str | bytes | PathLike[str] | Mapping[str, Any]


class Reader:
    """Reads articles one by one. Making one loads the lexicon (tenths of a second); keep it and reuse it.

    lexicon: the words to read with; the one that ships with Musnad if left out.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()

    def read(self, source: Readable, published: str | None = None) -> Reading:
        """The reading of one article.

        source: a path, or the page itself: HTML or scraped text as str or bytes, or article JSON as a mapping.
        published: ISO date or date-time that wins over whatever the page says.
        Raises `InputError` (missing, empty), `NotAnArticle` or `WrongLanguage`, each naming the input and what to do.
        """
        content = _content(source)
        article = _article(content, published)
        document = prepare(article.text)
        said = find_statements(document, self.lexicon)
        return Reading(
            article=article,
            actors=said.actors,
            statements=said.statements,
            reader=ReaderInfo(__version__, self.lexicon.digest),
        )


def read(source: Readable, published: str | None = None) -> Reading:
    """Read one article with a reader of its own; for more than one, make a `Reader` and keep it."""
    return Reader().read(source, published)


def _content(source: Readable) -> bytes | str | Mapping[str, Any]:
    """What a source holds: a path is opened; a short line that names an existing file counts as a path."""
    if isinstance(source, PathLike):
        return read_file(Path(source))
    if isinstance(source, str) and len(source) < 1024 and "\n" not in source and "<" not in source and Path(source).exists():
        return read_file(Path(source))
    return source


def _article(content: bytes | str | Mapping[str, Any], published: str | None) -> Article:
    if not isinstance(content, Mapping):
        raise InputError("only article JSON is read so far")
    title, body = str(content.get("title") or ""), str(content.get("content") or "")
    return Article(
        id=str(content.get("id") or ""),
        text=f"{title}\n\n{body}",
        title=title,
        published=published or content.get("published") or content.get("date_extracted"),
    )
