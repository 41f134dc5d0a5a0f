"""Subjects that no naming holds: matched with an actor by their words, else an actor of their own (`خبراء أمنيون`, security experts)."""

from musnad.grammar.syntax import NounPhrase
from musnad.records import ActorKind
from musnad.statements.frames import Frame
from musnad.statements.scene import Scene
from musnad.statements.subjects import NEAR, verb_at

_ARTICLE = "ال"  # the


def stranger(scene: Scene, frame: Frame) -> NounPhrase | None:
    """The noun phrase after a verb, before what joins its content, that is its subject and that no naming holds."""
    first, after = frame.found.region, max(frame.join.at, frame.found.region)
    verb = verb_at(scene, frame.found.first)
    wanted = verb.subjects[0].phrase if verb is not None and verb.subjects else None
    for i in range(first, min(after, first + NEAR)):
        index = scene.syntax.phrase_at[i]
        if index < 0 or i in scene.timed:
            continue
        phrase = scene.syntax.phrases[index]
        if phrase.first < first:
            continue
        named = any(scene.place_at[j] >= 0 for j in range(phrase.first, phrase.after))
        governed = bool(phrase.preposition) or bool(phrase.link)
        return None if named or governed or not (wanted == index or i == first) else phrase
    return None


def known_by_words(scene: Scene, phrase: NounPhrase) -> int | None:
    """The actor that a phrase means: its last word ends a person's name, or its one definite noun heads a body's name."""
    tokens = scene.document.tokens
    words = [tokens[i].folded.removeprefix(_ARTICLE) for i in range(phrase.first, phrase.after) if tokens[i].kind == "word"]
    if not words:
        return None
    for index, name in enumerate(scene.names):
        if name and ((name[-1] == words[-1] and len(words) > 1) or (len(words) == 1 and phrase.definite and name[0] == words[0])):
            return index
    return None


def name_of(scene: Scene, phrase: NounPhrase) -> str:
    """The words of a phrase without what is written onto its first one."""
    tokens = scene.document.tokens
    return scene.document.text.span(tokens[phrase.first].start + phrase.skip, tokens[phrase.after - 1].end).text


def kind_of(phrase: NounPhrase) -> ActorKind:
    """What such an actor is: several persons, or one."""
    return "person" if phrase.human and phrase.number == "s" else "group"
