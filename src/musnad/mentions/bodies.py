"""Bodies and armed groups: what the tables know, and what a head word makes one (`حزب …`, party)."""

from musnad.mentions.extents import (
    CORE,
    enclosed,
    ends_armed,
    ends_known,
    is_proper,
    may_name,
    past_adjectives,
    past_governed,
    past_idafa,
    past_joined_nouns,
    past_of_people,
    past_place,
    past_portfolios,
    past_quotation,
)
from musnad.mentions.families import NISBA
from musnad.mentions.heads import BORNE, borne, called_after, charge, fighters, needs_name, owned, state_of, unjudged
from musnad.mentions.mention import Mention
from musnad.mentions.outlets import outlet_at, portfolio_at
from musnad.mentions.scene import Match, Scene
from musnad.mentions.states import country_of
from musnad.mentions.tables import ARTICLE
from musnad.records import ActorKind

_MINISTRY, _ARMED, _STATE, _AUTHORITY, _LOCAL, _POLICE = "ministry", "armed", "state", "authority", "local", "police"
_WHOLE = (_POLICE, "court")  # kinds of bodies that heads of several words name
_IN = "in"  # value of the closed words for where something is
_LONG = 3  # words of a name that tells its country whatever goes on behind it
_BY, _LEAD = "ب", ("military", "government", "movement")  # `بقيادة السعودية`, led by
_OF_FIGHTERS = (_ARMED, "military", "movement", "front")  # kinds of bodies that may be an armed group by another word
_MARBUTA = "ه"  # folded, the ending of feminines
_OF_WOMEN = ("ة", "ه", "ا", "ى", "ات", "اء")  # endings of feminine adjectives
_PLURAL = "ات"  # ending of feminine plurals
_FEMININE = ("ات", "اء")  # other endings of feminines and of plurals that agree like them
_NATIONAL = frozenset(
    ("ministry", "government", "parliament", "authority", "military", "police", "intelligence", "court", "prosecution", "party", "union",
     "bloc", "syndicate", "local", "committee", "council", "association", "office")
)  # fmt: skip
_MANIFOLD = (_MINISTRY, "committee")  # kinds of bodies whose name may tell several things
_OWNED = ("office", "bloc", "council", "committee")  # kinds of bodies that belong to another
_GATHERED = "gathered"  # tag of bodies several of which are a group of people: `الأحزاب السياسية`
_LEADS = "leads"  # tag of bodies that speak for the one they lead
_OF_PEOPLE = ("ون", "ين")  # endings of adjectives that describe people, not bodies
_LINKS = ("ل",)  # attached prepositions inside the names of bodies: `للشغل`, `لحقوق الإنسان`
_OUTLET, _OFFICES, _COUNTERPART = (
    "media_heads",
    "roles",
    "counterpart",
)  # tables and a tag of those to whom something is told: `قال ناطق باسم الوزارة لوكالة …`
_OTHERS = frozenset(  # tables of those who stand beside a body rather than in its name
    ("roles", "honorifics", "organisations", "organisation_heads", "armed_groups", "media", "peoples", "sources_unnamed", "countries",
     "capitals", "nationalities")
)  # fmt: skip
_JUDGES = ("court", "prosecution")  # kinds of bodies that no deed is the purpose of
_OF_STATE = frozenset(  # kinds of bodies whose name no purpose closes: `دعا مجلس الشعب للانعقاد`
    ("ministry", "government", "council", "parliament", "party", "military", "police", "court", "prosecution", "local")
)


def body_at(scene: Scene, at: int, *, skip: bool = False) -> Mention | None:
    """The body that begins at a token: the longest that any table or head word makes; behind attached letters only if `skip`."""
    made = [
        _known(scene, at, skip=skip),
        _headed(scene, at, skip=skip),
        outlet_at(scene, at, skip=skip),
        portfolio_at(scene, at, skip=skip),
    ]
    found = [one for one in made if one is not None]
    best, known = max(found, key=lambda one: (one.after, one.weight), default=None), made[0]
    if best is None or known is None:
        return best
    if not best.entry and known.after == best.after > at + 1 and not known.media:
        best = best._replace(entry=known.entry)
    if best.country or known.after - at < _LONG:
        return best
    return best._replace(country=known.country)  # a name that the tables know, and more


