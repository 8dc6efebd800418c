"""Streams of bytes: looked into, cut into chunks, put together again. Nothing here holds more than a window."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from typing import IO, Any, BinaryIO

from newsparse.errors import NewsparseError

CHUNK = 1 << 16
HEAD = 1 << 12  # enough for every magic number, the head of a table, the first key of a JSON object


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of `file` from where it stands, as they come: what is there before an error is had."""
    read = getattr(file, "read1", file.read)
    while data := read(CHUNK):
        yield data


def stream(parts: Iterable[bytes]) -> BinaryIO:
    """A file that reads `parts`, which come when they are needed; what they raise, reading it raises."""
    return io.BufferedReader(_Parts(iter(parts)), CHUNK)


def peek(file: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The first bytes of `file`, HEAD of them if there are as many, and a file that still has them before it."""
    if file.seekable():
        start = file.tell()
        head = file.read(HEAD)
        file.seek(start)
        return file, head
    head = b""
    with suppress(
        NewsparseError
    ):  # a broken stream is told of when its head has been read, and raises it again
        for data in chunks(file):
            head += data
            if len(head) >= HEAD:
                break
    return stream(chain([head], chunks(file))), head[:HEAD]


@contextmanager
def seekable(file: BinaryIO) -> Iterator[IO[bytes]]:
    """`file`, or a copy of it on disk if it cannot go back. The copy has no name, and goes with the block."""
    if file.seekable():
        yield file
        return
    import tempfile  # only a pipe needs it

    with tempfile.TemporaryFile() as copy:
        for data in chunks(file):
            copy.write(data)
        copy.seek(0)
        yield copy


class Window:
    """The part of a stream that is looked at: `data`, which grows at its end and is dropped at its beginning.

    An error of the stream is its end here, and kept as `fault`: what came before it can still be looked at.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.data = bytearray()
        self.fault: NewsparseError | None = None
        self.ended = False
        self._chunks = chunks(file)

    def fill(self, size: int) -> bool:
        """Whether there are `size` bytes in `data`, after reading on as far as that takes."""
        while len(self.data) < size and not self.ended:
            try:
                more = next(self._chunks, b"")
            except NewsparseError as error:
                self.fault, more = error, b""
            self.ended = not more
            self.data += more
        return len(self.data) >= size

    def drop(self, size: int) -> None:
        """Forget the first `size` bytes of `data`."""
        del self.data[:size]

    def skip(self, size: int) -> bool:
        """Go `size` bytes on without keeping them; whether there are as many."""
        while size > len(self.data):
            size -= len(self.data)
            self.data.clear()
            if not self.fill(1):
                return False
        self.drop(size)
        return True


class _Parts(io.RawIOBase):
    """The raw file under `stream`."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._rest = memoryview(b"")
        self._fault: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if not self._rest:
            self._rest = memoryview(self._next())
        room = memoryview(buffer).cast("B")
        size = min(len(room), len(self._rest))
        room[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

    def _next(self) -> bytes:
        """The next part. After an error always the same error: a broken stream has no end to be reached."""
        if self._fault is not None:
            raise self._fault
        try:
            return next(filter(None, self._parts), b"")  # an empty one would be taken for the end
        except Exception as error:
            self._fault = error
            raise
