"""Who spoke so far: what finding a speaker may go back to."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from musnad.records import Actor, ActorKind
from musnad.statements.documents import Document, issued_documents
from musnad.statements.frames import NEAR, Frame
from musnad.statements.scene import Scene
from musnad.statements.words import ARTICLE
from musnad.text.folding import fold_word


class Speaker(NamedTuple):
    """Who speaks: indices of actors (several where one cue has several speakers), how that was found, and how sure it is (0–1).

    `after` is the token behind which objects of the cue may stand: after a subject behind it, or the cue itself where its subject stands
    before it; 0 where it has none beside it.
    """

    actors: tuple[int, ...]
    how: str
    weight: float
    gender: str = ""
    number: str = "s"
    to: tuple[int, ...] = ()
    after: int = 0


NOBODY = Speaker((), "nobody named", 0.0)


@dataclass(slots=True)
class Memory:
    """Who spoke before, by frame, as the text is read; who issued the documents it names; actors proposed on the way."""

    scene: Scene
    frames: Sequence[Frame]
    issued: dict[int, Document]
    speakers: list[Speaker] = field(default_factory=list)
    added: list[Actor] = field(default_factory=list)
    heard: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())

    def unnamed(self) -> tuple[int, ...]:
        """The actor for words whose speaker the article does not name."""
        return self.propose(self.scene.speech.nobody, "group")

    def propose(self, name: str, kind: ActorKind, like: int | None = None) -> tuple[int, ...]:
        """An actor of that name that speaks without being named elsewhere, with the roles and the country of another."""
        base = len(self.scene.actors.proposed)
        known = next((i for i, actor in enumerate(self.added) if actor.name == name), None)
        if known is None:
            known = len(self.added)
            made = Actor(id=str(base + known), name=name, kind=kind, confidence=0.5, because=("speaks, and is named nowhere",))
            title = self.scene.actors.proposed[like] if like is not None else made
            self.added.append(replace(made, roles=title.roles, country=title.country))
        return (base + known,)

    def known(self, words: tuple[str, ...]) -> tuple[int, ...]:
        """The person proposed on the way in whose name of several words others stand, not at its beginning."""
        base = len(self.scene.actors.proposed)
        for number, actor in enumerate(self.added):
            name = tuple(word.removeprefix(ARTICLE) for word in fold_word(actor.name).split())
            size = len(words)
            if actor.kind == "person" and words and any(name[i : i + size] == words for i in range(1, len(name) - size + 1)):
                return (base + number,)
        return ()

    def kind(self, actor: int) -> ActorKind:
        """What an actor is, of those proposed before or on the way."""
        base = len(self.scene.actors.proposed)
        return (self.scene.actors.proposed[actor] if actor < base else self.added[actor - base]).kind

    def headed(self, word: str) -> tuple[int, ...]:
        """The actor proposed so far whose name of several words begins with a word: `سرايا الوادي`, then `السرايا`."""
        base = len(self.scene.actors.proposed)
        for number, actor in enumerate(self.added):
            first, _, rest = fold_word(actor.name).removeprefix(ARTICLE).partition(" ")
            if rest and first == word:
                return (base + number,)
        return ()

    def spoken(self) -> list[tuple[Frame, Speaker]]:
        """The last frames so far that have a speaker, with him, latest first."""
        said = len(self.speakers)
        last = slice(max(0, said - NEAR), said)
        pairs = zip(self.frames[last], self.speakers[last], strict=True)
        return [(f, s) for f, s in pairs if s.actors and not (f.found.kind == "phrase" and "verb" in f.join.cue.tags)][::-1]

    def agreeing(self, frame: Frame) -> Speaker:
        """The last speaker that agrees with a cue: of those in the same content before all, then of the outlet's own, then of any."""
        spoken = [(f, s) for f, s in self.spoken() if agrees(s, frame)]
        levels = (frame.parent, None) if frame.parent is not None else (None,)
        for level in levels:
            for f, s in spoken:
                if f.parent == level:
                    return s
        return spoken[0][1] if spoken else NOBODY

    def issuers(self, document: Document) -> tuple[int, ...]:
        """Issuers of the last document called so, before this one."""
        before = [d for at, d in self.issued.items() if at < document.first and d.issuers]
        known = [d for d in before if d.noun == document.noun]
        if not known and document.definite:
            known = [d for d in before if d.value == document.value == "document"]  # `بيان أصدرته الوزارة`, then `البلاغ`
        return known[-1].issuers if known else ()


def remember(scene: Scene, frames: Sequence[Frame]) -> Memory:
    """An empty memory of a document."""
    return Memory(scene, frames, issued_documents(scene))


def agrees(speaker: Speaker, frame: Frame) -> bool:
    """Whether a cue may go on with a speaker, by gender and number of his naming."""
    features = frame.found.analysis.features if frame.found.analysis else None
    if features is None or frame.found.kind == "noun":
        return True
    if features.number == "p":
        return speaker.number in ("p", "d") or len(speaker.actors) > 1
    if frame.found.kind == "participle" and features.number == "s" and speaker.number in ("p", "d") and speaker.gender == "m":
        return False
    return not features.gender or not speaker.gender or features.gender == speaker.gender


def on(speaker: Speaker, how: str, weight: float) -> Speaker:
    """A speaker who goes on, with how that was found; nobody where there is none."""
    return speaker._replace(how=how, weight=min(speaker.weight, weight), to=(), after=0) if speaker.actors else NOBODY
