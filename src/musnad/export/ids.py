"""Ids that stay the same when an article is read again, by this version of the engine or another, as long as the finding is the same."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from musnad.records import Reading, Span

LETTERS = 16  # hexadecimal digits: among a hundred million findings two of one id are less likely than one in a thousand


def event_ids(reading: Reading) -> dict[str, str]:
    """Stable ids of a reading's events by the ids they have in it: from the article, the type, the trigger's letters and which one it is.

    Of two events with one type and one trigger, the second in the reading's order has an id of its own.
    """
    ids = span_ids(reading, "event", [(event.trigger, event.type) for event in reading.events])
    return {event.id: id_ for event, id_ in zip(reading.events, ids, strict=True)}


def statement_ids(reading: Reading) -> dict[str, str]:
    """Stable ids of a reading's statements by the ids they have in it: from the article, the cue and the first word of the content."""
    keys = [(statement.cue, statement.content.text.partition(" ")[0]) for statement in reading.statements]
    ids = span_ids(reading, "statement", keys)
    return {statement.id: id_ for statement, id_ in zip(reading.statements, ids, strict=True)}


def actor_ids(reading: Reading) -> dict[str, str]:
    """Stable ids of a reading's actors by the ids they have in it: from the article, the kind and the name."""
    ids = stable_ids(reading.article.id, "actor", [(actor.kind, actor.name) for actor in reading.actors])
    return {actor.id: id_ for actor, id_ in zip(reading.actors, ids, strict=True)}


def span_ids(reading: Reading, kind: str, spans: Iterable[tuple[Span, str]]) -> list[str]:
    """Ids of findings of one kind that stand at spans; the text beside each span tells apart findings on the same letters."""
    text = reading.article.text
    return stable_ids(reading.article.id, kind, [(beside, span.text, str(nth(text, span))) for span, beside in spans])


def nth(text: str, span: Span) -> int:
    """Which occurrence of its letters in the text a span is, counted from 1."""
    return text.count(span.text, 0, span.start) + 1 if span.text else 1


def stable_ids(article: str, kind: str, keys: Sequence[tuple[str, ...]]) -> list[str]:
    """One id for each key, such as `event-3f1c…`; of equal keys the later ones differ from the first."""
    seen: Counter[tuple[str, ...]] = Counter()
    ids = []
    for key in keys:
        again = (str(seen[key]),) if seen[key] else ()
        seen[key] += 1
        digest = hashlib.sha256("\0".join((article, kind, *key, *again)).encode("utf-8", "surrogatepass"))
        ids.append(f"{kind}-{digest.hexdigest()[:LETTERS]}")
    return ids
