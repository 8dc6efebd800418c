from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from command import newsparse, on_terminal
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from readme import ROOT
from strategies import any_text, articles

from newsparse import Article, parse
from newsparse.arrow import SCHEMA, SCHEMA_WITH_BLOCKS
from newsparse.writers.parquet import parquet_into
from newsparse.writers.records import write_jsonl
from newsparse.writers.style import Style

SAMPLES = ROOT / "samples"


def line(article: Article, blocks: bool = False) -> bytes:
    return write_jsonl(article, Style(blocks=blocks)).encode()


def numbered(number: int, size: int = 0) -> bytes:
    article = parse(f"Pier {number}").to_dict()
    return json.dumps(article | {"paragraphs": ["x" * size]}).encode()


def written(lines: Iterable[bytes]) -> bytes:
    file = io.BytesIO()
    with parquet_into(file) as put:
        for each in lines:
            put(each)
    return file.getvalue()


def rows(data: bytes) -> list[dict[str, Any]]:
    """The objects that were written: null where the key was left out is left out again."""
    found: list[dict[str, Any]] = parquet.read_table(io.BytesIO(data)).to_pylist(maps_as_pydicts="strict")
    for row in found:
        row["source"] = {
            key: value
            for key, value in row["source"].items()
            if key not in ("url", "timestamp") or value is not None
        }
    return found


def headlines(data: bytes) -> list[str]:
    found: list[str] = parquet.read_table(io.BytesIO(data), columns=["headline"])["headline"].to_pylist()
    return found


# What is in the file


@settings(max_examples=30)
@given(st.lists(articles(any_text), max_size=3), st.booleans())
def test_what_goes_in_comes_out(given: list[Article], blocks: bool) -> None:
    assert rows(written(line(article, blocks) for article in given)) == [
        article.to_dict(blocks) for article in given
    ]


@pytest.mark.parametrize(("blocks", "schema"), [(False, SCHEMA), (True, SCHEMA_WITH_BLOCKS)])
def test_the_schema_is_that_of_arrow(blocks: bool, schema: pa.Schema) -> None:
    data = written([line(parse("Pier closed"), blocks)])
    assert parquet.read_schema(io.BytesIO(data)).equals(schema)


def test_no_article_is_a_file_without_rows() -> None:
    table = parquet.read_table(io.BytesIO(written([])))
    assert (table.num_rows, table.schema) == (0, SCHEMA)


def test_what_utf8_cannot_carry_becomes_its_escape() -> None:
    row = parse("Pier").to_dict() | {"headline": "a\ud800"}
    assert headlines(written([json.dumps(row).encode()])) == ["a\\ud800"]


def test_the_same_lines_make_the_same_bytes() -> None:
    lines = [line(parse(path.read_text("utf-8")), blocks=True) for path in sorted(SAMPLES.glob("p*.txt"))]
    assert len(lines) > 1
    assert written(lines) == written(lines)


# Groups of rows


def test_groups_are_bounded_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.writers.parquet._HELD", 10_000)
    monkeypatch.setattr("newsparse.writers.parquet._GROUP", 50_000)
    data = written(numbered(i, 1000) for i in range(200))
    metadata = parquet.read_metadata(io.BytesIO(data))
    sizes = [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)]
    assert sum(sizes) == 200
    assert 30 <= max(sizes) <= 60
    assert set(sizes[:-1]) == {max(sizes)}
    assert headlines(data) == [f"Pier {i}" for i in range(200)]


def test_groups_are_bounded_by_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.writers.parquet._HELD", 1)
    monkeypatch.setattr("newsparse.writers.parquet._GROUP_ROWS", 3)
    data = written(numbered(i) for i in range(7))
    metadata = parquet.read_metadata(io.BytesIO(data))
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [3, 3, 1]
    assert headlines(data) == [f"Pier {i}" for i in range(7)]


def test_memory_is_that_of_a_group() -> None:
    big, most = numbered(1, 1 << 20), 0
    before = pa.total_allocated_bytes()
    with open(os.devnull, "wb") as file, parquet_into(file) as put:
        for _ in range(200):
            put(big)
            most = max(most, pa.total_allocated_bytes() - before)
    assert 16 << 20 < most < 48 << 20


