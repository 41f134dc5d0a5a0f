"""The door of the room: readings in, one dossier out for each person.

    from musnad.dossiers import Dossiers
    dossiers = Dossiers()
    for reading in readings:
        dossiers.add(reading)
    dossiers.dossiers()

Whoever bears one spelling of a name in one country and office is a bearer. Bearers are compared where their names share how they sound (the
first and the last word, or the first two), so that time grows with the articles. The pair that most speaks for is made one first, and
nobody joins a group with a member of which anything keeps him apart: a name that contradicts, a country, somebody's word.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product

from musnad.actors.romanise import Romaniser
from musnad.dossiers.judgements import Judgement, latest
from musnad.dossiers.likeness import Bearer, Verdict, compare, folded
from musnad.dossiers.names import Names, families, given_names, skeleton, words_of
from musnad.dossiers.offices import offices_of
from musnad.dossiers.records import Appearance, Dossier, Namesake
from musnad.lexicon import Lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Actor, Reading
from musnad.text.folding import fold

PERSON = "person"
COMMON = 0.2  # share of a person's articles from which a spelling counts as common
WITNESSES, FEW = 2, 4  # articles that a spelling needs to count as common, once another is in so many
NEAR = 1.5  # weight from which somebody else is worth naming as a namesake
SAID = 1_000.0  # weight of somebody's word that two are one

Group = list[Bearer]
Verdicts = dict[tuple[int, int], Verdict]  # by the identities of two bearers


class Dossiers:
    """Persons gathered as readings come. lexicon: names; judgements: what people said of pairs of names."""

    def __init__(self, lexicon: Lexicon | None = None, judgements: Iterable[Judgement] = ()) -> None:
        self._lexicon = lexicon or shipped_lexicon()
        self._names = Names(given_names(self._lexicon), families(self._lexicon))
        self._judgements = latest(judgements)
        self._bearers: dict[tuple[object, ...], Bearer] = {}

    def add(self, reading: Reading) -> None:
        """Take in the persons of one article who are known by a name."""
        for appearance in appearances(reading):
            self.add_appearance(appearance)

    def add_appearance(self, appearance: Appearance) -> None:
        """Take in one person of one article."""
        words = words_of(appearance.name)
        office = tuple(folded(part or "") for role in appearance.roles[:1] for part in (role.title, role.of))
        self._bearers.setdefault((words, appearance.country, office), Bearer(words, appearance.country, office)).add(appearance)

    def dossiers(self) -> list[Dossier]:
        """All persons of whom more than one word of their name is known, those in most articles first."""
        groups, verdicts = self._grouped()
        home = {id(bearer): group for group in groups for bearer in group}
        because: defaultdict[int, list[str]] = defaultdict(list)
        apart: defaultdict[int, dict[int, Verdict]] = defaultdict(dict)
        for (one, other), verdict in verdicts.items():
            a, b = id(home[one]), id(home[other])
            if a == b:
                because[a].append(verdict.because)
            elif verdict.weight < 0 or verdict.weight >= NEAR:
                for mine, theirs in ((a, b), (b, a)):
                    apart[mine][theirs] = max(verdict, apart[mine].get(theirs, verdict), key=lambda told: told.weight)
        romaniser = Romaniser(self._lexicon)
        groups = [group for group in groups if any(len(bearer.words) > 1 for bearer in group)]
        made = {id(group): _dossier(group, romaniser, dict.fromkeys(because[id(group)])) for group in groups}
        told = (replace(dossier, apart=_namesakes(apart[group], made)) for group, dossier in made.items())
        return sorted(told, key=lambda dossier: (-dossier.articles, dossier.id))

    def persons(self) -> list[tuple[Appearance, ...]]:
        """All that was taken in, by person."""
        return [tuple(one for bearer in group for one in bearer.appearances) for group in self._grouped()[0]]

    def _grouped(self) -> tuple[list[Group], Verdicts]:
        self._names.learn(bearer.words for bearer in self._bearers.values())
        verdicts = dict(self._verdicts())
        return self._groups(verdicts), verdicts

    def _verdicts(self) -> Iterator[tuple[tuple[int, int], Verdict]]:
        """What speaks for and against each pair of bearers whose names are alike, by their identities."""
        for one, other in self._pairs():
            verdict = self._said(one, other) or compare(one, other, self._names)
            if verdict.weight:
                yield (id(one), id(other)), verdict

    def _pairs(self) -> Iterator[tuple[Bearer, Bearer]]:
        """Bearers whose first and last words, first two or last two sound the same; those of one word with those who end in it, and
        with sons whose first name it is and who hold the same office."""
        alike: defaultdict[tuple[str, str], Group] = defaultdict(list)
        lone: defaultdict[str, Group] = defaultdict(list)
        ending: defaultdict[str, Group] = defaultdict(list)
        holding: defaultdict[tuple[str, str], tuple[Group, Group]] = defaultdict(lambda: ([], []))
        for bearer in self._bearers.values():
            sounds = [skeleton(word) for word in bearer.words]
            if len(sounds) == 1 or bearer.fathered:
                for office in bearer.offices:
                    holding[bearer.words[0], office][len(sounds) > 1].append(bearer)
            if len(sounds) == 1:
                lone[sounds[0]].append(bearer)
            else:
                if not bearer.fathered:
                    ending[sounds[-1]].append(bearer)
                for block in {(sounds[0], sounds[-1]), (sounds[0], sounds[1]), (sounds[-2], sounds[-1])}:
                    alike[block].append(bearer)
        for group in (*alike.values(), *lone.values()):
            yield from combinations(group, 2)
        for sound, group in lone.items():
            yield from product(group, ending[sound])
        yield from (pair for first, sons in holding.values() for pair in product(first, sons))

    def _said(self, one: Bearer, other: Bearer) -> Verdict | None:
        for judged in self._judgements:
            for a, b in ((one, other), (other, one)):
                if judged.speaks_of(a.words, a.country, "one") and judged.speaks_of(b.words, b.country, "other"):
                    return Verdict(SAID if judged.same else -SAID, f"{judged.by} said so")
        return None

    def _groups(self, verdicts: Verdicts) -> list[Group]:
        """Bearers made one, from the pair that most speaks for."""
        home: dict[int, Group] = {id(bearer): [bearer] for bearer in self._bearers.values()}
        first = {id(bearer): bearer.first for bearer in self._bearers.values()}
        same = [pair for pair, verdict in verdicts.items() if verdict.same]
        for one, other in sorted(same, key=lambda pair: (-verdicts[pair].weight, *sorted((first[pair[0]], first[pair[1]])))):
            a, b = home[one], home[other]
            if a is not b and all(self._may_be_one(x, y, verdicts) for x in a for y in b):
                a += b
                home.update((id(bearer), a) for bearer in b)
        return list({id(group): group for group in home.values()}.values())

    def _may_be_one(self, one: Bearer, other: Bearer, verdicts: Verdicts) -> bool:
        verdict = verdicts.get((id(one), id(other))) or verdicts.get((id(other), id(one))) or self._said(one, other)
        if verdict is None:
            verdict = compare(one, other, self._names)
        return verdict.weight > 0 and not (one.country and other.country and one.country != other.country and not verdict.same)


def appearances(reading: Reading) -> Iterator[Appearance]:
    """The persons of an article who have a name, each with what the article says of them."""
    speaks = Counter(said.speaker for said in reading.statements)
    acts = Counter(actor for event in reading.events for actor in {*event.actors, *event.recipients})
    outlet = reading.article.outlet.name if reading.article.outlet else ""
    for actor in reading.actors:
        if actor.kind == PERSON and words_of(actor.name) and not _is_office(actor):
            yield Appearance(
                reading.article.id, reading.article.day, outlet, " ".join(fold(actor.name).plain.split()), actor.country, actor.roles,
                speaks[actor.id], acts[actor.id],
            )  # fmt: skip


def _is_office(actor: Actor) -> bool:
    """Whether a person is known by an office alone: its name begins as the office does."""
    first = folded(actor.name).split(" ")[0]
    return any(folded(role.title).split(" ")[0] == first for role in actor.roles)


def id_of(group: Group) -> str:
    """The id of a person: from the spelling, country and office that come first, by day."""
    earliest = min(group, key=lambda bearer: bearer.first)
    return hashlib.sha256("\0".join((PERSON, *earliest.words, earliest.country or "", *earliest.office)).encode()).hexdigest()[:16]


def _namesakes(apart: Mapping[int, Verdict], dossiers: Mapping[int, Dossier]) -> tuple[Namesake, ...]:
    """Those of the others who have a dossier, the most alike first."""
    found = [(verdict, dossiers[group]) for group, verdict in apart.items() if group in dossiers]
    found.sort(key=lambda each: (-each[0].weight, -each[1].articles, each[1].id))
    return tuple(Namesake(other.id, other.name, other.country, verdict.because) for verdict, other in found)


def _dossier(group: Group, romaniser: Romaniser, because: Iterable[str]) -> Dossier:
    every = sorted((one for bearer in group for one in bearer.appearances), key=lambda one: (one.day is None, one.day, one.article))
    names = Counter(one.name for one in every)
    most = names.most_common(1)[0][1]
    enough = max(COMMON * most, WITNESSES if most >= FEW else 1)
    name = max((name for name, count in names.items() if count >= enough), key=lambda name: (len(words_of(name)), names[name], name))
    countries = Counter(one.country for one in every if one.country)
    country = countries.most_common(1)[0][0] if countries else None
    days = [one.day for one in every if one.day]
    return Dossier(
        id=id_of(group), name=name, latin=romaniser.name(name, country or ""), country=country,
        names=dict(names.most_common()), offices=offices_of(every), first=min(days, default=None), last=max(days, default=None),
        articles=len({one.article for one in every}), statements=sum(one.statements for one in every),
        events=sum(one.events for one in every), because=tuple(because),
    )  # fmt: skip
