"""Loading: idempotent, versioned, whole or not at all."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections
from django.forms.models import model_to_dict

from desk.made import BODY, TITLE, reading
from desk.stores import integrity
from musnad.errors import InputError
from musnad.records import Actor, Event, Number, Outlet, ReaderInfo, Reading, Role, Span, Topic
from musnad.sources import Problem
from musnad_desk.catalog import load as loading
from musnad_desk.catalog import models, terms
from musnad_desk.catalog.load import Loaded, keep, load, rebuild
from musnad_desk.catalog.question import dossiers_named

pytestmark = pytest.mark.usefixtures("store")  # each test runs on both databases

EARLY, LATE, LATER = (datetime(2024, 10, day, tzinfo=UTC) for day in (14, 15, 16))
OTHER = BODY.replace("أمام الجميع", "أمام المسافرين")
ROOT = Path(__file__).resolve().parents[3]


BATCH = 4


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", BATCH)


def fates(*readings: Reading, seen: datetime | None = None) -> list[str]:
    """What became of readings loaded together."""
    return [outcome.fate if isinstance(outcome, Loaded) else outcome.reason for outcome in keep(readings, seen)]


def rows() -> dict[str, list[dict[str, Any]]]:
    """Everything in the store but its row numbers, sorted."""
    tables = {table.__name__: table._default_manager.all() for table in apps.get_app_config("catalog").get_models()}
    return {name: sorted((_plain(row) for row in found), key=str) for name, found in tables.items()}


def _plain(row: Any) -> dict[str, Any]:
    told = {field.name: getattr(row, field.attname) for field in row._meta.fields if not field.is_relation and field.name != "id"}
    return told | {field.name: str(_key(getattr(row, field.name))) for field in row._meta.fields if field.is_relation}


def _key(row: Any) -> Any:
    return getattr(row, "key", None) or (row and model_to_dict(row, exclude=["id"]).get("text"))


def test_a_reading_is_kept_and_connected() -> None:
    """Every part of a reading can be asked for by itself, tied to what it belongs to."""
    whole = reading()
    assert fates(whole) == ["new"]
    article = models.Article.objects.get()
    assert (article.key, article.outlet and article.outlet.key, article.day, article.versions) == ("a/1", "marfa", date(2024, 10, 14), 1)
    version = models.Version.objects.get()
    assert (version.record, version.engine, version.lexicon, version.changes) == (whole.to_json(), "0.1.0", "abc", [])
    assert Reading.from_json(version.record) == whole
    said = models.Statement.objects.get(local="s1")
    assert said.speaker
    assert said.speaker.name == "سالم المعبري"
    assert [link.text for link in said.links.order_by("position")] == ["بيان للوزارة", "وكالة مرفأ"]
    assert [told.name for told in said.to.all()] == ["هادي الزواري"]
    assert [(role.title, role.of, role.former) for role in said.speaker.roles.order_by("pk")] == [
        ("وزير الداخلية", "ليبيا", False),
        ("سفير", "تونس", True),
    ]
    assert {mention.text for mention in said.speaker.mentions.all()} == {"المعبري", "الوزير"}
    meeting = models.Event.objects.get(type="CONSULT")
    assert {(part.side, part.appearance.local) for part in meeting.participants.all()} == {("actor", "a2"), ("recipient", "a1")}
    assert (meeting.first_day, meeting.date_precision) == (date(2024, 10, 13), "day")
    assert meeting.located
    assert meeting.located.lat == 32.89
    bombing = models.Event.objects.get(type="ASSAULT")
    assert (bombing.first_day, bombing.date_precision, bombing.located) == (date(2024, 10, 14), "reported", None)
    assert bombing.claimed_by
    assert bombing.claimed_by.local == "a1"
    number = models.Number.objects.get()
    assert (number.low, number.event, number.claimed_by) == (3, bombing, bombing.claimed_by)
    label = models.Label.objects.get()
    assert label.target
    assert label.voice
    assert (label.target.local, label.voice.local) == ("a3", "a1")
    assert {tag.text for tag in models.Tag.objects.all()} == {"وزارة الداخلية", "الحدود"}
    assert models.Mention.objects.get(appearance=None).text == "فندق المهاري"
    assert models.Topic.objects.get().name == "military"
    assert meeting.key.startswith("event-")
    assert said.key.startswith("statement-")


def test_what_is_known_is_not_written_again() -> None:
    """The same readings a second time, and twice in one file, change nothing."""
    many = [reading(f"a/{i}") for i in range(BATCH + 3)]
    assert fates(*many) == ["new"] * len(many)
    before = rows()
    assert fates(*many, many[0]) == ["known"] * (len(many) + 1)
    assert rows() == before


def test_an_outlet_that_changes_its_words_is_caught() -> None:
    """Both versions are kept, the change is told, and everything else follows the newer one."""
    before, after = reading(), reading(body=OTHER, title="المعبري: الحدود مفتوحة للمسافرين")
    assert fates(before, after) == ["new", "changed"]
    first, second = models.Version.objects.order_by("number")
    assert (first.record, second.record) == (before.to_json(), after.to_json())
    assert (first.changes, first.silent, second.silent) == ([], False, True)
    title, text = second.changes
    assert title == {"field": "title", "before": TITLE, "after": "المعبري: الحدود مفتوحة للمسافرين"}
    assert (text["kind"], text["place"]) == ("changed", 1)
    assert ["removed", "الجميع."] in text["words"]
    assert models.Article.objects.get().versions == 2
    assert "المسافرين" in models.Terms.objects.get().body
    assert models.Statement.objects.count() == 2


def test_old_files_may_be_loaded_again() -> None:
    """Without a time of looking, words known from an earlier version are no news."""
    before, after = reading(), reading(body=OTHER)
    assert fates(before, after, before, after) == ["new", "changed", "known", "known"]
    assert models.Version.objects.count() == 2


def test_an_outlet_that_takes_its_change_back_is_caught() -> None:
    """With a time of looking, a return to earlier words is a version of its own, once."""
    before, after = reading(), reading(body=OTHER)
    assert [fates(one, seen=seen) for one, seen in ((before, EARLY), (after, LATE), (before, LATER), (before, LATER))] == [
        ["new"], ["changed"], ["changed"], ["known"],
    ]  # fmt: skip
    assert [version.seen for version in models.Version.objects.order_by("number")] == [EARLY, LATE, LATER]


def test_looks_come_in_order() -> None:
    """An earlier look with other words after a later one is told, not mixed up."""
    assert fates(reading(), seen=LATE) == ["new"]
    (told,) = fates(reading(body=OTHER), seen=EARLY)
    assert "a/1 was seen with other words later (2024-10-15 00:00)" in told
    assert fates(reading(), seen=EARLY) == ["known"]


def test_a_new_engine_reads_the_same_words_anew() -> None:
    """The reading takes the place of the old one; the outlet changed nothing, so there is no version."""
    old = reading()
    new = replace(old, statements=old.statements[:1], reader=ReaderInfo("0.2.0", "abd"))
    assert fates(old, new, new) == ["new", "reread", "known"]
    version = models.Version.objects.get()
    assert (version.record, version.engine) == (new.to_json(), "0.2.0")
    assert models.Statement.objects.count() == 1


def test_a_change_that_may_be_the_readers_is_marked() -> None:
    """Where another engine read the page, other words may be its doing."""
    assert fates(reading(), replace(reading(body=OTHER), reader=ReaderInfo("0.2.0"))) == ["new", "changed"]
    assert not models.Version.objects.get(number=2).silent


def test_people_have_one_dossier_across_articles() -> None:
    """Whoever has a name of its own is one whatever country an article knows; a ministry is another in each country, and unnamed
    sources in each article."""

    def with_actors(key: str, *actors: Actor) -> Reading:
        return replace(reading(key), actors=actors, statements=(), events=(), labels=(), numbers=())

    person, ministry = (
        Actor(id="a1", name="أحمد الزوي", kind="person", country="LBY"),
        Actor(id="a2", name="وزارة الداخلية", kind="organisation"),
    )
    office = Actor(id="a3", name="وزير الداخلية", kind="person", country="LBY", roles=(Role("وزير"),))
    sources, people = Actor(id="a4", name="مصادر", kind="group"), Actor(id="a5", name="الليبيون", kind="group", country="LBY")
    fates(with_actors("a/1", person, replace(ministry, country="LBY"), office, sources, people))
    elsewhere = [replace(actor, country="TUN") for actor in (ministry, office)]
    fates(with_actors("a/2", replace(person, name="احمد الزوى", country=None), *elsewhere, sources, people))
    counts = Counter(actor.name for actor in models.Actor.objects.all())
    assert counts == {"أحمد الزوي": 1, "وزارة الداخلية": 2, "وزير الداخلية": 2, "مصادر": 2, "الليبيون": 1}
    assert models.Actor.objects.get(name="أحمد الزوي").appearances.count() == 2


def test_a_person_in_two_spellings_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """One dossier, found by either spelling, and still one when all is made anew from what an earlier version told apart."""
    names = ("عبدالله بن عرفة", "عبد الله بنعرفة")

    def told(key: str, name: str) -> Reading:
        return replace(
            reading(key), actors=(Actor(id="a1", name=name, kind="person", roles=(Role("وزير", "ليبيا"),)),), events=(), labels=()
        )

    with monkeypatch.context() as before:
        before.setattr("musnad_desk.catalog.project.terms.own_name", terms.folded)
        list(keep(told(f"a/{i}", name) for i, name in enumerate(names)))
        assert models.Actor.objects.count() == 2
    list(rebuild())
    one = models.Actor.objects.get()
    assert one.appearances.count() == 2
    for asked in (*names, "عبدالله", "عبد الله"):
        assert list(dossiers_named(asked)) == [one], asked
    assert list(dossiers_named("عبد الرحمن")) == []


def test_a_dossier_that_nobody_needs_goes() -> None:
    """A name that a new reading no longer finds leaves no empty dossier; one that another article has stays."""
    old = reading()
    fates(old, reading("a/2"))
    fates(replace(old, actors=(replace(old.actors[0], name="سالم المعبري القديم"), *old.actors[1:]), reader=ReaderInfo("0.2.0")))
    assert {actor.name for actor in models.Actor.objects.all()} >= {"سالم المعبري", "سالم المعبري القديم"}
    fates(replace(old, reader=ReaderInfo("0.3.0")))
    assert not models.Actor.objects.filter(name="سالم المعبري القديم").exists()
    assert not models.NameWord.objects.filter(word="القديم").exists()


def test_projections_can_be_rebuilt() -> None:
    """What is not a record follows from the records, to the letter."""
    fates(reading(), reading(body=OTHER), *(reading(f"b/{i}", day=None) for i in range(BATCH)))
    before = rows()
    models.Statement.objects.all().delete()
    models.Terms.objects.all().delete()
    models.Actor.objects.update(name="")
    assert sum(1 for _ in rebuild()) == BATCH + 1
    after = rows()
    assert after | {"Actor": before["Actor"]} == before


def test_a_record_that_cannot_be_read_is_named() -> None:
    """Rebuilding stops at a record of another shape and says whose it is; nothing is half done."""
    fates(reading("a/1"), reading("a/2"))
    models.Version.objects.filter(article__key="a/2").update(record="{}")
    before = rows()
    with pytest.raises(InputError, match="the record of a/2 is not a reading in Musnad's JSON form"):
        list(rebuild())
    assert rows() == before


def foreign() -> Iterator[Reading]:
    whole = reading()
    long = "ط" * 5_000
    yield replace(whole, events=(Event(id="e1", type=long, trigger=Span("", 0, 0), actors=("a9",), claimed_by="a9"),), numbers=())
    yield replace(whole, numbers=(Number("ثلاثة", 0, 5, kind="crowd", low=10**30, high=None, event="e9"),))
    yield replace(whole, actors=(Actor(id="a1", name=long, kind="group"), Actor(id="a1", name="", kind="person")))
    yield replace(whole, topics=(Topic(name=long),), article=replace(whole.article, outlet=Outlet(long), tags=(long, ""), published="امس"))
    yield replace(whole, article=replace(whole.article, text="كلمة " * 100_000))
    yield replace(whole, article=replace(whole.article, text="ab-c@d.e 16م «ﻻ» ١٢ http://x.example/y?z 'q' <b> \\u0000 %s"))
    yield replace(whole, article=replace(whole.article, text="".join(f"ح{i} " for i in range(30_000))))


@pytest.mark.parametrize("strange", list(foreign()), ids=["type", "number", "actors", "names", "long", "signs", "many words"])
def test_readings_of_any_shape_are_kept(strange: Reading) -> None:
    """Ids of nobody, values longer or larger than columns hold, texts of any length: what the record holds is kept whole."""
    assert fates(strange) == ["new"]
    assert Reading.from_json(models.Version.objects.get().record) == strange


def test_readings_with_very_many_findings_are_kept() -> None:
    """No question names more values than the smallest SQLite takes, when a reading is written, written anew, and taken back."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    whole = reading()
    crowd = tuple(Actor(id=f"a{i}", name=f"رجل {i}", kind="person") for i in range(1_500))
    statements = tuple(replace(whole.statements[0], id=f"s{i}", speaker=f"a{i}", to=()) for i in range(1_500))
    large = replace(whole, actors=crowd, statements=statements, events=(), labels=(), numbers=())
    assert fates(large, replace(large, reader=ReaderInfo("0.2.0")), whole) == ["new", "reread", "reread"]
    assert (models.Statement.objects.count(), models.Actor.objects.count()) == (2, 4)


