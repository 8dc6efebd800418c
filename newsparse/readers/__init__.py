"""Files to documents. A new input format is one module here and one row in READERS."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

from newsparse.article import Article, Document
from newsparse.errors import InputError, NewsparseError, why
from newsparse.parse import parse_document
from newsparse.readers.options import PLAIN, Item, ReadOptions
from newsparse.readers.text import read_text
from newsparse.visible import utf8

# An open file, the path to name in results (None for standard input), and how to read it. Raises what ends the
# whole file; what is wrong with one document of it comes as an item.
Reader: TypeAlias = Callable[[BinaryIO, str | None, ReadOptions], Iterator[Item]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
}
_PACKED = (".gz", ".bz2", ".xz", ".zst")


def read(path: str | os.PathLike[str], options: ReadOptions = PLAIN) -> Iterator[Article]:
    """The articles of one file, in order. Raises the first InputError or EncodingError it comes to."""
    for item in read_documents(path, options):
        if isinstance(item, NewsparseError):
            raise item
        if isinstance(item, Document):
            yield parse_document(item)


def read_documents(path: str | os.PathLike[str], options: ReadOptions = PLAIN) -> Iterator[Item]:
    """The items of one file, in order. Raises InputError or EncodingError for what ends the whole of it.

    The name's suffix settles the reader; a name with another suffix, or none, is read as text.
    """
    name = os.fspath(path)
    reader = READERS.get(suffix(name), read_text)
    try:
        with open(name, "rb") as file:
            yield from reader(file, utf8(name), options)
    except OSError as error:
        raise _cannot_read(name, error) from error


def read_stream(file: BinaryIO, options: ReadOptions = PLAIN) -> Iterator[Item]:
    """The items of a stream that has no name, read as text. Raises InputError or EncodingError."""
    try:
        yield from read_text(file, None, options)
    except OSError as error:
        raise _cannot_read("standard input", error) from error


def counts(name: str) -> bool:
    """Whether a file of this name is read where it stands in a folder: it has the suffix of a reader, packed or not."""
    stem, ending = os.path.splitext(name.lower())
    return (suffix(stem) if ending in _PACKED else ending) in READERS


def suffix(name: str) -> str:
    """The suffix that settles the reader: `b/A.TXT` has `.txt`."""
    return os.path.splitext(name)[1].lower()


def _cannot_read(name: str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(name, "no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return InputError(name, "no permission to read it", "check its owner and mode")
    return InputError(name, f"cannot be read ({why(error)})", "check the file and its disk")
