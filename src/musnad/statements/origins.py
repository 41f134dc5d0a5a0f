"""Whose words are told by others: the source that a phrase names, whom an outlet quotes, who issued a document."""

from musnad.actors.named import Named
from musnad.grammar.syntax import NounPhrase
from musnad.statements.colons import told_to
from musnad.statements.documents import Document, find_documents
from musnad.statements.frames import Frame
from musnad.statements.leads import named_in, read_lead
from musnad.statements.memory import NOBODY, Memory, Speaker, on
from musnad.statements.regions import Passed, read_region
from musnad.statements.scene import COMMAS, Scene
from musnad.statements.strangers import kind_of, known_by_words, name_of
from musnad.statements.subjects import holder
from musnad.statements.voices import named, one
from musnad.statements.words import ARTICLE, tagged

_NAMES = frozenset(("name", "title and name"))
_HEAD = 5  # tokens before the verb of a title that are its subject
_RELAYED = 14  # tokens between a verb that relays and `قوله` (his words)
_TITLE_REST = 15  # tokens behind the first words of a title in which its name stands


def quoted_before(scene: Scene, frame: Frame) -> Named | None:
    """The naming right before a noun such as `قوله` that a relaying verb quotes: `نقلت رويترز عن مصدر قوله`."""
    if frame.found.skip:
        return None  # `وقفة أمام البرلمان في الرباط للمطالبة ب` (a rally in Rabat to demand)
    before = frame.found.first - 1
    if before in scene.closing or scene.document.tokens[before].plain in COMMAS:
        before -= 1
    place = scene.place(before)
    if place is not None and place.after > before:
        return place
    start, _ = scene.sentence(before)
    verbs = (i for i in range(before, max(start, before - _RELAYED) - 1, -1) if scene.syntax.words[i][0].verb in scene.speech.relaying)
    relay = next(verbs, None)
    if relay is None or any(i in scene.verbs for i in range(relay + 1, before)):
        return None
    wanted = tagged(scene.speech.relaying[scene.syntax.words[relay][0].verb], "quotes")
    passed = read_region(scene, relay + 1, before + 1).passed  # `نقلت الصحيفة عن مسؤول في الاجتماع قوله`
    return next((p.place for p in passed if p.preposition in wanted), None)


