"""Where: the place that belongs to a trigger."""

from collections.abc import Iterable
from typing import NamedTuple

from musnad.events.scene import Scene, last_in
from musnad.events.scope import in_description
from musnad.events.seats import find_seats
from musnad.events.site import Site
from musnad.events.sites import find_sites, heads, opens
from musnad.events.triggers import Candidate
from musnad.events.visits import visited
from musnad.text.folding import fold_word

_BESIDE = 3  # tokens between a trigger and a place that no preposition governs: `زار المدينة`
_WHENCE = 16  # tokens between a trigger and the place before it
_BEFORE = 10  # by how much a place before the trigger counts as further off
_EXACT = 6  # by how much a place counts as further off for each step that it is vaguer
_DISTRICT = 2  # how vague a district is
_WHERE = 40  # tokens between a trigger and the place behind it
_BODY = 3  # the first sentence behind the lead
LOOSE = 5  # how vague a place is that no words of a deed tell
_FAR = 32  # how far off a place may be but for how vague it is
_OPENS = 6  # how far off such a place counts to be
_VERB, _MARK = 6, 3  # by how much a verb or a mark between a trigger and a place counts as further off
_FOR = "ل"  # before what a deed is done for
_ALIF, _OF_THE = "ا", "لل"  # the article loses its alif behind a preposition written onto it


class Where(NamedTuple):
    """A place as the words tell it; `vague`: 0 a building or square, 1 a town, 2 a district, 3 a country, LOOSE of no words of the deed."""

    vague: int
    text: str


class Ground(NamedTuple):
    """Where things are in a document: its sites, the site where each statement is said, and the deeds that nouns behind prepositions name.

    deeds: by token the codes of their types. crowds: what tells that a crowd gathers, in text order.
    """

    sites: tuple[Site, ...]
    seats: dict[int, Site]
    deeds: dict[int, frozenset[str]]
    crowds: tuple[Candidate, ...]


def survey(scene: Scene, triggers: Iterable[Candidate]) -> Ground:
    """The ground of a document; linear in its length."""
    sites = find_sites(scene)
    found = tuple(triggers)
    deeds: dict[int, frozenset[str]] = {}
    for trigger in found:
        deed = trigger.verb is None and "speech" not in trigger.trigger.type.tags and "itself" not in trigger.trigger.frame.actor
        if deed and _governed(scene, trigger.first):
            deeds[trigger.first] = deeds.get(trigger.first, frozenset()) | {trigger.trigger.type.code}
    crowds = tuple(trigger for trigger in found if "crowd" in trigger.trigger.type.tags)
    return Ground(sites, find_seats(scene, sites), deeds, crowds)


def _governed(scene: Scene, token: int) -> bool:
    """Whether a noun or its phrase stands behind a preposition, but for what another deed is for (`لـ`) or in which it is done (`خلال`)."""
    phrase = scene.phrase(token)
    first = min(token, phrase.first) if phrase is not None else token
    before = scene.preposition(token) or scene.preposition(first)
    if not before and first and (scene.word(first - 1).pos == "ADP" or scene.document.tokens[first - 1].folded in scene.tables.timing):
        before = scene.document.tokens[first - 1].folded
    return bool(before) and before not in scene.tables.owning and (before in scene.tables.timing or before not in scene.tables.during)


def find_place(scene: Scene, ground: Ground, candidate: Candidate) -> Where | None:
    """The place told nearest to a trigger in its clause, behind it rather than before, an exact one rather than a vague one.

    What lies behind another deed is where that was: `اجتماع بعد هجوم في لندن` (a meeting after an attack in London).
    None for deals between parties, and for what is said but for where it is told to be said. Of breaks only withdrawals have one.
    """
    kind = candidate.trigger.type.tags
    if "placeless" in kind and "placed" not in candidate.trigger.tags:
        return None
    if "speech" in kind:
        seat = _seat(scene, ground.seats, candidate)
        return where(scene, seat) if seat is not None else _of_crowd(scene, ground, candidate)
    first, after = scene.sentence(candidate.first)
    after = min(after, candidate.after + _WHERE)
    near = [
        (_distance(scene, candidate, site), site)
        for site in ground.sites
        if first <= site.first < after
        and _apart(scene, candidate, site)
        and _is_where(scene, candidate, site)
        and not _of_another(ground, candidate, site)
        and (site.preposition or "placeless" not in kind)  # `انسحاب ليبيا` tells who withdraws
    ]
    best = min(near, default=None)
    seen = visited(scene, candidate)
    beyond = best is not None and seen is not None and any(at in scene.verbs for at in range(seen.first, best[1].first))
    if best is not None and not beyond and best[0] <= _FAR + _EXACT * best[1].vague:
        return where(scene, best[1])
    return where(scene, seen) if seen is not None else _of_headline(scene, ground, candidate)


