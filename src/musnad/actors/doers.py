"""Bodies that an article tells to do something by its verbs, whether or not a finding is about it."""

from musnad.actors.named import Actors, Named
from musnad.grammar.syntax import Syntax, Verb

_KINDS = ("organisation", "armed_group")
_BETWEEN = ("PART", "PUNCT", "ADV")  # what may stand between a subject and its verb: `قد`, `لم`, a comma
_FAR = 3  # tokens behind a body within which its verb begins
_SURE = 0.5  # weight of a subject
_LEANS = "AUX"  # part of speech of verbs that tell no deed
_RELATIVE = "relative"  # clauses that only describe: `التي تقودها الحكومة`


def doers(actors: Actors, syntax: Syntax) -> frozenset[int]:
    """Indices of bodies and armed groups that are the subject of a verb right before or behind them; outlets, which mostly relay, aside."""
    verbs = {verb.at: verb for verb in syntax.verbs}
    found: set[int] = set()
    for place in actors.places:
        if _names_body(actors, place) and place.actors[0] not in found and _does(syntax, verbs, place):
            found.add(place.actors[0])
    return frozenset(found)


def _names_body(actors: Actors, place: Named) -> bool:
    return len(place.actors) == 1 and not place.media and actors.proposed[place.actors[0]].kind in _KINDS


def _does(syntax: Syntax, verbs: dict[int, Verb], place: Named) -> bool:
    verb = verbs.get(place.first - 1) or _behind(syntax, verbs, place.after)
    if verb is None or verb.analysis.pos == _LEANS or syntax.clauses[verb.clause].kind == _RELATIVE:
        return False
    best = verb.subjects[0] if verb.subjects else None
    if best is None or best.phrase is None or best.weight < _SURE:
        return False
    return syntax.phrases[best.phrase].first == place.first


def _behind(syntax: Syntax, verbs: dict[int, Verb], at: int) -> Verb | None:
    """The verb that a token begins, or the particles before it."""
    for i in range(at, min(at + _FAR, len(syntax.words))):
        if i in verbs:
            return verbs[i]
        if syntax.words[i][0].pos not in _BETWEEN:
            return None
    return None
