"""The page room on mutated pages: `python -m fuzz.page [--seconds N]`.

Promises: only `MusnadError` leaves it; paragraphs and furniture stand where they say; no NUL or lone surrogate is left; time is bounded.
"""

import atheris

with atheris.instrument_imports(include=["musnad.page", "musnad.text"]):
    from musnad.page.find import read_page

from fuzz.harness import main
from musnad.errors import MusnadError
from musnad.evaluation.promises import broken_promises
from musnad.lexicon import load_lexicon
from musnad.records import Article, Reading

LEXICON = load_lexicon()


def one_input(data: bytes) -> None:
    """Read the bytes as a page, and their letters as a scraped page."""
    for source in (data, data.decode("utf-8", "surrogateescape")):
        try:
            article = read_page(source, LEXICON)
        except MusnadError:
            continue
        check(article)


def check(article: Article) -> None:
    """Raise if the article breaks a promise."""
    broken = broken_promises(Reading(article=article))
    assert not broken, broken


if __name__ == "__main__":
    main("page", one_input)
