"""What the head word of a body tells besides its name: whose it is, the armed group or state it stands for, by what else it is known."""

from musnad.mentions.extents import past_idafa
from musnad.mentions.mention import Mention
from musnad.mentions.outlets import ministry
from musnad.mentions.scene import Match, Scene

BORNE = ("party", "movement", "front", "coalition", "club", "company")  # kinds of bodies that bear names of any kind
_BEARERS = ("organisations", "armed_groups")  # tables of those names
_MINISTRY = "ministry"
_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"


def owned(scene: Scene, match: Match) -> Mention:
    """`حزبه`, `حكومتها`: a body of that kind named before."""
    entry = match.payload.entry
    return Mention(
        "organisation", match.first, match.after, match.skip, match.after, match.after, scene.text(match.first, match.after, match.skip),
        head=entry.lemma, gender=_gender_of(entry.lemma), loose=True, weight=0.4, because=(match.payload.because,),
    )  # fmt: skip


def needs_name(match: Match) -> bool:
    """Whether a head names a body only with a name or a nationality behind it; one that names a deed too, in construct only."""
    tags = match.payload.entry.tags
    return "plain" in tags or ("masdar" in tags and not match.payload.definite)


def _gender_of(lemma: str) -> str:
    return "f" if lemma.endswith(_MARBUTA) else "m"


def fighters(scene: Scene, match: Match, after: int) -> Match | None:
    """The armed group that a head tells by another word: `ميليشيا الحوثيين`, `تنظيم "داعش" الإرهابي`."""
    quoted = scene.opens(match.after)
    group = scene.hit(match.after + quoted, "armed_groups")
    return group if group and (after >= group.after + 1 if quoted else after == group.after) else None


def unjudged(scene: Scene, match: Match, group: Match) -> str:
    """The name of an armed group without what an outlet says of it: `تنظيم "داعش"` of `تنظيم "داعش" الإرهابي`, `الحوثيين`."""
    if group.first == match.after:
        return scene.text(group.first, group.after)
    return scene.text(match.first, group.after + 1, match.skip) if scene.closes(group.after) else ""


def called_after(scene: Scene, match: Match, after: int) -> tuple[str, ...]:
    """The short form of a body called after somebody: `مركز الملك سلمان` of `مركز الملك سلمان للإغاثة`."""
    first = match.after
    if match.payload.definite or after - first < 2 or not (scene.look(first).given or scene.hit(first, "honorifics")):
        return ()
    end = past_idafa(scene, first)
    return (scene.text(match.first, end, match.skip),) if first < end < after else ()


def charge(scene: Scene, match: Match) -> str:
    """The name by which a ministry is one with its portfolio alone; empty for other bodies."""
    portfolio = scene.hit(match.after, "portfolios") if match.payload.value == _MINISTRY else None
    return ministry(scene, portfolio) if portfolio else ""


def borne(scene: Scene, match: Match, after: int) -> str:
    """The entry of the name that a party, movement or company bears behind its head: `حزب "آفاق تونس"`; empty if the tables know none."""
    quoted = scene.opens(match.after)
    first, end = match.after + quoted, after - quoted
    if match.payload.value not in BORNE or match.payload.number != "s":
        return ""
    return next((m.payload.entry.lemma for m in scene.hits(first) if m.payload.table in _BEARERS and m.after == end and not m.skip), "")


def state_of(scene: Scene, match: Match, after: int) -> Mention | None:
    """`جمهورية مصر`, `المملكة المغربية` for the country."""
    told = scene.nation(match.after) or scene.hit(match.after, "countries")
    if told is None or not told.payload.value or match.payload.number != "s":
        return None
    return Mention(
        "state", match.first, after, match.skip, after, after, scene.text(match.first, after, match.skip), match.payload.entry.lemma,
        country=told.payload.value, gender="f", weight=0.8, because=(match.payload.because,),
    )  # fmt: skip
