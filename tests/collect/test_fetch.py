"""One address against a server that misbehaves: a clear answer within the limits, every time."""

import gzip
import shutil
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from collect.site import Handler, Site, article
from musnad.collect import Settings
from musnad.collect.fetch import FRESH, UNCHANGED, Fetcher, Validators
from musnad.collect.hosts import Stopped
from musnad.errors import FetchError, InputError

MB = 2**20


@pytest.fixture
def fetcher(settings: Settings) -> Iterator[Fetcher]:
    """A fetcher that may visit the site."""
    fetcher = Fetcher(settings, threading.Event())
    yield fetcher
    fetcher.close()


def refused(fetcher: Fetcher, url: str, limit: int = MB) -> FetchError:
    """The refusal that an address meets."""
    with pytest.raises(FetchError) as caught:
        fetcher.get(url, limit)
    return caught.value


def test_page_comes_as_bytes_with_its_declared_charset(site: Site, fetcher: Fetcher) -> None:
    """Bytes are not decoded here; the header's charset goes along, whatever the bytes are."""
    body = article(1).encode("cp1256")
    answer = fetcher.get(site.page("/a", body, Content_Type="text/html; charset=ISO-8859-6"), MB)
    assert (answer.status, answer.body, answer.charset) == (FRESH, body, "iso-8859-6")


def test_says_who_it_is(site: Site, settings: Settings) -> None:
    """Each request carries the name, and a contact where one is given."""
    fetcher = Fetcher(replace(settings, contact="desk@example.org"), threading.Event())
    fetcher.get(site.page("/a", "x"), MB)
    agent = site.asked("/a")[0]["User-Agent"]
    assert agent.startswith("Musnad/")
    assert agent.endswith("(+desk@example.org)")


@pytest.mark.parametrize("sent", [gzip.compress, zlib.compress, lambda raw: zlib.compress(raw)[2:-4], bytes])
def test_packed_pages_are_unpacked(site: Site, fetcher: Fetcher, sent: type) -> None:
    """gzip, deflate with and without its wrapping, and pages that are sent plain under a header that says otherwise."""
    name = "deflate" if sent not in (gzip.compress, bytes) else "gzip"
    assert fetcher.get(site.page("/a", sent(b"page" * 99), Content_Encoding=name), MB).body == b"page" * 99


# Endless, slow, too large


def test_gzip_bomb_is_bounded(site: Site, fetcher: Fetcher) -> None:
    """Little that unpacks to much is refused, in one layer or in two."""
    bomb = gzip.compress(bytes(64 * MB))
    assert refused(fetcher, site.page("/1", bomb, Content_Encoding="gzip")).reason == "too_large"
    assert refused(fetcher, site.page("/2", gzip.compress(bomb), Content_Encoding="gzip, gzip")).reason == "too_large"


@pytest.mark.parametrize("name", ["br", "gzip, gzip, gzip, gzip"])
def test_packing_that_was_not_asked_for_is_refused(site: Site, fetcher: Fetcher, name: str) -> None:
    """Only what can be bounded is unpacked."""
    assert refused(fetcher, site.page("/a", b"x", Content_Encoding=name)).reason == "encoding"


def test_endless_body_is_cut_at_its_limit(site: Site, fetcher: Fetcher) -> None:
    """A body without end is left after as many bytes as a page may have."""

    def endless(handler: Handler) -> None:
        handler.give(b"", length=0)
        while True:
            handler.wfile.write(bytes(65_536))

    site.routes["/a"] = endless
    assert refused(fetcher, site.url + "/a", limit=300_000).reason == "too_large"


@pytest.mark.parametrize("where", ["body", "head"])
def test_dripping_answer_ends_with_its_time(site: Site, settings: Settings, where: str) -> None:
    """A byte now and then keeps no worker: the answer as a whole has its time, head and body."""
    fetcher = Fetcher(replace(settings, tries=1, whole=0.4), threading.Event())

    def drip(handler: Handler) -> None:
        if where == "body":
            handler.give(b"", length=100_000)
        for _ in range(100):
            handler.wfile.write(b"a")
            time.sleep(0.05)

    site.page("/robots.txt", "")
    site.routes["/a"] = drip
    begun = time.monotonic()
    assert refused(fetcher, site.url + "/a").reason == "timeout"
    assert time.monotonic() - begun < 4


