"""Articles as a Parquet file: rows of one schema, in groups of a bounded size. Needs the extra `parquet`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from newsparse.arrow import SCHEMA, SCHEMA_WITH_BLOCKS, of_dicts

# What is held as objects of Python before it becomes columns, and what makes a group of rows: a corpus takes the
# memory of a group, whatever its size. A single article may be larger than either.
_HELD = 2 << 20  # bytes of JSON
_GROUP = 32 << 20  # bytes of columns
_GROUP_ROWS = 100_000


@contextmanager
def parquet_into(file: BinaryIO) -> Iterator[Callable[[bytes], None]]:
    """What takes articles, a line of JSON at each call, and writes them into `file`, which need not be seekable.

    The blocks are a column if the first article has them. The same lines make the same bytes. The file is whole
    when this ends; after an exception it lacks the footer, so that nobody takes it for whole.
    """
    outlet = _Outlet(file)
    table = _Table(outlet)
    try:
        yield table.put
        table.close()
    except BaseException:
        outlet.shut = True
        table.abandon()
        raise


class _Outlet:
    """A file for the library to write to. Once it is shut nothing comes out, whatever the library tidies up."""

    closed = False
    mode = "wb"

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.shut = False

    def write(self, data: bytes) -> int:
        return len(data) if self.shut else self._file.write(data)

    def flush(self) -> None:
        """Left to who opened the file."""


class _Table:
    """Rows on their way into a file, which begins with the first of them: articles, batches, a group."""

    def __init__(self, outlet: _Outlet) -> None:
        self._outlet = outlet
        self._schema = SCHEMA
        self._writer: Any = None
        self._articles: list[dict[str, Any]] = []
        self._held = 0
        self._batches: list[Any] = []

    def put(self, line: bytes) -> None:
        article = json.loads(line)
        if self._writer is None:
            self._begin(SCHEMA_WITH_BLOCKS if "blocks" in article else SCHEMA)
        self._articles.append(article)
        self._held += len(line)
        if self._held >= _HELD:
            self._make_batch()

    def close(self) -> None:
        """Write what is left, and the footer; a file without rows has its columns all the same."""
        if self._writer is None:
            self._begin(SCHEMA)
        self._make_batch()
        self._write_group()
        self._writer.close()

    def abandon(self) -> None:
        """Let go of the library's side of the file, which must be shut."""
        if self._writer is not None:
            self._writer.close()

    def _begin(self, schema: Any) -> None:
        from pyarrow.parquet import ParquetWriter  # by now newsparse.arrow would have told that it is missing

        self._schema = schema
        self._writer = ParquetWriter(self._outlet, schema, compression="zstd")

    def _make_batch(self) -> None:
        self._batches.append(of_dicts(self._articles, self._schema))
        self._articles, self._held = [], 0
        rows = sum(batch.num_rows for batch in self._batches)
        if rows >= _GROUP_ROWS or sum(batch.nbytes for batch in self._batches) >= _GROUP:
            self._write_group()

    def _write_group(self) -> None:
        from pyarrow import Table

        table = Table.from_batches(self._batches, self._schema)
        if table.num_rows:
            self._writer.write_table(table, row_group_size=table.num_rows)
        self._batches = []
