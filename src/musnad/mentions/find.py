"""The door of the mentions: what is named in a document, place by place."""

from musnad.lexicon import Lexicon
from musnad.mentions.bodies import body_at, state_at
from musnad.mentions.groups import group_at
from musnad.mentions.mention import Mention, Mentions
from musnad.mentions.persons import person_at
from musnad.mentions.scene import Scene
from musnad.mentions.tables import Tables, tables
from musnad.mentions.words import Words
from musnad.text.analysis import Analyser
from musnad.text.document import Document

_seen: dict[str, tuple[Tables, Words]] = {}


def find_mentions(document: Document, lexicon: Lexicon, analyser: Analyser | None = None) -> Mentions:
    """Mentions of `document` in text order, the widest at each place.

    analyser: reads words; pass the one of the run, or one is made for the lexicon and kept.
    """
    known = _seen.get(lexicon.digest)
    if known is None:
        made = tables(lexicon)
        _seen.clear()
        known = _seen[lexicon.digest] = made, Words(made, analyser or Analyser(lexicon))
    return _read(Scene(document, *known))


def _read(scene: Scene) -> Mentions:
    found: list[Mention] = []
    at = 0
    while at < len(scene.tokens):
        mention = _mention(scene, at) if _may_begin(scene, at) else None
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = max(mention.after, at + 1)
    return Mentions(tuple(found))


def _may_begin(scene: Scene, at: int) -> bool:
    look = scene.look(at)
    return bool(scene.hits(at)) or look.name >= 0.45 or bool(look.connector)


def _mention(scene: Scene, at: int) -> Mention | None:
    """The best mention that begins at a token: the one that says most, persons before bodies before groups."""
    person = person_at(scene, at)
    if person and (person.named or person.members) and person.weight >= 0.5:
        return person
    made = [person, body_at(scene, at, skip=True), state_at(scene, at, skip=True), group_at(scene, at, skip=True)]
    found = [one for one in made if one is not None]
    return max(found, key=lambda one: (not one.loose, one.after, one.weight), default=None)
