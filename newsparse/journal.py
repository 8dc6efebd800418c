"""What a run has done, written down as it goes, so that a later run can go on after whatever ended it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from io import FileIO
from typing import Any

from newsparse.errors import OutputError

_BLOCK = 1 << 13  # bytes: an entry of a manifest is hardly longer


class Journal:
    """Objects as lines of JSON in the file `path`, which is made if it is not there.

    Only one process has it at a time. Raises OutputError if another one does, and OSError.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._file: FileIO = open(path, "a+b", buffering=0)  # noqa: SIM115
        try:
            _lock(self._file, path)
            self.end = self._file.seek(0, os.SEEK_END)
        except BaseException:
            self._file.close()
            raise

    def write(self, record: dict[str, Any]) -> None:
        """Put a line behind the others, before anything else happens."""
        data = json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        self.end += len(data)
        while data:
            data = data[self._file.write(data) :]

    def read(self, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
        """The objects from byte `start` to `stop`, each with the byte behind it, as far as they are whole."""
        rest = b""
        for block in self.copy(start, self.end if stop is None else stop):
            *lines, rest = (rest + block).split(b"\n")
            for line in lines:
                start += len(line) + 1
                record = _decode(line)
                if record is None:
                    return
                yield start, record

    def copy(self, start: int, stop: int) -> Iterator[bytes]:
        """The bytes from `start` to `stop`, in blocks. Other calls may come in between."""
        while start < stop:
            self._file.seek(start)
            block = self._file.read(min(_BLOCK, stop - start))
            if not block:  # somebody else has cut it
                return
            start += len(block)
            yield block

    def cut(self, end: int) -> None:
        """Forget what stands behind byte `end`."""
        self._file.truncate(end)
        self.end = end

    def close(self) -> None:
        self._file.close()


def _decode(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _lock(file: FileIO, path: str) -> None:
    """Keep other runs out until the file is closed. A worker does not hold it, so it ends with this process."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise OutputError(path, "another newsparse is at work with it", "wait until it ends") from error
    except OSError:  # a file system without locks
        return
