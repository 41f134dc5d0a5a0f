"""Speakers of before, called otherwise now: by a short form, a title, what they are, `the source`."""

from musnad.actors.named import Named
from musnad.grammar.syntax import NounPhrase
from musnad.statements.frames import Frame
from musnad.statements.memory import Memory, Speaker, agrees, on
from musnad.statements.regions import Passed
from musnad.statements.scene import Scene
from musnad.statements.words import ARTICLE
from musnad.text.folding import fold_word

_PLURAL = "ات"  # of bodies
_BEHALF = "باسم"  # on behalf of, which goes on with a spokesman's title
_ROLE = "role"  # how an office without a name is told
_NOMINAL = ("NOUN", "PROPN", "ADJ", "X")
_CALLING = 3  # words of what somebody is called by
_RECENT = 4  # statements back in which the one that a short form means last spoke


def short_form(scene: Scene, subject: Passed, memory: Memory) -> Speaker | None:
    """The last speaker, where a short form that fits him was taken for another: `أعلنت وزارة الداخلية …`, then `وأوضحت الوزارة`."""
    if subject.place.how != "short" or subject.joined or len(subject.place.actors) != 1:
        return None
    head = scene.document.tokens[subject.place.first].folded[subject.place.skip :].removeprefix(ARTICLE)
    for _, speaker in memory.spoken()[:_RECENT]:
        if set(speaker.actors) & set(subject.place.actors):
            return None
        if len(speaker.actors) == 1 and head in scene.heads(speaker.actors[0]):
            return on(speaker, "short form of the last speaker", 0.75)._replace(after=subject.place.after)
    return None


def without_head(scene: Scene, place: Named, memory: Memory) -> Speaker | None:
    """A body that spoke just before, called without the noun that heads its name: `وزارة الخارجية التركية`, then `الخارجية`."""
    words = scene.names[place.actors[0]] if len(place.actors) == 1 else ()
    for _, speaker in memory.spoken()[:_RECENT]:
        known = speaker.actors[0] if len(speaker.actors) == 1 else len(scene.names)
        name = scene.names[known] if known < len(scene.names) else ()
        if words and len(name) > len(words) and name[1 : len(words) + 1] == words and memory.kind(known) == "organisation":
            return on(speaker, "named without its head", 0.75)._replace(after=place.after)
    return None


def titled(scene: Scene, place: Named, frame: Frame, memory: Memory) -> Speaker | None:
    """Who spoke before, named by nothing but his title: `وزير الصناعة والتجارة سالم الجريدي` at first, later `وزير الصناعة`."""
    if place.how != "role" or len(place.actors) != 1 or scene.names[place.actors[0]][0] not in scene.heads(place.actors[0]):
        return None
    return by_title(scene, place.first, place.after, frame, memory)


def by_title(scene: Scene, first: int, after: int, frame: Frame, memory: Memory) -> Speaker | None:
    """The last speaker with a name beside whom all words of a title stood when he spoke, the first of them heading a title of his."""
    title = _bare_words(scene, first, after)
    for spoken, speaker in memory.spoken():
        known = speaker.actors[0] if len(speaker.actors) == 1 else len(scene.actors.proposed)
        if known >= len(scene.actors.proposed) or not title or not agrees(speaker, frame):
            continue
        actor = scene.actors.proposed[known]
        if actor.kind != "person" or title[0] not in scene.heads(known) or title[0] == scene.names[known][0]:
            continue
        end = next((i for i in range(spoken.region.first, spoken.region.after) if _occasion(scene, i)), spoken.region.after)
        roles = fold_word(" ".join(f"{role.title} {role.of or ''}" for role in actor.roles)).split()
        if set(title) <= {*_bare_words(scene, spoken.region.first, end), *roles}:
            return on(speaker, "goes on speaking, named by his title", 0.75)._replace(after=after)
    return None


def by_calling(scene: Scene, phrase: NounPhrase, frame: Frame, memory: Memory) -> Speaker | None:
    """The last speaker, a person called by what he does or holds: `المسؤول` (the official), `النقابي` (the unionist); an expert
    (`الخبير`) is mostly somebody else."""
    if not _is_calling(scene, phrase):
        return None
    last = next((speaker for _, speaker in memory.spoken()), None)
    if last is None or len(last.actors) != 1 or memory.kind(last.actors[0]) != "person" or not agrees(last, frame):
        return None
    return on(last, "goes on speaking, named by what he is", 0.7)._replace(after=phrase.after)


