"""A small reading whose every field is known: an air strike, its dead, its place."""

from musnad.records import Actor, Article, Event, Number, Outlet, Place, ReaderInfo, Reading, Role, Span

TEXT = (
    "قصف في وادي الزيتون\n\nقُتل ثلاثة مدنيين في قصف على بلدة وادي الزيتون أمس، وقال الوزير سالم المبروك إن القصف جريمة. "
    "وقصف الطيران البلدة مجددا."
)


def span(words: str, nth: int = 1) -> Span:
    """The nth occurrence of words in the text."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(words, start, start + len(words))


def event(id_: str = "e1", trigger: Span | None = None, **fields: object) -> Event:
    """An air strike on civilians, but for what `fields` say."""
    told = {
        "type": "ASSAULT",
        "mode": "aerial",
        "recipients": ("a1",),
        "place": "وادي الزيتون",
        "date": "2021-05-02",
        "confidence": 0.9,
        **fields,
    }
    return Event(id=id_, trigger=trigger or span("قصف", 2), **told)  # type: ignore[arg-type]


def reading(*events: Event, **fields: object) -> Reading:
    """A reading that holds these events, three dead, and the place."""
    place, dead = span("وادي الزيتون", 2), span("ثلاثة")
    told = {
        "actors": (
            Actor(id="a1", name="مدنيين", kind="group", because=("peoples: المدنيون",)),
            Actor(id="a2", name="سالم المبروك", kind="person", country="LBY", roles=(Role("الوزير"),), because=("roles: وزير",)),
            Actor(id="a3", name="كتيبة النسر", kind="armed_group"),
            Actor(id="a4", name="تونس", kind="state", country="TUN"),
            Actor(id="a5", name="ليبيا", kind="state", country="LBY"),
        ),
        "places": (
            Place(
                place.text, place.start, place.end, name="وادي الزيتون", country="LBY", lat=32.5, lon=13.1, precision="town", source="own"
            ),
        ),
        "numbers": (Number(dead.text, dead.start, dead.end, kind="dead", low=3, high=3, event="e1"),),
        **fields,
    }
    article = Article(id="own/strike", text=TEXT, title="قصف في وادي الزيتون", outlet=Outlet("صدى الوادي"), published="2021-05-03T10:00:00")
    return Reading(article=article, events=events, reader=ReaderInfo("0.1.0", "abc"), **told)  # type: ignore[arg-type]
