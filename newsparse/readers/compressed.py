"""What is compressed, unpacked as it is read: gz, bz2, xz and zst, told by their first bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from newsparse.errors import InputError, JunkError
from newsparse.readers.streams import CHUNK, chunks, stream

if TYPE_CHECKING:
    from typing import Protocol, TypeAlias

    class Decompressor(Protocol):
        """What the standard library has for one bz2 or xz stream."""

        @property
        def eof(self) -> bool: ...
        @property
        def needs_input(self) -> bool: ...
        @property
        def unused_data(self) -> bytes: ...
        def decompress(self, data: bytes, max_length: int) -> bytes: ...

    # How to begin a stream, and what is raised for a damaged one.
    Codec: TypeAlias = tuple[Callable[[], Decompressor], type[Exception]]

RATIO = 400  # text shrinks to a tenth, the same page over and over to a 230th, only zeros to a 1000th
FREE = 64 << 20  # bytes that are unpacked before anybody asks for the ratio
_XZ_MEMORY = 128 << 20  # what xz -9 needs, twice


class Budget:
    """How much an input may grow to when it is unpacked, all its layers and members together.

    With `cap`, to that many bytes; without, to RATIO times what was `taken` of the compressed bytes. `spent`
    once it was too much: then nothing more of the input should be tried.
    """

    def __init__(self, where: str, cap: int | None) -> None:
        self.where = where
        self.cap = cap
        self.taken = self.made = 0
        self.spent = False

    def take(self, size: int) -> None:
        """Account for `size` compressed bytes read."""
        self.taken += size

    def make(self, size: int) -> None:
        """Account for `size` bytes unpacked. Raises InputError if that is too much."""
        self.made += size
        if self.cap is None:
            if self.made > FREE and self.made > RATIO * self.taken:
                self.spent = True
                wrong = f"it unpacks to more than {RATIO} times its size, as no text does"
                remedy = "leave it out; if you trust it, say with --max-bytes how much it may hold"
                raise InputError(self.where, wrong, remedy)
        elif self.made > self.cap:
            self.spent = True
            wrong = f"it unpacks to more than the {self.cap} bytes allowed"
            raise InputError(self.where, wrong, "allow more with --max-bytes, or leave it out")


class Compression(NamedTuple):
    """A way to compress: its name, how its data begins, and how to get its codec (ImportError if it is missing)."""

    name: str
    magic: tuple[bytes, ...]
    load: Callable[[], Codec]

    def may_begin(self, data: bytes) -> bool:
        """Whether so compressed data may begin with `data`, or `data` so."""
        return any(data.startswith(magic) or magic.startswith(data) for magic in self.magic)


def unpack(file: BinaryIO, where: str, compression: Compression, budget: Budget, first: bool) -> BinaryIO:
    """The unpacked bytes of `file`, to be read from a stream. Raises InputError, now or when that is read.

    `first` if nothing around this was compressed: then it is what `budget` sees taken.
    """
    try:
        codec = compression.load()
    except ImportError as error:
        wrong = f"{compression.name} needs a library that is not installed"
        raise InputError(where, wrong, _how_to_install(compression)) from error
    source = _counted(file, budget) if first else chunks(file)
    return stream(_budgeted(_unpack(source, where, compression, codec), budget))


def compression_of(head: bytes) -> Compression | None:
    """How a file that begins with `head` is compressed, if it is."""
    return next((each for each in COMPRESSIONS if head.startswith(each.magic)), None)


def _counted(file: BinaryIO, budget: Budget) -> Iterator[bytes]:
    for data in chunks(file):
        budget.take(len(data))
        yield data


def _budgeted(parts: Iterator[bytes], budget: Budget) -> Iterator[bytes]:
    for data in parts:
        budget.make(len(data))
        yield data


def _unpack(source: Iterator[bytes], where: str, compression: Compression, codec: Codec) -> Iterator[bytes]:
    """What the streams in `source` hold, one after another: a file may have many, with zeros between."""
    begin, damage = codec
    name = compression.name
    data = next(source, b"")
    while data:
        decompressor = begin()
        while not decompressor.eof:
            hungry = decompressor.needs_input
            if hungry and not data:
                data = next(source, b"")
            try:
                out = decompressor.decompress(data, CHUNK)
            except damage as error:
                reason = str(error).rstrip(".")
                raise InputError(where, f"its {name} data is damaged ({reason})", _GET_AGAIN) from error
            if out:
                yield out
            elif hungry and not data and not decompressor.eof:
                raise InputError(where, f"its {name} data is cut short", _GET_AGAIN)
            data = b""
        data = decompressor.unused_data.lstrip(b"\0")
        while not data and (more := next(source, b"")):
            data = more.lstrip(b"\0")
        if data and not compression.may_begin(data):
            raise JunkError(
                where, f"its {name} data is followed by something else", "see what that is; it is not read"
            )


_GET_AGAIN = "get the file again; what is whole before that is read"


def _how_to_install(compression: Compression) -> str:
    if compression is ZST:
        return "run pip install 'newsparse[zstd]'"
    return "this Python was built without it; unpack the file first"


def _load_gz() -> Codec:
    import zlib

    return _Gunzip, zlib.error


def _load_bz2() -> Codec:
    import bz2

    return bz2.BZ2Decompressor, OSError


def _load_xz() -> Codec:
    import lzma

    return lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY), lzma.LZMAError


def _load_zst() -> Codec:
    zstd = load_zstd()
    return zstd.ZstdDecompressor, zstd.ZstdError


def load_zstd() -> Any:
    """The module for zst. Raises ImportError if it is not installed."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    return zstd


class _Gunzip:
    """A gz stream with the face of the other decompressors. zlib checks its sum."""

    def __init__(self) -> None:
        import zlib

        self._zlib = zlib.decompressobj(16 + zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


_BZ2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")  # the first one, and none at all
_BZ2_SIZES = b"123456789"
GZ = Compression("gz", (b"\x1f\x8b\x08",), _load_gz)
BZ2 = Compression(
    "bz2", tuple(b"BZh%c%b" % (n, block) for n in _BZ2_SIZES for block in _BZ2_BLOCKS), _load_bz2
)
XZ = Compression("xz", (b"\xfd7zXZ\0",), _load_xz)
_SKIPPABLE = tuple(b"%c\x2a\x4d\x18" % n for n in range(0x50, 0x60))
ZST = Compression("zst", (b"\x28\xb5\x2f\xfd", *_SKIPPABLE), _load_zst)
COMPRESSIONS = (GZ, BZ2, XZ, ZST)
