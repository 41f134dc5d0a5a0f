"""A site of the test's own, and collectors that may visit it."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from collect.site import Site
from musnad.collect import Collector, Item, Memory, Settings, find_targets

HASTY = Settings(delay=0, backoff=0.001, patience=0.3)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of the test's own."""
    with Site() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def settings(site: Site) -> Settings:
    """Short limits, and leave to visit the site."""
    return replace(HASTY, allow_private=frozenset([site.host]))


Gather = Callable[..., list[Item]]


@pytest.fixture
def gather(settings: Settings) -> Gather:
    """One round over some sources: everything that it gives."""

    def gathered(*sources: str, memory: Memory | None = None, **changed: Any) -> list[Item]:
        collector = Collector(find_targets(sources), replace(settings, **changed), memory or Memory())
        return list(collector.round())

    return gathered


@pytest.fixture
def card(tmp_path: Path) -> Callable[..., str]:
    """Writes a card of an invented outlet with the given fields; gives its path."""

    def written(**fields: str | list[str]) -> str:
        lines = [f"{name} = {json.dumps(value)}" for name, value in ({"about": "test", "name": "صحيفة الوادي"} | fields).items()]
        path = tmp_path / "wadi.toml"
        path.write_text("\n".join(lines), encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def wordpress(site: Site, card: Callable[..., str]) -> str:
    """A card of an outlet that offers WordPress's API."""
    return card(wordpress=f"{site.url}/wp-json")
