"""Who likely did a deed whose words name nobody: the likeliest of those named before it in its sentence, or in the lead of its title.

A weighted table, in log-odds, fitted to what readers judged of such deeds in the developed half of the judged events of ANT, where it is
right 45 times in 100; on the other half 39 times. What kind of actor does what kind of deed stands in the tables of the types.
"""

import math
from collections.abc import Iterator

from musnad.actors.named import Named
from musnad.events.mention import Mention
from musnad.events.parties import Cast
from musnad.events.people import joined, named
from musnad.events.scene import Scene, last_in
from musnad.records import Actor
from musnad.text.folding import fold_word

_BASE, _SURE = -2.32, 1.71  # the second for an event that is certain
_NEAR, _FAR = -0.045, 30  # each token between, and how many count
_REACH = 90  # tokens before a deed in which somebody is looked for
_VERB = 0.77  # a verb's deed
_FREE = 0.58  # no preposition governs the naming, and it is in nobody's genitive
_CLAUSE = -0.79  # a subordinate clause opens between
_LEAD = -0.91  # named in the lead of a title
_LEAST = 0.25  # how likely somebody must be to be told


def told_of(cast: Cast, mention: Mention) -> Mention:
    """A mention with its likeliest doer, where it names none and somebody is likely enough."""
    if mention.actors:
        return mention
    scene = cast.scene
    places = [*_named(scene, mention)]
    likely = [_likely(cast, mention, place) for place in places]
    sure = max(likely, default=0.0)
    if sure < _LEAST:
        return mention
    place = places[likely.index(sure)]
    actors = tuple(actor for actor in _with_joined(scene, place) if actor not in mention.recipients)
    return mention._replace(actors=actors, because=(mention.because[0], "actors: likeliest of those named near", *mention.because[1:]))


def _with_joined(scene: Scene, place: Named) -> Iterator[int]:
    """Those whom a naming means, and all of the phrases that و joins to its own."""
    phrases, index = scene.syntax.phrases, scene.syntax.phrase_at[place.first]
    while index >= 0 and phrases[index].link == "coordination" and (to := phrases[index].to) is not None:
        index = to
    others = [*named(scene, phrases[index]), *joined(scene, index)] if index >= 0 else []
    yield from dict.fromkeys((*others, *place.actors))


def _named(scene: Scene, mention: Mention) -> Iterator[Named]:
    """Namings before a deed in its sentence, the nearest first; for one in a title those of the lead as well."""
    first, after = scene.sentence(mention.candidate.first)
    tokens = [*range(mention.candidate.first - 1, max(first, mention.candidate.first - _REACH) - 1, -1)]
    if mention.sentence == 0 and scene.titled and after < len(scene.document.tokens):
        tokens += range(after, scene.sentence(after)[1])
    last = None
    for token in tokens:
        place = scene.place(token)
        if place is None or place is last or place.media:
            continue
        last = place
        apart = place.after <= mention.candidate.first or place.first >= mention.candidate.after
        if apart and not {*place.actors} <= {*mention.recipients}:
            yield place


def _likely(cast: Cast, mention: Mention, place: Named) -> float:
    """How likely those whom a naming means did a deed, 0–1."""
    scene = cast.scene
    doers = scene.tables.doers.get(mention.code, {})
    actor = next(cast.actor(actor) for actor in place.actors if actor not in mention.recipients)
    odds = _BASE + _SURE * mention.confidence + doers.get(_class(scene, actor), 0.0) + _FREE * _is_free(scene, place)
    if place.first > mention.candidate.first:
        odds += _LEAD
    else:
        between = range(place.after, mention.candidate.first)
        odds += _NEAR * min(len(between), _FAR) + _VERB * (mention.candidate.verb is not None)
        odds += _CLAUSE * (last_in(scene.openers, between.start, between.stop) is not None)
    return 1 / (1 + math.exp(-odds))


def _is_free(scene: Scene, place: Named) -> bool:
    """Whether a naming heads its phrase, and no preposition governs it."""
    phrase = scene.phrase(place.first)
    return phrase is None or (not phrase.preposition and place.first <= phrase.head)


def _class(scene: Scene, actor: Actor) -> str:
    """What an actor is who does deeds: the class of the body that its name tells, else its kind."""
    if actor.kind in ("person", "state"):
        return actor.kind
    words = fold_word(actor.name).split()
    return next((scene.tables.classes[word] for word in words if word in scene.tables.classes), actor.kind)
