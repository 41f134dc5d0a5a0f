"""The parties of an event as ACLED's columns name them."""

from typing import NamedTuple

from musnad.export.acled_types import Type
from musnad.export.cells import Value, joined
from musnad.export.countries import country
from musnad.export.sectors import Nature
from musnad.records import Actor

INTERS = ("State forces", "Rioters", "Protesters", "Civilians", "External/Other forces")  # in the order of ACLED's codes, 1 5 6 7 8
TARGETED = "Civilian targeting"


class Party(NamedTuple):
    """An actor and its nature."""

    actor: Actor
    nature: Nature


class _Named(NamedTuple):
    """One of ACLED's two parties: its name, those associated with it, its kind."""

    name: str = ""
    others: tuple[str, ...] = ()
    inter: str = ""


def parties(actors: tuple[Party, ...], recipients: tuple[Party, ...], type_: Type, place: str | None) -> dict[str, Value]:
    """The columns of both parties. place: the country where it happened, which tells whether a state's forces are at home.

    Where no one is told on the other side, the second actor stands there: both fought. Whom a crowd demonstrates against is no party.
    """
    if type_.actors_as:
        recipients = ()
    elif not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    called = type_.as_recipient if not type_.only_civilians or _civilians(recipients) else ""
    one, other = _named(actors, type_.actors_as, place), _named(recipients, called, place)
    return {
        "actor1": one.name,
        "assoc_actor_1": joined(one.others),
        "inter1": one.inter,
        "actor2": other.name,
        "assoc_actor_2": joined(other.others),
        "inter2": other.inter,
        "interaction": "-".join(sorted((one.inter, other.inter), key=INTERS.index)) if one.inter and other.inter else "",
        "civilian_targeting": TARGETED if called else "",
    }


def _civilians(side: tuple[Party, ...]) -> bool:
    return bool(side) and all(party.nature.side == "civilians" for party in side)


def _named(side: tuple[Party, ...], called: str, place: str | None) -> _Named:
    """A side, under ACLED's collective name if it has one for it; the first of its actors otherwise."""
    names = tuple(party.actor.name for party in side)
    if called:
        home = country(place or next((party.actor.country for party in side if party.actor.country), None))
        return _Named(f"{called} ({home.name})" if home else called, names, called)
    return _Named(names[0], names[1:], _inter(side[0], place)) if names else _Named()


def _inter(party: Party, place: str | None) -> str:
    """ACLED's kind of an actor: a state's forces at home or abroad; whether fighters are rebels or a militia a reading does not tell."""
    if party.nature.side != "forces" or not party.actor.country or not place:
        return ""
    return INTERS[0] if party.actor.country == place else INTERS[-1]
