from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsparse.journal import Journal

LINES: list[dict[str, Any]] = [{"a": 1}, {"b": "ü\n\u2028\udcff"}, {}, {"c": ["x" * 100_000]}]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "journal")


def test_what_is_written_is_read(path: str) -> None:
    ends = []
    with closing(Journal(path)) as journal:
        for line in LINES:
            journal.write(line)
            ends.append(journal.end)
    with closing(Journal(path)) as journal:
        assert journal.end == ends[-1]
        assert list(journal.read()) == list(zip(ends, LINES, strict=True))
        assert list(journal.read(ends[0], ends[2])) == list(zip(ends[1:3], LINES[1:3], strict=True))
        journal.cut(ends[1])
        journal.write({"d": 4})
        assert [line for _, line in journal.read()] == [*LINES[:2], {"d": 4}]
        assert len(Path(path).read_bytes().splitlines()) == 3


def test_it_may_be_read_in_several_places_while_it_is_written(path: str) -> None:
    with closing(Journal(path)) as journal:
        for number in range(10_000):
            journal.write({"n": number})
        one, other = journal.read(), journal.read()
        for number in range(10_000):
            assert next(one)[1] == {"n": number}
            journal.write({"n": -1})
            assert next(other)[1] == {"n": number}


def test_a_line_that_is_not_whole_is_none(path: str) -> None:
    lines = [json.dumps(line).encode() + b"\n" for line in LINES[:3]]
    whole = b"".join(lines)
    ends = [sum(map(len, lines[: number + 1])) for number in range(3)]
    for size in range(len(whole) + 1):
        Path(path).write_bytes(whole[:size])
        with closing(Journal(path)) as journal:
            read = [line for _, line in journal.read()]
        assert read == LINES[: sum(end <= size for end in ends)]


@pytest.mark.parametrize("rubbish", [b"no json\n", b"[1]\n", b"\xff\n", b"\n", b"1" * 5000 + b"\n"])
def test_nothing_is_read_behind_what_is_no_line_of_it(rubbish: bytes, path: str) -> None:
    Path(path).write_bytes(b'{"a": 1}\n' + rubbish + b'{"b": 2}\n')
    with closing(Journal(path)) as journal:
        assert list(journal.read()) == [(9, {"a": 1})]
