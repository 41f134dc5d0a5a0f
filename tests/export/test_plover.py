"""PLOVER: the manual's field names, every event, and letters that show it."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from export.made import event, reading
from musnad.export import Out, plover
from musnad.lexicon import Lexicon
from musnad.records import Reading

# Chapter "Data Fields" of the manual, and what Musnad adds
FIELDS = {
    "id", "date", "enddate", "event", "mode", "context", "quad_code", "actor", "recipient", "event_loc", "size", "text_info", "cite_info",
    "date_precision", "reported", "status", "claimed_by", "confidence", "trigger", "evidence",
}  # fmt: skip
PARTY = {"code", "sector", "actor_text", "identifier_text", "office", "kind", "country"}


def coded(lexicon: Lexicon, one: Reading) -> list[plover.Fields]:
    return list(plover.Coder(lexicon).events(one))


def test_an_event_is_told_whole(lexicon: Lexicon) -> None:
    """Type, mode, quad class, parties with sector, day, place with coordinates, the dead, the article and who says so."""
    (fields,) = coded(lexicon, reading(event(actors=("a4",), claimed_by="a2")))
    cite = fields.pop("cite_info")
    assert fields == {
        "id": fields["id"],
        "date": "2021-05-02",
        "date_precision": "day",
        "reported": "2021-05-03",
        "event": ["ASSAULT"],
        "mode": ["aerial"],
        "quad_code": 4,
        "actor": [{"code": "TUN", "sector": "GOV", "actor_text": "تونس", "identifier_text": "تونس", "kind": "state", "country": "TUN"}],
        "recipient": [{"sector": "CVL", "actor_text": "مدنيين", "identifier_text": "مدنيين", "kind": "group"}],
        "event_loc": {
            "name": "وادي الزيتون", "text": "وادي الزيتون", "latitude": 32.5, "longitude": 13.1, "cc3": "LBY", "precision": "town",
            "source": "own",
        },
        "size": {"dead": 3},
        "status": "happened",
        "claimed_by": "سالم المبروك",
        "confidence": 0.9,
        "trigger": "قصف",
        "evidence": [{"text": "قصف", "start": 42, "end": 45}],
        "text_info": {"start": 42, "end": 45},
    }  # fmt: skip
    assert cite["publication"] == "صدى الوادي"
    assert cite["coder"] == "musnad 0.1.0"


@pytest.mark.parametrize(
    ("status", "mode"), [("past", "historical"), ("future", "future"), ("hypothetical", "hypothetical"), ("negated", "negation")]
)
def test_status_is_an_auxiliary_mode(lexicon: Lexicon, status: str, mode: str) -> None:
    """What did not plainly happen says so in the manual's own word."""
    (fields,) = coded(lexicon, reading(event(status=status)))
    assert fields["mode"] == ["aerial", mode]
    assert fields["status"] == status


def test_no_day_is_the_day_of_report(lexicon: Lexicon) -> None:
    """Where the article tells no day, `date` is the publication day and says so; a month is its first to its last day."""
    (fields,) = coded(lexicon, reading(event(date=None)))
    assert (fields["date"], fields["date_precision"]) == ("2021-05-03", "reported")
    (fields,) = coded(lexicon, reading(event(date="2021-04")))
    assert (fields["date"], fields["enddate"], fields["date_precision"]) == ("2021-04-01", "2021-04-30", "month")


def test_a_place_off_the_map_keeps_its_words(lexicon: Lexicon) -> None:
    """A place without coordinates is named and nothing is made up."""
    (fields,) = coded(lexicon, reading(event(place="فندق النخيل")))
    assert fields["event_loc"] == {"name": "فندق النخيل"}


def test_every_event_in_the_fields_of_the_manual(lexicon: Lexicon, readings: list[Reading]) -> None:
    """Real readings lose no event, use no other field, and their evidence is letters of the article."""
    for one in readings:
        events = coded(lexicon, one)
        assert len(events) == len(one.events)
        for fields in events:
            assert set(fields) <= FIELDS
            assert all(set(party) <= PARTY for side in ("actor", "recipient") for party in fields.get(side, ()))
            assert all(one.article.text[e["start"] : e["end"]] == e["text"] for e in fields["evidence"])


def test_one_object_a_line(tmp_path: Path, readings: list[Reading]) -> None:
    """The file and standard output hold the same lines, each a JSON object, and the count is right."""
    file = tmp_path / "events.jsonl"
    written = plover.write(readings, Out(file))
    lines = file.read_text("utf-8").splitlines()
    assert written.rows["events"] == len(lines) == sum(len(one.events) for one in readings)
    assert len({json.loads(line)["id"] for line in lines}) == len(lines)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out):
        plover.write(readings, Out())
    assert out.buffer.getvalue() == file.read_bytes()
