"""The command as a person runs it, against a real site: what it prints and keeps, and what is left when it is killed."""

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from collect.site import Handler, Site, article, feed
from musnad.cli import app
from musnad.errors import MusnadError

COUNT = 16  # articles of the outlet


@pytest.fixture
def site() -> Iterator[Site]:
    """An outlet with a feed of articles."""
    with Site() as server:
        server.page("/feed", feed(*(server.page(f"/{i}", article(i)) for i in range(COUNT))))
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def card(site: Site, tmp_path: Path) -> Path:
    """The outlet's card."""
    path = tmp_path / "wadi.toml"
    path.write_text(f'about = "test"\nname = "الوادي"\nfeeds = ["{site.url}/feed"]\n', encoding="utf-8")
    return path


def command(site: Site, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "musnad", "collect", *map(str, arguments), "--delay", "0", "--allow-private", site.host]


def run(site: Site, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(site, *arguments), capture_output=True, text=True, check=False, timeout=60)


def start(site: Site, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(command(site, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kept(out: Path) -> list[str]:
    """Addresses of the articles in a folder, in order; every line must be whole."""
    lines = (line for path in sorted((out / "articles").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return [json.loads(line)["url"].rpartition("/")[2] for line in lines]


def wait_for(true: object, seconds: float = 20) -> None:
    """Wait until `true()` is."""
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_keeps_and_tells(site: Site, card: Path, tmp_path: Path) -> None:
    """Articles in files that reading takes, one line for the outlet, nothing on stdout; a second run finds nothing new."""
    first, second = (run(site, card, "--out", tmp_path / "out") for _ in range(2))
    assert (first.returncode, first.stdout) == (0, "")
    assert first.stderr.splitlines() == [f"wadi: {COUNT} new, 0 known, {COUNT} listed", f"{COUNT} collected, 0 refused"]
    assert second.stderr.splitlines()[-1] == "0 collected, 0 refused"
    assert sorted(kept(tmp_path / "out"), key=int) == [str(i) for i in range(COUNT)]
    (file,) = (tmp_path / "out/articles").iterdir()
    read = subprocess.run([sys.executable, "-m", "musnad", "read", file, "--to", "jsonl"], capture_output=True, text=True, check=True)
    readings = [json.loads(line) for line in read.stdout.splitlines()]
    assert [reading["article"]["outlet"]["name"] for reading in readings] == ["الوادي"] * COUNT
    assert all(reading["statements"] for reading in readings)


@pytest.mark.parametrize("requests", [(2, 7), (0, 3)])
def test_killed_at_any_moment(site: Site, card: Path, tmp_path: Path, requests: tuple[int, ...]) -> None:
    """kill -9 in the middle, again and again: the next run goes on, nothing is lost, nothing is there twice."""
    out = tmp_path / "out"
    answer = site.routes.copy()
    for last in requests:
        running: list[subprocess.Popen[str]] = []
        asked: list[str] = []

        def until(handler: Handler, last: int = last, running: list[subprocess.Popen[str]] = running, asked: list[str] = asked) -> None:
            asked.append(handler.path)
            if len(asked) > last:
                running[0].kill()
            answer[handler.path](handler)

        site.routes |= {f"/{i}": until for i in range(COUNT)}
        running.append(start(site, card, "--out", out))
        assert running[0].wait(30) == -signal.SIGKILL
    site.routes |= answer
    assert run(site, card, "--out", out).returncode == 0
    assert sorted(kept(out), key=int) == [str(i) for i in range(COUNT)]
    assert run(site, card, "--out", out).stderr.splitlines()[-1] == "0 collected, 0 refused"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stops_cleanly_when_told(site: Site, card: Path, tmp_path: Path, number: int) -> None:
    """A signal ends a schedule between two rounds or two articles, with exit status 0 and everything kept."""
    process = start(site, card, "--out", tmp_path / "out", "--every", "1s")
    wait_for(lambda: len(site.asked("/feed")) >= 2)
    process.send_signal(number)
    _, stderr = process.communicate(timeout=10)
    assert process.returncode == 0
    assert stderr.splitlines()[-1] == "musnad: stopped; the next run goes on from here"
    assert len(kept(tmp_path / "out")) == COUNT


def test_stops_though_a_host_is_silent(site: Site, card: Path, tmp_path: Path) -> None:
    """Nobody waits for an answer that does not come."""
    site.routes["/3"] = lambda _: time.sleep(20)
    process = start(site, card, "--out", tmp_path / "out")
    wait_for(lambda: site.asked("/3"))
    process.terminate()
    assert process.wait(5) == 0
    assert kept(tmp_path / "out") == ["0", "1", "2"]


def test_prints_where_nothing_is_kept(site: Site) -> None:
    """Article JSON on stdout, refusals on stderr."""
    done = run(site, f"{site.url}/1", f"{site.url}/gone")
    assert [json.loads(line)["url"] for line in done.stdout.splitlines()] == [f"{site.url}/1"]
    assert f"musnad: {site.url}/gone answered with status 404" in done.stderr
    assert "127.0.0.1: 0 new, 0 known, 0 listed; refused: 1 status" in done.stderr


def test_shows_a_table_where_somebody_watches(site: Site, card: Path) -> None:
    """On a terminal each outlet is a row."""
    site.page("/3", b"", status=404)
    terminal, end = pty.openpty()
    process = subprocess.Popen(command(site, card, "--out", card.parent / "out"), stderr=end, stdout=subprocess.DEVNULL)
    os.close(end)
    shown = b""
    with contextlib.suppress(OSError):  # the terminal is gone when the process is
        while piece := os.read(terminal, 4096):
            shown += piece
    assert process.wait(20) == 0
    shown = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", shown)
    assert re.search(rb"outlet +new +known +listed +refused", shown)
    assert re.search(rf"wadi +{COUNT - 1} +0 +{COUNT} +1 status".encode(), shown)


def test_dry_run_prints_addresses_and_keeps_nothing(site: Site, card: Path, tmp_path: Path) -> None:
    """What would be fetched, one address a line."""
    done = run(site, card, "--out", tmp_path / "out", "--dry-run")
    assert done.stdout.splitlines() == [f"wadi\t{site.url}/{i}" for i in range(COUNT)]
    assert not (tmp_path / "out").exists()
    assert {path for path, _ in site.requests} == {"/robots.txt", "/feed"}


def test_strict_tells_of_refusals(site: Site, card: Path, tmp_path: Path) -> None:
    """Exit status 3 where anything was refused, and the quarantine says what and when."""
    site.page("/3", b"", status=404)
    done = run(site, card, "--out", tmp_path / "out", "--strict")
    assert done.returncode == 3
    assert f"{COUNT - 1} collected, 1 refused (see {tmp_path / 'out/quarantine.jsonl'})" in done.stderr
    (told,) = map(json.loads, (tmp_path / "out/quarantine.jsonl").read_text("utf-8").splitlines())
    assert (told["outlet"], told["source"], told["reason"]) == ("wadi", f"{site.url}/3", "status")
    assert told["when"].endswith("Z")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "nowhere is no outlet, address, file or folder"),
        (["wordpress"], "wordpress is no outlet"),
        (["https://wadi.example:99999/"], "is no web address"),
        (["{tmp}/wadi.toml", "--every", "soon"], "--every soon: no span of time"),
        (["{tmp}/wadi.toml", "--since", "1.1.2026"], "--since 1.1.2026: not an ISO date"),
        (["{tmp}/empty.toml"], "says nothing of feeds, sitemaps or WordPress"),
        (["{tmp}/broken.toml"], "broken.toml: "),
    ],
)
def test_what_cannot_be_asked_for(card: Path, arguments: list[str], told: str) -> None:
    """One sentence that names it, before anything is fetched."""
    (card.parent / "empty.toml").write_text('about = "x"\n')
    (card.parent / "broken.toml").write_text('about = "x"\nfeed = ["https://wadi.example/feed"]\n')
    with pytest.raises(MusnadError) as caught:
        app(["collect", *(argument.format(tmp=card.parent) for argument in arguments)], standalone_mode=False)
    assert told in str(caught.value)


@pytest.mark.parametrize("missing", ["httpcore", "protego", "warcio"])
def test_says_what_to_install(missing: str) -> None:
    """Without the extra, one sentence."""
    code = f"import sys; sys.modules[{missing!r}] = None; sys.argv = ['musnad', 'collect', 'x']; from musnad.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "200"})
    assert (done.returncode, done.stderr.strip()) == (
        1,
        f"musnad: musnad collect needs {missing}, which is not installed: pip install 'musnad[collect]'",
    )


def test_reading_does_not_wait_for_collecting() -> None:
    """The command's other verbs import nothing of the network."""
    code = "import sys, musnad.cli; print(sorted({'httpcore', 'musnad.collect', 'ssl', 'http.client'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
