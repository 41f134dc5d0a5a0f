"""Search: every form of an Arabic word, exact ones first; phrases; conditions that combine; the letters that were found."""

from dataclasses import replace
from datetime import date

import pytest

from desk.made import BODY, reading
from musnad.records import Actor, Event, Label, Place, Reading, Statement, Topic
from musnad_desk.catalog import fulltext, models
from musnad_desk.catalog.load import keep
from musnad_desk.catalog.question import Question, groups
from musnad_desk.catalog.search import PAGE, search

pytestmark = pytest.mark.usefixtures("store")  # each test runs on both databases


def load(*bodies: str, day: str | None = "2024-10-14") -> None:
    """One article of each body, under the ids t/0, t/1, …"""
    start = models.Article.objects.count()
    list(keep(bare(f"t/{start + i}", body, day=day) for i, body in enumerate(bodies)))


def bare(key: str, body: str, *, title: str = "خبر", day: str | None = "2024-10-14") -> Reading:
    """A reading with nothing but its words."""
    whole = reading(key, title=title, body=body, day=day)
    return Reading(article=replace(whole.article, tags=(), outlet=None), reader=whole.reader)


def found(words: str = "", **told: object) -> list[str]:
    """The ids of articles in the order in which they are shown."""
    return [result.article.key for result in search(Question(words=words, **told)).results]  # type: ignore[arg-type]


FORMS = [
    # (what is looked for, what stands in the text)
    ("الوزارة", "بالوزارة"),  # the ministry: with a preposition
    ("الوزارة", "وزارتي"),  # two ministries of
    ("الوزارة", "ووزارتها"),  # and her ministry
    ("الوزارة", "الوِزَارَةُ"),  # vowelled
    ("الوزارة", "الوزاره"),  # ta marbuta as it is often typed
    ("الوزارة", "الـــوزارة"),  # stretched
    ("الوزارة", "ﺍﻟﻮﺯﺍﺭﺓ"),  # presentation forms
    ("أحمد", "احمد"),
    ("إيران", "ايران"),
    ("مستشفى", "مستشفي"),
    ("المسؤول", "للمسؤول"),
    ("وزراء", "الوزير"),  # ministers: the minister
    ("معبر", "المعابر"),  # crossing: the crossings
    ("قال", "يقول"),  # said: says
    ("2014", "٢٠١٤"),
    ("NATO", "nato"),
]


@pytest.mark.parametrize(("asked", "stands"), FORMS)
def test_every_form_of_a_word_is_found_and_marked(asked: str, stands: str) -> None:
    """Whatever clitics, marks or spelling a word has in the text, its letters there are marked; other words are not."""
    load(f"هنا {stands} اليوم", "كلام آخر تماما")
    (result,) = search(Question(words=asked)).results
    assert result.article.key == "t/0"
    assert [segment.text for segment in result.passage if segment.hit] == [stands]
    assert "".join(segment.text for segment in result.passage) == f"هنا {stands} اليوم"


SIGNS = (
    "أ.ف.ب و16م ب20 7,5% ١٢٣٤ info@marfa.example http://x.example/y?z=1 #أخبار_ليبيا @user بي.بي.سي «ﻻ» كـــلمة مُشيرًا "
    "اﻟﻌﺮبية COVID-19 ق ١٠:٣٠"
)


@pytest.mark.parametrize("text", [BODY, SIGNS], ids=["prose", "signs"])
def test_whatever_stands_in_a_text_is_found(text: str) -> None:
    """Each word as it is printed finds its article and is marked in it, and so is each run of three as a phrase."""
    load(text, "كلام آخر تماما")
    words = text.split()
    runs = [f'"{" ".join(words[i : i + 3])}"' for i in range(len(words) - 2)]
    assert [asked for asked in dict.fromkeys([*words, *runs]) if groups(asked) and not marked(asked)] == []


def marked(asked: str) -> list[str]:
    """The letters marked in the one article that is found."""
    results = search(Question(words=asked)).results
    assert [result.article.key for result in results] == ["t/0"], asked
    return [segment.text for segment in results[0].passage if segment.hit]


@pytest.mark.parametrize(("asked", "stands"), [("وزارة", "زيارة"), ("كتب", "كلب"), ("الحدود", "محدود"), ("علم", "علمانية")])
def test_other_words_are_not_found(asked: str, stands: str) -> None:
    """Letters in common make no form of a word."""
    load(f"هنا {stands} اليوم")
    assert found(asked) == []