def entry_of(scene: Scene, body: Mention) -> str:
    """The entry that knows a body by its whole name, also where its head word made it: `حركة نداء تونس`."""
    known = None if body.entry else _known(scene, body.first, skip=body.skip > 0)
    return known.entry if known and known.after == body.after > body.first + 1 else body.entry


def _known(scene: Scene, at: int, *, skip: bool) -> Mention | None:
    matches = [m for m in scene.hits(at) if m.payload.table in CORE and (skip or not m.skip)]
    if not matches:
        return None
    match = matches[0]
    entry, table = match.payload.entry, match.payload.table
    lemma = match.after == at + 1 or match.payload.surface == entry.lemma  # further names of several words are no common words
    if table == "media" and "ambiguous" in entry.tags and lemma and (not enclosed(scene, match) or scene.hit(at, "naming_words")):
        return None
    after = _nationality(scene, match) if table != "media" else match.after
    if _LOCAL in entry.tags:
        within = scene.hit(after, "naming_words")
        inside = past_place(scene, within.after) if within and within.payload.value == _IN else after
        after = inside if within and inside > within.after else past_place(scene, after, skip=True)  # `المجلس البلدي لمدينة …`
    doubtful = "ambiguous" in entry.tags and after == match.after and not match.payload.surface.endswith(_OF_PEOPLE)
    if after == at + 1 and "anycountry" in entry.tags and not match.skip and scene.same_line(at) and scene.look(at - 1).kind in ("N", "A"):
        return None
    if doubtful and after == at + 1 and not enclosed(scene, match):
        return None
    kind: ActorKind = "armed_group" if table == "armed_groups" else "organisation"
    word = scene.hit(at, "organisation_heads", skip=skip)
    head = word.payload.entry.lemma if word and word.after == at + 1 else scene.look(at).letters
    gender = _gender(scene, at)
    return Mention(
        kind, at, after, match.skip, after, after, scene.text(at, after, match.skip), entry.lemma, head,
        country_of(scene, match.after, after) or entry.value, gender=gender, media=table == "media",
        number="p" if "members" in entry.tags else "s", national="anycountry" in entry.tags, weight=0.6 if doubtful else 1.0,
        because=(match.payload.because,),
    )  # fmt: skip


def _nationality(scene: Scene, match: Match) -> int:
    """Past an adjective of country behind a known body; behind a single word it must be of its gender (`الخارجية الأميركية`)."""
    adjective = scene.nation_of(match.after)
    if adjective and match.after == match.first + 1 and adjective.payload.gender != _gender(scene, match.first):
        return match.after
    return past_adjectives(scene, match.after, nationality_only=True)


def _gender(scene: Scene, at: int) -> str:
    return "f" if scene.folded(at).endswith(_MARBUTA) or scene.plain(at).endswith(_FEMININE) else "m"


def _headed(scene: Scene, at: int, *, skip: bool) -> Mention | None:
    """A head word with what completes it; a bare head with the article stands for a body named before."""
    match = scene.hit(at, "organisation_heads", skip=skip)
    if match is None:
        return None
    if match.payload.owned:
        return owned(scene, match)
    entry = match.payload.entry
    after = _complement(scene, match)
    after = _agreeing(scene, match, after)
    bare = after == match.after
    whole = match.after > at + 1 and entry.value in _WHOLE  # `فرقة الأبحاث والتفتيش`: a name as it stands
    named = whole or _LEADS in entry.tags or match.payload.surface in (entry.lemma, ARTICLE + entry.lemma)
    if bare and not (match.payload.definite and named):
        return None
    if not bare and needs_name(match) and not is_proper(scene, match.after, after):
        return None
    if not bare and entry.value in _LEAD and "plain" in entry.tags and scene.look(at).preposition == _BY:
        return None
    if entry.value == _STATE and (state := state_of(scene, match, after)):
        return state
    if match.payload.number == "d" and (bare or match.payload.definite):
        return None
    if match.payload.number != "s" and (
        bare or "plain" in entry.tags or ("ambiguous" in entry.tags and not is_proper(scene, match.after, after))
    ):
        return None
    return _body(scene, match, after, loose=bare and not whole)


