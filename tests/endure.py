"""What must hold of any bytes at all: they are read, parsed and written, or refused with an error of the tree."""

from __future__ import annotations

import gzip
import io
import json
import lzma
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
from dumps import COMPRESS, csv_table, jsonl, stories, tarred, wet, zipped
from multiples import ARTICLES
from pyarrow import parquet

from newsparse.article import Article, Document
from newsparse.errors import NewsparseError, Remark
from newsparse.parse import parse_document
from newsparse.readers import read_documents
from newsparse.visible import visible, visible_json, visible_line
from newsparse.writers import FORMATS
from newsparse.writers.style import Style

SAMPLES = Path(__file__).parent.parent / "samples"
# The readers that are fuzzed, and the suffix that leads to each; what is compressed is told by its first bytes.
READERS = {
    "text": ".txt",
    "exports": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "tsv": ".tsv",
    "wet": ".wet",
    "zip": ".zip",
    "tar": ".tar",
    "compressed": ".gz",
    "parquet": ".parquet",
}
_TEXTUAL = ("jsonl", "json", "text", "markdown", "html", "explain", "pretty")


def endure(reader: str, data: bytes, folder: Path) -> int:
    """Read `data` as a file for `reader`, and of a text parse what is in it and write it in every format.

    How many articles it has. Raises what none of these may raise, and AssertionError if a promise is broken.
    """
    path = folder / f"dump{READERS[reader]}"
    path.write_bytes(data)
    count = 0
    try:
        for item in read_documents(path):
            if isinstance(item, Document):
                count += 1
                _check_document(item)
                if READERS[reader] == ".txt":
                    _check_article(parse_document(item), item)
            else:
                _check_message(item)
    except NewsparseError as error:
        _check_message(error)
    return count


def _check_document(document: Document) -> None:
    assert "\0" not in document.text
    for said in (document.text, document.path, document.url, document.timestamp):
        (said or "").encode("utf-8")


def _check_article(article: Article, document: Document) -> None:
    first, last = article.source.lines
    covered = [number for block in article.blocks for number in range(block.lines[0], block.lines[1] + 1)]
    assert covered == (list(range(first, last + 1)) if document.text else [])
    line = FORMATS["jsonl"].write(article, Style(blocks=True))
    assert line.count("\n") == 1
    assert len(line.splitlines()) == 1
    json.loads(line)
    for name in _TEXTUAL:
        FORMATS[name].write(article, Style()).encode("utf-8")
        shown = FORMATS[name].write(article, Style(terminal=True))
        assert visible(shown) == shown


def _check_message(told: NewsparseError | Remark) -> None:
    """A message has all its parts, and can be shown and stored."""
    assert told.where
    if isinstance(told, NewsparseError):
        assert told.wrong
        assert told.remedy
    assert visible_json(json.dumps(str(told)))
    visible_line(str(told)).encode("utf-8")


def seeds(reader: str) -> list[bytes]:
    """Small files that `reader` reads, of all the kinds it knows."""
    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))]
    short = stories(3)
    rows = [json.loads(line) for line in jsonl(short).splitlines()]
    plain = {
        "text": texts,
        "exports": [*texts, "\n".join(ARTICLES).encode(), *_with_separators()],
        "json": [
            json.dumps(rows, indent=1).encode(),
            b"".join(json.dumps(row, indent=1).encode() for row in rows),
        ],
        "jsonl": [jsonl(short), jsonl([*rows, {"text": None}, 1, []]) + b'{"text": "a\\ud800"}\n'],
        "tsv": [csv_table(short, "\t")],
        "csv": [csv_table(short, delimiter) for delimiter in "\t,;"],
        "wet": [wet(short)],
    }
    return plain.get(reader) or _packed(reader, short)


def _with_separators() -> Iterable[bytes]:
    for sign in (
        "---",
        "Document 1 of 3",
        "\f",
        "NZCZC",
        "____________________________________________________________",
    ):
        yield f"\n{sign}\n".join(ARTICLES).encode()


def _packed(reader: str, texts: list[str]) -> list[bytes]:
    members = {f"{n}.txt": text.encode() for n, text in enumerate(texts)}
    whole = "\n".join(texts).encode()
    match reader:
        case "zip":
            return [zipped(members), zipped(members, 0), zipped({"a.zip": zipped(members)})]
        case "tar":
            return [tarred(members, form) for form in (0, 1, 2)]
        case "compressed":
            packed = [compress(whole) for compress in COMPRESS.values()]
            return [*packed, gzip.compress(gzip.compress(whole)), lzma.compress(tarred(members))]
        case _:
            table = pa.table({"id": range(len(texts)), "text": texts, "url": ["u"] * len(texts)})
            return [_parquet(table, compression) for compression in ("NONE", "snappy", "gzip", "zstd")]


def _parquet(table: pa.Table, compression: str) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(table, buffer, compression=compression)
    return buffer.getvalue()
