"""Writes what the docs show of Musnad itself anew: `make docs`, or `python docs/build.py`. The tests say when to run it.

Three things are shown: the JSON Schema, the reference of the command, and, in every page, what commands and lines of Python print:
the lines after `$ musnad …` in blocks of `console`, and after `>>> …` in blocks of `python`. An output that ends in `…` is cut there.
"""

import contextlib
import doctest
import inspect
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from enum import EnumType
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo

from musnad import Reading
from musnad.cli import app
from musnad_desk.command import add

add(app)  # the command as it is with the desk installed
ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs/reference"
KINDS = {bool: "", int: "N", float: "NUMBER", str: "TEXT", Path: "DIR"}
COLUMNS = 140  # of the terminal that the docs show
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "…"

Names = dict[str, Any]  # what the blocks of one page have defined so far


def main() -> None:
    """Write every page that is stale, and say which."""
    for path, text in current().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"wrote {path.relative_to(ROOT)}")


def current() -> dict[Path, str]:
    """Every page of the docs and what it should hold now."""
    whole = generated()
    return whole | {path: refreshed(path.read_text("utf-8")) for path in pages() if path not in whole}


def generated() -> dict[Path, str]:
    """The pages that nobody writes by hand."""
    return {REFERENCE / "reading.schema.json": schema(), REFERENCE / "command.md": command_reference()}


def pages() -> list[Path]:
    """The pages that people read."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "benchmarks/README.md"]


# Output in pages


def refreshed(page: str) -> str:
    """A page with the outputs in its blocks as they are now."""
    names: Names = {}
    return BLOCK.sub(lambda block: f"```{block[1]}\n{_block(block[1], block[2], names)}```", page)


def _block(kind: str, content: str, names: Names) -> str:
    if kind == "console":
        return "".join(command + _shown(command, output) for command, output in commands(content))
    if kind == "python" and ">>>" in content:
        return _session(content, names)
    return content


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Lines that begin with `$ ` and the lines after each."""
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        if part:
            line, _, output = part.partition("\n")
            yield f"{line}\n", output


def _shown(command: str, output: str) -> str:
    """What a command prints now, cut where the page cuts it; a command whose output the page leaves out is not run."""
    if not output.strip() or not command.startswith("$ musnad "):
        return output
    printed = run(command.removeprefix("$ musnad "))
    *before, last = output.rstrip("\n").split("\n")
    if last == CUT:
        printed = "".join(printed.splitlines(keepends=True)[: len(before)]) + f"{CUT}\n"
    return printed


def run(arguments: str) -> str:
    """What `musnad` prints, errors last."""
    place = {**os.environ, "COLUMNS": str(COLUMNS)}
    command = [sys.executable, "-m", "musnad", *shlex.split(arguments)]
    done = subprocess.run(command, cwd=ROOT, env=place, capture_output=True, text=True, check=False)
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"


def _session(content: str, names: Names) -> str:
    """A block of `>>>` lines with what they print now."""
    written: list[str] = []
    for example in doctest.DocTestParser().get_examples(content):
        first, *more = example.source.rstrip("\n").split("\n")
        written += [f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in more), _printed(example.source, names)]
    return "".join(written)


def _printed(source: str, names: Names) -> str:
    """What a statement typed at Python's prompt prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        exec(compile(source, "<docs>", "single"), names)
    return out.getvalue()


# Generated pages


def schema() -> str:
    """JSON Schema of a reading."""
    return json.dumps(Reading.json_schema(), ensure_ascii=False, indent=1) + "\n"


def command_reference() -> str:
    """Every command with its arguments and options, as they are declared."""
    return "\n".join(("# The command\n", f"{HEAD}\n", *(_described(name, function) for name, function in declared()))).rstrip("\n") + "\n"


HEAD = """Written by `make docs` from the command itself. `musnad --version` prints the version, `--help` stands for itself everywhere.

| variable | |
|---|---|
| `MUSNAD_SHARED` | the folder of reference corpora on which Musnad is measured; `../shared` if not set |
| `XDG_CACHE_HOME` | where the compiled copy of the lexicon is kept; `~/.cache` if not set |
| `DATABASE_URL` and others | the desk's: [desk.md](../desk.md) |

Exit status: 0 done; 1 nothing could be read, or what was asked cannot be done, with one sentence on stderr; 2 the command line is wrong;
3 with `--strict` something went to quarantine."""


def declared(group: typer.Typer = app, prefix: str = "musnad") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command by its full name, and the function behind it."""
    alone = group.registered_callback
    if alone and alone.callback and alone.invoke_without_command is True:
        yield prefix, alone.callback
    for command in group.registered_commands:
        if command.callback:
            yield f"{prefix} {command.name or command.callback.__name__}", command.callback
    for inner in group.registered_groups:
        yield from declared(inner.typer_instance or app, f"{prefix} {inner.name}")


def parameters(function: Callable[..., Any]) -> Iterator[tuple[str, str]]:
    """Name as typed and meaning of every argument and option of a command."""
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        if hints[name] is typer.Context:
            continue
        kind, info = get_args(hints[name])[:2]
        told = (info.help or "").rstrip(".")
        if isinstance(info, ArgumentInfo):
            yield name.upper() + ("…" if get_origin(kind) is list else ""), told
        else:
            named = [*(info.param_decls or ()), info.default]  # typer keeps the first of the names as if it were a default
            flag = next((n for n in named if isinstance(n, str)), f"--{name.replace('_', '-')}")
            told_default = None if parameter.default is inspect.Parameter.empty else parameter.default
            default = getattr(told_default, "value", told_default)
            yield f"{flag} {info.metavar or _takes(kind)}".rstrip(), told + (f" ({default} if not given)" if default else "")


def _takes(kind: Any) -> str:
    """What an option takes: its choices, or the kind of thing in capitals; nothing for a switch."""
    kinds = [k for k in (get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)) if k is not NoneType]
    choices = [choice.value for choice in kinds[0]] if isinstance(kinds[0], EnumType) else get_args(kinds[0])
    return "|".join(map(str, choices)) or KINDS[kinds[0]]


def _described(name: str, function: Callable[..., Any]) -> str:
    told = list(parameters(function))
    usage = " ".join((name, *(parameter for parameter, _ in told if not parameter.startswith("-"))))
    about = " ".join((function.__doc__ or "").split("\n\n")[0].split())
    rows = (f"| `{parameter.replace('|', chr(92) + '|')}` | {meaning} |" for parameter, meaning in told)
    table = "\n".join(("| | |", "|---|---|", *rows))
    return f"## {name}\n\n`{usage}`: {about}\n\n{table}\n"


if __name__ == "__main__":
    main()
