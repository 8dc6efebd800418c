from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from backports import zstd

from newsparse.cli import main
from newsparse.traces import could_be_ours, is_ours
from newsparse.writers import FORMATS

SHOWS = ["jsonl", "json", "parquet", "html"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Pier to open\n\nThe pier opens on Monday, after nine weeks.")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("options", [[], ["--blocks"], ["--cues", "own.toml"]])
def test_what_is_written_shows_it(form: str, options: list[str]) -> None:
    if "--blocks" in options and form not in ("json", "jsonl", "parquet"):
        pytest.skip("no blocks there")
    Path("own.toml").write_text("[boilerplate]\nwhole = 'Pier to open'")
    assert main(["-q", "a.txt", "-f", form, "-o", "out", *options]) == 0
    assert could_be_ours("out", FORMATS[form])
    assert is_ours("out", FORMATS[form]) == (form in SHOWS)


@pytest.mark.parametrize("form", SHOWS)
def test_a_file_without_articles_or_with_a_failure(form: str) -> None:
    Path("b.txt").write_bytes(b"\0")
    if form == "html":
        assert main(["-q", "b.txt", "-f", form, "-o", "out"]) == 1
        assert is_ours("out", FORMATS[form])
    assert main(["-q", "b.txt", "a.txt", "-f", form, "-o", "out", "--overwrite"]) == 1
    assert is_ours("out", FORMATS[form])


@pytest.mark.parametrize("name", ["out.jsonl.gz", "out.json.zst"])
def test_through_a_compression(name: str) -> None:
    form = FORMATS[name.split(".")[1]]
    assert main(["-q", "a.txt", "-o", name]) == 0
    assert is_ours(name, form)
    data = Path(name).read_bytes()
    Path(name).write_bytes(data[:8] + b"damage" + data[14:])
    assert not is_ours(name, form)
    for other in (b"foo", gzip.compress(b"foo"), zstd.compress(b"foo")):
        Path(name).write_bytes(other)
        assert not could_be_ours(name, form)


@pytest.mark.parametrize("form", SHOWS)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"foo\n",
        b'{"schema": "other/1"}\n',
        b"PAR1",
        b"PAR1\xff\xff\xff\x7fPAR1",
        b"<!doctype html>\n<p>x",
    ],
)
def test_what_is_of_others(form: str, data: bytes) -> None:
    Path("out").write_bytes(data)
    assert not could_be_ours("out", FORMATS[form])
    assert not is_ours("out", FORMATS[form])
    assert not is_ours("missing", FORMATS[form])
    assert not is_ours(".", FORMATS[form])


def test_a_table_of_others() -> None:
    from pyarrow import RecordBatch, Table, parquet

    dump = RecordBatch.from_pydict({"text": ["Pier to open"], "kicker": ["News"]})
    parquet.write_table(Table.from_batches([dump]), "out")
    assert not could_be_ours("out", FORMATS["parquet"])


def test_one_format_is_not_another() -> None:
    for form in SHOWS:
        assert main(["-q", "a.txt", "-f", form, "-o", form]) == 0
    ours = {(name, form) for name in SHOWS for form in SHOWS if is_ours(name, FORMATS[form])}
    assert ours == {(form, form) for form in SHOWS}
