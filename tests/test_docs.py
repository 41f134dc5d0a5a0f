"""The docs do not lie: what they show is what comes out, what they name is there, and what there is they name."""

import contextlib
import importlib.util
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parent.parent
STALE = "run make docs, and look at what it changed"
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")


@cache
def build() -> ModuleType:
    """docs/build.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs/build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = build().pages()
COMMANDS = dict(build().declared())
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def blocks(page: Path, kind: str) -> list[str]:
    return [block[2] for block in build().BLOCK.finditer(page.read_text("utf-8")) if block[1] == kind]


@pages
def test_what_is_shown_comes_out(page: Path) -> None:
    """Every output of a command or a line of Python in the docs is what they print now."""
    text = page.read_text("utf-8")
    assert build().refreshed(text) == text, STALE


@pytest.mark.parametrize("path", build().generated(), ids=lambda path: path.name)
def test_generated_pages_are_fresh(path: Path) -> None:
    """The schema is the records', the reference of the command is the command's."""
    assert path.read_text("utf-8") == build().generated()[path], STALE


@pages
def test_examples_run(page: Path) -> None:
    """Every block of Python that shows no output runs, too."""
    for code in blocks(page, "python"):
        if ">>>" not in code:
            with contextlib.chdir(ROOT), contextlib.redirect_stdout(None):
                exec(compile(code, str(page), "exec"), {})


@pages
def test_links_resolve(page: Path) -> None:
    """Every link leads to a file, and to a heading where it names one."""
    for link in LINK.findall(page.read_text("utf-8")):
        path, _, heading = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        assert path.startswith(("https://", "http://")) or target.exists(), f"{link} leads nowhere"
        if heading and target.suffix == ".md":
            assert heading in anchors(target), f"{target} has no heading {heading}"


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pages
def test_commands_in_the_docs_exist(page: Path) -> None:
    """Every `musnad …` in text and blocks names a command, and every option of it is one that the command has."""
    text = page.read_text("utf-8")
    typed = [line.removeprefix("$ ") for block in blocks(page, "console") for line in block.splitlines() if line.startswith("$ ")]
    for line in [*typed, *CODE.findall(text)]:
        if line.startswith("musnad ") and not line.startswith("musnad --"):
            name = command_of(line)
            assert name, f"{line}: no such command"
            known = {parameter.split()[0] for parameter, _ in build().parameters(COMMANDS[name])}
            assert set(re.findall(r"--[a-z-]+", line)) <= known | {"--help"}, f"{line}: no such option"


def command_of(line: str) -> str | None:
    """The full name of the command that a line types; `musnad evaluate GOLD ARTICLES` scores readings, `musnad stories FILE` groups."""
    words = line.split()
    group = " ".join(words[:2])
    names = [" ".join(words[:4]), " ".join(words[:3]), group, *(f"{group} {meant}" for meant in ("readings", "group"))]
    return next((name for name in names if name in COMMANDS), None) or next((n for n in COMMANDS if n.startswith(f"{line} ")), None)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    """Each has a sentence about itself; the README names the command, or the group it is in."""
    assert (COMMANDS[name].__doc__ or "").strip()
    assert all(told for _, told in build().parameters(COMMANDS[name])), f"an option of {name} has no help"
    assert " ".join(name.split()[:2]) in (ROOT / "README.md").read_text("utf-8")


def test_readme_names_every_option_of_read() -> None:
    """The command that everybody starts with is told whole on the first page."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [p for p, _ in build().parameters(COMMANDS["musnad read"]) if p.split()[0] not in readme] == []


def test_every_room_is_on_the_map() -> None:
    """docs/rooms.md names every package and module of the engine, and nothing that the contract of imports does not know."""
    rooms = {path.stem for path in (ROOT / "src/musnad").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    rows = [line.split("|")[1] for line in (ROOT / "docs/rooms.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in CODE.findall(row)}
    assert {room for room in rooms if not room.startswith("_")} <= named
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    assert named <= {name.strip(" ()") for layer in contract["layers"] for name in layer.split("|")}


def test_every_verb_is_in_the_makefile() -> None:
    """`make VERB` and `python3 dev.py VERB` are one list, each with a line of help; the README's two commands are among them."""
    targets = dict(re.findall(r"^(\w+):\s+## (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    listed = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True, check=False).stderr
    verbs = set(re.findall(r"^  (\w+)", listed, re.MULTILINE))
    assert set(targets) == verbs | {"help"}
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {verb for verb in verbs if f"make {verb}" in readme or f"dev.py {verb}" in readme} >= {"demo", "test"}


@pages
def test_files_named_in_code_are_there(page: Path) -> None:
    """A path of this repository in backquotes is one that exists, but for what a walk saves under the name of its example."""
    for name in CODE.findall(page.read_text("utf-8")):
        if re.fullmatch(r"(?:src|tests|docs|examples|benchmarks|fuzz)/[\w./-]+", name) and "wadi" not in name:
            assert (ROOT / name).exists(), f"{name} is not there"
