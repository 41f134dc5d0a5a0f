"""Corrections as people make them: kept beside the reading, by everybody, through new versions; shown, counted, exported."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from desk.made import BODY, TITLE, reading
from desk.site import Site
from musnad import Reader
from musnad.cli.evaluate import evaluate_read
from musnad.evaluation.scores import evaluate
from musnad.records import Reading
from musnad_desk.accounts.actions import add_user
from musnad_desk.accounts.models import Deed, User
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.ruling import rule_outlet, suppress
from musnad_desk.command import desk_app
from musnad_desk.corrections.actions import Verdict, judge
from musnad_desk.corrections.content import asked
from musnad_desk.corrections.models import Judgement

LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def site(store: str) -> Site:
    """The site over a store of each kind, as an analyst sees it."""
    list(keep([reading()]))
    return Site().as_("analyst")


def send(site: Site, local: str, status: int = 302, *, article: str = "a/1", **fields: str) -> Any:
    """Send the form of a finding."""
    found = asked(article, local)
    assert found
    named = {name.replace("_", "-", 1): value for name, value in fields.items() if name != "note"}
    told = {"finding": found.found.key} | ({"note": fields["note"]} if "note" in fields else {})
    return site.post(f"/en/judge/{local}/{article}/", status=status, **(told | named))


def kept() -> list[tuple[Any, ...]]:
    """What is kept, in the order in which it was made."""
    return list(Judgement.objects.order_by("pk").values_list("kind", "field", "verdict", "value", "by"))


@LANGUAGES
def test_a_field_is_mended_in_its_place(site: Site, language: str) -> None:
    """From the article's page: the form stands at the finding, what is changed is mended, and shown there with who did it."""
    page = site.page(f"/{language}/articles/a/1/?correct=s1")
    (form,) = [form for form in page.all("form", method="post") if "/judge/" in (form["action"] or "")]
    assert form["action"] == f"/{language}/judge/s1/a/1/"
    assert page.all("input", name="value-speaker")[0]["value"] == "سالم المعبري"
    found = asked("a/1", "s1")
    assert found
    note = "<b>انظر</b>"
    sent = {"finding": found.found.key, "value-speaker": "هادي الزواري", "verdict-cue": "right", "note": note}
    there = site.post(form["action"] or "", **sent)
    assert there == f"/{language}/articles/a/1/#who-s1"
    assert kept() == [("statement", "speaker", "mended", "هادي الزواري", "analyst1"), ("statement", "cue", "right", None, "analyst1")]
    shown = Site().page(f"/{language}/articles/a/1/")
    assert "<del><bdi>سالم المعبري</bdi></del> <ins><bdi>هادي الزواري</bdi></ins>" in shown.source
    assert "analyst1" in shown.words
    assert note in shown.words
    assert Deed.objects.filter(what="judgement.make", by="analyst1").count() == 1


MENDS = [
    ("s1", "content", "الحدود مفتوحة", "الحدود مفتوحة"), ("s1", "form", "direct", "direct"), ("s1", "via", "وكالة مرفأ", ["وكالة مرفأ"]),
    ("s1", "to", "", []), ("s1", "to", "المعبري؛ هادي الزواري", ["سالم المعبري", "هادي الزواري"]), ("s1", "speaker", "", None),
    ("e1", "type", "AGREE", "AGREE"), ("e1", "mode", "", None), ("e1", "recipients", "وزارة الداخلية", ["وزارة الداخلية"]),
    ("e1", "place", "فندق المهاري", "فندق المهاري"), ("e1", "date", "2024-10", "2024-10"), ("e1", "status", "past", "past"),
    ("e2", "claimed_by", "the outlet", "outlet"), ("l1", "stance", "for", "for"), ("l1", "voice", "", "outlet"),
    ("l1", "target", "المعبري", "سالم المعبري"), ("a1", "country", "tun", "TUN"), ("a3", "kind", "group", "group"),
    ("a1", "roles", "وزير الدفاع | ليبيا\nسفير | تونس | former", ["وزير الدفاع | ليبيا", "سفير | تونس | former"]),
]  # fmt: skip


@pytest.mark.parametrize(("local", "field", "typed", "value"), MENDS)
def test_every_kind_of_field(sqlite: str, local: str, field: str, typed: str, value: Any) -> None:
    """What is typed becomes a value of the record, whatever form of a name it was."""
    list(keep([reading()]))
    send(Site().as_("analyst"), local, **{f"value_{field}": typed})
    assert [one[1:4] for one in kept()] == [(field, "mended", value)]


