"""What a reader remembers of words makes it faster and changes nothing: a reading does not depend on what was read before."""

import dataclasses
from pathlib import Path

from musnad.lexicon import Lexicon
from musnad.reading import Reader
from musnad.records import ReaderInfo

GOLD = sorted((Path(__file__).parent / "gold/articles").glob("*.json"))
NAMES = {"id": "names", "title": "", "content": "قال الوزير صادق الجريدي إن النائب دان المرزوقي وصل. ووصف الرئيس كامل العمراني."}
VERBS = {"id": "verbs", "title": "", "content": 'صادق البرلمان على القانون. دان المجلس الهجوم. وقال الوزير سالم الجريدي إن القرار "متسرع".'}


def _read(lexicon: Lexicon, digest: str, sources: list) -> dict[str, str]:
    """Readings by id, of a reader that has read nothing yet: tables are kept by the digest of their lexicon."""
    reader_of = ReaderInfo("", "")
    reader = Reader(dataclasses.replace(lexicon, digest=digest))
    found = [reader.read(source) for source in sources]
    return {reading.article.id: dataclasses.replace(reading, reader=reader_of).to_json() for reading in found}


def test_order_of_articles_changes_no_reading(lexicon: Lexicon) -> None:
    """Forward and backward, the same readings; a word met in a name first is still a verb where it is one."""
    sources = [NAMES, *GOLD, VERBS]
    forward, backward = _read(lexicon, "forward", sources), _read(lexicon, "backward", sources[::-1])
    assert forward == backward
    assert forward["verbs"] == _read(lexicon, "alone", [VERBS])["verbs"]
