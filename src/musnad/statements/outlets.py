"""Outlets as links of a chain: those that the tables know, and those that where they stand gives away, whatever their names."""

from typing import NamedTuple

from musnad.statements.newcomers import heads_title
from musnad.statements.regions import Passed, Region
from musnad.statements.scene import BRACKETS, Scene
from musnad.statements.words import ARTICLE, TO, tagged

_NAME = 3  # words of an outlet's name without quotation marks
_QUOTED = 6  # words of one inside them
_OCCASION = 4  # tokens between an occasion of speech and the outlet it was given to: `في تصريح خاص أمس لقناة …`


class Outlet(NamedTuple):
    """An outlet at tokens `first` up to `after`, as the chain prints it. `relays`: it is the subject of a verb that relays."""

    first: int
    after: int
    text: str
    relays: bool


def find_outlets(scene: Scene, zone: Region, speakers: frozenset[int]) -> tuple[Outlet, ...]:
    """Outlets in a range of tokens in text order, the widest at each place; none of those who speak."""
    found = [*_standing(scene, zone, speakers), *_named(scene, zone, speakers), *_known(scene, zone, speakers)]
    kept: list[Outlet] = []
    for outlet in sorted(found, key=lambda o: o.first - o.after):
        if not any(outlet.first < other.after and other.first < outlet.after for other in kept):
            kept.append(outlet)
    return tuple(sorted(_unnamed(scene, _joined(scene, kept)), key=lambda o: (o.relays, o.first)))


def _unnamed(scene: Scene, outlets: list[Outlet]) -> list[Outlet]:
    """Outlets without those whose name follows at once: `الصحيفة الألمانية "بيلد"` (the German newspaper "Bild")."""
    quoted, ends = {outlet.first for outlet in outlets if _in_quotes(scene, outlet)}, {outlet.after for outlet in outlets}
    named = (outlet for outlet in outlets if outlet.after not in quoted and outlet.after + 1 not in quoted)
    return [outlet for outlet in named if not _is_headed(scene, outlet.first) and not _is_short(scene, outlet, ends)]


def _joined(scene: Scene, outlets: list[Outlet]) -> list[Outlet]:
    """Outlets with the name in quotation marks that follows what kind of outlet it is: `وكالة الأنباء اليمنية "سبأ"` is one."""
    named = {outlet.first - (outlet.first not in scene.opening): outlet for outlet in outlets if _in_quotes(scene, outlet)}
    heads = {outlet.after: outlet for outlet in outlets if outlet.after in named and not outlet.text.startswith(ARTICLE)}
    kept = [outlet for outlet in outlets if outlet.after not in heads and not any(named.get(at) is outlet for at in heads)]
    for at, head in heads.items():
        quotation = scene.opening[at]
        after = quotation.after if quotation.close is None else quotation.close + 1
        kept.append(Outlet(head.first, after, f"{head.text} {scene.document.letters(at, after)}", head.relays))
    return kept


def _in_quotes(scene: Scene, outlet: Outlet) -> bool:
    return outlet.first in scene.opening or outlet.first - 1 in scene.opening


def _is_short(scene: Scene, outlet: Outlet, ends: set[int]) -> bool:
    """Whether an outlet is one that ends right before it, called by its letters: `وكالة الأنباء الليبية (وال)`."""
    bracket = outlet.first - 1
    return bracket in ends and scene.document.tokens[bracket].plain in BRACKETS


def _is_headed(scene: Scene, i: int) -> bool:
    """Whether a programme stands in the title of who heads it: `مدير برنامج الشرق الأوسط بالمركز` (director of the programme)."""
    return _is_head(scene, i) and scene.phrases[i].entry.value == "programme" and heads_title(scene, i - 1)


def _standing(scene: Scene, zone: Region, speakers: frozenset[int]) -> list[Outlet]:
    """Outlets by where they stand: whom something was told to, on what it was shown, who relays it."""
    found, i = [], zone.first
    while i < zone.after:
        after = _outlet_end(scene, i)
        if after and not _speaks(scene, i, after, speakers) and (_told(scene, i, zone) or _relays(scene, i)):
            skip = scene.preposition(i)[1]
            tokens, quoted = scene.document.tokens, i in scene.opening
            name = scene.document.text.letters(tokens[i + 1].start, tokens[after - 2].end) if quoted else _words(scene, i, after, skip)
            found.append(Outlet(i, after, name, _relays(scene, i)))
        i = after or i + 1
    return found