REFUSED = [
    ("s1", {"value_content": "ليس في المقال"}, "do not stand in the article"), ("s1", {"value_speaker": "فلان"}, "Nobody in this article"),
    ("s1", {"value_cue": ""}, "Something must stand"), ("e1", {"value_date": "أمس"}, "Write a day"),
    ("e1", {"value_type": "NIX"}, "none of the choices"), ("a1", {"value_country": "ليبيا"}, "three letters"),
    ("a1", {"value_roles": "| ليبيا"}, "An office is written as"), ("s1", {"verdict_cue": "nix"}, "none of the choices"),
    ("s1", {}, "Say of one field"), ("s1", {"note": "ملاحظة"}, "Say of one field"), ("s1", {"value_via": "x" * 2001}, "Too long"),
]  # fmt: skip


@pytest.mark.parametrize(("local", "fields", "words"), REFUSED)
def test_what_cannot_be_is_told(sqlite: str, local: str, fields: dict[str, str], words: str) -> None:
    """At its field, with what was typed still there; nothing is kept."""
    list(keep([reading()]))
    page = send(Site().as_("analyst"), local, 400, **fields)
    assert words in page.words
    assert all(value in page.source for name, value in fields.items() if name not in ("verdict_cue", "value_type"))
    assert kept() == []


def test_only_analysts_judge(site: Site) -> None:
    """Others see what was found wrong, not the form; whoever is not signed in is asked to."""
    send(site, "s1", verdict_speaker="wrong")
    for other in (Site(), Site().as_("reader")):
        page = other.page("/en/articles/a/1/?correct=s1")
        assert "speaker: سالم المعبري" in " ".join(page.words.split())
        assert not [form for form in page.all("form") if "/judge/" in (form.get("action") or "")]
    assert Site().leads_to("/en/judge/s1/a/1/").startswith("/en/account/sign-in/")
    Site().as_("reader").page("/en/judge/s1/a/1/", status=403)
    site.page("/en/judge/s9/a/1/", status=404)


def test_two_people_at_one_field_are_both_kept(site: Site) -> None:
    """Both are shown; a later judgement of the same person stands in place of the earlier, which stays in the history."""
    other = Site().as_("moderator")
    send(site, "s1", value_speaker="هادي الزواري")
    send(other, "s1", verdict_speaker="right")
    send(site, "s1", verdict_speaker="right")
    page = Site().page("/en/articles/a/1/")
    assert (page.words.count("analyst1"), page.words.count("moderator1")) == (1, 1)
    twin = Site().twin("/en/corrections/a/1/")
    assert [(one["by"], one["verdict"], one["before"]) for one in twin["judgements"]] == [
        ("analyst1", "right", False), ("moderator1", "right", False), ("analyst1", "mended", True),
    ]  # fmt: skip
    send(other, "s1", verdict_speaker="withdrawn")
    assert "moderator1" not in Site().page("/en/articles/a/1/").words


def test_mended_to_what_it_was_is_right(site: Site) -> None:
    """A form that was sent as it stood mends nothing."""
    user = User.objects.get(username="analyst1")
    found = asked("a/1", "s1")
    assert found
    judge(user, found.reading, 1, found.found, {"form": Verdict("mended", "indirect")})
    assert kept() == [("statement", "form", "right", None, "analyst1")]


def test_the_article_was_read_anew_meanwhile(site: Site) -> None:
    """A form of a finding that is another now is not kept; its page says so."""
    page = site.post("/en/judge/s1/a/1/", status=409, **{"finding": "statement-0", "verdict-cue": "right"})
    assert "read anew" in page.words
    assert kept() == []


LEAD = "قال وزير الداخلية سالم المعبري، في بيان للوزارة نقلته وكالة مرفأ، إن"
VERSIONS = [  # the body after, what becomes of a judgement of s1 (by its cue) and of s2
    (f"عاجل.\n{BODY}", {"s1": "found", "s2": "found"}),
    (
        BODY.replace(LEAD, "أفادت الأنباء أن"),
        {"s1": "gone", "s2": "found"},
    ),
    (BODY.replace("قد أعلنتا", "قد قررتا"), {"s1": "found", "s2": "gone"}),
]


