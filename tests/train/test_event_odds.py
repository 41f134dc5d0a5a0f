"""Learning how much surer than its kind an entry of the event tables is, from judgements that we made up."""

import pytest

from musnad.events.tables import tables
from musnad.lexicon import Lexicon
from musnad.reading import Reader
from musnad.train.event_odds import Judged, judge, learn

ENTRY = ("قصف", "bomb")
ARTICLE = {"title": "غارة على بنغازي", "content": "قصف الجيش الليبي مدينة بنغازي أمس الثلاثاء."}


@pytest.mark.parametrize(
    ("right", "wrong", "low", "high"),
    [(40, 0, 0.8, 3.0), (0, 40, -3.0, -0.8), (20, 20, -0.01, 0.01), (1, 0, 0.01, 0.3)],
    ids=["mostly right", "mostly wrong", "as its kind", "seldom judged"],
)
def test_odds_follow_the_judgements(right: int, wrong: int, low: float, high: float) -> None:
    """Events of even odds: the entry's own are those of its judgements, near 0 where there are few."""
    judged = [Judged(ENTRY, 0.0, right=True)] * right + [Judged(ENTRY, 0.0, right=False)] * wrong
    assert low < learn(judged)[ENTRY] < high


def test_what_the_confidence_tells_already_is_no_odds() -> None:
    """Three in four right of what was three to one by its kind."""
    judged = [Judged(ENTRY, 1.1, right=True)] * 30 + [Judged(ENTRY, 1.1, right=False)] * 10
    assert abs(learn(judged)[ENTRY]) < 0.05


def test_an_event_that_is_told_makes_one_right() -> None:
    """The event of the article is right where readers told one of its type there, and wrong where they told none."""
    text = f"{ARTICLE['title']}\n\n{ARTICLE['content']}"
    at = text.index("غارة")
    reader = Reader(least=0.1)
    told = list(judge(reader, [{"article": ARTICLE, "events": [{"type": "ASSAULT", "trig": [[at, at + 4]]}]}]))
    assert sum(each.right for each in told) == 1
    assert not any(each.right for each in judge(reader, [{"article": ARTICLE, "events": [{"type": "AID", "trig": [[at, at + 4]]}]}]))


def test_every_row_names_an_entry(lexicon: Lexicon) -> None:
    """A row whose entry is gone or has another gloss says nothing: make the table anew."""
    entries = {(trigger.entry.lemma, trigger.entry.gloss) for trigger in tables(lexicon).triggers}
    assert set(tables(lexicon).odds) <= entries
