"""Groups of people, peoples and unnamed sources."""

from typing import NamedTuple

from musnad.mentions.bodies import body_at
from musnad.mentions.complements import counted, goes_on, past_joined
from musnad.mentions.extents import past_place
from musnad.mentions.mention import Mention
from musnad.mentions.names import Name, name_at
from musnad.mentions.persons import person_at
from musnad.mentions.scene import Match, Scene
from musnad.mentions.seats import seated
from musnad.mentions.states import country_of, state_at
from musnad.mentions.tables import AND, ARTICLE, IN
from musnad.mentions.words import WORD
from musnad.records import ActorKind

_QUALIFIED, _REFERENCE, _ADJECTIVE = "qualified", "reference", "adjective"
_FIGHTS = "belligerent"  # tag of those who mostly fight
_SIDE = "side"  # tag of words that stand for the country of the adjective behind them
_NO_IDAFA, _ANYWHERE, _RESIDENTS = "no:idafa", "anywhere", "residents"
_TOWN = -12.0  # a noun likelier than this (see `Analysis.weight`) is hardly the name of a town
_CROWD = "crowd"  # tag of those who follow somebody
_SOUND = ("ون", "ين")  # endings of the sound plural
_CONSTRUCT = ("و", "ي")  # endings of the sound plural in construct
HOMELAND = "homeland"  # tag of words for the country of a person, and head of their mentions
_SUCH = "such"  # value of pairs of words that describe people
_WOMEN = "ات"  # ending of the feminine plural
_TANWIN = "ا"  # of an indefinite accusative, as those counted have it
_LONGEST = 5  # adjectives behind a head


def group_at(scene: Scene, at: int, *, skip: bool = False) -> Mention | None:
    """The group or unnamed source that begins at a token; behind attached letters only if `skip`."""
    made = [_headed(scene, at, table, skip=skip) for table in ("sources_unnamed", "peoples")]
    found = [one for one in (*made, _nation(scene, at, skip=skip)) if one is not None]
    return max(found, key=lambda one: one.after) if found else None


def _headed(scene: Scene, at: int, table: str, *, skip: bool) -> Mention | None:
    match = scene.hit(at, table, skip=skip)
    if match is None or match.payload.value in ("document", "") or "ambiguous" in match.payload.entry.tags:
        return None
    first, letters, picked = counted(scene, at) if not match.skip else (at, match.skip, False)
    match = _with_women(scene, match)
    payload, tags = match.payload, match.payload.entry.tags
    if first == at and not payload.definite and payload.surface.endswith(_TANWIN):
        return None  # `عسكريا`, militarily; `484 مهاجرا` is counted
    if first == at and _describes(scene, match):
        return None
    if _SIDE in tags:
        return _side(scene, match)
    if HOMELAND in tags:
        return _homeland(scene, match)
    read = _complement(scene, match)
    after = _whence(scene, read.after) if read and table == "sources_unnamed" else read.after if read else match.after
    if read is None or (after == match.after and not payload.definite and (_QUALIFIED in tags or _unfinished(match))):
        return None
    if read.whose and read.whose.kind == "armed_group" and _FIGHTS in tags and not picked:
        return _fighters(scene, match, read.whose)
    one = payload.number == "s" and first == at and (payload.value == "person" or _single(match))
    if picked and (name := _name_of_one(scene, after)):
        return Mention(
            "person", at, name.after, match.skip, name.first, name.after, scene.text(name.first, name.after), gender=name.gender,
            weight=name.weight, because=(payload.because, "name"), inner=(*read.inner, read.whose) if read.whose else read.inner,
        )  # fmt: skip
    kind: ActorKind = "person" if one or picked else "group"
    alone = after == match.after
    if table == "peoples" and kind == "group" and first == at and (payload.definite or alone):
        after = _past_others(scene, match, after)
    loose = (alone and first == at and (_QUALIFIED in tags or (payload.definite and _NO_IDAFA in tags))) or _REFERENCE in tags
    return Mention(
        kind, at, after, match.skip, after, after, scene.text(first, after, letters), payload.entry.lemma, payload.entry.lemma,
        country_of(scene, match.first + 1, read.told if read.told < read.after else after), gender=payload.gender,
        number="s" if picked else "p" if first < at else payload.number, loose=loose, definite=payload.definite and not picked,
        weight=0.5 if loose else 0.8, because=(payload.because,), national=_ANYWHERE not in tags,
        inner=(*read.inner, read.whose) if read.whose else read.inner, core=scene.text(at, after, match.skip),
    )  # fmt: skip


