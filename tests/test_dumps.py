"""Dumps as a whole: what is peeled, which reader it gets, from a path and from a pipe."""

from __future__ import annotations

import gzip
import io
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from command import newsparse
from dumps import (
    COMPRESS,
    STORY,
    check_account,
    csv_table,
    errors_of,
    jsonl,
    read_data,
    read_file,
    stories,
    tarred,
    texts_of,
    wet,
    zipped,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from strategies import mutilated

from newsparse.article import Document
from newsparse.errors import NewsparseError, Remark
from newsparse.readers import COMPRESSED, READERS, counts, read, read_documents
from newsparse.readers import text as plain
from newsparse.readers.options import ReadOptions

FIVE = stories(5)


def parquet_table(texts: list[str]) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"text": texts}), buffer)
    return buffer.getvalue()


SHAPES = {
    "a.jsonl": jsonl(FIVE),
    "a.ndjson": jsonl(FIVE),
    "a.json": json.dumps([{"text": text} for text in FIVE], indent=2).encode(),
    "a.csv": csv_table(FIVE),
    "a.tsv": csv_table(FIVE, "\t"),
    "a.wet": wet(FIVE),
    "a.parquet": parquet_table(FIVE),
    "a.zip": zipped({f"{n}.txt": text.encode() for n, text in enumerate(FIVE)}),
    "a.tar": tarred({f"{n}.txt": text.encode() for n, text in enumerate(FIVE)}),
}
SHAPE_IDS = [name.split(".")[1] for name in SHAPES]


@pytest.mark.parametrize(("name", "data"), SHAPES.items(), ids=SHAPE_IDS)
@pytest.mark.parametrize("how", ["", *COMPRESS])
def test_every_shape_from_a_path_and_from_a_pipe(name: str, data: bytes, how: str, tmp_path: Path) -> None:
    packed = COMPRESS[how](data) if how else data
    named = f"{name}.{how}" if how else name
    assert texts_of(read_file(tmp_path / named, packed)) == FIVE
    assert texts_of(read_file(tmp_path / "no-suffix", packed)) == FIVE
    assert texts_of(read_data(packed)) == FIVE
    if how:
        assert texts_of(read_file(tmp_path / name, packed)) == FIVE  # by content, not by name
        assert texts_of(read_file(tmp_path / named, data)) == FIVE  # unpacked on the way, but not renamed


@pytest.mark.parametrize(("name", "data"), SHAPES.items(), ids=SHAPE_IDS)
def test_every_shape_inside_archives(name: str, data: bytes, tmp_path: Path) -> None:
    inner = {f"deep/{name}": data, f"{name}.gz": gzip.compress(data)}
    for archive in (zipped(inner), tarred(inner), gzip.compress(tarred(inner))):
        assert texts_of(read_file(tmp_path / "dump", archive)) == FIVE * 2
        assert texts_of(read_data(zipped({"a.tgz": archive}))) == FIVE * 2


@pytest.mark.parametrize(("name", "data"), SHAPES.items(), ids=SHAPE_IDS)
def test_the_account_of_a_mutilated_dump(name: str, data: bytes, tmp_path: Path) -> None:
    @given(mutilated(data))
    def account(hit: bytes) -> None:
        items = read_file(tmp_path / name, hit, ReadOptions(split="none"))
        assert all(isinstance(item, Document | NewsparseError | Remark) for item in items)
        if hit and not texts_of(items) and name not in ("a.csv", "a.tsv", "a.zip", "a.tar", "a.parquet"):
            assert errors_of(items) or not hit.strip()
        if name not in ("a.zip", "a.tar"):
            check_account(items)

    account()


@given(st.data(), st.sampled_from(sorted(COMPRESS)), st.sampled_from(["a.jsonl", "a.wet", "a.csv"]))
def test_a_cut_dump_is_what_is_whole_and_one_error(choose: st.DataObject, how: str, name: str) -> None:
    generator = random.Random(1)
    texts = ["".join(generator.choices("abcdefgh \n", k=300)) + "x" for _ in range(9)]
    data = {"a.jsonl": jsonl, "a.wet": wet, "a.csv": csv_table}[name](texts)
    packed = COMPRESS[how](data)
    cut = choose.draw(st.integers(20, len(packed) - 1))
    items = read_data(packed[:cut])
    assert texts_of(items) == texts[: len(texts_of(items))]
    [error] = errors_of(items)
    assert f"its {how} data is cut short" in error


