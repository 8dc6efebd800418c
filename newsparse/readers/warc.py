"""WET: the texts of web pages as WARC records of the type conversion. Needs the extra `warc`."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from newsparse.article import Document
from newsparse.errors import At, EncodingError, InputError
from newsparse.readers.encodings import decode
from newsparse.readers.options import MAX_TEXT, TOO_LARGE, Item, ReadOptions
from newsparse.readers.records import placed
from newsparse.readers.streams import Window

_TEXT = "conversion"
_RECORD_BEGINS = re.compile(rb"\n(?=WARC/[01]\.)")
_HEADER_ENDS = re.compile(
    rb"\n(?:\r?\n|(?=WARC/[01]\.))"
)  # with a blank line; broken off, where the next record begins
_RECORD_ENDS = re.compile(rb"\r?\n(?:\r?\n|\r?\Z)|\r?\Z")
_LONGEST_HEADER = 1 << 16

_Header: TypeAlias = Callable[[str], str | None]  # the value of a line of the header, by its name


@dataclass(frozen=True, slots=True)
class _Record:
    """A record; the body only of a text."""

    kind: str
    url: str | None
    date: str | None
    body: bytes


@dataclass(frozen=True, slots=True)
class _Broken:
    """What stands in the place of a record, and what is wrong with it."""

    wrong: str


def read_wet(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """A document for each record of the type conversion; records of other types are passed over.

    The text is as long as its record says. Where that cannot be, and where there is no record, stands an error,
    and reading goes on with the next line that opens a record. Texts are counted, not records of other types.
    Raises InputError if there is no text at all.
    """
    where = path or "standard input"
    window = Window(file)
    article = 0
    others: set[str] = set()
    for record in _records(window, _header_reader(where)):
        if isinstance(record, _Record) and record.kind != _TEXT:
            others.add(record.kind)
            continue
        article += 1
        at: At = ("record", article)
        if isinstance(record, _Broken):
            yield InputError(where, record.wrong, "get the file again; its other records are read", at)
        else:
            yield _document(record, path, options, article)
    if window.fault:
        yield placed(window.fault, where, ("record", article + 1))
    elif not article:
        found = f"only records of the type {', '.join(sorted(others)[:9])}" if others else "no WARC record"
        raise InputError(
            where, f"{found}, no text in it", "read the WET file of the crawl, which has the texts"
        )


def _document(record: _Record, path: str | None, options: ReadOptions, article: int) -> Item:
    where = path or "standard input"
    try:
        text, used = decode(record.body, options.encoding, where)
    except EncodingError as error:
        return placed(error, where, ("record", article))
    return Document(text, path, article, encoding=used, url=record.url, timestamp=record.date)


def _records(window: Window, read_header: Callable[[bytes], _Header | None]) -> Iterator[_Record | _Broken]:
    """The records in `window`, to its end or the fault of its stream.

    warcio's own iterator ends with the first damage, tells of it on stderr, and reads a line of any length.
    """
    window.data += b"\n"  # a record begins behind a newline; a dropped one leaves the last of its own
    sound = True
    while True:
        stray = _find_record(window)
        if window.fault and not window.data:
            return
        if stray and sound:
            yield _Broken(f"{stray} bytes here are no record")
        if not window.data:
            return
        record = _take_record(window, read_header)
        if window.fault and isinstance(record, _Broken):
            return
        sound = isinstance(record, _Record)
        yield record


def _find_record(window: Window) -> int:
    """Drop what stands before the next record, or everything; how many bytes of it were no blank lines."""
    stray = 0
    while not (found := _RECORD_BEGINS.search(window.data)):
        stray += _drop(window, len(window.data) - 16)  # it may begin there
        if not window.fill(len(window.data) + 1):
            return stray + _drop(window, len(window.data))
    return stray + _drop(window, found.end())


def _drop(window: Window, size: int) -> int:
    """Drop `size` bytes, if that is positive; how many of them were no blank lines."""
    size = max(0, size)
    solid = len(window.data[:size].strip())
    window.drop(size)
    return solid


def _take_record(window: Window, read_header: Callable[[bytes], _Header | None]) -> _Record | _Broken:
    """The record with which `window` begins, dropped from it; of a broken one only the header, if that."""
    header = _take_header(window, read_header)
    if header is None:
        return _Broken("the header of this record is broken")
    kind, length = header("WARC-Type") or "none", header("Content-Length") or ""
    if not (length.isascii() and length.isdecimal() and len(length) < 19):
        return _Broken("this record does not say how long it is")
    body = _take_text(window, int(length)) if kind == _TEXT else _pass_over(window, int(length))
    if isinstance(body, _Broken):
        return body
    url = (header("WARC-Target-URI") or "").removeprefix("<").removesuffix(">")  # some write it in brackets
    return _Record(kind, url or None, header("WARC-Date"), body)


def _take_header(window: Window, read_header: Callable[[bytes], _Header | None]) -> _Header | None:
    """The header with which `window` begins, dropped but for its last newline; None if it is none."""
    while not (end := _HEADER_ENDS.search(window.data, 0, _LONGEST_HEADER)):
        if len(window.data) >= _LONGEST_HEADER or not window.fill(len(window.data) + 1):
            return None
    if end[0] == b"\n":
        return None
    header = read_header(bytes(window.data[: end.end()]))
    if header:
        window.drop(end.end() - 1)
    return header


def _take_text(window: Window, length: int) -> bytes | _Broken:
    """The body behind the newline with which `window` begins, dropped if it is whole."""
    if length > MAX_TEXT:
        return _Broken(TOO_LARGE)
    if not window.fill(1 + length):
        return _Broken(f"this record is cut short: {len(window.data) - 1} of {length} bytes")
    window.fill(1 + length + 16)
    if not _RECORD_ENDS.match(window.data, 1 + length):
        return _Broken(f"this record does not end after the {length} bytes that it says it has")
    body = bytes(window.data[1 : 1 + length])
    window.drop(1 + length)
    return body


def _pass_over(window: Window, length: int) -> bytes | _Broken:
    """Drop a body that is no text, of any length."""
    if not window.skip(1 + length):
        return _Broken(f"the last record is cut short, of {length} bytes")
    window.fill(16)
    if not _RECORD_ENDS.match(window.data):
        return _Broken(f"this record does not end after the {length} bytes that it says it has")
    return b""


def _header_reader(where: str) -> Callable[[bytes], _Header | None]:
    """What makes a header of its bytes, or None. Raises InputError if the library is missing."""
    try:
        from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException
    except ImportError as error:
        wrong = "WET needs a library that is not installed"
        raise InputError(where, wrong, "run pip install 'newsparse[warc]'") from error
    parser = StatusAndHeadersParser(["WARC/1.", "WARC/0."])

    def read(data: bytes) -> _Header | None:
        try:
            header: _Header = parser.parse(io.BytesIO(data)).get_header
        except StatusAndHeadersParserException:
            return None
        return header

    return read
