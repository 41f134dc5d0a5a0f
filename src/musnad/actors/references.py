"""Words for two actors named before: `البلدان` (the two countries), `الجانبان` (the two sides), `الوزيران` (the two ministers)."""

from collections.abc import Iterable, Mapping, Sequence

from musnad.actors.draft import Draft
from musnad.mentions.mention import Mention

_FAR = 5_000  # distance (see `Draft.distance`) from which a referent stands later
_STATE, _PERSON = "state", "person"
_OF_MANY = "ة"  # of the adjective of many: `البلدان الأفريقية`
_MOST = 0.5  # share of the namings of the second that a third may have at most, else it may be meant as well


def two_named(mention: Mention, drafts: Sequence[Draft], pairs: Mapping[str, str]) -> list[Draft]:
    """The two actors that a dual stands for, if no third one is as likely; else none.

    pairs: kind of the two (`state`, `person`, `party`) by the lemma of the words for them.
    """
    kind = "" if mention.text.endswith(_OF_MANY) else pairs.get(mention.entry, "")
    if mention.offices and mention.number == "d" and not mention.members:
        return _two(mention, (draft for draft in drafts if _holds(draft, mention)))
    if kind in (_STATE, _PERSON):
        return _two(mention, (draft for draft in drafts if draft.kind == kind))
    if kind:
        officials = (draft for draft in drafts if draft.kind == _PERSON and draft.offices)
        return _two(mention, officials) or _two(mention, (draft for draft in drafts if draft.kind == _STATE and draft.country))
    return []


def _two(mention: Mention, drafts: Iterable[Draft]) -> list[Draft]:
    """Those named most before, if the third is named much less."""
    named = [(sum(at < mention.first for at in draft.at), -draft.distance(mention.first), draft) for draft in drafts]
    found = sorted((one for one in named if one[0] and -one[1] < _FAR), key=lambda one: one[:2], reverse=True)
    if len(found) < 2 or (len(found) > 2 and found[2][0] > _MOST * found[1][0]):
        return []
    return [draft for _, _, draft in found[:2]]


def _holds(draft: Draft, mention: Mention) -> bool:
    """Whether a person holds an office of the kind that a dual tells."""
    office = mention.offices[-1]
    own = set(office.key.split())
    return draft.kind == _PERSON and any(one.head == office.head and own <= set(one.key.split()) for one in draft.offices)