def _body(scene: Scene, match: Match, after: int, *, loose: bool) -> Mention:
    """The body that a head names with the words up to a token; `loose`: by the head alone."""
    at, entry = match.first, match.payload.entry
    owner = _owner(scene, match, after) if entry.value in _OWNED else None
    if owner and _LEADS in entry.tags:
        return owner._replace(first=at, skip=match.skip, text=scene.text(at, after, match.skip), core=owner.text, parts=(owner.text,))
    group = fighters(scene, match, after) if entry.value in _OF_FIGHTERS else None
    armed = group is not None or entry.value == _ARMED
    many = entry.value == "group" or (match.payload.number == "p" and _GATHERED in entry.tags)
    kind: ActorKind = "armed_group" if armed else "group" if many else "organisation"
    weight = 0.4 if loose else 0.7 if {"ambiguous", "plain"} & set(entry.tags) else 0.9
    return Mention(
        kind, at, after, match.skip, after, after, scene.text(at, after, match.skip),
        group.payload.entry.lemma if group else charge(scene, match) or borne(scene, match, after), entry.lemma,
        country_of(scene, at, after) or (group.payload.value if group else ""),
        gender=match.payload.gender, number=match.payload.number, loose=loose, weight=weight, because=(match.payload.because,),
        national=entry.value in _NATIONAL and group is None,
        core=unjudged(scene, match, group) if group else "", inner=(owner,) if owner else (),
        parts=called_after(scene, match, after) if group is None else (scene.text(group.first, group.after),),
    )  # fmt: skip


def _agreeing(scene: Scene, match: Match, after: int) -> int:
    """Up to the first masculine adjective where a feminine head stands in construct with a feminine: `حركة النهضة | العجمي الوريمي`."""
    if _gender(scene, match.first) == "m" or match.payload.definite:
        return after
    for at in range(match.after + 1, after):
        look, before = scene.look(at), scene.look(at - 1)
        if not (look.article and look.adjective and not look.lead and before.article):
            continue
        if _gender(scene, at) == "m" and _gender(scene, at - 1) == "f" and not scene.hits(at) and scene.plain(at).endswith(NISBA):
            return at
    return after


def _in_gender(scene: Scene, match: Match, after: int) -> int:
    """Up to the first adjective behind a definite head that is of the other gender by its ending: `الديوانة | المتواجد أعوانها`,
    `دعا الحزب | الصحفيات إلى`."""
    if match.payload.number != "s" or match.after > match.first + 1:
        return after
    woman = scene.folded(match.first).endswith(_MARBUTA)
    adjectives = (at for at in range(match.after, after) if scene.look(at).adjective)
    return next(
        (at for at in adjectives if (not scene.plain(at).endswith(_OF_WOMEN) if woman else scene.plain(at).endswith(_PLURAL))), after
    )


def _owner(scene: Scene, match: Match, after: int) -> Mention | None:
    """The body whose office or bloc it is, which ends its name: `المكتب التنفيذي للاتحاد العام التونسي للشغل`."""
    for at in range(match.after, after):
        known = _known(scene, at, skip=True) or _headed(scene, at, skip=True)
        if known and known.after == after and not known.media:
            return known
    return None