def test_silent_server_times_out_and_is_asked_again(site: Site, settings: Settings) -> None:
    """No answer is a refusal that may pass; it is asked as often as the settings say."""
    fetcher = Fetcher(replace(settings, answer=0.3), threading.Event())
    site.page("/robots.txt", "")
    site.routes["/a"] = lambda _: time.sleep(0.6)
    error = refused(fetcher, site.url + "/a")
    assert (error.reason, error.again, len(site.asked("/a"))) == ("timeout", True, settings.tries)


def test_truncated_body_is_asked_again(site: Site, fetcher: Fetcher) -> None:
    """A body shorter than its length is no page; when it comes whole the next time, it is one."""
    answers = iter([lambda h: h.give(b"half", length=4000), lambda h: h.give(b"whole")])
    site.routes["/a"] = lambda handler: next(answers)(handler)
    assert fetcher.get(site.url + "/a", MB).body == b"whole"
    site.page("/b", b"half", length=4000)
    assert refused(fetcher, site.url + "/b").reason == "truncated"


def test_gzip_that_breaks_off_is_truncated(site: Site, fetcher: Fetcher) -> None:
    """Half of what was packed is no page either."""
    packed = gzip.compress(article(1).encode())
    assert refused(fetcher, site.page("/a", packed[:-20], Content_Encoding="gzip")).reason == "truncated"


# Status


@pytest.mark.parametrize(
    ("status", "again", "requests"), [(404, False, 1), (410, False, 1), (403, True, 1), (500, True, 3), (503, True, 3)]
)
def test_status_tells_whether_to_ask_again(site: Site, fetcher: Fetcher, status: int, again: bool, requests: int) -> None:
    """What is gone is gone; what fails now is tried again, and may come another time."""
    error = refused(fetcher, site.page("/a", b"", status=status))
    assert (error.reason, error.again, error.status, len(site.asked("/a"))) == ("status", again, status, requests)


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_waited_for(site: Site, settings: Settings, form: str) -> None:
    """429 with Retry-After, in seconds or as a date, is asked again after that and not before."""
    fetcher = Fetcher(replace(settings, patience=5), threading.Event())
    later = "1" if form == "seconds" else format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    answers = iter([lambda h: h.give(b"", status=429, Retry_After=later), lambda h: h.give(b"page")])
    site.page("/robots.txt", "")
    site.routes["/a"] = lambda handler: next(answers)(handler)
    begun = time.monotonic()
    assert fetcher.get(site.url + "/a", MB).body == b"page"
    assert time.monotonic() - begun >= 0.9


def test_host_that_asks_for_long_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    """A wait beyond patience is not waited for; nothing else of the host is asked for meanwhile."""
    site.page("/robots.txt", "")
    error = refused(fetcher, site.page("/a", b"", status=503, Retry_After="3600"))
    assert (error.reason, error.again, len(site.asked("/a"))) == ("busy", True, 1)
    assert refused(fetcher, site.page("/b", b"page")).reason == "busy"
    assert site.asked("/b") == []


def test_unchanged_is_told_by_etag_and_day(site: Site, fetcher: Fetcher) -> None:
    """Validators come with the answer, and go out with the next request."""
    url = site.page("/a", b"x", ETag='"v1"', Last_Modified="Thu, 26 Nov 2026 10:00:00 GMT")
    validators = fetcher.get(url, MB).validators
    assert validators == Validators('"v1"', "Thu, 26 Nov 2026 10:00:00 GMT")
    site.routes["/a"] = lambda handler: handler.give(b"", status=304, length=0)
    assert fetcher.get(url, MB, validators).status == UNCHANGED
    assert site.asked("/a")[1].items() >= {"If-None-Match": '"v1"', "If-Modified-Since": "Thu, 26 Nov 2026 10:00:00 GMT"}.items()


