"""The text view of stories: one block a story, one article a line, Latin labels left and Arabic after them."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.text import Text

from musnad.cli.view import labelled
from musnad.stories import Story


def show(stories: Iterable[Story], titles: Mapping[str, tuple[str, str]]) -> None:
    """Print the stories with outlet and headline of each article. Colours only when a terminal listens."""
    console = Console(highlight=False, soft_wrap=True)
    for story in stories:
        for each in render(story, titles):
            console.print(each)


def render(story: Story, titles: Mapping[str, tuple[str, str]]) -> Iterator[Text]:
    """The lines of one story; a blank one after it."""
    yield labelled("story", story.id, "bold")
    if story.follows:
        yield labelled("follows", " ".join((story.follows, *titles.get(story.follows, ())[1:])), "cyan")
    reprints = {reprint.article: reprint for reprint in story.reprints}
    for article in story.articles:
        yield labelled("reprint" if article in reprints else "article", "  ·  ".join(filter(None, (*titles[article], article))), "")
        if article in reprints:
            origin = reprints[article]
            yield labelled("of", "  ·  ".join(filter(None, (origin.of, origin.source))), "dim")
    for because in story.because:
        yield labelled("because", because, "dim")
    yield Text()
