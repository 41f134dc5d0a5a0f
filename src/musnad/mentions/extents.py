"""How far the name of a body reaches: nouns in construct, adjectives, quotations, and what may stand there."""

from musnad.mentions.names import name_at
from musnad.mentions.scene import Match, Scene
from musnad.mentions.tables import AND, ARTICLE, SWALLOWED
from musnad.mentions.words import RARE, UNKNOWN, WORD

CORE = ("organisations", "armed_groups", "media")  # tables of bodies by their names
_NAMED = ("countries", "capitals", *CORE)
_NISBA = "ي"  # ending of most family names with an article
_OF_PEOPLE = ("ون", "ين")  # endings of adjectives that describe people, not bodies
_PEOPLE = ("peoples", "roles")  # tables of people by what they are or do
_OF_MANY = ("ون", "ين", "ات", "ان")  # endings of adjectives of several people
_QUOTED = 7  # words of a name in quotation marks
_TIME = "time"  # value of the closed words for when something is
_PLACE = "place"  # value of the closed words for regions
_OTHERS = ("roles", "peoples", "sources_unnamed", "countries", "capitals", "organisations", "organisation_heads", "honorifics")
_MARK = "P"  # kind of looks of marks


def enclosed(scene: Scene, match: Match) -> bool:
    """Whether a name stands alone in quotation marks or brackets, whose end some leave out."""
    return scene.opens(match.first - 1) and scene.look(match.after).kind == _MARK


def is_proper(scene: Scene, first: int, after: int) -> bool:
    """Whether a range holds the name of a country, people, body or person, or is quoted."""
    tables = ("nationalities", *_NAMED)
    return scene.opens(first) or any(
        scene.look(i).name > 0.5
        or (i > first and scene.look(i).name and scene.hit(i - 1, "honorifics"))
        or any(m.payload.table in tables for m in scene.hits(i))
        for i in range(first, after)
    )


def ends_known(scene: Scene, first: int, after: int) -> bool:
    """Whether a range ends with a name of several words that the tables know, which no adjective but one of country goes on with."""
    return any(m.after == after and after - m.first > 1 and m.payload.table in CORE for i in range(first, after) for m in scene.hits(i))


def ends_armed(scene: Scene, after: int) -> bool:
    """Whether the word before a token names an armed group, for which nothing is done."""
    return any(m.payload.table == "armed_groups" and m.after == after for m in scene.hits(after - 1))


def may_name(scene: Scene, at: int) -> bool:
    """Whether an indefinite noun may be the name of a party: `حركة نداء`."""
    look = scene.look(at)
    return scene.same_line(at) and look.kind in ("N", "X") and not look.lead and not look.pronoun and not scene.hit(at, "roles")


def past_quotation(scene: Scene, at: int) -> int:
    for end in range(at + 2, min(at + _QUOTED + 2, len(scene.tokens))):
        if scene.closes(end):
            return end + 1
    return at


def past_portfolios(scene: Scene, at: int) -> int:
    """Further portfolios: `والتعاون الدولي`."""
    while (match := scene.hit(at, "portfolios", skip=True)) and match.skip == 1 and scene.look(at).conjunction:
        at = match.after
    return at


def past_idafa(scene: Scene, at: int) -> int:
    """Nouns in construct up to the first definite one, or a region with its name."""
    if (region := past_place(scene, at)) > at:
        return region  # `إمارة منطقة عسير`
    for end in range(at, min(at + 4, len(scene.tokens))):
        look = scene.look(end)
        known = next((m for m in scene.hits(end) if not m.skip and m.payload.table in _NAMED), None)
        if known:
            return known.after
        if end > at and any(m.payload.table == "naming_words" and m.payload.value == _TIME for m in scene.hits(end)):
            return end  # `محكمة جزائرية الخميس`
        if look.pronoun and look.kind == "N" and not look.lead and scene.same_line(end):
            return end + 1
        if (
            not scene.same_line(end)
            or look.lead
            or (look.kind not in ("N", "A", "X") and not _houses(scene, end))
            or (look.adjective and not look.article and end > at)
        ):
            return at
        if scene.hit(end, "roles") and not look.article:
            return at
        if look.given and end == at and (name := name_at(scene, end, due=True)):
            return name.after
        if end == at and scene.look(end + 1).given and scene.past_town(end, "") == end + 1:
            return end + 1  # `بلدية سوسة فؤاد …`
        if (
            look.article
            and (titled := scene.hit(end, "honorifics"))
            and not _is_anybody(titled)
            and (name := name_at(scene, end + 1, due=True))
        ):
            return name.after if end == at else end  # `بلدية شقراء المهندس …`
        if look.article or (look.name >= 0.5 and end > at):
            return end + 1
        if look.name:
            return town if (town := scene.past_town(end, "")) > end else _name_end(scene, end)
    return at


def _is_anybody(title: Match) -> bool:
    """Whether a title is what anybody may be, too: `حقوق الطفل`, the rights of the child."""
    return "private" in title.payload.entry.tags


def _houses(scene: Scene, at: int) -> bool:
    """Whether a word read as a verb heads the name of a house or a body: `جمعية دار الحديث`."""
    heads = any(m.payload.table in ("media_heads", "organisation_heads") and not m.payload.definite for m in scene.hits(at))
    return heads and scene.look(at + 1).article and scene.look(at + 1).kind in ("N", "A") and scene.same_line(at + 1)


