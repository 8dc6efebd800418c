"""Dumps as people have them, made of invented texts; and ways to read them that take what comes."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from newsparse.article import Document
from newsparse.errors import NewsparseError, Remark
from newsparse.readers import read_documents, read_stream
from newsparse.readers.options import PLAIN, Item, ReadOptions

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# What counts in a folder, as the message has it that says there is nothing of the kind.
IN_FOLDERS = "*.csv, *.jsonl, *.ndjson, *.parquet, *.story, *.text, *.tsv, *.txt or *.wet"

STORY = "Old pier closed\n\nThe old pier of the town is closed, and nobody knows for how long.\n"
COMPRESS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstd.compress}


def stories(count: int) -> list[str]:
    return [
        f"Ferry {n} is late\n\nThe ferry of pier {n} was late by {n} hours.\n" for n in range(1, count + 1)
    ]


def jsonl(rows: Iterable[Any]) -> bytes:
    """Lines of JSON; strings become rows with a text, an url and a timestamp."""
    made = [row_of(row, n) if isinstance(row, str) else row for n, row in enumerate(rows, 1)]
    return b"".join(json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n" for row in made)


def row_of(text: str, number: int) -> dict[str, str]:
    return {"text": text, "url": f"https://news.example/{number}", "timestamp": "2019-04-25T12:57:54Z"}


def csv_table(texts: Iterable[str], delimiter: str = ",") -> bytes:
    quoted = ['"' + text.replace('"', '""') + '"' for text in texts]
    rows = [delimiter.join((str(n), text)) for n, text in enumerate(quoted, 1)]
    return "\r\n".join([delimiter.join(("id", "text")), *rows, ""]).encode("utf-8")


def warc_record(
    body: str | bytes, kind: str = "conversion", number: int = 1, length: int | str | None = None
) -> bytes:
    data = body.encode("utf-8") if isinstance(body, str) else body
    header = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: https://news.example/{number}",
        "WARC-Date: 2019-04-25T12:57:54Z",
        "Content-Type: text/plain",
        f"Content-Length: {len(data) if length is None else length}",
    ]
    return "\r\n".join([*header, "", ""]).encode("ascii") + data + b"\r\n\r\n"


def wet(texts: Iterable[str]) -> bytes:
    records = [warc_record(text, number=n) for n, text in enumerate(texts, 1)]
    return warc_record("Software-Info: a crawler", "warcinfo") + b"".join(records)


def parquet_table(columns: dict[str, Any], **options: Any) -> bytes:
    import pyarrow  # here, as with it in memory no process can be timed well
    from pyarrow import parquet

    buffer = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), buffer, **options)
    return buffer.getvalue()


# Of an index of Parquet: a column in a group of rows that says as little as there may be.
EMPTY_COLUMN = b"\x26\0\0"


def column_of_steps(count: int) -> bytes:
    """The same with a path of so many steps without a name."""
    return b"\x26\0\x1c\x39" + _listed([b"\0"] * count, 8) + b"\0\0"


def parquet_index(columns: list[bytes], groups: int) -> bytes:
    """A file of Parquet that is an index alone, for so many groups of rows with these columns, and no row."""
    root, leaf = b"\x48\4root\x15\2\0", b"\x15\x0c\x25\0\x18\4text\0"
    group = b"\x19" + _listed(columns, 12) + b"\x16\0\x16\0\0"
    index = b"\x15\2\x19" + _listed([root, leaf], 12) + b"\x16\0\x19" + _listed([group] * groups, 12) + b"\0"
    return b"PAR1\x15\0\0\0" + index + struct.pack("<I", len(index)) + b"PAR1"


def _listed(entries: list[bytes], kind: int) -> bytes:
    """A list of Thrift."""
    size, head = len(entries), b""
    while size > 127:
        head, size = head + bytes([size & 127 | 128]), size >> 7
    return bytes([0xF0 | kind]) + head + bytes([size]) + b"".join(entries)


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: Mapping[str, bytes | tarfile.TarInfo], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar archive; a TarInfo goes into it as it is, without data."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for name, data in members.items():
            if isinstance(data, tarfile.TarInfo):
                archive.addfile(data)
            else:
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


class Trickle(io.RawIOBase):
    """A stream that cannot go back and gives a few bytes at a time, as a pipe may."""

    def __init__(self, data: bytes, step: int = 5) -> None:
        self._data = io.BytesIO(data)
        self._step = step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._data.read(min(len(buffer), self._step))
        buffer[: len(data)] = data
        return len(data)


def pipe(data: bytes, step: int = 5) -> BinaryIO:
    return io.BufferedReader(Trickle(data, step))


def read_data(data: bytes, options: ReadOptions = PLAIN) -> list[Item]:
    """The items of a stream that can go back, which are those of one that cannot; what is raised comes last."""
    whole, drop_by_drop = (
        _items(read_stream(io.BytesIO(data), options)),
        _items(read_stream(pipe(data), options)),
    )
    assert list(map(_gist, whole)) == list(map(_gist, drop_by_drop))
    return whole


def _gist(item: Item) -> tuple[object, ...]:
    """What of an item does not depend on the words of the system."""
    if isinstance(item, NewsparseError):
        return (type(item), item.where, item.wrong.partition("(")[0], item.remedy, item.at)
    return (item,)


def read_file(path: Path, data: bytes, options: ReadOptions = PLAIN) -> list[Item]:
    """The items of a file of that name and content; what is raised comes last."""
    path.write_bytes(data)
    return _items(read_documents(path, options))


def _items(items: Iterable[Item]) -> list[Item]:
    found: list[Item] = []
    try:
        for item in items:
            found.append(item)  # noqa: PERF402, what came before an error is wanted
    except NewsparseError as error:
        found.append(error)
    return found


def texts_of(items: Iterable[Item]) -> list[str]:
    return [item.text for item in items if isinstance(item, Document)]


def errors_of(items: Iterable[Item]) -> list[str]:
    return [str(item) for item in items if isinstance(item, NewsparseError)]


def remarks_of(items: Iterable[Item]) -> list[str]:
    return [str(item) for item in items if isinstance(item, Remark)]


def check_account(items: Iterable[Item]) -> None:
    """Every text of a file has its place in the count, and so has every one that is lost."""
    told = [item for item in items if not isinstance(item, Remark)]
    for place, item in enumerate(told, 1):
        if isinstance(item, Document):
            assert item.article == place
            assert "\0" not in item.text
            (item.text + (item.url or "") + (item.timestamp or "")).encode("utf-8")
        else:
            assert item.where
            assert item.wrong
            assert item.remedy
