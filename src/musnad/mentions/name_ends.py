"""Where a name of a person ends: what goes on with it, word by word, and what stops it."""

from musnad.mentions.families import (
    COMMON,
    NISBA,
    family_due,
    middle_due,
    nation_family,
    rare_attached,
    rare_verb,
    starts_given,
    third_due,
    told_by_office,
)
from musnad.mentions.scene import Scene
from musnad.mentions.tables import FIGURES
from musnad.mentions.words import FAMILY, RARE, UNKNOWN, WORD, Look

RATHER_SELDOM = -11.5  # a definite noun less likely than this behind several names is a family name
_SELDOMER = -12.5  # a noun less likely than this behind a given name is a name where none is due
_FOREIGN = 3  # words of a foreign name
_STOPWORD = -8.5  # a word likelier than this is in no name
RARE_PAIR = -13.0  # two words without article less likely than this behind a definite title are a foreign name
SELDOM = -10.5  # two nouns less likely than this behind a definite title are a name
_STOPS = frozenset(
    ("roles", "role_modifiers", "organisations", "organisation_heads", "honorifics", "countries", "portfolios", "nationalities",
     "peoples", "armed_groups", "sources_unnamed", "naming_words", "capitals", "media")
)  # fmt: skip
_TITLES = ("honorifics", "roles")
_FOR, _LONG = "ل", 7  # "for", which is written onto a word, and letters of one that hardly begins with it otherwise
POSSESSED = ("ه", "ها", "ات")  # endings of nouns with a pronoun and of plurals, which no first name has that no table knows
_FAITH = ("الدين", "اوغلو")  # folded words before which any noun is a name
HEADS = ("son", "prefix", "family", "particle")


def extends(scene: Scene, first: int, at: int, *, due: bool) -> bool:
    """Whether a word goes on with the name that begins at `first`; due: as in `names.name_at`."""
    look, before = scene.look(at), scene.look(at - 1)
    if due and at == first + 1 and before.given and rare_verb(look):
        return True  # `توماس فيغل`, read as "so he …"
    if told_by_office(scene, first, at) or (due and middle_due(scene, first, at)):
        return True
    if any(match.after == at for match in scene.hits(first) if match.payload.table == FIGURES) and namesake(scene, at):
        return True
    if rare_attached(scene, first, at):
        return True
    if look.kind in ("P", "D") or (look.lead and not look.name) or (look.preposition and look.article):
        return False
    attached = look.preposition or (look.letters.startswith(_FOR) and len(look.letters) >= _LONG)
    if attached and look.name < WORD and scene.plain(at).endswith(POSSESSED):
        return False  # `ترامب لمستضيفيه`
    if look.skip:
        return RARE <= look.name < WORD and look.skip == 1 and at == first + 1 and starts_given(scene, first) and not look.conjunction
    if before.connector in HEADS and (before.connector != "particle" or before.name):
        return (nominal(look) and (before.connector != "prefix" or _bears(look))) or rare_verb(look)
    if of_faith(scene, at):
        return True
    if look.connector and look.connector != "faith":
        return _connects(scene, at, look) or (look.connector == "prefix" and due and before.name >= WORD and bool(look.given))
    if family_due(scene, first, at, due=due) or third_due(scene, first, at):
        return True
    if stopped(scene, at, look):
        return nation_family(scene, first, at) and (starts_given(scene, first) or (due and bool(before.given)))
    if _is_office(scene, at) or _complete(scene, first, at):
        return False
    if look.name >= WORD or (look.name >= RARE and look.kind != "V" and not look.pronoun):
        return True
    return _ends(scene, first, at, due=due)


def _ends(scene: Scene, first: int, at: int, *, due: bool) -> bool:
    """Whether a word that is a common noun elsewhere ends a name whose family name is still due."""
    look, before = scene.look(at), scene.look(at - 1)
    ends = due and at == first + 2 and starts_given(scene, first) and bool(before.given) and scene.look(at + 1).kind == "P"
    if ends and look.pronoun and not look.lead and look.letters.endswith(NISBA):
        return True  # `محمد علي شهيدي،`, which is no "my martyr"
    if look.kind not in ("N", "A") or look.pronoun or not _open(scene, first, at):
        return False
    if look.article:
        return not look.deed and look.weight < (SELDOM if scene.look(at - 2).connector == "son" else RATHER_SELDOM)
    nisba = look.letters.endswith(NISBA) and bool(before.given) and look.weight < (RATHER_SELDOM if due else RARE_PAIR)
    plain = not look.adjective or nisba or (look.weight < RARE_PAIR and (due or scene.look(at - 2).connector == "prefix"))
    if ends and not look.accusative:
        return True  # `المدعي العام طارق وليام صعب.`
    return plain and not look.accusative and look.weight < (COMMON if due else _SELDOMER)


