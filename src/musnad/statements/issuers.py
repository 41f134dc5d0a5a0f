"""Who issued a document: whoever stands behind its noun, or whose name ends with the words there."""

from itertools import islice

from musnad.actors.named import Named
from musnad.statements.regions import Passed, Region, read_region
from musnad.statements.scene import Phrase, Scene
from musnad.statements.words import ARTICLE, TO, tagged

_BACK = 25  # tokens behind an issuer in which others may be joined to him
_REACH = 4  # tokens between a document and its issuer: `بيان مشترك صادر عن`
_DATED = 12  # the same with the date between them: `بيان صادر اليوم الاثنين عن`


def issuer_behind(scene: Scene, phrase: Phrase) -> Named | None:
    """Whoever stands behind a document: `بيان لوزارة الداخلية`, `بيان الوزارة`, `بيان صادر عن الوزارة`, `بيان أصدرته الوزارة`."""
    untimed = (i for i in range(phrase.after, min(phrase.after + _DATED, len(scene.document.tokens))) if i not in scene.timed)
    to = tagged(phrase.entry.tags, "to")
    for i in islice(untimed, _REACH):
        place = scene.place(i)
        word = scene.syntax.words[i][0]
        if place is not None and place.first == i:
            owned = i == phrase.after and scene.syntax.words[phrase.first][0].segments[-1].kind == "pronoun"
            issues = scene.proclitics(i, place.skip) in ((TO,) if owned else ("", TO) if TO not in to else ("",))
            return place if issues and not place.media else None
        if word.pos == "ADP" and (scene.document.tokens[i].folded in to or scene.document.tokens[i].folded in scene.speech.small.through):
            return None  # whoever gets a letter did not issue it, nor does what it stands on
        bound = word.pos in ("ADJ", "ADP") or word.features.form == "participle"
        bound = bound and word.segments[-1].kind != "pronoun"  # `بلاغ لها` (a communiqué of hers)
        issued = word.pos == "VERB" and word.verb in scene.speech.issuing
        if scene.document.tokens[i].kind == "mark" or not (bound or issued):
            return None
    return None


def all_issuers(scene: Scene, issuer: Named) -> tuple[int, ...]:
    region = read_region(scene, issuer.first, min(issuer.after + _BACK, scene.sentence(issuer.first)[1]))
    return joined_actors(region, region.passed[0])


def known_issuer(scene: Scene, phrase: Phrase) -> tuple[int, ...]:
    """The actor whose name ends with the words behind a document: `بيان الدفاع الروسية`, where the ministry was named before."""
    index = scene.syntax.phrase_at[phrase.after] if phrase.after < len(scene.syntax.phrase_at) else -1
    if index < 0 or index != scene.syntax.phrase_at[phrase.first] or scene.place_at[phrase.after] >= 0:
        return ()
    tokens = scene.document.tokens[phrase.after : scene.syntax.phrases[index].after]
    words = tuple(token.folded.removeprefix(ARTICLE) for token in tokens)
    return next(((i,) for i, name in enumerate(scene.names) if len(words) > 1 and name[-len(words) :] == words), ())


def joined_actors(region: Region, first: Passed) -> tuple[int, ...]:
    """The actors of a naming and of those joined to it by و."""
    actors = list(first.place.actors)
    for following in region.passed[region.passed.index(first) + 1 :]:
        if not following.joined or following.preposition != first.preposition:
            break
        actors += following.place.actors
    return tuple(dict.fromkeys(actors))
