"""The words of the event tables that tell where something is, folded, compiled once."""

from dataclasses import dataclass
from functools import cached_property

from musnad.lexicon import Entry, Lexicon
from musnad.text.folding import fold_word
from musnad.text.sieve import Sieve

_VAGUE = {"point": 0, "quarter": 0, "town": 1, "region": 2, "area": 2, "any": 2}  # values of words of place
_ARTICLE = "ال"


@dataclass(frozen=True)
class PlaceWords:
    """Look-ups of those who find where an event is."""

    lexicon: Lexicon

    @cached_property
    def grounds(self) -> dict[str, int]:
        """How vague the places are whose names folded nouns begin: 0 a building or quarter, 1 a town, 2 a wider area."""
        heads = ((e, _VAGUE[e.value]) for e in self.lexicon.entries("places_heads") if e.value in _VAGUE and "ambiguous" not in e.tags)
        venues = ((e, 0) for e in self._entries("venue"))
        return {fold_word(form): vague for e, vague in (*heads, *venues) for form in (e.lemma, *e.forms) if not form.startswith(_ARTICLE)}

    @cached_property
    def lands(self) -> frozenset[str]:
        """Folded words for a province, which alone stand for the one told before, or for its town: `الولاية` (the governorate)."""
        heads = (e for e in self.lexicon.entries("places_heads") if e.value == "region")
        return frozenset(fold_word(form) for e in heads for form in (e.lemma, *e.forms))

    @cached_property
    def grounded(self) -> Sieve:
        """Lets words through that are a word of `grounds` in some reading."""
        return Sieve(lambda _, readings: any(fold_word(face) in self.grounds for word in readings for face in (word.lemma, word.stem)))

    @cached_property
    def several(self) -> frozenset[str]:
        """Folded words before places that only tell how many they are: `عدة مناطق` (several areas)."""
        return self._words("several")

    @cached_property
    def whole(self) -> frozenset[str]:
        """Folded words that may stand between a preposition and one place: `على مستوى` (at the level of)."""
        return self._words("whole")

    @cached_property
    def topical(self) -> frozenset[str]:
        """Folded nouns of what is talked about, which lies where nothing is done: `الأوضاع في ليبيا` (the situation in Libya)."""
        return self._words("matter")

    @cached_property
    def wherein(self) -> frozenset[str]:
        """Folded words behind a place that tell what is done there: `حيث` (where)."""
        return self._words("wherein")

    @cached_property
    def held(self) -> frozenset[str]:
        """Folded verbs that tell of an occasion that it was held: `في مؤتمر عقده في` (at a conference that he held in)."""
        return self._words("held")

    @cached_property
    def outside(self) -> frozenset[str]:
        """Folded prepositions behind which the name of a body stands for its house: `أمام الوزارة` (in front of the ministry)."""
        return self._words("where", "outside")

    @cached_property
    def houses(self) -> frozenset[str]:
        """Folded first words, one or two, of the names of bodies that meet in a house of that name: `برلمان` (parliament)."""
        return self._words("house")

    @cached_property
    def lying(self) -> frozenset[str]:
        """Folded words behind the name of a place that tell how it lies or that it was told: `الواقعة` (lying)."""
        return self._words("lying")

    @cached_property
    def homes(self) -> frozenset[str]:
        """Folded words behind which stands where somebody is at home, not where he acts: `مقرها في` (its seat in)."""
        return self._words("home")

    @cached_property
    def describing(self) -> frozenset[str]:
        """Both of these: behind them stands a place in which nothing is done."""
        return self.homes | self.lying

    @cached_property
    def documents(self) -> frozenset[str]:
        """Folded nouns of documents and posts in which something is said: `بيان` (a statement)."""
        entries = (e for e in self.lexicon.entries("chain_documents") if e.value != "speech")
        return frozenset(fold_word(form) for e in entries for form in (e.lemma, *e.forms))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Folded words of place that mostly stand for no place: `الساحة السياسية` (the political scene)."""
        return self._words("figure")

    @cached_property
    def asides(self) -> frozenset[str]:
        """Folded words for a side of a place or for what is near it, which need no preposition: `شمال` (north of)."""
        heads = (e for e in self.lexicon.entries("places_heads") if e.value in ("part", "around"))
        return frozenset(fold_word(form) for e in heads for form in (e.lemma, *e.forms))

    @cached_property
    def homeland(self) -> frozenset[str]:
        """Folded words of what has sides and needs no name: `البلاد` (the country), `العاصمة` (the capital)."""
        return self._words("homeland")

    @cached_property
    def borders(self) -> frozenset[str]:
        """Folded words for a border behind which stands with whom or between whom it is: `الحدود` (the border)."""
        return self._words("border")

    @cached_property
    def own(self) -> frozenset[str]:
        """Folded words for somebody's own country: `بلاده` (his country)."""
        return self._words("own", "state")

    @cached_property
    def nowhere(self) -> frozenset[str]:
        """Folded prepositions behind which stands what is spoken of or whom one is with or against, not where: `ضد` (against)."""
        return self._words("nowhere")

    @cached_property
    def each(self) -> frozenset[str]:
        """Folded words that may stand between a preposition and the places it governs: `في كل من` (in each of)."""
        return self._words("each")

    @cached_property
    def opening(self) -> frozenset[str]:
        """Folded prepositions behind which stands where all is done that a sentence tells, where it begins so: `في` (in)."""
        return self._words("where", "opening")

    @cached_property
    def seated(self) -> frozenset[str]:
        """Folded prepositions behind which stands where somebody speaks: `في` (in)."""
        return self._words("where", "seat")

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Folded verbs whose subject or object is where a thing is done: `شهد` (witness), `ضرب` (hit)."""
        return self._words("host")

    @cached_property
    def where(self) -> frozenset[str]:
        """Folded prepositions behind which stands where something is done."""
        return self._words("where")

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """Folded prepositions, of place and of none."""
        return self.where | self.nowhere

    def _entries(self, value: str) -> list[Entry]:
        return [entry for entry in self.lexicon.entries("event_context") if entry.value == value]

    def _words(self, value: str, tag: str = "") -> frozenset[str]:
        """The folded forms of the entries with a value, and a tag where one is asked for."""
        entries = (entry for entry in self._entries(value) if not tag or tag in entry.tags)
        return frozenset(fold_word(form) for entry in entries for form in (entry.lemma, *entry.forms))
