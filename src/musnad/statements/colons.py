"""Colons that announce speech without a word of saying: those behind the name that a headline or paragraph begins with."""

from collections.abc import Collection

from musnad.actors.named import Named
from musnad.statements.leads import named_in, read_lead
from musnad.statements.scene import COMMAS, Scene, speaks_of_itself
from musnad.statements.words import ARTICLE, TO

_COLON = ":"
_HEAD = 20  # tokens of a name with titles and addressee before a colon
_LEAD = 8  # tokens of a lead in which its first verb and subject stand
_LISTED = 3  # lines of a list
_NAME = range(2, 5)  # words of a name that no table lists
_BODY = 60  # tokens behind a headline in which the name before its colon stands again


def names_speaker(scene: Scene, colon: int) -> bool:
    """Whether a colon follows the name that its paragraph begins with, with nothing between but whom he speaks to, and no verb."""
    start, _ = scene.paragraph(colon)
    place = scene.place(start) or scene.place(start + 1)
    quotation = scene.opening.get(start)
    if quotation is not None and quotation.kind == "name" and quotation.close == colon - 1:
        return True
    if place is not None and (_only_where(scene, place, colon) or scene.syntax.words[start][0].pos == "ADP"):
        return False  # `أمام مجلس النواب: وقفة` (in front of parliament: a rally)
    if place is None and start == 0 and (_is_named_again(scene, start, colon) or heads_headline(scene, colon)):
        return True
    if place is None or colon - start > _HEAD or not place.after <= colon or _governs(scene, start, place):
        return False
    return not any(_is_verb(scene, i) for i in range(start, colon))


def heads_headline(scene: Scene, colon: int) -> bool:
    """Whether the head of a headline that no naming holds speaks to an outlet (`خبير لـ«المرصد»: …`) or first in the lead (`المفتي: …`)."""
    if colon > _HEAD or scene.document.tokens[0].kind != "word" or scene.preposition(0)[0]:
        return False
    told = told_to(scene, colon)
    if any(_is_verb(scene, i) for i in range(told)):
        return False
    if told < colon:
        return True
    lead, head = read_lead(scene), scene.syntax.words[0][0]
    if lead is None or head.features.form == "masdar" or not named_in(scene, lead, 0, colon):
        return False
    return _is_person(scene, lead.subject) or scene.syntax.words[colon + 1][0].features.form != "masdar"


def told_to(scene: Scene, colon: int) -> int:
    """Where an outlet that a headline's head speaks to begins, behind `ل` that stands alone; the colon if there is none."""
    for i in range(1, colon - 1):
        if scene.document.tokens[i].folded == TO:
            behind = scene.place(i + 1)
            if i + 2 == colon or i + 1 in scene.opening or (behind is not None and behind.media):
                return i
    return colon


def _is_person(scene: Scene, place: Named | None) -> bool:
    return place is not None and all(scene.actors.proposed[actor].kind == "person" for actor in place.actors)


def _is_named_again(scene: Scene, start: int, colon: int) -> bool:
    """Whether the few words before the colon of a headline stand together in the lead: a name that no table lists."""
    tokens, end = scene.document.tokens, scene.paragraph(colon)[1]
    if start > 0 or colon - start not in _NAME or any(tokens[i].kind != "word" or _is_verb(scene, i) for i in range(start, colon)):
        return False
    words = [token.folded for token in tokens[start:colon]]
    if words[0].startswith(ARTICLE):
        return False
    again = (i for i in range(end, min(end + _BODY, len(tokens) - len(words))) if [t.folded for t in tokens[i : i + len(words)]] == words)
    return any(_is_called_so(scene, i) for i in again)


def _is_called_so(scene: Scene, i: int) -> bool:
    """Whether what stands before a token shows that a name begins there: a comma, a verb of speech, or the definite end of a title."""
    before, word = scene.document.tokens[i - 1], scene.syntax.words[i - 1][0]
    return before.plain in COMMAS or word.verb in scene.speech.verbs or before.folded.startswith(ARTICLE)


def listing(scene: Scene) -> Collection[int]:
    """Colons of a list, whose lines begin with a name each and tell who that is: `سالم الجريدي: رئيس المجلس`."""
    body = next((after for _, after in scene.document.paragraphs), 0)
    found: dict[int, frozenset[int]] = {}
    for start, end in scene.document.paragraphs:
        place = scene.place(start)
        after = place.after if place is not None and start >= body else end
        if place is None or after + 1 >= end or scene.document.tokens[after].plain != _COLON:
            continue
        if after + 1 not in scene.opening and not any(speaks_of_itself(scene, i) for i in range(after + 1, end)):
            found[after] = frozenset(place.actors)
    return found if len(set(found.values())) >= _LISTED else ()


def _governs(scene: Scene, start: int, place: Named) -> bool:
    """Whether a noun in construct stands before a name at the head of a line, whose topic it is: `أزمة دول السنابل: …` (the crisis of)."""
    word = scene.syntax.words[start][0]
    if place.first == start or word.pos != "NOUN" or word.features.definite or scene.proclitics(place.first, place.skip):
        return False
    if any(scene.document.tokens[start].folded in scene.names[actor] for actor in place.actors):
        return False  # the given name, which no table lists, of somebody named in full behind
    return scene.place_at[start] < 0 and not scene.quantifies(start)


def _is_verb(scene: Scene, i: int) -> bool:
    """Whether a word that is no name is a verb by a reading as likely as its best."""
    words = scene.syntax.words[i]
    return scene.place_at[i] < 0 and any(word.pos == "VERB" and word.weight >= words[0].weight for word in words)


def _only_where(scene: Scene, place: Named, colon: int) -> bool:
    """Whether a land or capital before a colon only says where something happens: unless "we" speak behind it."""
    if not all(scene.actors.proposed[actor].kind == "state" for actor in place.actors):
        return False
    _, end = scene.paragraph(colon)
    if any(speaks_of_itself(scene, i) for i in range(colon + 1, end)):
        return False
    return colon > scene.paragraph(0)[1] or not (_speaks_first(scene, place, end) or _is_spoken_for(scene, place, colon))


def _speaks_first(scene: Scene, place: Named, lead: int) -> bool:
    """Whether a verb of speech with the same actor behind it opens the lead, so that a headline gives its words: `سوريا: …`."""
    for i in range(lead, min(lead + _LEAD, len(scene.document.tokens))):
        other = scene.place(i)
        if other is not None and other.first > lead and set(other.actors) & set(place.actors):
            return any(analysis.verb in scene.speech.verbs for analysis in scene.syntax.words[other.first - 1][:1])
    return False


def _is_spoken_for(scene: Scene, place: Named, colon: int) -> bool:
    """Whether an official of a land opens the lead, whose words its headline gives: `الأردن: …`, `قال وزير الخارجية الأردني إن`."""
    lead, proposed = read_lead(scene), scene.actors.proposed
    if lead is None or lead.subject is None or not _is_person(scene, lead.subject):
        return False
    same = all(proposed[actor].country == proposed[place.actors[0]].country for actor in lead.subject.actors)
    following, phrase = scene.place(colon + 1), scene.syntax.phrase_at[colon + 1]
    news = phrase >= 0 and not scene.syntax.phrases[phrase].definite  # `مقتل 30 جنديا` (30 soldiers killed)
    return same and not news and not (following is not None and set(following.actors) & set(lead.subject.actors))