@pytest.mark.parametrize(
    ("refused", "sentence"),
    [
        (reading(""), "an article id of 0 letters"),
        (reading("a" * 501), "an article id of 501 letters"),
        (reading(body="نص\0"), "holds NUL characters"),
    ],
    ids=["no id", "long id", "NUL"],
)
def test_what_cannot_be_kept_is_told(refused: Reading, sentence: str) -> None:
    """One sentence, and the others are kept."""
    first, second = fates(refused, reading())
    assert (sentence in first, second) == (True, "new") or (sentence in second, first) == (True, "new")


def test_problems_pass_through_and_batches_stay_small() -> None:
    """No more than a batch of readings is held at a time, however many come."""
    taken: list[int] = []

    def endless() -> Iterator[Reading | Problem]:
        for i in range(BATCH * 3):
            taken.append(i)
            yield Problem("x", "x is broken") if i == 1 else reading(f"a/{i}")

    outcomes = keep(endless())
    assert next(outcomes) == Problem("x", "x is broken")
    assert isinstance(next(outcomes), Loaded)
    assert len(taken) <= BATCH + 3


def test_articles_are_read_on_the_way() -> None:
    """Pages and article JSON are loaded as readings are; what cannot be read is a problem."""
    names = [str(ROOT / "examples" / name) for name in ("agency_page.html", "radio_item.json", "missing.html")]
    problem, *loaded = load(names)
    assert isinstance(problem, Problem)
    assert [outcome.fate for outcome in loaded if isinstance(outcome, Loaded)] == ["new", "new"]
    assert models.Statement.objects.filter(speaker__name__contains="القرمادي").exists()


