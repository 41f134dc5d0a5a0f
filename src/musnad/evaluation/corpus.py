"""The corpora that the quality floors stand on: where they lie, and a digest that tells whether they are still the same."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from musnad.errors import GoldError
from musnad.evaluation.further import FILE, Further
from musnad.evaluation.scores import Evaluation, evaluate_articles
from musnad.records import Reading

SHARED = "MUSNAD_SHARED"  # environment variable with the folder of reference corpora


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles and their gold readings, one JSON file each, of the same name in two folders."""

    name: str
    gold: Path
    articles: Path

    @property
    def present(self) -> bool:
        """Whether both folders are there and hold something."""
        return any(self.gold.glob("*.json")) and any(self.articles.glob("*.json"))

    def digest(self) -> str:
        """SHA-256 over names and bytes of all its files, shortened to 16 hexadecimal digits; line ends do not count."""
        sum_ = hashlib.sha256()
        for folder in (self.gold, self.articles):
            for path in sorted(folder.glob("*.json")):
                sum_.update(f"{path.name}\0".encode() + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
        return sum_.hexdigest()[:16]

    def evaluate(self, read: Callable[[Mapping[str, Any]], Reading]) -> Evaluation:
        """Read the articles and compare. An article that the reader refuses counts as read empty."""
        return evaluate_articles(self.gold, self.articles, read)


def shared_folder(root: Path) -> Path:
    """Where the reference corpora lie, if they are there: `MUSNAD_SHARED`, else `shared` beside the checkout `root`."""
    return Path(os.environ.get(SHARED) or root.resolve().parent / "shared")


def corpora(root: Path) -> tuple[Corpus | Further, ...]:
    """Every corpus with floors, present or not: our own in the checkout `root`, the two of the reference corpora, the further readings."""
    gold = shared_folder(root) / "gold"
    return (
        Corpus("own", root / "tests/gold/readings", root / "tests/gold/articles"),
        Corpus("dev", gold / "dev", gold / "articles/dev"),
        Corpus("train", gold / "train", gold / "articles/train"),
        Further(root / FILE, shared_folder(root)),
    )


def checkout() -> Path:
    """The checkout this code runs in; `GoldError` where it was installed without one."""
    root = Path(__file__).resolve().parents[3]
    if not (root / "tests").is_dir():
        raise GoldError(f"{root} is no checkout of Musnad; run this where the folder tests/ is")
    return root
