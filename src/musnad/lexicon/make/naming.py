"""Write out the inflected surfaces of tables whose entries ask for them: `python -m musnad.lexicon.make.naming TABLE…`.

A person adds an entry with lemma, gloss, value and an `as:` tag (see `musnad.lexicon.make.inflect`); this fills in `forms` and keeps the
file tidy. `as:compound` (`رئيس الوزراء`, prime minister) takes the construct forms of its first word from the entry of that word in the
same table. Running it twice changes nothing.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from musnad.lexicon.load import DATA
from musnad.lexicon.make.inflect import ARTICLE, constructs, surfaces
from musnad.lexicon.schema import Entry, Table

WIDTH = 140  # columns of a data file's line


def complete(table: Table, taken: frozenset[str] = frozenset()) -> Table:
    """The table with all forms written out. `taken` are surfaces that no accusative may claim (`ليبيا` is the country first)."""
    heads = {entry.lemma: entry for entry in table.entries}
    entries = []
    for entry in table.entries:
        forms = _compound(entry, heads) if "as:compound" in entry.tags else surfaces(entry.lemma, entry.forms, entry.tags)
        kept = tuple(form for form in forms if form in entry.forms or form not in taken)
        entries.append(msgspec.structs.replace(entry, forms=kept))
    return msgspec.structs.replace(table, entries=tuple(entries))


def _compound(entry: Entry, heads: dict[str, Entry]) -> list[str]:
    """Every construct form of the first word before the rest, and before the rest without its article when that is one word."""
    first, _, rest = entry.lemma.partition(" ")
    head = heads.get(first, Entry(first, ""))
    broken = [form for form in head.forms if not form.startswith((first, ARTICLE)) and " " not in form]
    rests = [rest, rest.removeprefix(ARTICLE)] if " " not in rest else [rest]
    forms = [f"{word} {tail}" for tail in rests for word in constructs(first, broken, sound="as:sound" in head.tags)]
    return [form for form in dict.fromkeys([*forms, *entry.forms]) if form != entry.lemma]


def render(table: Table) -> str:
    """The table as TOML, one block an entry, empty fields left out, long lists wrapped."""
    about = table.about.strip("\n")
    head = [f'about = """\n{about}"""']
    head += [f"source = {_quoted(table.source)}"] if table.source else []
    head += [f"licence = {_quoted(table.licence)}"] if table.licence != "Apache-2.0" else []
    return "\n".join([*head, "", *("\n".join(_block(entry)) + "\n" for entry in table.entries)])


def _block(entry: Entry) -> Iterable[str]:
    yield "[[entry]]"
    for field in Entry.__struct_fields__:
        value = getattr(entry, field)
        if isinstance(value, tuple) and value:
            yield f"{field} = {_listed(value)}"
        elif isinstance(value, str) and value:
            yield f"{field} = {_quoted(value)}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _listed(words: tuple[str, ...]) -> str:
    """A list on one line if it fits, else on indented lines of at most `WIDTH` columns."""
    line = ", ".join(map(_quoted, words))
    if len(line) < WIDTH - 12:
        return f"[{line}]"
    lines = [""]
    for word in words:
        piece = f"{_quoted(word)}, "
        lines = [*lines[:-1], lines[-1] + piece] if len(lines[-1]) + len(piece) < WIDTH - 2 else [*lines, piece]
    return "[\n" + "".join(f"  {text.rstrip()}\n" for text in lines) + "]"


def rewrite(name: str, folder: Path = DATA) -> None:
    """Complete one table in place."""
    path = folder / f"{name}.toml"
    table = msgspec.toml.decode(path.read_bytes(), type=Table)
    countries = msgspec.toml.decode((folder / "countries.toml").read_bytes(), type=Table) if name == "nationalities" else None
    taken = frozenset(form for entry in countries.entries for form in (entry.lemma, *entry.forms)) if countries else frozenset()
    path.write_text(render(complete(table, taken)), encoding="utf-8")


if __name__ == "__main__":
    for table_name in sys.argv[1:]:
        rewrite(table_name)
