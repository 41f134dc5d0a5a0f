"""The whole reader on mutated articles: `python -m fuzz.reader [--seconds N]`.

Promises: only `MusnadError` leaves it; every span holds its letters; ids are those of actors; JSON reads back the same; time is bounded.
"""

import atheris

with atheris.instrument_imports(include=["musnad"]):
    from musnad.errors import MusnadError
    from musnad.reading import Reader

from fuzz.harness import main
from musnad.evaluation.promises import broken_promises

READER = Reader()
PUBLISHED = "2020-08-17"


def one_input(data: bytes) -> None:
    """Read the letters as article JSON, first line the headline, and as a page."""
    text = data.decode("utf-8", "replace")
    title, _, content = text.partition("\n")
    for source in ({"id": "fuzz", "title": title, "content": content, "published": PUBLISHED}, data):
        try:
            reading = READER.read(source)
        except MusnadError:
            continue
        broken = broken_promises(reading)
        assert not broken, broken


if __name__ == "__main__":
    main("reader", one_input)
