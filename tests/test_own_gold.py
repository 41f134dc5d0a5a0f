"""Our own gold: invented articles with readings by hand. These tests hold its form and what it must cover, not its judgement."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from musnad.records import OUTLET

GOLD = Path(__file__).resolve().parent / "gold"
KINDS = {"person", "organisation", "state", "armed_group", "group"}
FORMS = {"direct", "indirect", "mixed"}
STATUSES = {"happened", "future", "hypothetical", "negated", "past"}
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
CHAINS = {
    "none": [],
    "document": ["بلاغ"],
    "document and agency": ["بيان لوزارة الخارجية", "إيوان"],
    "document and outlet": ["بيان لوزارة الداخلية", "الرافد نيوز"],
    "recording and channel": ["تسجيل صوتي", "قناة «الساحل»"],
    "channel": ["قناة «الأفق»"],
    "site of a channel and agency": ["موقع قناة “بوابة الساحل”", "إيوان"],
    "agency": ["رويترز"],
    "radio": ["راديو الواحة"],
    "newspaper": ['جريدة "المسار"'],
    "post": ["تدوينة على صفحته بالفايسبوك"],
    "tweet": ["تغريدة على حسابه بموقع تويتر"],
    "the outlet itself": ["بيروت الآن"],
}
DAY, MONTH, YEAR, WEEK = r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d", r"\d{4}", r"\d{4}-W\d\d"
VALUES = {"day": DAY, "month": MONTH, "year": YEAR, "week": WEEK, "days": f"{DAY}/{DAY}", "months": f"{MONTH}/{MONTH}"}
DATE_WORDS = ("اليوم", "أمس", "أول من أمس", "غد", "بعد غد", "الماضي", "المقبل", "الجاري", "الأسبوع", "نهاية")
MONTH_WORDS = {
    "Hijri": "شوال",
    "Hijri beside Gregorian": "الموافق",
    "Levantine": "تشرين",
    "Tunisian": "جانفي",
    "Moroccan": "يوليوز",
    "both": "/نوفمبر",
}


@dataclass(frozen=True, slots=True)
class Own:
    """One article and its reading, as they lie in their files."""

    name: str
    article: dict[str, Any]
    reading: dict[str, Any]

    @property
    def text(self) -> str:
        """Title, blank line, content: what all offsets count in."""
        return f"{self.article['title']}\n\n{self.article['content']}"


def _load(file: Path) -> Own:
    return Own(file.stem, json.loads(file.read_text("utf-8")), json.loads((GOLD / "readings" / file.name).read_text("utf-8")))


OWN = [_load(file) for file in sorted((GOLD / "articles").glob("*.json"))]
each = pytest.mark.parametrize("own", OWN, ids=lambda own: own.name)


def _all(field: str) -> Iterator[dict[str, Any]]:
    return (item for own in OWN for item in own.reading[field])


def _spans(found: object) -> Iterator[dict[str, Any]]:
    """Every record with offsets, however deep."""
    if isinstance(found, dict):
        if "start" in found:
            yield found
        found = list(found.values())
    if isinstance(found, list):
        for inner in found:
            yield from _spans(inner)


def _actors_named(reading: dict[str, Any]) -> Iterator[str]:
    """Every actor id that a finding points to, the outlet's own voice left out."""
    for statement in reading["statements"]:
        yield from (statement["speaker"], *statement["to"])
    for event in reading["events"]:
        yield from (*event["actors"], *event["recipients"], event["claimed_by"])
    for label in reading["labels"]:
        yield from filter(None, (label["target"], label["voice"]))


def test_articles_and_readings_are_paired() -> None:
    """Each article has a reading of the same name and id, and no reading stands alone."""
    assert {file.name for file in (GOLD / "readings").glob("*.json")} == {f"{own.name}.json" for own in OWN}
    assert len(OWN) >= 12
    assert all(own.article["id"] == own.reading["id"] == own.name.replace("_", "/", 1) for own in OWN)


@each
def test_every_span_holds_its_letters(own: Own) -> None:
    """Offsets cut exactly the letters that stand beside them, and `nth` counts to the same place."""
    for span in _spans(own.reading):
        assert own.text[span["start"] : span["end"]] == span["text"]
        assert own.text.count(span["text"], 0, span["start"] + len(span["text"])) == span.get("nth", 1), span


@each
def test_every_id_resolves_and_every_actor_is_used(own: Own) -> None:
    """Findings point to actors of the reading, and the reading lists no actor that nothing points to."""
    listed = [actor["id"] for actor in own.reading["actors"]]
    assert len(listed) == len(set(listed))
    assert set(_actors_named(own.reading)) - {OUTLET} == set(listed)


