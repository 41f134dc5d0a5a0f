"""Titles and offices in a row before or behind a name, and which of them are one person's."""

from typing import NamedTuple

from musnad.mentions.chairs import second_chair
from musnad.mentions.names import name_at
from musnad.mentions.offices import Held, office_at
from musnad.mentions.scene import Match, Scene
from musnad.mentions.tables import ARTICLE, FIGURES, IN
from musnad.mentions.things import seat_at
from musnad.mentions.titles import described, is_calling, is_versed
from musnad.mentions.words import RARE

AMBIGUOUS, PLAIN = "ambiguous", "plain"  # tags of offices that are other words too
_ROLE, _RANK = "role", "rank"  # tags of honorifics that name an office, and of military ranks
_INSIDE = "in"  # value of closed words before what a calling is in
_OFFICE = "office"  # value of roles that are held under another
_PLACE = "place"  # value of roles held in a town or region
_TITLES = 8  # titles and offices before one name
_TABLES = frozenset(("roles", "honorifics"))  # of which the first of a row is


class Titles(NamedTuple):
    """Titles and offices in a row, up to token `after`; `title` is a calling that counts as an office if no office is told,
    `honorifics` are the lemmas of all that are no office."""

    after: int
    held: tuple[Held, ...] = ()
    title: Match | None = None
    skip: int = 0
    ends_role: bool = False
    honorifics: tuple[str, ...] = ()


def titles_at(scene: Scene, at: int) -> Titles | None:
    """Honorifics, ranks and offices in a row from a token on."""
    if _TABLES.isdisjoint(scene.tables_at.get(at, ())):
        return None
    held: list[Held] = []
    title: Match | None = None
    honorifics: list[str] = []
    skip, after, ends_role = 0, at, False
    for _ in range(_TITLES):
        if after > at and (not scene.same_line(after) or (held and held[-1].of_person)):
            break
        if scene.hit(after, FIGURES):
            break  # `عماد الحمامي`, whose first name is a rank too
        joined = (bool(held) or title is not None) and scene.look(after).conjunction
        office = office_at(scene, after, skip=after == at or joined)
        honorific = scene.hit(after, "honorifics", skip=after == at)
        if honorific and _is_first(scene, honorific):
            honorific = None
        if office and ((joined and office.match.skip != 1) or _is_name(scene, after, office)):
            office = None
        if honorific and (
            office is None or (honorific.after >= office.after and not office.complete and not _goes_on(scene, office, honorific))
        ):
            title = title or (honorific if _ROLE in honorific.payload.entry.tags else None)
            honorifics.append(honorific.payload.entry.lemma)
            skip, after, ends_role = honorific.skip if after == at else skip, honorific.after, False
        elif office:
            skip, ends_role = office.match.skip if after == at else skip, True
            held.append(office)
            if chair := second_chair(scene, office):
                held.append(chair)
            after = held[-1].after
        else:
            break
    return Titles(after, tuple(held), title, skip, ends_role, tuple(honorifics)) if after > at else None


def _goes_on(scene: Scene, office: Held, honorific: Match) -> bool:
    """Whether a calling says where or in what behind a preposition: `الخبير في الشؤون …`, `الباحث بمركز …`; a rank does not."""
    if _RANK in honorific.payload.entry.tags:
        return False
    word = scene.hit(office.after, "naming_words")
    if is_versed(office.match) and described(scene, office.match.after) > office.match.after:
        return True  # `الخبير الاقتصادي`
    look = scene.look(office.after)
    if look.preposition == IN and look.kind == "N" and not (look.conjunction or look.article) and scene.same_line(office.after):
        return True  # `الباحث بمركز الدراسات`
    return seat_at(scene, office.after) is not None or (
        word is not None and word.payload.value == _INSIDE and scene.look(office.after + 1).article
    )


def _is_first(scene: Scene, honorific: Match) -> bool:
    """Whether a rank without article is a first name before a family name or that of the father: `عماد الزهراني`, `عماد بن سالم`."""
    following = scene.look(honorific.after)
    one = honorific.after == honorific.first + 1 and not honorific.payload.definite and not honorific.skip
    goes_on = following.connector == "son" or (following.article and following.name >= RARE)
    return one and bool(scene.look(honorific.first).given) and goes_on


def _is_name(scene: Scene, at: int, office: Held) -> bool:
    """Whether a role is a given name here: `خليفة حفتر`."""
    if not scene.look(at).given or office.match.after > at + 1 or (office.complete and office.match.payload.value != "person"):
        return False
    if office.match.payload.value == _OFFICE and scene.look(at + 1).connector != "son":
        return False  # `مساعد المدير` but `مساعد بن محمد`
    name = name_at(scene, at, due=True, skip=True)
    return name is not None and name.after >= office.after


def first_only(titles: Titles) -> Titles:
    """Offices joined by `و` with no name behind belong to different persons: only the first is kept."""
    for number, held in enumerate(titles.held):
        if number and held.match.skip:
            kept = titles.held[:number]
            return titles._replace(held=kept, after=kept[-1].after)
    return titles


def first_alone(titles: Titles) -> Titles:
    """Without the whole office that somebody else holds behind a bare calling, where no name follows: `انتقد النقابي وزير التعليم`."""
    first = titles.held[0] if titles.held else None
    if first is None or len(titles.held) < 2 or first.complete or not first.match.payload.definite:
        return titles
    second = titles.held[1]
    whole = second.complete and second.match.first == first.after and not second.match.payload.surface.startswith(ARTICLE)
    return titles._replace(held=(first,), after=first.after) if whole else titles


def callings(titles: Titles) -> Titles | None:
    """Titles that are nothing but definite callings of one person, none of them a state's."""
    held = titles.held
    if not (held or titles.title) or any(one.number != "s" or one.office.shared or not one.match.payload.definite for one in held):
        return None
    return titles if all(is_calling(one.match) for one in held) else None


def without_others(titles: Titles, at: int) -> Titles:
    """Titles of one person without the plural behind them, which is somebody else: `دعا الوزير الأطباء`."""
    last = titles.held[-1] if titles.held else None
    if last is None or last.number == "s" or last.match.first == at or (titles.held[0].number != "s" and len(titles.held) > 1):
        return titles
    return titles._replace(held=titles.held[:-1], after=last.match.first, ends_role=len(titles.held) > 1)


def is_thing(held: Held) -> bool:
    """Whether a feminine office is a thing first of all: `مساعدة` (help), `محافظة` (governorate)."""
    return held.match.payload.gender == "f" and bool({AMBIGUOUS, PLAIN} & set(held.match.payload.entry.tags))


def is_noun(held: Held) -> bool:
    """Whether a calling without article before a name is another word: `حكم` (rule, or referee)."""
    payload = held.match.payload
    return payload.ambiguous and not payload.definite and payload.value in ("none", "subject") and not held.complete


def is_definite(scene: Scene, held: Held) -> bool:
    """Whether an office is definite by its own article or that of what it stands in construct with."""
    return any(scene.look(at).article for at in range(held.match.first, held.after))


def is_province(held: Held) -> bool:
    """Whether a feminine office is a region with its name: `محافظة صبيا`."""
    return is_thing(held) and held.match.payload.value == _PLACE and bool(held.office.of)