def guest(scene: Scene, frame: Frame, memory: Memory) -> Speaker | None:
    """Whoever goes on as the guest of a programme, with no name behind it: `وقال ضيف "بوليتيكا" إن` (the guest of … said that)."""
    first, end = frame.found.region, frame.join.at
    if first >= end or scene.document.tokens[first].folded not in scene.speech.small.guest:
        return None
    people = (p for p in frame.region.passed if not p.preposition and p.place.first < end)
    if any(memory.kind(actor) == "person" for p in people for actor in p.place.actors):
        return None
    last = memory.agreeing(frame)
    person = len(last.actors) == 1 and memory.kind(last.actors[0]) == "person"
    return on(last, "goes on speaking, named by what he is", 0.75)._replace(after=first + 1) if person else None


def kin_of(scene: Scene, frame: Frame) -> NounPhrase | None:
    """Somebody without a name, told by somebody else's: `قال شقيق العقيد سالم الجريدي إن` (the colonel's brother said that)."""
    first = frame.found.region
    place = scene.place(first + 1)
    if place is None or place.first != first + 1 or place.skip or place.after > frame.join.at or scene.place_at[first] >= 0:
        return None
    word = scene.syntax.words[first][0]
    named = any(not p.preposition and p.place.first >= place.after for p in frame.region.passed)  # `والد راشد العمراني، نادر العمراني`
    if scene.document.tokens[first].folded not in scene.speech.small.kin or named:
        return None
    return NounPhrase(first, place.after, first, gender=word.features.gender, number="s", human=True, definite=True)


def _is_calling(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether a phrase is a definite title of one person and nothing goes on with it: no name, nobody for whom he speaks."""
    tokens, at = scene.document.tokens, phrase.after
    title = tokens[phrase.first].folded
    if not title.startswith(ARTICLE) or title not in scene.speech.titles or title in scene.speech.private:
        return False
    if at < len(tokens) and tokens[at].folded.startswith(_BEHALF):
        return False
    place = scene.place(at) if at < len(tokens) else None
    other = (place is not None and place.how == _ROLE) or bool(scene.preposition(at)[0])  # `وحمل النقابي وزير التعليم المسؤولية`
    goes_on = at < len(tokens) and scene.syntax.words[at][0].pos in _NOMINAL and not other
    return phrase.number in ("s", "") and at - phrase.first <= _CALLING and not goes_on


def _bare_words(scene: Scene, first: int, after: int) -> list[str]:
    """The folded words of tokens without articles, and without what is written onto them; no prepositions."""
    words = ((scene.document.tokens[i].kind, scene.syntax.words[i][0]) for i in range(first, after))
    return [fold_word(word.stem).removeprefix(ARTICLE) for kind, word in words if kind == "word" and word.pos != "ADP"]


def _occasion(scene: Scene, i: int) -> bool:
    """Whether a word tells with whom or on what occasion somebody speaks, so that his titles end before it."""
    return (
        scene.document.tokens[i].folded in (scene.speech.small.within | scene.speech.small.beside) and scene.syntax.words[i][0].pos == "ADP"
    )


def source_again(scene: Scene, phrase: NounPhrase, memory: Memory) -> Speaker | None:
    """Whoever was quoted or credited last, whatever his gender and number: `ذات المصدر`, `المصدر نفسه` (the same source)."""
    after = phrase.after
    while after - 1 > phrase.first and _emphasises(scene, after - 1):
        after -= 1
    last = next((speaker for speaker in reversed(memory.speakers) if speaker.actors), None)
    if last is None or scene.document.tokens[after - 1].folded not in scene.speech.small.again:
        return None
    return on(last, "the source quoted before", 0.75)._replace(after=phrase.after)


def _emphasises(scene: Scene, i: int) -> bool:
    """Whether a word only says that the one before it is the same: `نفسه`, `ذاتها`."""
    folded = scene.document.tokens[i].folded
    return any(folded.endswith(own) and folded.removesuffix(own) in scene.speech.quantifiers for own in scene.speech.owners)


def body_again(scene: Scene, phrase: NounPhrase, frame: Frame, memory: Memory) -> Speaker | None:
    """The body that one definite noun means: one proposed on the way whose name it heads, else the one that spoke last: `وأكد الحزب`."""
    tokens = scene.document.tokens
    words = [token.folded for token in tokens[phrase.first : phrase.after] if token.kind == "word"]
    if len(words) != 1 or not words[0].startswith(ARTICLE):
        return None
    if known := memory.headed(words[0].removeprefix(ARTICLE)):
        return Speaker(known, "subject without a name", 0.6, phrase.gender, phrase.number or "s", after=phrase.after)
    last = next((speaker for _, speaker in memory.spoken()), None)
    several = words[0].endswith(_PLURAL)
    if last is None or len(last.actors) != 1 or several or not scene.noun_in(phrase.head, scene.speech.bodies):
        return None
    body = memory.kind(last.actors[0]) == "organisation" and agrees(last, frame)
    return on(last, "goes on speaking, named by what it is", 0.7)._replace(after=phrase.after) if body else None