def _speaks(scene: Scene, first: int, after: int, speakers: frozenset[int]) -> bool:
    places = (scene.place(i) for i in range(first, after))
    return any(set(place.actors) & speakers for place in places if place is not None)


def _outlet_end(scene: Scene, i: int) -> int:
    """Where a name in quotation marks, or the head of an outlet with its name, ends; 0 where none begins."""
    at = i
    while _is_head(scene, at):
        at = scene.phrases[at].after
    if at == i:
        return _quotation_end(scene, i)
    if at >= len(scene.document.tokens):
        return 0
    after = _quotation_end(scene, at) or _listed_end(scene, at) or _words_end(scene, at)
    tags = scene.phrases[i].entry.tags
    if after == at and "whole" in tags:
        return _owner_end(scene, at)
    described = after == at and "described" in tags and scene.syntax.words[at][0].pos == "ADJ"
    after += described and at not in scene.timed
    return scene.past_waves(after) if after > at else 0


def _listed_end(scene: Scene, at: int) -> int:
    """Behind the name of an outlet of the tables, and the adjective that says where it is: `وكالة إيتار تاس الروسية`; 0 if none."""
    phrase = scene.phrases.get(at)
    if phrase is None or phrase.table != "media" or phrase.skip:
        return 0
    return phrase.after + _describes(scene, phrase.after)


def _owner_end(scene: Scene, at: int) -> int:
    """Behind whoever has a site, right behind its head: `الموقع الرسمي للوزارة` (the official site of the ministry)."""
    place = scene.place(at)
    owned = place is not None and place.first == at and scene.preposition(at)[0] == TO
    return place.after if place is not None and owned else at


def _quotation_end(scene: Scene, i: int) -> int:
    """Behind a quotation that is a name, and behind the adjective that describes its head: `شبكة "السنابل" المحلية`."""
    quotation = scene.opening.get(i)
    if quotation is None or quotation.close is None or quotation.after - quotation.first > _QUOTED or quotation.kind != "name":
        return 0
    after = quotation.close + 1
    return after + 1 if i and _describes(scene, after) and not scene.preposition(i - 1)[0] and i - 1 in scene.phrases else after


def _describes(scene: Scene, i: int) -> bool:
    if i >= len(scene.document.tokens) or i in scene.timed:
        return False
    word = scene.syntax.words[i][0]
    return word.pos == "ADJ" and word.features.definite and word.segments[0].kind == "article"


def _words_end(scene: Scene, at: int) -> int:
    """Behind the name of an outlet whose head stands before: the naming there, or a definite or proper word and what describes it."""
    i = at
    while i < min(at + _NAME, len(scene.document.tokens)) and scene.document.tokens[i].kind != "mark" and i not in scene.timed:
        word = scene.syntax.words[i][0]
        first = i == at and word.pos in ("NOUN", "PROPN", "ADJ", "X") and (word.features.definite or word.pos in ("PROPN", "X"))
        if word.segments[0].kind in ("conjunction", "preposition") or not (first or word.pos in ("PROPN", "X") or _describes(scene, i)):
            break
        i += 1
    return i


def _told(scene: Scene, i: int, zone: Region) -> bool:
    """Whether words were told to what stands at `i`: behind ل, or behind an occasion of speech and its preposition."""
    preposition = scene.preposition(i)[0] or (scene.document.tokens[i - 1].folded if i else "")
    if _is_head(scene, i) and not _plain(scene, i) and _is_other(scene, i):
        return False
    if preposition == TO and i > zone.first:
        return i in scene.opening or _is_head(scene, i)
    occasions = (p for p in zone.phrases if p.table == "chain_documents" and 0 <= i - p.after <= _OCCASION)
    if any(preposition in tagged(p.entry.tags, "channel") for p in occasions):
        return True
    return preposition in scene.speech.small.through and _is_head(scene, i) and (_plain(scene, i) or _properly_named(scene, i))


def _is_other(scene: Scene, i: int) -> bool:
    """Whether a naming of somebody who is no outlet begins with a head that has another meaning: `وكالة الاستخبارات` (the agency)."""
    place = scene.place(i)
    return place is not None and place.first == i and not place.media


def _is_head(scene: Scene, i: int) -> bool:
    phrase = scene.phrases.get(i)
    return phrase is not None and phrase.table == "media_heads"


def _plain(scene: Scene, i: int) -> bool:
    """Whether a head has no other meaning: `صحيفة` (newspaper), but not `موقع` (site)."""
    return "ambiguous" not in scene.phrases[i].entry.tags


