"""Proper names of persons: where one begins and where it ends.

A name is due behind a title or an office; there even a word that is a common noun elsewhere may begin one. Where none is due, a name
must show itself: a given name with something after it, or a family name that is hardly ever anything else.
"""

from typing import NamedTuple

from musnad.mentions.families import (
    COMMON,
    NISBA,
    family_due,
    is_nisba,
    middle_due,
    nation_family,
    rare_attached,
    rare_verb,
    starts_given,
    third_due,
    told_by_office,
)
from musnad.mentions.scene import Match, Scene
from musnad.mentions.tables import FIGURES
from musnad.mentions.words import FAMILY, KNOWN, RARE, UNKNOWN, WORD, Look

LONGEST = 8  # words of a name
_RATHER_SELDOM = -11.5  # a definite noun less likely than this behind several names is a family name
_SELDOMER = -12.5  # a noun less likely than this behind a given name is a name where none is due
_FOREIGN = 3  # words of a foreign name
_STOPWORD = -8.5  # a word likelier than this is in no name
_RARE_PAIR = -13.0  # two words without article less likely than this behind a definite title are a foreign name
_SELDOM = -10.5  # two nouns less likely than this behind a definite title are a name
_STOPS = frozenset(
    ("roles", "role_modifiers", "organisations", "organisation_heads", "honorifics", "countries", "portfolios", "nationalities",
     "peoples", "armed_groups", "sources_unnamed", "naming_words", "capitals", "media")
)  # fmt: skip
_TITLES = ("honorifics", "roles")
_FOR, _LONG = "ل", 7  # "for", which is written onto a word, and letters of one that hardly begins with it otherwise
_AND = "و"  # "and", which unknown words mostly begin with
_POSSESSED = ("ه", "ها", "ات")  # endings of nouns with a pronoun and of plurals, which no first name has that no table knows
_DEED = -9.7  # the name of a deed likelier than this is hardly a first name where none is due
_TWO = "تين"  # ending of the dual of a feminine noun: `فترتين تدريبيتين` (two times of training)
_FAITH = ("الدين", "اوغلو")  # folded words before which any noun is a name
_ECHOED = 0.9  # weight of a name known by its echo
_HEADS = ("son", "prefix", "family", "particle")


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
    if (known := scene.hit(at, FIGURES, skip=skip)) and not _namesake(scene, known.after):
        return _public(scene, at, known)
    if end := scene.echoes.get(at):
        return Name(at, end, look.skip, look.given, _ECHOED)
    if (look.skip and not skip) or not _starts(scene, at, look, due=due):
        return None
    after = at + 1
    while after - at < LONGEST and scene.same_line(after) and _extends(scene, at, after, due=due):
        after += 1
    while after > at and scene.look(after - 1).connector in _HEADS and not (scene.look(after - 1).name and after - 1 > at):
        after -= 1
    weight = _weight(scene, at, after, due=due)
    return Name(at, after, look.skip, look.given, weight) if weight else None


def _public(scene: Scene, at: int, known: Match) -> Name:
    """The name of a public person, with the fathers that go on behind it (`محمد بن سلمان بن عبد العزيز`)."""
    after = known.after
    while after - at < LONGEST and scene.same_line(after) and _goes_on(scene, after):
        after += 1
    return Name(at, after, known.skip, scene.look(at).given, 1.0)


