"""Documents named in a text, with their issuers: `بيان لوزارة الداخلية` (a statement of the ministry of the interior)."""

from collections.abc import Container
from typing import NamedTuple

from musnad.actors.named import Named
from musnad.statements.issuers import all_issuers, issuer_behind, joined_actors, known_issuer
from musnad.statements.regions import Passed, Region, read_region
from musnad.statements.scene import COMMAS, Phrase, Scene
from musnad.statements.words import AND, ARTICLE, TANWIN, tagged
from musnad.text.folding import fold_word

_BACK = 25  # tokens between an issuing verb and the document
_PLATFORM = 3  # tokens between a page and the platform it is on: `صفحته الرسمية على فيسبوك`
_TITLE_END = 3  # words of a title behind what tells it from others
_SENT = 8  # tokens between a letter and whom it goes to: `رسالتين متطابقتين وجهتهما إلى`


class Document(NamedTuple):
    """A document named in the text: its words, the lemma of its noun, and the actors that issued it (none if it does not say).

    `definite` ones refer to a document named before. `preposition` governs it, attached or apart, folded; empty if none does. `to` holds
    the actors to whom a letter goes, or whom somebody met or called on an occasion of speech.
    """

    text: str
    noun: str
    issuers: tuple[int, ...]
    definite: bool
    preposition: str
    first: int
    after: int
    value: str
    to: tuple[int, ...] = ()


def find_documents(scene: Scene, region: Region, *, occasions: bool = False) -> tuple[Document, ...]:
    """Documents in a range of tokens, with their issuers; or the occasions of speech in it, which are no links."""
    named = (phrase for phrase in region.phrases if phrase.table == "chain_documents" and scene.place_at[phrase.first] < 0)
    found = (_document(scene, phrase) for phrase in named if _is_occasion(scene, phrase) is occasions and not _is_actor(scene, phrase))
    return tuple(document for document in found if document is not None)