@settings(deadline=None)
@given(st.data(), st.sampled_from(sorted(COMPRESS)), st.sampled_from([plain.WINDOW, 700]), st.integers(1, 9))
def test_a_cut_text_is_what_is_whole_and_one_error(
    choose: st.DataObject, how: str, window: int, number: int
) -> None:
    """The last one that comes out of it may be torn, and nobody can tell."""
    generator = random.Random(1)
    parts = [
        f"<doc id={n}>\n{''.join(generator.choices('abcdéfgh ', k=300))}\n</doc>\n" for n in range(number)
    ]
    packed = COMPRESS[how]("".join(parts).encode())
    cut = choose.draw(st.integers(20, len(packed) - 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "SMALL", min(plain.SMALL, window))
        patch.setattr(plain, "WINDOW", window)
        items = read_data(packed[:cut], ReadOptions(split="doc"))
    assert texts_of(items) == parts[: len(texts_of(items))]
    assert len(texts_of(items)) < number
    [error] = errors_of(items)
    assert f"its {how} data is cut short; get the file again; what is whole before that is read" in error


@pytest.mark.parametrize("how", COMPRESS)
def test_of_a_cut_dump_all_is_read_but_the_last(how: str) -> None:
    generator = random.Random(1)
    parts = [f"<doc id={n}>\n{generator.randbytes(3000).hex()}\n</doc>\n" for n in range(90)]
    packed = COMPRESS[how]("".join(parts).encode())
    items = read_data(packed[: len(packed) * 9 // 10])
    assert 60 < len(texts_of(items)) < 85 or how in ("bz2", "xz", "zst")
    assert texts_of(items) == parts[: len(texts_of(items))]
    assert len(errors_of(items)) == 1


@pytest.mark.parametrize("how", COMPRESS)
def test_junk_behind_a_text_costs_nothing_of_it(how: str) -> None:
    packed = COMPRESS[how]("Grüße".encode())
    for junk in (b"j", b"junk\n", b"\0\0junk" * 99):
        items = read_data(packed + junk)
        assert texts_of(items) == ["Grüße"]
        assert errors_of(items) == [
            f"standard input: its {how} data is followed by something else; see what that is; it is not read"
        ]


# Which reader


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.story", "A.TXT"])
def test_a_text_that_looks_like_something_else_stays_text(name: str, tmp_path: Path) -> None:
    for text in (
        '{"text": "one"}\n',
        "id,text\n1,x\n",
        "WARC/1.0 is a format",
        "PAR1 and more",
        "[1, 2]",
        "BZh9",
    ):
        assert texts_of(read_file(tmp_path / name, text.encode())) == [text]


@pytest.mark.parametrize(
    "text",
    ["{curly} headline\n", "[Photo]\nA ferry\n", "text, and more text\n", "", "\ufeff{", STORY],
)
def test_a_stream_of_text_is_text(text: str) -> None:
    assert texts_of(read_data(text.encode())) == [text.removeprefix("\ufeff")]


def test_a_stream_of_json_is_told_by_its_beginning() -> None:
    long = "x" * 100_000
    assert texts_of(read_data(jsonl([long, "two"]))) == [long, "two"]
    assert texts_of(read_data(b"\xef\xbb\xbf" + jsonl(["one"]))) == ["one"]
    assert texts_of(read_data(b'{"body": "one"}', ReadOptions(text_field="body"))) == ["one"]
    assert texts_of(read_data(b"id;body\n1;one\n", ReadOptions(text_field="body"))) == ["one"]


def test_a_suffix_that_lies_is_an_error(tmp_path: Path) -> None:
    for name in ("a.wet", "a.parquet", "a.zip", "a.tar"):
        assert len(errors_of(read_file(tmp_path / name, STORY.encode()))) == 1
        assert texts_of(read_file(tmp_path / name, wet(FIVE))) == FIVE


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((f"a{ending}", ending != ".json") for ending in READERS),
        *((f"A{ending.upper()}.GZ", True) for ending in READERS),
        ("a.zip", True),
        ("a.tar", True),
        ("c4-train.00000-of-01024.json.gz", True),
        ("CC-MAIN-20240101-00000.warc.wet.gz", True),
        ("a.tar.zst", True),
        ("a.txt.gz.gz", True),
        *((f"a{ending}", tar == ".tar") for ending, tar in COMPRESSED.items()),
        ("a.md", False),
        ("a", False),
        ("a.txt.bak", False),
        ("a.md.gz", False),
        ("txt", False),
        (".txt", False),
        ("", False),
    ],
)
def test_what_counts_in_a_folder(name: str, expected: bool) -> None:
    assert counts(name) is expected


def test_documents_of_an_archive_and_their_places(tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    items = read_file(path, zipped({"a/b.jsonl.gz": gzip.compress(jsonl(["one", {"no": 1}, "three"]))}))
    [one, error, three] = items
    assert isinstance(one, Document)
    assert isinstance(three, Document)
    assert (one.path, one.article, one.url, three.article) == (
        f"{path}/a/b.jsonl.gz",
        1,
        "https://news.example/1",
        3,
    )
    assert str(error).startswith(f'{path}/a/b.jsonl.gz, line 2: no field "text" (it has no)')


def test_read_raises_the_first_error_it_comes_to(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl([STORY, {"no": 1}]))
    articles = read(path)
    source = next(articles).source.to_dict()
    assert (source["url"], source["timestamp"]) == ("https://news.example/1", "2019-04-25T12:57:54Z")
    with pytest.raises(NewsparseError, match="line 2: no field"):
        next(articles)


def test_who_stops_reading_leaves_nothing_open(tmp_path: Path) -> None:
    for name, data in SHAPES.items():
        path = tmp_path / name
        path.write_bytes(gzip.compress(data))
        items = read_documents(path)
        assert isinstance(next(items), Document)
        items.close()  # type: ignore[attr-defined]


# The command


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPE_IDS)
def test_the_command_reads_it_from_a_pipe(data: bytes) -> None:
    result = newsparse("--quiet", stdin=gzip.compress(data))
    assert result.stderr == b""
    headlines = [json.loads(line)["headline"] for line in result.stdout.splitlines()]
    assert headlines == [text.partition("\n")[0] for text in FIVE]


SLOW = {
    "gzip",
    "zlib",
    "bz2",
    "lzma",
    "zipfile",
    "tarfile",
    "tempfile",
    "csv",
    "pyarrow",
    "warcio",
    "backports.zstd",
}


def imported(*arguments: str, data: bytes = b"") -> set[str]:
    """What of the slow modules a run of the command has imported."""
    program = (
        "import sys; from newsparse.cli import main; main(sys.argv[1:]); "
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *arguments]
    result = subprocess.run(command, input=data, capture_output=True, timeout=60, check=True)
    return SLOW & set(result.stderr.decode().split())


def test_a_plain_text_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    before = imported("--version")
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    assert imported(str(path)) == imported(data=STORY.encode()) == before
    assert imported(data=jsonl([STORY])) == before
    assert imported(data=gzip.compress(jsonl([STORY]))) - before == {"zlib"} - before
    assert not before & {"gzip", "bz2", "lzma", "zipfile", "tarfile", "csv", "pyarrow", "warcio"}


def memory_of(path: Path) -> int:
    """The most memory that a process takes to read the file, in MB, above that of an empty one."""
    program = (
        "import re, sys; from pathlib import Path; from newsparse.readers import read_documents\n"
        "def used(): return int(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1])\n"
        "before = used()\n"
        "for _ in read_documents(sys.argv[1]): pass\n"
        "print((used() - before) // 1024)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, timeout=60, check=True
    )
    return int(result.stdout)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process what it took")
@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda data: zipped({"a.jsonl": data})])
def test_memory_does_not_grow_with_a_dump(pack: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = jsonl(["The ferry was late. " * 200])
    path.write_bytes(pack(b"".join(line.replace(b"late", b"%04d" % n) for n in range(9000))))  # 37 MB
    assert memory_of(path) < 12