@pytest.mark.parametrize(("body", "states"), VERSIONS)
def test_a_new_version(site: Site, body: str, states: dict[str, str]) -> None:
    """Judgements go to the same letters, or say plainly that these do not stand any more."""
    for local in states:
        send(site, local, verdict_content="right")
    list(keep([reading(body=body)]))
    told = Site().twin("/en/corrections/a/1/")["judgements"]
    assert {one["text"]: one["state"] for one in told} == {"قال": states["s1"], "أعلنتا": states["s2"]}
    lost = sum(state == "gone" for state in states.values())
    page = Site().page("/en/corrections/a/1/")
    assert page.words.count("do not stand there any more") == lost
    assert ("not find" in Site().page("/en/articles/a/1/").words) == bool(lost)


def test_another_reader(site: Site) -> None:
    """Where the letters stand and nothing is read at them any more, that is said; where it reads as mended, too."""
    send(site, "s2", verdict_content="wrong")
    send(site, "s1", value_speaker="هادي الزواري")
    before = reading()
    first = replace(before.statements[0], speaker="a2")
    list(keep([replace(before, statements=(first,), reader=replace(before.reader, version="9"))]))
    words = Site().page("/en/corrections/a/1/").words
    assert "nothing is read at them any more" in words
    assert "It is read so now." in words


def test_agreement_is_told(site: Site) -> None:
    """Per cent where two people judged one field; alpha where ten fields or more were."""
    people = [add_user(None, f"محلل{i}", "analyst", "a long and odd phrase") for i in range(2)]
    list(keep(reading(f"m/{i}") for i in range(10)))
    for i in range(10):
        found = asked(f"m/{i}", "s1")
        assert found
        for number, person in enumerate(people):
            verdict = Verdict("mended", "هادي الزواري") if i < 5 or (i == 5 and number) else Verdict("right")
            judge(person, found.reading, 1, found.found, {"speaker": verdict, **({"form": Verdict("right")} if i < 2 else {})})
    speaker, form = Site().twin("/en/corrections/")["agreements"]
    assert (speaker["field"], speaker["units"], speaker["people"], speaker["agreed"]) == ("speaker", 10, 2, 0.9)
    assert speaker["alpha"] == pytest.approx(0.81, abs=0.01)
    assert (form["field"], form["units"], form["agreed"], form["alpha"]) == ("form", 2, 1.0, None)
    assert "90%" in Site().page("/en/corrections/").words


def test_pages_ask_few_questions(site: Site) -> None:
    """As many for many judgements of an article as for few; an article that nobody judged costs one."""

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            Site().page(address)
        return len(queries)

    none = count("/en/articles/a/1/")
    send(site, "s1", verdict_cue="right")
    one = count("/en/articles/a/1/")
    assert one - none <= 4
    for local in ("s1", "s2", "e1", "e2", "l1", "a1", "a2", "a3"):
        send(site, local, verdict_finding="right")
    assert count("/en/articles/a/1/") == one
    assert count("/en/corrections/a/1/") <= 8
    few = count("/en/corrections/")
    list(keep(reading(f"m/{i}") for i in range(5)))
    for i in range(5):
        send(site, "s1", article=f"m/{i}", verdict_cue="right")
    assert count("/en/corrections/") == few


def test_an_empty_store_has_pages(store: str) -> None:
    """Nobody has judged anything; an article that is not there has no page."""
    assert "Nobody has judged anything yet." in Site().page("/en/corrections/").words
    Site().page("/en/corrections/x/", status=404)


# Gold


@pytest.fixture
def sample(store: str) -> Reading:
    """An article of our own that the engine read, in the store."""
    file = ROOT / "tests/gold/articles/own_ansongo.json"
    read = Reader().read(file)
    list(keep([read]))
    return read


def export(folder: Path) -> str:
    """What the command says."""
    done = CliRunner().invoke(desk_app, ["corrections", "export", str(folder)])
    assert done.exit_code == 0, done.output
    return done.stderr


def test_gold_is_what_evaluate_takes(sample: Reading, tmp_path: Path) -> None:
    """With everything right the reader makes no mistake; with one speaker, one event and one label mended it makes just these."""
    site, key = Site().as_("analyst"), sample.article.id
    send(site, "s1", article=key, verdict_speaker="right")
    assert "1 articles with 1 judgements" in export(tmp_path / "right")
    right = evaluate_read(tmp_path / "right/gold", tmp_path / "right/articles")
    assert {row.name for row in right.rows if row.count.gold and row.count.f1 < 1} == set()

    others = [actor.name for actor in sample.actors if actor.id != sample.statements[0].speaker]
    send(site, "s1", article=key, value_speaker=others[0])
    send(site, "e1", article=key, verdict_finding="wrong")
    send(site, "l1", article=key, value_stance="for")
    export(tmp_path / "mended")
    mended = evaluate_read(tmp_path / "mended/gold", tmp_path / "mended/articles")
    assert mended["statements found"].count.f1 == 1
    assert mended["statements + speaker"].count.right == mended["statements + speaker"].count.gold - 1
    assert mended["events found (type)"].count.gold == len(sample.events) - 1


