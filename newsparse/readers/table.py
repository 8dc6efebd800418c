"""CSV and TSV: tables whose first row names the columns."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import BinaryIO

from newsparse.article import Document
from newsparse.errors import EncodingError, InputError, NewsparseError
from newsparse.readers.encodings import decode, marked_encoding
from newsparse.readers.options import MAX_TEXT, Item, ReadOptions
from newsparse.readers.records import Records, check_column, placed
from newsparse.readers.streams import peek

_DELIMITERS = ",;\t"


def read_csv(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """A document for each row; the text is in the column `options.text_field`.

    What separates the columns is what makes sense of the first line: a comma, a semicolon or a tab. A row that
    is not as wide as the first one is an error, so that no text is cut in silence. Rows are counted from 1
    below the first one. Raises InputError if the first one has no such column, or several.
    """
    return _read(file, path, options, _DELIMITERS)


def read_tsv(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """As `read_csv`, with tabs between the columns."""
    return _read(file, path, options, "\t")


def is_table(head: bytes, options: ReadOptions) -> bool:
    """Whether a file that begins like this is a table: its first line is names of columns, the wanted one too."""
    first = head.partition(b"\n")[0].decode("utf-8-sig", "replace").rstrip("\r")
    columns = _columns(first, _best_delimiter(first, options.text_field, _DELIMITERS))
    named = all(0 < len(name) < 40 and name == name.strip() for name in columns)
    return named and len(columns) > 1 and options.text_field in columns


def _read(file: BinaryIO, path: str | None, options: ReadOptions, delimiters: str) -> Iterator[Item]:
    records = Records(path, options)
    file, head = peek(file)
    encoding = _encoding(head, options)
    number = 0
    try:
        with _lines(file, encoding) as lines:
            for number, row in enumerate(_rows(lines, records, delimiters), 1):
                if isinstance(row, NewsparseError):
                    yield placed(row, records.where, ("row", number))
                else:
                    yield _read_row(row, records, number, encoding)
    except UnicodeError as error:
        wrong = f"not {encoding} ({getattr(error, 'reason', error)})"
        yield EncodingError(records.where, wrong, "name the encoding with --encoding", ("row", number + 1))
    except NewsparseError as error:
        if not number:
            raise
        yield placed(error, records.where, ("row", number + 1))
    yield from records.remarks()


def _read_row(row: dict[str, str], records: Records, number: int, encoding: str) -> Document | NewsparseError:
    """The document of a row. Bytes that were not in the encoding of the file stand in it as lone surrogates."""
    text = row[records.field]
    try:
        text.encode("utf-8")
        used = encoding
    except UnicodeEncodeError:
        data = text.encode(encoding.removesuffix("-sig"), "surrogateescape")
        try:
            text, used = decode(data, records.encoding, records.where)
        except EncodingError as error:
            return placed(error, records.where, ("row", number))
    return records.document(row | {records.field: text}, number, ("row", number), used)


def _rows(
    lines: Iterator[str], records: Records, delimiters: str
) -> Iterator[dict[str, str] | NewsparseError]:
    """The rows below the first, by the names in it. Raises InputError if the wanted name is not once among them."""
    header: list[str] | None = None
    for line, row in _parse(lines, records.field, delimiters):
        if isinstance(row, csv.Error):
            wrong = f"not CSV ({row}), in line {line} of the file"
            yield InputError(records.where, wrong, "mend it, or leave it out")
        elif header is None:
            header = _header(row, records)
        elif len(row) != len(header):
            wrong = f"{len(row)} cells under {len(header)} columns, in line {line} of the file"
            yield InputError(records.where, wrong, "mend it, or leave it out")
        else:
            yield dict(zip(header, row, strict=True))


def _parse(lines: Iterator[str], field: str, delimiters: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The rows that are not blank, the first one too, or what is wrong with them; and the line that each ends with."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_TEXT))  # one for the process; only ever raised
    blank = 0
    while (first := next(lines, "")).isspace():
        blank += 1
    delimiter = _best_delimiter(first, field, delimiters)
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    row: list[str] | csv.Error | None = []
    while row is not None:
        try:
            row = next(reader, None)
        except csv.Error as error:
            row = error
        if row:
            yield blank + reader.line_num, row


def _header(row: list[str], records: Records) -> list[str]:
    header = [name.removeprefix("\ufeff").strip() for name in row]
    check_column(header, records.field, records.where)
    return header


def _best_delimiter(first: str, field: str, delimiters: str) -> str:
    """The one by which the first line has the wanted column, else the most columns."""
    columns = {delimiter: _columns(first, delimiter) for delimiter in delimiters}
    return max(delimiters, key=lambda each: (field in columns[each], len(columns[each])))


def _columns(first: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return []


def _encoding(head: bytes, options: ReadOptions) -> str:
    """That of the file as a whole: the one asked for, or that of its byte order mark, or else UTF-8."""
    if options.encoding not in (None, "auto"):
        return codecs.lookup(options.encoding).name
    return marked_encoding(head) or "utf-8"


@contextmanager
def _lines(file: BinaryIO, encoding: str) -> Iterator[Iterator[str]]:
    """The lines of `file`, none over MAX_TEXT; bytes that are not in its encoding as lone surrogates."""
    text = io.TextIOWrapper(file, encoding, "surrogateescape", newline="")
    try:
        yield iter(partial(text.readline, MAX_TEXT), "")
    finally:
        text.detach()  # else it would close what is not ours