def of_region(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """The source that a phrase names: an actor, or whoever issued the document."""
    documents = find_documents(scene, frame.region)
    subject = frame.region.subject
    if frame.found.kind == "colon" and not any(p.place.first <= frame.region.first + 1 for p in frame.region.passed):
        return _headed(scene, frame, memory)
    if documents and (subject is None or documents[0].first < subject.place.first):
        return issuer_of(documents[0], memory)
    passed = frame.region.passed
    if subject is not None:
        quoted = next((p for p in passed if subject.place.media and p.preposition and p.place.first >= subject.place.after), None)
        if quoted is not None and not quoted.place.media:
            return named(passed, quoted, "whom the outlet quotes", 0.85)
        name = _holder_behind(scene, frame, subject)
        return named(passed, subject, "source the phrase names", 0.9) if name is None else one(name.place, "source the phrase names", 0.9)
    if any(scene.document.tokens[i].folded in scene.speech.small.again for i in range(frame.region.first, frame.region.after)):
        told = zip(memory.frames, memory.speakers, strict=False)
        last = next((speaker for before, speaker in reversed([*told]) if speaker.actors and before.parent is None), NOBODY)
        return on(last, "the source quoted before", 0.75)
    return one(passed[0].place, "source the phrase names", 0.8) if passed else NOBODY


def _holder_behind(scene: Scene, frame: Frame, role: Passed) -> Passed | None:
    """The name that ends a title behind a phrase: `وفقا للعضو في المركز الإعلامي للبلدية، سالم الجريدي`."""
    if frame.found.kind != "phrase" or role.place.how != "role" or len(role.place.actors) != 1:
        return None
    end = min(role.place.after + _TITLE_REST, scene.sentence(role.place.first)[1])
    passed = read_region(scene, role.place.first, end).passed
    return holder(scene, passed, passed[0]) if passed and passed[0].place is role.place else None


def _headed(scene: Scene, frame: Frame, memory: Memory) -> Speaker:
    """A name that no table knows before a colon, in quotation marks or as the lead has it again: `"سرايا الوادي": …`."""
    first, quotation = frame.region.first, scene.opening.get(frame.region.first)
    phrase = NounPhrase(first, told_to(scene, frame.found.first), first, human=True)
    if quotation is not None:
        phrase = NounPhrase(quotation.first, quotation.after, quotation.first)
    index = known_by_words(scene, phrase)
    if first == 0 and quotation is None and (speaker := _of_lead(scene, phrase.after, index)) is not None:
        return speaker
    actors = (index,) if index is not None else memory.propose(name_of(scene, phrase), kind_of(scene, phrase))
    return Speaker(actors, "name before the colon", 0.7)


def head_of_title(scene: Scene, frame: Frame, memory: Memory) -> Speaker | None:
    """Who stands before the first verb of a title, no naming, and speaks first in the lead too: `شرطة السنابل تنفي` (the police denies)."""
    after, tokens = frame.found.first, scene.document.tokens
    if not 0 < after <= _HEAD or frame.found.skip or any(t.kind != "word" for t in tokens[:after]) or scene.place(0) is not None:
        return None
    lead, first = read_lead(scene), scene.syntax.words[0][0]
    if scene.paragraph(after)[0] or lead is None or first.features.form == "masdar" or not named_in(scene, lead, 0, after):
        return None
    phrase = NounPhrase(0, after, 0, gender=first.features.gender, number=first.features.number, human=True)
    index = known_by_words(scene, phrase)
    if (speaker := _of_lead(scene, after, index)) is not None:
        return speaker
    actors = (index,) if index is not None else memory.propose(name_of(scene, phrase), kind_of(scene, phrase._replace(human=False)))
    return Speaker(actors, "who speaks first in the lead", 0.7, phrase.gender, "s")


def _of_lead(scene: Scene, after: int, known: int | None) -> Speaker | None:
    """Whoever speaks first in the lead, where the words up to a token that head the title tell who that is: `المفتي: …`.

    known: the actor whose name those words are, who is that one unless the lead has a name for him.
    """
    lead = read_lead(scene)
    if lead is None or not named_in(scene, lead, 0, after):
        return None
    passed = read_region(scene, lead.verb + 1, lead.after).passed
    subject = next((one for one in passed if not one.preposition), None)
    if subject is None:
        return None
    place = (holder(scene, passed, subject) or subject).place
    named_so = place.how in _NAMES or (known is None and named_in(scene, lead._replace(after=place.after), 0, after))
    person = all(_is_called(scene, actor, place, after) for actor in place.actors)
    return one(place, "who speaks first in the lead", 0.75) if person and named_so else None


def _is_called(scene: Scene, actor: int, place: Named, after: int) -> bool:
    """Whether the words up to a token are a person's: among his name or right behind what is known of it, or one that heads a title of his.

    Others may stand in his title and be a body that he speaks for: `نزاهة` of `رئيس هيئة مكافحة الفساد "نزاهة"`.
    """
    words = [token.folded.removeprefix(ARTICLE) for token in scene.document.tokens[:after]]
    behind = scene.document.tokens[place.after].folded.removeprefix(ARTICLE) if place.how in _NAMES else ""
    called = behind in words or bool(set(words) & set(scene.names[actor])) or words[0] in scene.heads(actor)
    return scene.actors.proposed[actor].kind == "person" and called


def of_relay(frame: Frame) -> Speaker:
    """Whom a relaying verb quotes: the naming behind its preposition (`نقلت رويترز عن مصدر`)."""
    wanted = frame.join.cue.tagged("quotes")
    quoted = next((p for p in frame.region.passed if p.preposition == wanted), None)
    return named(frame.region.passed, quoted, "whom the outlet quotes", 0.9) if quoted else NOBODY


def issuer_of(document: Document, memory: Memory) -> Speaker:
    """Who is responsible for a document: its issuer, else that of the last document called so, else the speaker before."""
    if document.issuers:
        return Speaker(document.issuers, "issuer of the document", 0.9)
    known = memory.issuers(document)
    if known:
        return Speaker(known, "issuer of the document named before", 0.85)
    carried = next((speaker for _, speaker in memory.spoken()), None)
    if document.definite and carried is not None:
        return on(carried, "whose document it is", 0.7)
    return Speaker(memory.unnamed(), "a document without an issuer", 0.5)
