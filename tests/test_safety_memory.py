"""What an input may take of memory: 40 times its bytes, and 60 MB. Of what is compressed, the bytes unpacked count.

NEWSPARSE_MEMORY=10 measures with inputs of 10 MB, which takes minutes.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command import environment
from dumps import csv_table, tarred, warc_record, zipped

MEGABYTES = float(os.environ.get("NEWSPARSE_MEMORY", "1"))
SIZE = int(MEGABYTES * 1_000_000)
TIMES, BASE = 40, 60_000_000
MEASURE = """
import resource, subprocess, sys
code = subprocess.call([sys.executable, "-m", "newsparse", *sys.argv[1:]], stdout=-3, stderr=-3)  # nowhere
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def fill(piece: bytes, size: int = SIZE) -> bytes:
    return piece * (size // len(piece))


def many_members() -> bytes:
    """A zip archive of empty members, which has little but its directory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(SIZE // 110):
            archive.writestr(f"{number}.txt", b"")
    return buffer.getvalue()


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
    "sentences": (".txt", lambda: fill(b"The pier is closed, and it stays so. ")),
    "dates": (".txt", lambda: fill(b"3 March 2021, 10:15\n")),
    "bylines": (".txt", lambda: fill(b"By Orla Fennick\n")),
    "credits": (".txt", lambda: fill(b"Photo: Orla Fennick/Reuters\n")),
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
    "one member of a zip": (".zip", lambda: zipped({"a.txt": fill(b"a b. ")}, 0)),
    "headers of a tar": (".tar", headers),
    "one member of a tar": (".tar", lambda: tarred({"a.txt": fill(b"a b. ")})),
    "names in a tar": (".tar", lambda: fill(tarred({"x" * 300 + ".txt": b""})[:-1024], SIZE)),
    "gz of zeros": (".gz", lambda: gzip.compress(fill(b"\0"))),
    "many gz": (".gz", lambda: fill(gzip.compress(b"a\n"))),
    "no Parquet": (".parquet", lambda: b"PAR1" + fill(b"\x15") + b"PAR1"),
}
# What still takes more, and how many times the bytes. One that takes less now is to be struck off.
BEYOND: dict[str, str] = {
    "lines of one letter": "475 times: what the parser keeps of each line",
    "lines of a word and blank ones": "195 times: the same",
    "separators": "171 times: the same, in articles of a line each",
}


def peak(path: Path) -> tuple[int, int]:
    """The exit code of the command, and the most memory that it had at once, in bytes."""
    command = [sys.executable, "-c", MEASURE, os.fspath(path), "-f", "jsonl", "-j", "1", "--timeout", "0"]
    told = subprocess.run(command, capture_output=True, check=True, env=environment()).stdout.split()
    return int(told[0]), int(told[1]) * 1024


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.xfail(reason=BEYOND[name])] if name in BEYOND else [])
        for name in INPUTS
    ],
)
def test_memory_is_bounded_by_the_input(name: str, tmp_path: Path) -> None:
    suffix, make = INPUTS[name]
    path = tmp_path / f"dump{suffix}"
    data = make()
    path.write_bytes(data)
    size = SIZE if suffix == ".gz" else len(data)
    code, used = peak(path)
    assert code in (0, 1)
    assert used <= TIMES * size + BASE, f"{(used - BASE) / size:.0f} times"
