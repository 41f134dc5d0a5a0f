"""Articles side by side: near-duplicates, stories, and what stands on them."""

from musnad.stories.find import Stories, find_stories
from musnad.stories.near_duplicates import near_duplicates
from musnad.stories.records import Reprint, Story

__all__ = ["Reprint", "Stories", "Story", "find_stories", "near_duplicates"]
