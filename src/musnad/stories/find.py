"""The door of the room: readings in, stories out, all at once or one by one.

    from musnad.stories import Stories
    stories = Stories()
    for reading in readings:
        stories.add(reading)
    stories.stories()

Articles that may tell one story are linked (`linking`, by the weighted table), and what is linked is parted into stories (`grouping`). Both
look at sets only, so that the order in which articles come does not matter.
"""

from collections.abc import Iterable
from datetime import date

from musnad.lexicon import Lexicon
from musnad.lexicon.load import shipped_lexicon
from musnad.records import Reading
from musnad.stories.grouping import Grouping
from musnad.stories.linking import Linker
from musnad.stories.profile import Profile, profile_of
from musnad.stories.records import Story
from musnad.stories.weights import Weights, shipped_weights


def find_stories(readings: Iterable[Reading], lexicon: Lexicon | None = None) -> tuple[Story, ...]:
    """All stories of `readings`, those of one article too, in the order of their ids. Of readings with one id the first counts."""
    stories = Stories(lexicon)
    for reading in readings:
        stories.add(reading)
    return stories.stories()


class Stories:
    """Articles grouped into stories as they arrive.

    lexicon: names and weights of words; weights: the table of features; those that ship with Musnad if left out.
    """

    def __init__(self, lexicon: Lexicon | None = None, weights: Weights | None = None) -> None:
        self._lexicon = lexicon or shipped_lexicon()
        weights = weights or shipped_weights()
        self._linker = linker = Linker(weights)
        self._grouping = Grouping(linker.profiles, linker.links, linker.duplicates, weights, linker.because)

    def __contains__(self, article: str) -> bool:
        return article in self._linker.profiles

    def add(self, reading: Reading) -> None:
        """Take in one article; one that is here already changes nothing."""
        if reading.article.id not in self:
            self.add_profile(profile_of(reading, self._lexicon))

    def add_profile(self, profile: Profile) -> None:
        """Take in an article that has been looked at already."""
        self._linker.link(profile)

    def forget(self, before: date) -> None:
        """Drop the articles published before a day, and their stories with them; for who runs for months."""
        self._linker.forget(before)

    def stories(self) -> tuple[Story, ...]:
        """All stories, those of one article too, in the order of their ids."""
        return self._grouping.stories()

    def story_of(self, article: str) -> Story:
        """The story that an article belongs to, perhaps alone, told from the articles of the days around it.

        It costs what these days hold. Raises `KeyError` for an article that was not added.
        """
        return self._grouping.story_of(article)