def test_unchanged_without_having_asked_is_no_page(site: Site, fetcher: Fetcher) -> None:
    """A host that says 304 to whoever has nothing is refused, and a redirect takes what is asked by along."""
    url = site.page("/a", b"", status=304, length=0)
    assert refused(fetcher, url).status == UNCHANGED
    moved = site.page("/old", b"", status=301, Location="/a")
    assert fetcher.get(moved, MB, Validators(etag='"v1"')).status == UNCHANGED


@pytest.mark.parametrize("etag", ["\xe9", "a\tb", "x" * 5000])
def test_validators_that_cannot_be_sent_are_forgotten(site: Site, fetcher: Fetcher, etag: str) -> None:
    """A host's own letters come back to it only where a header can carry them."""
    url = site.page("/a", b"x", ETag=etag)
    validators = fetcher.get(url, MB).validators
    assert validators == Validators()
    assert fetcher.get(url, MB, validators).status == FRESH


# Redirects and addresses


def test_redirects_are_followed(site: Site, fetcher: Fetcher) -> None:
    """Relative and absolute ones; the answer tells where it was found."""
    site.page("/a", b"", status=301, Location="/b")
    site.page("/b", b"", status=302, Location=f"{site.url}/c")
    site.page("/c", b"page")
    answer = fetcher.get(site.url + "/a", MB)
    assert (answer.asked, answer.url, answer.body) == (f"{site.url}/a", f"{site.url}/c", b"page")


def test_addresses_of_redirects_in_arabic(site: Site, fetcher: Fetcher) -> None:
    """Hosts send them in UTF-8, unquoted."""
    site.page("/a", b"", status=301, Location="/خبر".encode().decode("latin-1"))
    url = site.page("/%D8%AE%D8%A8%D8%B1", b"page")
    assert fetcher.get(site.url + "/a", MB).url == url


def test_redirect_circles_and_chains_end(site: Site, fetcher: Fetcher) -> None:
    """A circle is seen at once, a chain after its fifth link."""
    site.page("/a", b"", status=302, Location="/b")
    site.page("/b", b"", status=302, Location="/a")
    for i in range(9):
        site.page(f"/{i}", b"", status=302, Location=f"/{i + 1}")
    assert refused(fetcher, site.url + "/a").reason == refused(fetcher, site.url + "/0").reason == "redirects"
    assert len(site.asked("/a")) == 1
    assert site.asked("/6") == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{other}/",
        "http://[::1]:{other}/",
        "http://localhost:{other}/",
        "http://2130706433:{other}/",
        "http://127.1:{other}/",
        "http://[::ffff:127.0.0.1]:{other}/",
        "http://0.0.0.0:{other}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://inside.example:{other}/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "//127.0.0.1:{other}/",
    ],
)
def test_redirects_into_private_networks_are_refused(site: Site, settings: Settings, target: str) -> None:
    """However the address is spelt, and where a name leads there; nothing is sent."""

    def named(host: str, port: int) -> list[str]:
        from musnad.collect.addresses import resolve

        return ["127.0.0.1"] if host == "inside.example" else resolve(host, port)

    with Site() as inside:
        threading.Thread(target=inside.serve_forever, args=(0.01,), daemon=True).start()
        fetcher = Fetcher(settings, threading.Event(), resolver=named)
        site.page("/a", b"", status=302, Location=target.format(other=inside.server_address[1]))
        assert refused(fetcher, site.url + "/a").reason == "address"
        assert inside.requests == []
        inside.shutdown()


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    """Refused by default, with the option that allows it; another port of an allowed host stays refused."""
    error = refused(Fetcher(Settings(), threading.Event()), site.page("/a", b"x"))
    assert error.reason == "address"
    assert f"--allow-private {site.host}" in str(error)
    assert refused(Fetcher(Settings(allow_private=frozenset(["127.0.0.1:1"])), threading.Event()), site.url + "/a").reason == "address"
    assert site.requests == []