def _of_crowd(scene: Scene, ground: Ground, candidate: Candidate) -> Where | None:
    """Where a crowd gathers to demand something: `نظموا وقفة أمام المقر للمطالبة بحقوقهم` (they gathered at the seat to demand)."""
    if candidate.verb is not None or scene.preposition(candidate.first) != _FOR:
        return None
    first = scene.sentence(candidate.first)[0]
    crowd = next((each for each in reversed(ground.crowds) if first <= each.first < candidate.first), None)
    place = find_place(scene, ground, crowd) if crowd is not None else None
    return place if place is not None and place.vague < _DISTRICT else None


def _of_headline(scene: Scene, ground: Ground, candidate: Candidate) -> Where | None:
    """The town before the headline (`سوسة: احتجاجات`), for a deed of the lead that tells no place, until another mention tells one."""
    head = ground.sites[0] if ground.sites and 0 < scene.order(candidate.first) < _BODY else None
    if head is None or "mutual" in candidate.trigger.type.tags or not heads(scene, head):
        return None
    return where(scene, head)._replace(vague=LOOSE)


def _seat(scene: Scene, seats: dict[int, Site], candidate: Candidate) -> Site | None:
    """Where what a trigger tells is said: where the statement is that it announces, or that holds its call."""
    said = scene.statements.said
    cued = next((i for i in range(len(said)) if said[i].cue_first <= candidate.first < said[i].cue_after), None)
    trigger = candidate.trigger
    if cued is None and "asks" in trigger.type.tags and (trigger.part == "phrase" or "addressed" in trigger.tags):
        cued = scene.holders[candidate.first]
    return seats.get(cued) if cued is not None else None


def where(scene: Scene, site: Site) -> Where:
    """A site as an event tells it."""
    vague = max(site.vague, _DISTRICT) if heads(scene, site) else site.vague  # before a headline its town stands for what is around it
    original = scene.document.text.original
    article = any(segment.kind == "article" for segment in scene.word(site.first).segments)
    swallowed = _ALIF * (article and original[site.start - 1 : site.start + 1] == _OF_THE)  # للعاصمة, not لليبيا
    return Where(vague, swallowed + original[site.start : site.end])


def _apart(scene: Scene, candidate: Candidate, site: Site) -> bool:
    """Whether a site stands behind a trigger, shortly before it, or at the head of its sentence."""
    if site.first > candidate.first:
        return True
    return site.after <= candidate.first and (candidate.first - site.first <= _WHENCE or opens(scene, site))


def _of_another(ground: Ground, candidate: Candidate, site: Site) -> bool:
    """Whether a deed of another type is named between a trigger and a site behind it."""
    own = candidate.trigger.type.code
    return any(at in ground.deeds and own not in ground.deeds[at] for at in range(candidate.after, site.first))


def _is_where(scene: Scene, candidate: Candidate, site: Site) -> bool:
    """Whether a site stands behind a preposition or right beside the trigger, outside a name and told by the same voice."""
    token = site.first
    near = token > candidate.first and token - candidate.after <= _BESIDE and not _between(scene, candidate.first, token)
    beside = (
        near and (site.listed or site.lies or site.vague > 0) and not _describes(scene, site)
    )  # a building without its town is what is hit or met, not where
    governed = site.preposition in scene.tables.places.where or (
        site.listed and bool(site.preposition) and site.preposition not in scene.tables.places.nowhere
    )
    told = beside or ((governed or site.aside) and not _spoken_of(scene, candidate, site)) or _hosts(scene, site) or heads(scene, site)
    if not told or scene.holders[token] != scene.holders[candidate.first] or (site.body and not _receives(scene, candidate, site)):
        return False
    if token > candidate.first and in_description(scene, candidate, token) and not _parted(scene, candidate, site):
        return False
    return not _in_name(scene, site)


