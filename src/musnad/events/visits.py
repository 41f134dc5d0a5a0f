"""Which state a visit is to, whose name no preposition governs and whoever visits it parts from the word for the visit."""

from musnad.events.scene import Scene
from musnad.events.site import Site, start_of
from musnad.events.triggers import Candidate

_COUNTRY = 3  # how vague a country is
_VISIT = 24  # tokens behind a word for a visit in which a state is that is visited
_TO = "ل"  # before who is visited, behind a noun


def visited(scene: Scene, candidate: Candidate) -> Site | None:
    """The state that is visited, behind who visits it: `زار الوزير سالم الجريدي تونس`, `زيارة الوزير سالم الجريدي لتونس`."""
    if "visits" not in candidate.trigger.tags:
        return None
    at, after = candidate.after, min(candidate.after + _VISIT, scene.sentence(candidate.first)[1])
    while at < after and at not in scene.verbs and scene.document.tokens[at].kind == "word":
        named = scene.place(at)
        if named is None or named.first != at:
            if _governs(scene, at):
                return None
            at += 1
        elif scene.kinds(named) == {"state"} and scene.preposition(at) in ("", _TO * (candidate.verb is None)):
            text, end = scene.document.text, scene.document.tokens[named.after - 1].end
            site = Site(at, named.after, start_of(scene, at), text.end(end), "", _COUNTRY)
            return site if _ends_phrase(scene, candidate, at - 1) else None
        else:
            at = named.after
    return None


def _governs(scene: Scene, token: int) -> bool:
    """Whether a word is a preposition or has one written onto it."""
    return bool(scene.preposition(token)) or not scene.tables.places.prepositions.isdisjoint(scene.faces(token))


def _ends_phrase(scene: Scene, candidate: Candidate, token: int) -> bool:
    """Whether a word is the last of its phrase: `زار رئيس تونس` (Tunisia's president visited) tells of no visit to Tunisia."""
    word = scene.word(token)
    return token < candidate.after or scene.place(token) is not None or word.pos != "NOUN" or word.features.definite
