"""A reader of the site for tests: asks for pages, and refuses those that no page may be."""

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import msgspec
from django.test import Client

from musnad_desk.accounts.actions import add_user
from musnad_desk.accounts.models import User
from musnad_desk.rulings.models import FULL, OutletRule

DATA = "application/ld+json"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page(HTMLParser):
    """A page as its reader sees it: its elements, its words, its links."""

    status: int
    source: str

    def __post_init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.words = ""
        self.data: list[Any] = []  # what it tells programs
        self.feed(self.source)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        assert tag not in ("style", "iframe", "object"), f"<{tag}> has no place here"
        ours = (told.get("src") or "").startswith("/static/") or told.get("type") == DATA
        assert tag != "script" or ours, "a script of ours lies in a file of its own"
        assert not [name for name in told if name == "style" or name.startswith("on")], f"<{tag} {attrs}> breaks the policy"
        assert not (told.get("href") or "").lower().startswith(("javascript:", "data:")), told
        self.elements.append((tag, told))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            self.data.append(msgspec.json.decode(data))
        else:
            self.words += data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of elements of a tag that have these values."""
        return [
            told for name, told in self.elements if name == tag and all(told.get(key.strip("_")) == value for key, value in wanted.items())
        ]

    def links(self) -> list[str]:
        """Where its links lead."""
        return [told["href"] or "" for told in self.all("a")]


class Site:
    """The site, asked as a browser on this machine does."""

    def __init__(self) -> None:
        OutletRule.objects.get_or_create(outlet="marfa", defaults={"display": FULL})  # the outlet of `made`, whose texts are ours
        self.client = Client(headers={"host": "localhost"}, raise_request_exception=False)

    def as_(self, role: str) -> "Site":
        """The same site as somebody of a role sees it, whose account is named after it."""
        other = Site()
        name, password = f"{role}1", "a long and odd phrase"
        known = User.objects.filter(username=name).first()
        other.client.force_login(known or add_user(None, name, role, password))
        return other

    def page(self, address: str, status: int = 200) -> Page:
        """A page; it has the status, and nothing in it that the policy forbids."""
        return self._shown(self.client.get(address), address, status)

    def post(self, address: str, status: int = 302, **fields: Any) -> Any:
        """What comes of a form that is sent: where it leads, or the page that refuses it."""
        response = self.client.post(address, fields)
        if status == 302:
            assert response.status_code == 302, (address, response.status_code, response.content[:300])
            return response.headers["Location"]
        return self._shown(response, address, status)

    def _shown(self, response: Any, address: str, status: int) -> Page:
        assert response.status_code == status, (address, response.status_code, response.content[:300])
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert response.headers["Content-Type"].startswith("text/html")
        page = Page(status, response.content.decode())
        ids = [told["id"] for _, told in page.elements if told.get("id")]
        assert len(ids) == len(set(ids)), "an id stands twice"
        assert {link[1:] for link in page.links() if link.startswith("#")} <= set(ids), "a link leads nowhere"
        return page

    def json(self, address: str, status: int = 200) -> Any:
        """What an address of JSON holds."""
        response = self.client.get(address)
        assert response.status_code == status, (address, response.status_code)
        assert response.headers["Content-Type"].startswith("application/json")
        return msgspec.json.decode(response.content)

    def twin(self, address: str) -> Any:
        """The JSON twin that a page names."""
        (told,) = self.page(address).all("link", type="application/json")
        return self.json(urljoin(address, told["href"]))

    def leads_to(self, address: str) -> str:
        """Where an address sends its reader."""
        response = self.client.get(address)
        assert response.status_code == 302
        return response.headers["Location"]
