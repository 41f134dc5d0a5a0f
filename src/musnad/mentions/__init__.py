"""Mentions: names with their titles and offices, bodies, states, groups and unnamed sources, as they stand in a document."""

from musnad.mentions.find import find_mentions
from musnad.mentions.mention import Mention, Mentions, Office, Spotted

__all__ = ["Mention", "Mentions", "Office", "Spotted", "find_mentions"]
