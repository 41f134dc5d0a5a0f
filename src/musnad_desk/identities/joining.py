"""Dossiers that people hold for one, as one key each.

A pair is the same if most people say so, of equally many the latest. Pairs are joined in the order in which they were judged; one that
would bring two together that are judged different is left out. Of those joined, the least key is everybody's.
"""

from collections.abc import Iterable

from musnad_desk.identities.models import DIFFERENT, SAME, WITHDRAWN, Sameness

Pair = tuple[str, str]


def standing(rows: Iterable[Sameness]) -> list[Sameness]:
    """The last judgement of each person on each pair, those withdrawn left out, in the order in which they were made."""
    last = {(row.one, row.other, row.by): row for row in sorted(rows, key=lambda row: (row.made, row.pk))}
    return sorted((row for row in last.values() if row.verdict != WITHDRAWN), key=lambda row: (row.made, row.pk))


def joined(rows: Iterable[Sameness]) -> dict[str, str]:
    """The key of everybody who is joined to another, by their own; who is the least is left out."""
    verdicts: dict[Pair, list[str]] = {}
    for row in standing(rows):
        verdicts.setdefault((row.one, row.other), []).append(row.verdict)
    settled = {pair: max(enumerate(told), key=lambda one: (told.count(one[1]), one[0]))[1] for pair, told in verdicts.items()}
    apart = [pair for pair, verdict in settled.items() if verdict == DIFFERENT]
    groups: dict[str, frozenset[str]] = {}
    for one, other in (pair for pair, verdict in settled.items() if verdict == SAME):
        together = groups.get(one, frozenset((one,))) | groups.get(other, frozenset((other,)))
        if not any(a in together and b in together for a, b in apart):
            groups |= dict.fromkeys(together, together)
    return {key: min(group) for key, group in groups.items() if key != min(group)}


def joined_keys() -> dict[str, str]:
    """The same as the store has it now."""
    return joined(Sameness.objects.all())
