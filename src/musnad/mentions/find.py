"""The door of the mentions: what is named in a document, place by place."""

from collections.abc import Sequence

from musnad.lexicon import Lexicon
from musnad.mentions.bodies import body_at, entry_of
from musnad.mentions.complements import whole
from musnad.mentions.echoes import echoes
from musnad.mentions.groups import group_at
from musnad.mentions.mention import Mention, Mentions, Spotted
from musnad.mentions.persons import person_at
from musnad.mentions.scene import Scene
from musnad.mentions.states import state_at
from musnad.mentions.tables import FIGURES, Tables, tables
from musnad.mentions.words import UNKNOWN, WORD, Words
from musnad.text.analysis import Analyser
from musnad.text.document import Document

_SELDOM = -10.0  # a noun less likely than this (see `Analysis.weight`) may be a name before one that looks like it
_TITLED = "titled"  # value of things that bear the names of those alone who are told with a title
_NUMBER = "number"  # tag of words for a number of people
_NOTHING: frozenset[str] = frozenset()
_OF_PERSONS = frozenset(("roles", "honorifics", FIGURES))
_OF_BODIES = frozenset(
    ("organisations", "organisation_heads", "armed_groups", "media", "media_heads", "portfolios", "countries", "capitals")
)  # fmt: skip
_OF_GROUPS = frozenset(("peoples", "sources_unnamed", "nationalities"))
_OF_ANY = _OF_PERSONS | _OF_BODIES | _OF_GROUPS
_seen: dict[str, tuple[Tables, Words]] = {}


def find_mentions(document: Document, lexicon: Lexicon, analyser: Analyser | None = None, spotted: Sequence[Spotted] = ()) -> Mentions:
    """Mentions of `document` in text order, the widest at each place.

    analyser: reads words; pass the one of the run, or one is made for the lexicon and kept.
    spotted: names of persons that a trained tagger found; they weigh in beside the tables.
    """
    known = _seen.get(lexicon.digest)
    if known is None:
        made = tables(lexicon)
        _seen.clear()
        known = _seen[lexicon.digest] = made, Words(made, analyser or Analyser(lexicon))
    return _read(Scene(document, *known, spotted))


def _read(scene: Scene) -> Mentions:
    found = _found(scene)
    scene.echoes = echoes(scene, found)
    return Mentions(tuple(_found(scene) if scene.echoes else found))


def _found(scene: Scene) -> list[Mention]:
    """The widest mention at each place, in order."""
    found: list[Mention] = []
    at = 0
    for first in _openings(scene):
        if first >= at and (mention := _mention(scene, first)):
            found += [mention] * (not _lends_name(scene, mention))
            at = max(mention.after, first + 1)
    return found


def _lends_name(scene: Scene, mention: Mention) -> bool:
    """Whether something right before is named after a person: `طريق الملك …` (King … Road); not where he is told with an office."""
    at = mention.first
    office = scene.hit(at, "roles") is not None and scene.hit(at, "honorifics") is None
    if mention.kind != "person" or not mention.named or mention.skip or office or not scene.same_line(at):
        return False
    after = scene.tables.named_after.get(scene.folded(at - 1)[scene.look(at - 1).lead :])
    return after is not None and (after != _TITLED or mention.name_first > at)


def _openings(scene: Scene) -> list[int]:
    """Tokens at which something may begin."""
    known = {i for i, look in enumerate(scene.looks) if look.name >= UNKNOWN or look.connector}
    before = {i - 1 for i in known if scene.looks[i - 1].weight < _SELDOM and not scene.looks[i].article}
    return sorted(
        known
        | before
        | scene.echoes.keys()
        | {i for i, told in scene.tables_at.items() if not told.isdisjoint(_OF_ANY) or scene.looks[i].name}
    )


def _with_holder(scene: Scene, body: Mention | None) -> Mention | None:
    """`حكومة الرئيس اليمني عبد ربه …`: a body told by the person who leads it holds that person."""
    if body is None or body.entry or body.after - body.first < 2:
        return body
    at = body.first + 1
    at += scene.look(at).adjective and scene.look(at).article  # `المكتب الإعلامي لرئيس …`
    if not scene.hit(at, "roles", skip=at > body.first + 1):
        return body
    person = person_at(scene, at)
    if person is None or not person.named or person.members:
        return body
    after = max(body.after, person.after)
    text = scene.text(body.first, after, body.skip)
    country = person.country or body.country
    return body._replace(after=after, name_first=after, name_after=after, text=text, inner=(person,), country=country)


def _known_otherwise(scene: Scene, person: Mention) -> bool:
    """Whether a bare name is that of a state, body or town: `أبو ظبي`."""
    if person.members or person.name_first > person.first:
        return False
    return any(m.payload.table in _OF_BODIES and m.after >= person.name_after for m in scene.hits(person.first))


def _acts(scene: Scene, at: int) -> bool:
    """Whether a word without article is a verb since those who do it are counted behind it: `تجمع عدد من السكان` (gathered)."""
    some = scene.hit(at + 1, "naming_words")
    counts = some is not None and _NUMBER in some.payload.entry.tags and scene.same_line(at + 1)
    return counts and not scene.looks[at].article and scene.looks[at].kind != "F"


def _mention(scene: Scene, at: int) -> Mention | None:
    """The best mention that begins at a token: the one that says most, persons before bodies before groups."""
    look, told = scene.looks[at], scene.tables_at.get(at, _NOTHING)
    person = person_at(scene, at) if look.name or look.connector or not told or told & _OF_PERSONS else None
    if not told:
        return person
    if _acts(scene, at):
        return None
    if person and (person.named or person.members) and person.weight >= WORD and not _known_otherwise(scene, person):
        return person
    made = [person]
    if told & _OF_BODIES:
        body = body_at(scene, at, skip=True)
        held = whole(scene, _with_holder(scene, body))
        made += [held._replace(entry=held.entry or entry_of(scene, body)) if held and body else held, state_at(scene, at, skip=True)]
    if told & _OF_GROUPS and (group := group_at(scene, at, skip=True)):
        made = [*(one for one in made if one and not (one.kind == "group" and one.offices)), group]
    found = [one for one in made if one is not None]
    return max(found, key=lambda one: (not one.loose, one.after, one.weight), default=None)
