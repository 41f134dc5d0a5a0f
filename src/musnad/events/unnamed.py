"""People and bodies without a name: which noun phrases mean them, and how far each of these goes."""

from musnad.events.people import counts, persons
from musnad.events.scene import Scene
from musnad.grammar.syntax import NounPhrase
from musnad.text.folding import fold_word


def people(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """The phrase and whether it means people: those that a number counts, a noun of persons; one definite person is somebody known."""
    if (
        counts(scene, phrase.head)
        and phrase.after < len(scene.document.tokens)
        and persons(scene, phrase.after, phrase.after + 1, counted=True)
    ):
        return phrase._replace(after=phrase.after + 1, human=True, number="p")
    if not scene.tables.many.isdisjoint(scene.faces(phrase.head)):
        return phrase._replace(human=persons(scene, phrase.first, phrase.after), number="p")
    if phrase.definite:
        told = phrase.human if phrase.number != "s" else _of_another(scene, phrase) and persons(scene, phrase.head, phrase.head + 1)
        return phrase._replace(human=told)
    numbered = any(counts(scene, at) and persons(scene, at + 1, at + 2, counted=True) for at in range(phrase.first, phrase.after - 1))
    return phrase._replace(human=phrase.human or numbered or persons(scene, phrase.head, phrase.head + 1))


def _of_another(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether the head of a phrase is definite only by its genitive, which tells who he is: `منفذ الهجوم` (who did the attack)."""
    head = scene.word(phrase.head)
    return not head.features.definite and not scene.pronoun(phrase.head) and phrase.after > phrase.head + 1


def with_its_owner(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """The phrase of a body with what is joined to it and whose it is, right behind it: `فرقة الأبحاث والتفتيش للحرس الوطني`."""
    _, end = scene.sentence(phrase.first)
    after = next((token for token in range(phrase.head + 1, phrase.after) if token in scene.timed), phrase.after)
    while after == phrase.after and after < end and (index := scene.syntax.phrase_at[after]) >= 0:
        behind = scene.syntax.phrases[index]
        joined = behind.link == "coordination" and not behind.human and scene.place(behind.head) is None
        if behind.first != after or not (joined or fold_word(behind.preposition) in scene.tables.owning):
            break
        phrase = phrase._replace(after=behind.after)
        after = behind.after
    return phrase._replace(after=after)
