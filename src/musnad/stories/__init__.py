"""Articles side by side: near-duplicates, stories, one story as its outlets tell it, tags and related articles."""

from musnad.stories.compare import compare
from musnad.stories.find import Stories, find_stories
from musnad.stories.near_duplicates import near_duplicates
from musnad.stories.records import Comparison, Fact, Naming, RelatedArticle, Reprint, Story, Tag, Telling
from musnad.stories.related import related
from musnad.stories.tags import tags

__all__ = [
    "Comparison",
    "Fact",
    "Naming",
    "RelatedArticle",
    "Reprint",
    "Stories",
    "Story",
    "Tag",
    "Telling",
    "compare",
    "find_stories",
    "near_duplicates",
    "related",
    "tags",
]