def _namesake(scene: Scene, at: int) -> bool:
    """Whether a family name goes on behind that of a public person with an article, so that somebody else is meant: `محمد الناصر شويخة`."""
    look = scene.look(at)
    if look.article or look.skip or look.given or look.pronoun or look.accusative or scene.hits(at):
        return False
    if not scene.same_line(at) or not scene.look(at - 1).article:
        return False
    return look.name >= UNKNOWN or (look.kind == "N" and look.weight < _SELDOMER and not look.lead and scene.look(at + 1).kind == "P")


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a whole name goes on with a father or with the family name that was still due: `عبد الله بن عبد العزيز السنهوري`."""
    look, before = scene.look(at), scene.look(at - 1)
    if look.connector in ("son", "family"):
        return _connects(scene, at, look)
    due = bool(before.given) or before.connector == "suffix" or scene.look(at - 2).connector == "prefix"
    family = due and look.article and look.name >= FAMILY and not (look.skip or scene.hits(at))
    return before.connector in ("son", "family") or family


def _starts(scene: Scene, at: int, look: Look, *, due: bool) -> bool:
    if look.connector in ("prefix", "family", "son") and look.kind != "P":
        if scene.look(at - 1).connector == "initial" and scene.same_line(at):
            return False  # `أف أم`, FM
        following = scene.look(at + 1)
        described = following.adjective and not following.article and not following.name  # `أم تجارية`, or a commercial one
        begins = look.connector == "prefix" and _nominal(following) and not described and _no_stopword(following)
        return begins or (due and following.name >= RARE)
    if _of_faith(scene, at):
        return True
    if look.name and _stopped(scene, at, look):
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
    rare = look.weight < COMMON or (look.kind == "N" and _fathered(scene, at) and scene.hit(at - 1, "honorifics") is not None)
    return due and not look.article and rare and not _stopped(scene, at, look) and _vouched(scene, at + 1)


def _starts_weakly(look: Look, plain: str, *, due: bool) -> bool:
    """Whether a word that only looks rare begins a name: with an article only if it has the ending of a family name."""
    if due:
        return not look.article or plain.endswith(NISBA)
    return look.kind != "X" and not plain.startswith(_AND) and not plain.endswith(_POSSESSED)


def _fathered(scene: Scene, at: int) -> bool:
    """Whether `بن` follows, before which even a common noun is a given name behind a title: `الدكتور سفر بن خالد`."""
    return scene.look(at + 1).connector == "son"


def _vouched(scene: Scene, at: int) -> bool:
    """Whether a word can only be the second part of a name."""
    look = scene.look(at)
    if _fathered(scene, at - 1) or (look.name >= UNKNOWN and not look.skip):
        return True
    title, word = scene.look(at - 2 - (scene.comma(at - 2) or scene.opens(at - 2))), scene.look(at - 1)
    if look.lead or scene.hits(at) or word.accusative or word.letters.endswith(_TWO):
        return False
    rare = max(look.weight, word.weight)
    if look.article:
        return title.article and rare < _SELDOM
    return title.article and rare < _RARE_PAIR and look.kind in ("N", "A") and not look.pronoun and scene.same_line(at)


def _nominal(look: Look) -> bool:
    return (look.kind in ("N", "A", "X") and not look.lead) or (look.name >= WORD and not look.skip)


def _stopped(scene: Scene, at: int, look: Look) -> bool:
    """Whether the tables know the word as something else, and it is not a name first of all."""
    if look.given and scene.hit(at - 1, "honorifics") and scene.look(at + 1).name >= WORD:
        return False  # `الشيخ صباح خالد`
    for match in scene.hits(at):
        if match.payload.table in _TITLES and match.skip == 1 and look.name < WORD:
            return True  # `وسمو ولي العهد`
        if match.skip == look.skip and match.payload.table in _STOPS:
            doubtful = "ambiguous" in match.payload.entry.tags or "surname" in match.payload.entry.tags
            if not (doubtful and look.name >= WORD) and not (look.name >= FAMILY and match.after == at + 1):
                return True
    return False


def _extends(scene: Scene, first: int, at: int, *, due: bool) -> bool:
    look, before = scene.look(at), scene.look(at - 1)
    if due and at == first + 1 and before.given and rare_verb(look):
        return True  # `توماس فيغل`, read as "so he …"
    if told_by_office(scene, first, at) or (due and middle_due(scene, first, at)):
        return True
    if any(match.after == at for match in scene.hits(first) if match.payload.table == FIGURES) and _namesake(scene, at):
        return True
    if rare_attached(scene, first, at):
        return True
    if look.kind in ("P", "D") or (look.lead and not look.name) or (look.preposition and look.article):
        return False
    attached = look.preposition or (look.letters.startswith(_FOR) and len(look.letters) >= _LONG)
    if attached and look.name < WORD and scene.plain(at).endswith(_POSSESSED):
        return False  # `ترامب لمستضيفيه`
    if look.skip:
        return RARE <= look.name < WORD and look.skip == 1 and at == first + 1 and starts_given(scene, first) and not look.conjunction
    if before.connector in _HEADS and (before.connector != "particle" or before.name):
        return (_nominal(look) and (before.connector != "prefix" or _bears(look))) or rare_verb(look)
    if _of_faith(scene, at):
        return True
    if look.connector and look.connector != "faith":
        return _connects(scene, at, look) or (look.connector == "prefix" and due and before.name >= WORD and bool(look.given))
    if family_due(scene, first, at, due=due) or third_due(scene, first, at):
        return True
    if _stopped(scene, at, look):
        return nation_family(scene, first, at) and (starts_given(scene, first) or (due and bool(before.given)))
    if _is_office(scene, at) or _complete(scene, first, at):
        return False
    if look.name >= WORD or (look.name >= RARE and look.kind != "V" and not look.pronoun):
        return True
    ends = due and at == first + 2 and starts_given(scene, first) and bool(before.given) and scene.look(at + 1).kind == "P"
    if ends and look.pronoun and not look.lead and look.letters.endswith(NISBA):
        return True  # `محمد علي شهيدي،`, which is no "my martyr"
    if look.kind not in ("N", "A") or look.pronoun or not _open(scene, first, at):
        return False
    if look.article:
        return not look.deed and look.weight < (_SELDOM if scene.look(at - 2).connector == "son" else _RATHER_SELDOM)
    nisba = look.letters.endswith(NISBA) and bool(before.given) and look.weight < (_RATHER_SELDOM if due else _RARE_PAIR)
    plain = not look.adjective or nisba or (look.weight < _RARE_PAIR and (due or scene.look(at - 2).connector == "prefix"))
    if ends and not look.accusative:
        return True  # `المدعي العام طارق وليام صعب.`
    return plain and not look.accusative and look.weight < (COMMON if due else _SELDOMER)


def _is_office(scene: Scene, at: int) -> bool:
    """Whether a word is an office rather than a part of the name: not behind `بن` nor before a family name (`الباجي قائد السبسي`)."""
    following = scene.look(at + 1)
    look = scene.look(at)
    inside = (following.name == FAMILY and following.article and not look.article) or (look.given and following.connector == "prefix")
    if look.given and not look.article and following.kind in ("P", "F") and scene.look(at - 1).given:
        return False  # `قصي مختار:`
    return scene.hit(at, "roles") is not None and scene.look(at - 1).connector != "son" and not inside


def _complete(scene: Scene, first: int, at: int) -> bool:
    """Whether the name has its family name already, and a word that is often something else follows."""
    look, before = scene.look(at), scene.look(at - 1)
    if scene.look(at - 2).connector == "son" and at - first > 2 and not look.article and look.name < UNKNOWN:
        return True  # `محمد بن نايف تعازي …`
    if before.article and not before.given and look.name <= WORD and not before.connector and scene.look(at - 2).connector not in _HEADS:
        return True
    if at == first + 1 and _family(before) and _family(look):
        return True  # two persons: `أقنع بايدن نتنياهو`
    full = bool(look.given) and before.name == FAMILY and not before.article and look.name <= WORD
    begun = starts_given(scene, first) or scene.look(first).connector == "prefix"
    return full and not (begun and scene.look(at + 1).kind == "P")  # `عبد الرحمان بالحاج علي،`


def _family(look: Look) -> bool:
    """Whether a word is a family name and nothing else, without an article."""
    return look.name == FAMILY and not look.given and not look.article


def _connects(scene: Scene, at: int, look: Look) -> bool:
    following = scene.look(at + 1)
    if look.connector == "suffix":
        before = scene.look(at - 1)
        return before.name >= WORD or before.connector in _HEADS or _faithful(scene, at)
    if look.connector in ("particle", "initial"):
        foreign = look.connector == "particle" and look.kind == "N" and not look.article and bool(scene.look(at - 1).given)
        return (following.name >= RARE and not following.skip) or (foreign and scene.same_line(at + 1) and _foreign(following))
    return scene.same_line(at + 1) and (_nominal(following) or rare_verb(following))


def _of_faith(scene: Scene, at: int) -> bool:
    """Whether a noun is a name since `الدين` follows: `عز الدين`."""
    return scene.look(at).connector == "faith" and scene.folded(at + 1) == _FAITH[0] and scene.same_line(at + 1)


def _foreign(look: Look) -> bool:
    """Whether a word that nobody uses may be a foreign family name."""
    return look.kind == "N" and look.weight < _SELDOMER and not (look.article or look.lead or look.pronoun or look.deed)


def _faithful(scene: Scene, at: int) -> bool:
    """Whether `الدين` makes a name of the noun before it: `عز الدين`, `فخر الدين`."""
    before = scene.look(at - 1)
    return scene.folded(at) in _FAITH and before.kind == "N" and not (before.article or before.lead or before.pronoun)


def _no_stopword(look: Look) -> bool:
    """Whether a word is no adverb that everybody uses: `أف أم اليوم`, `ابي الى`."""
    return bool(look.name) or look.weight < _STOPWORD


def _is_family(scene: Scene, at: int, after: int) -> bool:
    """Whether a name goes on with a word that is most likely a family name: `سعد الدين العثماني`, but not `جوهر الدين الحقيقي`."""
    look = scene.look(at)
    return at < after and not look.given and (look.name >= UNKNOWN or (is_nisba(scene, at) and look.weight < _RATHER_SELDOM))


def _bears(look: Look) -> bool:
    """Whether a word may follow `أبو`: no adverb, and no accusative, which tells what somebody does (`آبي مخاطبا`)."""
    return _no_stopword(look) and (bool(look.name) or look.article or not look.accusative)


def _open(scene: Scene, first: int, at: int) -> bool:
    """Whether the words so far are given names only, so that a family name is still due."""
    if at - first < _FOREIGN and not any(scene.look(i).article for i in range(first, at)):
        return at == first + 1 or scene.look(at).weight < _SELDOM
    return all(
        scene.look(i).given or scene.look(i - 1).connector in _HEADS or scene.look(i).connector in _HEADS or _fathered(scene, i)
        for i in range(first, at)
    )


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
