"""No row of any corpus falls below its floor, and floors belong to the corpus they were measured on."""

from pathlib import Path

import pytest

from musnad.errors import GoldError
from musnad.evaluation.corpus import Corpus, corpora
from musnad.evaluation.floors import FILE, Floors, Measured, dump_floors, load_floors, measure, raised, report
from musnad.evaluation.further import Further
from musnad.reading import Reader

ROOT = Path(__file__).resolve().parent.parent
HOW = "python -m musnad.evaluation.floors"


def _marked(corpus: Corpus | Further) -> object:
    return pytest.param(corpus, id=corpus.name, marks=() if corpus.name == "own" else pytest.mark.shared)


@pytest.mark.parametrize("corpus", [_marked(corpus) for corpus in corpora(ROOT)])
def test_no_row_is_below_its_floor(corpus: Corpus | Further, reader: Reader, request: pytest.FixtureRequest) -> None:
    """Quality is a promise: what was reached once is reached in every run."""
    if corpus.name != "own":
        request.getfixturevalue("shared")
    floors = load_floors(ROOT / FILE)
    assert corpus.name in floors, f"no floors for corpus {corpus.name}: set them with {HOW} --raise"
    measured = measure(corpus, floors[corpus.name], reader.read)
    assert not measured.moved, f"corpus {corpus.name} is not the one its floors were set for: look at {HOW}, then set them anew"
    assert not measured.fallen, f"fallen below the floor on {corpus.name}: {measured.fallen}\n{report(measured)}"


def _measured(f1: float, least: float, digest: str = "1") -> Measured:
    return Measured(Corpus("own", ROOT, ROOT), digest, {"dates + value": f1}, Floors("1", {"dates + value": least}))


def test_a_fallen_row_is_named() -> None:
    """A row a thousandth below its floor is fallen; one at its floor is not."""
    assert _measured(0.899, 0.9).fallen == {"dates + value": 0.899}
    assert not _measured(0.9, 0.9).fallen
    assert "BELOW" in report(_measured(0.899, 0.9))


def test_a_row_that_is_gone_has_fallen() -> None:
    """Renaming a row does not free it from its floor."""
    assert Measured(Corpus("own", ROOT, ROOT), "1", {}, Floors("1", {"x": 0.5})).fallen == {"x": 0.0}


def test_floors_rise_but_fall_only_when_told() -> None:
    """Raising rounds down to thousandths and keeps a higher floor; lowering takes the explicit flag."""
    assert raised(_measured(0.95678, 0.9)).rows == {"dates + value": 0.956}
    assert raised(_measured(0.85, 0.9)).rows == {"dates + value": 0.9}
    assert raised(_measured(0.85, 0.9), allow_lower=True).rows == {"dates + value": 0.85}


def test_a_changed_corpus_needs_a_look() -> None:
    """Floors are not carried over to another corpus in silence."""
    assert _measured(1.0, 0.9, digest="2").moved
    with pytest.raises(GoldError, match="--allow-lower"):
        raised(_measured(1.0, 0.9, digest="2"))


def test_file_of_floors_is_as_its_writer_leaves_it() -> None:
    """The file can be read back and nobody edited it."""
    assert dump_floors(load_floors(ROOT / FILE)) == (ROOT / FILE).read_text("utf-8")


def test_a_broken_file_of_floors_is_named(tmp_path: Path) -> None:
    """Floors that cannot be read do not count as none."""
    (tmp_path / "floors.toml").write_text("[own]\nrows = 3")
    with pytest.raises(GoldError, match=r"floors\.toml is no file of floors"):
        load_floors(tmp_path / "floors.toml")
    assert load_floors(tmp_path / "none.toml") == {}


def test_digest_sees_every_change(tmp_path: Path) -> None:
    """A letter, a name or a file more changes the digest; line ends do not."""
    for folder in ("gold", "articles"):
        (tmp_path / folder).mkdir()
    corpus = Corpus("x", tmp_path / "gold", tmp_path / "articles")
    (corpus.gold / "a.json").write_bytes(b'{\n"dates": []}')
    assert not corpus.present
    first = corpus.digest()
    (corpus.gold / "a.json").write_bytes(b'{\r\n"dates": []}')
    assert corpus.digest() == first
    (corpus.articles / "a.json").write_text("{}")
    assert corpus.present
    assert corpus.digest() != first