def _is_occasion(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun is no link by itself; a page is one with whose it is: `الصفحة الرسمية لرئاسة الحكومة` (the official page of …)."""
    owned = scene.syntax.words[phrase.first][0].segments[-1].kind == "pronoun"
    page = "page" in phrase.entry.tags and not owned and issuer_behind(scene, phrase) is not None
    return "no-link" in phrase.entry.tags and not page


def first_named(scene: Scene) -> dict[str, Document]:
    """The first document that each noun names in a text and that it does not refer back to: `وجه بيانا`, later `البيان`."""
    named: dict[str, Document] = {}
    for phrase in scene.phrases.values():
        if phrase.table == "chain_documents" and phrase.entry.lemma not in named and scene.place_at[phrase.first] < 0:
            document = _document(scene, phrase)
            if document is not None and not document.definite:
                named[phrase.entry.lemma] = document
    return named


def _is_actor(scene: Scene, phrase: Phrase) -> bool:
    """Whether a definite noun is the short name of an actor: `النداء`, of a party called so."""
    folded = scene.document.tokens[phrase.first].folded[phrase.skip - len(ARTICLE) :] if phrase.skip else ""
    return folded.startswith(ARTICLE) and any(folded.removeprefix(ARTICLE) == word for name in scene.names for word in name[:2])


def document_before(scene: Scene, cue: int) -> Document | None:
    """The document of a known issuer right before a verb, which is its subject: `أن تقرير المنظمة دعا`, `تقرير المنظمة، الذي وجد`."""
    relative = cue > 0 and scene.relative(cue - 1)
    at = cue - 1 if relative else cue
    at -= at > 0 and scene.document.tokens[at - 1].plain in COMMAS and relative
    start, _ = scene.sentence(cue)
    for document in find_documents(scene, read_region(scene, start, cue)):
        if document.after == at and document.issuers and (relative or not document.preposition):
            return document
    return None


def issued_documents(scene: Scene) -> dict[int, Document]:
    """All documents of a text that tell who issued them, by their first token: by a genitive, or as object of `أصدر` (issued)."""
    found: dict[int, Document] = {}
    for phrase in scene.phrases.values():
        document = _document(scene, phrase) if phrase.table == "chain_documents" and phrase.entry.value != "speech" else None
        if document is None or (document.definite and not document.issuers):
            continue
        issuers = document.issuers or _subject_of_issuing(scene, phrase.first)
        if issuers:
            found[phrase.first] = document._replace(issuers=issuers)
    return found


def _subject_of_issuing(scene: Scene, at: int) -> tuple[int, ...]:
    """Actors between an issuing verb and the document that is its object; those before `في` and a document, who speak in it."""
    start, _ = scene.sentence(at)
    before = range(at - 1, max(start, at - _BACK) - 1, -1)
    verb = next((i for i in before if scene.syntax.words[i][0].pos == "VERB" and scene.place_at[i] < 0), None)
    if verb is None:
        return ()
    word = scene.syntax.words[verb][0]
    if word.verb not in scene.speech.issuing and word.verb not in scene.speech.verbs:
        return ()
    region = read_region(scene, verb + 1, at)
    subject = region.subject
    return joined_actors(region, subject) if subject is not None else ()


def _document(scene: Scene, phrase: Phrase) -> Document | None:
    tags = phrase.entry.tags
    word = scene.syntax.words[phrase.first][0]
    issuer = issuer_behind(scene, phrase)
    governed = _governing(scene, phrase.first)
    definite = len(word.segments) > 1 and word.segments[-2].kind == "article"
    if ("weak" in tags and (not governed or definite)) or ("named" in tags and issuer is None) or "head" in tags or "owned" in tags:
        return None
    if "weak" in tags and issuer is None and _in_construct(scene, phrase.after):
        return None
    owned = word.segments[-1].kind == "pronoun"
    to = _recipients(scene, phrase, owned)
    after = issuer.after if issuer is not None else _page_end(scene, phrase.after) or _described_end(scene, phrase.after)
    after = next((i for i in range(phrase.after, after) if _tells(scene, i, scene.speech.relaying)), after)
    if to and not issuer and scene.document.tokens[phrase.after].folded == to[0].preposition:
        after = to[-1].place.after
    return Document(
        _text(scene, phrase, after, owned), phrase.entry.lemma, all_issuers(scene, issuer) if issuer else known_issuer(scene, phrase),
        owned or definite, governed, phrase.first, after, phrase.entry.value,
        tuple(dict.fromkeys(actor for passed in to for actor in passed.place.actors)),
    )  # fmt: skip


def _governing(scene: Scene, at: int) -> str:
    """The preposition before a document, attached or apart, or before the part of it that is told: `في ختام بيانها` (at its end)."""
    if attached := scene.preposition(at)[0]:
        return attached
    before = scene.syntax.words[at - 1][0] if at else None
    if before is not None and before.pos in ("ADP", "ADV"):
        return fold_word(before.stem)
    part = before is not None and before.pos == "NOUN" and scene.noun_in(at - 1, scene.speech.small.passage)
    return _governing(scene, at - 1) if part else ""


def _tells(scene: Scene, i: int, verbs: Container[str]) -> bool:
    """Whether a verb says who issued or relayed a document, and so is no part of what it is called: `بيان أصدره الحزب` (… issued)."""
    return i in scene.verbs and scene.syntax.words[i][0].verb in verbs


def _in_construct(scene: Scene, i: int) -> bool:
    """Whether a definite noun stands in the genitive behind one that is seldom a document: `في تحقيق التميز` (in reaching excellence)."""
    word = scene.syntax.words[i][0] if i < len(scene.syntax.words) else None
    return word is not None and word.pos == "NOUN" and word.segments[0].kind == "article"


def _recipients(scene: Scene, phrase: Phrase, owned: bool) -> tuple[Passed, ...]:
    """Whom a letter goes to, or whom somebody met, as the entry says where they stand: behind a preposition, or as object of `لقائه`."""
    wanted = tagged(phrase.entry.tags, "to") - (set() if owned else {"object"})
    if not wanted:
        return ()
    tokens, (_, end) = scene.document.tokens, scene.sentence(phrase.first)
    end = next((i for i in range(phrase.after, end) if tokens[i].plain in COMMAS), end)
    region = read_region(scene, phrase.after, end)
    first = next((p for p in region.passed if (p.preposition or "object") in wanted and p.place.first - phrase.after <= _SENT), None)
    if first is None or first.place.media:
        return ()
    together = [first]
    for following in region.passed[region.passed.index(first) + 1 :]:
        if not following.joined and not _past_title(scene, together[-1].place, following.place):
            break
        together.append(following)
    return tuple(together)


def _past_title(scene: Scene, last: Named, place: Named) -> bool:
    """Whether و joins a naming to one before it whose title goes on: `الممثلة للشؤون الخارجية والسياسة الأمنية وأمين عام الجامعة`."""
    between = [scene.syntax.words[i][0].pos for i in range(last.after, place.first)]
    bound = len(between) <= _TITLE_END and all(pos in ("NOUN", "ADJ") for pos in between)
    return bound and scene.proclitics(place.first, place.skip).startswith(AND)


def _described_end(scene: Scene, at: int) -> int:
    """Behind an adjective of an indefinite document: `بيان مشترك` (a joint statement)."""
    if at >= len(scene.document.tokens) or at in scene.timed:
        return at
    word = scene.syntax.words[at][0]
    described = word.pos == "ADJ" and word.segments[0].kind == "stem" and not scene.syntax.words[at - 1][0].features.definite
    return at + 1 if described else at


def _page_end(scene: Scene, at: int) -> int:
    """Behind the page that a document stands on: `منشور على صفحتها بموقع فيسبوك` (a post on her page); 0 if none follows at once."""
    if at >= len(scene.document.tokens):
        return 0
    i = at if scene.preposition(at)[0] else at + 1
    page = scene.phrases.get(i)
    if page is None or "page" not in page.entry.tags or (i > at and scene.syntax.words[at][0].pos != "ADP"):
        return 0
    site = next((i for i in range(page.after, page.after + _PLATFORM) if i in scene.phrases), page.after)
    platform = scene.phrases.get(site)
    return platform.after if platform is not None and platform.table in ("media", "media_heads") else page.after


def _text(scene: Scene, phrase: Phrase, after: int, owned: bool) -> str:
    """The words of a document up to its issuer; a noun with its owner's pronoun or in the accusative (`بيانا`) stands as its lemma."""
    tokens, lemma = scene.document.tokens, phrase.entry.lemma
    if owned:
        return lemma
    after = next((i for i in range(phrase.after, after) if _tells(scene, i, scene.speech.issuing)), after)
    if "page" in phrase.entry.tags and scene.proclitics(phrase.first, phrase.skip).endswith(ARTICLE):
        phrase = phrase._replace(skip=phrase.skip - len(ARTICLE))
    if tokens[phrase.first].folded[phrase.skip :] == fold_word(lemma) + TANWIN:
        return " ".join((lemma, *(tokens[i].plain.removesuffix(TANWIN) for i in range(phrase.first + 1, after))))
    spans = [
        (tokens[i].start + phrase.skip * (i == phrase.first), tokens[i].end) for i in range(phrase.first, after) if i not in scene.timed
    ]
    if len(spans) < after - phrase.first:  # `بلاغ صادر اليوم عن الوزارة` stands without its date
        return " ".join(scene.document.text.letters(*span) for span in spans)
    return scene.document.text.letters(spans[0][0], spans[-1][1])
