"""Where things are that no table of places holds: buildings, grounds and towns with what they are called, sides of the country."""

from collections.abc import Iterator, Mapping, Sequence

from musnad.events.scene import Scene
from musnad.events.site import AND, OF, Site, governed_by, prefix_of, start_of, word_before
from musnad.grammar.syntax import NounPhrase

_WORDS = 2  # that a place has which no table holds
_WIDE = 2  # how vague a wide ground is
_JOINED = frozenset("بولف")  # "in", "and", "for", written onto a word
_QUOTED = 4  # words of a name in quotation marks
_BODIES = {"state", "armed_group"}  # kinds of actors whose names begin with words of place


def unlisted_sites(scene: Scene, named: Sequence[Site], grounds: Mapping[int, int]) -> Iterator[Site]:
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
        after = body or (token + 1 if token + 1 in taken or phrase is None else _last(scene, phrase, vague))
        after = _quoted(scene, first, after)
        apart = after < len(tokens) and (tokens[after].folded in scene.tables.places.where or _out_of(scene, starts, after))
        behind = starts.get(after + apart)
        if behind is not None and not (apart or behind.aside or prefix_of(scene, after, behind.start)):
            behind = None
        called = body or (after - first >= _WORDS and not (vague and first == token and _describes(scene, token + 1)))
        if not called and (behind is None or (vague and after - first < _WORDS)):
            continue
        start = start_of(scene, first)
        end = behind.end if behind is not None else text.end(tokens[after - 1].end)
        free = behind.after if behind is not None else after
        yield Site(
            first,
            free,
            start,
            end,
            governed_by(scene, first, start, listed=False),
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
    return scene.document.tokens[token].folded == OF and ground is not None and ground.vague == _WIDE


def _last(scene: Scene, phrase: NounPhrase, vague: int) -> int:
    """Where the name in a phrase ends: what only tells how it lies is none (`القرية الواقعة قرب`, the village lying near).

    A name whose first word does not agree with the word of place is a phrase of its own: `منطقة طويل الحلاب`; so is the person after
    whom a building is called, behind an adjective: `المستشفى الجامعي فرحات حشاد` (Farhat Hached university hospital).
    """
    after = phrase.after - (scene.document.tokens[phrase.after - 1].folded in scene.tables.places.lying)
    behind = scene.phrase(after) if after < len(scene.document.tokens) else None
    if behind is None or behind.first != after or behind.preposition:
        return after
    named = scene.place(after)
    person = scene.word(after).pos == "PROPN" if named is None else scene.kinds(named) == {"person"}
    if not vague and person and scene.word(after - 1).pos == "ADJ":
        return named.after if named is not None else _name_end(scene, behind.after)
    return behind.after if after == phrase.first + 1 and named is None and scene.word(after).pos == "ADJ" else after


def _name_end(scene: Scene, after: int) -> int:
    """Where a name goes on to, one of whose words ends before a token."""
    while after < len(scene.document.tokens) and scene.word(after).pos == "PROPN" and len(scene.word(after).segments) == 1:
        after += 1
    return after


def _quoted(scene: Scene, first: int, after: int) -> int:
    """Where a place ends whose name, or the end of it, stands in quotation marks: `ملهى "الواحة"` (the night club Oasis)."""
    quoted = (q for q in scene.document.quotations if first < q.open <= after)
    return next((q.close + 1 for q in quoted if q.close is not None and after <= q.close <= q.first + _QUOTED), after)


def _before_body(scene: Scene, token: int) -> int:
    """Where the name of a body ends that stands for its house: `أمام وزارة التربية` (in front of the ministry); 0 if none begins."""
    named = scene.place(token)
    figure = named is not None and scene.document.words(token, named.after) in scene.tables.places.figures  # حركة المرور
    if named is None or named.first != token or figure or scene.kinds(named) != {"organisation"}:
        return 0
    before = scene.preposition(token) or word_before(scene, token).removeprefix(AND)
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
    return None if body or _is_figure(scene, token) else vague


def _is_figure(scene: Scene, token: int) -> bool:
    """Whether a word of place, with the one behind it, stands for none: `الساحة السياسية`, `منطقة الأمن` (a district of the police)."""
    behind = scene.document.tokens[token + 1].folded if token + 1 < len(scene.document.tokens) else ""
    faces = {face.lstrip(AND) for face in scene.faces(token)}
    return any(name in scene.tables.places.figures for face in faces for name in (face, f"{face} {behind}"))


def vague_ground(scene: Scene, token: int) -> int | None:
    """How vague a place is that is called by a word of place, None where the word is none."""
    _, stem, lemma = scene.faces(token)
    return scene.tables.places.grounds.get(lemma, scene.tables.places.grounds.get(stem))


def _first(scene: Scene, phrase: NounPhrase, token: int) -> int:
    """The first token of a place's phrase: words that tell how many there are belong to it (`عدة مناطق`, several areas)."""
    counted = all(scene.word(at).pos == "NUM" or scene.faces(at)[2] in scene.tables.places.several for at in range(phrase.first, token))
    return phrase.first if counted else token


def sides(scene: Scene) -> Iterator[Site]:
    """Sides of what needs no name, since only one is meant: `جنوب البلاد` (the south of the country), `غرب العاصمة`."""
    words = scene.tables.places
    for token in [at for at, word in enumerate(scene.document.folded) if word in words.homeland]:
        first = token
        while first and _is_side(scene, first - 1):
            first -= 1
        if first < token:
            yield _wide(scene, first, token + 1, aside=True)
    for token in [at for at, word in enumerate(scene.document.folded) if word in words.borders]:
        if after := _border_end(scene, token):
            yield _wide(scene, token, after)


def _wide(scene: Scene, first: int, after: int, *, aside: bool = False) -> Site:
    start, end = start_of(scene, first), scene.document.text.end(scene.document.tokens[after - 1].end)
    return Site(first, after, start, end, governed_by(scene, first, start, listed=False), _WIDE, aside=aside, listed=False)


def _border_end(scene: Scene, token: int) -> int:
    """Where a border ends that is told by who lies behind it: `الحدود مع ليبيا`, `الحدود بين تونس وليبيا`; 0 where none is told."""
    tokens, after = scene.document.tokens, token + 1
    if after + 1 >= len(tokens) or tokens[after].folded not in scene.tables.places.nowhere:
        return 0
    after += 1
    if tokens[after].folded in scene.tables.places.own:
        after += 1
    named = scene.place(after)
    while named is not None and named.first == after and scene.kinds(named) == {"state"}:
        after = named.after
        named = scene.place(after)
    return after if scene.place(after - 1) is not None else 0


def _is_side(scene: Scene, token: int) -> bool:
    """Whether a word is one for a side of a place, whatever is written onto it."""
    word, words = scene.document.tokens[token].folded, scene.tables.places
    return word in words.asides or (word[1:] in words.asides and word[0] in _JOINED)
