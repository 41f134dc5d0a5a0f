"""Each part of Musnad imports only what its extra installs: whoever follows the message that names an extra has all that is needed."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OWN = ("musnad", "musnad_desk")


@pytest.mark.parametrize(
    ("part", "extra"),
    [
        ("musnad.cli", ""), ("musnad.reading", ""), ("musnad.collect", "collect"), ("musnad.scale.archive", "scale"),
        ("musnad.scale.stories", "scale"), ("musnad.mentions.tagger", "names"), ("musnad_desk.start", "desk"),
        ("musnad_desk.command", "desk"),
    ],
)  # fmt: skip
def test_an_extra_installs_what_its_part_imports(part: str, extra: str) -> None:
    """All packages outside the standard library that importing the part brings in, whatever the order."""
    there = installed(extra)
    distributions = packages_distributions()
    wanted = {name: {plain(owner) for owner in distributions.get(name, [])} for name in packages(part)}
    assert {name for name, owners in wanted.items() if owners and not owners & there} == set()


def test_a_part_without_its_extra_is_seen() -> None:
    """The plain installation has no HTTP client, which collecting imports."""
    assert "httpcore" in packages("musnad.collect")
    assert "httpcore" not in installed("")
    assert "httpcore" in installed("collect")


def installed(extra: str) -> set[str]:
    """The plain requirements and those of an extra, with all that they bring."""
    waiting = [*PROJECT["dependencies"], *(f"musnad[{extra}]" for _ in extra and (1,))]
    found: set[str] = set()
    while waiting:
        name, extras = parts(waiting.pop())
        if name in found and not extras:
            continue
        found.add(name)
        if name == "musnad":
            waiting += [line for chosen in extras for line in PROJECT["optional-dependencies"][chosen]]
        else:
            waiting += brought(name, extras)
    return found


def brought(name: str, extras: list[str]) -> Iterator[str]:
    """What an installed distribution asks for, plain and by its own extras."""
    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        return
    for line in lines:
        wanted = re.findall(r"extra\s*==\s*['\"]([^'\"]+)", line)
        if not wanted or set(wanted) & set(extras):
            yield line


def parts(requirement: str) -> tuple[str, list[str]]:
    """The name of a requirement and the extras it asks for."""
    match = re.match(r"([\w.-]+)\s*(?:\[([^\]]*)\])?", requirement)
    assert match, requirement
    return plain(match[1]), [extra.strip() for extra in (match[2] or "").split(",") if extra.strip()]


def plain(name: str) -> str:
    """A name of a distribution as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def packages(part: str) -> set[str]:
    """Top-level names outside the project that a module brings in when it is imported, through modules of the project too."""
    seen: set[str] = set()
    found: set[str] = set()
    waiting = [part]
    while waiting:
        module = waiting.pop()
        if module.split(".")[0] not in OWN:
            found.add(module.split(".")[0])
        elif module not in seen:
            seen.add(module)
            waiting += module.rpartition(".")[:1] if "." in module else []
            waiting += imported(module)
    return found


def imported(module: str) -> Iterator[str]:
    """What a module of the project imports as soon as it is imported itself."""
    file = ROOT / "src" / Path(*module.split("."))
    file = file / "__init__.py" if file.is_dir() else file.with_suffix(".py")
    if not file.exists():  # a name within a module
        return
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module.split(".")[0] in OWN)
