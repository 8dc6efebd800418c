"""Files to documents. A new input format is one module here and one row in READERS.

A file is peeled first: what is compressed is unpacked, an archive is read member by member, both told by their
first bytes. How the bytes that remain are read is said by their first bytes where they are unmistakable, else by
the suffix, else by whether they look like JSON or a table, and else they are plain text.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO, NamedTuple, TypeAlias
from warnings import warn

from newsparse.article import Article, Document
from newsparse.cues import SHIPPED, OwnCues
from newsparse.errors import InputError, NewsparseError, NewsparseWarning, Remark, why
from newsparse.parse import parse_document
from newsparse.readers.compressed import Budget, compression_of, unpack
from newsparse.readers.doubts import doubted
from newsparse.readers.encodings import check_encoding
from newsparse.readers.options import PLAIN, Item, ReadOptions, place_of
from newsparse.readers.streams import peek
from newsparse.readers.text import read_text
from newsparse.regexes import late
from newsparse.visible import utf8

# An open file, the path to name in results (None for standard input), and how to read it. Raises what ends the
# whole file; what is wrong with one document of it comes as an item.
Reader: TypeAlias = Callable[[BinaryIO, str | None, ReadOptions], Iterator[Item]]


def _lazy(module: str, function: str) -> Reader:
    """A reader whose module is imported when it is used: most runs need one of them, if any."""

    def read(file: BinaryIO, path: str | None, options: ReadOptions) -> Iterator[Item]:
        reader: Reader = getattr(import_module(f"newsparse.readers.{module}"), function)
        return reader(file, path, options)

    return read


_JSON = _lazy("jsonl", "read_json")
_CSV = _lazy("table", "read_csv")
_WET = _lazy("warc", "read_wet")
_PARQUET = _lazy("parquet", "read_parquet")

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".story": read_text,
    ".jsonl": _JSON,
    ".ndjson": _JSON,
    ".json": _JSON,
    ".csv": _CSV,
    ".tsv": _lazy("table", "read_tsv"),
    ".parquet": _PARQUET,
    ".wet": _WET,
}
# What begins like this is that, whatever its name.
MAGIC: dict[tuple[bytes, ...], Reader] = {
    (b"WARC/1.0\r", b"WARC/1.0\n", b"WARC/1.1\r", b"WARC/1.1\n"): _WET,
    (b"PAR1\x15",): _PARQUET,  # the first field of every Parquet structure has this number and type
}
ARCHIVES = (".zip", ".tar")
ZIP = (b"PK\3\4", b"PK\5\6")
TAR = b"ustar"  # at byte 257, except in the oldest ones
# Suffixes of what is compressed, and the suffix that is under them if it is not in the name.
COMPRESSED = {
    ".gz": "",
    ".bz2": "",
    ".xz": "",
    ".zst": "",
    ".tgz": ".tar",
    ".tbz": ".tar",
    ".tbz2": ".tar",
    ".txz": ".tar",
    ".tzst": ".tar",
}
# newsparse writes trees of these, and does not take them for inputs where it finds them in a folder.
OUTPUTS = (".json",)
MANY_LINES = 20_000  # lines of one article that may be of any length
FILLED = late(r"\S[^\r\n]*")  # a line with text, from there on
SHORT_LINE = 24  # bytes that they have on average if there are more
DEEPEST = 5  # layers of archives and compressions in one another


def read(
    path: str | os.PathLike[str], options: ReadOptions = PLAIN, *, cues: OwnCues = SHIPPED
) -> Iterator[Article]:
    """The articles of one file, in order.

    Raises the first InputError or EncodingError it comes to, and OptionError for `options` that make no sense.
    Warns with a NewsparseWarning of what the command would remark on, such as a dump that lacks an article.
    `cues`: those of one's own, as `load_cues` gives them.
    """
    for item in read_documents(path, options):
        if isinstance(item, NewsparseError):
            raise item
        if isinstance(item, Remark):
            warn(str(item), NewsparseWarning, stacklevel=2)  # who asked for the next article
        else:
            yield parse_document(item, own=cues)


def read_documents(path: str | os.PathLike[str], options: ReadOptions = PLAIN) -> Iterator[Item]:
    """The items of one file, in order. Raises InputError, EncodingError or OptionError for what ends the whole of it.

    The documents of an archive have the path of the archive and, behind it, the name of the member.
    """
    name = os.fsdecode(path)
    if "\0" in name:
        raise InputError(utf8(name), "no file has a NUL in its name", "check the name")
    try:
        with open(name, "rb") as file:
            yield from _items(file, name, utf8(name), options)
    except OSError as error:
        raise _cannot_read(name, error) from error


def read_stream(file: BinaryIO, options: ReadOptions = PLAIN) -> Iterator[Item]:
    """The items of a stream that has no name, and need not be able to go back. Raises as `read_documents` does."""
    try:
        yield from _items(file, "", None, options)
    except OSError as error:
        raise _cannot_read("standard input", error) from error


def _items(file: BinaryIO, name: str, path: str | None, options: ReadOptions) -> Iterator[Item]:
    check_encoding(options.encoding)
    watched = options.watch(file) if options.watch else file
    return map(_bounded, _read(watched, name, _Source.of(path, options)))


def _bounded(item: Item) -> Item:
    """`item`, or why it is none: of a short line up to 900 bytes are kept, for which a few letters are no measure."""
    if not isinstance(item, Document) or max(map(item.text.count, "\n\r")) <= MANY_LINES:
        return item
    filled = sum(1 for _ in FILLED.finditer(item.text))
    size = len(item.text.encode("utf-8", "surrogatepass"))
    if filled <= MANY_LINES or size >= SHORT_LINE * filled:
        return item
    wrong = f"{filled:,} lines of {size // filled} bytes each, which is a table or a list and no article"
    remedy = "leave it out, or cut it into its articles; --split does that for a plain text"
    return InputError(item.path or "standard input", wrong, remedy, place_of(item))


def counts(name: str) -> bool:
    """Whether a file of this name is an input where a folder is searched; `a.json` only where it is named.

    Of an archive, all members count whose suffix says how they are read, those too.
    """
    return _is_known(name) and suffix(name) not in OUTPUTS


def suffix(name: str) -> str:
    """The suffix of a name: `b/A.TXT` has `.txt`."""
    return os.path.splitext(name)[1].lower()


class _Source(NamedTuple):
    """What is being peeled: the path for results, and what is around it already."""

    path: str | None
    options: ReadOptions
    budget: Budget
    depth: int = 0
    compressed: bool = False

    @classmethod
    def of(cls, path: str | None, options: ReadOptions) -> _Source:
        return cls(path, options, Budget(path or "standard input", options.max_bytes))

    @property
    def where(self) -> str:
        return self.path or "standard input"

    def read(self, reader: Reader, file: BinaryIO) -> Iterator[Item]:
        """What `reader` finds in it, with what is doubtful about that."""
        return doubted(reader(file, self.path, self.options), self.where, self.options.mend)

    def inside(self, member: str = "", compressed: bool = False) -> _Source:
        """What is in it: a member of an archive, or the only thing."""
        if self.depth == DEEPEST:
            wrong = f"more than {DEEPEST} archives and compressions in one another"
            raise InputError(self.where, wrong, "unpack it first")
        path = f"{self.where}/{member}" if member else self.path
        return self._replace(path=path, depth=self.depth + 1, compressed=self.compressed or compressed)


def _read(file: BinaryIO, name: str, source: _Source) -> Iterator[Item]:
    """Peel `file`, whose name is `name`, and read what comes out."""
    file, head = peek(file)
    told = next((reader for beginnings, reader in MAGIC.items() if head.startswith(beginnings)), None)
    if told:
        yield from source.read(told, file)
    elif compression := compression_of(head):
        inner = source.inside(compressed=True)
        unpacked = unpack(file, source.where, compression, source.budget, not source.compressed)
        yield from _read(unpacked, name, inner)
    elif archive := _archive(head, _inner_suffix(name)):
        yield from _read_archive(file, archive, source)
    else:
        reader = READERS.get(_inner_suffix(name)) or _guess(head, source.options)
        yield from source.read(reader, file)


def _archive(head: bytes, suffix: str) -> str | None:
    """The suffix of what this is, if it is an archive; some tar archives can only be told by their own."""
    if head.startswith(ZIP):
        return ".zip"
    if head[257:].startswith(TAR):
        from newsparse.readers.archives import is_tar

        if is_tar(head):
            return ".tar"
    return suffix if suffix in ARCHIVES else None


def _read_archive(file: BinaryIO, archive: str, source: _Source) -> Iterator[Item]:
    """The items of every member; what ends one member does not end the others, unless the budget is spent."""
    from newsparse.readers.archives import tar_members, zip_members  # slow to come

    if zipped := archive == ".zip":
        members = zip_members(file, source.where, _is_known, source.budget, not source.compressed)
    else:
        members = tar_members(file, source.where, _is_known)
    for member in members:
        if isinstance(member, NewsparseError | Remark):
            yield member
            continue
        try:
            yield from _read(member.file, member.name, source.inside(member.name, zipped))
        except NewsparseError as error:
            yield error
        if source.budget.spent:
            return


def _guess(head: bytes, options: ReadOptions) -> Reader:
    """The reader for what has no suffix that says it."""
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begins.startswith((b"{", b"[")):
        from newsparse.readers.jsonl import is_json

        return _JSON if is_json(head) else read_text
    if options.text_field.encode("utf-8", "replace") in begins.partition(b"\n")[0]:
        from newsparse.readers.table import is_table

        return _CSV if is_table(head, options) else read_text
    return read_text


def _is_known(name: str) -> bool:
    """Whether the suffix, under those of compression, says how a file is read."""
    kind = _inner_suffix(name)
    return kind in READERS or kind in ARCHIVES


def _inner_suffix(name: str) -> str:
    """The suffix under those of compression: `a.JSONL.gz` has `.jsonl`, and `a.tgz` has `.tar`."""
    stem, ending = os.path.splitext(name.lower())
    while (under := COMPRESSED.get(ending)) is not None:
        stem, ending = os.path.splitext(stem + under)
    return ending


def _cannot_read(name: str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(name, "no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return InputError(name, "no permission to read it", "check its owner and mode")
    return InputError(name, f"cannot be read ({why(error)})", "check the file and its disk")