def test_two_loads_at_once(store: str, tmp_path: Path) -> None:
    """Loaders take turns: both end well, and nothing stands twice."""
    file = tmp_path / "readings.jsonl"
    file.write_text("".join(f"{reading(f'k/{i}').to_json()}\n" for i in range(60)))
    loaders = [subprocess.Popen([sys.executable, "-c", LOADER, file], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [loader.communicate()[1] for loader in loaders] == ["", ""]
    assert [loader.returncode for loader in loaders] == [0, 0]
    assert models.Article.objects.count() == models.Version.objects.count() == 60
    assert models.Statement.objects.count() == 120


KILLS = 2
LOADER = """
import sys
from musnad_desk.start import open_store
open_store()
from musnad_desk.catalog import load
load.BATCH = 4
list(load.load(sys.argv[1:]))
"""


def test_a_load_that_is_killed_goes_on(store: str, tmp_path: Path) -> None:
    """kill -9 at any moment leaves whole articles; the next load adds the rest, and nothing stands twice."""
    many = [reading(f"k/{i}", body=f"{BODY}\nرقم {i}") for i in range(200)]
    file = tmp_path / "readings.jsonl"
    file.write_text("".join(f"{one.to_json()}\n" for one in many))
    connections["default"].close()
    chance = random.Random(3)
    for _ in range(KILLS):
        before = models.Article.objects.count()
        loader = subprocess.Popen([sys.executable, "-c", LOADER, file])
        while models.Article.objects.count() == before and loader.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.1)
        assert loader.poll() is None, "the load was done before it was killed: make it longer"
        loader.send_signal(signal.SIGKILL)
        loader.wait()
        whole = models.Article.objects.count()
        assert 0 < whole < len(many)
        assert models.Version.objects.count() == models.Terms.objects.count() == whole
        assert models.Statement.objects.count() == 2 * whole
    assert Counter(fates(*many)).keys() == {"known", "new"}
    assert {version.article.key for version in models.Version.objects.select_related("article")} == {one.article.id for one in many}
    if store.startswith("sqlite"):
        assert integrity() == "ok"
