"""JSON Lines, and objects of JSON one after another or in a list, whatever their line breaks."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from newsparse.errors import At, EncodingError, InputError, NewsparseError
from newsparse.readers.encodings import decode
from newsparse.readers.options import MAX_TEXT, Item, ReadOptions
from newsparse.readers.records import Records, placed, too_large
from newsparse.readers.streams import CHUNK, Window, peek

# The mark of UTF-32-LE begins with that of UTF-16-LE.
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*+(?:\[\s*+)?\{\s*+"(?:[^"\\]|\\.)*+"\s*+:', re.DOTALL)
_LIST = re.compile(rb"\[\s*+(?:[{\]]|\Z)")
_VALUE_BEGINS = re.compile(rb"[^\s,]")
_SCALAR_ENDS = re.compile(rb'[\s,"\[\]{}]')
_BRACKET = re.compile(rb'["\[\]{}]')
_IN_STRING = re.compile(rb'["\\]')
_OBJECT = re.compile(rb'\{\s*"')

_decode_json = json.JSONDecoder().decode


def read_json(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """A document for each object; the text is in its field `options.text_field`.

    Lines are told from values that run over lines by how the file begins. A line or value that cannot be had is
    an error in its place. NaN, which Python writes for a missing number, is let pass: it is no text. Raises
    EncodingError for UTF-16 and UTF-32, which JSON is not written in.
    """
    records = Records(path, options)
    file, head = peek(file)
    if head.startswith(_WIDE_MARKS):
        wrong = "UTF-16 or UTF-32 by its byte order mark, but JSON is UTF-8"
        raise EncodingError(records.where, wrong, "convert it to UTF-8")
    if head.startswith(codecs.BOM_UTF8):
        file.read(len(codecs.BOM_UTF8))
    yield from _read_values(file, records) if _runs_over_lines(head) else _read_lines(file, records)
    yield from records.remarks()


def is_json(head: bytes) -> bool:
    """Whether what begins like this is JSON: an object with a key, or a list with one in it."""
    return _JSON.match(head) is not None


def _runs_over_lines(head: bytes) -> bool:
    """Whether values are not one a line: a list of objects, or an object that is open at the end of its line."""
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _LIST.match(head):
        return True
    line, newline, _ = head.partition(b"\n")
    return bool(newline) and line.rstrip().endswith((b"{", b",")) and line.count(b'"') % 2 == 0


def _read_lines(file: BinaryIO, records: Records) -> Iterator[Item]:
    number = article = 0
    try:
        for number, line in enumerate(_lines(file), 1):
            if line is None:
                article += 1
                yield too_large(records.where, ("line", number))
            elif not line.isspace():
                article += 1
                yield _read_row(line, records, article, ("line", number))
    except NewsparseError as error:
        yield placed(error, records.where, ("line", number + 1))


def _read_values(file: BinaryIO, records: Records) -> Iterator[Item]:
    """Values of a list or one after another. Behind one that is broken it goes on with what looks like an object."""
    window = Window(file)
    article = 0
    inside = False  # the list
    while _find_value(window):
        if window.data[0] == ord("]" if inside else "["):
            inside = not inside
            window.drop(1)
            continue
        value = _take_value(window)
        if window.fault:
            break
        article += 1
        if len(value) > MAX_TEXT:
            yield too_large(records.where, ("record", article))
            return
        item = _read_row(value, records, article, ("record", article))
        yield item
        if isinstance(item, NewsparseError) and not _is_sound(value) and not _find_object(window):
            inside = False  # its end is part of the wreckage
            break
    if window.fault:
        yield placed(window.fault, records.where, ("record", article + 1))
    elif inside:
        wrong = "the list does not end"
        yield InputError(
            records.where, wrong, "get the file again; what came before is read", ("record", article + 1)
        )


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of `file`; None for one that is over MAX_TEXT, which is never in memory as a whole."""
    for line in iter(partial(file.readline, MAX_TEXT), b""):
        if len(line) < MAX_TEXT or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def _read_row(data: bytes, records: Records, article: int, at: At) -> Item:
    """The document of one line or value, or its error."""
    try:
        if records.encoding in (None, "auto"):
            text, used = str(data, "utf-8"), "utf-8"
        else:
            text, used = decode(data, records.encoding, records.where)
        row = _decode_json(text)
    except UnicodeDecodeError as error:
        wrong = f"not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})"
        return EncodingError(records.where, wrong, "name the encoding with --encoding", at)
    except EncodingError as error:
        return placed(error, records.where, at)
    except (ValueError, RecursionError) as error:
        return InputError(records.where, f"not JSON ({_reason(error)})", "mend it, or leave it out", at)
    if not isinstance(row, dict):
        wrong = "JSON, but no object with fields"
        return InputError(records.where, wrong, "leave it out", at)
    return records.document(row, article, at, used)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower().removesuffix(' at')} at offset {error.pos}"
    return "nested too deep" if isinstance(error, RecursionError) else "a number with too many digits"


def _find_value(window: Window) -> bool:
    """Drop what stands before the next value; whether there is one."""
    while not (found := _VALUE_BEGINS.search(window.data)):
        window.data.clear()
        if not window.fill(1):
            return False
    window.drop(found.start())
    return True


def _find_object(window: Window) -> bool:
    """Drop the wreckage of a broken value, all before what looks like an object; whether there is one."""
    while not (found := _OBJECT.search(window.data)):
        window.drop(max(0, len(window.data) - CHUNK))
        if not window.fill(len(window.data) + 1):
            return False
    window.drop(found.start())
    return True


def _take_value(window: Window) -> bytes:
    """The value with which the window begins, dropped from it; the beginning of one that is over MAX_TEXT."""
    size = _measure(window)
    value = bytes(window.data[:size])
    window.drop(size)
    return value


def _measure(window: Window) -> int:
    """How many bytes the value is long with which the window begins: as far as its brackets are closed."""
    if window.data[0] not in b'"[{':
        return _next(_SCALAR_ENDS, window, 1)[0]
    depth = end = 0
    while end <= MAX_TEXT:
        end, sign = _next(_BRACKET, window, end)
        end += len(sign)
        if sign == b'"':
            end = _end_of_string(window, end)
        depth += (sign in (b"{", b"[")) - (sign in (b"}", b"]"))
        if not sign or depth <= 0:
            break
    return end


def _end_of_string(window: Window, start: int) -> int:
    """Where the string ends that was open at `start`."""
    end, sign = _next(_IN_STRING, window, start)
    while sign == b"\\" and end <= MAX_TEXT:
        end, sign = _next(_IN_STRING, window, end + 2)
    return end + len(sign)


def _next(pattern: re.Pattern[bytes], window: Window, start: int) -> tuple[int, bytes]:
    """Where `pattern` is found from `start` on, and what; at the end of all, b""."""
    while not (found := pattern.search(window.data, start)):
        start = max(start, len(window.data))
        if start > MAX_TEXT or not window.fill(start + 1):
            return start, b""
    return found.start(), found[0]


def _is_sound(value: bytes) -> bool:
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True