def _complement(scene: Scene, match: Match) -> int:
    """Where the words end that complete a head: an idafa with its adjectives, a name in quotation marks, or adjectives alone."""
    at, ministry = match.after, match.payload.value == _MINISTRY
    if scene.opens(at) and not match.payload.definite:
        return past_adjectives(scene, past_quotation(scene, at), nationality_only=False)
    if ministry and (portfolio := scene.hit(at, "portfolios")):
        return past_adjectives(scene, past_portfolios(scene, portfolio.after), nationality_only=False)
    if match.payload.definite:
        after = _in_gender(scene, match, past_adjectives(scene, at, nationality_only=False))
        named = after > at or (at > match.first + 1 and match.payload.value not in _OF_STATE | {_AUTHORITY})
        return _linked(scene, after, match) if named else after  # `دعا الحكومة لتطبيق القانون`: what a bare body is called to do
    after = past_idafa(scene, at)
    if after == at and match.payload.value in BORNE and may_name(scene, at):
        after = at + 1
    if after == at:
        return past_adjectives(scene, at, nationality_only=True)
    after = past_adjectives(scene, after, nationality_only=ends_known(scene, at, after))
    inside = scene.hit(at, "organisation_heads")  # `فرع وزارة الشؤون …`
    if match.payload.value in _MANIFOLD or (inside and inside.payload.value == _MINISTRY and not inside.payload.definite):
        after = past_joined_nouns(scene, after)
    if match.payload.value in _OF_STATE or ends_armed(scene, after):
        return after
    if (governed := past_governed(scene, after)) > after:
        return past_joined_nouns(scene, governed)
    return _linked(scene, after, match)


def _linked(scene: Scene, at: int, head: Match) -> int:
    """`للشغل`, `لحقوق الإنسان`, `للدفاع عن المستهلك`: what a body is for, with what is joined to it by `و`."""
    look = scene.look(at)
    if (look.given and not look.skip) or any(_is_told(m) for m in scene.hits(at)) or (look.deed and _is_asked(scene, at, head)):
        return at
    if not scene.same_line(at) or look.preposition not in _LINKS or look.conjunction or look.kind not in ("N", "A") or look.pronoun:
        return at
    if (region := past_place(scene, at, skip=True)) > at:
        return region
    nested = _known(scene, at, skip=True) or _headed(scene, at, skip=True)
    if nested and nested.after > at + 1:
        return nested.after
    if look.article:
        at = past_governed(scene, at + 1)
        at = past_of_people(scene, past_adjectives(scene, at, nationality_only=False))
        while _joins(scene, at):
            at = past_adjectives(scene, at + 1, nationality_only=False)
        return at
    more = scene.look(at + 1)
    first = at + 1 + (more.conjunction and more.kind == "N" and not (more.article or more.preposition))  # `لاستغلال وتوزيع المياه`
    end = at + 1 if more.given else past_idafa(scene, first)
    return past_adjectives(scene, end, nationality_only=False) if end > first or more.given else at


def _is_asked(scene: Scene, at: int, head: Match) -> bool:
    """Whether a deed behind `ل` is what a body that is named already is to do: `لجأ إلى صندوق النقد الدولي للاقتراض`."""
    if head.payload.value in _JUDGES:
        return True
    known = scene.hit(head.first, "organisations", skip=True)
    return known is not None and known.after == at and not {"ambiguous", "anycountry"} & set(known.payload.entry.tags)


def _joins(scene: Scene, at: int) -> bool:
    """Whether a definite noun is joined to what a body is for, and names nobody else (`للكهرباء والغاز`), or an adjective to one before."""
    if (
        scene.joins(at)
        and scene.look(at).adjective
        and scene.look(at - 1).adjective
        and _gender(scene, at) == _gender(scene, at - 1) == "f"
    ):
        return True  # `للدراسات الأمنية والعسكرية`
    nouns = scene.joins(at) and scene.look(at).kind == "N"
    return nouns and not any(match.payload.table in _OTHERS for match in scene.hits(at))


def _is_told(match: Match) -> bool:
    """Whether what `ل` stands before is told something, an outlet or a counterpart, rather than what a body is for."""
    payload = match.payload
    return (payload.table == _OUTLET and not payload.definite) or (payload.table == _OFFICES and _COUNTERPART in payload.entry.tags)
