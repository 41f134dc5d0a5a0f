"""Scoring the finder of actors alone, on the gold readings: `python -m musnad.evaluation.actors SHARED [--errors]`.

Covered: gold actors that speak, are addressed or take part in an event and have a proposed actor of their name (the reference scorer's
likeness). Of those covered: roles (title and body), kind, country, and mentions. Articles in turn are developed on or kept aside.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from musnad.actors.find import find_actors
from musnad.errors import GoldError
from musnad.evaluation.counts import Count
from musnad.evaluation.form import Actor as Form
from musnad.evaluation.form import Role
from musnad.evaluation.likeness import ACTOR_LEAST, actor_likeness, likeness, pair, surfaces
from musnad.grammar import read_syntax
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions import find_mentions
from musnad.records import Actor
from musnad.text.analysis import Analyser
from musnad.text.document import prepare

HALVES = ("developed on", "kept aside")
HOMES = {"ant_": "TUN", "mayadeen_": "LBN", "seed_": "LBY", "20": "SAU"}  # by beginnings of file names
_TITLE, _OF = 0.6, 0.4  # likeness of titles and of bodies from which two roles are one, as in the reference scorer
PARTS = ("speakers", "addressees", "participants", "actors", "roles of speakers", "kind", "country told", "mentions")


class Case(NamedTuple):
    """One gold reading: its name, the article's text, its actors, and the ids of those who speak, are addressed or take part."""

    name: str
    text: str
    actors: tuple[Form, ...]
    speakers: frozenset[str]
    addressees: frozenset[str]
    participants: frozenset[str]
    home: str


class Verdict(NamedTuple):
    """Counts by part, and what was missed, as lines."""

    case: str
    counts: dict[str, Count]
    missed: tuple[str, ...]


def evaluate_actors(shared: Path, *, errors: bool = False) -> str:
    """Figures of both halves of each set of readings, as lines to print; what was missed too if `errors`."""
    lines = []
    for folder in ("dev", "train"):
        verdicts = [judge(case) for case in cases(shared, folder)]
        for half, name in enumerate(HALVES):
            kept = verdicts[half::2]
            lines += [f"{folder}, {name}: {_figures(kept)}"]
            lines += [f"  {v.case}: {line}" for v in kept for line in v.missed if errors and not half]
    return "\n".join(lines)


def cases(shared: Path, folder: str) -> Iterator[Case]:
    """The gold readings of one folder with their articles; `GoldError` where there are none."""
    paths = sorted((shared / "gold" / folder).glob("*.json"))
    if not paths:
        raise GoldError(f"no gold readings in {shared / 'gold' / folder}; give the folder that holds `gold`")
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        article = json.loads((shared / "gold" / "articles" / folder / path.name).read_text(encoding="utf-8"))
        statements, events = gold.get("statements", []), gold.get("events", [])
        actors = tuple(_form(actor) for actor in gold["actors"])
        yield Case(
            path.stem, f"{article['title']}\n\n{article['content']}", actors,
            frozenset(s["speaker"] for s in statements), frozenset(i for s in statements for i in s.get("to", ())),
            frozenset(i for e in events for side in ("actors", "recipients") for i in e.get(side, ())), _home(path.stem),
        )  # fmt: skip


def _home(name: str) -> str:
    """The country of the outlet of a gold reading, by the name of its file."""
    return next((country for start, country in HOMES.items() if name.startswith(start)), "")


def _form(actor: dict[str, object]) -> Form:
    roles = actor.get("roles") or []
    assert isinstance(roles, list)
    told = tuple(Role(title=r["title"], of=r.get("of")) for r in roles)
    mentions = actor.get("mentions") or []
    assert isinstance(mentions, list)
    country = actor.get("country")
    return Form(
        id=str(actor["id"]), name=str(actor["name"]), kind=str(actor["kind"]), country=country if isinstance(country, str) else None,
        roles=told, mentions=tuple(mentions),
    )  # fmt: skip


def _read(actor: Actor) -> Form:
    return Form(
        id=actor.id, name=actor.name, kind=actor.kind, country=actor.country,
        roles=tuple(Role(title=r.title, of=r.of) for r in actor.roles), mentions=actor.mentions,
    )  # fmt: skip


