"""What one collector remembers: articles it has, what hosts gave to ask by, how much each outlet used to give."""

import threading
from collections.abc import Iterable
from datetime import datetime

import msgspec

from musnad.collect.fetch import NONE, Validators
from musnad.collect.records import Collected, Refusal
from musnad.collect.robots import Told

KEPT_ROUNDS = 20  # rounds that gave articles, of each outlet: enough to know its habits, few enough to follow when they change


class Habit(msgspec.Struct, frozen=True):
    """Times of the last rounds in which an outlet gave articles, oldest first."""

    gave: tuple[datetime, ...] = ()


class State(msgspec.Struct):
    """What is kept from one run to the next, beside the articles: listings by address, robots.txt by origin, outlets by id."""

    listings: dict[str, Validators] = {}
    robots: dict[str, Told] = {}
    outlets: dict[str, Habit] = {}


class Memory:
    """Remembers while the process lasts; `Archive` is the kind that outlives it."""

    def __init__(self) -> None:
        self.state = State()
        self._known: set[str] = set()
        self._claimed: set[str] = set()
        self._lock = threading.Lock()

    def knows(self, keys: Iterable[str]) -> bool:
        """Whether anything that goes by one of the keys was collected, or refused for good."""
        return not self._known.isdisjoint(keys)

    def claim(self, key: str) -> bool:
        """Take an address on; false where it is known or another worker has it."""
        with self._lock:
            if key in self._claimed or key in self._known:
                return False
            self._claimed.add(key)
            return True

    def know(self, keys: frozenset[str]) -> None:
        """An article that is here goes by these as well."""
        self._remember(keys)

    def keep(self, article: Collected) -> None:
        """Remember an article that was dealt with."""
        self._remember(article.keys)

    def refuse(self, refusal: Refusal) -> None:
        """Remember what will not be had; what may be had another time can be claimed again."""
        if refusal.again:
            with self._lock:
                self._claimed -= refusal.keys
        else:
            self._remember(refusal.keys)

    def _remember(self, keys: frozenset[str]) -> None:
        with self._lock:
            self._known |= keys
            self._claimed -= keys

    def settle(self, url: str, validators: Validators) -> None:
        """A listing is dealt with: ask by these the next time."""
        if validators != NONE:
            self.state.listings[url] = validators

    def gave(self, outlet: str, when: datetime) -> None:
        """An outlet gave articles in a round."""
        habit = self.state.outlets.get(outlet, Habit())
        self.state.outlets[outlet] = Habit((*habit.gave, when)[-KEPT_ROUNDS:])

    def save(self) -> None:
        """Write down what is kept; nothing here."""

    def close(self) -> None:
        """Save, and be done."""
