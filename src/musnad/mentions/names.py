"""Proper names of persons: where one begins (where it ends: `name_ends`).

A name is due behind a title or an office; there even a word that is a common noun elsewhere may begin one. Where none is due, a name
must show itself: a given name with something after it, or a family name that is hardly ever anything else.
"""

from typing import NamedTuple

from musnad.mentions.families import COMMON, NISBA, is_nisba
from musnad.mentions.name_ends import (
    HEADS,
    POSSESSED,
    RARE_PAIR,
    RATHER_SELDOM,
    SELDOM,
    extends,
    fathered,
    goes_on,
    namesake,
    no_stopword,
    nominal,
    of_faith,
    stopped,
)
from musnad.mentions.scene import Match, Scene
from musnad.mentions.tables import FIGURES
from musnad.mentions.words import FAMILY, KNOWN, RARE, UNKNOWN, WORD, Look

LONGEST = 8  # words of a name
_AND = "و"  # "and", which unknown words mostly begin with
_MARBUTA = "ة"  # ending of feminine nouns
_DEED = -9.7  # the name of a deed likelier than this is hardly a first name where none is due
_TWO = "تين"  # ending of the dual of a feminine noun: `فترتين تدريبيتين` (two times of training)
_ECHOED = 0.9  # weight of a name known by its echo


class Name(NamedTuple):
    """A name at tokens `first` up to `after`; the first `skip` letters are proclitics. `weight` (0–1): how sure it is one."""

    first: int
    after: int
    skip: int
    gender: str
    weight: float


def name_at(scene: Scene, at: int, *, due: bool, skip: bool = False) -> Name | None:
    """The name that begins at a token, if one does; behind attached letters only if `skip`."""
    look = scene.look(at)
    if (known := scene.hit(at, FIGURES, skip=skip)) and not namesake(scene, known.after):
        return _public(scene, at, known)
    if end := scene.echoes.get(at):
        return Name(at, end, look.skip, look.given, _ECHOED)
    if (look.skip and not skip) or not _starts(scene, at, look, due=due):
        return None
    after = at + 1
    while after - at < LONGEST and scene.same_line(after) and extends(scene, at, after, due=due):
        after += 1
    while after > at and scene.look(after - 1).connector in HEADS and not (scene.look(after - 1).name and after - 1 > at):
        after -= 1
    weight = _weight(scene, at, after, due=due)
    return Name(at, after, look.skip, look.given, weight) if weight else None


def _public(scene: Scene, at: int, known: Match) -> Name:
    """The name of a public person, with the fathers that go on behind it (`محمد بن سلمان بن عبد العزيز`)."""
    after = known.after
    while after - at < LONGEST and scene.same_line(after) and goes_on(scene, after):
        after += 1
    return Name(at, after, known.skip, scene.look(at).given, 1.0)


def _starts(scene: Scene, at: int, look: Look, *, due: bool) -> bool:
    if look.connector in ("prefix", "family", "son") and look.kind != "P":
        if scene.look(at - 1).connector == "initial" and scene.same_line(at):
            return False  # `أف أم`, FM
        following = scene.look(at + 1)
        described = following.adjective and not following.article and not following.name  # `أم تجارية`, or a commercial one
        begins = look.connector == "prefix" and nominal(following) and not described and no_stopword(following)
        return begins or (due and following.name >= RARE)
    if of_faith(scene, at):
        return True
    if look.name and stopped(scene, at, look):
        return False
    if not due and look.letters in scene.tables.asked and scene.opens_clause(at):
        return False  # `وطالب الزندي بتحسين الخدمات`
    if look.name >= WORD:
        return scene.past_town(at, "") == at == scene.past_town(at)  # but `سيدي بوزيد`, a town
    if look.kind in ("P", "V", "F", "D") or look.pronoun or (look.lead and not look.name) or scene.past_town(at) > at:
        return False
    if look.name and scene.past_town(at, "") > at:
        return False  # `جازان طارق الزندي`, behind the region that a title is held in
    if look.name:
        return _starts_weakly(look, scene.plain(at), due=due)
    rare = look.weight < COMMON or (look.kind == "N" and fathered(scene, at) and scene.hit(at - 1, "honorifics") is not None)
    return due and not look.article and rare and not stopped(scene, at, look) and _vouched(scene, at + 1)


def _starts_weakly(look: Look, plain: str, *, due: bool) -> bool:
    """Whether a word that only looks rare begins a name: with an article only if it has the ending of a family name."""
    if due:
        return not look.article or plain.endswith(NISBA)
    governed = bool(look.preposition) and plain.endswith(_MARBUTA)  # `بمخاطبة الزندي`, by addressing him
    return look.kind != "X" and not plain.startswith(_AND) and not plain.endswith(POSSESSED) and not governed


def _vouched(scene: Scene, at: int) -> bool:
    """Whether a word can only be the second part of a name."""
    look = scene.look(at)
    if fathered(scene, at - 1) or (look.name >= UNKNOWN and not look.skip):
        return True
    title, word = scene.look(at - 2 - (scene.comma(at - 2) or scene.opens(at - 2))), scene.look(at - 1)
    if look.lead or scene.hits(at) or word.accusative or word.letters.endswith(_TWO):
        return False
    rare = max(look.weight, word.weight)
    if look.article:
        return title.article and rare < SELDOM
    return title.article and rare < RARE_PAIR and look.kind in ("N", "A") and not look.pronoun and scene.same_line(at)


def _is_family(scene: Scene, at: int, after: int) -> bool:
    """Whether a name goes on with a word that is most likely a family name: `سعد الدين العثماني`, but not `جوهر الدين الحقيقي`."""
    look = scene.look(at)
    return at < after and not look.given and (look.name >= UNKNOWN or (is_nisba(scene, at) and look.weight < RATHER_SELDOM))


def _weight(scene: Scene, first: int, after: int, *, due: bool) -> float:
    """How sure it is that these words are a name; 0: none."""
    looks = [scene.look(i) for i in range(first, after)]
    if not looks:
        return 0.0
    names = [look.name for look in looks]
    if len(looks) == 1 and scene.hit(first, "roles"):
        return 0.0
    if not due and len(looks) == 2 and looks[0].deed and looks[0].weight > _DEED and not looks[1].article:
        return 0.0  # `فوز ترامب`
    if due:
        return 1.0 if max(names) >= FAMILY else 0.8 if max(names) >= UNKNOWN or len(looks) > 1 else 0.6
    if len(looks) == 1:
        return 0.8 if names[0] >= FAMILY and not looks[0].given and len(looks[0].letters) > 3 else 0.0
    if looks[0].connector == "faith":
        return 0.9 if len(looks) > 2 and _is_family(scene, first + 2, after) else 0.0
    if looks[0].connector == "prefix" or any(look.connector == "son" for look in looks):
        return 0.9
    if looks[0].given and (looks[1].connector == "prefix" or (looks[1].connector == "suffix" and _is_family(scene, first + 2, after))):
        return 0.9
    if looks[0].given and looks[0].name >= WORD and not looks[0].skip and len(looks) == 2 and is_nisba(scene, first + 1):
        return 0.9
    if looks[0].given and looks[0].name >= KNOWN and (not looks[0].skip or max(names[1:]) >= FAMILY or looks[1].article):
        return 0.9
    if any(look.pronoun for look in looks):
        return 0.0
    return 0.7 if max(names) >= FAMILY and min(names) > 0 else 0.5 if min(names) >= UNKNOWN and not looks[0].skip else 0.0