def _parted(scene: Scene, candidate: Candidate, site: Site) -> bool:
    """Whether a mark stands between the last verb before a site and the site: there a relative clause may end."""
    verb = last_in(scene.verb_tokens, candidate.after, site.first)
    return any(scene.document.tokens[at].kind == "mark" for at in range(verb or site.first, site.first))


def _receives(scene: Scene, candidate: Candidate, site: Site) -> bool:
    """Whether the house of a body is where a crowd gathers, or where a meeting told right before is held."""
    kind = candidate.trigger.type.tags
    if "crowd" in kind:
        return True
    behind = "mutual" in kind and site.first > candidate.first and not _between(scene, candidate.first, site.first)
    whom = site.preposition in candidate.trigger.takes  # `اتصل بالوزارة`: whom somebody called, not where
    return behind and not whom and site.preposition not in scene.tables.places.outside


def _describes(scene: Scene, site: Site) -> bool:
    """Whether a site tells where somebody is at home (`المقيم في`) or where some other place lies (`الواقعة قرب`)."""
    before = site.first - 1
    before -= before >= 0 and scene.document.tokens[before].folded == site.preposition
    return before >= 0 and scene.document.tokens[before].folded in scene.tables.places.describing


def _spoken_of(scene: Scene, candidate: Candidate, site: Site) -> bool:
    """Whether a site is that of what is spoken of (`الأوضاع في ليبيا`, the situation in Libya), or where somebody is at home."""
    token = site.first - 1
    if site.first < candidate.first and opens(scene, site):
        return False
    if scene.document.tokens[token].folded == site.preposition:
        token -= 1
    if _describes(scene, site):
        return True
    phrase = scene.phrase(token)
    if token < 0 or phrase is None or phrase.first <= candidate.first < phrase.after:
        return False
    return any(not scene.tables.places.topical.isdisjoint(scene.faces(at)) for at in range(phrase.first, phrase.after))


def _hosts(scene: Scene, site: Site) -> bool:
    """Whether a site is what a verb such as "witness" or "host" says it of: `شهدت العاصمة تظاهرة` (the capital saw a demonstration)."""
    beside = (scene.verbs.get(site.first - 1), scene.verbs.get(site.after))
    return not site.preposition and any(v is not None and fold_word(v.analysis.lemma) in scene.tables.places.hosts for v in beside)


def _in_name(scene: Scene, site: Site) -> bool:
    named = scene.place(site.first)
    if named is not None and not site.listed and named.first == site.first:
        return False  # it is the house of whom it names
    return named is not None and named.name_first < named.after and named.after - named.first > 2


def _distance(scene: Scene, candidate: Candidate, site: Site) -> int:
    exact = _EXACT * site.vague
    if _hosts(scene, site):
        return (
            abs(site.first - candidate.first)
            + _between(scene, candidate.first, site.first)
            - _VERB * (site.first > candidate.first)
            + exact
        )
    if site.first > candidate.first:
        return _steps(scene, candidate.first, site.first) + _between(scene, candidate.first, site.first) + exact
    if opens(scene, site):
        return _OPENS + exact
    return candidate.first - site.first + _between(scene, candidate.first, site.first) + _BEFORE + exact


def _steps(scene: Scene, first: int, after: int) -> int:
    """How many words stand from one token up to another, what names somebody counted as one."""
    named = scene.place_at
    return sum(named[token] < 0 or named[token] != named[token - 1] for token in range(first, after))


def _between(scene: Scene, one: int, other: int) -> int:
    """How many verbs and marks part two tokens, as distance."""
    first, after = sorted((one, other))
    verbs = sum(token in scene.verbs and scene.faces(token)[2] not in scene.tables.places.held for token in range(first + 1, after))
    marks = sum(scene.document.tokens[token].kind == "mark" for token in range(first + 1, after))
    return _VERB * verbs + _MARK * marks
