"""Names that no table knows, shown by their echo: whoever is introduced with two or three words is called by the last of them again.

`رئيسة النادي قرنفلة زعفران`, then `وأضافت زعفران أن`: a word alone between a verb and `أن` names somebody, so the words before it where it
first stood, up to a title, a name or a verb, are the rest of the name.
"""

from collections.abc import Iterator, Sequence

from musnad.mentions.mention import Mention
from musnad.mentions.scene import Scene
from musnad.mentions.words import RARE, WORD

_COMMON = -11.0  # a noun likelier than this (see `Analysis.weight`) is hardly a name
_LONGEST = 4  # words of a name before its echo
_LEAST = 3  # letters
_NEVER = ("ات", "ه", "ها")  # endings of plurals and of nouns with a pronoun, which no family name has


def echoes(scene: Scene, found: Sequence[Mention]) -> dict[int, int]:
    """Where names end that begin at a token and that only their echo tells."""
    ends = dict(_repeated(scene, found))
    alone = list(_alone(scene))
    if not alone:
        return ends
    held = {at: mention for mention in found if not _yields(scene, mention) for at in range(mention.first, mention.after)}
    called = {scene.folded(at) for at in alone if at not in held}
    for at, token in enumerate(scene.tokens) if called else ():
        if token.folded in called and at not in held and _may_be(scene, at) and _ends(scene, at + 1):
            first = _begins(scene, at, held)
            if first is not None:
                ends[first] = at + 1
    return ends


def _yields(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is nothing but one word that is a name too: `مدني`, civil."""
    one = mention.kind == "person" and not mention.named and mention.after == mention.first + 1
    return one and scene.look(mention.first).name >= WORD and not scene.look(mention.first).article


def _repeated(scene: Scene, found: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Names that the same word goes on with wherever they stand in full: twice at least."""
    behind: dict[tuple[str, str], list[Mention]] = {}
    for mention in found:
        after = mention.name_after
        if mention.named and not mention.members and scene.same_line(after) and _goes_on(scene, mention, after):
            behind.setdefault((scene.text(mention.name_first, after), scene.folded(after)), []).append(mention)
    for same in behind.values():
        if len({scene.folded(mention.name_after + 1) for mention in same}) > 1:  # no sentence that stands there twice
            yield from ((mention.name_first, mention.name_after + 1) for mention in same)


def _goes_on(scene: Scene, mention: Mention, after: int) -> bool:
    """Whether the word behind a name may belong to it."""
    known = scene.look(after).name >= WORD or not scene.hits(after)
    return known and _may_be(scene, after) and _ends(scene, after + 1) and not _is_whole(scene, mention, after)


def _ends(scene: Scene, at: int) -> bool:
    """Whether a word goes on with no name: none that may be one, and no definite noun that the one before it may govern."""
    look = scene.look(at)
    noun = look.kind in ("N", "A", "X") and not look.lead and not scene.hit(at, "roles")
    return not scene.same_line(at) or not (noun or look.connector)


def _alone(scene: Scene) -> Iterator[int]:
    """Words alone between a verb and a clause, a mark or a preposition, that are hardly ever anything but names there."""
    looks = scene.looks
    for at in range(1, len(scene.tokens)):
        if looks[at - 1].kind == "V" and looks[at].kind in ("N", "X", "A") and _may_be(scene, at):
            behind = looks[at + 1]
            ends = scene.same_line(at) and (behind.kind in ("F", "P") or bool(behind.preposition))
            if ends and len(looks[at].letters) >= _LEAST and (looks[at].name >= WORD or not scene.hits(at)):
                yield at


def _may_be(scene: Scene, at: int) -> bool:
    """Whether a word may be part of a name: nothing written onto it, and rare."""
    look = scene.look(at)
    if look.name >= WORD and not look.skip and look.kind != "P":
        return True
    plain = look.kind in ("N", "X", "A") and not (look.article or look.lead or look.pronoun or look.deed or look.accusative)
    return plain and look.weight < _COMMON and not scene.plain(at).endswith(_NEVER)


def _begins(scene: Scene, at: int, held: dict[int, Mention]) -> int | None:
    """Where the name that ends with a word begins: behind a title, at a name that was cut before it, or behind a verb."""
    first = at
    while scene.same_line(first) and first > 0 and at - first < _LONGEST:
        before = held.get(first - 1)
        if before is not None:
            strange = all(scene.look(i).name >= RARE for i in range(first, at))  # `خوان أنخيل نابوت`
            return _behind(scene, first, before) if strange or not before.named else None
        look = scene.look(first - 1)
        if look.kind == "V" and look.name < WORD:
            return first if at - first == 1 and scene.look(first).name >= RARE else None
        if scene.comma(first - 1):
            title = held.get(first - 2)
            return first if at > first and title and _is_title(title, first - 1) and scene.look(at + 1).kind == "P" else None
        if not _may_be(scene, first - 1) or (look.name < WORD and scene.hits(first - 1)):
            return None
        first -= 1
    return None


def _behind(scene: Scene, first: int, before: Mention) -> int | None:
    """Where a name begins whose last words stand right behind a mention: with it where it names a person, else behind the title."""
    if before.kind != "person" or before.members or before.number != "s":
        return None
    if before.named:
        return before.name_first if before.name_after == first and not _is_whole(scene, before, first) else None
    return first if _is_title(before, first) else None


def _is_whole(scene: Scene, person: Mention, after: int) -> bool:
    """Whether a name ends with a definite family name, so that no more words are due."""
    return scene.look(after - 1).article and person.name_after - person.name_first > 1


def _is_title(mention: Mention, after: int) -> bool:
    """Whether a mention is one person's title that ends at a token."""
    told = mention.definite or not mention.loose
    return told and mention.kind == "person" and not mention.named and mention.number == "s" and mention.after == after
