"""Which addresses may be fetched: web addresses, and of what they resolve to only what is open to everybody."""

import ipaddress
import re
import socket
from collections.abc import Callable
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from musnad.collect.records import Reason
from musnad.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

PORTS = {"http": 80, "https": 443}
_KEPT = "/?&=:;,+@!$'()*~%-._[]"  # stay as they are in a path or query; `%` because most addresses come quoted
_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: IPv4 addresses as a translator spells them
_ALLOCATED = ipaddress.ip_network("2000::/3")  # all of IPv6 that is given out so far
_SPECIAL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20")))
# protocols and tunnels of IANA's registries of special-purpose addresses, which not every Python knows


def web_address(url: str, base: str = "") -> str:
    """`url` as it is sent: absolute, quoted, its host in ASCII, without fragment and account. Raises `FetchError`."""
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = (parts.hostname or "").encode("idna").decode("ascii").lower(), parts.port
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"{url[:200]} is no web address: {error}", Reason.address) from error
    if parts.scheme not in PORTS or not _HOST.fullmatch(host):
        raise FetchError(f"{url[:200]} is no web address; give one that begins with http:// or https://", Reason.address)
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in (None, PORTS[parts.scheme]) else f"{host}:{port}"
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", safe=_KEPT), quote(parts.query, safe=_KEPT), ""))


def origin(url: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host_of(url: str) -> str:
    """The host of a web address, in lower case."""
    return urlsplit(url).hostname or ""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system's resolver has them. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def open_to_all(text: str) -> bool:
    """Whether an IP address is a public one: not private, loopback, link-local, multicast, reserved or unspecified, however spelt.

    An IPv4 address that stands inside an IPv6 one is looked at itself.
    """
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None)
        if inside is None and address not in _ALLOCATED:
            return False
        address = inside or address
    return address.is_global and not address.is_multicast and not any(address in block for block in _SPECIAL)
