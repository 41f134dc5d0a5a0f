"""Where a document tells that something is: its places with what governs them, those of a list as one, buildings that have no name."""

from collections.abc import Iterator, Mapping, Sequence

from musnad.events.grounds import sides, unlisted_sites, vague_ground
from musnad.events.scene import Scene
from musnad.events.site import AND, Site, governed_by, prefix_of, start_of
from musnad.records import Place, Precision
from musnad.text.folding import fold_word

_VAGUE: dict[Precision, int] = {"exact": 0, "town": 1, "district": 2, "country": 3}
_FRONT = 2  # tokens before the preposition of a place that opens its sentence: `أما في تعز فقد …` (as for Taiz)
_TOWN, _WIDE = 1, 2  # how vague a town is, and a wide ground
_COLONS = frozenset((":", "..", "…", "/", "-", "–"))  # between the place of a headline and its news


def find_sites(scene: Scene) -> tuple[Site, ...]:
    """All sites of a document in text order; linear in its length."""
    spots = zip(scene.spots, scene.spot_tokens, strict=True)
    known = [_of_spot(scene, spot, first, after) for spot, (first, after) in spots]
    taken = {token for site in known for token in range(site.first, site.after)}
    named = sorted([*known, *(side for side in sides(scene) if taken.isdisjoint(range(side.first, side.after)))])
    may = scene.tables.places.grounded.through(scene.document.plain, scene.syntax.words)
    grounds = {token: vague for token in may if (vague := vague_ground(scene, token)) is not None}
    single = sorted([*named, *unlisted_sites(scene, named, grounds), *_wide(scene)])
    return tuple(sorted([*_joined(scene, single), *_again(scene, single, grounds)]))


def _wide(scene: Scene) -> Iterator[Site]:
    """What stands for all or many places of a country and names none: `كامل تراب الجمهورية` (all the territory of the republic)."""
    for mark in scene.marks:
        if mark.payload.table == "event_context" and mark.payload.entry.value == "everywhere":
            start, end = start_of(scene, mark.first), scene.document.text.end(scene.document.tokens[mark.after - 1].end)
            preposition = governed_by(scene, mark.first, start, listed=False)
            yield Site(mark.first, mark.after, start, end, preposition, _WIDE, listed=False, body=True)


def opens(scene: Scene, site: Site) -> bool:
    """Whether a site is where all that follows is done: it opens its sentence (`وفي صنعاء، خرجت تظاهرة`) or "where" stands behind it."""
    first, after = scene.sentence(site.first)
    behind = site.after + (site.after < after and scene.document.tokens[site.after].kind == "mark")
    if behind < after and scene.document.tokens[behind].folded in scene.tables.places.wherein:
        return True
    if heads(scene, site):
        return True
    verbs = any(token in scene.verbs for token in range(first, site.first))
    return site.preposition in scene.tables.places.opening and site.first - first <= _FRONT and not verbs


def heads(scene: Scene, site: Site) -> bool:
    """Whether a site is set before a headline as where its news is: `سوسة: وقفة احتجاجية` (Sousse: a protest)."""
    behind = site.after
    if not scene.titled or site.vague > _TOWN or site.first > 0 or not behind < scene.document.sentences[0][1]:
        return False
    return scene.document.tokens[behind].folded in _COLONS and behind not in scene.cues


def _of_spot(scene: Scene, spot: Place, first: int, after: int) -> Site:
    aside = fold_word(spot.text.split()[0]) in scene.tables.places.asides
    return Site(first, after, spot.start, spot.end, governed_by(scene, first, spot.start), _VAGUE[spot.precision], aside)


def _joined(scene: Scene, sites: Sequence[Site]) -> list[Site]:
    """Sites with what belongs to them as one: what "and" joins (`سوريا والعراق`), the side on which they lie (`الزنتان غربي طرابلس`)."""
    joined: list[Site] = []
    for site in sites:
        last = joined[-1] if joined else None
        if last is not None and site.first < last.after and last.preposition in scene.tables.places.where:
            continue  # it is told as that in which a building lies
        if last is not None and _goes_on(scene, last, site):
            joined[-1] = last._replace(after=site.after, end=site.end)
        else:
            joined.append(site)
    return joined


def _goes_on(scene: Scene, last: Site, site: Site) -> bool:
    """Whether a site stands right behind another that it belongs to: joined by "and", which some write as a word of its own."""
    apart = site.first == last.after + 1 and scene.document.tokens[last.after].folded == AND
    prefix = prefix_of(scene, site.first, site.start)
    return (site.first == last.after and prefix == AND * (not site.aside)) or (apart and not (prefix or site.aside))


def _again(scene: Scene, sites: Sequence[Site], grounds: Mapping[int, int]) -> Iterator[Site]:
    """Where a word of place with the article stands alone for a place told before: `المدينة` (the city)."""
    taken = {token for site in sites for token in range(site.first, site.after)}
    for token, vague in grounds.items():
        head = scene.word(token)
        if token in taken or not head.features.definite or not _alone(scene, token):
            continue
        before = next((site for site in reversed(sites) if site.after <= token and _means(scene, token, vague, site)), None)
        if before is not None:
            start = start_of(scene, token)
            preposition = governed_by(scene, token, start, listed=False)
            yield before._replace(first=token, after=token + 1, preposition=preposition, aside=False)


def _alone(scene: Scene, token: int) -> bool:
    phrase = scene.phrase(token)
    return scene.place(token) is None and (phrase is None or phrase.after == token + 1)


def _means(scene: Scene, token: int, vague: int, site: Site) -> bool:
    """Whether a word of place means a site: one told with that word, a town where it is one for towns, town or land where for lands."""
    word, told = scene.faces(site.first)[2], scene.faces(token)[2]
    land = told in scene.tables.places.lands and scene.word(token).features.number == "s" and site.listed and site.vague in (_TOWN, _WIDE)
    return word == told or land or (vague == _TOWN == site.vague and vague_ground(scene, site.first) in (None, _TOWN))
