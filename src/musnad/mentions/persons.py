"""Persons: titles and offices joined with the names they stand before or behind, one by one or in the plural."""

from collections.abc import Sequence

from musnad.mentions.appositions import apposition
from musnad.mentions.bridges import Bridge, bridge, bridged, may_begin_with_town, past_judgement, past_titles
from musnad.mentions.chairs import of_another, without_ranks
from musnad.mentions.mention import Mention, Office
from musnad.mentions.names import Name, name_at
from musnad.mentions.offices import Held
from musnad.mentions.plurals import plural
from musnad.mentions.rows import (
    AMBIGUOUS,
    Titles,
    callings,
    first_alone,
    first_only,
    is_definite,
    is_noun,
    is_province,
    is_thing,
    titles_at,
    without_others,
)
from musnad.mentions.scene import Match, Scene
from musnad.mentions.titles import SAME, tagged
from musnad.mentions.unnamed import bare_title, country_of_offices, unnamed
from musnad.mentions.words import FAMILY, UNKNOWN, WORD

_KEPT = ("profession",)  # titles that tell who somebody is where nothing else does
_SOVEREIGN = "sovereign"  # tag of titles that are the office of a monarch
_SENT = "diplomacy"  # tag of offices of those who are sent
_SURE = 0.9  # weight of a name that stands apart from its title
_FEMININE = ("ه", "ي", "ات")  # folded endings of feminines: ة, ى, ات
_EITHER = "u"  # gender of names that men and women bear


def person_at(scene: Scene, at: int) -> Mention | None:
    """The person or persons that begin at a token: with titles and offices, or by a bare name."""
    if _is_town(scene, at):
        return None
    titles = titles_at(scene, at)
    if titles is None:
        name = name_at(scene, at, due=False, skip=True)
        if name is None:
            return _told_by_office(scene, at)
        return None if _describes(scene, name) else _behind(scene, at, name)
    if len(titles.held) > 1 and titles.held[-1].number != "s" and titles.held[-1].match.skip:
        titles = first_only(titles)
    titles = without_others(titles, at)
    if _describes_noun(scene, at, titles):
        return None
    if titles.held and (titles.held[-1].number != "s" or titles.held[-1].states):
        return None if is_thing(titles.held[-1]) else plural(scene, at, titles.held[-1], titles.skip)
    name = _name_after(scene, titles)
    if (name is None or may_begin_with_town(scene, titles.held, name)) and (far := _beyond(scene, titles)):
        titles, name = far
    if name is None:
        titles = first_alone(first_only(titles))
    elif scene.comma(titles.after) and (more := titles_at(scene, titles.after + 1)) and more.after == name.first and callings(more):
        titles = titles._replace(after=more.after, held=(*titles.held, *more.held), title=titles.title or more.title)
    if name and titles.held and (own := of_another(scene, titles.held[-1], name)):
        titles, name = _served(scene, titles, own), own
    person = _titled(scene, at, titles, name)
    if person and not person.named and _agrees(scene, at, titles):
        return None
    if person and not person.named and (person.loose or _doubtful(titles)):
        return _better_name(scene, at) or _where_due(scene, at, person)
    return person


def _is_town(scene: Scene, at: int) -> bool:
    """Whether a title and a name are those of a town: `الشيخ زويد`."""
    name = f"{scene.folded(at)[scene.look(at).lead :]} {scene.folded(at + 1)}"
    return name in scene.tables.towns and scene.same_line(at + 1) and scene.hit(at, "honorifics", skip=True) is not None


def _served(scene: Scene, titles: Titles, own: Name) -> Titles:
    """Titles whose last office is held for a person who is named in it, before the holder's own name."""
    last = titles.held[-1]
    first = next(at for at in range(last.match.after, last.after) if scene.hit(at, "roles"))
    served = person_at(scene, first)
    held = last._replace(after=own.first, inner=(served,) if served else last.inner)
    return titles._replace(after=own.first, held=(*titles.held[:-1], held))


def _beyond(scene: Scene, titles: Titles) -> tuple[Titles, Name] | None:
    """The full name of a holder behind what goes on with the body of his office, with the titles before it."""
    last = titles.held[-1] if titles.held else None
    if last is None or not titles.ends_role or last.office.shared or is_thing(last) or (_doubtful(titles) and not last.complete):
        return None
    found = bridge(scene, last)
    if found is None:
        return None
    comma = scene.comma(found.after)
    start = found.after + comma
    if not scene.same_line(found.after) or not scene.same_line(start):
        return None
    more = titles_at(scene, start)
    if more and (
        more.skip or any(held.number != "s" or held.match.skip for held in more.held) or (comma and more.held and not callings(more))
    ):
        return None
    name = name_at(scene, more.after if more else start, due=more is not None or found.town or comma)
    if name is None or name.after - name.first < 2 or not (more or _begins(scene, name, found)):
        return None
    if comma and not (scene.comma(name.after) or (found.seat and scene.look(name.after).kind == "F")):
        return None
    held = (*titles.held[:-1], bridged(scene, last, found), *(more.held if more else ()))
    return titles._replace(after=more.after if more else found.after, held=held, title=titles.title or (more.title if more else None)), name


