"""Parquet. Needs the extra `parquet`."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

from newsparse.article import Document
from newsparse.errors import At, EncodingError, InputError, NewsparseError
from newsparse.readers.compressed import Budget
from newsparse.readers.encodings import decode
from newsparse.readers.options import Item, ReadOptions
from newsparse.readers.records import Records, check_column, placed, wanted
from newsparse.readers.streams import seekable
from newsparse.readers.thrift import Index, TooManyEntriesError

_ROWS = 64  # in memory at a time
_BUFFER = 1 << 20  # bytes of a column in memory, which may be as large as the file
_ENTRY = (
    20  # bytes of the file for each entry in the lists of its index; 21 with one row a group, and else more
)
_ENTRIES = 10_000  # entries that any file may have
_END = struct.Struct("<I4s")  # the length of the index, and the sign of the format
_SIGN = b"PAR1"


def read_parquet(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """A document for each row; the text is in the column `options.text_field`. No other text is read.

    Rows that cannot be read are one error a group, which is how the file has them. A stream that cannot go back
    is copied to disk first, as the index is at its end. Raises InputError without an index or one such column, and
    when there is more text than the file can hold.
    """
    records = Records(path, options)
    with seekable(file) as source:
        table, names = _open(source, records.where)
        outer = records.field.split(".")[0]
        column = outer if records.field not in names and outer in names else records.field
        check_column(names, column, records.where)
        budget = Budget(records.where, options.max_bytes)
        budget.take(source.seek(0, 2))
        done = 0
        for group in range(table.num_row_groups):
            for item in _read_group(table, group, done, wanted(names, records.field), records):
                if isinstance(item, Document):
                    budget.make(len(item.text))
                yield item
            done += table.metadata.row_group(group).num_rows
    yield from records.remarks()


def _read_group(
    table: Any, group: int, done: int, columns: list[str], records: Records
) -> Iterator[Document | NewsparseError]:
    """The documents of one group of rows; `done` rows come before it."""
    number = done
    try:
        for batch in table.iter_batches(_ROWS, row_groups=[group], columns=columns, use_threads=False):
            cells = [_plain(column) for column in batch.columns]
            for i in range(batch.num_rows):
                number += 1
                yield _read_row(dict(zip(columns, (each[i] for each in cells), strict=True)), number, records)
    except _faults() as error:
        last = done + table.metadata.row_group(group).num_rows
        wrong = f"the rows from here to {last} cannot be read ({_reason(error)})"
        yield InputError(
            records.where, wrong, "get the file again; its other rows are read", ("row", number + 1)
        )


def _read_row(scalars: dict[str, Any], number: int, records: Records) -> Document | NewsparseError:
    """The document of a row of Arrow values. These are not checked to be UTF-8 before they are had."""
    at: At = ("row", number)
    encoding = "utf-8"
    try:
        row = {name: scalar.as_py() for name, scalar in scalars.items()}
        if isinstance(found := row.get(records.field), bytes):
            row[records.field], encoding = decode(found, records.encoding, records.where)
    except UnicodeDecodeError as error:
        wrong = f"not UTF-8 (byte 0x{error.object[error.start]:02x})"
        return EncodingError(records.where, wrong, "leave it out", at)
    except EncodingError as error:
        return placed(error, records.where, at)
    return records.document(row, number, at, encoding)


def _plain(column: Any) -> Any:
    """A column of times as text, since not each of them is one that Python can hold."""
    import pyarrow as pa

    return column.cast(pa.string()) if pa.types.is_temporal(column.type) else column


def _open(file: IO[bytes], where: str) -> tuple[Any, list[str]]:
    """The table and the names of its columns."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        wrong = "Parquet needs a library that is not installed"
        raise InputError(where, wrong, "run pip install 'newsparse[parquet]'") from error
    try:
        size = file.seek(0, 2)
        entries = max(size // _ENTRY, _ENTRIES)
        _check_index(file, size, entries)
        table = parquet.ParquetFile(
            file,
            buffer_size=_BUFFER,
            pre_buffer=False,
            # Arrow makes room for as much as the index says it has, which may be a lie.
            thrift_string_size_limit=max(size, 1),
            thrift_container_size_limit=entries,
        )
        return table, table.schema_arrow.names
    except TooManyEntriesError:
        wrong = (
            f"an index of more than {entries:,} entries, which is far more than its {size:,} bytes can hold"
        )
        raise InputError(where, wrong, "leave it out") from None
    except _faults() as error:
        raise InputError(
            where, f"no Parquet that can be read ({_reason(error)})", "get the file again"
        ) from error


def _check_index(file: IO[bytes], size: int, entries: int) -> None:
    """Raises TooManyEntriesError if the index at the end of `file` has more `entries`, ValueError if it is broken.

    Arrow limits each list alone, and many of them multiply. Where there is no index, it is left to Arrow to say so.
    """
    if size <= _END.size:
        return
    file.seek(size - _END.size)
    length, sign = _END.unpack(file.read(_END.size))
    if sign == _SIGN and length <= size - _END.size:
        file.seek(size - _END.size - length)
        Index(file.read(length), entries).check()


def _faults() -> tuple[type[Exception], ...]:
    """What Arrow raises for a damaged file; not all of it is an error of its own."""
    import pyarrow as pa

    return (pa.ArrowException, ValueError, KeyError, OSError)


def _reason(error: Exception) -> str:
    return str(error).partition("\n")[0][:200].rstrip(".")
