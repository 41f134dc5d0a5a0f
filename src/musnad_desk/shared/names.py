"""What the codes of the record are called in the reader's language: PLOVER's types, modes and contexts, and the record's own words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from musnad_desk.catalog import terms

NAMES: dict[str, Promise] = {
    "direct": _("in direct speech"),
    "indirect": _("in indirect speech"),
    "mixed": _("partly in direct speech"),
    "happened": _("happened"),
    "future": _("announced"),
    "hypothetical": _("called for or conditional"),
    "negated": _("denied"),
    "past": _("background"),
    "person": _("person"),
    "organisation": _("organisation"),
    "state": _("state"),
    "armed_group": _("armed group"),
    "group": _("group"),
    "title": _("title"),
    "author": _("author"),
    "agency": _("agency"),
    "dateline_place": _("dateline"),
    "section": _("section"),
    "published": _("publication date"),
    "tags": _("tags"),
    "text": _("paragraph"),
    "contradicted": _("contradicted"),
    "differ": _("told in different ways"),
    "all": _("told by all"),
    "some": _("told by several"),
    "one": _("told by one alone"),
    "event": _("event"),
    "place": _("place"),
    "date": _("day"),
    "host": _("host"),
    "participant": _("participant"),
    "statement": _("statement"),
    "link": _("link of a chain"),
    "denial": _("denial"),
    "reader": _("reader"),
    "analyst": _("analyst"),
    "moderator": _("moderator"),
    "administrator": _("administrator"),
    "waiting": _("waiting"),
    "shown": _("shown"),
    "rejected": _("rejected"),
    "spam": _("spam"),
    "full": _("the whole text"),
    "excerpt": _("the beginning, the record and a link"),
    "record": _("the record and a link"),
    "trap": _("filled in a field that nobody sees"),
    "links": _("many links"),
    "dead": _("dead"),
    "injured": _("injured"),
    "arrested": _("arrested"),
    "displaced": _("displaced"),
    "crowd": _("crowd"),
    "money": _("money"),
    "ACCUSE": _("accusation"),
    "AGREE": _("agreement"),
    "AID": _("aid"),
    "ASSAULT": _("assault"),
    "COERCE": _("coercion"),
    "CONCEDE": _("concession"),
    "CONSULT": _("consultation"),
    "COOPERATE": _("cooperation"),
    "MOBILIZE": _("mobilization"),
    "PROTEST": _("protest"),
    "REJECT": _("rejection"),
    "REQUEST": _("request"),
    "RETREAT": _("retreat"),
    "SANCTION": _("sanction"),
    "SUPPORT": _("support"),
    "THREATEN": _("threat"),
    "body": _("body"),
    "country": _("country"),
    "against": _("against"),
    "for": _("in favour of"),
    "topic": _("topic"),
}
CROWD = "group"  # the kind of actors that are called by what they are
TYPES = tuple(name for name in NAMES if name.isupper())  # PLOVER's
MODES: dict[str, Promise] = {
    "disapprove": _("disapproval"),
    "allege": _("allegation"),
    "investigate": _("investigation"),
    "beat": _("beating"),
    "firearms": _("gunfire"),
    "crowd-control": _("crowd control"),
    "sexual": _("sexual violence"),
    "torture": _("torture"),
    "suicide-attack": _("suicide attack"),
    "heavy-weapons": _("heavy weapons"),
    "aerial": _("from the air"),
    "targeted": _("targeted killing"),
    "destroy": _("destruction"),
    "abduct": _("abduction"),
    "drone": _("drone"),
    "explosives": _("explosives"),
    "primitive": _("bladed or simple weapons"),
    "unconventional": _("unconventional weapons"),
    "cyber": _("cyber attack"),
    "deport": _("deportation"),
    "arrest": _("arrest"),
    "censor": _("censorship"),
    "curfew": _("curfew"),
    "restrict": _("restriction"),
    "martial-law": _("martial law"),
    "seize": _("seizure"),
    "withhold": _("withholding"),
    "misinformation": _("misinformation"),
    "visit": _("visit"),
    "phone": _("telephone call"),
    "third-party": _("through a third party"),
    "multilateral": _("meeting of several"),
    "troops": _("troops"),
    "police": _("police"),
    "weapons": _("weapons"),
    "militia": _("militia"),
    "strike": _("strike"),
    "demo": _("demonstration"),
    "obstruct": _("blockade"),
    "vandalize": _("vandalism"),
    "hunger": _("hunger strike"),
    "boycott": _("boycott"),
    "riot": _("riot"),
    "assist": _("assistance"),
    "yield": _("concessions"),
    "meet": _("a meeting"),
    "change": _("a change"),
    "withdraw": _("withdrawal"),
    "ceasefire": _("ceasefire"),
    "resign": _("resignation"),
    "access": _("access granted"),
    "release": _("release"),
    "disarm": _("disarmament"),
    "discontinue": _("cooperation ended"),
    "convict": _("conviction"),
    "expel": _("expulsion"),
    "relations": _("relations at stake"),
    "violence": _("violence"),
    "territory": _("territory"),
}
TOPICS: dict[str, Promise] = {
    "asylum": _("asylum"),
    "cbrn": _("weapons of mass destruction"),
    "corruption": _("corruption"),
    "crime": _("crime"),
    "diplomatic": _("diplomacy"),
    "disasters": _("disasters"),
    "economic": _("economy"),
    "election": _("elections"),
    "environment": _("environment"),
    "executive": _("government"),
    "gender": _("women and gender"),
    "health": _("health"),
    "human_rights": _("human rights"),
    "human_security": _("human security"),
    "illegal_drugs": _("drugs"),
    "inequality": _("inequality"),
    "intelligence": _("intelligence"),
    "legal": _("courts and law"),
    "legislative": _("parliament"),
    "lgbt": _("LGBT"),
    "migration": _("migration"),
    "military": _("army and war"),
    "natural_resource": _("natural resources"),
    "peacekeeping": _("peacekeeping"),
    "political_institutions": _("political institutions"),
    "pro_autocracy": _("for autocracy"),
    "pro_democracy": _("for democracy"),
    "religion_ethnicity": _("religion and peoples"),
    "reparations": _("reparations"),
    "repression": _("repression"),
    "rights_freedoms": _("rights and freedoms"),
    "technology": _("technology"),
    "terrorism": _("terrorism"),
    "trafficking": _("smuggling"),
    "cyber": _("cyber attack"),
    "misinformation": _("misinformation"),
    "territory": _("territory"),
}


def name_of(code: str) -> str:
    """A value of the record in the reader's language; the value itself if it has no name."""
    return str(NAMES.get(code, code))


def mode_name(mode: str) -> str:
    """How a deed was done."""
    return str(MODES.get(mode, mode))


def topic_name(topic: str) -> str:
    """What an article is about."""
    return str(TOPICS.get(topic, topic.replace("_", " ")))


def country_name(code: str) -> str:
    """A country of an ISO 3166-1 alpha-3 code."""
    return terms.country_name(code, get_language() or "ar")


def latin(name: str, kind: str) -> str:
    """The name of an actor of a kind in Latin letters, where the page is not in Arabic and that says more; empty for crowds."""
    told = "" if get_language() == "ar" or kind == CROWD else terms.romanised(name)
    return "" if told == name else told


def countries() -> list[tuple[str, str]]:
    """All countries with their names, in the order of these."""
    return sorted(((code, country_name(code)) for code in terms.countries()), key=lambda country: country[1])


def listed(values: Iterable[str]) -> str:
    """Values with the comma of the reader's language between."""
    return str(_(", ")).join(values)