def test_words_as_they_were_asked_come_first() -> None:
    """Exact hits stand before other forms, whatever their day; in the title before the body."""
    list(keep([
        bare("form", "لقاء بالوزارة", day="2024-10-16"),
        bare("body", "لقاء في الوزارة", day="2024-10-14"),
        bare("title", "لقاء", title="الوزارة تعلن", day="2024-10-12"),
    ]))  # fmt: skip
    assert found("الوزارة") == ["title", "body", "form"]
    assert [result.exact for result in search(Question(words="الوزارة")).results] == [True, True, False]
    assert found("الوزارة", order="newest") == ["form", "body", "title"]


@pytest.mark.parametrize("quotes", ['"{}"', "«{}»", "“{}”"])
def test_a_phrase_is_found_as_it_stands(quotes: str) -> None:
    """Words in quotation marks stand one after the other, with clitics or without; the phrase alone is marked."""
    load("قال وزير الداخلية اليوم إن الوزير", "في الداخلية قال وزير", "التقى بوزير الداخلية", "وزير\nالداخلية")
    assert found(quotes.format("وزير الداخلية")) == ["t/3", "t/0", "t/2"] or set(found(quotes.format("وزير الداخلية"))) == {
        "t/0",
        "t/2",
        "t/3",
    }
    results = {result.article.key: result for result in search(Question(words=quotes.format("وزير الداخلية"))).results}
    assert [segment.text for segment in results["t/0"].passage if segment.hit] == ["وزير الداخلية"]
    assert [segment.text for segment in results["t/2"].passage if segment.hit] == ["بوزير الداخلية"]
    assert (results["t/0"].exact, results["t/2"].exact) == (True, False)


def test_a_phrase_does_not_run_from_title_into_body() -> None:
    """The last word of a title and the first of the body are no phrase."""
    list(keep([bare("a", "الداخلية هنا", title="خبر وزير")]))
    assert found('"وزير الداخلية"') == []


def test_all_words_must_stand() -> None:
    """Several words narrow; a phrase and a word combine."""
    load("الحدود مفتوحة", "الحدود مغلقة اليوم", "مفتوحة اليوم الحدود مغلقة")
    assert set(found("الحدود مغلقة")) == {"t/1", "t/2"}
    assert found('مفتوحة "الحدود مغلقة"') == ["t/2"]


CONDITIONS = [
    ({"speaker": "المعبري"}, True), ({"speaker": "سالم المعبري"}, True), ({"speaker": "الزواري"}, False),
    ({"actor": "الزواري"}, True), ({"actor": "هادي سالم"}, False), ({"actor": "الوزاره"}, True), ({"actor": "السفارة"}, False),
    ({"outlet": "marfa"}, True), ({"outlet": "مرفأ"}, True), ({"outlet": "أوج"}, False),
    ({"event": "CONSULT"}, True), ({"event": "consult/visit"}, True), ({"event": "CONSULT/phone"}, False), ({"event": "PROTEST"}, False),
    ({"place": "طرابلس"}, True), ({"place": "بطرابلس"}, True), ({"place": "LBY"}, True), ({"place": "LBN"}, False),
    ({"place": "بنغازي"}, False),
    ({"label": "إرهابية"}, True), ({"label": "الارهابية"}, True), ({"label": "غاشم"}, False),
    ({"topic": "military"}, True), ({"topic": "economic"}, False),
    ({"tag": "الحدود"}, True), ({"tag": "حدود"}, True), ({"tag": "وزارة"}, False),
    ({"since": date(2024, 10, 14)}, True), ({"since": date(2024, 10, 15)}, False),
    ({"until": date(2024, 10, 14)}, True), ({"until": date(2024, 10, 13)}, False),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "holds"), CONDITIONS, ids=lambda value: str(value).replace("'", ""))
def test_conditions(condition: dict[str, object], holds: bool) -> None:
    """Each narrows by itself, with words and without."""
    list(keep([reading(), bare("other", "الحدود هنا", day=None)]))
    for words in ("", "الحدود", "حدود"):
        assert found(words, **condition) == (["a/1"] if holds else [])


