"""Speakers made of namings: of one, of those joined to it, of all that a verb of several has for subjects."""

from musnad.actors.named import How, Named
from musnad.statements.frames import Frame
from musnad.statements.memory import Speaker
from musnad.statements.regions import Passed, read_region
from musnad.statements.scene import Scene

_FORMS: dict[How, float] = {"short": 0.85, "adjective": 0.85, "plural": 0.9, "group": 0.9, "role": 0.95}  # shares right beside names
_JOINED = 25  # tokens behind a subject in which others are joined to it


def named(passed: tuple[Passed, ...], subject: Passed, how: str, weight: float) -> Speaker:
    """The subject and those joined to it by و."""
    together = [subject.place]
    for following in passed[passed.index(subject) + 1 :]:
        if not following.joined or following.preposition != subject.preposition:
            break
        together.append(following.place)
    actors = tuple(dict.fromkeys(actor for place in together for actor in place.actors))
    number = "p" if len(together) > 1 else subject.place.number
    sure = weight * min(map(_trust, together))
    return Speaker(actors, how, sure, subject.place.gender, number, after=together[-1].after)


def one(place: Named, how: str, weight: float) -> Speaker:
    """The speaker that a naming means."""
    return Speaker(place.actors, how, weight * _trust(place), place.gender, place.number)


def together(scene: Scene, frame: Frame, place: Named, how: str, weight: float) -> Speaker:
    """A subject before the cue, with those joined to it where the cue is of several: `قطعت مصر والأردن … واتهمت` (Egypt and Jordan …).

    A singular cue is of several only in the feminine, of states.
    """
    features = frame.found.analysis.features if frame.found.analysis else None
    if features is None or not (features.number in ("p", "d") or features.gender == "f"):
        return one(place, how, weight)
    start, end = scene.sentence(place.first)
    passed = read_region(scene, start, min(place.after + _JOINED, frame.found.first, end)).passed
    at = next((i for i, one in enumerate(passed) if one.place.first == place.first), None)
    if at is None:
        return one(place, how, weight)
    while at and passed[at].joined and features.number in ("p", "d"):
        at -= 1
    several = named(passed, passed[at], how, weight)
    alone = features.number not in ("p", "d") and any(scene.actors.proposed[actor].kind != "state" for actor in several.actors)
    return one(place, how, weight) if alone else several._replace(after=0)


def _trust(place: Named) -> float:
    """How sure a naming is: short and plural forms, which mean somebody named elsewhere, are wrong more often than names."""
    return place.weight * _FORMS.get(place.how, 1.0)
