#!/usr/bin/env python3
"""The verbs of this project: `python3 dev.py VERB`. The Makefile is the same list.

Needs nothing but Python 3.11 or newer: the first verb that needs more makes `.venv` beside this file and installs into it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
COMPILED = ROOT / "build/compiled"
CODE = ("src", "tests", "benchmarks", "fuzz", "docs", "assets", "dev.py", "setup.py")
EXTRAS = {"demo": "", "test": "test,collect,desk,scale", "bench": "test,collect,desk,scale,bench", "fuzz": "test,fuzz"}


def say(text: str) -> None:
    print(f"· {text}", file=sys.stderr, flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Run a command in the project's folder; a failure ends this script with its exit status."""
    done = subprocess.run([str(c) for c in command], cwd=ROOT, env=os.environ | environment, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def install(extras: str = "") -> None:
    """Make `.venv` and install the project with `extras`, unless that was done already for these very files."""
    if sys.version_info < (3, 11):  # noqa: UP036  it is the check for people whose Python is older
        sys.exit(
            f"Musnad needs Python 3.11 or newer; this is {sys.version.split()[0]}. Run it with another, for example python3.11 dev.py demo"
        )
    stamp = VENV / f".installed-{extras.replace(',', '-') or 'plain'}"
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    if not PYTHON.exists():
        say("making a virtual environment in .venv")
        try:
            venv.create(VENV, with_pip=True, clear=VENV.exists())
        except subprocess.CalledProcessError:
            shutil.rmtree(VENV, ignore_errors=True)
            sys.exit("This Python cannot make virtual environments; install its venv package (Debian, Ubuntu: apt install python3-venv)")
    say("installing Musnad and what it needs into .venv (a minute the first time)")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--upgrade", "pip")  # an old pip cannot resolve lxml's extras
    run(*pip, "--constraint", LOCK, "--editable", f".[{extras}]" if extras else ".")
    stamp.write_text(digest)


def demo() -> None:
    """Install, read the sample page and print its record."""
    install(EXTRAS["demo"])
    run(PYTHON, "-m", "musnad", "read", "examples/agency_page.html")


def check() -> None:
    """Style, types and the direction of imports."""
    install(EXTRAS["test"])
    run(PYTHON, "-m", "ruff", "check", *CODE)
    run(PYTHON, "-m", "ruff", "format", "--check", *CODE)
    run(PYTHON, "-m", "mypy")
    run(BIN / "lint-imports", "--no-cache")


def test(*arguments: str) -> None:
    """`check`, then every test: fast ones first."""
    check()
    run(PYTHON, "-m", "pytest", "-rs", *(arguments or ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")))


def compiled(*arguments: str) -> None:
    """Compile the rooms that read into build/compiled, and run their tests on that: `compiled speed rooms` measures it instead."""
    install(EXTRAS["bench" if arguments else "test"])
    shutil.rmtree(COMPILED.parent, ignore_errors=True)  # all of it: a module that is no longer compiled would be left in there
    say("compiling (three minutes of one core)")
    run(PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "--target", COMPILED, ".", MUSNAD_COMPILE="1")
    environment = {"PYTHONPATH": str(COMPILED), "MUSNAD_COMPILED": str(COMPILED)}
    if arguments:
        run(PYTHON, "-m", "benchmarks", *arguments, **environment)
    else:
        rooms = sorted({path.parent.name for path in COMPILED.glob("musnad/*/*") if path.suffix in (".so", ".pyd")})
        run(PYTHON, "-m", "pytest", "-rs", "tests/test_compiled.py", *(f"tests/{room}" for room in rooms), **environment)


def bench(*arguments: str) -> None:
    """Speed and memory against the floor and the peers; `bench --write` keeps the table."""
    install(EXTRAS["bench"])
    run(PYTHON, "-m", "benchmarks", *arguments)


def fuzz(seconds: str = "60") -> None:
    """Feed the page room and the reader with mutated pages for `seconds` each."""
    install(EXTRAS["fuzz"])
    for target in ("page", "reader"):
        run(PYTHON, "-m", f"fuzz.{target}", "--seconds", seconds)


def docs() -> None:
    """Write anew what the docs show of Musnad itself: outputs, the command, the JSON Schema."""
    install(EXTRAS["test"])
    run(PYTHON, "docs/build.py")


def assets() -> None:
    """Make the desk's type, charts and outlines anew from their packages (npm)."""
    install("assets")
    run(PYTHON, "assets/build.py")


def screenshots() -> None:
    """Make the pictures of the desk in docs/pictures anew (Chromium)."""
    install(EXTRAS["test"])
    run(PYTHON, "docs/screenshots.py")


def fix() -> None:
    """Mend what ruff can mend."""
    install(EXTRAS["test"])
    run(PYTHON, "-m", "ruff", "check", "--fix", *CODE)
    run(PYTHON, "-m", "ruff", "format", *CODE)


def lock() -> None:
    """Write requirements.lock anew from what `.venv` holds after installing everything at its newest."""
    LOCK.write_text("")
    install("test,collect,desk,scale,bench,fuzz")
    frozen = subprocess.run([PYTHON, "-m", "pip", "freeze", "--exclude-editable"], cwd=ROOT, check=True, capture_output=True, text=True)
    LOCK.write_text(frozen.stdout)


def clean() -> None:
    """Remove what the other verbs made."""
    for path in (VENV, ROOT / "build", *ROOT.glob(".*_cache"), *ROOT.glob("src/*.egg-info")):
        shutil.rmtree(path, ignore_errors=True)


VERBS = {verb.__name__: verb for verb in (demo, test, check, docs, assets, screenshots, fix, compiled, bench, fuzz, lock, clean)}


def main() -> None:
    """Run the verb named on the command line."""
    verb, *arguments = sys.argv[1:] or [""]
    if verb not in VERBS:
        lines = (f"  {name:11} {function.__doc__.splitlines()[0]}" for name, function in VERBS.items())
        sys.exit("\n".join(["usage: python3 dev.py VERB", *lines]))
    VERBS[verb](*arguments)


if __name__ == "__main__":
    main()
