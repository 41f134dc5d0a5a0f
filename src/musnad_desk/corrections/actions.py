"""Judgements made: the one writer of their table, which only adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from musnad.records import Reading, Span
from musnad_desk.accounts.audit import acting
from musnad_desk.accounts.models import User
from musnad_desk.catalog.flat import added_ids
from musnad_desk.corrections.anchor import anchored
from musnad_desk.corrections.fields import FINDING, Found, Kind, Value
from musnad_desk.corrections.models import ADDED, MENDED, RIGHT, Judgement

NOTE = 1_000  # letters of a note


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody holds of one field; `value` counts where it is mended."""

    verdict: str
    value: Value = None


def judge(by: User, reading: Reading, version: int, found: Found, verdicts: Mapping[str, Verdict], note: str = "") -> Sequence[Judgement]:
    """Keep what somebody holds of fields of a finding. Mended to what it was already is right."""
    anchor = anchored(reading.article.text, found.span)
    rows = []
    for field, told in verdicts.items():
        was = found.values[field]
        right = told.verdict == MENDED and told.value == was
        rows.append(Judgement(
            article=reading.article.id, version=version, engine=reading.reader.version, kind=found.kind, finding=found.key,
            local=found.local, **anchor._asdict(), field=field, was=was, verdict=RIGHT if right else told.verdict,
            value=told.value if told.verdict == MENDED and not right else None, note=note[:NOTE], author=by, by=by.get_username(),
        ))  # fmt: skip
    with acting(by, "judgement.make", reading.article.id, finding=found.local, fields=sorted(verdicts)):
        return Judgement.objects.bulk_create(rows)


def add_finding(by: User, reading: Reading, version: int, kind: Kind, span: Span, values: Mapping[str, Value], note: str = "") -> Judgement:
    """Keep a finding that the reader missed, anchored to its letters. The value of each of its fields is in `values`."""
    anchor = anchored(reading.article.text, span)
    (key,) = added_ids(reading.article.id, kind, [(*map(str, anchor), *(f"{name}={value}" for name, value in values.items()))])
    with acting(by, "judgement.add", reading.article.id, kind=kind):
        return Judgement.objects.create(
            article=reading.article.id, version=version, engine=reading.reader.version, kind=kind, finding=key, local="",
            **anchor._asdict(), field=FINDING, verdict=ADDED, value=dict(values), note=note[:NOTE], author=by, by=by.get_username(),
        )  # fmt: skip
