"""What a file shows of whether newsparse has written it."""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

from newsparse.errors import InputError, MissingError
from newsparse.outputs import COMPRESSED
from newsparse.readers import suffix
from newsparse.readers.compressed import Budget, compression_of, unpack
from newsparse.streams import compression
from newsparse.writers import Format

_HEAD = 1 << 12
_PARQUET = b"PAR1"
_PARQUET_END = struct.Struct("<I4s")  # the length of its index, and the sign of the format
_COLUMNS = (b"kicker", b"headline", b"boilerplate")  # which hardly any other table has together


def could_be_ours(target: str, form: Format) -> bool:
    """Whether newsparse may have written the file `target` in the format `form`. Of plain text there is no telling.

    Only its head is looked at, and the index of a table. Raises OSError, and MissingError for what unpacks it.
    """
    compression(target)
    with open(target, "rb") as file:
        try:
            head = _unpacked(file, target).read(_HEAD)
        except InputError:  # not what its name says
            return False
        if not head.startswith(form.begins):
            return False
        return form.begins != _PARQUET or all(name in _index(file) for name in _COLUMNS)


def is_ours(target: str, form: Format) -> bool:
    """Whether there is a file `target` which shows that newsparse has written it in the format `form`."""
    try:
        return bool(form.begins) and os.path.isfile(target) and could_be_ours(target, form)
    except (OSError, MissingError):  # who writes there will tell
        return False


def _unpacked(file: BinaryIO, target: str) -> BinaryIO:
    """What is in `file`, which is compressed if its name says so. Raises InputError where it is not."""
    if suffix(target) not in COMPRESSED:
        return file
    packed = compression_of(file.read(_HEAD))
    file.seek(0)
    if packed is None:
        raise InputError(target, "it is not compressed", "check its name")
    return unpack(file, target, packed, Budget(target, None), first=True)


def _index(file: BinaryIO) -> bytes:
    """The first bytes of the index of a Parquet file, which name its columns; nothing if it has none."""
    size = file.seek(0, os.SEEK_END)
    if size < _PARQUET_END.size:
        return b""
    file.seek(-_PARQUET_END.size, os.SEEK_END)
    length, sign = _PARQUET_END.unpack(file.read())
    if sign != _PARQUET or length + _PARQUET_END.size > size:
        return b""
    file.seek(-_PARQUET_END.size - length, os.SEEK_END)
    return file.read(min(length, _HEAD))