def _begins(scene: Scene, name: Name, found: Bridge) -> bool:
    """Whether a name behind an office begins with a given name, or with a word nobody knows where the office's seat has ended."""
    look = scene.look(name.first)
    if look.given:
        return True
    known = look.name >= FAMILY and scene.look(name.first + 1).name >= FAMILY  # `نوفل السمراني`
    return not look.article and (known or (bool(found.seat or found.town) and look.name >= UNKNOWN))


def _told_by_office(scene: Scene, at: int) -> Mention | None:
    """Two unknown words that an office behind them shows to be a name: `كلود … رئيس الجمعية الوطنية`."""
    name = name_at(scene, at, due=True) if scene.look(at).name and not scene.look(at).article else None
    if name is None or name.after - name.first < 2 or apposition(scene, name.after) is None:
        return None
    return _behind(scene, at, name)


def _describes(scene: Scene, name: Name) -> bool:
    """Whether a family name on its own may be an adjective of the definite noun before it: `السمر الرمضاني`."""
    before, look = scene.look(name.first - 1), scene.look(name.first)
    alone = name.after == name.first + 1 and look.article and not name.skip and scene.same_line(name.first)
    return alone and before.article and before.kind == "N" and not before.given and before.name < WORD


def _describes_noun(scene: Scene, at: int, titles: Titles) -> bool:
    """Whether the first of several titles only describes the noun before it: `الدعم العسكري لنظام الرئيس …`."""
    before, look = scene.look(at - 1), scene.look(at)
    first = titles.held[0].match if titles.held else None
    if first is None or AMBIGUOUS not in first.payload.entry.tags or first.after > at + 1 or not look.adjective or look.lead:
        return False
    return look.article and before.article and before.kind == "N" and before.name < WORD and scene.same_line(at)


def _doubtful(titles: Titles) -> bool:
    """Whether the one office may be an adjective too: `السياسي`."""
    return len(titles.held) == 1 and AMBIGUOUS in titles.held[0].match.payload.entry.tags


def _better_name(scene: Scene, at: int) -> Mention | None:
    """A word that is an office and a name (`خليفة`): a name where the words after it make it one."""
    name = name_at(scene, at, due=False, skip=True)
    return _behind(scene, at, name) if name and name.after - at > 1 else None


def _agrees(scene: Scene, at: int, titles: Titles) -> bool:
    """Whether a feminine calling only describes the feminine noun before it: `القوى الممثلة داخل البرلمان`."""
    before, first = scene.look(at - 1), titles.held[0].match if titles.held else None
    definite = first is not None and first.payload.definite and first.payload.gender == "f" and not first.skip
    return definite and before.article and scene.same_line(at) and scene.folded(at - 1).endswith(_FEMININE) and not titles.title


def _where_due(scene: Scene, at: int, person: Mention) -> Mention | None:
    """A bare office that describes the noun before it (`الحل السياسي`) names nobody."""
    before = scene.look(at - 1)
    inside = scene.same_line(at) and not person.skip and before.kind == "N" and (before.article or not scene.look(at).article)
    look = scene.look(at)
    joined = scene.same_line(at) and look.conjunction and look.article and before.kind == "A" and before.article  # `الاجتماعي والسياسي`
    return None if joined or (inside and not scene.look(at).lead) else person


def _name_after(scene: Scene, titles: Titles) -> Name | None:
    """The name behind titles: at once, in quotation marks, or behind a comma if the office is a whole one."""
    at = past_judgement(scene, titles.after)
    if not scene.same_line(at):
        return None
    if titles.held and titles.held[-1].office.shared and scene.look(at).article and scene.look(at).name < WORD:
        return None  # `نظيره …`: an adjective of country that no table knows
    name = name_at(scene, at, due=True) or _past_adjective(scene, titles, at)
    if name is None and scene.opens(at):
        quoted = name_at(scene, at + 1, due=True)
        name = quoted if quoted and scene.closes(quoted.after) else None  # `بيان صحفي "نحمد الله"` (a statement: "We thank God")
    if name is None and titles.held and scene.comma(at) and scene.same_line(at + 1) and _whole(scene, titles, at):
        at = past_titles(scene, at)
        name = name_at(scene, at + 1, due=True)
        if name and (name.weight < 0.8 or scene.look(at + 1).kind == "V" or name.after - name.first < 2):
            name = name_at(scene, at + 1, due=False)
    return name


def _whole(scene: Scene, titles: Titles, comma: int) -> bool:
    """Whether an office says whose it is, or a definite one has a full name between commas behind it."""
    if titles.held[-1].complete:
        return True
    name = name_at(scene, comma + 1, due=True) if is_definite(scene, titles.held[-1]) else None
    return name is not None and name.after - name.first > 1 and scene.comma(name.after)


