"""Articles side by side: near-duplicates, stories, and what stands on them."""

from musnad.stories.compare import compare
from musnad.stories.find import Stories, find_stories
from musnad.stories.near_duplicates import near_duplicates
from musnad.stories.records import Comparison, Fact, Naming, Reprint, Story, Telling

__all__ = [
    "Comparison",
    "Fact",
    "Naming",
    "Reprint",
    "Stories",
    "Story",
    "Telling",
    "compare",
    "find_stories",
    "near_duplicates",
]
