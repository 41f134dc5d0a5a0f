"""What only the whole document tells: countries that are left out, bodies called by a short form, roles that say the same."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from musnad.actors.draft import Draft, prune
from musnad.actors.figures import figure_country, is_arabic
from musnad.actors.spelling import ARTICLE
from musnad.lexicon import Lexicon, kept
from musnad.mentions.mention import Mention, Office
from musnad.mentions.tables import tables
from musnad.records import Place

_OUTLET = 4  # mentions that the country of the outlet is worth
_ABROAD = 1  # what it is worth where the document tells nothing of it and plays elsewhere
_MOST = 0.5  # share of all mentions from which a document is about one country
_WORLD = "*"  # in place of the country of a body that has none
_ARAB = frozenset(
    ("DZA", "BHR", "COM", "DJI", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MRT", "MAR", "OMN", "PSE", "QAT", "SAU", "SOM", "SDN", "SYR",
     "TUN", "ARE", "YEM")
)  # fmt: skip
_HEAD_OF_STATE = "head_of_state"  # key of the office that a monarchy has not


class Homes(NamedTuple):
    """Countries that are meant where none is told: that of most bodies and offices, that of presidents, that of people of whom
    nothing is told, that of princes; empty if unsure. `named`: all that the document names, and that of the outlet."""

    country: str
    republic: str
    people: str
    monarchy: str
    named: frozenset[str] = frozenset()


def homes(mentions: Iterable[Mention], located: Iterable[Place], outlet: str, crowned: frozenset[str]) -> Homes:
    """The country that mentions and places tell most, that of the outlet counting as `_OUTLET`; and the first that is no monarchy."""
    found = [m for m in mentions if not m.media]
    votes = Counter(m.country for m in found if m.country)
    votes.update(i.country for m in found if m.kind == "organisation" for i in m.inner if i.kind == "state")  # `سفارة الجزائر بتونس`
    places = [place.country for place in located if place.country]
    told = votes + Counter({outlet: _OUTLET} if outlet else {}) + Counter(places)
    if outlet:
        votes[outlet] += _OUTLET if votes[outlet] or outlet in places or not places else _ABROAD
    republics = Counter({country: count for country, count in votes.items() if country not in crowned})
    monarchies = Counter({country: count for country, count in votes.items() if country in crowned})
    best = _first(told, outlet)
    return Homes(
        _first(votes, outlet or best), _first(republics, ""), best if told[best] >= _MOST * told.total() else "", _first(monarchies, ""),
        frozenset(told),
    )  # fmt: skip


def _first(votes: Counter[str], otherwise: str) -> str:
    best = votes.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else otherwise


def settle(drafts: Iterable[Draft], meant: Homes, called: Mapping[str, str], lexicon: Lexicon) -> None:
    """Fill in what is left out; `called` are full names of bodies by the short forms met."""
    states = tables(lexicon).states
    bodies: dict[str, str] = {}
    worldwide, values = _worldwide(lexicon), _values(lexicon)
    persons: list[Draft] = []
    for draft in drafts:
        if draft.kind == "person":
            persons.append(draft)
            continue
        if not draft.country and (draft.national or (meant.country and values.get(draft.entry) == meant.country)):
            draft.country = meant.people if draft.kind == "group" else meant.country
        bodies.update(dict.fromkeys((draft.name, *draft.texts), draft.country or (_WORLD if _is_worldwide(draft) else "")))
    for draft in persons:
        draft.country = draft.country or (figure_country(draft.words, lexicon, meant.named) if draft.named else "")
        _settle_person(draft, meant, states, called)
        of = (bodies[office.of] if office.of in bodies else _WORLD * (office.of in worldwide) for office in draft.offices)
        told = draft.country or next(filter(None, of), "") or ("" if _from_elsewhere(draft, meant.people, lexicon) else meant.people)
        draft.country = "" if told == _WORLD else told


def _from_elsewhere(draft: Draft, country: str, lexicon: Lexicon) -> bool:
    """Whether somebody bears no Arabic name, though an Arab country is meant where nothing else is told."""
    defined = any(word.startswith(ARTICLE) for word in draft.name.split())
    return draft.named and country in _ARAB and not defined and not is_arabic(draft.words, lexicon)


@kept
def _worldwide(lexicon: Lexicon) -> frozenset[str]:
    """Names of bodies of no one country, as they stand in the table of organisations."""
    bodies = (entry for entry in lexicon.entries("organisations") if not entry.value and "anycountry" not in entry.tags)
    return frozenset(name for entry in bodies for name in (entry.lemma, *entry.forms))


@kept
def _values(lexicon: Lexicon) -> dict[str, str]:
    """The country of each body in the table of organisations; one whose name several bear is meant where its country is."""
    return {entry.lemma: entry.value for entry in lexicon.entries("organisations") if entry.value}


def _is_worldwide(draft: Draft) -> bool:
    """Whether a body that the tables know is of no one country: `الأمم المتحدة`."""
    return draft.kind == "organisation" and bool(draft.entry) and not draft.national


def _settle_person(draft: Draft, meant: Homes, states: Mapping[str, str], called: Mapping[str, str]) -> None:
    told = next((office.country for office in draft.offices if office.country), draft.country)
    told = told or (meant.monarchy if any(office.royal and office.national and not office.of for office in draft.offices) else "")
    draft.offices[:] = [_settled(office, told, meant, states, called) for office in prune(draft.offices)]
    draft.country = next((office.country for office in draft.offices if office.country), draft.country)


def _settled(office: Office, told: str, meant: Homes, states: Mapping[str, str], called: Mapping[str, str]) -> Office:
    """An office with its country: that told of its holder elsewhere, else the one meant where none is told."""
    country = office.country
    if not country and office.national and not office.of:
        country = told or (meant.republic if office.key == _HEAD_OF_STATE else meant.country)
    if not office.of and country in states and office.national:
        return office._replace(of=states[country], country=country, of_state=True)
    return office._replace(of=called.get(office.of, office.of))