def _past_adjective(scene: Scene, titles: Titles, at: int) -> Name | None:
    """A name behind an adjective that describes an office: `رجل الأعمال الموقوف شفيق …`."""
    look = scene.look(at)
    if not (titles.held or titles.title) or not look.article or not look.adjective or look.lead:
        return None
    following = at + 1 + scene.comma(at + 1)
    if not scene.same_line(at + 1) or not scene.same_line(following) or not scene.look(following).given:
        return None
    name = name_at(scene, following, due=False)
    return name if name and name.weight >= _SURE else None


def _titled(scene: Scene, at: int, titles: Titles, name: Name | None) -> Mention | None:
    if name is None:
        return unnamed(scene, at, titles) if titles.held else bare_title(scene, at, titles)
    if titles.held and (_is_region(titles.held[0], name) or is_noun(titles.held[-1])):
        return None
    if _only_describes(scene, titles, name):
        return None
    after = name.after
    if scene.opens(name.first - 1) and scene.closes(after):
        after += 1
    held, text = without_ranks(titles.held), scene.text(at, after, titles.skip)
    if not any(one.complete for one in held) and (more := apposition(scene, after)):
        held, after = (*held, *more.held), more.after
    offices = tuple(one.office for one in held)
    if titles.title and (titles.title.payload.value in _KEPT or _SOVEREIGN in titles.title.payload.entry.tags):
        offices = (*offices, _calling(scene, titles.title))
    return Mention(
        "person", at, after, titles.skip, name.first, name.after, text,
        head=offices[-1].head if offices else "", country=country_of_offices(offices), offices=offices,
        gender=_gender([*(one.match for one in held), *filter(None, (titles.title,))], name), weight=name.weight,
        inner=tuple(inner for one in held for inner in one.inner),
        because=tuple(one.match.payload.because for one in held) or ("title and name",), parts=_parts(scene, titles, name),
        honorifics=titles.honorifics,
    )  # fmt: skip


def _is_region(held: Held, name: Name) -> bool:
    """Whether a feminine office is a thing, before a man, with its town or bare: `محافظة صبيا الدكتور سالم …`, `مؤسسة الزندي`."""
    bare = not (held.complete or held.match.payload.definite)
    return is_thing(held) and (name.gender == "m" or ((is_province(held) or bare) and name.gender != "f"))


def _only_describes(scene: Scene, titles: Titles, name: Name) -> bool:
    """Whether an adjective that may be a name describes a word that may be a calling: `حل سياسي شامل`, `الفريق الأهلاوي`, a team."""
    look, first = scene.look(name.first), titles.held[0].match if titles.held else scene.hit(titles.after - 1, "honorifics", skip=True)
    if first is None or name.after > name.first + 1 or not look.adjective or look.name > WORD or look.lead:
        return False
    alike = first.payload.definite == look.article and first.after == name.first
    return alike and (AMBIGUOUS in first.payload.entry.tags) and (not look.given or not look.article)


def _parts(scene: Scene, titles: Titles, name: Name) -> tuple[str, ...]:
    """The surface of offices before a name on their own, where they say whose they are."""
    if not any(one.complete and (one.office.of_state or _SENT in one.match.payload.entry.tags) for one in titles.held):
        return ()
    first, last = titles.held[0].match, titles.held[-1].after
    return (scene.text(first.first, last, first.skip),) if last <= name.first else ()


def _gender(titles: Sequence[Match], name: Name | None) -> str:
    """The gender that titles and a name tell; empty where a woman has a masculine title, as many have, or a name tells none."""
    if any(match.payload.gender == "f" for match in titles):
        return "f"
    told = name.gender if name else ""
    return ("" if told == "f" else "m") if titles else ("" if told == _EITHER else told)


def _calling(scene: Scene, match: Match) -> Office:
    text, crowned = scene.text(match.first, match.after, match.skip), _SOVEREIGN in match.payload.entry.tags
    lemma = match.payload.entry.lemma
    return Office(text, lemma, tagged(match, SAME) or lemma, national=crowned, royal=crowned)


def _behind(scene: Scene, at: int, name: Name) -> Mention:
    """A bare name, with the offices that stand behind it: they belong to the place, not to what the person is called."""
    titles = apposition(scene, name.after)
    held = titles.held if titles else ()
    after = titles.after if titles else name.after
    offices = (*((_calling(scene, titles.title),) if titles and titles.title else ()), *(one.office for one in held))
    return Mention(
        "person", at, after, name.skip, name.first, name.after, scene.text(at, name.after, name.skip),
        head=offices[-1].head if offices else "", country=country_of_offices(offices), offices=offices,
        gender=_gender([one.match for one in held], name), weight=name.weight,
        inner=tuple(inner for one in held for inner in one.inner), because=("name", *(one.match.payload.because for one in held)),
    )  # fmt: skip
