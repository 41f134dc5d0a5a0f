"""FollowTheMoney: persons and the offices they hold, one entity a line, as Aleph, OpenSanctions and their tools load them.

A person is a `Person`, an office a `Position`, that one holds the other an `Occupancy`; a body that has offices is an `Organization`,
a state is none. Property names are those of FollowTheMoney's model (followthemoney.tech). Days are those of the articles that tell of an
office: `date` of an Occupancy lists the first and the last, which is neither when it began nor when it ended. Ids are those of dossiers.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from musnad.dossiers import Dossier, Dossiers, Office
from musnad.export.countries import country as country_of
from musnad.export.out import Out, Written
from musnad.lexicon import Lexicon, kept
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading
from musnad.text.folding import fold_word

Entity = dict[str, Any]


def write(readings: Iterable[Reading], out: Out) -> Written:
    """Write all persons of the readings with their offices. All readings are looked at before the first line is written."""
    dossiers, written = Dossiers(), Written()
    for reading in readings:
        dossiers.add(reading)
    told: set[str] = set()
    with out.file() as stream:
        for dossier in dossiers.dossiers():
            for entity in entities(dossier):
                if entity["id"] not in told:
                    told.add(entity["id"])
                    written.rows[entity["schema"]] += 1
                    stream.write(msgspec.json.encode(entity).decode() + "\n")
    return written


def entities(dossier: Dossier) -> Iterator[Entity]:
    """The entities of a person: itself, then its offices, each after the body it belongs to."""
    known = country_of(dossier.country)
    country = known.alpha2 if known else None
    aliases = [name for name in (*dossier.names, dossier.latin) if name != dossier.name]
    yield _entity(dossier.id, "Person", name=[dossier.name], alias=aliases, country=[country])
    for office in dossier.offices:
        yield from _office(dossier, office, country)


def _office(dossier: Dossier, office: Office, country: str | None) -> Iterator[Entity]:
    body = _id("Organization", office.of) if office.of and fold_word(office.of) not in _states(shipped_lexicon()) else None
    if office.of and body:
        yield _entity(body, "Organization", name=[office.of])
    post = _id("Position", office.title, office.of or "")
    name = f"{office.title}، {office.of}" if office.of else office.title
    yield _entity(post, "Position", name=[name], organization=[body], country=[country])
    days = [day.isoformat() for day in dict.fromkeys((office.first, office.last)) if day]
    yield _entity(
        _id("Occupancy", dossier.id, post, str(office.former)), "Occupancy", holder=[dossier.id], post=[post], date=days,
        status=["ended" if office.former else "unknown"], publisher=list(office.outlets),
    )  # fmt: skip


def _entity(id_: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    told = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


@kept
def _states(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold_word(form) for entry in lexicon.entries("countries") for form in (entry.lemma, *entry.forms))


def _id(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
