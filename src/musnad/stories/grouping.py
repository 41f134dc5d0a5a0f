"""Stories out of links: what is linked is parted by average linkage (`linkage`), which looks at sets only."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from musnad.stories.linkage import Links, average_linkage, mean_link, part_of, parts, strongest
from musnad.stories.records import Reprint, Story
from musnad.stories.weights import Weights

REACH = 2  # windows on either side of an article within which the articles of its story, and what they may be taken for, lie


class Card(Protocol):
    """What is asked of an article: its time of publication, and the agency or office its text came from."""

    @property
    def moment(self) -> datetime | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def source(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Grouping:
    """Stories by the links between articles, as these are when it is asked.

    cards: by id. links, duplicates: by both of a pair. because: says why two linked articles are.
    """

    cards: Mapping[str, Card]
    links: Links
    duplicates: Mapping[str, set[str]]
    weights: Weights
    because: Callable[[str, str], str]

    def stories(self) -> tuple[Story, ...]:
        """All stories, those of one article too, in the order of their ids."""
        groups = [group for part in parts(self.links, self.weights.link) for group in self._groups(part)]
        home = {article: group for group in groups for article in group}
        return tuple(sorted((self._story(group, home) for group in groups), key=lambda story: story.id))

    def story_of(self, article: str) -> Story:
        """The story that an article belongs to, perhaps alone, told from the articles of the days around it.

        It costs what these days hold. Raises `KeyError` for an article that was not added.
        """
        home = self._home(article)
        for other in [other for member in home[article] for other in self.links[member]]:
            if other not in home:
                home |= self._home(other)
        return self._story(home[article], home)

    def _home(self, article: str) -> dict[str, list[str]]:
        """The stories around an article, by each of their articles. Those of days that none of its story can be near do not count."""
        profiles, day = self.cards, self.cards[article].published
        reach = timedelta(days=REACH * self.weights.window)

        def near(other: str) -> bool:
            published = profiles[other].published
            return day is None or published is None or abs(published - day) <= reach

        part = part_of(article, self.links, self.weights.link, near)
        return {member: group for group in self._groups(part) for member in group}

    def _groups(self, part: list[str]) -> list[list[str]]:
        """The stories of a connected part, the earliest article of each first."""
        return [sorted(group, key=self._order) for group in average_linkage(part, self.links, self.weights.link)]

    def _order(self, article: str) -> tuple[datetime, str]:
        return self.cards[article].moment or datetime.max, article

    def _follows(self, group: list[str], home: Mapping[str, list[str]]) -> str | None:
        """The earlier story that a story is most akin to, if it is so enough."""
        near = {home[other][0]: home[other] for article in group for other in self.links[article]}
        earlier = [other for first, other in sorted(near.items()) if self._order(first) < self._order(group[0])]
        akin = {other[0]: mean_link(group, other, self.links) for other in earlier}
        best = max(akin, key=lambda first: akin[first], default=None)
        return best if best is not None and akin[best] >= self.weights.follows else None

    def _story(self, articles: list[str], home: Mapping[str, list[str]]) -> Story:
        members = set(articles)
        pairs = sorted((one, two) for one in articles for two in self.duplicates.get(one, ()) if one < two and two in members)
        because = tuple(self.because(one, two) for one, two in strongest(articles, self.links))
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
            first = next((other for other in articles[:place] if other in self.duplicates.get(article, ())), None)
            if first:
                yield Reprint(article, first, self.cards[article].source or self.cards[first].source)
