"""One visit to one target, as the events that a worker sends to the main thread, in order; what a page holds is not looked at here."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from musnad.collect.fetch import NONE, UNCHANGED, Answer, Fetcher, Validators, host_failed
from musnad.collect.listings import Entry, Listing, is_listing, read_listing
from musnad.collect.memory import Memory
from musnad.collect.records import Planned, Reason, Refusal, Settings, now
from musnad.collect.targets import WARC, Files, Page, Target
from musnad.collect.unpack import gunzipped
from musnad.collect.warc import Kept, read_warc
from musnad.collect.wordpress import AT_ONCE, PAST_THE_END, posts_url, read_posts
from musnad.errors import FetchError
from musnad.page.cards import Card
from musnad.page.identity import article_id
from musnad.sources import Problem, Source, open_sources

MOST_FAILURES = 3  # one after the other, after which a host is left alone for this round
MOST_LISTINGS = 100  # of one outlet in one round: a sitemap's index may name thousands
WHOLE = "whole"  # said of WordPress posts once the oldest was seen; until then, the deepest page that was: see `Validators.changed`


@dataclass(frozen=True, slots=True)
class Arrived:
    """A page or article JSON, not yet looked into. day: as a listing tells it."""

    content: bytes | Mapping[str, Any]
    fetched: datetime
    url: str | None = None
    asked: str | None = None
    charset: str | None = None
    day: date | None = None
    card: Card | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing answered, and named so many articles (none where it is unchanged), of which so many are known."""

    articles: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything that a listing names is dealt with; it may be asked by these from now on."""

    url: str
    validators: Validators


class Posts(NamedTuple):
    """One page of WordPress posts: how many it holds, how many of them are new, and what to ask for it by the next time."""

    posts: int
    fresh: int
    validators: Validators


Event = Arrived | Listed | Planned | Refusal | Settled
Dealt = Generator[Event, None, bool]  # events, and whether all of it is dealt with


def key_of(url: str) -> str:
    """What an address is remembered by."""
    return article_id(url, "")


@dataclass(slots=True)
class Visit:
    """One target in one round."""

    target: Target
    fetcher: Fetcher
    memory: Memory
    settings: Settings
    pages: int = 0
    listings: set[str] = field(default_factory=set)  # addresses of those that were asked for
    failures: int = 0  # one after the other, of which the host is to blame

    def events(self) -> Iterator[Event]:
        """Everything that happens. Raises `Stopped` when asked to stop while waiting."""
        if isinstance(self.target, Files):
            for path in self.target.paths:
                yield from self._file(path)
        elif isinstance(self.target, Page):
            yield from self._page(self.target.url)
        else:
            card = self.target.card
            if card.wordpress:
                yield from self._wordpress(card.wordpress)
            for url in (*card.feeds, *card.sitemaps):
                yield from self._listing(Entry(url))

    # From the network

    def _page(self, url: str) -> Iterator[Event]:
        """An address whose kind shows when it comes."""
        try:
            answer = self.fetcher.get(url, self.settings.listing, self._validators(url))
            body = gunzipped(url, answer.body, self.settings.listing)
            listing = read_listing(answer.url, body) if is_listing(body) else None
            if not listing and len(body) > self.settings.page:
                raise FetchError(f"{url} is larger than {self.settings.page >> 20} MB", Reason.too_large)
        except FetchError as error:
            yield self._refusal(url, error)
            return
        if listing:
            yield from self._listed(url, listing, answer.validators)
        elif answer.status == UNCHANGED or self.memory.knows([key_of(url)]):
            yield Listed(1, 1)
        else:
            yield Listed(1, 0)
            yield Planned(self.target.outlet, url) if self.settings.plan else self._arrived(answer, None)

    def _listing(self, entry: Entry) -> Dealt:
        """One feed or sitemap; one that the index above it tells to be unchanged is not asked for."""
        changed = entry.day.isoformat() if entry.day else ""
        known = self._validators(entry.url)
        if entry.url in self.listings or (changed and known.changed == changed):
            return True
        if self._spent():
            return False
        self.listings.add(entry.url)
        try:
            answer = self.fetcher.get(entry.url, self.settings.listing, known)
            if answer.status == UNCHANGED:
                yield Listed()
                return True
            listing = read_listing(answer.url, gunzipped(entry.url, answer.body, self.settings.listing))
        except FetchError as error:
            yield self._refusal(entry.url, error)
            return not error.again
        self.failures = 0
        return (yield from self._listed(entry.url, listing, msgspec.structs.replace(answer.validators, changed=changed)))

    def _listed(self, url: str, listing: Listing, validators: Validators) -> Dealt:
        articles = [entry for entry in listing.articles if self._wanted(entry)]
        fresh = [entry for entry in articles if not self.memory.knows([key_of(entry.url)])]
        yield Listed(len(articles), len(articles) - len(fresh))
        dealt = True
        for entry in fresh:
            dealt &= yield from self._article(entry)
        for entry in listing.listings:
            dealt &= not self._wanted(entry) or (yield from self._listing(entry))
        if dealt:
            yield Settled(url, validators)
        return dealt

    def _article(self, entry: Entry) -> Dealt:
        if self._spent():
            return False
        if not self.memory.claim(key_of(entry.url)):
            return True
        self.pages += 1
        if self.settings.plan:
            yield Planned(self.target.outlet, entry.url)
            return True
        try:
            answer = self.fetcher.get(entry.url, self.settings.page)
        except FetchError as error:
            yield self._refusal(entry.url, error, frozenset([key_of(entry.url)]))
            return not error.again
        self.failures = 0
        yield self._arrived(answer, entry.day)
        return True

    def _wordpress(self, root: str) -> Iterator[Event]:
        """Newest first, as far as there is something new; then on from where the round before ended, once, back to the oldest post."""
        first = posts_url(root, 1, self.settings.since)
        before = self._validators(first)
        whole = before.changed == WHOLE
        page, deepest, validators = 1, 1 if whole else int(before.changed or 1), NONE
        while not self._spent():
            found = yield from self._posts(root, page, before if page == 1 else NONE)
            if found is None:
                break
            validators = found.validators if page == 1 else validators
            deepest = max(deepest, page)
            if found.posts < AT_ONCE or (whole and not found.fresh):
                yield Settled(first, msgspec.structs.replace(validators, changed=WHOLE))
                return
            page = page + 1 if found.fresh else max(page + 1, deepest)
        if page > 1:
            yield Settled(first, Validators(changed=str(deepest)))

    def _posts(self, root: str, page: int, validators: Validators) -> Generator[Event, None, Posts | None]:
        """The new ones of one page of posts; null where it is refused or unchanged."""
        url = posts_url(root, page, self.settings.since)
        self.listings.add(url)
        try:
            answer = self.fetcher.get(url, self.settings.listing, validators)
            if answer.status == UNCHANGED:
                yield Listed()
                return None
            posts = read_posts(answer.url, answer.body)
        except FetchError as error:
            if page > 1 and error.status == PAST_THE_END:
                return Posts(0, 0, NONE)
            yield self._refusal(url, error)
            return None
        fresh = [post for post in posts if self.memory.claim(key_of(post.url))]
        yield Listed(len(posts), len(posts) - len(fresh))
        self.pages += len(fresh)
        for post in fresh:
            if self.settings.plan:
                yield Planned(self.target.outlet, post.url)
            else:
                yield Arrived(post.fields, now(), post.url, post.url, card=self._card(), name=post.url)
        return Posts(len(posts), len(fresh), answer.validators)

    # From files

    def _file(self, path: Path) -> Iterator[Event]:
        found = self._kept(path) if path.name.endswith(WARC) else open_sources([str(path)])
        for item in found:
            if isinstance(item, Problem):
                yield Listed(1, 0)
                yield Refusal(self.target.outlet, item.name, Reason.file, item.reason, now())
            else:
                arrived = item if isinstance(item, Arrived) else _from_file(item)
                known = bool(arrived.url) and self.memory.knows([key_of(arrived.url or "")])
                yield Listed(1, int(known))
                if not known:
                    yield Planned(self.target.outlet, arrived.url or arrived.name) if self.settings.plan else arrived

    def _kept(self, path: Path) -> Iterator[Arrived | Problem]:
        with path.open("rb") as file:
            for page in read_warc(str(path), file, path.stat().st_size, self.settings.page):
                yield page if isinstance(page, Problem) else _from_warc(page)

    # Small things

    def _validators(self, url: str) -> Validators:
        return self.memory.state.listings.get(url, NONE)

    def _wanted(self, entry: Entry) -> bool:
        return not (self.settings.since and entry.day and entry.day < self.settings.since)

    def _spent(self) -> bool:
        return self.failures >= MOST_FAILURES or self.pages >= self.settings.limit or len(self.listings) >= MOST_LISTINGS

    def _card(self) -> Card | None:
        return None if isinstance(self.target, Files) else self.target.card

    def _arrived(self, answer: Answer, day: date | None) -> Arrived:
        return Arrived(answer.body, now(), answer.url, answer.asked, answer.charset, day, self._card(), answer.url)

    def _refusal(self, url: str, error: FetchError, keys: frozenset[str] = frozenset()) -> Refusal:
        self.failures += MOST_FAILURES if error.reason == Reason.busy else host_failed(error)
        return Refusal(self.target.outlet, url, Reason(error.reason), str(error), now(), error.again, keys)


def _from_warc(kept: Kept) -> Arrived:
    return Arrived(kept.body, kept.fetched, kept.url, kept.url, kept.charset, name=kept.url)


def _from_file(source: Source) -> Arrived:
    content = source.content
    told = content if isinstance(content, Mapping) else {}
    url = told.get("url")
    fetched = now()
    with suppress(KeyError, TypeError, ValueError):  # of an earlier collecting
        fetched = datetime.fromisoformat(told["fetched"])
    return Arrived(content, fetched, url if isinstance(url, str) else None, name=source.name)