def _name_end(scene: Scene, at: int) -> int:
    end = at + 1
    while end < at + 4 and scene.same_line(end) and scene.look(end).name and not scene.look(end).skip and not scene.look(end).given:
        end += 1
    return end


def past_adjectives(scene: Scene, at: int, *, nationality_only: bool) -> int:
    """Adjectives with the article that follow a body's name."""
    while scene.same_line(at) and scene.look(at).article and not scene.look(at).lead:
        match = scene.nation_of(at)
        if match:
            at, nationality_only = match.after, True
            if match.payload.value:
                break
        elif (
            not nationality_only
            and scene.look(at).adjective
            and scene.look(at).letters not in scene.tables.passing
            and not scene.plain(at).endswith(_OF_PEOPLE)
            and not _with_pronoun(scene, at + 1)
            and not _is_title(scene, at)
            and not (scene.look(at).name >= UNKNOWN and (scene.look(at + 1).name >= RARE or _is_family(scene, at)))
            and scene.look(at + 1).connector != "son"
        ):
            at += 1
        else:
            break
    return at


def past_of_people(scene: Scene, at: int) -> int:
    """Past adjectives of the people whom a body is for: `للنساء الديمقراطيات`, `جمعية الأطباء الشبان`."""
    people = next((m for m in scene.hits(at - 1) if m.payload.table in _PEOPLE and m.after == at and m.payload.number == "p"), None)
    while people and scene.same_line(at) and scene.look(at).article and not scene.look(at).lead and not scene.look(at).pronoun:
        if not scene.plain(at).endswith(_OF_MANY) or scene.look(at).name or scene.hit(at, "honorifics"):
            break
        at += 1
    return at


def past_governed(scene: Scene, at: int) -> int:
    """Past what the deed before a token goes on with: `للدفاع | عن المستهلك`, `للنهوض | بالطفولة`."""
    word = scene.folded(at - 1)
    takes = scene.tables.purposes.get(ARTICLE + word[2:] if word.startswith(SWALLOWED) else word) if scene.same_line(at) else None
    if not takes:
        return at
    look = scene.look(at)
    if scene.plain(at) in takes:
        end = past_idafa(scene, at + 1) if scene.same_line(at + 1) else at
        return past_adjectives(scene, end, nationality_only=False) if end > at + 1 else at
    attached = look.preposition in takes and look.article and look.kind == "N" and not look.conjunction
    return past_adjectives(scene, at + 1, nationality_only=False) if attached else at


def _is_family(scene: Scene, at: int) -> bool:
    """Whether a family name goes on behind a given name with an article: `التعليم الأساسي المستوري القمودي`."""
    look, family = scene.look(at), scene.look(at + 1)
    return bool(look.given) and family.article and not family.lead and family.letters.endswith(_NISBA) and not scene.hits(at + 1)


def _with_pronoun(scene: Scene, at: int) -> bool:
    """Whether a preposition with its pronoun goes on with the adjective before it: `المعترف بها`."""
    look = scene.look(at)
    return look.kind == "F" and look.pronoun


def _is_title(scene: Scene, at: int) -> bool:
    """Whether a word is an office or a title rather than an adjective."""
    match = scene.hit(at, "roles") or scene.hit(at, "honorifics")
    if match and scene.plain(match.after) in match.payload.entry.takes and match.payload.table == "roles":
        return True  # `المشرف على العلاقات`
    rank = scene.hit(at, "honorifics")
    if rank and "rank" in rank.payload.entry.tags and scene.look(rank.after).name >= WORD:
        return True  # `المقدم بلحسن …`
    return match is not None and (scene.look(at).kind != "A" or match.after > at + 1)


def past_joined_nouns(scene: Scene, at: int) -> int:
    """`والأعمال الإنسانية`, `والدفاع`: further definite nouns of the name of a ministry or committee; no other body, office or people."""
    while (
        scene.joins(at)
        and scene.look(at).letters.startswith((AND + ARTICLE, ARTICLE))
        and not any(m.payload.table in _OTHERS and not _is_portfolio(scene, at) for m in scene.hits(at))
    ):
        at = past_adjectives(scene, at + 1, nationality_only=False)
    return at


def _is_portfolio(scene: Scene, at: int) -> bool:
    return scene.hit(at, "portfolios", skip=True) is not None


def past_place(scene: Scene, at: int, *, skip: bool = False) -> int:
    """Past a region with its name: `منطقة نجران`, `محافظة جنوب سيناء`; the token itself where none stands."""
    word = next((m for m in scene.hits(at) if m.payload.value == _PLACE and m.payload.table == "naming_words"), None)
    if word is None or bool(word.skip) is not skip or not scene.same_line(word.after):
        return at
    town = scene.past_town(word.after, "")
    if town > word.after:
        return town
    look = scene.look(word.after)
    if look.kind not in ("N", "X") or look.lead or look.given or look.pronoun or _is_title(scene, word.after):
        return at
    return at if look.article and scene.look(word.after + 1).article else word.after + 1  # `منطقة الحرس الوطني` is no place
