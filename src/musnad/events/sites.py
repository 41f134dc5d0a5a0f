"""Where a document tells that something is: its places with what governs them, those of a list as one, buildings that have no name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from musnad.events.scene import Scene
from musnad.grammar.syntax import NounPhrase
from musnad.records import Place, Precision
from musnad.text.folding import fold_word

_VAGUE: dict[Precision, int] = {"exact": 0, "town": 1, "district": 2, "country": 3}
_FRONT = 2  # tokens before the preposition of a place that opens its sentence: `أما في تعز فقد …` (as for Taiz)
_NEAR = 5  # tokens before a place in which its preposition stands
_WORDS = 2  # that a place has which no table holds
_TOWN, _WIDE = 1, 2  # how vague a town is, and a wide ground
_BODIES = {"state", "armed_group"}  # kinds of actors whose names begin with words of place
_COLONS = frozenset((":", "..", "…", "/", "-", "–"))  # between the place of a headline and its news
_AND, _OF, _QUOTES = "و", "من", frozenset("\"«“”'(")


class Site(NamedTuple):
    """A place as the words tell it: tokens `first` up to `after`, letters `start` up to `end` of the original text.

    preposition: the folded one before it, empty where none is. vague: 0 a building or square, 1 a town, 2 a district, 3 a country.
    aside: it begins with a word for a side or for nearness (`شمال سوريا`), which needs no preposition.
    listed: a table of places holds it, else `lies` where the one in which it lies is told. body: it is told by the name of who is
    there, or by a word for all places (`كافة الجهات`): where people gather, hardly where anything else is done.
    """

    first: int
    after: int
    start: int
    end: int
    preposition: str
    vague: int
    aside: bool = False
    listed: bool = True
    lies: bool = False
    body: bool = False


def find_sites(scene: Scene) -> tuple[Site, ...]:
    """All sites of a document in text order; linear in its length."""
    spots = zip(scene.spots, scene.spot_tokens, strict=True)
    named = [_of_spot(scene, spot, first, after) for spot, (first, after) in spots]
    may = scene.tables.places.grounded.through(scene.document.plain, scene.syntax.words)
    grounds = {token: vague for token in may if (vague := _ground(scene, token)) is not None}
    single = sorted([*named, *_unlisted(scene, named, grounds), *_wide(scene)])
    return tuple(sorted([*_joined(scene, single), *_again(scene, single, grounds)]))


def _wide(scene: Scene) -> Iterator[Site]:
    """What stands for all or many places of a country and names none: `كامل تراب الجمهورية` (all the territory of the republic)."""
    for mark in scene.marks:
        if mark.payload.table == "event_context" and mark.payload.entry.value == "everywhere":
            start, end = _start(scene, mark.first), scene.document.text.end(scene.document.tokens[mark.after - 1].end)
            preposition = _preposition(scene, mark.first, start, listed=False)
            yield Site(mark.first, mark.after, start, end, preposition, _WIDE, listed=False, body=True)


def _start(scene: Scene, token: int) -> int:
    """Where the letters of a word begin, in the original text, behind what is joined to it."""
    skip = sum(len(segment.text) for segment in scene.word(token).segments if segment.kind in ("conjunction", "preposition"))
    return scene.document.text.start(scene.document.tokens[token].start + skip)


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
    return Site(first, after, spot.start, spot.end, _preposition(scene, first, spot.start), _VAGUE[spot.precision], aside)


def _prefix(scene: Scene, token: int, start: int) -> str:
    """The folded letters of a token before a code point of the original text."""
    return fold_word(scene.document.text.original[scene.document.text.start(scene.document.tokens[token].start) : start])


def _preposition(scene: Scene, token: int, start: int, *, listed: bool = True) -> str:
    """What governs the letters from `start` on in a token: a preposition written onto them or standing before, else that of its phrase.

    Of a place that no table holds only where it is the first of its phrase: `أعضاء المكتب` (members of the bureau) is no place.
    """
    prefix = _prefix(scene, token, start)
    attached = prefix.removeprefix(_AND)
    if attached:
        return attached[0]
    word = "" if prefix else _before(scene, token)
    for face in (word, word.removeprefix(_AND)):
        if face in scene.tables.places.where or face in scene.tables.places.nowhere:
            return face
    phrase = scene.phrase(token)
    return fold_word(phrase.preposition) if phrase is not None and (listed or phrase.first == token) else ""


def _before(scene: Scene, token: int) -> str:
    """The folded word before a token, quotation marks, "all of" and "each of" left out."""
    words = [scene.document.tokens[at].folded for at in range(max(0, token - _NEAR), token)]
    while words and (words[-1] in _QUOTES or words[-1] in scene.tables.places.whole):
        words.pop()
    each = len(words) > 1 and words[-1] == _OF and words[-2] in scene.tables.places.each
    return (words[-3] if len(words) > 2 else "") if each else (words[-1] if words else "")


def _joined(scene: Scene, sites: Sequence[Site]) -> list[Site]:
    """Sites with what belongs to them as one: what "and" joins (`سوريا والعراق`), the side on which they lie (`الزنتان غربي طرابلس`)."""
    joined: list[Site] = []
    for site in sites:
        last = joined[-1] if joined else None
        if last is not None and site.first < last.after and last.preposition in scene.tables.places.where:
            continue  # it is told as that in which a building lies
        if last is not None and site.first == last.after and _prefix(scene, site.first, site.start) == _AND * (not site.aside):
            joined[-1] = last._replace(after=site.after, end=site.end)
        else:
            joined.append(site)
    return joined


def _again(scene: Scene, sites: Sequence[Site], grounds: Mapping[int, int]) -> Iterator[Site]:
    """Where a word of place with the article stands alone for a place told before: `المدينة` (the city)."""
    taken = {token for site in sites for token in range(site.first, site.after)}
    for token, vague in grounds.items():
        head = scene.word(token)
        if token in taken or not head.features.definite or not _alone(scene, token):
            continue
        before = next((site for site in reversed(sites) if site.after <= token and _means(scene, token, vague, site)), None)
        if before is not None:
            start = _start(scene, token)
            preposition = _preposition(scene, token, start, listed=False)
            yield before._replace(first=token, after=token + 1, preposition=preposition, aside=False)


def _alone(scene: Scene, token: int) -> bool:
    phrase = scene.phrase(token)
    return scene.place(token) is None and (phrase is None or phrase.after == token + 1)


def _means(scene: Scene, token: int, vague: int, site: Site) -> bool:
    """Whether a word of place means a site: one told with that word, or a town where it is a word for towns."""
    word = scene.faces(site.first)[2]
    return word == scene.faces(token)[2] or (vague == _TOWN == site.vague and _ground(scene, site.first) in (None, _TOWN))


def _unlisted(scene: Scene, named: Sequence[Site], grounds: Mapping[int, int]) -> Iterator[Site]:
    """What no table of places holds: buildings, grounds and towns with what they are called, and with the place in which they lie."""
    tokens, text = scene.document.tokens, scene.document.text
    starts = {site.first: site for site in named}
    taken = {token for site in named for token in range(site.first, site.after)}
    free = 0
    for token in sorted(grounds.keys() | {naming.first for naming in scene.statements.actors.places}):
        if token < free or token in taken:
            continue
        body = _before_body(scene, token)
        vague, phrase = (0, None) if body else (_head(scene, token, grounds), scene.phrase(token))
        if vague is None or (phrase is None and not body):
            continue
        first = token if phrase is None else _first(scene, phrase, token)
        after = body or (token + 1 if token + 1 in taken or phrase is None else _last(scene, phrase))
        apart = after < len(tokens) and (tokens[after].folded in scene.tables.places.where or _out_of(scene, starts, after))
        behind = starts.get(after + apart)
        if behind is not None and not (apart or behind.aside or _prefix(scene, after, behind.start)):
            behind = None
        called = body or (after - first >= _WORDS and not (vague and first == token and _describes(scene, token + 1)))
        if not called and (behind is None or (vague and after - first < _WORDS)):
            continue
        start = _start(scene, first)
        end = behind.end if behind is not None else text.end(tokens[after - 1].end)
        free = behind.after if behind is not None else after
        yield Site(
            first,
            free,
            start,
            end,
            _preposition(scene, first, start, listed=False),
            vague,
            listed=False,
            lies=behind is not None,
            body=bool(body),
        )


def _describes(scene: Scene, token: int) -> bool:
    """Whether a word only tells what kind a place is, and agrees with it, or how many: `محافظة جنوبية` (a southern governorate)."""
    word, head = scene.word(token), scene.word(token - 1)
    agrees = word.pos == "ADJ" and not word.features.definite and word.features.gender == head.features.gender
    return agrees or word.pos == "NUM"


def _out_of(scene: Scene, starts: Mapping[int, Site], token: int) -> bool:
    """Whether "of" with a wide ground stands at a token: `من ولاية تطاوين` (of the governorate of Tataouine)."""
    ground = starts.get(token + 1)
    return scene.document.tokens[token].folded == _OF and ground is not None and ground.vague == _WIDE


def _last(scene: Scene, phrase: NounPhrase) -> int:
    """Where the name in a phrase ends: what only tells how it lies is none (`القرية الواقعة قرب`, the village lying near).

    A name whose first word does not agree with the word of place is a phrase of its own: `منطقة طويل الحلاب`.
    """
    after = phrase.after - (scene.document.tokens[phrase.after - 1].folded in scene.tables.places.lying)
    behind = scene.phrase(after) if after == phrase.first + 1 and after < len(scene.document.tokens) else None
    own = behind is not None and behind.first == after and not behind.preposition and scene.place(after) is None
    return behind.after if behind is not None and own and scene.word(after).pos == "ADJ" else after


def _before_body(scene: Scene, token: int) -> int:
    """Where the name of a body ends that stands for its house: `أمام وزارة التربية` (in front of the ministry); 0 if none begins."""
    named = scene.place(token)
    if named is None or named.first != token or scene.kinds(named) != {"organisation"}:
        return 0
    before = scene.preposition(token) or _before(scene, token).removeprefix(_AND)
    words = scene.tables.places
    return named.after if before in words.outside or (before in words.seated and _house(scene, token)) else 0


def _house(scene: Scene, token: int) -> bool:
    """Whether a body meets in a house that has its name: `بالبرلمان` (in parliament), `في مجلس النواب` (in the house of deputies)."""
    word = scene.faces(token)[1:]
    behind = scene.document.tokens[token + 1].folded if token + 1 < len(scene.document.tokens) else ""
    return any(face in scene.tables.places.houses or f"{face} {behind}" in scene.tables.places.houses for face in word)


def _head(scene: Scene, token: int, grounds: Mapping[int, int]) -> int | None:
    """How vague a place is whose name a token begins, None where it begins none: a town with the article is one that was told before."""
    word = scene.word(token)
    vague = grounds.get(token) if word.pos == "NOUN" else None
    if vague is None or (vague and word.features.definite):
        return None
    named = scene.place(token)
    body = named is not None and named.first == token and bool(_BODIES & scene.kinds(named))
    figure = scene.document.words(token, token + 1).lstrip(_AND) in scene.tables.places.figures
    return None if body or figure else vague


def _ground(scene: Scene, token: int) -> int | None:
    """How vague a place is that is called by a word of place, None where the word is none."""
    _, stem, lemma = scene.faces(token)
    return scene.tables.places.grounds.get(lemma, scene.tables.places.grounds.get(stem))


def _first(scene: Scene, phrase: NounPhrase, token: int) -> int:
    """The first token of a place's phrase: words that tell how many there are belong to it (`عدة مناطق`, several areas)."""
    counted = all(scene.word(at).pos == "NUM" or scene.faces(at)[2] in scene.tables.places.several for at in range(phrase.first, token))
    return phrase.first if counted else token
