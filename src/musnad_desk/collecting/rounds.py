"""Rounds: outlets that are due are asked, what comes is read and kept at once, what does not is told in the quarantine."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from musnad.collect import Archive, Collected, Collector, Refusal, Settings, Visited, find_targets
from musnad.errors import MusnadError
from musnad.sources import Problem
from musnad_desk.catalog.load import Loaded, read_and_keep
from musnad_desk.catalog.stories import place
from musnad_desk.collecting.models import Asked
from musnad_desk.collecting.quarantine import set_aside
from musnad_desk.rulings.models import OutletRule

LOOK = 0.2  # seconds between two looks whether to end
Outcome = Loaded | Problem | Visited


class RoundEnd(threading.Event):
    """Set when one round has ended, which its collector does itself, or when all are to end."""

    def __init__(self, all_end: threading.Event) -> None:
        super().__init__()
        self._all = all_end

    def is_set(self) -> bool:
        """Whether either is."""
        return super().is_set() or self._all.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for either, at most so many seconds."""
        until = time.monotonic() + timeout if timeout is not None else float("inf")
        while not self.is_set() and (left := until - time.monotonic()) > 0:
            super().wait(min(LOOK, left))
        return self.is_set()


@dataclass(slots=True)
class Rounds:
    """Asks outlets, and remembers in `folder` what it has seen, so that nothing is fetched twice; what it fetched is kept there, too."""

    folder: Path
    settings: Settings
    stop: threading.Event = field(default_factory=threading.Event)
    placed: bool = True  # whether the last round's articles are in their stories: where many lie around, that waits for its own command

    def due(self) -> Iterator[Outcome]:
        """Ask the outlets whose time has come, none of those that are ruled out; of one whose card is gone that is told instead."""
        return self.ask([outlet for outlet in due_outlets(datetime.now(UTC)) if _has_card(outlet)])

    def ask(self, outlets: Sequence[str]) -> Iterator[Outcome]:
        """Ask these outlets: what became of each article, and each outlet's sum. Raises `InputError` for a name that is none."""
        targets = find_targets(outlets)
        if not targets:
            return
        new: set[str] = set()
        with closing(Collector(targets, self.settings, Archive(self.folder), RoundEnd(self.stop))) as collector:
            for item in collector.round():
                if isinstance(item, Collected):
                    outcome = read_and_keep(item.fields, item.url or item.id, item.fetched)
                    if isinstance(outcome, Problem):
                        set_aside(item.outlet, outcome, item.fetched)
                    else:
                        new.add(outcome.article)
                    yield outcome
                elif isinstance(item, Refusal):
                    problem = Problem(item.source, item.message, str(item.reason))
                    set_aside(item.outlet, problem, item.when)
                    yield problem
                elif isinstance(item, Visited):
                    _visited(item)
                    yield item
        self.placed = place(new)


def due_outlets(now: datetime) -> list[str]:
    """The outlets to be asked now, who waits longest first."""
    out = OutletRule.objects.filter(collected=False).values("outlet")
    return list(Asked.objects.filter(due__lte=now).exclude(outlet__in=out).order_by("due", "pk").values_list("outlet", flat=True))


def _has_card(outlet: str) -> bool:
    try:
        find_targets([outlet])
    except MusnadError as error:
        _visited(Visited(outlet, alarm=str(error)))
        return False
    return True


def _visited(sum_: Visited) -> None:
    now = datetime.now(UTC)
    row = Asked.objects.filter(outlet=sum_.outlet).first()
    if row is None:  # asked by hand
        return
    row.visited, row.due = now, now + timedelta(seconds=row.every)
    row.listed, row.known, row.new, row.alarm = sum_.listed, sum_.known, sum_.new, sum_.alarm or ""
    row.refused = {str(reason): count for reason, count in sum_.refused.items()}
    row.save()
