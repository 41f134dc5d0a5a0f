"""`musnad desk corrections …`: what people corrected, out as gold and in from it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from musnad_desk.opened import opened_store

corrections_app = typer.Typer(help="What people corrected on the desk, as gold for musnad evaluate.", no_args_is_help=True)


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


@corrections_app.command("import")
def import_gold(
    folder: Annotated[Path, typer.Argument(help="Folder of gold readings, one JSON file an article.")],
    by: Annotated[str, typer.Option("--by", help="Name of the account in whose name it is judged.")],
) -> None:
    """Take gold in as judgements of articles in the store: what it holds is right, mended or added, what it lacks is wrong."""
    with opened_store():
        from musnad_desk.accounts.actions import user_named
        from musnad_desk.corrections.importing import import_gold as imported

        articles = 0
        for one in imported(folder, user_named(by)):
            if one.left_out:
                print(f"{one.article} is left out: {one.left_out}", file=sys.stderr)
                continue
            articles += 1
    print(f"{articles} articles are judged by {by}", file=sys.stderr)
