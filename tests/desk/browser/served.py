"""The desk with its sample articles, served in a process of its own, and the browser that reads it: for tests and for pictures of it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "MUSNAD_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WHY_NOT = f"NO CHROMIUM: install it (Debian: apt-get install chromium), or name another in {VARIABLE}, and the pages are tried in a browser"
# What it would ask of others is switched off; pages are read in a container, as root perhaps.
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
WIDTHS = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


def chromium() -> str | None:
    """The browser's program, if there is one."""
    return os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of a desk over a file of its own, without the last stroke; an empty one gets the sample articles."""
    place = {**os.environ, "DATABASE_URL": f"sqlite:///{store}"}
    command = [sys.executable, "-m", "musnad", "desk", "--port", "0"]
    with subprocess.Popen(command, env=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as desk:
        try:
            assert desk.stdout
            told = re.search(r"http://\S+", desk.stdout.readline())
            assert told, "the desk did not start"
            yield told[0].rstrip("/")
        finally:
            desk.terminate()


def account(store: Path, name: str, role: str, password: str) -> None:
    """Make an account of a desk, as its owner does."""
    place = {**os.environ, "DATABASE_URL": f"sqlite:///{store}"}
    command = [sys.executable, "-m", "musnad", "desk", "user", "add", name, "--role", role]
    subprocess.run(command, env=place, input=f"{password}\n", text=True, check=True, capture_output=True)
