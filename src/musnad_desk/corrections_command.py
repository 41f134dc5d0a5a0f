"""`musnad desk corrections …`: what people corrected, out as gold and in from it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from musnad_desk.opened import opened_store

corrections_app = typer.Typer(help="What people corrected on the desk, as gold for musnad evaluate.", no_args_is_help=True)


@corrections_app.callback()
def corrections() -> None:
    """Keep the name of each command even where there is but one."""


@corrections_app.command("export")
def export_gold(folder: Annotated[Path, typer.Argument(help="Folder to write gold/ and articles/ into.")]) -> None:
    """Write each article that people judged with their corrections, as musnad evaluate readings FOLDER/gold FOLDER/articles takes it."""
    with opened_store():
        from musnad_desk.corrections.exporting import export_gold as exported

        articles = judgements = 0
        for one in exported(folder):
            if one.left_out:
                print(f"{one.article} is left out: {one.left_out}", file=sys.stderr)
                continue
            articles, judgements = articles + 1, judgements + one.judgements
            if one.lost:
                print(f"{one.article}: {one.lost} judgements do not find their letters any more", file=sys.stderr)
    print(f"{articles} articles with {judgements} judgements", file=sys.stderr)