def _properly_named(scene: Scene, i: int) -> bool:
    """Whether a name in quotation marks or a proper noun stands behind a head: `موقع تويتر`, not `موقع الانفجار` (of the blast)."""
    after = scene.phrases[i].after
    return after in scene.opening or (after < len(scene.document.tokens) and scene.syntax.words[after][0].pos in ("PROPN", "X"))


def _relays(scene: Scene, i: int) -> bool:
    """Whether what stands at `i` is the subject of a verb that relays: `نقلت … عن`, `طالعته …`; or whom it reached: `ورد ل…`."""
    before = i - 1
    if before > 0 and (scene.preposition(i)[0] or scene.document.tokens[before].folded == TO):
        before -= 0 if scene.preposition(i)[0] else 1
        return _verb_of(scene, before, "goal")
    return before >= 0 and _verb_of(scene, before, "")


def _verb_of(scene: Scene, at: int, tag: str) -> bool:
    """Whether a verb that relays stands at a token, or one token before with its particle (`اطلعت عليه …`)."""
    for i in (at, at - 1) if not tag else (at,):
        word = scene.syntax.words[i][0] if i >= 0 else None
        tags = scene.speech.relaying.get(word.verb) if word is not None else None
        if tags is not None and "document" not in tags and (not tag or tag in tags):
            return i == at or scene.syntax.words[at][0].pos == "ADP"
    return False


def _named(scene: Scene, zone: Region, speakers: frozenset[int]) -> list[Outlet]:
    """Namings of outlets, also inside those of others: `لمراسلة الجوهرة` (to a correspondent of Al-Jawhara)."""
    inner = [Passed(place, "", False) for place in scene.actors.inner if zone.first <= place.first < zone.after]
    found = []
    for passed in (*zone.passed, *inner):
        place, outer = passed.place, scene.place(passed.place.first)
        employs = outer is not None and outer is not place and set(outer.actors) & speakers  # `مراسلة «الوادي»`, who speaks herself
        if place.media and not employs and not set(place.actors) & speakers and not _covers(scene, place.first):
            after = scene.past_waves(place.after)
            found.append(Outlet(place.first, after, link_text(scene, passed, after), _relays(scene, place.first)))
    return found


def _covers(scene: Scene, outlet: int) -> bool:
    """Whether an outlet is named only for its correspondent who is told nothing: `ندوة واكبتها مراسلة "الجوهرة"` (which … covered)."""
    outer = scene.place(outlet)
    first = outer.first if outer is not None and outer.first < outlet else outlet - 1 - (outlet - 1 in scene.opening)
    if first < 1 or not heads_title(scene, first) or scene.preposition(first)[0] or _relays(scene, first):
        return False
    return scene.syntax.words[first - 1][0].pos == "VERB" and scene.syntax.words[first - 1][0].segments[-1].kind == "pronoun"


def link_text(scene: Scene, passed: Passed, after: int) -> str:
    """The words of a naming up to a token without what is written onto its first one; the full name behind a short form (`الصحيفة`)."""
    place = passed.place
    if place.how == "short" and len(place.actors) == 1:
        return scene.actors.proposed[place.actors[0]].name
    return _words(scene, place.first, after, place.skip)


def _words(scene: Scene, first: int, after: int, skip: int) -> str:
    """The words of tokens without the first `skip` letters, with the article that `ل` has swallowed: `الجوهرة` of `للجوهرة`."""
    tokens = scene.document.tokens
    article = scene.proclitics(first, skip + 1).find(TO + TO)
    skip = skip if article < 0 else article + len(ARTICLE)
    return ARTICLE * (article >= 0) + scene.document.text.letters(tokens[first].start + skip, tokens[after - 1].end)


def _known(scene: Scene, zone: Region, speakers: frozenset[int]) -> list[Outlet]:
    """Outlets of the tables that no naming of an outlet holds, by their words as they stand."""
    found = []
    for phrase in zone.phrases:
        place = scene.place(phrase.first)
        if phrase.table != "media" or _covers(scene, phrase.first) or (place is not None and (place.media or set(place.actors) & speakers)):
            continue
        skip = len(scene.proclitics(phrase.first, phrase.skip).removesuffix(ARTICLE))
        after = scene.past_waves(phrase.after)
        found.append(Outlet(phrase.first, after, _words(scene, phrase.first, after, skip), _relays(scene, phrase.first)))
    return found
