from __future__ import annotations

import struct
from contextlib import suppress
from typing import Any

import pytest
from dumps import EMPTY_COLUMN, column_of_steps, parquet_index, parquet_table
from hypothesis import given
from hypothesis import strategies as st

from newsparse.readers.thrift import DEEPEST, Index, TooManyEntriesError

BY_HAND = parquet_index([EMPTY_COLUMN] * 20, 3)


def index_of(data: bytes) -> bytes:
    (length,) = struct.unpack("<I", data[-8:-4])
    return data[-8 - length : -8]


@pytest.mark.parametrize(
    ("data", "entries"),
    [
        (BY_HAND, 2 + 3 + 3 * 20),  # steps of the schema, groups, columns
        (parquet_index([column_of_steps(300)], 2), 2 + 2 + 2 + 600),
        (parquet_index([], 40), 2 + 40),
    ],
)
def test_large_entries_of_all_lists_are_counted_together(data: bytes, entries: int) -> None:
    Index(index_of(data), entries).check()
    with pytest.raises(TooManyEntriesError):
        Index(index_of(data), entries - 1).check()


@pytest.mark.parametrize("columns", [1, 40])
@pytest.mark.parametrize("options", [{}, {"write_statistics": False, "use_dictionary": False}])
def test_what_arrow_writes_has_few_entries_for_its_size(columns: int, options: dict[str, Any]) -> None:
    table = {f"c{n}": ["x"] * 200 for n in range(columns)}
    data = parquet_table(table, row_group_size=1, **options)
    Index(index_of(data), len(data) // 20).check()


@given(st.integers(0, len(index_of(BY_HAND)) - 1))
def test_an_index_that_is_cut_is_broken(end: int) -> None:
    with pytest.raises(ValueError, match="ends too early"):
        Index(index_of(BY_HAND)[:end], 1000).check()


@given(st.binary(max_size=200))
def test_any_bytes_are_an_index_or_none(data: bytes) -> None:
    with suppress(ValueError, TooManyEntriesError):
        Index(data, 100).check()


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"\x1c" * (DEEPEST + 1), "too deep"),
        (b"\x16" + b"\xff" * 11, "too large"),
        (b"\x1d", "no known kind"),
        (b"\x18\x7f", "ends too early"),
    ],
)
def test_what_is_broken(data: bytes, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Index(data, 1000).check()


def test_a_map_and_every_plain_kind_are_passed_over() -> None:
    fields = (
        b"\x11\x12\x13\0\x14\0\x17" + b"\0" * 8 + b"\x1b\1\x88\1a\1b" + b"\x1b\0" + b"\x08\x02\1a" + b"\0"
    )
    Index(fields, 1).check()
