"""Offices that stand behind the name of who holds them: `سالم الزندي، رئيس جمعية النخلة`, `سالم الزندي أحد مؤسسي الحركة`."""

from musnad.mentions.bridges import is_told
from musnad.mentions.mention import Mention
from musnad.mentions.names import name_at
from musnad.mentions.offices import Held, office_at
from musnad.mentions.rows import Titles, callings, is_definite, is_province, titles_at
from musnad.mentions.scene import Scene

_ONE, _SOME = "one", "some"  # values of closed words: `أحد` (one of), `كبار` (leading)
_SERVES, _SPEAKS = "serves", "speaks"  # tags of offices that are held for a person
_PERSON = "person"  # value of roles that stand with a person


def apposition(scene: Scene, at: int) -> Titles | None:
    """Offices behind a name: `نعيم بانجوتا، محامي عمران خان،`, `إياد علاوي نائب الرئيس العراقي`; nobody else's name follows them."""
    start = at + scene.comma(at)
    told = is_told(scene, start)
    start += told
    if not scene.same_line(at) or not scene.same_line(start) or (scene.look(start).conjunction and not told):
        return None
    if one := _one_of(scene, start):
        return one
    titles = titles_at(scene, start)
    if titles and start > at and scene.look(titles.after).kind == "P" and not titles.skip and (calling := callings(titles)):
        return calling  # `سالم الزندي، الباحث والكاتب السياسي:`
    if titles is None or not titles.held or titles.skip or any(one.number != "s" or one.states for one in titles.held):
        return None
    if titles.title and not (start > at and titles.held[-1].complete):
        return None  # but `سالم الزندي، المحلل ورئيس جمعية النخلة،`
    known = any(one.complete or (is_definite(scene, one) and one.after - one.match.first > 1) for one in titles.held)
    if not (told or known) or any(one.office.shared or is_province(one) for one in titles.held):
        return None
    if served := _serving(scene, titles):
        return served
    end = titles.after
    following = name_at(scene, end, due=True) or (scene.comma(end) and start > at and name_at(scene, end + 1, due=False))
    return None if following else _more(scene, titles)


def _one_of(scene: Scene, at: int) -> Titles | None:
    """`أحد مؤسسي الحركة`, `أحد كبار المحللين في …`: the office of one among several."""
    word = scene.hit(at, "naming_words")
    if word is None or word.payload.value != _ONE:
        return None
    among = scene.hit(word.after, "naming_words")
    first = among.after if among and among.payload.value == _SOME else word.after
    held = office_at(scene, first)
    if held is None or held.match.payload.number != "p" or held.states or not held.office.of:
        return None
    title = scene.text(at, first) + " " + held.office.title
    return Titles(held.after, (held._replace(office=held.office._replace(title=title)),))


def _serving(scene: Scene, titles: Titles) -> Titles | None:
    """Titles with the name of the person for whom the last office is held: `سالم الزندي، مستشار الرئيس منير العقاد`."""
    last = titles.held[-1]
    tags, value = last.match.payload.entry.tags, last.match.payload.value
    first = next((at for at in range(last.match.after, last.after) if scene.hit(at, "roles")), None)
    if first is None or not (_SERVES in tags or _SPEAKS in tags or value == _PERSON):
        return None
    name = name_at(scene, titles.after, due=True)
    office = office_at(scene, first)
    if name is None or office is None or name.after - name.first < 2:
        return None
    served = Mention(
        "person", first, name.after, 0, name.first, name.after, scene.text(first, name.after), head=office.office.head,
        country=office.office.country, offices=(office.office,), gender=name.gender, weight=name.weight, inner=office.inner,
    )  # fmt: skip
    return titles._replace(after=name.after, held=(*titles.held[:-1], last._replace(after=name.after, inner=(served,))))


def _more(scene: Scene, titles: Titles) -> Titles:
    """Titles with the whole office that a comma and `و` join to them at the end of the clause: `، والناطق الرسمي باسم النقابة.`"""
    at = titles.after + 1
    if not scene.comma(titles.after) or not scene.same_line(at) or not scene.look(at).conjunction:
        return titles
    more = titles_at(scene, at)
    if more is None or len(more.held) != 1 or more.title or not _is_further(scene, more.held[0], more.after):
        return titles
    return titles._replace(after=more.after, held=(*titles.held, more.held[0]))


def _is_further(scene: Scene, held: Held, after: int) -> bool:
    """Whether an office is one more of the same person: a definite one that a mark follows."""
    payload = held.match.payload
    whole = held.match.skip == 1 and payload.number == "s" and not held.states and held.complete and not held.office.shared
    return whole and payload.definite and scene.look(after).kind == "P" and name_at(scene, after + 1, due=False) is None