@pytest.mark.parametrize("kind", ["image/jpeg", "video/mp4", "application/pdf"])
def test_other_files_are_not_downloaded(site: Site, fetcher: Fetcher, kind: str) -> None:
    """Pictures, films and documents are refused by what the header calls them, before their bytes."""
    error = refused(fetcher, site.page("/a", bytes(2 * MB), Content_Type=kind))
    assert (error.reason, error.again) == ("no_article", False)


def test_unreachable_hosts(settings: Settings) -> None:
    """No such name, and nobody who listens, may pass."""

    def unknown(host: str, port: int) -> list[str]:
        raise OSError(f"no such host {host}:{port}")

    gone = Fetcher(replace(settings, tries=1), threading.Event(), resolver=unknown)
    closed = Fetcher(Settings(tries=1, allow_private=frozenset(["127.0.0.1:9"])), threading.Event())
    errors = [refused(gone, "http://gone.example/"), refused(closed, "http://127.0.0.1:9/")]
    assert [(error.reason, error.again) for error in errors] == [("unreachable", True)] * 2


def test_nonsense_instead_of_http(site: Site, settings: Settings) -> None:
    """A server that speaks something else is a refusal like others."""
    fetcher = Fetcher(replace(settings, tries=1), threading.Event())
    site.page("/robots.txt", "")

    def nonsense(handler: Handler) -> None:
        handler.wfile.write(b"220 mail.example ESMTP\r\n\r\n")
        handler.close_connection = True

    site.routes["/a"] = nonsense
    assert refused(fetcher, site.url + "/a").reason == "truncated"


# TLS


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate of wadi.example that signs itself, and its key."""
    openssl = shutil.which("openssl") or pytest.skip("NO OPENSSL to make a certificate with")
    paths = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=wadi.example"]
    named = ["-addext", "subjectAltName=DNS:wadi.example", "-out", str(paths[0]), "-keyout", str(paths[1])]
    subprocess.run([*made, *named], check=True, capture_output=True)
    return paths


def test_certificates_are_checked_by_name(
    site: Site, settings: Settings, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the connection is made by number, the certificate must be that of the name; one that nobody trusts is refused."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    site.page("/a", b"page")
    port = site.server_address[1]
    leave = replace(settings, tries=1, allow_private=frozenset([f"wadi.example:{port}", f"marsa.example:{port}"]))

    def fetcher() -> Fetcher:
        return Fetcher(leave, threading.Event(), resolver=lambda *_: ["127.0.0.1"])

    assert refused(fetcher(), f"https://wadi.example:{port}/a").reason == "unreachable"
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    assert fetcher().get(f"https://wadi.example:{port}/a", MB).body == b"page"
    assert refused(fetcher(), f"https://marsa.example:{port}/a").reason == "unreachable"


# Turns


def test_contact_must_be_sendable() -> None:
    """A contact that no header can carry is refused by name."""
    with pytest.raises(InputError, match="--contact"):
        Settings(contact="مكتب")


def test_hosts_have_their_pause(site: Site, settings: Settings) -> None:
    """Between two requests to a host lies the pause, whoever asks; the first waits for nothing."""
    fetcher = Fetcher(replace(settings, delay=0.15), threading.Event())
    urls = [site.page(f"/{i}", b"x") for i in range(3)]
    workers = [threading.Thread(target=fetcher.get, args=(url, MB)) for url in urls]
    begun = time.monotonic()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert time.monotonic() - begun >= 3 * 0.15


def test_waiting_ends_when_asked_to_stop(site: Site, settings: Settings) -> None:
    """Whoever waits for a turn stops waiting."""
    stop = threading.Event()
    fetcher = Fetcher(replace(settings, delay=60), stop)
    threading.Timer(0.2, stop.set).start()
    with pytest.raises(Stopped):
        fetcher.get(site.page("/a", b"x"), MB)
    assert [path for path, _ in site.requests] == ["/robots.txt"]
