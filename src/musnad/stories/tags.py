"""Tags of an article: actors, countries, places, topics and the publisher's own, in one vocabulary.

What is one thing has one tag, whoever names it: a state, its people's adjective and its land are the country, by ISO code; a tag of the
publisher that names an actor, a country or a place of the reading is theirs.
"""

from collections import Counter
from collections.abc import Iterator

from musnad.actors.spelling import name_words
from musnad.lexicon import Lexicon, kept
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Actor, Reading
from musnad.stories.names import NamesInWords, names_in_words
from musnad.stories.profile import LEAD, Body
from musnad.stories.records import Tag, TagKind
from musnad.text.folding import fold, fold_word

MOST = 12  # tags of an article, the publisher's own aside
KINDS: dict[str, TagKind] = {"person": "person", "organisation": "body", "armed_group": "body"}
COUNTRY = "country"
TOPIC = "topic:"  # before the context in the key of a topic
UNITED = "union"  # tag of blocs in the table of countries, which have no code


def tags(reading: Reading, lexicon: Lexicon | None = None) -> tuple[Tag, ...]:
    """The tags of a reading: those most told of first, then topics, then what the publisher alone has.

    Crowds, unnamed people and sources are no tags; a place is one where it is named twice or in the lead.
    """
    lexicon = lexicon or shipped_lexicon()
    countries = _countries(lexicon)
    names = names_in_words(lexicon)
    found: Counter[Tag] = Counter()
    for tag, times in (*_of_actors(reading, countries, names), *_of_places(reading, countries)):
        found[tag] += times
    told = [tag for tag, _ in sorted(found.items(), key=lambda item: (-item[1], item[0].key))[:MOST]]
    topics = [Tag(f"{TOPIC}{topic.name}", topic.name.replace("_", " "), "topic") for topic in reading.topics]
    known = {tag.key: tag for tag in (*told, *topics)}
    own = (_own(tag, countries, names) for tag in map(_tidy, reading.article.tags) if tag)
    return tuple((known | {tag.key: tag for tag in own if tag.key not in known}).values())


def _of_actors(reading: Reading, countries: dict[str, str], names: NamesInWords) -> Iterator[tuple[Tag, int]]:
    """Those who say or do something, with how often."""
    parts = Counter(said.speaker for said in reading.statements)
    parts.update(actor for event in reading.events for actor in (*event.actors, *event.recipients))
    for actor in reading.actors:
        if (tag := _of_actor(actor, countries, names)) and parts[actor.id]:
            yield tag, parts[actor.id]


def _of_actor(actor: Actor, countries: dict[str, str], names: NamesInWords) -> Tag | None:
    if actor.kind == "state" and actor.country in countries:
        return Tag(actor.country, countries[actor.country], "country")
    kind = KINDS.get(actor.kind)
    if kind is None or (kind == "person" and not _has_a_name(actor, names)):
        return None
    return Tag(_key(actor.name), actor.name, kind)


def _has_a_name(actor: Actor, names: NamesInWords) -> bool:
    """Whether a person is more than a role: a given name is known, or the name does not begin as one of the roles does."""
    words = name_words(actor.name)
    roles = tuple(title[0] for role in actor.roles if (title := name_words(role.title)))
    known = any(name.kind == "person" for name in names.named(words))
    return known or bool(roles and len(words) > 1 and not words[0].startswith(roles))


def _of_places(reading: Reading, countries: dict[str, str]) -> Iterator[tuple[Tag, int]]:
    lead = Body(reading).end_of(LEAD)
    often = Counter(_key(place.name) for place in reading.places)
    for place in reading.places:
        if place.precision != COUNTRY and (place.start < lead or often[_key(place.name)] > 1):
            yield Tag(_key(place.name), place.name, "place"), 1
        elif place.precision == COUNTRY and place.country in countries:
            yield Tag(place.country, countries[place.country], "country"), 1


def _own(name: str, countries: dict[str, str], names: NamesInWords) -> Tag:
    """A tag of the publisher: a country where it is nothing but one's name, else what it says."""
    words = fold_word(name).split()
    state = names[words[0]] if len(words) == 1 else None
    if state and state.kind == "state" and state.key in countries:
        return Tag(state.key, countries[state.key], "country")
    return Tag(_key(name), name, "publisher")


def _tidy(tag: str) -> str:
    """A publisher's tag without the sign and the underscores of a hashtag, its spaces single."""
    return " ".join(fold(tag.lstrip("# ")).plain.replace("_", " ").split())


def _key(name: str) -> str:
    """One key for the spellings of a name."""
    return " ".join(name_words(name)) or fold_word(name)


@kept
def _countries(lexicon: Lexicon) -> dict[str, str]:
    """Name by ISO code, as the table of countries has it first."""
    names: dict[str, str] = {}
    for entry in lexicon.entries("countries"):
        if entry.value and UNITED not in entry.tags:
            names.setdefault(entry.value, entry.lemma)
    return names
