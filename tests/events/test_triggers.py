"""Every entry of the sixteen type tables does what its example and counter-example say."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.actors.find import find_actors
from musnad.errors import LexiconError
from musnad.events.entries import Trigger
from musnad.events.scene import set_scene
from musnad.events.tables import Tables, tables
from musnad.events.triggers import find_triggers
from musnad.grammar import read_syntax
from musnad.lexicon import Entry, Lexicon, Table, load_lexicon
from musnad.mentions import find_mentions
from musnad.records import Place
from musnad.statements import find_statements
from musnad.text.analysis import Analyser
from musnad.text.document import prepare

_TABLES = tables(load_lexicon())
CASES = tomllib.loads((Path(__file__).parent.parent / "cases/events/triggers.toml").read_text("utf-8"))["case"]


def _name(trigger: Trigger) -> str:
    return f"{trigger.type.code}-{trigger.entry.gloss.replace(' ', '_')}-{trigger.part}"


@pytest.mark.parametrize("trigger", _TABLES.triggers, ids=_name)
def test_example_holds_its_trigger(trigger: Trigger, tell: Callable) -> None:
    """The example of an entry is found to hold that entry."""
    assert trigger in [candidate.trigger for candidate in tell(trigger.entry.example).triggers]


@pytest.mark.parametrize("trigger", [t for t in _TABLES.triggers if t.entry.counter], ids=_name)
def test_counter_example_tells_no_such_event(trigger: Trigger, tell: Callable) -> None:
    """The counter-example of an entry gives no event by that entry."""
    events = tell(trigger.entry.counter).found.events
    assert [e for e in events if e.type == trigger.type.code and e.because[0].startswith(f"trigger {trigger.entry.lemma} (")] == []


@pytest.mark.parametrize("case", CASES, ids=[case["promise"] for case in CASES])
def test_words_that_name_an_event(case: dict, tell: Callable) -> None:
    """The words told name the one event of the type, or there is none."""
    found = [event.trigger.text for event in tell(case["text"]).found.events if event.type == case["type"]]
    assert found == ([case["trigger"]] if "trigger" in case else [])


def test_a_town_is_no_verb(lexicon: Lexicon, event_tables: Tables) -> None:
    """A town whose name has the letters of a verb (`تعز`, he condoles) is no trigger; where no town is known it is."""
    text = "عاد الهدوء. تعز المقاومة الشعبية أمس."
    document = prepare(text)
    syntax = read_syntax(document, Analyser(lexicon), ())
    actors = find_actors(document, find_mentions(document, lexicon, Analyser(lexicon)), syntax, lexicon)
    statements = find_statements(document, syntax, actors, lexicon, ())
    at = text.index("تعز")
    town = Place(text="تعز", start=at, end=at + 3)
    told = [find_triggers(set_scene(document, syntax, statements, (), places, event_tables)) for places in ((), (town,))]
    assert [[candidate.trigger.type.code for candidate in found] for found in told] == [["SUPPORT"], []]


def test_sixteen_types_with_names_and_quad(event_tables: Tables) -> None:
    """The tables hold PLOVER's sixteen types, each with an Arabic and an English name and its quad class."""
    types = event_tables.types.values()
    assert len(types) == len({kind.code for kind in types}) == 16
    assert all(kind.arabic and kind.english and kind.quad for kind in types)


def test_planned_types_are_types(event_tables: Tables) -> None:
    """What a type becomes when it is only planned is a type as well."""
    codes = {kind.code for kind in event_tables.types.values()}
    assert {kind.planned for kind in event_tables.types.values()} - {""} <= codes


@pytest.mark.parametrize("tags", [("verb",), ("acts-on",), ("noun", "acts-on"), ()])
def test_trigger_without_a_frame_of_its_part_is_refused(lexicon: Lexicon, tags: tuple[str, ...]) -> None:
    """An entry whose tags name no frame that its part has is refused with its file and lemma."""
    head = Entry(lemma="نوع", gloss="kind", value="KIND", tags=("type",))
    table = Table(about="A type made for a test.", entries=(head, Entry(lemma="لعب", gloss="play", tags=tags)))
    broken = Lexicon(lexicon.tables | {"event_kind": table}, f"broken {tags}")
    with pytest.raises(LexiconError, match=r"event_kind\.toml.*لعب"):
        _ = Tables(broken).triggers


def test_a_new_type_is_a_new_table(lexicon: Lexicon, event_tables: Tables) -> None:
    """A table with a head and a trigger is all that a new type takes."""
    head = Entry(lemma="لعب", gloss="play", value="PLAY", tags=("type", "quad:verbal cooperation"))
    table = Table(about="A type made for a test.", entries=(head, Entry(lemma="لعب", gloss="play a game", tags=("verb", "acts"))))
    longer = Tables(Lexicon(lexicon.tables | {"event_play": table}, "longer"))
    assert set(longer.types) - set(event_tables.types) == {"event_play"}
    assert [trigger.type.code for trigger in longer.verbs["لعب"]] == ["PLAY"]
