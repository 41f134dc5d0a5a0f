"""The compiled build, which is a choice: `MUSNAD_COMPILE=1 pip install .` compiles the rooms that read to C. All else is in pyproject.toml.

It needs a C compiler and some minutes; docs/decisions/speed.md tells what it brings. Without the variable nothing is compiled.
"""

import os
import sys
from pathlib import Path
from typing import Any

from setuptools import setup

ROOT = Path(__file__).resolve().parent
ROOMS = ("text", "times", "mentions", "grammar", "places", "actors", "statements", "events", "labels")
# Left in Python: the doors, tables made once for a lexicon, and what reads no article.
LEFT = ("__init__.py", "tables.py", "place_words.py", "status_words.py", "tagger*.py", "learn.py", "romanise.py")
NEEDED = ["mypy>=1.18", "msgspec>=0.20"]  # mypyc comes with mypy, and asks what the records are
FLAGS = ["--config-file=", "--ignore-missing-imports"]


def modules() -> list[str]:
    """Paths of the modules to compile, from the root."""
    found = (path for room in ROOMS for path in sorted(ROOT.glob(f"src/musnad/{room}/*.py")))
    return [str(path.relative_to(ROOT)) for path in found if not any(path.match(left) for left in LEFT)]


def is_wanted() -> bool:
    """Whether this build is to be compiled."""
    if os.environ.get("MUSNAD_COMPILE", "0") in ("", "0"):
        return False
    if "editable_wheel" in sys.argv:
        sys.exit("MUSNAD_COMPILE=1 is not for an editable install, which would pass over what you edit: leave out -e or the variable")
    return True


def extensions() -> list[Any]:
    """The compiled modules; none while pip still asks what the build needs, which `setup_requires` tells."""
    try:
        from mypyc.build import mypycify
    except ImportError:
        if "bdist_wheel" not in sys.argv:
            return []
        sys.exit("MUSNAD_COMPILE=1 needs mypyc: pip install mypy, or leave out --no-build-isolation and pip fetches it")
    return mypycify([*FLAGS, *modules()], opt_level="2", debug_level="0", multi_file=True)  # one file for all takes gigabytes


if __name__ == "__main__":
    if is_wanted():
        setup(setup_requires=NEEDED, ext_modules=extensions())
    else:
        setup()
