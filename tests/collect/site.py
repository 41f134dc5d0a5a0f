"""A web site on this machine that behaves as badly as a test asks, and small pages of our own to put on it."""

import socket
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from musnad.collect import Collected, Item, Refusal

Route = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers by the site's routes; what none knows is not found."""

    protocol_version = "HTTP/1.1"
    server: "Site"

    def do_GET(self) -> None:
        """Note the request and answer it."""
        self.server.requests.append((self.path, dict(self.headers)))
        begun = (route for prefix, route in self.server.prefixes.items() if self.path.startswith(prefix))
        route = self.server.routes.get(self.path) or next(begun, None)
        if route is None:
            self.give(b"", status=404)
        else:
            route(self)

    def give(self, body: bytes | str, status: int = 200, length: int | None = None, **headers: str) -> None:
        """One answer; `length` may lie."""
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if length != 0:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = length is not None

    def break_off(self) -> None:
        """End the connection and answer nothing."""
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Site(ThreadingHTTPServer):
    """One site: what it answers, and what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.routes: dict[str, Route] = {}
        self.prefixes: dict[str, Route] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.url = f"http://{self.host}"

    def page(self, path: str, body: bytes | str, **answer: Any) -> str:
        """A page that is always the same; gives its address."""
        self.routes[path] = lambda handler: handler.give(body, **answer)
        return self.url + path

    def asked(self, path: str) -> list[dict[str, str]]:
        """Headers of the requests for a path, in order."""
        return [headers for asked, headers in self.requests if asked == path]

    def handle_error(self, *_: Any) -> None:
        """Clients of this site break off: that is what it is for."""


def article(number: int, *, title: str = "سعر الخبز", more: str = "") -> str:
    """A page of our own with one article, different for each number."""
    said = f"قال وزير التموين سالم المبروك اليوم إن سعر الخبز لن يرتفع قبل العام رقم {number}، وإن المخابز ستعمل كل يوم. "
    head = f"<title>{title} {number}</title>{more}"
    return f"<html><head>{head}</head><body><h1>{title} {number}</h1><p>{said * 2}</p></body></html>"


def feed(*urls: str) -> str:
    """An RSS feed of some addresses."""
    return "<rss><channel>" + "".join(f"<item><link>{url}</link></item>" for url in urls) + "</channel></rss>"


def articles(items: Iterable[Item]) -> list[Collected]:
    """The articles of a round."""
    return [item for item in items if isinstance(item, Collected)]


def reasons(items: Iterable[Item]) -> list[str]:
    """Why things were refused in a round."""
    return [str(item.reason) for item in items if isinstance(item, Refusal)]
