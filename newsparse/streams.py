"""Output into one stream: all articles one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from newsparse.account import Failed, Outcome, to_record
from newsparse.errors import MissingError
from newsparse.inputs import Input
from newsparse.making import Begun
from newsparse.outputs import Earlier, Take, encode
from newsparse.readers import suffix
from newsparse.readers.compressed import load_zstd
from newsparse.writers import Format

PIECE = 1 << 22  # bytes, before they are compressed

Compress: TypeAlias = Callable[[bytes], bytes]


class Stream:
    """Everything one after another, in UTF-8; with `compress` as one piece after another, each on its own.

    What failed is among it where the format has a way to show that.
    """

    def __init__(
        self, write: Callable[[bytes], object], form: Format, compress: Compress | None = None
    ) -> None:
        self._write = write
        self._form = form
        self._compress = compress
        self._held: list[bytes] = []
        self._size = 0  # of the piece
        self.begun = False

    def earlier(self, _found: Input) -> Earlier | None:
        return None

    def records(self, _span: tuple[int, int]) -> Iterator[dict[str, Any]]:
        return iter(())

    def apart(self, failed: Failed) -> None:
        self._take(failed, None)

    @contextmanager
    def open(self, _begun: Begun) -> Iterator[Take]:
        yield self._take

    def unclaimed(self) -> int:
        return 0

    def _take(self, outcome: Outcome, text: str | None) -> None:
        if self.put(outcome, text):
            self.cut()

    def put(self, outcome: Outcome, text: str | None) -> bool:
        """Whether the piece is full with it."""
        if isinstance(outcome, Failed) and self._form.write_failure:
            text = self._form.write_failure(to_record(outcome) or {})
        if text is None:
            return False
        data = encode(self._form.between + text if self.begun else text)
        self.begun = True
        self._size += len(data)
        if self._compress:
            self._held.append(data)
        else:
            self._write(data)
        return self._size >= PIECE

    def cut(self) -> None:
        """End the piece."""
        if self._compress and self._held:
            self._write(self._compress(b"".join(self._held)))
        self._held.clear()
        self._size = 0


def compression(name: str) -> Compress | None:
    """How to compress a piece, if the name of the file says so. Raises MissingError if a library is missing."""
    ending = suffix(name)
    if ending == ".gz":
        return _gzip
    return _load_zstd(name) if ending == ".zst" else None


def _gzip(data: bytes) -> bytes:
    import gzip  # only such a file needs it

    return gzip.compress(data, 6, mtime=0)


def _load_zstd(name: str) -> Compress:
    try:
        zstd = load_zstd()
    except ImportError as error:
        wrong = "zst needs a library that is not installed"
        raise MissingError(name, wrong, "run pip install 'newsparse[zstd]'") from error
    compress: Compress = zstd.compress
    return compress
