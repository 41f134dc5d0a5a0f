"""`python -m benchmarks [SECTION…] [--quick] [--write]`: measure, print, and with `--write` keep the tables in benchmarks/README.md."""

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import Article, articles
from benchmarks.fresh import memory, startup
from benchmarks.result import Section, plain, write
from benchmarks.speed import rooms, speed
from musnad.evaluation.corpus import shared_folder

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "benchmarks/README.md"
QUICK = 30  # with --quick, one article in so many
ORIGINALS = 31  # the catalogue is searched in copies of one article in so many
PART = 10  # rooms and memory read one article in so many: they only need proportions and a peak


def main() -> None:
    """Run the sections asked for, all if none is."""
    options = _options().parse_args()
    if options.write and options.quick:
        raise SystemExit("--write keeps what is measured in full: give it without --quick")
    for name in options.sections or SECTIONS:
        section = SECTIONS[name](options.quick)
        print(f"{plain(section)}\n", flush=True)
        if options.write:
            write(README, [section], list(SECTIONS))
            print(f"wrote {README.relative_to(ROOT)}\n", flush=True)


def _articles(quick: bool, part: int = 1) -> list[Article]:
    return articles(shared_folder(ROOT), ROOT, max(part, QUICK if quick else 1))


def _pages(_: bool) -> Section:
    from benchmarks.peers import pages

    return pages(shared_folder(ROOT))


def _dates(_: bool) -> Section:
    from benchmarks.peers import dates

    return dates(shared_folder(ROOT))


def _search(quick: bool) -> Section:
    from benchmarks.search import search
    from benchmarks.store import ARTICLES

    return search(_articles(quick, ORIGINALS), ARTICLES // QUICK if quick else ARTICLES)


def _desk(quick: bool) -> Section:
    from benchmarks.desk import desk
    from benchmarks.store import ARTICLES

    return desk(_articles(quick, ORIGINALS), ARTICLES // QUICK if quick else ARTICLES)


def _archive(quick: bool) -> Section:
    from benchmarks.archive import archive

    return archive(shared_folder(ROOT), QUICK if quick else 1)


SECTIONS: dict[str, Callable[[bool], Section]] = {
    "startup": lambda _: startup(ROOT),
    "speed": lambda quick: speed(_articles(quick)),
    "rooms": lambda quick: rooms(_articles(quick, PART)),
    "memory": lambda quick: memory(_articles(quick, PART), ROOT),
    "search": _search,
    "desk": _desk,
    "pages": _pages,
    "dates": _dates,
    "archive": _archive,
}


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description="Speed and memory against the floor and the peers.")
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--quick", action="store_true", help="one article in thirty: about a minute in all")
    parser.add_argument("--write", action="store_true", help="keep the tables in benchmarks/README.md")
    return parser


if __name__ == "__main__":
    main()