def test_what_is_open_is_no_gold(site: Site, tmp_path: Path) -> None:
    """A field that is wrong without anybody knowing better keeps the article out, and that is said."""
    send(site, "s1", verdict_speaker="wrong")
    told = export(tmp_path)
    assert "a/1 is left out" in told
    assert "0 articles" in told
    send(site, "s1", value_speaker="هادي الزواري", note="كما في البيان")
    assert "1 articles with 2 judgements" in export(tmp_path)


def test_most_people_make_gold(site: Site, tmp_path: Path) -> None:
    """Of two views the one that more people hold; of equally many, the latest."""

    def speaker() -> str:
        export(tmp_path)
        gold = msgspec.json.decode((tmp_path / "gold/a_1.json").read_bytes())
        names = {actor["id"]: actor["name"] for actor in gold["actors"]}
        return str(names[gold["statements"][0]["speaker"]])

    send(site, "s1", verdict_speaker="right")
    send(Site().as_("moderator"), "s1", value_speaker="هادي الزواري")
    assert speaker() == "هادي الزواري"
    send(Site().as_("administrator"), "s1", verdict_speaker="right")
    assert speaker() == "سالم المعبري"


def test_an_actor_that_is_none_goes_everywhere(site: Site, tmp_path: Path) -> None:
    """What said or did it is nobody's then; a new name becomes an actor."""
    send(site, "a1", verdict_finding="wrong")
    send(site, "e1", value_recipients="وزارتي الداخلية والخارجية")
    export(tmp_path)
    gold = msgspec.json.decode((tmp_path / "gold/a_1.json").read_bytes())
    assert "a1" not in {actor["id"] for actor in gold["actors"]}
    assert gold["statements"][0]["speaker"] is None
    assert gold["events"][1]["claimed_by"] == "outlet"
    (new,) = [actor for actor in gold["actors"] if actor["name"] == "وزارتي الداخلية والخارجية"]
    assert gold["events"][0]["recipients"] == [new["id"]]


MISSED: list[tuple[str, dict[str, str]]] = [
    ("statement", {"speaker": "وزارة الداخلية", "cue": "نقلته", "content": "الحدود مفتوحة أمام الجميع", "form": "indirect"}),
    ("event", {"letters": "أعلنتا", "type": "COERCE", "mode": "restrict", "actors": "وزارة الداخلية", "status": "happened"}),
    ("label", {"letters": "مفتوحة", "of": "الحدود", "stance": "for"}),
    ("actor", {"name": "وزارتا الداخلية والخارجية", "kind": "organisation", "country": "LBY"}),
]


@LANGUAGES
def test_what_the_reader_missed(site: Site, language: str, tmp_path: Path) -> None:
    """Each kind has a form; what was added stands on the page and in the gold, anchored to its letters."""
    text = f"{TITLE}\n\n{BODY}"
    for kind, fields in MISSED:
        address = f"/{language}/add/{kind}/a/1/"
        assert address in site.page(f"/{language}/articles/a/1/").links()
        assert site.page(address).all("button")
        site.post(address, **{f"value-{name}": value for name, value in fields.items()})
    shown = Site().page(f"/{language}/articles/a/1/")
    assert "وزارتا الداخلية والخارجية" in shown.words
    assert not [link for link in shown.links() if "/add/" in link]
    export(tmp_path)
    gold = msgspec.json.decode((tmp_path / "gold/a_1.json").read_bytes())
    said, event, label, actor = gold["statements"][2], gold["events"][2], gold["labels"][1], gold["actors"][4]
    assert said["cue"] == {"text": "نقلته", "start": text.index("نقلته"), "end": text.index("نقلته") + 5}
    assert (said["speaker"], said["via"], said["to"]) == ("a4", [], [])
    assert text[said["content"]["start"] : said["content"]["end"]] == "الحدود مفتوحة أمام الجميع"
    assert (event["trigger"]["text"], event["type"], event["actors"], event["claimed_by"]) == ("أعلنتا", "COERCE", ["a4"], "outlet")
    assert (label["start"], label["of"], label["voice"], label["target"]) == (text.index("مفتوحة"), "الحدود", "outlet", None)
    assert (actor["name"], actor["kind"], actor["country"]) == ("وزارتا الداخلية والخارجية", "organisation", "LBY")


