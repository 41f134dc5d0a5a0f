"""`musnad export` as a person runs it: formats, files, messages, exit statuses."""

import csv
import json
from pathlib import Path

import pytest

from command import musnad
from musnad.reading import Reader

ARTICLES = Path(__file__).resolve().parent.parent / "gold" / "articles"
NAMES = ("own_maroun", "own_nasiriyah", "own_ghaduwa")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A folder of readings as `musnad read --out` writes it."""
    folder = tmp_path_factory.mktemp("readings")
    for name in NAMES:
        (folder / f"{name}.json").write_text(reader.read(ARTICLES / f"{name}.json").to_json(indent=1), "utf-8")
    return folder


def test_plover_prints_one_event_a_line(saved: Path) -> None:
    """Standard output holds the events and nothing else; stderr says what was done."""
    done = musnad("export", saved, "--to", "plover")
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert {event["cite_info"]["citation"] for event in events} == {name.replace("_", "/") for name in NAMES}
    assert f"3 readings exported, 0 problems: {len(events)} events" in done.stderr


def test_ids_are_the_same_on_every_run(saved: Path) -> None:
    """Two runs print the same bytes, and readings in one stream what readings in a folder do."""
    once = musnad("export", saved, "--to", "plover").stdout
    assert musnad("export", saved, "--to", "plover").stdout == once
    lines = "\n".join(json.dumps(json.loads(file.read_text("utf-8"))) for file in sorted(saved.iterdir()))
    assert musnad("export", "-", "--to", "plover", stdin=lines).stdout == once


def test_articles_are_read_on_the_way(saved: Path) -> None:
    """Articles give what their readings give."""
    articles = [ARTICLES / f"{name}.json" for name in sorted(NAMES)]
    assert musnad("export", *articles, "--to", "plover").stdout == musnad("export", saved, "--to", "plover").stdout


def test_acled_counts_what_it_leaves_out(saved: Path, tmp_path: Path) -> None:
    """The file is a table; stderr says how many events ACLED does not code, by reason."""
    done = musnad("export", saved, "--to", "acled", "--out", tmp_path / "new" / "events.csv")
    assert done.returncode == 0, done.stderr
    with (tmp_path / "new" / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert f": {len(rows)} events" in done.stderr
    assert "left out: " in done.stderr
    assert "no type of ACLED's" in done.stderr


def test_csv_writes_a_folder(saved: Path, tmp_path: Path) -> None:
    """All tables lie in the folder; with `--bom` each begins with the mark that spreadsheets ask for."""
    assert musnad("export", saved, "--to", "csv", "--out", tmp_path / "t").returncode == 0
    assert not (tmp_path / "t" / "events.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert musnad("export", saved, "--to", "csv", "--bom", "--out", tmp_path / "t").returncode == 0
    assert len(list((tmp_path / "t").iterdir())) == 8
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in (tmp_path / "t").iterdir())


def test_confidence_leaves_out_unsure_events(saved: Path) -> None:
    """No event below the bar is written, and all above it are."""
    everything = [json.loads(line)["confidence"] for line in musnad("export", saved, "--to", "plover").stdout.splitlines()]
    done = musnad("export", saved, "--to", "plover", "--confidence", "0.6")
    sure = [json.loads(line)["confidence"] for line in done.stdout.splitlines()]
    assert sure == [confidence for confidence in everything if confidence >= 0.6]
    assert len(sure) < len(everything)


def test_formulas_stay_text(tmp_path: Path) -> None:
    """A headline that a spreadsheet would run is written as text."""
    article = {"id": "t/1", "title": '=HYPERLINK("x")', "content": "قال الوزير سالم المبروك إن المعبر مفتوح أمام الجميع."}
    musnad("export", "-", "--to", "csv", "--out", tmp_path, stdin=json.dumps(article))
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["title"] == '\'=HYPERLINK("x")'


def test_a_batch_goes_on(saved: Path, tmp_path: Path) -> None:
    """A broken line and an article that comes twice are told with their place; the rest is written; `--strict` exits 3."""
    file = tmp_path / "more.jsonl"
    again = json.dumps(json.loads((saved / "own_maroun.json").read_text("utf-8")))
    file.write_text(f"{{broken\n{again}\n")
    done = musnad("export", saved, file, "--to", "plover", "--out", tmp_path / "e.jsonl")
    assert done.returncode == 0
    assert f"{file}:1 (byte 0) is broken JSON" in done.stderr
    assert "article own/maroun comes again; its first reading is kept" in done.stderr
    assert "3 readings exported, 2 problems" in done.stderr
    assert musnad("export", saved, file, "--to", "plover", "--strict").returncode == 3


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.json", None, "no such file"),
        ("empty.jsonl", "", "holds no readings"),
        ("empty.json", " ", "is empty"),
        ("cut.json", '{"article": {"id": ', "broken JSON"),
        ("other.json", '{"a": 1}', "neither title nor content"),
        ("misshapen.json", '{"article": {"id": 1, "text": ""}}', "is no reading in Musnad's JSON form"),
        ("list.json", "[3]", "is no article"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    """One bad input: one line on stderr, exit 1, and an older export stays as it was."""
    file, out = tmp_path / name, tmp_path / "out.jsonl"
    out.write_text("old")
    if content is not None:
        file.write_text(content)
    done = musnad("export", file, "--to", "plover", "--out", out)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert message in done.stderr
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({"out.jsonl", *([name] if content is not None else [])})


def test_wrong_use_is_answered(saved: Path, tmp_path: Path) -> None:
    """An empty folder, an unknown format, tables without a folder, and a file in the way: each exits 1 with what to do."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    answers = {
        "holds no readings": ("export", tmp_path / "empty", "--to", "plover"),
        "choose one of plover, acled, ftm, csv, parquet": ("export", saved, "--to", "excel"),
        "name a folder with --out DIR": ("export", saved, "--to", "csv"),
        "is a file; name a folder": ("export", saved, "--to", "csv", "--out", tmp_path / "file"),
        "is a directory; name a file": ("export", saved, "--to", "acled", "--out", tmp_path),
        "choose another --out": ("export", saved, "--to", "acled", "--out", tmp_path / "file" / "x"),
    }
    for message, arguments in answers.items():
        done = musnad(*arguments)
        assert done.returncode == 1
        assert message in done.stderr
        assert "Traceback" not in done.stderr
