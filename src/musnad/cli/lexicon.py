"""`musnad lexicon`: what the lexicon knows."""

from typing import Annotated

import typer

from musnad.errors import LexiconError
from musnad.lexicon import load_lexicon
from musnad.text.folding import fold_word

lexicon_app = typer.Typer(no_args_is_help=True, help="Look into the lexicon.")


@lexicon_app.command()
def check(word: Annotated[str, typer.Argument(help="An Arabic word, with or without marks.")]) -> None:
    """Print every entry that holds WORD: its table, the surfaces it matches, its example and counter-example."""
    wanted = fold_word(word)
    lexicon = load_lexicon()
    found = [
        (table, entry)
        for table, content in lexicon.tables.items()
        for entry in content.entries
        if wanted in {fold_word(entry.lemma), *map(fold_word, entry.forms)}
    ]
    if not found:
        raise LexiconError(f"{word} is in no table of the lexicon; docs/add_a_verb.md shows how to add it")
    for table, entry in found:
        print(f"{table}: {entry.lemma} ({entry.gloss})")
        print(f"  matches  {'، '.join(dict.fromkeys((entry.lemma, *entry.forms)))}")
        for label in ("example", "counter", "note", "source"):
            if text := getattr(entry, label):
                print(f"  {label:8} {text}")
