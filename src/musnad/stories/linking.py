"""Which articles may tell one story: those published within `window` days of each other that share words of the opening, or the text.

Adding an article costs what the days around it hold, however many articles lie further off. Pairs do not depend on the order in which
articles come, so that the days may also be shared out: whoever links some days keeps those before them, without linking these again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from musnad.stories.likeness import explain, likelihood
from musnad.stories.near_duplicates import PrintIndex, of_one_template
from musnad.stories.profile import Profile
from musnad.stories.weights import Weights

SHARED_KEYS = 2  # words of an opening that two articles share before they are compared in full
FURTHER = 2  # days for which they share one more


class _Day:
    """The articles of one day of publication, by the words and hashes that others find them by."""

    def __init__(self) -> None:
        self.by_key: defaultdict[str, list[str]] = defaultdict(list)
        self.prints = PrintIndex()


class Linker:
    """Links between articles as they arrive.

    profiles: the articles kept. links: how likely two articles tell one story, by both, where that is `floor` or more.
    duplicates: near-duplicates, by both.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self.profiles: dict[str, Profile] = {}
        self.links: dict[str, dict[str, float]] = {}
        self.duplicates: defaultdict[str, set[str]] = defaultdict(set)
        self._days: defaultdict[date | None, _Day] = defaultdict(_Day)

    def link(self, profile: Profile) -> None:
        """Compare an article with those that are kept, then keep it."""
        self.links[profile.id] = {}
        for other in self._reprints(profile):
            self.duplicates[profile.id].add(other)
            self.duplicates[other].add(profile.id)
            self._link(profile.id, other, 1.0)
        for other in self._candidates(profile) - self.duplicates[profile.id]:
            self._compare(profile, self.profiles[other])
        self.keep(profile)

    def keep(self, profile: Profile) -> None:
        """Let articles that come later be compared with this one."""
        self.profiles[profile.id] = profile
        self.links.setdefault(profile.id, {})
        day = self._days[profile.published]
        day.prints.add(profile.print)
        for key in profile.keys:
            day.by_key[key].append(profile.id)

    def forget(self, before: date) -> None:
        """Drop the articles published before a day; for who runs for months."""
        for day in [day for day in self._days if day is not None and day < before]:
            del self._days[day]
        for profile in [p for p in self.profiles.values() if p.published is not None and p.published < before]:
            del self.profiles[profile.id]
            for other in self.links.pop(profile.id):
                self.links[other].pop(profile.id)
            for other in self.duplicates.pop(profile.id, ()):
                self.duplicates[other].discard(profile.id)

    def because(self, one: str, other: str) -> str:
        """Why two linked articles are, in words."""
        found = explain(self.profiles[one], self.profiles[other], self.links[one][other])
        what = "; ".join(found.because)
        why = f"one text; {what}" if other in self.duplicates.get(one, ()) else what
        return f"{one} and {other} ({found.likelihood:.2f}): {why}"

    def _near(self, published: date | None) -> Iterator[tuple[int, _Day]]:
        """The days around a day of publication, and how far off they are; what has no day is only compared with its like."""
        if published is None:
            near: Iterable[tuple[int, date | None]] = [(0, None)]
        else:
            near = ((abs(n), published + timedelta(n)) for n in range(-self._weights.window, self._weights.window + 1))
        return ((days, self._days[day]) for days, day in near if day in self._days)

    def _reprints(self, profile: Profile) -> Iterator[str]:
        return (print_.id for _, day in self._near(profile.published) for print_ in day.prints.duplicates(profile.print))

    def _candidates(self, profile: Profile) -> set[str]:
        """Articles that share words of the opening, the more of them the further off they are."""
        found: set[str] = set()
        for days, day in self._near(profile.published):
            counts: Counter[str] = Counter()
            for key in profile.keys:
                if key in day.by_key:
                    counts.update(day.by_key[key])
            least = SHARED_KEYS + days // FURTHER
            found.update(other for other, count in counts.items() if count >= least)
        return found

    def _compare(self, profile: Profile, other: Profile) -> None:
        one, two = (profile, other) if profile.id < other.id else (other, profile)
        likely = likelihood(one, two, self._weights)
        if likely >= self._weights.floor and not of_one_template(one.print, two.print):
            self._link(one.id, two.id, likely)

    def _link(self, one: str, other: str, likely: float) -> None:
        self.links[one][other] = self.links[other][one] = likely
