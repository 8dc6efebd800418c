from __future__ import annotations

import datetime
import io
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from dumps import (
    EMPTY_COLUMN,
    check_account,
    errors_of,
    parquet_index,
    parquet_table,
    read_data,
    read_file,
    remarks_of,
    stories,
    texts_of,
)
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from newsparse.article import Document
from newsparse.errors import InputError
from newsparse.readers.options import PLAIN, Item, ReadOptions
from newsparse.readers.parquet import read_parquet

OLD = datetime.datetime(2019, 4, 25, 12, 57, 54, tzinfo=datetime.UTC)


def read(data: bytes, options: ReadOptions = PLAIN) -> list[Item]:
    return list(read_parquet(io.BytesIO(data), "a.parquet", options))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")), max_size=9))
def test_a_row_is_a_document(texts: list[str]) -> None:
    columns = {"id": range(len(texts)), "text": pa.array(texts, pa.string()), "url": ["u"] * len(texts)}
    assert read(parquet_table(columns, row_group_size=2)) == [
        Document(text, "a.parquet", n, encoding="utf-8", url="u") for n, text in enumerate(texts, 1)
    ]


def test_a_table_in_a_pipe() -> None:
    assert texts_of(read_data(parquet_table({"text": stories(200)}))) == stories(200)


def test_columns_inside_columns_and_times() -> None:
    meta = [{"body": "one", "url": "u"}]
    data = parquet_table({"meta": meta, "timestamp": pa.array([OLD], pa.timestamp("ns", "UTC"))})
    [item] = read(data, ReadOptions(text_field="meta.body"))
    assert isinstance(item, Document)
    assert (item.text, item.url, item.timestamp) == ("one", "u", "2019-04-25 12:57:54.000000000Z")


@pytest.mark.parametrize(
    ("column", "values", "field"), [("text", ["one"], "text"), ("meta", [{"body": "one"}], "meta.body")]
)
def test_the_column_of_the_text_twice_would_lose_one_text(column: str, values: list[Any], field: str) -> None:
    file = io.BytesIO()
    parquet.write_table(pa.table([values, values], names=[column, column]), file)
    with pytest.raises(InputError, match=f'a.parquet: 2 columns are called "{column}"; give each'):
        read(file.getvalue(), ReadOptions(text_field=field))


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_kinds_of_strings(kind: pa.DataType) -> None:
    assert texts_of(read(parquet_table({"text": pa.array(["one", "two", "one"], kind)}))) == [
        "one",
        "two",
        "one",
    ]


def test_bytes_are_decoded() -> None:
    items = read(parquet_table({"text": [b"Caf\xc3\xa9", b"Caf\xe9", b"\x81"]}))
    assert [(i.text, i.encoding) for i in items if isinstance(i, Document)] == [
        ("Café", "utf-8"),
        ("Café", "cp1252"),
    ]
    assert errors_of(items)[0].startswith("a.parquet, row 3: neither UTF-8 nor cp1252")


def test_bad_rows_are_errors_and_the_others_are_read() -> None:
    bad = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff"]).buffers())
    texts = pa.chunked_array([["one", None, "x\0"], bad, ["two"]], pa.string())
    items = read(parquet_table({"text": texts}))
    assert texts_of(items) == ["one", "two"]
    assert [error.partition(": ")[0] for error in errors_of(items)] == [
        f"a.parquet, row {n}" for n in (2, 3, 4)
    ]
    check_account(items)


def test_numbers_are_no_text() -> None:
    [error] = errors_of(read(parquet_table({"text": [3]})))
    assert error.startswith('a.parquet, row 1: its field "text" holds a number, not text')


def test_no_such_column(tmp_path: Path) -> None:
    [error] = read_file(tmp_path / "a.parquet", parquet_table({"id": [1], "body": ["x"]}))
    assert str(error) == (
        f'{tmp_path / "a.parquet"}: no column "text" (it has id, body); name the one with the text with --text-field'
    )


def test_damage_in_a_group_costs_that_group() -> None:
    data = parquet_table({"text": stories(9)}, row_group_size=3, compression="none", use_dictionary=False)
    place = data.index(stories(9)[4].encode()) - 40
    items = read(data[:place] + b"\xff" * 40 + data[place + 40 :])
    assert [text for text in texts_of(items) if text in stories(9)[:3] + stories(9)[6:]] == stories(9)[
        :3
    ] + stories(9)[6:]
    assert any(
        "a.parquet, row 4: the rows from here to 6 cannot be read (" in error for error in errors_of(items)
    )


@pytest.mark.parametrize(
    "data", [b"", b"no", b"PAR1", b"PAR1" + bytes(50) + b"PAR1", b"PAR1\x15" + b"x" * 99]
)
def test_what_is_no_parquet(data: bytes, tmp_path: Path) -> None:
    [error] = read_file(tmp_path / "a.parquet", data)
    assert isinstance(error, InputError)
    assert "no Parquet that can be read" in error.wrong


@given(st.integers(0, 1500), st.integers(1, 255))
def test_a_flipped_byte_raises_nothing_of_others(place: int, change: int) -> None:
    data = bytearray(parquet_table({"text": stories(20), "url": ["u"] * 20}, row_group_size=7))
    data[place % len(data)] ^= change
    try:
        items = read(bytes(data))
    except InputError as error:
        assert str(error).startswith("a.parquet: ")
    else:
        assert len(texts_of(items)) + len(errors_of(items)) + len(remarks_of(items)) == len(items)


def test_a_small_file_of_one_long_text_many_times() -> None:
    data = parquet_table(
        {"text": pa.DictionaryArray.from_arrays(pa.array([0] * 2000, pa.int32()), ["x" * 100_000])}
    )
    assert len(data) < 300_000
    with pytest.raises(InputError, match="unpacks to more than"):
        read(data)
    with pytest.raises(InputError, match="more than the 1000000 bytes allowed"):
        read(data, ReadOptions(max_bytes=1_000_000))


def test_lists_that_multiply_are_refused() -> None:
    with pytest.raises(
        InputError, match="an index of more than 10,000 entries, which is far more than its 60,"
    ):
        read(parquet_index([EMPTY_COLUMN] * 5_000, 4))


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = parquet_table({"text": ["x"]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value) == (
        "a.parquet: Parquet needs a library that is not installed; run pip install 'newsparse[parquet]'"
    )