def _past_others(scene: Scene, match: Match, at: int) -> int:
    """Past other people, up to token `at`, whom `و` joins to a group and who are as definite: `الأئمة والخطباء` (imams and preachers)."""
    other = scene.hit(at, "peoples", skip=True) if scene.same_line(at) and scene.look(at).conjunction else None
    if other is None or scene.look(at).preposition or other.payload.surface == match.payload.surface:
        return at
    payload = other.payload
    fits = payload.number == "p" and payload.definite == match.payload.definite and payload.value not in ("document", "", "person")
    read = _complement(scene, other) if fits and not {"ambiguous", _SIDE, HOMELAND, _REFERENCE} & {*payload.entry.tags} else None
    return _past_others(scene, other, read.after) if read is not None and read.whose is None else at


def _with_women(scene: Scene, match: Match) -> Match:
    """A head with the women of its kind that `و` joins to it: `المعلمون والمعلمات`."""
    head, women = scene.plain(match.after - 1), scene.plain(match.after)
    stem = head.removeprefix(head[: match.skip] if match.after == match.first + 1 else "")
    stem = next((stem.removesuffix(ending) for ending in (*_SOUND, *_CONSTRUCT) if stem.endswith(ending)), "")
    return (
        match._replace(after=match.after + 1) if len(stem) > 2 and women == AND + stem + _WOMEN and scene.same_line(match.after) else match
    )


def _name_of_one(scene: Scene, at: int) -> Name | None:
    """The name between commas of one who is picked out: `أحد المشاركين في الوقفة، سالم الزندي، …`."""
    end = at
    while end < at + _LONGEST and scene.same_line(end) and scene.look(end).kind not in ("V", "P"):
        end += 1
    name = name_at(scene, end + 1, due=False) if scene.comma(end) and scene.same_line(end + 1) else None
    return name if name and name.after - name.first > 1 and scene.comma(name.after) else None


class _Complement(NamedTuple):
    """What completes a head, up to token `after`: words up to `told` tell the country, `inner` are named, `whose` people it is."""

    after: int
    told: int
    inner: tuple[Mention, ...] = ()
    whose: Mention | None = None


def _complement(scene: Scene, match: Match) -> _Complement | None:
    """Adjectives with what they go on with, or what a head stands in construct with; None where the head is then another word."""
    end, tags = match.after, match.payload.entry.tags
    if (
        match.payload.definite
        and _FIGHTS in tags
        and (group := scene.hit(end, "armed_groups"))
        and (fighters := body_at(scene, group.first))
    ):
        return _Complement(fighters.after, fighters.after, whose=fighters)
    after = _adjectives(scene, match)
    if after - match.first > 1:
        more, inner = goes_on(scene, past_joined(scene, after, definite=match.payload.definite))
        if more > end:
            return _Complement(more, after if inner else more, inner)
    if match.payload.definite:
        return _Complement(end, end)
    if whose := _whose(scene, match):
        return _Complement(whose.after, whose.after, whose=whose)
    full = match.payload.surface.endswith(_SOUND) and end == match.first + 1  # `مسلحون المبنى`: no construct, a verb's subject and object
    if _before_noun(scene, end) and not full and not (end - match.first > 1 and scene.look(end - 1).kind == "A"):
        return None if _NO_IDAFA in tags or _single(match) else _Complement(nouns := _past_nouns(scene, end), nouns)
    town = _past_town(scene, end) if _RESIDENTS in tags or _unfinished(match) else end
    return _Complement(town, town)


