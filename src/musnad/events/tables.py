"""The event tables of one lexicon, compiled once and kept by its digest: types, triggers by word, and phrases."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from musnad.events.entries import EventType, Phrase, Trigger, event_type, grouped, masdar_of, trigger_of
from musnad.events.place_words import PlaceWords
from musnad.events.status_words import StatusWords
from musnad.lexicon import Entry, Lexicon, kept
from musnad.records import ActorKind
from musnad.text.analysis import Analysis
from musnad.text.folding import fold_word
from musnad.text.phrases import PhraseMatcher, proclitics
from musnad.text.sieve import Sieve

_PREFIX = "event_"
_AS_WORDS = frozenset(  # values of context that are asked for word by word: their words are so common that finding them all would cost
    (
        "where", "nowhere", "asked", "owner", "moving", "each", "several", "what",
        "during", "since", "wherein", "against", "befalls", "wishing", "begun", "owing",
    )
)  # fmt: skip

_CLASSES = {  # of bodies by their values in `organisation_heads`, where one does other deeds than the rest
    "police": "force", "military": "force", "intelligence": "force", "court": "court", "prosecution": "court",
}  # fmt: skip
_OF_FORCE = frozenset(("mil", "police", "civil"))  # tags of roles


@dataclass(frozen=True)
class Tables:
    """Look-ups of the finder."""

    lexicon: Lexicon

    @cached_property
    def types(self) -> dict[str, EventType]:
        """Types by the name of their table."""
        heads = {
            name: [e for e in table.entries if "type" in e.tags] for name, table in self.lexicon.tables.items() if name.startswith(_PREFIX)
        }
        return {name: event_type(name, entries[0]) for name, entries in heads.items() if entries}

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """All triggers, types in the order of their tables' names."""
        return tuple(trigger for name in sorted(self.types) for trigger in self._triggers(name))

    def _triggers(self, name: str) -> Iterable[Trigger]:
        kind = self.types[name]
        for entry in self.lexicon.entries(name):
            if not {"type", "mode"} & set(entry.tags):
                yield trigger_of(name, entry, kind, self.odds.get((entry.lemma, entry.gloss), 0.0))

    @cached_property
    def odds(self) -> dict[tuple[str, str], float]:
        """How much surer than its kind an entry is, in nats, by lemma and gloss; learned from what readers judged of readings."""
        rows = (row.split("\t") for row in self.lexicon.rows("event_odds"))
        return {(lemma, gloss): float(odds) for lemma, gloss, odds in rows}

    @cached_property
    def verbs(self) -> dict[str, tuple[Trigger, ...]]:
        """Verbal triggers by the lemma of their verb; those with a second word or words that must follow before those without."""
        return grouped((t.entry.lemma.split()[0], t) for t in self.triggers if t.part == "verb")

    @cached_property
    def duties(self) -> tuple[Trigger, ...]:
        """What a preposition means that says on whom it is to do something."""
        return tuple(t for t in self.triggers if "duty" in t.tags)

    @cached_property
    def call(self) -> Trigger | None:
        """The noun of a call, which an invitation to a protest is."""
        return next((t for t in self.triggers if "calls" in t.tags), None)

    @cached_property
    def masdars(self) -> dict[str, tuple[Trigger, ...]]:
        """Nominal triggers by the lemma of the verb whose masdar they are, where a second word makes the verb sure.

        The masdar of a deed without force often names what a thing is for (`للتوصل إلى اتفاق`): it is less sure.
        """
        sure = (t for t in self.triggers if t.part == "verb" and (t.second or t.needs))
        return grouped((t.entry.lemma.split()[0], masdar_of(t)) for t in sure)

    @cached_property
    def nouns(self) -> dict[str, tuple[Trigger, ...]]:
        """Nominal triggers of one word by folded lemma and plurals."""
        simple = [t for t in self.triggers if t.part == "noun"]
        return grouped((fold_word(form), t) for t in simple for form in (t.entry.lemma, *t.entry.forms) if " " not in form)

    @cached_property
    def triggering(self) -> Sieve:
        """Lets words through that are the word of some trigger in some reading."""
        return Sieve(lambda _, readings: any(map(self._may_trigger, readings)))

    def _may_trigger(self, word: Analysis) -> bool:
        return word.verb in self.verbs or fold_word(word.lemma) in self.nouns or fold_word(word.stem) in self.nouns

    @cached_property
    def light(self) -> dict[str, tuple[Entry, ...]]:
        """Light verbs by lemma."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.lexicon.entries("event_light_verbs"):
            found[entry.lemma] = (*found.get(entry.lemma, ()), entry)
        return found

    @cached_property
    def forces(self) -> frozenset[str]:
        """Folded titles of those whose deeds are force rather than words: soldiers, police, and who holds no office (`طالب`, student)."""
        roles = (entry for entry in self.lexicon.entries("roles") if not _OF_FORCE.isdisjoint(entry.tags))
        return frozenset(fold_word(form) for entry in roles for form in (entry.lemma, *entry.forms))

    @cached_property
    def partitive(self) -> frozenset[str]:
        """Prepositions behind which a number's people stand: `عدد من`, `نحو`."""
        return frozenset(form for e in self._contexts("part") for form in (e.lemma, *e.forms) if " " not in form)

    @cached_property
    def owning(self) -> frozenset[str]:
        """Folded prepositions behind which stands whose deed a noun is: `اعتصامات للمعلمين` (sit-ins of the teachers)."""
        return frozenset(fold_word(entry.lemma) for entry in self._contexts("owner"))

    @cached_property
    def belonging(self) -> frozenset[str]:
        """Folded words that say whose a thing is, with a preposition of `owning`: `تابع لـ` (belonging to)."""
        return self._words("belongs")

    @cached_property
    def places(self) -> PlaceWords:
        """Words that tell where something is."""
        return PlaceWords(self.lexicon)

    @cached_property
    def status(self) -> StatusWords:
        """Words that tell whether something was done."""
        return StatusWords(self.lexicon)

    @cached_property
    def since(self) -> frozenset[str]:
        """Folded words behind which stands the day from which on something goes on: `منذ` (since)."""
        return self._words("since")

    @cached_property
    def timing(self) -> frozenset[str]:
        """Folded prepositions behind which stands what another deed is timed by, which is known: `بعد` (after)."""
        return self._words("timing")

    @cached_property
    def asked(self) -> frozenset[str]:
        """Folded prepositions behind which stands what is asked, promised or refused: `دعا إلى وقف القتال` (called for an end to it)."""
        return self._words("asked")

    @cached_property
    def during(self) -> frozenset[str]:
        """Folded prepositions behind which stands the occasion on which something is said: `خلال لقاء` (during a meeting)."""
        return self._words("during")

    @cached_property
    def moving(self) -> frozenset[str]:
        """Folded prepositions behind which stands at whose call something is done: `بدعوة من` (at the invitation of)."""
        return self._words("moving")

    @cached_property
    def own_state(self) -> frozenset[str]:
        """Folded words for the speaker's own country: `بلاده`."""
        return frozenset(fold_word(form) for e in self._contexts("own") if "state" in e.tags for form in (e.lemma, *e.forms))

    @cached_property
    def own(self) -> frozenset[str]:
        """Folded words by which a speaker means his own side: `بلاده`, his country."""
        return self._words("own")

    @cached_property
    def series(self) -> frozenset[str]:
        """Folded nouns that only count or carry the deed behind them: `سلسلة غارات` (a series of raids)."""
        return self._words("series")

    @cached_property
    def many(self) -> frozenset[str]:
        """Folded nouns that only tell how many the people behind them are: `عشرات المتظاهرين` (dozens of demonstrators)."""
        return self._words("many")

    @cached_property
    def sites(self) -> frozenset[str]:
        """Folded nouns that head the names of places where deeds are done and that do none: `مطار معيتيقة` (the airport)."""
        return self._words("site")

    @cached_property
    def peoples(self) -> dict[str, str]:
        """Countries by the folded adjective of their people."""
        entries = [entry for entry in self.lexicon.entries("nationalities") if entry.value and "ambiguous" not in entry.tags]
        return {fold_word(form): entry.value for entry in entries for form in (entry.lemma, *entry.forms)}

    @cached_property
    def gathering(self) -> frozenset[str]:
        """Lemmas of verbs that say whom a meeting brings together."""
        return frozenset(e.lemma for e in self._contexts("gathers"))

    @cached_property
    def bodies(self) -> dict[str, ActorKind]:
        """Kinds of actors by folded nouns for bodies of people that act, named or not: `فرقة` (a squad), `محكمة` (a court)."""
        kinds = ((e, cast(ActorKind, next(iter(e.tags), "organisation"))) for e in self._contexts("body"))
        return {fold_word(form): kind for e, kind in kinds for form in (e.lemma, *e.forms)}

    @cached_property
    def doers(self) -> dict[str, dict[str, float]]:
        """By the code of a type, how much likelier than others each class or kind of actors is to do its deeds, in log-odds."""
        told = {kind.code: [tag.split(":")[1:] for tag in kind.tags if tag.startswith("doer:")] for kind in self.types.values()}
        return {code: {name: float(odds) for name, odds in pairs} for code, pairs in told.items()}

    @cached_property
    def classes(self) -> dict[str, str]:
        """Classes of bodies by folded words of their names: `force` of `الشرطة` (the police)."""
        heads = ((e, _CLASSES.get(e.value)) for e in self.lexicon.entries("organisation_heads"))
        return {fold_word(form): name for e, name in heads if name is not None for form in (e.lemma, *e.forms) if " " not in form}

    @cached_property
    def doing(self) -> dict[str, str]:
        """Light verbs by folded nouns for doing what they say that no verb forms: `قرار` (decision)."""
        return {fold_word(form): e.lemma for e in self.lexicon.entries("event_light_verbs") for form in e.forms}

    @cached_property
    def ruling(self) -> frozenset[str]:
        """Folded adjectives between a decision and what it rules: `القاضي` (that rules)."""
        return self._words("ruling")

    @cached_property
    def fighters(self) -> frozenset[str]:
        """Folded nouns of those who fight for an armed group, which does what they do: `عناصر` (members)."""
        return self._words("fighters")

    @cached_property
    def befalling(self) -> frozenset[str]:
        """Folded verbs whose object a deed befell that is their subject: `طال` (touch)."""
        return self._words("befalls")

    @cached_property
    def against(self) -> frozenset[str]:
        """Folded prepositions, and nouns that stand for one behind another: `ضد`, `بحق` (against)."""
        return self._words("against")

    @cached_property
    def what(self) -> frozenset[str]:
        """Folded forms of `ما` with a preposition, which open a clause that stands for a thing: `بما قدمه` (what he gave)."""
        return self._words("what")

    @cached_property
    def pronouns(self) -> dict[str, str]:
        """Person, gender and number of the pronouns that are written onto words, by their letters."""
        entries = [entry for entry in self.lexicon.entries("clitics") if entry.value == "pronoun"]
        persons = ((entry.lemma, next(tag for tag in entry.tags if tag.startswith("person:"))) for entry in entries)
        return {lemma: tag.partition(":")[2] for lemma, tag in persons}

    @cached_property
    def states(self) -> dict[str, str]:
        """Names of states by country."""
        return {entry.value: entry.lemma for entry in reversed(self.lexicon.entries("countries")) if entry.value}

    @cached_property
    def persons(self) -> frozenset[str]:
        """Folded nouns of persons, from the broken plurals and `event_context`."""
        plurals = (form for e in self.lexicon.entries("broken_plurals") if e.value == "human" for form in (e.lemma, *e.forms))
        return frozenset(map(fold_word, (*plurals, *(form for e in self._contexts("persons") for form in (e.lemma, *e.forms)))))

    def _words(self, value: str) -> frozenset[str]:
        """The folded forms of the entries with a value."""
        return frozenset(fold_word(form) for entry in self._contexts(value) for form in (entry.lemma, *entry.forms))

    def _contexts(self, value: str) -> list[Entry]:
        return [entry for entry in self.lexicon.entries("event_context") if entry.value == value]

    @cached_property
    def phrases(self) -> PhraseMatcher[Phrase]:
        """Set phrases that are triggers, words of modes, of status and of context."""
        pairs = [
            (form, Phrase(name, t.entry, t))
            for name, t in self._set_phrases()
            for form in (t.entry.lemma, *t.entry.forms)
            if _is_set(t, form)
        ]
        modes = ((name, e) for name in self.types for e in self.lexicon.entries(name) if "mode" in e.tags)
        status = (("event_status", e) for e in self.lexicon.entries("event_status"))
        context = (("event_context", e) for e in self.lexicon.entries("event_context") if e.value not in _AS_WORDS)
        pairs += [(form, Phrase(name, e)) for name, e in (*modes, *status, *context) for form in (e.lemma, *e.forms)]
        return PhraseMatcher(pairs, proclitics=proclitics(self.lexicon))

    def _set_phrases(self) -> Iterable[tuple[str, Trigger]]:
        return ((name, t) for name in self.types for t in self.triggers if t.type is self.types[name] and t.part != "verb")


def _is_set(trigger: Trigger, form: str) -> bool:
    return trigger.part == "phrase" or (trigger.part == "noun" and " " in form)


@kept
def tables(lexicon: Lexicon) -> Tables:
    """The tables of a lexicon."""
    return Tables(lexicon)
