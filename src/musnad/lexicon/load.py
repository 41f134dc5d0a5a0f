"""Loading the lexicon: every `*.toml` in `data/`, checked against the schema, kept compiled under a digest of the files."""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from musnad.errors import LexiconError
from musnad.lexicon.bulk import read_bulk
from musnad.lexicon.schema import Entry, Table

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables by name (the file's stem), and the digest of what they were loaded from."""

    tables: dict[str, Table]
    digest: str
    folder: Path = DATA

    def rows(self, bulk: str) -> list[str]:
        """Rows of one bulk table (`bulk.tsv` beside the others), tabs kept; read anew at each call. Raises `LexiconError`."""
        return read_bulk(self.folder / f"{bulk}.tsv")

    def entries(self, table: str) -> tuple[Entry, ...]:
        """Entries of one table; an unknown name raises `LexiconError`."""
        try:
            return self.tables[table].entries
        except KeyError:
            raise LexiconError(f"the lexicon has no table {table!r}; it has {', '.join(sorted(self.tables))}") from None


def load_lexicon(folder: Path = DATA) -> Lexicon:
    """The lexicon in `folder`. The first load of changed files parses and checks them (a second); later ones read the compiled copy."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise LexiconError(f"no lexicon tables (*.toml) in {folder}; reinstall musnad or pass another folder")
    contents = {path: path.read_bytes() for path in files}
    digest = _digest(contents | {path: path.read_bytes() for path in sorted(folder.glob("*.tsv"))})
    return _compiled(folder, digest) or _keep(Lexicon({path.stem: _check(path, raw) for path, raw in contents.items()}, digest, folder))


def without(lexicon: Lexicon, table: str, lemma: str) -> Lexicon:
    """`lexicon` with the entries of one lemma switched off in one table. Raises `LexiconError` where there are none.

    The digest changes with it, so that readings tell which words they were made with.
    """
    entries = tuple(entry for entry in lexicon.entries(table) if entry.lemma != lemma)
    if len(entries) == len(lexicon.entries(table)):
        raise LexiconError(f"the table {table!r} has no entry {lemma!r} to switch off; musnad lexicon check {lemma} shows where it stands")
    digest = hashlib.sha256(f"{lexicon.digest} without {table} {lemma}".encode()).hexdigest()[:16]
    tables = lexicon.tables | {table: msgspec.structs.replace(lexicon.tables[table], entries=entries)}
    return Lexicon(tables, digest, lexicon.folder)


@lru_cache(maxsize=1)
def shipped_lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    return load_lexicon()


def _digest(contents: dict[Path, bytes]) -> str:
    sha = hashlib.sha256(Path(__file__).with_name("schema.py").read_bytes())
    for path, raw in contents.items():
        sha.update(path.name.encode() + b"\0" + raw + b"\0")
    return sha.hexdigest()[:16]


def _check(path: Path, raw: bytes) -> Table:
    try:
        return msgspec.toml.decode(raw, type=Table)
    except msgspec.DecodeError as error:
        raise LexiconError(f"{path}: {error}") from error


def _cache_file(digest: str) -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "musnad" / f"lexicon-{digest}.msgpack"


def _compiled(folder: Path, digest: str) -> Lexicon | None:
    with contextlib.suppress(OSError, RuntimeError, msgspec.DecodeError):
        tables = msgspec.msgpack.decode(_cache_file(digest).read_bytes(), type=dict[str, Table])
        if sorted(tables) == sorted(path.stem for path in folder.glob("*.toml")):
            return Lexicon(tables, digest, folder)
    return None


def _keep(lexicon: Lexicon) -> Lexicon:
    """Write the compiled copy, whole or not at all; a home that cannot be written only costs time."""
    with contextlib.suppress(OSError, RuntimeError):
        target = _cache_file(lexicon.digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
            file.write(msgspec.msgpack.encode(lexicon.tables))
        Path(file.name).replace(target)
    return lexicon
