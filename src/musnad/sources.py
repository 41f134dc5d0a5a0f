"""Opening what people point at: pages, scraped text, article JSON, and files of many articles, plain or compressed.

`open_sources` yields one `Source` per article and one `Problem` for each that cannot be had, so that a batch loses nothing.
"""

import bz2
import gzip
import lzma
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from math import inf
from pathlib import Path
from typing import IO, Any

import msgspec

from musnad.errors import InputError

PAGE_LIMIT = 64 * 2**20  # bytes of one page or one line after decompression: news pages are below 10 MB, bombs are above
STDIN = "-"

Content = bytes | Mapping[str, Any]

OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}


@dataclass(frozen=True, slots=True)
class Source:
    """One article to read: `name` for messages (`file.jsonl:12`), `stem` for the output file, `many` if its file holds others."""

    name: str
    stem: str
    content: Content
    many: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read: its name; in one sentence, why and what to do; and in one word what kind of reason that is."""

    name: str
    reason: str
    kind: str = "file"


def open_sources(names: Iterable[str]) -> Iterator[Source | Problem]:
    """Everything that `names` (paths, or `-` for standard input) hold, in order, opened one at a time."""
    for name in names:
        try:
            yield from _open(name)
        except InputError as error:
            yield Problem(name, str(error))
        except (OSError, EOFError, lzma.LZMAError) as error:
            yield Problem(name, f"{name} cannot be read: {getattr(error, 'strerror', None) or error}")


def open_page(name: str, file: IO[bytes]) -> Iterator[Source | Problem]:
    """The articles of one file that is not JSONL: a page, or article JSON of one or many."""
    try:
        yield from _articles(name, Path(name).stem, _bounded(file, name))
    except InputError as error:
        yield Problem(name, str(error))


def read_file(path: Path) -> bytes:
    """The bytes of one page, decompressed; `InputError` says what is wrong with the path."""
    _refuse(path)
    with _opener(path)(path, "rb") as file:
        return _bounded(file, str(path))


def names_a_file(text: str) -> bool:
    """Whether a text is the path of something that is there, not a page itself; a line too long for a path is none."""
    if not text.strip() or "\n" in text or "<" in text:
        return False
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


def _open(name: str) -> Iterator[Source | Problem]:
    if name == STDIN:
        yield from _articles(name, "stdin", _bounded(sys.stdin.buffer, "standard input"))
        return
    path = Path(name)
    _refuse(path)
    stem = path.name.split(".")[0] if path.suffix in OPENERS else path.stem
    if ".jsonl" in path.suffixes:
        with _opener(path)(path, "rb") as file:
            yield from open_lines(name, file)
    else:
        yield from _articles(name, stem, read_file(path))


def _refuse(path: Path) -> None:
    """Raise `InputError` for a path that holds no page."""
    collected = "collect it first: musnad collect NAME --out DIR, then musnad read DIR/articles/*.jsonl"
    if str(path).startswith(("http:/", "https:/")):
        raise InputError(f"{path} is an address; {collected}")
    if not path.exists():
        raise InputError(f"{path}: no such file; check the spelling of the path")
    if path.is_dir():
        raise InputError(f"{path} is a directory; give the files in it, for example {path}/*.html")
    if ".warc" in path.suffixes:
        raise InputError(f"{path} is a WARC file; {collected}")


def _opener(path: Path) -> Any:
    return OPENERS.get(path.suffix, open)


def _bounded(file: IO[bytes], name: str) -> bytes:
    content = file.read(PAGE_LIMIT + 1)
    if len(content) > PAGE_LIMIT:
        raise InputError(f"{name} holds more than {PAGE_LIMIT >> 20} MB in one page; split it, or give articles one a line as .jsonl")
    if not content.strip():
        raise InputError(f"{name} is empty; give a page, scraped text or article JSON")
    return content


def _articles(name: str, stem: str, content: bytes) -> Iterator[Source | Problem]:
    """The articles of a file read whole: a JSON array, one JSON object, or a page."""
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head not in (b"{", b"["):
        yield Source(name, stem, content)
        return
    try:
        parsed = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError) as error:
        if head == b"{" and b"\n" in content.strip():
            yield from open_lines(name, BytesIO(content))
        else:
            yield Problem(name, f"{name} is broken JSON: {error}; it may have been cut short")
        return
    if isinstance(parsed, dict):
        yield Source(name, stem, parsed)
        return
    for i, item in enumerate(parsed):
        yield _article(f"{name}[{i}]", item)


def open_lines(name: str, file: IO[bytes], offset: int = 0, stop: float = inf) -> Iterator[Source | Problem]:
    """The articles of a JSONL stream; a broken line is reported with its place and the rest goes on.

    offset: the byte of the file at which the stream stands, the start of a line. stop: lines that begin there or later are another's.
    """
    number, piece = 0, f"{name}@{offset}" if offset else name
    try:
        while offset < stop and (line := file.readline(PAGE_LIMIT + 1)):
            where, number, start = f"{piece}:{number + 1}", number + 1, offset
            offset += len(line)
            if len(line) > PAGE_LIMIT:
                offset += _rest_of_line(file)
                yield Problem(where, f"{where} (byte {start}) is a line of more than {PAGE_LIMIT >> 20} MB; no article is that long")
            elif line.strip():
                yield _line(where, line, start)
    except (OSError, EOFError, lzma.LZMAError) as error:
        where = f"{piece}:{number + 1}"
        yield Problem(where, f"{piece} breaks off after line {number} (byte {offset}): {error}; what came before it was read")


def _rest_of_line(file: IO[bytes]) -> int:
    """Skip to the next line without keeping this one; the number of bytes skipped."""
    skipped = 0
    while piece := file.readline(2**16):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _line(name: str, line: bytes, offset: int) -> Source | Problem:
    try:
        return _article(name, msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf")))
    except (msgspec.DecodeError, RecursionError) as error:
        return Problem(name, f"{name} (byte {offset}) is broken JSON: {error}")


def _article(name: str, item: object) -> Source | Problem:
    if not isinstance(item, dict):
        return Problem(name, f"{name} is no article: a JSON object with `title` and `content` or `html` was expected")
    return Source(name, safe_name(str(item.get("id") or name)), item, many=True)


def safe_name(identifier: str) -> str:
    """`identifier` as a file name: letters, digits, dot, dash and underscore kept, all else an underscore, 120 characters at most."""
    name = "".join(c if c.isalnum() or c in ".-_" else "_" for c in identifier)[:120]
    return name.lstrip(".") or "article"