@pytest.mark.parametrize(
    ("kind", "field", "typed", "words"),
    [
        ("statement", "cue", "ليست هنا", "do not stand"), ("statement", "content", "", "Something must stand"),
        ("event", "type", "NIX", "none of the choices"), ("label", "letters", "", "Something"), ("actor", "name", "", "Something"),
    ],
)  # fmt: skip
def test_what_is_missing_must_be_there(sqlite: str, kind: str, field: str, typed: str, words: str) -> None:
    """Letters that do not stand in the article, and fields left empty, are told; nothing is kept."""
    list(keep([reading()]))
    fields = dict(next(told for name, told in MISSED if name == kind)) | {field: typed}
    page = Site().as_("analyst").post(f"/en/add/{kind}/a/1/", status=400, **{f"value-{name}": value for name, value in fields.items()})
    assert words in page.words
    assert kept() == []
    Site().as_("reader").page(f"/en/add/{kind}/a/1/", status=403)
    Site().as_("analyst").page("/en/add/nix/a/1/", status=404)


def test_gold_comes_in_and_goes_out(sample: Reading, tmp_path: Path) -> None:
    """Gold of our own as judgements: exported again, it is the same in all that can be judged; what is not in the store is named."""
    add_user(None, "سلمى", "analyst", "a long and odd phrase")
    done = CliRunner().invoke(desk_app, ["corrections", "import", str(ROOT / "tests/gold/readings"), "--by", "سلمى"])
    assert done.exit_code == 0, done.output
    assert "1 articles are judged by سلمى" in done.stderr
    assert "own/cusco is left out: the store does not hold this article" in done.stderr
    export(tmp_path)
    (gold,) = (tmp_path / "gold").iterdir()
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / gold.name).write_bytes((ROOT / "tests/gold/readings/own_ansongo.json").read_bytes())
    same = evaluate(ours, tmp_path / "gold")
    told = ("statements + speaker", "statements + chain", "statements + addressee", "events found (type)", "events + all participants",
            "labels + voice", "roles (title and of)", "actors")  # fmt: skip
    assert {name: same[name].count.f1 for name in told if same[name].count.gold} == {name: 1.0 for name in told if same[name].count.gold}


def test_gold_of_other_letters_is_left_out(site: Site, tmp_path: Path) -> None:
    """Where its letters do not stand in the article of the store, nothing of it is kept."""
    gold = {"id": "a/1", "statements": [{"cue": {"text": "نفى", "start": 0, "end": 3}, "content": {"text": "ن", "start": 0, "end": 1}}]}
    (tmp_path / "a.json").write_bytes(msgspec.json.encode(gold))
    done = CliRunner().invoke(desk_app, ["corrections", "import", str(tmp_path), "--by", "analyst1"])
    assert "do not stand in the article" in done.stderr
    assert kept() == []


def test_a_suppressed_name_is_in_no_correction(site: Site) -> None:
    """Neither as a value, nor in a note, nor as letters; not on pages, in twins, or through the API."""
    name = "هادي الزواري"
    send(site, "s1", value_speaker=name, note=f"هو {name} كما في البيان")
    send(site, "a2", verdict_name="right")
    suppress(None, name, "طلب صاحبه")
    for address in ("/en/corrections/", "/en/corrections/a/1/", "/en/articles/a/1/"):
        assert name not in site.page(address).source
        assert name not in msgspec.json.encode(site.twin(address)).decode()
    assert name not in site.page("/en/judge/s1/a/1/").source
    assert name not in msgspec.json.encode(site.json("/api/corrections")).decode()


def test_letters_hold_for_whoever_is_shown_an_excerpt(site: Site) -> None:
    """Whoever is not shown the whole text sees a judgement at its finding all the same."""
    rule_outlet(None, "marfa", display="record")
    send(site, "s2", verdict_content="wrong")
    (one,) = Site().as_("reader").twin("/en/corrections/a/1/")["judgements"]
    assert (one["state"], one["anchor"]) == ("found", "who-s2")
