"""Who is told of in a title by words for people, and anew in its lead by others, is one actor: `متشدد` (a radical), `شاب` (a youth)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from musnad.events.mention import Mention
from musnad.records import Actor


def told_anew(mentions: Iterable[Mention], proposed: Sequence[Actor], named: int) -> tuple[Actor, ...]:
    """Actors with what a title calls them; `named`: how many of them have a name of their own before people without one follow."""
    found = list(proposed)
    for mention in mentions:
        for before, now in mention.anew:
            words, known = found[before], found[now]
            if before >= named and words.name != known.name and words.name not in known.mentions:
                found[now] = replace(known, evidence=(*known.evidence, *words.evidence), mentions=(*known.mentions, words.name))
    return tuple(found)
