"""The door of the room: readings in, stories out, all at once or one by one.

    from musnad.stories import Stories
    stories = Stories()
    for reading in readings:
        stories.add(reading)
    stories.stories()

Each article is compared with those published within `window` days that share words of its opening, or its text; pairs that may tell one
story are linked (`likeness`, by the weighted table), and what is linked is parted into stories by average linkage (`linkage`). Both look
at sets only, so that the order in which articles come does not matter. Adding an article costs what the days around it hold, however
many articles lie further off.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from musnad.lexicon import Lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading
from musnad.stories.likeness import explain, likelihood
from musnad.stories.linkage import average_linkage, mean_link, part_of, parts, strongest
from musnad.stories.near_duplicates import PrintIndex, of_one_template
from musnad.stories.profile import Profile, profile_of
from musnad.stories.records import Reprint, Story
from musnad.stories.weights import Weights, shipped_weights

REACH = 2  # windows on either side of an article within which the articles of its story, and what they may be taken for, lie
SHARED_KEYS = 2  # words of an opening that two articles share before they are compared in full
FURTHER = 2  # days for which they share one more


def find_stories(readings: Iterable[Reading], lexicon: Lexicon | None = None) -> tuple[Story, ...]:
    """All stories of `readings`, those of one article too, in the order of their ids. Of readings with one id the first counts."""
    stories = Stories(lexicon)
    for reading in readings:
        stories.add(reading)
    return stories.stories()


class _Day:
    """The articles of one day of publication, by the words and hashes that others find them by."""

    def __init__(self) -> None:
        self.by_key: defaultdict[str, list[str]] = defaultdict(list)
        self.prints = PrintIndex()


class Stories:
    """Articles grouped into stories as they arrive.

    lexicon: names and weights of words; weights: the table of features; those that ship with Musnad if left out.
    """

    def __init__(self, lexicon: Lexicon | None = None, weights: Weights | None = None) -> None:
        self._lexicon = lexicon or shipped_lexicon()
        self._weights = weights or shipped_weights()
        self._profiles: dict[str, Profile] = {}
        self._days: defaultdict[date | None, _Day] = defaultdict(_Day)
        self._links: dict[str, dict[str, float]] = {}
        self._duplicates: defaultdict[str, set[str]] = defaultdict(set)

    def __contains__(self, article: str) -> bool:
        return article in self._profiles

    def add(self, reading: Reading) -> None:
        """Take in one article; one that is here already changes nothing."""
        if reading.article.id not in self:
            self.add_profile(profile_of(reading, self._lexicon))

    def add_profile(self, profile: Profile) -> None:
        """Take in an article that has been looked at already."""
        self._links[profile.id] = {}
        for other in self._reprints(profile):
            self._duplicates[profile.id].add(other)
            self._duplicates[other].add(profile.id)
            self._link(profile.id, other, 1.0)
        for other in self._candidates(profile) - self._duplicates[profile.id]:
            self._compare(profile, self._profiles[other])
        self._keep(profile)

    def forget(self, before: date) -> None:
        """Drop the articles published before a day, and their stories with them; for who runs for months."""
        for day in [day for day in self._days if day is not None and day < before]:
            del self._days[day]
        for profile in [p for p in self._profiles.values() if p.published is not None and p.published < before]:
            del self._profiles[profile.id]
            for other in self._links.pop(profile.id):
                self._links[other].pop(profile.id)
            for other in self._duplicates.pop(profile.id, ()):
                self._duplicates[other].discard(profile.id)

    def stories(self) -> tuple[Story, ...]:
        """All stories, those of one article too, in the order of their ids."""
        groups = [group for part in parts(self._links, self._weights.link) for group in self._groups(part)]
        home = {article: group for group in groups for article in group}
        return tuple(sorted((self._story(group, home) for group in groups), key=lambda story: story.id))

    def story_of(self, article: str) -> Story:
        """The story that an article belongs to, perhaps alone, told from the articles of the days around it.

        It costs what these days hold. Raises `KeyError` for an article that was not added.
        """
        home = self._home(article)
        for other in [other for member in home[article] for other in self._links[member]]:
            if other not in home:
                home |= self._home(other)
        return self._story(home[article], home)

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
        self._links[one][other] = self._links[other][one] = likely

    def _keep(self, profile: Profile) -> None:
        self._profiles[profile.id] = profile
        day = self._days[profile.published]
        day.prints.add(profile.print)
        for key in profile.keys:
            day.by_key[key].append(profile.id)

    def _home(self, article: str) -> dict[str, list[str]]:
        """The stories around an article, by each of their articles. Those of days that none of its story can be near do not count."""
        profiles, day = self._profiles, self._profiles[article].published
        reach = timedelta(days=REACH * self._weights.window)

        def near(other: str) -> bool:
            published = profiles[other].published
            return day is None or published is None or abs(published - day) <= reach

        part = part_of(article, self._links, self._weights.link, near)
        return {member: group for group in self._groups(part) for member in group}

    def _groups(self, part: list[str]) -> list[list[str]]:
        """The stories of a connected part, the earliest article of each first."""
        return [sorted(group, key=self._order) for group in average_linkage(part, self._links, self._weights.link)]

    def _order(self, article: str) -> tuple[datetime, str]:
        return self._profiles[article].moment or datetime.max, article

    def _follows(self, group: list[str], home: Mapping[str, list[str]]) -> str | None:
        """The earlier story that a story is most akin to, if it is so enough."""
        near = {home[other][0]: home[other] for article in group for other in self._links[article]}
        earlier = [other for first, other in sorted(near.items()) if self._order(first) < self._order(group[0])]
        akin = {other[0]: mean_link(group, other, self._links) for other in earlier}
        best = max(akin, key=lambda first: akin[first], default=None)
        return best if best is not None and akin[best] >= self._weights.follows else None

    def _story(self, articles: list[str], home: Mapping[str, list[str]]) -> Story:
        members = set(articles)
        pairs = sorted((one, two) for one in articles for two in self._duplicates.get(one, ()) if one < two and two in members)
        because = tuple(self._because(one, two) for one, two in strongest(articles, self._links))
        return Story(
            id=articles[0],
            articles=tuple(articles),
            duplicates=tuple(pairs),
            reprints=tuple(self._reprinted(articles)),
            follows=self._follows(articles, home),
            because=because,
        )

    def _reprinted(self, articles: list[str]) -> Iterator[Reprint]:
        """Each article that prints the text of an earlier one of its story, and where that text came from."""
        for place, article in enumerate(articles):
            first = next((other for other in articles[:place] if other in self._duplicates.get(article, ())), None)
            if first:
                yield Reprint(article, first, self._profiles[article].source or self._profiles[first].source)

    def _because(self, one: str, other: str) -> str:
        found = explain(self._profiles[one], self._profiles[other], self._links[one][other])
        what = "; ".join(found.because)
        why = f"one text; {what}" if other in self._duplicates.get(one, ()) else what
        return f"{one} and {other} ({found.likelihood:.2f}): {why}"
