"""Chains: through whom words reached the outlet, from the speaker outward: document, programme, agency, site, relaying body.

A link is named in the words round its cue, or behind all that was said; a statement that goes on without links of its own keeps those of
the one it continues.
"""

from collections.abc import Sequence

from musnad.statements.carried import carried, same_speaker
from musnad.statements.documents import Document, first_named
from musnad.statements.frames import Frame
from musnad.statements.links import BEHIND_CONTENT, Chain, own_chain
from musnad.statements.memory import Memory, Speaker
from musnad.statements.scene import Scene


def find_chains(scene: Scene, frames: tuple[Frame, ...], speakers: Sequence[Speaker], memory: Memory) -> list[Chain]:
    """The chain of each statement: named for it, or that of the one it goes on with."""
    cues = frozenset(frame.found.first for frame in frames)
    own = [own_chain(scene, frame, speakers[i], frames, cues) for i, frame in enumerate(frames)]
    first = first_named(scene)
    chains: list[Chain] = []
    for i, chain in enumerate(own):
        named = chain if chain.via else _behind_the_rest(scene, frames, speakers, own, i)
        chains.append(_named_before(named, chains, first) if named.via else carried(scene, frames, speakers, chains, i, memory))
    return chains


def _behind_the_rest(scene: Scene, frames: tuple[Frame, ...], speakers: Sequence[Speaker], own: Sequence[Chain], i: int) -> Chain:
    """The chain named behind the last of what one says in a sentence, which holds for all of it: `أكد …، مشيرا إلى …، وفق البيان`."""
    _, end = scene.sentence(frames[i].found.first)
    for k in range(i + 1, len(frames)):
        if frames[k].found.first >= end or frames[k].parent != frames[i].parent or not same_speaker(speakers[k], speakers[i]):
            break
        if own[k].via:
            return own[k] if own[k].how == BEHIND_CONTENT else Chain()
    return Chain()


def _named_before(chain: Chain, chains: list[Chain], first: dict[str, Document]) -> Chain:
    """The chain in which a definite document was named first: `وبحسب البيان` (according to the statement); else where the text names it."""
    if not chain.documents or not chain.documents[0].definite:
        return chain
    document = chain.documents[0]
    before = next(
        (c for c in reversed(chains) if c.documents and c.documents[0].noun == document.noun and not c.documents[0].definite), None
    )
    if before is not None:
        return before._replace(how="document named before")
    known = first.get(document.noun)
    if known is None or known.first > document.first:
        return chain
    via = tuple(known.text if link == document.text else link for link in chain.via)
    return Chain(via, (known, *chain.documents[1:]), "document named before")
