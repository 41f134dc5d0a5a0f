"""Records: JSON both ways loses nothing, and the published schema is the one the records have."""

import json
import string
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad import records
from musnad.errors import InputError
from musnad.records import Reading, Span

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "docs/reference/reading.schema.json"

LETTERS = string.ascii_letters + "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىةؤئ"
SIGNS = "\"'«»“”،؛؟:.…{}[]\\/&<>\n\t \u0000\u064b\u0651\u0640\u200f\u202e\ufefb\U0001f4f0\ufffd"
st.register_type_strategy(str, st.text(st.sampled_from(LETTERS + SIGNS), max_size=12))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(min_value=-(2**53), max_value=2**53))

RECORDS = [r for r in vars(records).values() if isinstance(r, type) and is_dataclass(r)]
readings = st.from_type(Reading)
loose = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


@loose
@given(readings)
def test_json_round_trip(reading: Reading) -> None:
    """Whatever a reading holds comes back as it was, on one line and indented."""
    assert Reading.from_json(reading.to_json()) == reading
    assert Reading.from_json(reading.to_json(indent=2)) == reading
    assert "\n" not in reading.to_json()


@loose
@given(readings)
def test_json_is_what_the_standard_library_reads(reading: Reading) -> None:
    """The JSON is plain JSON, with the guide's field names at top level."""
    plain = json.loads(reading.to_json())
    assert list(plain) == [field.name for field in fields(Reading)]
    assert msgspec.convert(plain, Reading) == reading


@loose
@given(readings)
def test_readings_can_be_kept_in_sets(reading: Reading) -> None:
    """Records are values: equal ones hash alike."""
    assert hash(Reading.from_json(reading.to_json())) == hash(reading)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_slotted_and_documented(record: type) -> None:
    """Nothing can be written on a record, nothing can be added to it, and each says what it is."""
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__dict__" not in dir(record)
    assert record.__doc__
    assert not record.__doc__.startswith(f"{record.__name__}(")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_hold_nothing_that_can_change(record: type) -> None:
    """Fields are tuples, never lists or dicts."""
    kinds = str(get_type_hints(record)).lower()
    assert "list[" not in kinds
    assert "dict[" not in kinds


@pytest.mark.parametrize("name", ["ActorKind", "Form", "Stance", "Status", "Precision", "NumberKind"])
def test_values_out_of_a_closed_set_are_refused(name: str) -> None:
    """Only the values that the guide names can be read back."""
    values = get_args(getattr(records, name))
    assert values
    assert msgspec.convert(values[0], getattr(records, name)) == values[0]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert("else", getattr(records, name))


@pytest.mark.parametrize(
    "bad", ["", "{", "[]", "null", '{"article": {"id": "x"}}', '{"article": {"id": "x", "text": 3}}', b"\xff\xfe", '{"article":' * 10_000]
)
def test_misshapen_documents_are_refused(bad: str | bytes) -> None:
    """What is no reading raises one error with a sentence."""
    with pytest.raises(InputError, match="not a reading in Musnad's JSON form"):
        Reading.from_json(bad)


def test_unknown_fields_are_passed_over() -> None:
    """A later version may add fields; this one still reads its documents."""
    assert Reading.from_json('{"article": {"id": "x", "text": "t", "mood": "good"}, "more": []}').article.text == "t"


def test_marks_are_spans() -> None:
    """Every finding that is a stretch of text can be used where a span can."""
    marks = [records.Mark, records.Label, records.Date, records.Place, records.Number, records.Mention]
    assert all(issubclass(mark, Span) for mark in marks)


def test_schema_is_the_published_one() -> None:
    """The schema in the docs is the records'."""
    stale = "docs/reference/reading.schema.json is stale: run make docs"
    assert json.loads(SCHEMA.read_text("utf-8")) == json.loads(json.dumps(Reading.json_schema())), stale
