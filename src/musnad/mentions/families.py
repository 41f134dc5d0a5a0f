"""Family names that no table knows: what shows that a word ends the name before it."""

from musnad.mentions.scene import Scene
from musnad.mentions.titles import CALLINGS
from musnad.mentions.words import FAMILY, KNOWN, WORD, Look

COMMON = -10.0  # a noun less likely than this (see `Analysis.weight`) may be a family name behind a given name
NISBA = "ي"  # ending of most family names with an article
_RARE_VERB = -15.5  # a verb less likely than this right behind a given name is a foreign family name
_FOR, _ALIF = "ل", "ا"  # "for", and the letter that an article loses where it is written as it is spoken
_NOT_STOPS = frozenset(("sources_unnamed", "peoples", "honorifics"))  # tables whose words are family names too
_ROLES = "roles"
_BORROWED = ("media", "organisations", "armed_groups")  # tables whose ambiguous names are borne by families


def starts_given(scene: Scene, first: int) -> bool:
    """Whether a name begins with a given name that is hardly ever anything else."""
    return bool(scene.look(first).given) and scene.look(first).name >= KNOWN


def family_due(scene: Scene, first: int, at: int, *, due: bool) -> bool:
    """Whether a definite word right behind one given name can only be a family name: `محمد الناصر`, `يوسف الشاهد`."""
    look, start = scene.look(at), first + (scene.look(first).connector == "prefix")
    start += scene.look(start + 1).connector == "suffix" and at > start + 1  # `نور الدين البحيري`
    if at != start + 1 or not (scene.look(first).given or start > first):
        return False
    if scene.look(first).name < KNOWN and start == first and not due and not is_nisba(scene, at):
        return False
    if not look.article or look.lead or look.kind not in ("N", "A") or look.pronoun:
        return False
    known = [m.payload for m in scene.hits(at) if not m.skip and m.payload.table not in _NOT_STOPS]
    stops = [hit for hit in known if not (hit.table in _BORROWED and "ambiguous" in hit.entry.tags)]
    if due and all(hit.table == "roles" and CALLINGS & set(hit.entry.tags) for hit in stops):
        stops = []  # `شوقي الطبيب`
    return not stops and not scene.look(at + 1).given


def third_due(scene: Scene, first: int, at: int) -> bool:
    """Whether a definite adjective behind two given names can only be a family name: `أنس خالد الصالح`."""
    if at != first + 2:
        return False
    look, names = scene.look(at), [scene.look(i) for i in range(first, at)]
    if not all(name.given and not name.article for name in names) or max(name.name for name in names) < WORD:
        return False
    goes_on = look.letters in scene.tables.participles  # `القادم من`
    return look.article and look.kind == "A" and not (look.lead or look.pronoun or goes_on or scene.hits(at))


def middle_due(scene: Scene, first: int, at: int) -> bool:
    """Whether a word between a given name and a family name can only be a name too: `محمد ناجم الغرسلي`."""
    look, family = scene.look(at), scene.look(at + 1)
    if at != first + 1 or not starts_given(scene, first) or not family.article or family.lead or not scene.same_line(at + 1):
        return False
    if look.kind not in ("N", "A") or look.article or look.lead or look.pronoun or look.accusative or look.deed or scene.hits(at):
        return False
    return look.weight < COMMON and not scene.hits(at + 1) and (family.name == FAMILY or is_nisba(scene, at + 1))


def told_by_office(scene: Scene, first: int, at: int) -> bool:
    """Whether an office behind a comma shows that the noun before it ends a name: `عبد الجليل زخامة، رئيس الشركة`."""
    look, after = scene.look(at), at + 1 + scene.comma(at + 1)
    if _ROLES not in scene.tables_at.get(after, ()):
        return False
    names = [scene.look(i) for i in range(first, at)]
    if not all(name.given or name.connector or scene.look(i - 1).connector for i, name in enumerate(names, first)):
        return False
    noun = look.kind in ("N", "A") and not (look.lead or look.article or look.pronoun or look.accusative)
    office = scene.hit(after, _ROLES) if noun and scene.same_line(after) and not scene.hits(at) else None
    return office is not None and not office.skip and office.payload.number == "s"


def rare_attached(scene: Scene, first: int, at: int) -> bool:
    """Whether a word right behind a given name begins with a letter that is written onto words, but has a rest that nobody knows."""
    look = scene.look(at)
    if scene.look(at - 1).given and look.preposition == _FOR and _ALIF + scene.folded(at) in scene.tables.surnames:
        return True  # `لطفي لعماري`, as the Maghreb writes `العماري`
    if at != first + 1 or not scene.look(first).given or not look.lead or look.conjunction or look.article or look.name >= WORD:
        return False
    return look.weight < _RARE_VERB and look.kind in ("N", "X") and not look.pronoun and not scene.hits(at)


def rare_verb(look: Look) -> bool:
    """Whether a word is read as a verb that hardly anybody uses, so that a name is likelier where one may stand."""
    return look.kind == "V" and look.weight < _RARE_VERB


def is_nisba(scene: Scene, at: int) -> bool:
    """Whether a word is a definite adjective in ي that a single indefinite noun before it cannot have: `رمضان التاورغي`."""
    look = scene.look(at)
    return look.kind in ("N", "A") and look.article and scene.plain(at).endswith(NISBA) and look.weight < COMMON


def nation_family(scene: Scene, first: int, at: int) -> bool:
    """A family name that is an adjective of country or people: only the second word of a name."""
    match = scene.nation(at)
    return (
        match is not None
        and match.after == at + 1
        and scene.plain(at).endswith(NISBA)
        and "surname" in match.payload.entry.tags
        and at == first + 1
    )
