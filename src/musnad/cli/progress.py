"""A bar on stderr while a long run goes on, where a person is watching."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[..., None]


@contextmanager
def progress(total: int | None = None, of: str = "articles") -> Iterator[Advance]:
    """A function to call after each, or some, of what is counted; it moves a bar if stderr is a terminal and does nothing otherwise.

    total: how many there will be, None where nobody knows.
    """
    if not sys.stderr.isatty():
        yield lambda _=1: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    counted = (BarColumn(), MofNCompleteColumn()) if total else (TextColumn("{task.completed}"),)
    columns = (SpinnerColumn(), *counted, TextColumn(of), TextColumn("{task.fields[rate]}", style="dim"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def advance(count: int = 1) -> None:
            bar.advance(task, count)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.0f}/s" if speed else "")

        yield advance
