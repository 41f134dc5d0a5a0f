"""Actors across articles: who is one person, body or state under the names that several articles use."""

from collections import Counter
from collections.abc import Iterable, Sequence

from musnad.actors.spelling import name_words, short_of
from musnad.records import OUTLET, Actor, Reading

Key = tuple[str, str]  # article id and actor id


class Cast:
    """The actors of several readings, each under the name that most articles give to whom they mean, of two the fuller one."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Unite the actors of `readings`; their order does not matter."""
        every = [(reading.article.id, actor) for reading in readings for actor in reading.actors]
        united: list[list[tuple[str, Actor]]] = []
        for article, actor in sorted(every, key=lambda one: (-len(name_words(one[1].name)), one[1].name, one[0], one[1].id)):
            same = next((group for group in united if _same(actor, group[0][1])), None)
            same.append((article, actor)) if same else united.append([(article, actor)])
        self._actors: dict[Key, Actor] = {(article, actor.id): _usual(group) for group in united for article, actor in group}

    def name(self, reading: Reading, actor: str | None) -> str:
        """The name of an actor of `reading`; empty for nobody, and for the outlet itself."""
        united = self.actor(reading, actor)
        return united.name if united else ""

    def actor(self, reading: Reading, actor: str | None) -> Actor | None:
        """The actor that an actor of `reading` is; None for nobody, and for the outlet itself."""
        return self._actors.get((reading.article.id, actor or ""))

    def names(self, reading: Reading, actors: Iterable[str]) -> tuple[str, ...]:
        """Their names, each once, in order."""
        return tuple(dict.fromkeys(name for actor in actors if (name := self.name(reading, actor))))

    def voice(self, reading: Reading, actor: str) -> str:
        """Whose words they are: `outlet`, or a name."""
        return self.name(reading, actor) or OUTLET


def outlet_of(reading: Reading) -> str:
    """The outlet's name; the article's id where nobody knows it, so that it stands apart from others."""
    return reading.article.outlet.name if reading.article.outlet else reading.article.id


def _usual(group: Iterable[tuple[str, Actor]]) -> Actor:
    """The actor under the name most used; of names used as often the fullest."""
    actors = [actor for _, actor in group]
    used = Counter(actor.name for actor in actors)
    return max(actors, key=lambda actor: (used[actor.name], len(name_words(actor.name)), actor.name))


def _same(actor: Actor, fuller: Actor) -> bool:
    """Whether an actor is one with another that has as full a name or a fuller one."""
    if actor.kind != fuller.kind:
        return False
    if actor.kind == "state" and actor.country and actor.country == fuller.country:
        return True
    short, full = name_words(actor.name), name_words(fuller.name)
    return bool(short) and (short == full or (actor.kind == "person" and _short_name(short, full)))


def _short_name(short: Sequence[str], full: Sequence[str]) -> bool:
    return short_of(tuple(short), tuple(full), titled=False)
