"""collect: from outlets, feeds and files to article JSON; the one room with a network. It needs the extra `musnad[collect]`."""

from musnad.collect.archive import Archive
from musnad.collect.find import Collector, collect
from musnad.collect.memory import Memory
from musnad.collect.records import Collected, Item, Planned, Reason, Refusal, Settings, Visited
from musnad.collect.targets import collectable, find_targets

__all__ = [
    "Archive",
    "Collected",
    "Collector",
    "Item",
    "Memory",
    "Planned",
    "Reason",
    "Refusal",
    "Settings",
    "Visited",
    "collect",
    "collectable",
    "find_targets",
]
