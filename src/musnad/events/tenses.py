"""What the verb of a deed tells of it: that it is denied, to come, to be wished for, or was done before what the text tells."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.events.background import relative
from musnad.events.light import light_verb
from musnad.events.scene import LEAD, Scene, last_in
from musnad.events.triggers import Candidate
from musnad.grammar.syntax import Verb
from musnad.records import Status

_AUXILIARY = 3  # tokens of a sentence in which the auxiliary stands that makes its verb a pluperfect
_REACH = 12  # tokens between a verb and a meeting for which something will be done
_JOINED = 20  # tokens between a pluperfect and the verb that و joins to it


class Told(NamedTuple):
    """A status and the words or rule that told it; `doubted`: what they tell of is mostly no event."""

    status: Status
    how: str
    doubted: bool = False


def by_verb(scene: Scene, candidate: Candidate, *, fresh: bool) -> Iterator[Told]:
    """What the verb of a deed, or the light verb of its noun, tells; `fresh`: a pluperfect of these two days is news as well."""
    light = light_verb(scene, candidate) if candidate.verb is None and candidate.trigger.part == "noun" else None
    verb = candidate.verb or (scene.verbs[light[0]] if light else None)
    if verb is None:
        if _on_plan(scene, candidate):
            yield Told("future", "a meeting for which somebody will do something")
        return
    if verb.negated:
        yield Told("negated", "its verb is negated")
    before = _joined_to(scene, verb)
    joined = before if before is not None and verb.analysis.features.aspect == "imperfect" else None
    if verb.future or (joined is not None and joined.future):
        yield Told("future", "its verb is future")
    if verb is candidate.verb and (_is_wished(scene, verb) or (joined is not None and _is_wished(scene, joined))):
        yield Told("hypothetical", "its verb tells what may be or is to be", doubted=True)
    planned = "mutual" in candidate.trigger.type.tags and verb is candidate.verb and verb.analysis.features.aspect == "imperfect"
    if planned and not verb.negated and scene.titled and scene.order(candidate.first) >= LEAD and not relative(scene, verb):
        yield Told("future", "a meeting told in the present after the lead")
    if not fresh and pluperfect(scene, verb):
        yield Told("past", "pluperfect")


def _on_plan(scene: Scene, candidate: Candidate) -> bool:
    """Whether the last verb before the noun of a meeting tells what somebody will do: `سيتنقل لحضور اجتماع` (will travel to)."""
    if "mutual" not in candidate.trigger.type.tags or candidate.trigger.part != "noun":
        return False
    at = last_in(scene.verb_tokens, max(scene.sentence(candidate.first)[0], candidate.first - _REACH), candidate.first)
    return (
        at is not None
        and scene.verbs[at].future
        and not (scene.holders[at] >= 0 and is_occasion(scene, candidate))
        and scene.holders[at] == scene.holders[candidate.first]
        and not relative(scene, scene.verbs[at])
    )


def is_occasion(scene: Scene, candidate: Candidate) -> bool:
    """Whether a meeting is that during which something is said or done: `أكد خلال لقائه الوزير`; not before which (`قبل لقائه`)."""
    before, tables = scene.document.tokens[candidate.first - 1].folded if candidate.first else "", scene.tables
    during = before in tables.during and before not in tables.timing and before not in tables.places.where
    return during and "mutual" in candidate.trigger.type.tags


def _is_wished(scene: Scene, verb: Verb) -> bool:
    """Whether a verb tells what may be or is to be: `قد تلجأ` (may resort to), `حتى يسقط` (until it falls); not `قبل أن` (before)."""
    first, before = scene.sentence(verb.at)[0], verb.at - 1
    wishing = before >= first and scene.document.tokens[before].folded in scene.tables.status.wishing
    if verb.analysis.features.aspect != "imperfect" or not wishing:
        return False
    return before == first or scene.document.tokens[before - 1].folded not in scene.tables.timing


def pluperfect(scene: Scene, verb: Verb) -> bool:
    """Whether a verb is a pluperfect, or joined to one by و: `وكان الوزير قد زار المدينة والتقى سكانها`."""
    if verb.analysis.features.aspect != "perfect":
        return False
    if verb.auxiliary is not None or _had(scene, verb) or _may_lean(scene, verb.at - 1):
        return True
    before = _joined_to(scene, verb)
    return before is not None and pluperfect(scene, before)


def _joined_to(scene: Scene, verb: Verb) -> Verb | None:
    """The verb before to which و joins one in the same words, rather the one behind which a relative clause stands than the one in it.

    None where it opens a new telling.
    """
    first, holder = max(scene.sentence(verb.at)[0], verb.at - _JOINED), scene.holders[verb.at]
    before = [scene.verbs[at] for at in range(verb.at - 1, first - 1, -1) if at in scene.verbs]
    if verb.skip <= 0 or not before or scene.holders[before[0].at] != holder:
        return None
    if relative(scene, verb):
        return before[0]
    return next((each for each in before if scene.holders[each.at] == holder and not relative(scene, each)), before[0])


def _may_lean(scene: Scene, token: int) -> bool:
    """Whether the word right before a perfect may be read as "had": `أن الوزير كان زار` (that the minister had visited)."""
    return token >= 0 and any(word.pos == "AUX" and word.features.aspect == "perfect" for word in scene.syntax.words[token])


def _had(scene: Scene, verb: Verb) -> bool:
    """Whether a verb is the next behind the `had` that opens its sentence, however long its subject: `وكانت بعثة الأمم المتحدة قد دعت`."""
    first, _ = scene.sentence(verb.at)
    opening = next((at for at in range(first, min(first + _AUXILIARY, verb.at)) if at in scene.verbs), None)
    had = opening is not None and scene.verbs[opening].analysis.pos == "AUX" and scene.verbs[opening].analysis.features.aspect == "perfect"
    return had and not any(at in scene.verbs for at in range((opening or 0) + 1, verb.at))
