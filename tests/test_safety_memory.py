"""What an input may take of memory: 40 times its bytes, and 60 MB, or 90 MB for Parquet. Of what is compressed, the
bytes unpacked count.

NEWSPARSE_MEMORY=10 measures with inputs of 10 MB, which takes minutes.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command import environment
from dumps import (
    EMPTY_COLUMN,
    column_of_steps,
    csv_table,
    parquet_index,
    parquet_table,
    tarred,
    warc_record,
    zipped,
)

MEGABYTES = float(os.environ.get("NEWSPARSE_MEMORY", "1"))
SIZE = int(MEGABYTES * 1_000_000)
TIMES, BASE = 40, 60_000_000
LIBRARY = {".parquet": 30_000_000}  # what loading it takes beside
MEASURE = """
import resource, subprocess, sys
code = subprocess.call([sys.executable, "-m", "newsparse", *sys.argv[1:]], stdout=-3, stderr=-3)  # nowhere
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def fill(piece: bytes, size: int = SIZE) -> bytes:
    return piece * (size // len(piece))


def numbered(line: str) -> bytes:
    """Lines that are all different: in each, its number, for %s in letters."""
    lines, size, number = [], 0, 0
    while size < SIZE:
        letters = "".join(chr(97 + int(digit)) for digit in str(number))
        lines.append((line % (letters if "%s" in line else number)).encode() + b"\n")
        size, number = size + len(lines[-1]), number + 1
    return b"".join(lines)


def dates() -> bytes:
    """Different dates, as short as they come."""
    return b"".join(b"%d/13/%d\n" % (i % 12 + 1, 1000 + i // 12) for i in range(SIZE // 10))


def many_members() -> bytes:
    """A zip archive of empty members, which has little but its directory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(SIZE // 110):
            archive.writestr(f"{number}.txt", b"")
    return buffer.getvalue()


def directory() -> bytes:
    """The directory of a zip archive, with as many members as it may have, and nothing else."""
    entry = b"PK\1\2" + b"\0" * 24 + b"\1" + b"\0" * 17 + b"a"
    entries = min(SIZE // len(entry), 0xFFFF)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, entries, entries, entries * len(entry), 0, 0)
    return entry * entries + end


def headers() -> bytes:
    header = tarfile.TarInfo("a.txt").tobuf()
    return fill(header) + b"\0" * 1024


# Each reader with what is hardest for it: the suffix, what makes the bytes, and of how many bytes they are in truth.
INPUTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "one line of letters": (".txt", lambda: fill(b"a")),
    "one line of words": (".txt", lambda: fill(b"a b c ")),
    "lines of one letter": (".txt", lambda: fill(b"a\n")),
    "lines of a word and blank ones": (".txt", lambda: fill(b"pier\n\n")),
    "nothing but newlines": (".txt", lambda: fill(b"\n")),
    "nothing but blanks": (".txt", lambda: fill(b" ")),
    "different lines of a few letters": (".txt", lambda: numbered("%x")),
    "different list items": (".txt", lambda: numbered("- %x")),
    "different names": (".txt", lambda: numbered("Orla F%s")),
    "different bylines": (".txt", lambda: numbered("By Orla F%s")),
    "different short bylines": (".txt", lambda: numbered("By O F%s")),
    "different credits": (".txt", lambda: numbered("Photo: O F%s/AP")),
    "different dates": (".txt", dates),
    "sentences": (".txt", lambda: fill(b"The pier is closed, and it stays so. ")),
    "dates": (".txt", lambda: fill(b"3 March 2021, 10:15\n")),
    "bylines": (".txt", lambda: fill(b"By Orla Fennick\n")),
    "credits": (".txt", lambda: fill(b"Photo: Orla Fennick/Reuters\n")),
    "advertisements": (".txt", lambda: fill(b"Advertisement - scroll to continue\n")),
    "separators": (".txt", lambda: fill(b"\n-----\n")),
    "a list deep in itself": (".jsonl", lambda: fill(b"[")),
    "numbers in a list": (".json", lambda: b'[{"text": "x", "n": [' + fill(b"1,") + b"1]}]"),
    "lists in a list": (".jsonl", lambda: b'{"text": "x", "n": [' + fill(b"[],") + b"1]}\n"),
    "objects in a list": (".jsonl", lambda: b'{"text": "x", "n": [' + fill(b'{"a":1},') + b"1]}\n"),
    "keys": (".jsonl", lambda: json.dumps({"text": "x", **{str(n): n for n in range(SIZE // 16)}}).encode()),
    "lines that are not JSON": (".jsonl", lambda: fill(b"x\n")),
    "one record": (".jsonl", lambda: json.dumps({"text": "a b. " * (SIZE // 5)}).encode()),
    "one cell": (".csv", lambda: csv_table(["a b. " * (SIZE // 5)])),
    "one row of cells": (".csv", lambda: b"id,text\n" + fill(b",")),
    "columns": (".csv", lambda: b"text" + fill(b",a") + b"\nx" + b",1" * 10),
    "an open quote": (".csv", lambda: b'id,text\n1,"' + fill(b"a\n")),
    "no record": (".wet", lambda: fill(b"WARC/1.0\n")),
    "a header without an end": (".wet", lambda: b"WARC/1.0\r\n" + fill(b"a: b\r\n")),
    "one text in a record": (".wet", lambda: warc_record(fill(b"a b. "))),
    "a length that is a lie": (".wet", lambda: warc_record(fill(b"a"), length=10**17)),
    "members of a zip": (".zip", many_members),
    "a directory of a zip without its members": (".zip", directory),
    "one member of a zip": (".zip", lambda: zipped({"a.txt": fill(b"a b. ")}, 0)),
    "headers of a tar": (".tar", headers),
    "one member of a tar": (".tar", lambda: tarred({"a.txt": fill(b"a b. ")})),
    "names in a tar": (".tar", lambda: fill(tarred({"x" * 300 + ".txt": b""})[:-1024], SIZE)),
    "gz of zeros": (".gz", lambda: gzip.compress(fill(b"\0"))),
    "many gz": (".gz", lambda: fill(gzip.compress(b"a\n"))),
    "a small Parquet": (".parquet", lambda: parquet_table({"text": ["The pier is closed."]})),
    "columns of Parquet": (
        ".parquet",
        lambda: parquet_table({f"c{n}": ["x"] for n in range(SIZE // 220)} | {"text": ["x"]}),
    ),
    "groups of Parquet": (
        ".parquet",
        lambda: parquet_table({"text": ["x"] * (SIZE // 150)}, row_group_size=1),
    ),
    "empty columns in an index": (".parquet", lambda: parquet_index([EMPTY_COLUMN] * 9_999, SIZE // 29_997)),
    "empty strings in an index": (
        ".parquet",
        lambda: parquet_index([column_of_steps(9_999)], SIZE // 10_000),
    ),
    "no Parquet": (".parquet", lambda: b"PAR1" + fill(b"\x15") + b"PAR1"),
}


def peak(path: Path) -> tuple[int, int]:
    """The exit code of the command, and the most memory that it had at once, in bytes."""
    command = [sys.executable, "-c", MEASURE, os.fspath(path), "-f", "jsonl", "-j", "1", "--timeout", "0"]
    told = subprocess.run(command, capture_output=True, check=True, env=environment()).stdout.split()
    return int(told[0]), int(told[1]) * 1024


@pytest.mark.parametrize("name", INPUTS)
def test_memory_is_bounded_by_the_input(name: str, tmp_path: Path) -> None:
    suffix, make = INPUTS[name]
    path = tmp_path / f"dump{suffix}"
    data = make()
    path.write_bytes(data)
    size = SIZE if suffix == ".gz" else len(data)
    code, used = peak(path)
    assert code in (0, 1)
    base = BASE + LIBRARY.get(suffix, 0)
    assert used <= TIMES * size + base, f"{(used - base) / size:.0f} times"
