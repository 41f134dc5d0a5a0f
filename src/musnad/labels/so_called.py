"""Whom a judging word means that stands without a name: whom the article calls so elsewhere, or the armed group named last."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from musnad.actors.named import Actors, Named
from musnad.labels.judging import Verdict
from musnad.labels.places import Places, lay_out
from musnad.labels.spots import Page, Spot
from musnad.labels.targets import NOBODY, Target, find_target, holding
from musnad.labels.words import ARTICLE, FIGHTERS
from musnad.text.folding import fold_word

_LONG = 3  # words of a name for fighters that say enough, whatever they are


def find_targets(
    page: Page, actors: Actors, judged: Sequence[tuple[Spot, Verdict]], described: Mapping[int, tuple[int, int]]
) -> list[Target]:
    """The actor or deed that each word judges. `described`: by the first token of a word, the phrase that a verb of describing calls so.

    A definite word that stands alone means whom it judges elsewhere in the article (`المخلوع`). Words for fighters alone (`المتمردين`,
    `الميليشيات المتمردة`) mean the group that such words judge elsewhere, or the armed group named last.
    """
    if not judged:
        return []
    places = lay_out(actors)
    targets = [find_target(page, places, spot, verdict, described.get(spot.first)) for spot, verdict in judged]
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for target, (spot, _) in zip(targets, judged, strict=True):
        if target.actor and _is_telling(page, places, spot, target):
            called[_family(spot)][target.actor] += 1
    for number, (spot, _) in enumerate(judged):
        if spot.definite and _is_vague(page, places, spot, targets[number]):
            targets[number] = _so_called(page, places, spot, called[_family(spot)]) or targets[number]
    return targets


def _family(spot: Spot) -> str:
    """Words that mean one another's targets: all for fighters, else those of one entry."""
    return FIGHTERS if FIGHTERS in spot.word.tags else spot.word.lemma


def _is_telling(page: Page, places: Places, spot: Spot, target: Target) -> bool:
    """Whether a target says whom its family of words means: for fighters, a name that says which ones."""
    names = _names(places, spot, target)
    return FIGHTERS not in spot.word.tags or not names or any(_says_which(page, named) for named in names)


def _is_vague(page: Page, places: Places, spot: Spot, target: Target) -> bool:
    """Whether a word has no name beside it: it found nobody, or, for fighters, a name made of such words only."""
    if target.rule == NOBODY or FIGHTERS not in spot.word.tags:
        return target.rule == NOBODY
    names = _names(places, spot, target)
    return not _is_known_by_name(page, places, target) and not all(_says_which(page, n) or _is_a_kind(page, n) for n in names)


def _is_known_by_name(page: Page, places: Places, target: Target) -> bool:
    """Whether the actors' room knows by another name who is meant (`التنظيم المتطرف`, known to be `تنظيم داعش`)."""
    words = places.actors.proposed[int(target.actor)].name.split() if target.actor else []
    bare = {fold_word(word).removeprefix(ARTICLE) for word in words}
    return bool(bare - page.words.fighters - page.words.nouns.keys())


def _names(places: Places, spot: Spot, target: Target) -> list[Named]:
    """The names that hold the label and gave its target."""
    return [named for named in holding(places, spot) if named.actors and str(named.actors[0]) == target.actor]


def _is_a_kind(page: Page, named: Named) -> bool:
    """Whether a name for fighters stands for a kind of groups (`الجماعات المتطرفة`) or describes its own at length."""
    head = page.syntax.words[named.first][0].features
    definite = any(page.syntax.words[at][0].features.definite for at in range(named.first, named.after))
    plural = head.number == "p" and "actor" in page.kinds(named.first) and not page.words.fighters & {page.bare(named.first)}
    return plural or (definite and named.after - named.first >= _LONG)


def _says_which(page: Page, named: Named) -> bool:
    """Whether a name for fighters holds a proper name, a nationality or a noun in the genitive (`ميليشيات الجبل`)."""
    construct = not page.syntax.words[named.first][0].features.definite
    return any(_is_name(page, at, construct=construct) for at in range(named.first, named.after))


def _is_name(page: Page, at: int, *, construct: bool) -> bool:
    if page.words.fighters & {page.folded(at), page.bare(at)} or page.kinds(at):
        return False
    pos = page.syntax.words[at][0].pos
    return pos == "PROPN" or (construct and pos == "NOUN") or page.folded(at) in page.words.nations or page.bare(at) in page.words.groups


def _so_called(page: Page, places: Places, spot: Spot, known: Counter[str]) -> Target | None:
    actor = known.most_common(1)[0][0] if known else _group_near(page, places, spot) if FIGHTERS in spot.word.tags else None
    return Target(actor, None, "target: so called elsewhere") if actor else None


def _group_near(page: Page, places: Places, spot: Spot) -> str | None:
    """The armed group named last before a label, else the first one after."""
    return next((str(named.actors[0]) for named in places.groups_near(spot.first) if _says_which(page, named)), None)
