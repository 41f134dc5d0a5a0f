"""Articles side by side: near-duplicates, and what later stands on them."""

from musnad.stories.near_duplicates import near_duplicates

__all__ = ["near_duplicates"]