def namesake(scene: Scene, at: int) -> bool:
    """Whether a family name goes on behind that of a public person with an article, so that somebody else is meant: `محمد الناصر شويخة`."""
    look = scene.look(at)
    if look.article or look.skip or look.given or look.pronoun or look.accusative or scene.hits(at):
        return False
    if not scene.same_line(at) or not scene.look(at - 1).article:
        return False
    return look.name >= UNKNOWN or (look.kind == "N" and look.weight < _SELDOMER and not look.lead and scene.look(at + 1).kind == "P")


def goes_on(scene: Scene, at: int) -> bool:
    """Whether a whole name goes on with a father or with the family name that was still due: `عبد الله بن عبد العزيز السنهوري`."""
    look, before = scene.look(at), scene.look(at - 1)
    if look.connector in ("son", "family"):
        return _connects(scene, at, look)
    due = bool(before.given) or before.connector == "suffix" or scene.look(at - 2).connector == "prefix"
    family = due and look.article and look.name >= FAMILY and not (look.skip or scene.hits(at))
    return before.connector in ("son", "family") or family


def stopped(scene: Scene, at: int, look: Look) -> bool:
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


def of_faith(scene: Scene, at: int) -> bool:
    """Whether a noun is a name since `الدين` follows: `عز الدين`."""
    return scene.look(at).connector == "faith" and scene.folded(at + 1) == _FAITH[0] and scene.same_line(at + 1)


def nominal(look: Look) -> bool:
    return (look.kind in ("N", "A", "X") and not look.lead) or (look.name >= WORD and not look.skip)


def no_stopword(look: Look) -> bool:
    """Whether a word is no adverb that everybody uses: `أف أم اليوم`, `ابي الى`."""
    return bool(look.name) or look.weight < _STOPWORD


def fathered(scene: Scene, at: int) -> bool:
    """Whether `بن` follows, before which even a common noun is a given name behind a title: `الدكتور سفر بن خالد`."""
    return scene.look(at + 1).connector == "son"


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
    if before.article and not before.given and look.name <= WORD and not before.connector and scene.look(at - 2).connector not in HEADS:
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
        return before.name >= WORD or before.connector in HEADS or _faithful(scene, at)
    if look.connector in ("particle", "initial"):
        foreign = look.connector == "particle" and look.kind == "N" and not look.article and bool(scene.look(at - 1).given)
        return (following.name >= RARE and not following.skip) or (foreign and scene.same_line(at + 1) and _foreign(following))
    return scene.same_line(at + 1) and (nominal(following) or rare_verb(following))


def _foreign(look: Look) -> bool:
    """Whether a word that nobody uses may be a foreign family name."""
    return look.kind == "N" and look.weight < _SELDOMER and not (look.article or look.lead or look.pronoun or look.deed)


def _faithful(scene: Scene, at: int) -> bool:
    """Whether `الدين` makes a name of the noun before it: `عز الدين`, `فخر الدين`."""
    before = scene.look(at - 1)
    return scene.folded(at) in _FAITH and before.kind == "N" and not (before.article or before.lead or before.pronoun)


def _bears(look: Look) -> bool:
    """Whether a word may follow `أبو`: no adverb, and no accusative, which tells what somebody does (`آبي مخاطبا`)."""
    return no_stopword(look) and (bool(look.name) or look.article or not look.accusative)


def _open(scene: Scene, first: int, at: int) -> bool:
    """Whether the words so far are given names only, so that a family name is still due."""
    if at - first < _FOREIGN and not any(scene.look(i).article for i in range(first, at)):
        return at == first + 1 or scene.look(at).weight < SELDOM
    return all(
        scene.look(i).given or scene.look(i - 1).connector in HEADS or scene.look(i).connector in HEADS or fathered(scene, i)
        for i in range(first, at)
    )
