"""Plain text files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsparse.article import Document
from newsparse.readers.encodings import decode
from newsparse.readers.options import Item, ReadOptions


def read_text(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
    """The one document of a text file. Raises EncodingError, or the OSError of the file."""
    text, used = decode(file.read(), options.encoding, path or "standard input")
    yield Document(text, path, encoding=used)