def test_conditions_combine() -> None:
    """All that is given must hold, of one article."""
    list(keep([reading(), reading("a/2", day="2024-11-01")]))
    whole = {"speaker": "المعبري", "event": "ASSAULT", "place": "طرابلس", "label": "إرهابية", "tag": "الحدود", "outlet": "marfa"}
    assert found("الحدود", **whole) == ["a/2", "a/1"]
    assert found("الحدود", **whole, until=date(2024, 10, 31)) == ["a/1"]
    assert found("الحدود", **{**whole, "place": "بنغازي"}) == []


def test_a_dossier_is_a_speaker_by_its_key() -> None:
    """The key of a dossier finds those articles and no namesake's."""
    list(keep([reading()]))
    key = models.Actor.objects.get(name="سالم المعبري").key
    assert found(speaker=key) == ["a/1"]
    assert found(speaker="0" * 16) == []


def test_the_newest_come_first_without_words() -> None:
    """Undated articles stand last."""
    list(keep([bare("old", "نص", day="2020-01-01"), bare("none", "نص", day=None), bare("new", "نص", day="2024-01-01")]))
    assert found() == ["new", "old", "none"]
    assert found("نص", order="newest") == ["new", "old", "none"]


def test_an_article_that_changes_is_found_by_its_new_words() -> None:
    """The index follows: old words and the old day find it no more."""
    list(keep([bare("a", "كلمة قديمة")]))
    list(keep([bare("a", "كلمة جديدة", day="2024-11-01")]))
    assert (found("قديمة"), found("جديدة", since=date(2024, 11, 1))) == ([], ["a"])


def test_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages follow each other without gap or repetition; beyond the candidates, `more` says so."""
    load(*("الحدود " * (1 + i % 3) for i in range(PAGE + 5)))
    first, second, third = (search(Question(words="حدود"), page) for page in (1, 2, 3))
    assert (len(first.results), len(second.results), third.results, first.total, first.more) == (PAGE, 5, (), PAGE + 5, False)
    assert len({result.article.key for page in (first, second) for result in page.results}) == PAGE + 5
    monkeypatch.setattr(fulltext, "CANDIDATES", 10)
    monkeypatch.setattr("musnad_desk.catalog.search.CANDIDATES", 10)
    assert (search(Question(words="حدود")).total, search(Question(words="حدود")).more) == (10, True)
    assert (search(Question()).total, search(Question()).more) == (10, True)


@pytest.mark.parametrize(
    "words", ["؟!", '""', '"', "«»", "' OR 1=1 --", "a:b*", "NEAR(x y)", "(", "\\", "-", "&|!", "<->", "%s", "{}", "\0", "\ud800"]
)
def test_signs_of_query_languages_are_no_danger(words: str) -> None:
    """Whatever is typed is a question about words, never a command to the database."""
    load("a b x y near 1 or s نص")
    for field in ("words", "speaker", "actor", "outlet", "event", "place", "label", "topic", "tag"):
        search(Question(**{field: words}))  # type: ignore[arg-type]
        search(Question(**{"words": "نص", field: words}))  # type: ignore[arg-type]


def test_the_passage_is_where_the_words_are() -> None:
    """Of a long article the passage around most hits is shown, cut between words."""
    load("مقدمة " * 300 + "هنا الحدود والحدود بالحدود هناك " + "خاتمة " * 300)
    (result,) = search(Question(words="الحدود")).results
    text = "".join(segment.text for segment in result.passage)
    assert [segment.text for segment in result.passage if segment.hit] == ["الحدود", "والحدود", "بالحدود"]
    assert len(text) < 400
    assert text.split()[0] == "مقدمة"


def test_statements_of_others_do_not_count_as_the_speakers() -> None:
    """`speaker` asks who speaks, not who is named."""
    whole = reading()
    other = replace(
        whole, actors=(Actor(id="a1", name="ليلى حداد", kind="person"),), statements=(replace(whole.statements[1], speaker="a1"),),
        events=(Event(id="e1", type="REJECT", trigger=whole.events[0].trigger),), numbers=(),
        labels=(Label("قصف", 0, 3, target=None),), places=(Place("هنا", 0, 3, name="غزة", country="PSE"),), topics=(Topic(name="rights"),),
    )  # fmt: skip
    list(keep([other, reading("a/2")]))
    assert isinstance(other.statements[0], Statement)
    assert (found(speaker="ليلى"), found(speaker="المعبري"), found(place="غزة", event="reject")) == (["a/1"], ["a/2"], ["a/1"])