_ANALYSERS: list[Analyser] = []


def propose(text: str, home: str = "") -> tuple[Actor, ...]:
    """The actors proposed for one text."""
    if not _ANALYSERS:
        _ANALYSERS.append(Analyser(shipped_lexicon()))
    analyser = _ANALYSERS[0]
    document = prepare(text, split=analyser.glued.__getitem__)
    mentions = find_mentions(document, analyser.lexicon, analyser)
    syntax = read_syntax(document, analyser, mentions.names())
    return find_actors(document, mentions, syntax, analyser.lexicon, home).proposed


def judge(case: Case) -> Verdict:
    """What the finder makes of one article."""
    read = [_read(actor) for actor in propose(case.text, case.home)]
    pairs = pair(read, case.actors, actor_likeness, ACTOR_LEAST)
    mine = {gold.id: one for one, gold in pairs}
    golds = {gold.id: gold for gold in case.actors}
    counts = {
        "speakers": _covered(case.speakers, mine),
        "addressees": _covered(case.addressees, mine),
        "participants": _covered(case.participants, mine),
        "actors": _covered(frozenset(golds), mine),
        "roles of speakers": _roles([(mine[i], golds[i]) for i in sorted(case.speakers & mine.keys() & golds.keys())]),
        "kind": _same([(one.kind, gold.kind) for one, gold in pairs]),
        "country told": _same([(one.country, gold.country) for one, gold in pairs if one.country or gold.country]),
        "mentions": _mentions(pairs),
    }
    return Verdict(case.name, counts, tuple(_missed(case, mine)))


def _covered(ids: frozenset[str], mine: dict[str, Form]) -> Count:
    found = len(ids & mine.keys())
    return Count(found, len(ids), len(ids))


def _same(values: list[tuple[str | None, str | None]]) -> Count:
    return Count(sum(a == b for a, b in values), len(values), len(values))


def _mentions(pairs: list[tuple[Form, Form]]) -> Count:
    shared = sum(len(surfaces(a) & surfaces(b)) for a, b in pairs)
    return Count(shared, sum(len(surfaces(a)) for a, _ in pairs), sum(len(surfaces(b)) for _, b in pairs))


def _roles(pairs: list[tuple[Form, Form]]) -> Count:
    hits = sum(len(pair(a.roles, b.roles, role_likeness, _TITLE)) for a, b in pairs)
    return Count(hits, sum(len(a.roles) for a, _ in pairs), sum(len(b.roles) for _, b in pairs))


def role_likeness(read: Role, gold: Role) -> float:
    """Likeness of two titles; 0 where they are held in different bodies."""
    held = likeness(read.of, gold.of) if read.of and gold.of else float(not read.of and not gold.of)
    return likeness(read.title, gold.title) * (held >= _OF)


def _missed(case: Case, mine: dict[str, Form]) -> Iterator[str]:
    for actor in case.actors:
        used = "speaker" if actor.id in case.speakers else "participant" if actor.id in case.participants else "other"
        one = mine.get(actor.id)
        if one is None:
            yield f"missed {used}: {actor.name} ({actor.kind})"
            continue
        if used == "speaker" and len(pair(one.roles, actor.roles, role_likeness, _TITLE)) < max(len(one.roles), len(actor.roles)):
            yield f"roles of {actor.name}: {_told(one)} for {_told(actor)}"
        if one.kind != actor.kind or (one.country or None) != (actor.country or None):
            yield f"kind or country of {actor.name}: {one.kind} {one.country} for {actor.kind} {actor.country}"


def _told(actor: Form) -> str:
    return "; ".join(f"{r.title} / {r.of}" for r in actor.roles) or "none"


def _figures(verdicts: list[Verdict]) -> str:
    totals = {part: sum((v.counts[part] for v in verdicts), Count()) for part in PARTS}
    return " · ".join(f"{part} {total.f1:.3f} ({total.gold})" for part, total in totals.items())


if __name__ == "__main__":
    print(evaluate_actors(Path(sys.argv[1]), errors="--errors" in sys.argv))
