"""The door of the actors: one actor for one referent, and every place that names it."""

from collections.abc import Iterator, Mapping, Sequence

from musnad.actors.bodies import Bodies
from musnad.actors.draft import Draft
from musnad.actors.named import Actors, How, Named
from musnad.actors.persons import Persons
from musnad.actors.references import two_named
from musnad.actors.settle import homes, settle
from musnad.actors.short import short_bodies, short_names
from musnad.grammar.syntax import Syntax
from musnad.lexicon import Lexicon
from musnad.mentions.groups import HOMELAND
from musnad.mentions.mention import Mention, Mentions
from musnad.mentions.tables import tables
from musnad.records import Place
from musnad.text.document import Document

_Key = tuple[int, int, int, str, str]
_THAT = ("ان", "بان", "وان")  # folded: before what somebody says
Means = dict[_Key, list[Draft]]


def find_actors(
    document: Document, mentions: Mentions, syntax: Syntax, lexicon: Lexicon, home: str = "", located: Sequence[Place] = ()
) -> Actors:
    """Actors that a document names, with the places that name them.

    home: country (ISO 3166-1 alpha-3) whose ministers and bodies are meant where none is told, if known (that of the outlet).
    located: places that the document names; they tell which country it is about.
    """
    meant = homes(mentions.found, located, home, tables(lexicon).crowned)
    lead = document.paragraphs[0][1] if len(document.paragraphs) > 1 else 0
    persons, bodies = Persons(meant.country, tables(lexicon).officials, lead), Bodies(tables(lexicon), meant.country)
    short = [*short_names(document, mentions, syntax), *short_bodies(document, mentions, lexicon)]
    taken = {mention.first for mention in short}
    found = [*(mention for mention in mentions.found if mention.first not in taken), *short]
    found.sort(key=lambda mention: mention.first)
    means = _referents(document, found, persons, bodies, tables(lexicon).pairs, tables(lexicon).ministry)
    drafts = [d for d in (*persons.drafts, *bodies.drafts) if d.at]
    called = {m.text: d.name for m in _all(found) if m.loose for d in means.get(_key(m), ())}
    settle(drafts, meant, called, lexicon)
    number = {id(draft): i for i, draft in enumerate(drafts)}
    places = [p for m in found for p in _places(m, means, number)]
    inner = [p for m in found for i in _inside(m) for p in _places(i, means, number)]
    return Actors(tuple(d.actor(i) for i, d in enumerate(drafts)), tuple(places), tuple(inner))


def _referents(
    document: Document, found: list[Mention], persons: Persons, bodies: Bodies, pairs: Mapping[str, str], ministry: str
) -> Means:
    """Whom each mention means, by its range and letters before it."""
    means: Means = {}
    single = [one for m in found for one in (m.members or (m,))]
    inner = [one for m in found for one in _inside(m)]
    named = persons.name(((m, _name(document, m)) for m in (*single, *inner) if m.named), frozenset(m.first for m in single))
    for mention in sorted((m for m in (*single, *inner) if m.named), key=lambda m: m.first):
        persons.take(named[mention.first], mention)
    for mention in sorted((*single, *inner), key=lambda m: (m.first, -m.after)):
        draft = named.get(mention.first) if mention.named else None
        if draft is not None:
            pass
        elif two := two_named(mention, [*persons.drafts, *bodies.drafts], pairs):
            for one in two:
                one.texts[mention.text] = None
            means[_key(mention)] = two
            continue
        elif mention.kind == "person":
            draft = persons.hold(mention)
        elif mention.head == HOMELAND:
            country = persons.homeland(mention, _speech(document, mention.first))
            draft = bodies.draft(mention._replace(country=country)) if country else None
        else:
            draft = bodies.draft(mention)
            if draft is None and mention.loose and mention.head == ministry and (minister := persons.minister(mention.first)):
                draft = bodies.ministry_of(minister, ministry)
        if draft is not None:
            if not mention.named:
                draft.see(mention)
            means.setdefault(_key(mention), []).append(draft)
    _share_out(found, means)
    return means


def _speech(document: Document, at: int) -> int:
    """Where the sentence begins whose speaker a token is about, if it opens what he says (`إن بلاده …`); else the token itself."""
    said = at > 0 and document.tokens[at - 1].folded in _THAT
    return document.sentences[document.sentence_at[at]][0] if said else at


def _share_out(found: list[Mention], means: Means) -> None:
    """A plural means all its members, and its words are a surface of each."""
    for mention in found:
        for member in mention.members:
            for draft in means.get(_key(member), []):
                draft.texts[mention.text] = None
                means.setdefault(_key(mention), []).append(draft)


def _key(mention: Mention) -> _Key:
    return mention.first, mention.after, mention.skip, mention.kind, mention.number


def _all(found: list[Mention]) -> Iterator[Mention]:
    for mention in found:
        yield mention
        yield from mention.members
        yield from _inside(mention)


def _inside(mention: Mention) -> Iterator[Mention]:
    for inner in mention.inner:
        yield inner
        yield from _inside(inner)


def _name(document: Document, mention: Mention) -> str:
    """The letters of a proper name, without letters before it."""
    skip = mention.skip if mention.name_first == mention.first else 0
    tokens = document.tokens
    return document.text.letters(tokens[mention.name_first].start + skip, tokens[mention.name_after - 1].end)


def _places(mention: Mention, means: Means, number: dict[int, int]) -> Iterator[Named]:
    drafts = means.get(_key(mention), [])
    indices = tuple(dict.fromkeys(number[id(d)] for d in drafts if id(d) in number))
    if indices:
        yield Named(
            mention.first, mention.after, mention.skip, indices, _how(mention, indices),
            mention.name_first if mention.named else mention.after, _gender(mention, drafts), mention.number, mention.weight,
            mention.because, mention.media,
        )  # fmt: skip


def _gender(mention: Mention, drafts: list[Draft]) -> str:
    """The gender of a naming: a bare name that tells none has that which a title or a first name told elsewhere."""
    return mention.gender or (drafts[0].gender if mention.named and len(drafts) == 1 else "")


def _how(mention: Mention, indices: tuple[int, ...]) -> How:
    if len(indices) > 1 or mention.members or (mention.kind == "person" and mention.number != "s"):
        return "plural"
    if mention.named:
        return "title and name" if mention.name_first > mention.first else "name"
    if mention.kind == "person":
        return "role" if mention.offices and not mention.loose else "short"
    if mention.kind == "group":
        return "group"
    return "adjective" if mention.adjective else "capital" if mention.capital else "short" if mention.loose else "name"
