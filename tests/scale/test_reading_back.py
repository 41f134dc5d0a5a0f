"""The archive's tables in the tools that analysts use, and in Musnad itself."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow.dataset
import pytest

from scale.made import articles, lines, read

COUNT = 40


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of forty articles on three days and some on none."""
    folder = tmp_path_factory.mktemp("archive")
    read([lines(folder / "a.jsonl", articles(COUNT))], folder / "out")
    return folder / "out"


def test_tools_read_the_days(out: Path) -> None:
    """Each finds all rows and the day as a column, `unknown` where none is told."""
    told = sum("published" in article for article in articles(COUNT))
    frames: dict[str, Any] = {
        "pyarrow": pyarrow.dataset.dataset(out / "articles", partitioning="hive").to_table().to_pandas(),
        "pandas": pandas.read_parquet(out / "articles"),
        "polars": polars.read_parquet(out / "articles/**/*.parquet", hive_partitioning=True).to_pandas(),
        "duckdb": duckdb.sql(f"from read_parquet('{out}/articles/**/*.parquet', hive_partitioning = true)").df(),
    }
    for name, frame in frames.items():
        assert (len(frame), int((frame["day"] != "unknown").sum())) == (COUNT, told), name
        assert min(frame["day"]) == "2024-10-01", name


def test_ids_join(out: Path) -> None:
    """Every finding leads to its article, every speaker to an actor."""
    joined = duckdb.sql(f"""
        with statements as (from read_parquet('{out}/statements/**/*.parquet')), actors as (from read_parquet('{out}/actors/**/*.parquet')),
        articles as (from read_parquet('{out}/articles/**/*.parquet'))
        select count(*) from statements join actors on actors.id = statements.speaker join articles on articles.id = statements.article
    """).fetchall()
    assert joined == [(COUNT,)]


def musnad(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "musnad", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_musnad_takes_the_archive_for_its_readings(out: Path, tmp_path: Path) -> None:
    """Exports and stories read the folder."""
    done = musnad("export", out, "--to", "csv", "--out", tmp_path / "csv")
    assert f"{COUNT} readings exported, 0 problems" in done.stderr
    done = musnad("stories", out, "--to", "jsonl")
    assert done.returncode == 0, done.stderr


def test_the_command(tmp_path: Path) -> None:
    """A report by outlet on stdout, what was refused on stderr; a second run reads nothing; a missing folder is asked for."""
    source = lines(tmp_path / "a.jsonl", [*articles(6), {"title": "News", "content": "The road is open. " * 9}])
    done = musnad("read", source, "--to", "parquet", "--out", tmp_path / "out", "--workers", "2")
    assert (done.returncode, done.stderr) == (0, done.stderr)
    assert re.search(r"وكالة النهر +3 +3 ", done.stdout)
    assert "6 read, refused: 1 language; 1 partitions" in done.stderr
    assert musnad("read", source, "--to", "parquet", "--out", tmp_path / "out", "--strict").returncode == 3
    again = musnad("read", source, "--to", "parquet", "--out", tmp_path / "out")
    assert "1 of 1 partitions are read already" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "parquet"], "name it with --out DIR"),
        (["--scheduler", "tcp://127.0.0.1:1"], "it goes with --to parquet --out DIR"),
        (["--to", "parquet", "--out", "out", "-"], "which standard input cannot be"),
    ],
)
def test_what_does_not_go_together(arguments: list[str], told: str, tmp_path: Path) -> None:
    """Said in words."""
    done = musnad("read", lines(tmp_path / "a.jsonl", articles(1)), *arguments)
    assert done.returncode == 1
    assert told in done.stderr