@each
def test_surface_forms_are_in_the_article(own: Own) -> None:
    """Mentions, places, judged words and the links of chains are told in the article, whatever is composed from it."""
    for actor in own.reading["actors"]:
        assert not [mention for mention in actor["mentions"] if mention not in own.text]
    assert not [event for event in own.reading["events"] if event["place"] and event["place"] not in own.text]
    assert not [label for label in own.reading["labels"] if label["of"] and label["of"] not in own.text]
    links = {link for statement in own.reading["statements"] for link in statement["via"]}
    assert not [link for link in links if link.removeprefix("ال") not in own.text]


@each
def test_words_of_the_guide_are_the_only_ones(own: Own) -> None:
    """Kinds, forms, statuses, stances, PLOVER types with their modes: nothing that the guide doesn't know."""
    reading = own.reading
    assert {actor["kind"] for actor in reading["actors"]} <= KINDS
    assert {statement["form"] for statement in reading["statements"]} <= FORMS
    assert {event["status"] for event in reading["events"]} <= STATUSES
    assert {label["stance"] for label in reading["labels"]} <= {"against", "for"}
    for event in reading["events"]:
        assert event["mode"] is None or event["mode"] in MODES[event["type"]].split(), event


@each
def test_values_are_codes(own: Own) -> None:
    """Dates are ISO 8601, countries three capital letters; only persons hold roles."""
    for found in own.reading["dates"]:
        assert any(re.fullmatch(shape, found["value"]) for shape in VALUES.values()), found
    for event in own.reading["events"]:
        assert event["date"] is None or any(re.fullmatch(shape, event["date"]) for shape in (DAY, MONTH, YEAR, WEEK)), event
    for actor in own.reading["actors"]:
        assert actor["country"] is None or re.fullmatch("[A-Z]{3}", actor["country"]), actor
        assert actor["kind"] == "person" or not actor["roles"], actor


@each
def test_a_label_judges_an_actor_or_a_deed(own: Own) -> None:
    """A label has a target or the words of the deed, never both and never neither."""
    assert all((label["target"] is None) != (label["of"] is None) for label in own.reading["labels"])


@each
def test_contents_are_cut_clean(own: Own) -> None:
    """Contents begin and end with words or quotation marks that belong to them, not with blanks or a comma."""
    contents = [statement["content"]["text"] for statement in own.reading["statements"]]
    assert not [content for content in contents if content != content.strip(" \n،,.:")]


def test_all_kinds_of_things_occur() -> None:
    """The gold shows every kind of actor, form of speech, status and PLOVER type, and both stances."""
    assert {actor["kind"] for actor in _all("actors")} == KINDS
    assert {statement["form"] for statement in _all("statements")} == FORMS
    assert {event["status"] for event in _all("events")} == STATUSES
    assert {event["type"] for event in _all("events")} == set(MODES)
    assert {label["stance"] for label in _all("labels")} == {"against", "for"}
    assert any(role.get("former") for actor in _all("actors") for role in actor["roles"])


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_every_kind_of_chain_occurs(chain: list[str]) -> None:
    """Words reach an outlet in many ways; the gold has one of each."""
    assert any(statement["via"] == chain for statement in _all("statements"))


def test_labels_occur_in_every_voice() -> None:
    """The outlet judges, and so do persons, states' ministries and armed groups; deeds are judged as well as actors."""
    voices = {
        "outlet" if label["voice"] == OUTLET else next(actor["kind"] for actor in own.reading["actors"] if actor["id"] == label["voice"])
        for own in OWN
        for label in own.reading["labels"]
    }
    assert {"outlet", "person", "organisation", "armed_group", "group"} <= voices
    assert {label["target"] is None for label in _all("labels")} == {True, False}


@pytest.mark.parametrize("shape", VALUES.values(), ids=VALUES)
def test_every_shape_of_date_occurs(shape: str) -> None:
    """Days, months, years, weeks and spans of them all occur."""
    assert any(re.fullmatch(shape, found["value"]) for found in _all("dates"))


@pytest.mark.parametrize("word", [*DATE_WORDS, *MONTH_WORDS.values()])
def test_every_way_to_name_a_date_occurs(word: str) -> None:
    """Relative days, weeks and months, Hijri dates and the month names of each region all occur."""
    assert any(word in found["text"] for found in _all("dates"))


def test_datelines_stand_in_every_place() -> None:
    """Agency and place come together, alone, or not at all; from head, byline or foot."""
    lines = [own.reading["dateline"] for own in OWN]
    assert {(line["agency"] is None, line["place"] is None) for line in lines} == {(a, p) for a in (True, False) for p in (True, False)}
    assert any(own.article["content"].endswith(f"({own.reading['dateline']['agency']})") for own in OWN)
    assert any(own.reading["dateline"]["place"] and own.reading["dateline"]["place"] in own.article["author"] for own in OWN)