def _unfinished(match: Match) -> bool:
    """Whether a plural stands in construct by its ending: `مواطنو`, `مواطني`."""
    payload = match.payload
    alone = payload.number == "p" and " " not in payload.surface  # `عنصر إرهابي` is complete
    return alone and payload.surface.endswith(_CONSTRUCT) and not payload.entry.lemma.endswith(_CONSTRUCT)


def _whose(scene: Scene, match: Match) -> Mention | None:
    """The body or state whose people a head in construct tells: `محللو البنك`, `أهالي غزة`."""
    if match.payload.surface.endswith(_SOUND) or match.payload.number != "p" or not scene.same_line(match.after):
        return None
    body = body_at(scene, match.after)
    body = seated(scene, body) if body and not body.loose else body
    named = [one for one in (body, state_at(scene, match.after), _leader(scene, match)) if one is not None and not one.loose]
    return max(named, key=lambda one: one.after, default=None)


def _leader(scene: Scene, match: Match) -> Mention | None:
    """The person whose followers a head in construct tells: `أنصار الرئيس السابق سالم الزندي`."""
    person = person_at(scene, match.after) if _CROWD in match.payload.entry.tags else None
    return person if person and person.named and not person.members else None


def _fighters(scene: Scene, match: Match, whose: Mention) -> Mention:
    """`مسلحو داعش`, its armed men, for the armed group."""
    text = scene.text(match.first, whose.after, match.skip)
    return whose._replace(first=match.first, skip=match.skip, text=text, parts=(whose.text,), core=whose.text)


def _side(scene: Scene, match: Match) -> Mention | None:
    """`الجانب الإيراني`, the Iranian side, for the country."""
    nationality = scene.nation(match.after) if scene.same_line(match.after) else None
    if nationality is None or not nationality.payload.value:
        return None
    return Mention(
        "state", match.first, nationality.after, match.skip, nationality.after, nationality.after,
        scene.text(match.first, nationality.after, match.skip), nationality.payload.entry.lemma, country=nationality.payload.value,
        gender="m", loose=True, weight=0.7, because=(match.payload.because, nationality.payload.because),
    )  # fmt: skip


def _homeland(scene: Scene, match: Match) -> Mention:
    """`بلاده`, his country: the state of a person named before."""
    text = scene.text(match.first, match.after, match.skip)
    return Mention(
        "state", match.first, match.after, match.skip, match.after, match.after, text, head=HOMELAND, gender="f", loose=True, weight=0.6,
        because=(match.payload.because,),
    )  # fmt: skip


def _single(match: Match) -> bool:
    """Whether a group's entry is met in the singular: `متهم` of `المتهمون`."""
    lemma, word = match.payload.entry.lemma.removeprefix(ARTICLE), match.payload.surface.removeprefix(ARTICLE)
    return lemma.endswith(_SOUND) and word.startswith(lemma[:-2]) and len(word) < len(lemma)


def _describes(scene: Scene, match: Match) -> bool:
    """Whether a single word for one of many is the adjective of the noun before it (`حزام ناسف إرهابي`), whose deed may be done to him."""
    at, before = match.first, scene.look(match.first - 1)
    alone = _single(match) and not match.skip and match.after == at + 1 and scene.same_line(at)
    return alone and before.kind == "N" and not (before.pronoun or before.deed) and before.article == match.payload.definite


def _before_noun(scene: Scene, at: int) -> bool:
    """Whether a definite noun follows, so that a head stands in construct with it."""
    look = scene.look(at)
    return scene.same_line(at) and look.article and not look.lead and look.kind in ("N", "X") and look.name < WORD


def _past_nouns(scene: Scene, at: int) -> int:
    """Past the definite noun a head stands in construct with, and its adjectives: `سكان المنطقة الشرقية`."""
    at += 1
    while scene.same_line(at) and scene.look(at).article and scene.look(at).kind == "A" and not scene.look(at).lead:
        at += 1
    return at


