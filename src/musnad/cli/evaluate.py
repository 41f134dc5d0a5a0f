"""`musnad evaluate`: readings against gold, and the parts against their corpora."""

import typer

evaluate_app = typer.Typer(no_args_is_help=True, help="Score readings against gold readings, field by field.")
