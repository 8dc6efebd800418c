from __future__ import annotations

import errno
from pathlib import Path

import pytest

from newsparse.errors import FatalOutputError, OutputError
from newsparse.outputs import beside, cannot_write, fitting, is_tree, stream_format


@pytest.mark.parametrize(
    ("output", "inputs", "expected"),
    [
        ("new/", ["a.txt"], True),
        ("folder", ["a.txt"], True),
        ("new", ["folder"], True),
        ("new", ["a.txt", "folder"], True),
        ("new.d", ["folder"], True),
        ("new", ["a.txt"], False),
        ("new", ["-"], False),
        ("new.jsonl", ["folder"], False),
        ("new.JSON", ["folder"], False),
        ("new.txt", ["folder"], False),
        ("new.parquet", ["folder"], False),
        ("new.jsonl/", ["folder"], True),
        ("new.jsonl.gz", ["folder"], False),
        ("new.json.ZST", ["folder"], False),
        ("new.gz", ["folder"], False),
        ("new.jsonl.xz", ["folder"], False),
        ("new.zip", ["folder"], False),
        ("new.zip/", ["folder"], True),
    ],
)
def test_is_tree(
    output: str, inputs: list[str], expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    assert is_tree(output, inputs) is expected


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.jsonl", "jsonl"),
        ("a.b.JSON", "json"),
        ("x.jsonl/a.txt", "text"),
        ("a.jsonl.gz", "jsonl"),
        ("a.TXT.Zst", "text"),
        ("a.gz", None),
        ("a.jsonl.gz.gz", None),
        ("a.jsonl.xz", None),
        ("jsonl", None),
    ],
)
def test_what_a_name_says(name: str, form: str | None) -> None:
    assert stream_format(name) == form


def test_a_full_disk_is_an_end_and_a_folder_is_not() -> None:
    full = cannot_write("a", OSError(errno.ENOSPC, "No space left on device"))
    assert isinstance(full, FatalOutputError)
    assert str(full) == "a: cannot be written (no space left on device); check the folder and its disk"
    assert type(cannot_write("a", PermissionError(errno.EACCES, "Permission denied"))) is OutputError
    assert type(cannot_write("a", IsADirectoryError())) is OutputError


def test_a_name_that_is_too_long_is_its_beginning_and_a_digest() -> None:
    assert fitting("a" * 250, ".json") == "a" * 250 + ".json"
    long = fitting("a" * 251, ".json")
    assert len(long) == 255
    assert long.startswith("a" * 200)
    assert long.endswith(".json")
    assert long == fitting("a" * 251, ".json") != fitting("a" * 252, ".json")
    assert len(fitting("é" * 127, ".json").encode()) in (254, 255)
    assert beside("x/all.jsonl", "part") == "x/.all.jsonl.newsparse.part"
    assert beside("é" * 127, "journal").endswith(".newsparse.journal")
    assert len(beside("é" * 127, "journal").encode()) <= 255
