"""What both targets share: options, seeds, dictionary, the time bound, and starting atheris.

An input that breaks a promise is written to `fuzz/found/` and the run ends with a traceback and exit status 1 or more; give the file as
argument to run it alone: `python -m fuzz.page fuzz/found/crash-…`.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import atheris

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
PIECES = HERE / "pieces.txt"
FOUND = HERE / "found"

MOST = 30_000  # bytes of an input: longer ones are the business of tests/test_hostile.py
FIXED, PER_BYTE = 2.0, 1e-4  # seconds of processor time an input may take; instrumented code runs several times slower than plain

Target = Callable[[bytes], None]


class TooSlowError(Exception):
    """An input took more time than its length allows."""


def fuzz(name: str, target: Target) -> None:
    """Run `target` on mutated seeds for the seconds asked for on the command line, or once on the files named there."""
    options = _options(name).parse_args()
    if options.files:
        for file in options.files:
            timed(target)(file.read_bytes())
        return
    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        dictionary = Path(scratch) / "dictionary"
        dictionary.write_text(_dictionary())
        new = Path(scratch) / "new"
        new.mkdir()
        limits = [f"-max_total_time={options.seconds}", f"-max_len={MOST}", f"-seed={options.seed}", "-timeout=30", "-rss_limit_mb=2048"]
        output = [f"-artifact_prefix={FOUND}/", "-print_final_stats=1", "-verbosity=0"]
        atheris.Setup([name, *limits, *output, f"-dict={dictionary}", str(new), str(SEEDS)], timed(target))
        atheris.Fuzz()


def timed(target: Target) -> Target:
    """`target`, raising `TooSlowError` where an input takes more than its bound."""

    def run(data: bytes) -> None:
        start = process_time()
        target(data)
        took, most = process_time() - start, FIXED + PER_BYTE * len(data)
        if took > most:
            raise TooSlowError(f"{len(data)} bytes took {took:.1f} s of processor time, {most:.1f} s at most")

    return run


def _options(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(f"python -m fuzz.{name}", description="Mutate seeds, look for broken promises.")
    parser.add_argument("--seconds", type=int, default=60, help="how long (default 60)")
    parser.add_argument("--seed", type=int, default=0, help="of the random numbers; 0 takes another one each time")
    parser.add_argument("files", nargs="*", type=Path, help="inputs to run once instead")
    return parser


def _dictionary() -> str:
    """The pieces in libFuzzer's form: one quoted string a line, bytes in hexadecimal."""
    pieces = filter(None, PIECES.read_text("utf-8").splitlines())
    return "".join(f'"{_hexadecimal(piece)}"\n' for piece in pieces)


def _hexadecimal(piece: str) -> str:
    return "".join(rf"\x{byte:02x}" for byte in piece.encode())


def main(name: str, target: Target) -> None:
    """Run, with a word on where to look if something was found."""
    print(f"fuzzing {name}; what breaks lands in {FOUND.relative_to(HERE.parent)}/", file=sys.stderr)
    fuzz(name, target)