# When something goes wrong


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError, OSError])
@pytest.mark.parametrize("lines", [0, 1, 5])
def test_what_is_cut_short_is_no_whole_file(
    fault: type[BaseException], lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsparse.writers.parquet._HELD", 1)
    monkeypatch.setattr("newsparse.writers.parquet._GROUP_ROWS", 2)
    file = io.BytesIO()

    def cut_short() -> None:
        with parquet_into(file) as put:
            for i in range(lines):
                put(numbered(i))
            raise fault

    with pytest.raises(fault):
        cut_short()
    gc.collect()
    assert len(file.getvalue()) >= 1000 * (lines // 2)
    with pytest.raises(pa.ArrowInvalid):
        parquet.read_table(io.BytesIO(file.getvalue()))


class Full(io.BytesIO):
    """A file on a disk with room for so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self.room:
            raise OSError(28, "No space left on device")
        return super().write(data)


@pytest.mark.parametrize("share", [0, 0.0002, 0.1, 0.5, 0.8, 0.99, 0.9999])
def test_a_full_disk_is_told_as_the_system_tells_it(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.writers.parquet._HELD", 1)
    monkeypatch.setattr("newsparse.writers.parquet._GROUP_ROWS", 2)

    def fill(file: BinaryIO) -> None:
        with parquet_into(file) as put:
            for i in range(8):
                put(numbered(i))

    fill(whole := io.BytesIO())
    with pytest.raises(OSError, match="No space left on device") as caught:
        fill(Full(int(len(whole.getvalue()) * share)))
    assert caught.value.errno == 28
    gc.collect()


# Who reads it


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("corpus") / "corpus.parquet"
    result = newsparse("samples/", "-q", "--blocks", "-o", target, cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, b"")
    return str(target)


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    """The same articles as JSON Lines."""
    result = newsparse("samples/", "-q", "--blocks", "-f", "jsonl", cwd=ROOT)
    return [json.loads(each) for each in result.stdout.splitlines()]


def test_the_file_has_what_json_lines_have(corpus: str, told: list[dict[str, Any]]) -> None:
    assert rows(Path(corpus).read_bytes()) == told


def test_duckdb_reads_it(corpus: str, told: list[dict[str, Any]]) -> None:
    with duckdb.connect() as database:
        database.read_parquet(corpus).create_view("corpus")
        found = database.sql(
            "select headline, paragraphs, credits, dateline, fields, source.lines from corpus"
        ).fetchall()
        kinds = database.sql(
            "select block.kind, count(*) from (select unnest(blocks) as block from corpus) group by all"
        ).fetchall()
    keys = ("headline", "paragraphs", "credits", "dateline", "fields")
    assert found == [(*(row[key] for key in keys), row["source"]["lines"]) for row in told]
    wanted = [block["kind"] for row in told for block in row["blocks"]]
    assert dict(kinds) == {kind: wanted.count(kind) for kind in set(wanted)}


def test_polars_reads_it(corpus: str, told: list[dict[str, Any]]) -> None:
    frame = pl.read_parquet(corpus)
    assert frame["headline"].to_list() == [row["headline"] for row in told]
    assert frame["paragraphs"].to_list() == [row["paragraphs"] for row in told]
    assert frame["credits"].to_list() == [row["credits"] for row in told]
    counted = pl.scan_parquet(corpus).select(pl.col("paragraphs").list.len().sum()).collect().item()
    assert counted == sum(len(row["paragraphs"]) for row in told)


def test_pandas_reads_it(corpus: str, told: list[dict[str, Any]]) -> None:
    frame = pd.read_parquet(corpus)
    assert [None if pd.isna(each) else each for each in frame["published"]] == [
        row["published"] for row in told
    ]
    assert [list(each) for each in frame["paragraphs"]] == [row["paragraphs"] for row in told]
    assert [[credit["text"] for credit in each] for each in frame["credits"]] == [
        [credit["text"] for credit in row["credits"]] for row in told
    ]


# The command


def test_standard_output_gets_the_bytes_of_the_file(corpus: str) -> None:
    result = newsparse("samples/", "-q", "--blocks", "-f", "parquet", cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout == Path(corpus).read_bytes()


def test_a_tree_has_a_file_for_each_input(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Pier {name}\n", "utf-8")
    result = newsparse("in", "-q", "-f", "parquet", "-o", "out/", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, b"")
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == ["a.parquet", "b.parquet"]
    assert headlines((tmp_path / "out" / "b.parquet").read_bytes()) == ["Pier b"]


def test_no_article_leaves_no_file(tmp_path: Path) -> None:
    result = newsparse("missing.txt", "-o", "corpus.parquet", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode().startswith("newsparse: missing.txt: no such file")
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_gets_none() -> None:
    shown, code = on_terminal("-f", "parquet", "samples/ferry-repeated-credits.txt", cwd=ROOT)
    assert code == 2
    assert "--format parquet is not for a terminal; name a file with -o" in " ".join(shown.split())


def test_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Pier\n", "utf-8")
    result = newsparse("a.txt", "-o", "/dev/full", "-f", "parquet", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.decode().splitlines()[0] == (
        "newsparse: /dev/full: cannot be written (no space left on device); check the folder and its disk"
    )


@pytest.mark.parametrize(
    "output", [["-o", "all.parquet"], ["-f", "parquet", "-o", "out/"], ["-f", "parquet"]]
)
def test_without_pyarrow_one_line_says_what_to_run(output: list[str], tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Pier\n", "utf-8")
    program = "import sys; sys.modules['pyarrow'] = None; from newsparse.cli import main; sys.exit(main(sys.argv[1:]))"
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, "a.txt", "b.txt", *output],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert result.stdout == b""
    assert result.stderr.decode() == (
        "newsparse: Arrow and Parquet: pyarrow is not installed; run pip install 'newsparse[parquet]'\n"
    )
    assert [path.name for path in sorted(tmp_path.rglob("*")) if path.is_file()] == ["a.txt", "b.txt"]