def _past_town(scene: Scene, at: int) -> int:
    """Past the town or the quarter that people live in: `أهالي غدامس`, `سكان حي الزهور`."""
    look = scene.look(at)
    if (region := past_place(scene, at)) > at:
        return region
    if not scene.same_line(at) or look.kind not in ("N", "X") or look.lead or look.article or look.name >= WORD:
        return at
    if _before_noun(scene, at + 1) and not scene.hits(at):
        return _past_nouns(scene, at + 1)
    return at + 1 if look.weight < _TOWN and not scene.hits(at) else at


def _adjectives(scene: Scene, match: Match) -> int:
    """Adjectives that agree in definiteness with the head."""
    begun = scene.hit(match.after - 1, "naming_words")  # `مصدر أمني رفيع`, as the tables have it, `المستوى`
    at = begun.after if begun and begun.payload.value == _SUCH else match.after
    while at < match.after + _LONGEST and scene.same_line(at):
        look = scene.look(at)
        nationality, such = scene.nation(at), scene.hit(at, "naming_words")
        if look.letters in scene.tables.passing:
            break
        if nationality and nationality.payload.definite == match.payload.definite:
            at = nationality.after
        elif such and such.payload.value == _SUCH:
            at = such.after  # `رفيع المستوى`
        elif match.payload.number == "p" and _plural(scene, at) and look.article == match.payload.definite:
            at += 1
        elif look.adjective and look.article == match.payload.definite and not look.lead and look.kind in ("A", "N") and look.name < 0.3:
            if (look.kind == "N" and not look.article) or scene.hit(at, "roles"):
                break
            at += 1
        else:
            break
    return at


def _plural(scene: Scene, at: int) -> bool:
    """Whether a word shows a sound plural, as adjectives of people in the plural do."""
    look = scene.look(at)
    return scene.plain(at).endswith(_SOUND) and len(look.letters) > 4 and not look.lead and look.kind in ("A", "N")


def _whence(scene: Scene, at: int) -> int:
    """`في وزارة الدفاع`: where a source sits."""
    word = scene.hit(at, "naming_words")
    look = scene.look(at)
    if word and word.payload.value in ("in", "for", "from"):
        body = body_at(scene, word.after)
        found = body or state_at(scene, word.after)
        return at if found is None or found.loose else seated(scene, body).after if body else found.after
    if look.preposition == IN and not look.conjunction and scene.same_line(at):
        body = body_at(scene, at, skip=True)
        return seated(scene, body).after if body and not body.loose else at
    return at


def _nation(scene: Scene, at: int, *, skip: bool) -> Mention | None:
    """A people by the plural of its adjective (`الليبيون`), where it describes no noun before it."""
    match = scene.hit(at, "nationalities", skip=skip)
    if match is None or match.payload.number != "p" or match.payload.gender == "f" or "bloc" in match.payload.entry.tags:
        return None
    before = scene.look(at - 1)
    adjectival = before.article or not match.payload.definite
    if scene.same_line(at) and not match.skip and before.kind in ("N", "A") and adjectival and not scene.hit(at - 1, "naming_words"):
        return None
    whose = None if match.payload.definite else _whose(scene, match)
    if not match.payload.definite and not match.payload.surface.endswith(_SOUND) and whose is None:
        return None
    after = whose.after if whose else match.after
    first, letters, _ = counted(scene, at) if not match.skip else (at, match.skip, False)
    return Mention(
        "group", at, after, match.skip, after, after, scene.text(first, after, letters), match.payload.entry.lemma,
        match.payload.entry.lemma, match.payload.value or (whose.country if whose else ""), gender="m", number="p",
        definite=match.payload.definite, weight=0.8, because=(match.payload.because,), core=scene.text(at, after, match.skip),
        inner=(whose,) if whose else (),
    )  # fmt: skip
