"""The site on this machine, one thread for each request. For many readers a server made for it takes `wsgi`."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from musnad.sources import Problem
from musnad_desk.catalog import queries
from musnad_desk.catalog.census import counts
from musnad_desk.catalog.load import Loaded, load
from musnad_desk.catalog.ruling import rule_outlet
from musnad_desk.catalog.stories import make_stories
from musnad_desk.errors import DeskError
from musnad_desk.rulings.models import FULL

SAMPLES = Path(__file__).resolve().parents[2] / "examples"  # beside the source; an installed package has none


class _Quiet(WSGIRequestHandler):
    """Requests of one's own need no log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def sample_articles() -> Iterator[Loaded | Problem]:
    """Load the sample articles into a store that is empty, to be shown whole, since they are ours, in their stories; gives what became of
    each."""
    if not SAMPLES.is_dir() or counts()["Article"]:
        return
    yield from load([str(SAMPLES / name) for name in ("newsroom.jsonl", "agency_page.html", "radio_item.json")])
    make_stories(lambda: None)
    for outlet in queries.outlets():
        rule_outlet(None, outlet.key, display=FULL)


def serve(host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve the site until somebody stops it. `ready` is told the address once it answers; port 0 takes any that is free."""
    from musnad_desk.wsgi import application

    call_command("clearsessions")  # of whoever has not come back in time
    try:
        server = ThreadedWSGIServer((host, port), _Quiet, ipv6=":" in host)
    except OSError as error:
        raise DeskError(
            f"the site cannot be served at {host}:{port}: {error.strerror}; --port gives another, 0 any that is free"
        ) from error
    with closing(server.socket):
        server.daemon_threads = True
        server.set_app(application)
        ready(f"http://{f'[{host}]' if ':' in host else host}:{server.server_port}/")
        server.serve_forever()
