"""Which addresses may be fetched."""

import tomllib
from pathlib import Path

import httpcore
import pytest

from musnad.collect.addresses import open_to_all, web_address
from musnad.collect.backend import Guarded
from musnad.errors import FetchError

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/collect/addresses.toml").read_text("utf-8"))


@pytest.mark.parametrize("address", CASES["public"])
def test_public_addresses(address: str) -> None:
    """Addresses of the open network."""
    assert open_to_all(address)


@pytest.mark.parametrize("address", CASES["private"])
def test_private_addresses(address: str) -> None:
    """Everything else, however it is wrapped."""
    assert not open_to_all(address)


@pytest.mark.parametrize("case", CASES["sent"], ids=lambda case: case["sent"])
def test_web_addresses(case: dict[str, str]) -> None:
    """Addresses as they are sent: quoted once, without account and fragment; sending them again changes nothing."""
    assert web_address(case["given"]) == case["sent"] == web_address(case["sent"])


@pytest.mark.parametrize("address", CASES["refused"])
def test_what_is_no_web_address(address: str) -> None:
    """Other schemes and broken addresses are refused by name."""
    with pytest.raises(FetchError) as caught:
        web_address(address)
    assert caught.value.reason == "address"


def test_relative_addresses() -> None:
    """An address on a page is seen from that page."""
    assert web_address("../b?x=1", "https://wadi.example/news/a") == "https://wadi.example/b?x=1"


class Noting(httpcore.NetworkBackend):
    """Connects to nothing and notes where to."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def connect_tcp(self, host: str, *_: object) -> httpcore.NetworkStream:
        """Note the address and fail."""
        self.tried.append(host)
        raise httpcore.ConnectError("closed")


def test_connects_to_what_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is resolved once for a connection; what was checked is connected to, by number, and private ones among them are left out."""
    answers = iter([["8.8.8.8", "127.0.0.1", "2606:2800::1"], ["127.0.0.1"]])
    network, noting = Guarded(resolver=lambda *_: next(answers)), Noting()
    monkeypatch.setattr(network, "_inner", noting)
    with pytest.raises(httpcore.ConnectError):
        network.connect_tcp("wadi.example", 80)
    assert noting.tried == ["8.8.8.8", "2606:2800::1"]
    with pytest.raises(FetchError, match="no public address"):
        network.connect_tcp("wadi.example", 80)
    assert noting.tried == ["8.8.8.8", "2606:2800::1"]
