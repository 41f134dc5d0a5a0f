"""The room's door: outlets, addresses and files in, articles out."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, Full, Queue, SimpleQueue

from musnad.collect.addresses import Resolve, resolve
from musnad.collect.alarm import alarm
from musnad.collect.archive import Archive
from musnad.collect.fetch import Fetcher
from musnad.collect.hosts import Stopped
from musnad.collect.judge import Judge
from musnad.collect.memory import Habit, Memory
from musnad.collect.records import Collected, Item, Planned, Reason, Refusal, Settings, Visited, now
from musnad.collect.targets import Listings, Target, find_targets
from musnad.collect.visit import Arrived, Event, Listed, Visit

LOOK = 0.2  # seconds between two looks whether to stop
AHEAD = 4  # events per worker that wait for the main thread: enough to keep it busy, few enough to bound memory


def collect(sources: Iterable[str], settings: Settings | None = None, archive: Path | None = None) -> Iterator[Item]:
    """Collect once: every article as soon as it is there, every refusal, and each outlet's sum when its visit ends.

    sources: ids of outlets, cards, addresses, files, folders. archive: folder that keeps what was collected and what to ask by the next
    time; without it nothing is remembered. An article counts as taken when the next item is asked for.
    Raises `InputError` for a source that means nothing, `MusnadError` for a folder that cannot be used.
    """
    targets = find_targets(sources)  # before a folder is made for what means nothing
    with closing(Collector(targets, settings or Settings(), Archive(archive) if archive else Memory())) as collector:
        yield from collector.round()


@dataclass(slots=True)
class _Sum:
    """What became of one target in this round so far."""

    target: Target
    visited: Visited
    listings: int = 0
    first: str = ""  # message of its first refusal

    def count(self, *, listed: int = 0, known: int = 0, new: int = 0, refused: Reason | None = None) -> None:
        """Add to the sum."""
        so_far = self.visited
        reasons = so_far.refused if refused is None else {**so_far.refused, refused: so_far.refused.get(refused, 0) + 1}
        self.visited = replace(so_far, listed=so_far.listed + listed, known=so_far.known + known, new=so_far.new + new, refused=reasons)


_Message = tuple[_Sum, Event | None] | BaseException | None  # an event, the end of a visit, a worker's fault, a worker's end


class Collector:
    """Collects the same targets round after round; hosts' pauses and robots.txt carry over.

    Workers fetch, this thread alone decides, gives out and writes, so that it can end between any two articles.
    """

    def __init__(
        self,
        targets: Sequence[Target],
        settings: Settings,
        memory: Memory,
        stop: threading.Event | None = None,
        resolver: Resolve = resolve,
    ) -> None:
        self.stop = stop or threading.Event()
        self._targets = targets
        self._settings, self._memory = settings, memory
        self._fetcher = Fetcher(settings, self.stop, memory.state.robots, resolver)
        self._judge = Judge()

    def round(self) -> Iterator[Item]:
        """Visit everything once; ends early when `stop` is set."""
        for message in self._messages():
            if isinstance(message, BaseException):
                raise message
            if message is not None:
                done, event = message
                if event is None:
                    yield self._ended(done)
                else:
                    yield from self._taken(done, event)

    def close(self) -> None:
        """Stop the workers, write down what is kept."""
        self.stop.set()
        self._memory.close()
        self._fetcher.close()

    # In the main thread

    def _taken(self, done: _Sum, event: Event) -> Iterator[Item]:
        if isinstance(event, Arrived):
            item = self._judge.judge(done.target.outlet, event)
            yield from self._refused(done, item) if isinstance(item, Refusal) else self._article(done, item)
        elif isinstance(event, Listed):
            done.listings += 1
            done.count(listed=event.articles, known=event.known)
        elif isinstance(event, Refusal):
            yield from self._refused(done, event)
        elif isinstance(event, Planned):
            yield event
        elif not self._settings.plan:
            self._memory.settle(event.url, event.validators)

    def _article(self, done: _Sum, article: Collected) -> Iterator[Item]:
        if self._memory.knows(article.keys):
            done.count(known=1)
            self._memory.know(article.keys)
            return
        yield article
        self._memory.keep(article)
        done.count(new=1)

    def _refused(self, done: _Sum, refusal: Refusal) -> Iterator[Item]:
        yield refusal
        done.first = done.first or refusal.message
        done.count(refused=refusal.reason)
        if not self._settings.plan:
            self._memory.refuse(refusal)

    def _ended(self, done: _Sum) -> Visited:
        """The outlet's sum, with an alarm where it used to give more; what it changed is on the disk when this is given out."""
        outlet, when = done.target.outlet, now()
        told = None
        if done.visited.new:
            self._memory.gave(outlet, when)
        elif isinstance(done.target, Listings) and not self._settings.plan:
            habit = self._memory.state.outlets.get(outlet, Habit())
            told = alarm(done.visited, habit, when, done.listings, done.first)
        self._memory.save()
        return replace(done.visited, alarm=told)

    # Workers

    def _messages(self) -> Iterator[_Message]:
        """What the workers send, until all have ended or `stop` is set, and what had arrived by then.

        Workers that still wait for an answer are left behind: they write nothing.
        """
        waiting: SimpleQueue[Target] = SimpleQueue()
        for target in self._targets:
            waiting.put(target)
        running = min(self._settings.workers, len(self._targets))
        sent: Queue[_Message] = Queue(self._settings.workers * AHEAD)
        for _ in range(running):
            threading.Thread(target=self._work, args=(waiting, sent), daemon=True).start()
        while running and not self.stop.is_set():
            with suppress(Empty):
                message = sent.get(timeout=LOOK)
                running -= message is None
                yield message
        with suppress(Empty):
            while True:
                yield sent.get_nowait()

    def _work(self, waiting: "SimpleQueue[Target]", sent: "Queue[_Message]") -> None:
        try:
            with suppress(Empty, Stopped):
                while not self.stop.is_set():
                    target = waiting.get_nowait()
                    done = _Sum(target, Visited(target.outlet))
                    for event in Visit(target, self._fetcher, self._memory, self._settings).events():
                        self._send(sent, (done, event))
                    self._send(sent, (done, None))
        except Exception as error:  # a fault of ours is raised where somebody sees it
            self._send(sent, error)
        self._send(sent, None)

    def _send(self, sent: "Queue[_Message]", message: _Message) -> None:
        while not self.stop.is_set():
            with suppress(Full):
                sent.put(message, timeout=LOOK)
                return
